# SPDX-License-Identifier: MIT
"""A copy of a library is whole, or it is not there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from exit_studio.errors import LibraryError
from exit_studio.store.backups import free_name
from tests.store.support import an_editor, files, in_a_loop, library_path, opened, rows
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
