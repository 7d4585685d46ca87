# SPDX-License-Identifier: MIT
"""Keeps None, True and False alive under Python 3.11. Later ones never count references to them.

PySide6 6.12.0 was built with the headers of a later Python: each of its functions that returns
nothing takes away one reference to None, and each signal that it emits one to True. After some
thousand calls the interpreter ends with “none_dealloc: deallocating None”.
"""

from __future__ import annotations

import ctypes
import sys

__all__ = ["make_lasting"]

_MANY = 1 << 40
"""References: as many as a year of calls could take away."""


def make_lasting() -> None:
    """Give the singletons references that nobody will ever use up. Needed once in a process."""
    if sys.version_info >= (3, 12):
        return
    for singleton in (None, True, False, NotImplemented, ...):
        # The count is the first field of every object of CPython.
        ctypes.c_ssize_t.from_address(id(singleton)).value += _MANY
