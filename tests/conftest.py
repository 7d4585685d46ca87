# SPDX-License-Identifier: MIT
"""What every test starts from. This runs before anything imports Qt."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest

# Tests draw into memory, not on somebody's screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Chromium refuses to run as root inside its sandbox. Only tests go without it: they open no page
# but our own.
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"


@pytest.fixture(autouse=True)
def garbage_dies_on_this_thread() -> Iterator[None]:
    """Collect cyclic garbage here only, as the studio does (`ui/garbage.py`).

    A window that a test has left in a cycle would otherwise be deleted by whichever thread happens
    to allocate next, which Qt complains of at best and crashes of at worst.
    """
    gc.disable()
    yield
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            break
