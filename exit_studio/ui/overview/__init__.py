# SPDX-License-Identifier: MIT
"""Overview: everything in words, findings, publishing, the report."""
