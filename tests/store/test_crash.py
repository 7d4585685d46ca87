# SPDX-License-Identifier: MIT
"""Killed at any moment, an editor loses nothing that had been on the screen for 250 ms."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import repeat
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from exit_studio.errors import LibraryError
from exit_studio.models.library import OpenedCampaign, OutboxItem
from exit_studio.models.look import look_of
from exit_studio.models.summary import CampaignSummary
from exit_studio.store.library import Library
from tests.builders import CAMPAIGN, NOW
from tests.crash import Command, Killed, changes, document_after, editing_script, kill_after
from tests.store.editing_process import OPENING, PUBLISH_EVERY, READY, run
from tests.strategies import EDIT_KINDS

MOMENTS = 50
EARLY = 8
"""How many of them hit the making of the library."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a killed editor left behind."""

    opened: OpenedCampaign | None
    listed: tuple[CampaignSummary, ...]
    waiting: tuple[OutboxItem, ...]
    journal: list[int]
    integrity: str


class Forked:
    """The editor in a copy of a process that has imported everything already.

    Importing takes a second of a processor, and there are many to start.
    """

    def __init__(self, context: ForkServerContext, folder: Path, seed: int) -> None:
        self._reader, writer = context.Pipe(duplex=False)
        self._process = context.Process(target=run, args=(str(folder), seed, writer.send))
        self._process.start()
        writer.close()

    def lines(self) -> Iterator[str]:
        try:
            while True:
                yield self._reader.recv()
        except EOFError:
            return

    def ends_within(self, seconds: float) -> bool:
        self._process.join(seconds)
        return self._process.exitcode is not None

    def kill(self) -> None:
        self._process.kill()
        self._process.join()

    def close(self) -> None:
        self._reader.close()
        self._process.close()


def editor(folder: Path, number: int) -> Command | Forked:
    if number < EARLY or "forkserver" not in multiprocessing.get_all_start_methods():
        module = "tests.store.editing_process"
        return Command([sys.executable, "-m", module, str(folder), str(number)])
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([run.__module__])
    return Forked(context, folder, number)


def kill(folder: Path, number: int, fresh: Path) -> Killed:
    rng = random.Random(f"kill {number}")  # noqa: S311  # chance that can be repeated, no secret
    folder.mkdir()
    if number >= EARLY:
        # Making one takes as long as all that follows.
        shutil.copy(fresh, folder / "library.db")
    cue, delay = (
        (OPENING, rng.uniform(0, 0.4)) if number < EARLY else (READY, rng.uniform(0.05, 1.2))
    )
    with closing(editor(folder, number)) as program:
        return kill_after(program, cue=cue, delay=delay)


def fresh_library(folder: Path) -> Path:
    path = folder / "fresh.db"

    async def make() -> None:
        library = await Library.open(path, backups=folder, clock=lambda: NOW)
        await library.close()

    asyncio.run(make())
    return path


def found(folder: Path) -> Found:
    path = folder / "library.db"

    async def look() -> Found:
        library = await Library.open(path, backups=folder / "backups", clock=lambda: NOW)
        try:
            try:
                opened = await library.open_campaign(CAMPAIGN)
            except LibraryError:
                opened = None
            listed = await library.campaigns()
            return Found(opened, listed, await library.waiting_items(), [], "")
        finally:
            await library.close()

    left = asyncio.run(look())
    connection = sqlite3.connect(path)
    try:
        journal = [seq for (seq,) in connection.execute("SELECT seq FROM journal ORDER BY seq")]
        ((integrity,),) = connection.execute("PRAGMA integrity_check")
    finally:
        connection.close()
    return Found(left.opened, left.listed, left.waiting, journal, integrity)


def check(number: int, killed: Killed, left: Found) -> None:
    assert left.integrity == "ok"
    if left.opened is None:
        # Killed before the campaign was made.
        assert number < EARLY
        assert (killed.shown, left.journal) == ((), [])
        return
    seq = left.opened.seq
    assert killed.owed <= seq <= killed.last, f"run {number}: {seq} of {killed}"
    assert left.journal == list(range(1, seq + 1))
    assert left.opened.set_aside == 0
    assert left.opened.document == document_after(number, seq)
    seen = [(each.name, each.look) for each in left.listed]
    document = left.opened.document
    assert seen == [(document.details.name, look_of(document))]
    # Of the publishes only the last one waits, with the document of its moment.
    for item in left.waiting:
        wish = int(item.id.removeprefix("wish_"))
        assert wish in {
            seq // PUBLISH_EVERY * PUBLISH_EVERY,
            (seq // PUBLISH_EVERY - 1) * PUBLISH_EVERY,
        }
        assert item.request.campaign == document_after(number, wish)
    assert len(left.waiting) <= 1


@pytest.mark.timeout(300)
def test_an_editor_killed_at_50_moments_loses_nothing_older_than_250_ms(tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in range(MOMENTS)]
    fresh = fresh_library(tmp_path)
    with ThreadPoolExecutor(max_workers=4) as pool:
        runs = list(pool.map(kill, folders, range(MOMENTS), repeat(fresh)))
    owed = 0
    for number, (folder, killed) in enumerate(zip(folders, runs, strict=True)):
        check(number, killed, found(folder))
        owed += killed.owed
    # Otherwise it would have been killed too early to show anything.
    assert owed > 5 * MOMENTS


def test_the_script_holds_every_kind_of_edit_and_of_change() -> None:
    steps = (step for _, step in zip(range(2000), editing_script(1), strict=False))
    drawn = {type(step.wish) for step in steps}
    assert drawn >= set(EDIT_KINDS)
    made = [change for _, change in zip(range(500), changes(1), strict=False)]
    assert {change.origin.value for change in made} == {"user", "undo", "redo", "rollback"}


def test_the_script_can_be_told_again() -> None:
    first = [change.document for _, change in zip(range(60), changes(7), strict=False)]
    assert document_after(7, 60) == first[-1]
    assert document_after(7, 0) != first[-1]
    assert len({document.model_dump_json() for document in first}) > 30
