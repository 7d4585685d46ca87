# SPDX-License-Identifier: MIT
"""Keeps Python alive under a Qt binding that counts wrongly. Nothing here is about windows."""

from __future__ import annotations

import ctypes
import sys

__all__ = ["keep_singletons_alive"]

_PLENTY = sys.maxsize // 4


def keep_singletons_alive() -> None:
    """Make `None`, `True` and their like live for ever, as Python does by itself from 3.12 on.

    Functions of PySide6 6.12.0 return them without a reference of their own, and so take one away:
    `None` with nearly every call that returns nothing, `True` with each `emit`. Older Pythons count
    these references and end the program when none is left: “Fatal Python error: none_dealloc”.
    """
    if sys.version_info < (3, 12) and sys.implementation.name == "cpython":
        for singleton in (None, True, False, NotImplemented, ...):
            # The count is the first field of every object.
            ctypes.c_ssize_t.from_address(id(singleton)).value += _PLENTY
