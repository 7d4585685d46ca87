# SPDX-License-Identifier: MIT
"""Settings: backend, website, appearance."""
