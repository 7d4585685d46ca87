# SPDX-License-Identifier: MIT
"""The studio on a large library: its first list, and searching in it key by key.

It says `usable` when the window has painted the campaigns and a key pressed in it has done what it
does; then, once the library is open, it types words into the search field, and says in one line of
JSON how many milliseconds each key took until what it found was painted, for how long the windows
were ever busy meanwhile, and how many MB are in memory after a walk through the whole list. The
measure of the first list is `bare_library`.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from benchmarks.programs.studio import run, until
from benchmarks.programs.studio_start import press
from exit_studio.bootstrap.app import App
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.publishing import BackendState

TYPED = ("spring sale", "cafe", "gift finder", "harbour li", "fruhling", "zzz")
PAUSE_S = 0.06
"""Between what was painted and the next key: that of a fast typist."""
BEAT_MS = 2


class Heartbeat(QObject):
    """Beats while the windows are free, and notes the longest time in which they were not."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000 - BEAT_MS)
        self._last = now


async def first_list(app: App) -> None:
    """Press a key in the list as soon as there is one."""
    await until(lambda: app.first is not None and app.first.is_painted)
    assert app.first is not None  # noqa: S101  # waited for
    view = app.first.window.view
    press(view, Qt.Key.Key_Down)
    await until(lambda: view.currentIndex().isValid())
    view.viewport().repaint()
    print("usable", flush=True)


async def work(app: App) -> None:
    """Search, walk through the list, and say how it went."""
    window = app.studio.library
    assert window is not None  # noqa: S101  # the library has campaigns
    await until(lambda: app.publishing.status.state is not BackendState.STARTING)
    for words in TYPED[:1]:
        await type_words(window, words)
    heart = Heartbeat()
    times = [each for words in TYPED for each in await type_words(window, words)]
    typing_ms = heart.longest_ms
    await walk(window)
    print(json.dumps({"keys": times, "busy": typing_ms, "memory": resident_mb()}), flush=True)


async def type_words(window: LibraryWindow, words: str) -> list[float]:
    """Type key by key into the empty field; return the milliseconds of each key."""
    field = window.search_field
    field.clear()
    await asyncio.sleep(PAUSE_S)
    times: list[float] = []
    for letter in words:
        pressed_at = time.perf_counter()
        QTest.keyClicks(field, letter)
        await until(lambda: window.answers_search)
        window.view.viewport().repaint()
        times.append((time.perf_counter() - pressed_at) * 1000)
        await asyncio.sleep(PAUSE_S)
    return times


async def walk(window: LibraryWindow) -> None:
    """Scroll from the first campaign to the last, and let the pictures in sight come."""
    window.search_field.clear()
    bar = window.view.verticalScrollBar()
    for step in range(51):
        bar.setValue(bar.maximum() * step // 50)
        await asyncio.sleep(PAUSE_S)


def resident_mb() -> float:
    """The memory of this process that is in use and not elsewhere."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("This system does not tell how much memory a process uses.")


if __name__ == "__main__":
    run(Path(sys.argv[1]), work, meanwhile=first_list)
