# SPDX-License-Identifier: MIT
"""Garbage is collected by the loop of the windows, and by Python again at the end."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer

from exit_studio.ui.garbage import GarbageCollection
from tests.ui.rig import Rig


class Knot:
    """Holds itself, so that only the collector can let it go."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collection() -> Iterator[GarbageCollection]:
    owner = QObject()
    made = GarbageCollection(owner)
    made.start()
    yield made
    made.stop()


def test_knots_are_undone_by_the_loop(rig: Rig, collection: GarbageCollection) -> None:
    for timer in collection.findChildren(QTimer):
        timer.setInterval(0)
    knot = weakref.ref(Knot())
    assert not gc.isenabled()

    # Enough that Python itself would collect now.
    rest: list[list[int]] = [[] for _ in range(gc.get_threshold()[0] + 1)]

    rig.wait_until(lambda: knot() is None)
    assert len(rest) > 0


def test_at_the_end_python_collects_again(collection: GarbageCollection) -> None:
    collection.stop()

    assert gc.isenabled()
