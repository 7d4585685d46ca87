# SPDX-License-Identifier: MIT
"""Start: name and goal."""
