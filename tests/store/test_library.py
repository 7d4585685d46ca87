# SPDX-License-Identifier: MIT
"""An open library: one thread, in order, to the end, under either event loop."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Coroutine
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_studio.errors import LibraryError
from exit_studio.store.library import Library
from tests.builders import CAMPAIGN, NOW, a_campaign
from tests.store.support import (
    Ticking,
    a_receipt,
    an_editor,
    an_item,
    files,
    in_a_loop,
    library_path,
    opened,
    renames,
    rows,
)


def store_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("store")]


@in_a_loop
async def test_closing_saves_what_was_handed_in_and_leaves_one_file(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        for entry in renames([*"abcdefghij"]):
            library.append(CAMPAIGN, entry)
    assert list(files(tmp_path)) == ["library.db"]
    assert rows(tmp_path, "SELECT count(*) FROM journal") == [(10,)]


@in_a_loop
async def test_closing_twice_closes_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await asyncio.gather(library.close(), library.close())
        await library.close()
        assert list(files(tmp_path)) == ["library.db"]


@in_a_loop
async def test_a_close_that_is_cancelled_closes_all_the_same(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        for entry in renames([*"abcdefghij"]):
            library.append(CAMPAIGN, entry)
        closing_it = asyncio.create_task(library.close())
        await asyncio.sleep(0)
        closing_it.cancel()
        await library.close()
    assert rows(tmp_path, "SELECT count(*) FROM journal") == [(10,)]
    assert list(files(tmp_path)) == ["library.db"]


@in_a_loop
async def test_a_closed_library_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
    (entry,) = renames(["Late"])
    asked: list[Coroutine[Any, Any, object]] = [
        library.campaigns(),
        library.create(a_campaign(id="c_late")),
        library.open_campaign(CAMPAIGN),
        library.checkpoint(CAMPAIGN, a_campaign(), 0),
        library.delete(CAMPAIGN),
        library.restore(CAMPAIGN),
        library.enqueue_publish(CAMPAIGN, a_campaign(), 0, an_item("wish_0001")),
        library.waiting_items(),
        library.item_failed("wish_0001", attempts=1, not_before=NOW),
        library.item_refused("wish_0001", "No."),
        library.item_sent("wish_0001", a_receipt(1)),
        library.publication(CAMPAIGN),
        library.discard_item("wish_0001"),
        library.setting("theme"),
        library.set_setting("theme", "1"),
        library.thumbnail("c_1"),
        library.put_thumbnail("c_1", b""),
    ]
    for each in asked:
        with pytest.raises(LibraryError, match="The library is closed"):
            await each
    with pytest.raises(LibraryError, match="The library is closed"):
        library.append(CAMPAIGN, entry).result(timeout=10)
    assert rows(tmp_path, "SELECT count(*) FROM journal") == [(0,)]


@in_a_loop
async def test_all_is_done_by_one_thread_which_ends_with_the_library(tmp_path: Path) -> None:
    before = len(store_threads())
    async with opened(tmp_path) as library:
        await asyncio.gather(*(library.set_setting(f"{n}", "1") for n in range(20)))
        assert len(store_threads()) == before + 1
    await ends_of_threads(before)


@in_a_loop
async def test_a_library_that_cannot_be_opened_leaves_no_thread(tmp_path: Path) -> None:
    before = len(store_threads())
    library_path(tmp_path).write_text("A shopping list")
    with pytest.raises(LibraryError):
        async with opened(tmp_path):
            pass
    await ends_of_threads(before)


@in_a_loop
async def test_opening_that_is_cancelled_leaves_nothing_open(tmp_path: Path) -> None:
    before = len(store_threads())
    opening = asyncio.create_task(
        Library.open(library_path(tmp_path), backups=tmp_path / "backups", clock=Ticking())
    )
    await asyncio.sleep(0)
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening
    await ends_of_threads(before)
    # The log is gone: whoever had the file open has closed it.
    assert set(files(tmp_path)) <= {"library.db"}


async def ends_of_threads(expected: int) -> None:
    """Wait until no more store threads than these are left; the test's time limit ends the wait."""
    while len(store_threads()) > expected:
        await asyncio.sleep(0.01)


@in_a_loop
async def test_what_was_asked_for_is_done_though_nobody_waits_any_more(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        (entry,) = renames(["Saved"])
        held = threading.Event()
        library._thread.submit(held.wait)
        saving = asyncio.wrap_future(library.append(CAMPAIGN, entry))
        setting = asyncio.create_task(library.set_setting("theme", "1"))
        await asyncio.sleep(0)
        assert saving.cancel()
        assert setting.cancel()
        held.set()
        assert await library.setting("theme") == "1"
        assert (await library.open_campaign(CAMPAIGN)).seq == 1


@in_a_loop
async def test_one_call_waits_for_the_one_before(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        for entry in renames(["One", "Two"]):
            library.append(CAMPAIGN, entry)
        # Without waiting for the changes first.
        await library.checkpoint(CAMPAIGN, editor.document, 2)
    assert rows(tmp_path, "SELECT checkpoint_seq FROM campaigns") == [(2,)]


@in_a_loop
async def test_another_process_can_read_meanwhile(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        with closing(sqlite3.connect(library_path(tmp_path), isolation_level=None)) as other:
            other.execute("BEGIN")
            assert other.execute("SELECT count(*) FROM journal").fetchall() == [(0,)]
            await editor.rename("One")
            # It goes on to see what it saw.
            assert other.execute("SELECT count(*) FROM journal").fetchall() == [(0,)]
            other.execute("COMMIT")
            assert other.execute("SELECT count(*) FROM journal").fetchall() == [(1,)]
