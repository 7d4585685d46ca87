# SPDX-License-Identifier: MIT
"""Collects Python's cyclic garbage on the thread of the windows, and on no other.

A Qt object that is part of a cycle must not die on a worker's thread: Qt warns at best ("Timers
cannot be stopped from another thread") and crashes at worst. Python collects on whichever thread
happens to allocate, the store's for example.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

__all__ = ["GarbageCollection"]

EVERY_MS = 500


class GarbageCollection(QObject):
    """Takes over from Python's own timing from `start` until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Begin. What is alive now is taken to live on, so that no collection looks through it."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _collect(self) -> None:
        """Collect the oldest generation that Python would collect now."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
