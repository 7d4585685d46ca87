# SPDX-License-Identifier: MIT
"""An editor without a window, to be killed: `python -m tests.store.editing_process FOLDER SEED`.

It makes a library in FOLDER and edits as `tests.crash.editing_script` says, never waiting for the
disk, while it checkpoints, publishes and lists now and then.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from itertools import count
from pathlib import Path
from typing import cast

from exit_studio.models.edits import Edit
from exit_studio.models.history import Change, History
from exit_studio.models.library import JournalEntry, OutboxItem, ThisComputer
from exit_studio.models.wire import PublishRequest
from exit_studio.store.library import Library
from tests.builders import NOW, a_campaign
from tests.crash import Shown, editing_script, play

OPENING = "opening"
READY = "ready"

CHECKPOINT_EVERY = 7
PUBLISH_EVERY = 19
LIST_EVERY = 11


Say = Callable[[str], None]


async def edit_for_ever(library: Library, seed: int, say: Say) -> None:
    history = History(a_campaign())
    numbers = count(1)
    for step in editing_script(seed):
        await asyncio.sleep(step.pause)
        change = play(history, step)
        if change is None:
            continue
        shown = Shown(next(numbers), time.monotonic())
        entry = JournalEntry(
            seq=shown.seq,
            origin=change.origin,
            label=change.label,
            edit=cast("Edit | None", change.edit),
            diff=change.diff,
            at=step.at,
            step=change.step,
            gesture=change.gesture,
            selection=change.found,
        )
        library.append(change.document.id, entry).add_done_callback(partial(end_on_failure, say))
        say(shown.line())
        await keep_busy(library, change, shown.seq)


async def keep_busy(library: Library, change: Change, seq: int) -> None:
    document = change.document
    if seq % CHECKPOINT_EVERY == 0:
        await library.checkpoint(document.id, document, seq)
    if seq % PUBLISH_EVERY == 0:
        item = OutboxItem(
            id=f"wish_{seq:04}",
            campaign_id=document.id,
            backend=ThisComputer(),
            request=PublishRequest(campaign=document),
            created_at=NOW,
            not_before=NOW,
        )
        await library.enqueue_publish(document.id, document, seq, item)
    if seq % LIST_EVERY == 0:
        await library.campaigns()


def end_on_failure(say: Say, saved: Future[None]) -> None:
    if saved.exception() is not None:
        say(repr(saved.exception()))
        os._exit(3)


async def edit(folder: Path, seed: int, say: Say) -> None:
    say(OPENING)
    library = await Library.open(
        folder / "library.db", backups=folder / "backups", clock=lambda: NOW
    )
    await library.create(a_campaign())
    say(READY)
    await edit_for_ever(library, seed, say)


def run(folder: str, seed: int, say: Say) -> None:
    asyncio.run(edit(Path(folder), seed, say))


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]), partial(print, flush=True))
