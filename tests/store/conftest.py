# SPDX-License-Identifier: MIT
"""Conditions that a disk can be in."""

from __future__ import annotations

import asyncio
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event

from tests.store.support import opened

NOBODY = 65534
ENOUGH_PAGES = 1_000_000


@dataclass(slots=True)
class Disk:
    """The room that SQLite has for a file, in pages of 4 kB."""

    pages: int = ENOUGH_PAGES

    def limit(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {self.pages}")

    def fill(self) -> None:
        # SQLite never goes below what the file holds already.
        self.pages = 1

    def free(self) -> None:
        self.pages = ENOUGH_PAGES


ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A disk that can be filled and freed while a library is open."""
    disk = Disk()
    event.listen(Engine, "begin", disk.limit)
    yield disk
    event.remove(Engine, "begin", disk.limit)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Load what a first library loads: root's own Python cannot be read without its rights."""

    async def make() -> None:
        async with opened(tmp_path_factory.mktemp("loaded")):
            pass

    asyncio.run(make())


@pytest.fixture
def guarded_folder(loaded: None) -> Iterator[Path]:
    """A folder whose permissions hold for this test, which root would walk over otherwise."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no permissions of that kind")
    is_root = os.geteuid() == 0
    if is_root and not all(parent.stat().st_mode & stat.S_IXOTH for parent in ROOT.parents):
        pytest.skip("this checkout is in a folder that only root may enter")
    folder = Path(tempfile.mkdtemp())
    if is_root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)
