# SPDX-License-Identifier: MIT
"""The windows. One package a section; what they share lies beside them. No SQL and no HTTP."""
