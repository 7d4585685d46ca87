# SPDX-License-Identifier: MIT
"""Keeps Python alive under a Qt binding that counts wrongly. Nothing here is about windows."""

from __future__ import annotations

import ctypes
import sys

__all__ = ["keep_true_alive"]

_PLENTY = sys.maxsize // 4


def keep_true_alive() -> None:
    """Make `True` live for ever, as Python does by itself from 3.12 on.

    Each `emit` of PySide6 6.12.0 returns `True` without a reference of its own, and so takes one
    away. Older Pythons count the references to `True` and end the program when none is left:
    “Fatal Python error: bool_dealloc”, after some hundred or thousand signals.
    """
    if sys.version_info < (3, 12) and sys.implementation.name == "cpython":
        # The count is the first field of every object.
        ctypes.c_ssize_t.from_address(id(True)).value += _PLENTY
