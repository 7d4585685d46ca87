# SPDX-License-Identifier: MIT
"""A copy of a library is whole, or it is not there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from exit_studio.errors import LibraryError
from exit_studio.models.backups import BackupReason
from exit_studio.models.edits import RenameCampaign
from exit_studio.store.backups import free_name
from tests.builders import CAMPAIGN, NOW, a_campaign
from tests.store.support import (
    Editor,
    an_editor,
    an_entry,
    files,
    in_a_loop,
    library_path,
    opened,
    rows,
)
from tests.store.test_migrations import and_then

EVENING = datetime(2026, 3, 2, 23, 15, 9, tzinfo=timezone(timedelta(hours=-5)))


def test_a_copy_is_named_by_its_time_in_utc_and_its_reason(tmp_path: Path) -> None:
    name = free_name(tmp_path / "backups", at=EVENING, reason="before-0002")
    assert name == tmp_path / "backups" / "library-20260303T041509Z-before-0002.db"


def test_a_copy_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        name = free_name(tmp_path, at=EVENING, reason="x")
        name.touch()
        names.append(name.name)
    stem = "library-20260303T041509Z-x"
    assert names == [f"{stem}.db", f"{stem}-2.db", f"{stem}-3.db"]


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Let every write fail that makes a file larger than this, as on a disk that is full."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@in_a_loop
async def test_without_room_for_the_copy_there_is_none_and_the_library_is_not_touched(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as library:
        await (await an_editor(library)).rename("One")
        await library.put_thumbnail("c_1", b"\x89PNG" * 30_000)
    before = files(tmp_path)
    with files_no_larger_than(60_000), pytest.raises(LibraryError) as raised:
        async with opened(tmp_path, revisions=and_then("adds")):
            pass
    assert "The disk" in raised.value.user_message
    assert files(tmp_path) == before
    assert files(tmp_path / "backups") == {}


@in_a_loop
async def test_a_damaged_library_is_not_lifted(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await (await an_editor(library)).rename(*(f"Name {n}" for n in range(80)))
    (pages,) = rows(tmp_path, "SELECT rootpage FROM sqlite_master WHERE name = 'journal'")[0]
    content = bytearray(library_path(tmp_path).read_bytes())
    content[(pages - 1) * 4096 : pages * 4096] = b"\xff" * 4096
    library_path(tmp_path).write_bytes(content)
    with pytest.raises(LibraryError, match="is damaged"):
        async with opened(tmp_path, revisions=and_then("adds")):
            pass
    assert library_path(tmp_path).read_bytes() == content
    assert files(tmp_path / "backups") == {}


# -- while one works ---------------------------------------------------------------------------


@in_a_loop
async def test_a_backup_is_made_only_when_something_was_changed_and_time_has_passed(
    tmp_path: Path,
) -> None:
    now = [NOW]
    half_an_hour = timedelta(minutes=30)
    async with opened(tmp_path, clock=lambda: now[0]) as library:
        # Nothing is there yet.
        assert await library.back_up() is None
        editor = await an_editor(library)
        first = await library.back_up(after=half_an_hour)
        assert first is not None
        assert (first.reason, first.at) == (BackupReason.WORK, NOW)
        now[0] += timedelta(minutes=29)
        await rename_at(editor, "One", now[0])
        assert await library.back_up(after=half_an_hour) is None
        now[0] += timedelta(minutes=1)
        second = await library.back_up(after=half_an_hour)
        assert second is not None
        now[0] += timedelta(days=1)
        assert await library.back_up(after=half_an_hour) is None
        assert await library.backups() == (second, first)
    assert first.size == len(files(tmp_path / "backups")[first.name])


async def rename_at(editor: Editor, name: str, at: datetime) -> None:
    change = editor.history.apply(RenameCampaign(name=name), at=at)
    assert change is not None
    editor.seq += 1
    entry = an_entry(change, editor.seq, at=at)
    await asyncio.wrap_future(editor.library.append(CAMPAIGN, entry))


@in_a_loop
async def test_a_backup_is_a_library_with_all_that_is_in_the_log(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await (await an_editor(library)).rename("One")
        made = await library.back_up()
    assert made is not None
    other = tmp_path / "other"
    other.mkdir()
    (tmp_path / "backups" / made.name).rename(library_path(other))
    async with opened(other) as library:
        found = await library.open_campaign(CAMPAIGN)
    assert found.document.details.name == "One"


@in_a_loop
async def test_edits_go_on_while_a_backup_is_made(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await library.put_thumbnail("big", b"\x89PNG" * 2_000_000)
        copying = asyncio.ensure_future(library.back_up())
        written = 0
        while not copying.done():
            await editor.rename(f"Name {written}")
            written += 1
        made = await copying
    assert made is not None
    assert made.size > 8_000_000
    assert written > 1


@in_a_loop
async def test_backups_are_thinned_out_and_copies_before_an_update_stay(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    old = ("20260201T090000Z-work", "20260201T100000Z-work", "20240101T000000Z-before-0002")
    for stem in old:
        (folder / f"library-{stem}.db").write_bytes(b"x")
    (folder / "library-20260201T100000Z-work.partial").write_bytes(b"half")
    (folder / "notes.txt").write_text("mine")
    async with opened(tmp_path, clock=lambda: NOW) as library:
        await library.create(a_campaign())
        made = await library.back_up()
        listed = await library.backups()
    assert made is not None
    assert [(each.name, each.reason) for each in listed] == [
        (made.name, BackupReason.WORK),
        ("library-20260201T100000Z-work.db", BackupReason.WORK),
        ("library-20240101T000000Z-before-0002.db", BackupReason.BEFORE_UPDATE),
    ]
    assert set(files(folder)) == {*(each.name for each in listed), "notes.txt"}


@in_a_loop
async def test_without_room_a_backup_is_told_of_and_the_others_stay(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        first = await library.back_up()
        await library.put_thumbnail("big", b"\x89PNG" * 60_000)
        await library.create(a_campaign(id="c_other"))
        with files_no_larger_than(150_000), pytest.raises(LibraryError, match="The disk"):
            await library.back_up()
        assert await library.backups() == (first,)
        assert [path for path in files(tmp_path / "backups") if "partial" in path] == []
