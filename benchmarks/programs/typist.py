# SPDX-License-Identifier: MIT
"""Types into a field, key by key, and measures each until the page has painted it.

Both programs of the figure `keystroke` type with this; what happens between key and page is theirs.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from itertools import cycle

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

__all__ = ["Typist", "serve"]

TEXT = "Wait! Before you go, take 10% off"
PAUSE_MS = 40
"""Between what was painted and the next key: far shorter than a typist's, and long enough for what
a key sets off besides painting to be over."""


class Typist(QObject):
    """Types `TEXT` over and over: the first key of each round replaces all that stands there.

    Signals:
        typed (list[float]): what was ordered is done; milliseconds for each key, from before its
            event until the program heard that it had been painted.
    """

    typed = Signal(object)

    def __init__(self, field: QLineEdit | QPlainTextEdit, revision: Callable[[], int]) -> None:
        """Prepare; types nothing.

        Args:
            field: Where to type.
            revision: Gives the number of the last thing that was handed to the page.
        """
        super().__init__()
        self._field = field
        self._revision = revision
        self._keys = cycle(enumerate(TEXT))
        self._left = 0
        self._pressed_at = 0.0
        self._awaited: int | None = None
        self._times: list[float] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._press)

    def type_keys(self, count: int) -> None:
        """Begin to type so many keys."""
        self._left = count
        self._times = []
        self._pause.start()

    def note_painted(self, revision: int) -> None:
        """Take note that what was handed over with this number is on the screen."""
        now = time.perf_counter()
        if self._awaited is None or revision < self._awaited:
            return
        self._awaited = None
        self._times.append((now - self._pressed_at) * 1000)
        self._left -= 1
        if self._left:
            self._pause.start()
        else:
            self.typed.emit(self._times)

    def _press(self) -> None:
        place, key = next(self._keys)
        if place == 0:
            self._field.selectAll()
        before = self._revision()
        self._pressed_at = time.perf_counter()
        QTest.keyClicks(self._field, key)
        self._awaited = self._revision()
        if self._awaited == before:
            raise RuntimeError(f"The key {key!r} changed nothing on the page.")


class _Orders(QObject):
    """Reads standard input: a number a line, how many keys to type.

    Signals:
        given (int): such a line.
        closed (): there will be no more.
    """

    given = Signal(int)
    closed = Signal()

    def listen(self) -> None:
        """Begin to read, on a thread: Qt cannot wait for standard input on every system."""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.given.emit(int(line))
        self.closed.emit()


def _print_times(times: list[float]) -> None:
    print(json.dumps(times), flush=True)


def serve(typist: Typist, when_closed: Callable[[], object]) -> QObject:
    """Say `ready`, and type what is ordered on standard input, until that is closed.

    Returns:
        What listens; keep it.
    """
    orders = _Orders()
    orders.given.connect(typist.type_keys)
    orders.closed.connect(when_closed)
    typist.typed.connect(_print_times)
    print("ready", flush=True)
    orders.listen()
    return orders
