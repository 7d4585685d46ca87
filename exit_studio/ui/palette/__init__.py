# SPDX-License-Identifier: MIT
"""The command palette: finds by a few letters what can be done, and lets it be done."""
