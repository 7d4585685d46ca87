# SPDX-License-Identifier: MIT
"""Versions: made when there is something to keep, listed, named, removed and thinned out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from exit_studio.errors import LibraryError
from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.versions import Version, VersionKind
from exit_studio.store.library import Library
from exit_studio.store.versions import REMOVED_FOR
from tests.builders import CAMPAIGN, NOW, a_campaign
from tests.store.support import (
    a_receipt,
    an_editor,
    files,
    in_a_loop,
    library_path,
    minutes,
    opened,
    rows,
)
from tests.store.test_backups import files_no_larger_than

NAMED = VersionKind.NAMED
AUTO = VersionKind.AUTO


def called(name: str) -> Campaign:
    return a_campaign(details=Details(name=name))


async def keep(
    library: Library,
    *documents: Campaign,
    kind: VersionKind = AUTO,
    seq: int = 0,
    at: datetime = NOW,
    name: str = "",
) -> None:
    for document in documents:
        await library.make_version(document, kind, seq=seq, at=at, name=name)


async def numbers(library: Library) -> list[int]:
    return [version.number for version in await library.versions(CAMPAIGN)]


@in_a_loop
async def test_versions_are_listed_newest_first_and_come_back_whole(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        await keep(library, called("One"), kind=NAMED, name="First", at=minutes(1))
        await keep(library, called("Two"), at=minutes(2))
    async with opened(tmp_path) as library:
        assert await library.versions(CAMPAIGN) == (
            Version(number=2, kind=AUTO, seq=0, at=minutes(2)),
            Version(number=1, kind=NAMED, name="First", seq=0, at=minutes(1)),
        )
        assert await library.version_document(CAMPAIGN, 1) == called("One")
        assert await library.version_document(CAMPAIGN, 2) == called("Two")


@in_a_loop
async def test_how_much_was_done_since_is_counted_in_steps(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await keep(library, called("Start"))
        # One step of three letters, then two of one.
        editor.history.begin_gesture("Type", at=NOW)
        await editor.rename("a", "ab", "abc")
        editor.history.commit_gesture()
        await keep(library, called("abc"), seq=editor.seq)
        for name in ("x", "y"):
            await editor.rename(name)
        await editor.undo()
        since = [version.changes_since for version in await library.versions(CAMPAIGN)]
    assert since == [2, 3]


@in_a_loop
async def test_a_version_that_nobody_asked_for_is_not_made_of_the_same_document(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        await keep(library, called("One"), called("One"), called("Two"))
        for kind in (VersionKind.OPENED, VersionKind.RESTORED):
            await keep(library, called("Two"), kind=kind)
        assert await numbers(library) == [2, 1]
        # What a person names is kept, and once, however often it is written.
        for _ in range(2):
            await keep(library, called("Two"), kind=NAMED, name="Mine", seq=0)
        assert await numbers(library) == [3, 2, 1]


@in_a_loop
async def test_each_confirmed_publish_is_a_version(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("Live")
        await editor.publish("wish_0001")
        assert await library.versions(CAMPAIGN) == ()
        await editor.rename("Edited since")
        await library.item_sent("wish_0001", a_receipt(1))
        (version,) = await library.versions(CAMPAIGN)
        live = await library.version_document(CAMPAIGN, 1)
        # The same answer again changes nothing.
        await library.item_sent("wish_0001", a_receipt(1))
        assert await numbers(library) == [1]
    assert version == Version(
        number=1, kind=VersionKind.PUBLISHED, seq=1, at=minutes(1), changes_since=1
    )
    assert live.details.name == "Live"


@in_a_loop
async def test_a_name_can_be_changed_and_keeps_what_made_itself(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        await keep(library, called("One"))
        await library.rename_version(CAMPAIGN, 1, "The good one")
        (version,) = await library.versions(CAMPAIGN)
    assert (version.name, version.kind) == ("The good one", NAMED)


@in_a_loop
async def test_what_is_removed_can_be_brought_back_for_a_month(tmp_path: Path) -> None:
    now = [NOW]
    async with opened(tmp_path, clock=lambda: now[0]) as library:
        await library.create(a_campaign())
        await keep(library, called("One"), called("Two"), kind=NAMED)
        await library.remove_version(CAMPAIGN, 1)
        assert await numbers(library) == [2]
        await library.bring_back_version(CAMPAIGN, 1)
        assert await numbers(library) == [2, 1]

        await library.remove_version(CAMPAIGN, 1)
        later = NOW + REMOVED_FOR + timedelta(minutes=1)
        await keep(library, called("Three"), at=later)
        with pytest.raises(LibraryError, match="There is no version 1") as raised:
            await library.bring_back_version(CAMPAIGN, 1)
        assert raised.value.hint
        assert await numbers(library) == [3, 2]


@in_a_loop
async def test_only_those_that_made_themselves_are_thinned_out(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        day = NOW - timedelta(days=3)
        await keep(library, called("a"), at=day)
        await keep(library, called("b"), kind=NAMED, at=day + timedelta(minutes=1))
        await keep(library, called("c"), at=day + timedelta(minutes=2))
        await keep(library, called("d"), kind=VersionKind.OPENED, at=day + timedelta(minutes=3))
        await keep(library, called("e"), at=NOW)
        assert await numbers(library) == [5, 4, 3, 2]
        await keep(library, called("f"), at=NOW + timedelta(days=200))
        assert await numbers(library) == [6, 4, 2]


@pytest.mark.parametrize("number", [0, 2])
@in_a_loop
async def test_a_version_that_there_is_not_is_told_of(tmp_path: Path, number: int) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        await keep(library, called("One"))
        for ask in (
            library.version_document(CAMPAIGN, number),
            library.rename_version(CAMPAIGN, number, "x"),
            library.remove_version(CAMPAIGN, number),
        ):
            with pytest.raises(LibraryError, match=f"There is no version {number}"):
                await ask


@in_a_loop
async def test_a_campaign_that_is_gone_takes_its_versions_along(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        await keep(library, called("One"))
    with closing(sqlite3.connect(library_path(tmp_path))) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM campaigns")
    assert rows(tmp_path, "SELECT count(*) FROM versions") == [(0,)]


@in_a_loop
async def test_without_room_a_version_is_not_made_and_nothing_is_lost(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("One")
        await editor.checkpoint()
        await keep(library, called("One"))
        await library.put_thumbnail("big", b"\x89PNG" * 20_000)
        size = max(len(content) for content in files(tmp_path).values())
        with files_no_larger_than(size):
            with pytest.raises(LibraryError, match="The disk"):
                await keep(library, called("Two " * 20), kind=NAMED)
            assert await numbers(library) == [1]
        await keep(library, called("Two"), kind=NAMED)
        assert await numbers(library) == [2, 1]
        found = await library.open_campaign(CAMPAIGN)
    assert found.document.details.name == "One"
