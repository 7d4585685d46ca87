# SPDX-License-Identifier: MIT
"""A studio to be killed: `python -m tests.journeys.editing_studio FOLDER SEED`.

It opens the window of FOLDER's campaign and edits as `tests.crash.editing_script` says.
"""

from __future__ import annotations

import asyncio
import sys
import time
from contextlib import AbstractContextManager
from datetime import datetime
from itertools import count
from pathlib import Path

from qasync import QEventLoop

from exit_studio.bootstrap.app import App
from exit_studio.bootstrap.entry import make_application
from exit_studio.paths import Paths
from exit_studio.ui.session import EditorSession
from tests.builders import CAMPAIGN, NOW
from tests.crash import Move, Shown, editing_script

READY = "ready"


class ScriptClock:
    """Tells the script's time, so that the same edits merge however fast the machine is."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


class _Regretted(Exception):
    """A gesture ended by Escape."""


class Hands:
    """Does to a session what the script says."""

    def __init__(self, session: EditorSession) -> None:
        self._session = session
        self._gesture: AbstractContextManager[None] | None = None

    def do(self, wish: object) -> None:
        match wish:
            case Move.UNDO:
                self._session.undo()
            case Move.REDO:
                self._session.redo()
            case Move.BEGIN_GESTURE:
                self._gesture = self._session.gesture("Drag")
                self._gesture.__enter__()
            case Move.COMMIT_GESTURE | Move.ROLL_BACK_GESTURE:
                self._end_gesture(regretted=wish is Move.ROLL_BACK_GESTURE)
            case edit:
                self._session.submit(edit)  # type: ignore[arg-type]  # all others are edits

    def _end_gesture(self, *, regretted: bool) -> None:
        gesture, self._gesture = self._gesture, None
        assert gesture is not None
        if not regretted:
            gesture.__exit__(None, None, None)
            return
        try:
            error = _Regretted()
            gesture.__exit__(_Regretted, error, None)
        except _Regretted:
            pass


async def edit_for_ever(app: App, clock: ScriptClock, seed: int) -> None:
    await app.start()
    app.studio.open_campaign(CAMPAIGN)
    while CAMPAIGN not in app.studio.windows:
        await asyncio.sleep(0.01)
    session = app.studio.windows[CAMPAIGN].session
    numbers = count(1)
    session.document_changed.connect(lambda _: tell(Shown(next(numbers), time.monotonic()).line()))
    hands = Hands(session)
    tell(READY)
    for step in editing_script(seed):
        await asyncio.sleep(step.pause)
        clock.at = step.at
        hands.do(step.wish)


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(folder: str, seed: int) -> None:
    paths = Paths.under(Path(folder))
    paths.create()
    qt = make_application()
    clock = ScriptClock()
    loop = QEventLoop(qt)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(edit_for_ever(App(qt, paths, clock=clock), clock, seed))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
