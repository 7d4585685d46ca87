# SPDX-License-Identifier: MIT
"""Pictures come back by their key, and old ones make room."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from exit_studio.store import thumbnails
from exit_studio.store.engine import library_engine
from tests.store.support import in_a_loop, library_path, opened


@in_a_loop
async def test_a_picture_comes_back_after_opening_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        assert await library.thumbnail("c_1") is None
        await library.put_thumbnail("c_1", b"\x89PNG\x00old")
        await library.put_thumbnail("c_2", b"\x89PNG\x00other")
        await library.put_thumbnail("c_1", b"\x89PNG\x00new")
    async with opened(tmp_path) as library:
        assert await library.thumbnail("c_1") == b"\x89PNG\x00new"
        assert await library.thumbnail("c_2") == b"\x89PNG\x00other"


@in_a_loop
async def test_the_pictures_put_in_first_make_room(tmp_path: Path) -> None:
    async with opened(tmp_path):
        pass
    engine = library_engine(library_path(tmp_path), busy_timeout=timedelta(seconds=5))
    try:
        with Session(engine) as session, session.begin():
            for key in ("a", "b", "c", "a", "d"):
                thumbnails.put(session, key, key.encode(), kept=3)
            found = [thumbnails.get(session, key) for key in "abcd"]
    finally:
        engine.dispose()
    assert found == [b"a", None, b"c", b"d"]
