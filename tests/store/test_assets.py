# SPDX-License-Identifier: MIT
"""Pictures in the library: each once, by the hash of its bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from exit_studio.errors import LibraryError
from exit_studio.models.assets import AssetKind
from exit_studio.store import assets
from exit_studio.store.engine import library_engine
from tests.builders import NOW
from tests.pictures import a_picture
from tests.store.conftest import Disk
from tests.store.support import in_a_loop, library_path, minutes, opened, rows

UNKNOWN = "0" * 64


@pytest.mark.parametrize("kind", AssetKind)
@in_a_loop
async def test_a_picture_comes_back_as_it_was_put_in(tmp_path: Path, kind: AssetKind) -> None:
    picture = a_picture(kind)
    async with opened(tmp_path) as library:
        await library.put_asset(picture)
    async with opened(tmp_path) as library:
        assert await library.asset(picture.sha256) == picture


@in_a_loop
async def test_a_picture_that_is_not_there_is_none(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        assert await library.asset(UNKNOWN) is None


@in_a_loop
async def test_a_picture_is_kept_once_with_its_kind_its_size_and_its_first_time(
    tmp_path: Path,
) -> None:
    picture = a_picture(AssetKind.JPEG)
    async with opened(tmp_path, clock=lambda: NOW) as library:
        await library.put_asset(picture)
    async with opened(tmp_path, clock=lambda: minutes(5)) as library:
        await library.put_asset(picture)
    assert rows(tmp_path, "SELECT sha256, mime, content, size, added_at FROM assets") == [
        (
            picture.sha256,
            "image/jpeg",
            picture.content,
            len(picture.content),
            "2026-03-02T09:30:00.000000Z",
        )
    ]


@in_a_loop
async def test_which_pictures_are_kept_can_be_asked_without_reading_them(tmp_path: Path) -> None:
    one, two = a_picture(), a_picture(AssetKind.GIF)
    async with opened(tmp_path) as library:
        await library.put_asset(one)
    engine = library_engine(library_path(tmp_path))
    with Session(engine) as session:
        assert assets.known(session, [one.sha256, two.sha256]) == {one.sha256}
        assert assets.known(session, []) == set()
    engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assets SET content = x'89504e470d0a1a0a00'",
        "UPDATE assets SET content = x'00'",
        "UPDATE assets SET content = 'text'",
    ],
)
@in_a_loop
async def test_a_picture_with_other_bytes_is_told_as_damage(tmp_path: Path, statement: str) -> None:
    picture = a_picture()
    async with opened(tmp_path) as library:
        await library.put_asset(picture)
        rows(tmp_path, statement)
        with pytest.raises(LibraryError, match="is damaged"):
            await library.asset(picture.sha256)


@in_a_loop
async def test_a_picture_that_finds_no_room_is_not_there(tmp_path: Path, disk: Disk) -> None:
    picture = a_picture(more=bytes(1_000_000))
    async with opened(tmp_path) as library:
        disk.fill()
        with pytest.raises(LibraryError, match="The disk is full"):
            await library.put_asset(picture)
        assert await library.asset(picture.sha256) is None
        disk.free()
        await library.put_asset(picture)
        assert await library.asset(picture.sha256) == picture
