# SPDX-License-Identifier: MIT
"""Archive and trash: many at once or none, back as they were, and gone for good after 30 days."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from exit_studio.errors import LibraryError
from exit_studio.models.ids import CampaignId
from exit_studio.store.library import Library
from exit_studio.store.shelves import KEPT
from tests.builders import NOW, a_campaign
from tests.store.support import an_editor, in_a_loop, minutes, opened, rows
from tests.store.test_summaries import DAMAGE

THREE = ("c_a", "c_b", "c_c")
TABLES = (
    *("campaigns", "journal", "journal_rejected", "outbox", "publications"),
    *("summaries", "writings"),
)


async def ids(library: Library, *, archived: bool = False) -> list[CampaignId]:
    return sorted(each.id for each in await library.campaigns() if each.archived is archived)


async def in_trash(library: Library) -> list[CampaignId]:
    return [each.id for each in await library.trash()]


async def create_three(library: Library) -> None:
    for name in THREE:
        await library.create(a_campaign(id=name))


@in_a_loop
async def test_what_is_archived_is_put_away_and_comes_back_unchanged(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await create_three(library)
        before = await library.campaigns()

        await library.archive("c_a", "c_c")

        assert await ids(library) == ["c_b"]
        assert await ids(library, archived=True) == ["c_a", "c_c"]
        assert (await library.open_campaign("c_a")).document == a_campaign(id="c_a")
        await library.unarchive("c_a", "c_c")
        assert await library.campaigns() == before


@in_a_loop
async def test_archiving_again_leaves_the_time_as_it_was(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await create_three(library)
        await library.archive("c_a")
        first = rows(tmp_path, "SELECT archived_at FROM campaigns WHERE id = 'c_a'")
        await library.archive("c_a", "c_b")
        assert rows(tmp_path, "SELECT archived_at FROM campaigns WHERE id = 'c_a'") == first


@in_a_loop
async def test_the_trash_lists_what_is_in_it_and_since_when(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        # Opening looks at the clock once, and each campaign and each deletion once more.
        await create_three(library)
        await library.delete("c_b")
        await library.delete("c_a", "c_c")
        found = await library.trash()
        assert await library.campaigns() == ()
    assert [(each.id, each.deleted_at) for each in found] == [
        ("c_a", minutes(6)),
        ("c_c", minutes(6)),
        ("c_b", minutes(5)),
    ]
    assert found[0].name == a_campaign().details.name


@in_a_loop
async def test_what_was_archived_returns_to_the_archive(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await create_three(library)
        await library.archive("c_a")
        await library.delete("c_a", "c_b")
        await library.restore("c_a", "c_b")
        assert await in_trash(library) == []
        assert await ids(library) == ["c_b", "c_c"]
        assert await ids(library, archived=True) == ["c_a"]


Many = Callable[[Library], Callable[..., Coroutine[Any, Any, None]]]


@pytest.mark.parametrize(
    "face",
    [lambda x: x.archive, lambda x: x.unarchive, lambda x: x.delete, lambda x: x.restore],
    ids=["archive", "unarchive", "delete", "restore"],
)
@in_a_loop
async def test_many_are_moved_or_none(tmp_path: Path, face: Many) -> None:
    async with opened(tmp_path) as library:
        await create_three(library)
        await library.archive("c_b")
        await library.delete("c_c")
        before = rows(tmp_path, "SELECT id, archived_at, deleted_at FROM campaigns")
        with pytest.raises(LibraryError, match="no campaign “c_gone”"):
            await face(library)("c_a", "c_b", "c_c", "c_gone")
    assert rows(tmp_path, "SELECT id, archived_at, deleted_at FROM campaigns") == before


@in_a_loop
async def test_what_is_erased_leaves_nothing_behind(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library, a_campaign(id="c_a"))
        await editor.rename("One", "Two")
        await editor.publish("wish_0001")
        await library.campaigns()
        await library.delete("c_a")
        await library.erase("c_a")
        assert await in_trash(library) == []
        assert await library.search("two") == ()
        with pytest.raises(LibraryError, match="no campaign"):
            await library.restore("c_a")
    for table in TABLES:
        assert rows(tmp_path, f"SELECT * FROM {table}") == [], table  # noqa: S608  # named above


@in_a_loop
async def test_only_what_is_in_the_trash_can_be_erased(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await create_three(library)
        await library.delete("c_b")
        await library.erase("c_a", "c_b", "c_gone")
        assert await ids(library) == ["c_a", "c_c"]
        assert await in_trash(library) == []


@pytest.mark.parametrize(
    ("later", "left"),
    [(KEPT, ["c_old", "c_new"]), (KEPT + timedelta(seconds=1), ["c_new"])],
    ids=["on the last moment", "a second later"],
)
@in_a_loop
async def test_the_trash_keeps_thirty_days(
    tmp_path: Path, later: timedelta, left: list[CampaignId]
) -> None:
    times = iter([NOW, NOW, NOW, NOW, NOW, NOW + timedelta(days=1)])

    def clock() -> datetime:
        return next(times)

    async with opened(tmp_path, clock=clock) as library:
        for name in ("c_old", "c_new", "c_kept"):
            await library.create(a_campaign(id=name))
        await library.delete("c_old")
        await library.delete("c_new")
    async with opened(tmp_path, clock=lambda: NOW + later) as library:
        assert sorted(await in_trash(library)) == sorted(left)
        assert await ids(library) == ["c_kept"]


@in_a_loop
async def test_what_cannot_be_read_is_in_the_trash_and_can_be_erased(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await create_three(library)
        await library.delete("c_b")
    rows(tmp_path, DAMAGE[0])
    rows(tmp_path, "DELETE FROM summaries")
    async with opened(tmp_path) as library:
        (found,) = await library.trash()
        assert (found.id, found.name, found.labels) == ("c_b", "", ())
        assert found.deleted_at is not None
        await library.erase("c_b")
        assert await library.trash() == ()
