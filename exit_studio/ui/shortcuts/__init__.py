# SPDX-License-Identifier: MIT
"""Shortcuts: which keys actions have, and the sheet in which one looks them up and changes them."""
