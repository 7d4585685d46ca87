# SPDX-License-Identifier: MIT
"""What is no library, and what a disk may do to one: a clear error each, and nothing is touched."""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from exit_studio.errors import LibraryError
from exit_studio.models.edits import SetContent
from exit_studio.models.rich_text import rich
from tests.builders import CAMPAIGN, HEADING, NOW, a_campaign
from tests.store.conftest import Disk
from tests.store.support import (
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

PAGE = 4096
SHORT = timedelta(milliseconds=50)


async def failure(folder: Path) -> LibraryError:
    """The error of opening the library of a folder, which must leave every file as it was."""
    before = files(folder)
    with pytest.raises(LibraryError) as raised:
        async with opened(folder, busy_timeout=SHORT):
            pass
    assert files(folder) == before
    assert str(folder) in raised.value.user_message
    assert raised.value.hint
    return raised.value


async def a_library(folder: Path, campaigns: int = 1) -> None:
    """A library with something in every table."""
    async with opened(folder) as library:
        editor = await an_editor(library)
        await editor.rename("One", "Two")
        await editor.publish("wish_0001")
        await library.item_sent("wish_0001", a_receipt(1))
        await editor.publish("wish_0002")
        await editor.rename("Three")
        for number in range(campaigns - 1):
            await library.create(a_campaign(id=f"c_{number}"))
        await library.set_setting("theme", '"dark"')
        await library.put_thumbnail("c_1", b"\x89PNG" * 3000)


@pytest.mark.parametrize(
    "content",
    [
        b"A shopping list\n",
        b"\x89PNG\r\n\x1a\n" + bytes(9000),
        bytes(range(256)) * 64,
        b"SQLite format 3\x00" + b"\x5a" * 8000,
        b"SQLite format 3\x00",
        b"\x00\x00",
    ],
    ids=["text", "picture", "bytes", "only the first bytes", "nothing after them", "two bytes"],
)
@in_a_loop
async def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    library_path(tmp_path).write_bytes(content)
    error = await failure(tmp_path)
    assert "is no library of Exit Studio" in error.user_message


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE recipes (name TEXT)",
        "CREATE TABLE campaigns (name TEXT); CREATE TABLE journal (name TEXT)",
        "CREATE TABLE alembic_version (version_num TEXT); CREATE TABLE recipes (name TEXT)",
    ],
    ids=["another program's", "the same names", "another program's with revisions"],
)
@in_a_loop
async def test_a_database_of_another_program(tmp_path: Path, script: str) -> None:
    with closing(sqlite3.connect(library_path(tmp_path))) as connection:
        connection.executescript(script)
    error = await failure(tmp_path)
    assert "is no library of Exit Studio" in error.user_message


@in_a_loop
async def test_a_library_of_a_newer_release(tmp_path: Path) -> None:
    await a_library(tmp_path)
    rows(tmp_path, "UPDATE alembic_version SET version_num = '9999'")
    error = await failure(tmp_path)
    assert "was made by a newer Exit Studio" in error.user_message
    assert "Update" in error.hint


@in_a_loop
async def test_a_library_that_does_not_know_its_revision(tmp_path: Path) -> None:
    await a_library(tmp_path)
    rows(tmp_path, "DELETE FROM alembic_version")
    error = await failure(tmp_path)
    assert "is damaged" in error.user_message


@in_a_loop
async def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    # What is left when the very first start is killed between making the file and filling it.
    library_path(tmp_path).touch()
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
    assert rows(tmp_path, "SELECT id FROM campaigns") == [(CAMPAIGN,)]


@in_a_loop
async def test_a_path_that_leads_nowhere(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be opened or made") as raised:
        async with opened(tmp_path / "missing"):
            pass
    assert "folder exists" in raised.value.hint
    assert files(tmp_path) == {}
    library_path(tmp_path).mkdir()
    error = await failure(tmp_path)
    assert "cannot be opened or made" in error.user_message


@in_a_loop
async def test_a_library_with_signs_in_its_name_that_addresses_use(tmp_path: Path) -> None:
    folder = tmp_path / "100% of my pop-ups? 'a' \"b\" é #1 & mode=ro"
    folder.mkdir()
    await a_library(folder)
    async with opened(folder) as library:
        found = await library.open_campaign(CAMPAIGN)
    assert found.document.details.name == "Three"
    assert [path.name for path in folder.iterdir()] == ["library.db"]


@contextmanager
def permissions(folder: Path, mode: int) -> Iterator[None]:
    folder.chmod(mode)
    try:
        yield
    finally:
        folder.chmod(0o700)


@in_a_loop
async def test_a_file_that_is_read_only(guarded_folder: Path) -> None:
    await a_library(guarded_folder)
    library_path(guarded_folder).chmod(0o400)
    error = await failure(guarded_folder)
    assert "cannot be written" in error.user_message
    library_path(guarded_folder).chmod(0o600)
    async with opened(guarded_folder) as library:
        assert len(await library.campaigns()) == 1


@in_a_loop
async def test_a_file_that_may_not_be_read(guarded_folder: Path) -> None:
    await a_library(guarded_folder)
    library_path(guarded_folder).chmod(0o200)
    with pytest.raises(LibraryError, match="cannot be opened or made"):
        async with opened(guarded_folder):
            pass


@in_a_loop
async def test_a_folder_that_may_not_be_entered(guarded_folder: Path) -> None:
    await a_library(guarded_folder)
    with permissions(guarded_folder, 0), pytest.raises(LibraryError) as raised:
        async with opened(guarded_folder):
            pass
    assert "cannot be opened or made" in raised.value.user_message


@pytest.mark.parametrize("filled", [True, False])
@in_a_loop
async def test_a_folder_that_is_read_only(guarded_folder: Path, filled: bool) -> None:
    if filled:
        await a_library(guarded_folder)
    with permissions(guarded_folder, 0o500):
        error = await failure(guarded_folder)
    assert "cannot be" in error.user_message
    assert "write there" in error.hint


@in_a_loop
async def test_a_library_that_another_program_holds(tmp_path: Path) -> None:
    await a_library(tmp_path)
    with closing(sqlite3.connect(library_path(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="is in use by another program") as raised:
            async with opened(tmp_path, busy_timeout=SHORT):
                pass
        other.execute("ROLLBACK")
        assert "Close that program" in raised.value.hint
        async with opened(tmp_path, busy_timeout=SHORT) as library:
            # It may also come later.
            (entry,) = renames([*"abcd"])[3:]
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LibraryError, match="is in use by another program"):
                await asyncio.wrap_future(library.append(CAMPAIGN, entry))
            assert len(await library.campaigns()) == 1
            other.execute("ROLLBACK")
            await asyncio.wrap_future(library.append(CAMPAIGN, entry))


@in_a_loop
async def test_a_full_disk_fails_the_change_and_takes_it_when_there_is_room(
    tmp_path: Path, disk: Disk
) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("Before")
        disk.fill()
        # Larger than what is left in the pages that the file has.
        long = SetContent(element_id=HEADING, content=rich("x" * 9000))
        change = editor.history.apply(long, at=NOW)
        assert change is not None
        entry = editor.entry(change)
        for _ in range(2):
            with pytest.raises(LibraryError, match="The disk is full") as raised:
                await asyncio.wrap_future(library.append(CAMPAIGN, entry))
            assert "Free some space" in raised.value.hint
        found = await library.open_campaign(CAMPAIGN)
        assert (found.seq, found.document.details.name) == (1, "Before")
        disk.free()
        await asyncio.wrap_future(library.append(CAMPAIGN, entry))
        found = await library.open_campaign(CAMPAIGN)
    assert (found.seq, found.document) == (2, editor.document)


@in_a_loop
async def test_a_full_disk_makes_no_half_publish(tmp_path: Path, disk: Disk) -> None:
    large = a_campaign()
    large = large.with_element(
        large.text_element(HEADING).model_copy(update={"content": rich("x" * 9000)})
    )
    async with opened(tmp_path) as library:
        await library.create(large)
        disk.fill()
        with pytest.raises(LibraryError, match="The disk is full"):
            await library.enqueue_publish(CAMPAIGN, large, 0, an_item("wish_0001", large))
        assert await library.waiting_items() == ()
        disk.free()
        await library.enqueue_publish(CAMPAIGN, large, 0, an_item("wish_0001", large))
        assert len(await library.waiting_items()) == 1


@in_a_loop
async def test_a_disk_too_full_for_a_new_library(tmp_path: Path, disk: Disk) -> None:
    disk.fill()
    with pytest.raises(LibraryError, match="The disk is full"):
        async with opened(tmp_path):
            pass
    disk.free()
    async with opened(tmp_path) as library:
        await library.create(a_campaign())


@in_a_loop
async def test_what_a_dead_program_left_half_done_is_taken_back_first(tmp_path: Path) -> None:
    await a_library(tmp_path)
    after = tmp_path / "after"
    after.mkdir()
    with closing(sqlite3.connect(library_path(tmp_path), isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE").close()
        other.execute("PRAGMA cache_size = 1").close()
        other.execute("BEGIN")
        other.execute("DELETE FROM thumbnails")
        other.execute("UPDATE campaigns SET document = zeroblob(50000)")
        # As a crash at this moment would leave them: half of it is in the file already.
        for path in (library_path(tmp_path), tmp_path / "library.db-journal"):
            shutil.copy(path, after / path.name)
        other.execute("ROLLBACK")
    async with opened(after) as library:
        found = await library.open_campaign(CAMPAIGN)
        assert await library.thumbnail("c_1") is not None
    assert found.document.details.name == "Three"


@in_a_loop
async def test_a_library_that_was_cut_short(tmp_path: Path) -> None:
    await a_library(tmp_path, campaigns=8)
    whole = library_path(tmp_path).read_bytes()
    for length in (PAGE - 1, len(whole) // 4, len(whole) // 2):
        library_path(tmp_path).write_bytes(whole[:length])
        assert await damages(tmp_path) >= 1, length
        assert library_path(tmp_path).read_bytes() == whole[:length]


@pytest.mark.parametrize("seed", [1, 2])
@in_a_loop
async def test_a_library_with_a_damaged_page(tmp_path: Path, seed: int) -> None:
    await a_library(tmp_path, campaigns=8)
    whole = library_path(tmp_path).read_bytes()
    rng = random.Random(seed)  # noqa: S311  # chance that can be repeated, no secret
    noticed = 0
    for page in range(len(whole) // PAGE):
        content = bytearray(whole)
        size = rng.choice((1, 16, 400, PAGE))
        start = page * PAGE + rng.randint(0, PAGE - size)
        content[start : start + size] = rng.randbytes(size)
        library_path(tmp_path).write_bytes(content)
        noticed += await damages(tmp_path) > 0
        assert library_path(tmp_path).read_bytes() == content, f"page {page}"
    assert noticed > 10


async def damages(folder: Path) -> int:
    """Read all that a library holds, and count the errors, each of which must be a clear one."""
    found: list[LibraryError] = []
    try:
        async with opened(folder) as library:
            written = [CAMPAIGN, *(f"c_{number}" for number in range(7))]
            asked = [
                library.campaigns(),
                *map(library.document, written),
                library.waiting_items(),
                library.publication(CAMPAIGN),
                library.setting("theme"),
                library.thumbnail("c_1"),
            ]
            answers = await asyncio.gather(*asked, return_exceptions=True)
            found += library.problems
    except LibraryError:
        return 1
    for answer in answers:
        if isinstance(answer, LibraryError):
            found.append(answer)
        elif isinstance(answer, BaseException):
            raise answer
    assert all(error.user_message and error.hint for error in found)
    return len(found)
