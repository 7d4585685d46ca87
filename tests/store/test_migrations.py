# SPDX-License-Identifier: MIT
"""A library of any age opens; a step that fails leaves it as it was, and a backup lies there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from exit_studio.errors import LibraryError
from exit_studio.store.engine import library_engine, looking_engine
from exit_studio.store.migrations import HEAD, OWN, Revisions
from exit_studio.store.search import INDEX
from exit_studio.store.tables import Base
from tests.builders import CAMPAIGN, NOW
from tests.store.support import (
    an_editor,
    files,
    in_a_loop,
    library_path,
    opened,
    rows,
)

HERE = Path(__file__).parent
BACKUP = "library-20260302T093000Z-before-next.db"


def is_a_plain_table(name: str | None, kind: str, _parents: object) -> bool:
    """Whether Alembic can compare it: not the index, nor SQLite's tables beside it."""
    return kind != "table" or not (name or "").startswith(INDEX)


COMPARED = {"compare_type": True, "include_name": is_a_plain_table}


def and_then(folder: str) -> Revisions:
    """Our steps, and one more that only tests know."""
    return Revisions("next", (*OWN.folders, str(HERE / "revisions" / folder)))


async def a_library(folder: Path) -> None:
    async with opened(folder) as library:
        editor = await an_editor(library)
        await editor.rename("One")
        await editor.checkpoint()
        await editor.rename("Two")
        await editor.publish("wish_0001")
        await editor.rename("Three")
        await library.set_setting("theme", '"dark"')


def test_the_revision_of_this_release_is_the_newest_one() -> None:
    assert ScriptDirectory.from_config(OWN.config()).get_current_head() == HEAD


@in_a_loop
async def test_the_steps_make_exactly_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    async with opened(tmp_path):
        pass
    engine = looking_engine(library_path(tmp_path))
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts=COMPARED)
            assert compare_metadata(context, Base.metadata) == []
    finally:
        engine.dispose()
    assert rows(tmp_path, "SELECT version_num FROM alembic_version") == [(HEAD,)]


@in_a_loop
async def test_the_comparison_would_see_a_difference(tmp_path: Path) -> None:
    async with opened(tmp_path):
        pass
    rows(tmp_path, "ALTER TABLE outbox ADD COLUMN colour TEXT")
    rows(tmp_path, "DROP INDEX ix_outbox_campaign_id_backend")
    engine = looking_engine(library_path(tmp_path))
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts=COMPARED)
            found = compare_metadata(context, Base.metadata)
    finally:
        engine.dispose()
    assert sorted(difference[0] for difference in found) == ["add_index", "remove_column"]


@in_a_loop
async def test_a_library_is_in_the_mode_that_the_plan_asks_for(tmp_path: Path) -> None:
    async with opened(tmp_path):
        pass
    engine = library_engine(library_path(tmp_path), busy_timeout=timedelta(seconds=5))
    try:
        with engine.connect() as connection:
            found = {
                pragma: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
                for pragma in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            }
    finally:
        engine.dispose()
    # 1 is NORMAL.
    assert found == {
        "journal_mode": "wal",
        "synchronous": 1,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


@in_a_loop
async def test_a_library_that_is_up_to_date_is_not_copied(tmp_path: Path) -> None:
    await a_library(tmp_path)
    before = library_path(tmp_path).read_bytes()
    async with opened(tmp_path):
        pass
    assert not (tmp_path / "backups").exists()
    assert library_path(tmp_path).read_bytes() == before


@in_a_loop
async def test_a_step_keeps_every_row_that_refers_to_a_table_it_replaces(tmp_path: Path) -> None:
    await a_library(tmp_path)
    journal = rows(tmp_path, "SELECT campaign_id, seq, label, diff FROM journal")
    async with opened(tmp_path, revisions=and_then("adds")) as library:
        (item,) = await library.waiting_items()
    assert item.id == "wish_0001"
    assert rows(tmp_path, "SELECT campaign_id, seq, words, diff FROM journal") == journal
    assert rows(tmp_path, "SELECT id, checkpoint_seq, note FROM campaigns") == [
        (CAMPAIGN, 2, "none")
    ]
    assert rows(tmp_path, "SELECT version_num FROM alembic_version") == [("next",)]


@in_a_loop
async def test_the_library_is_copied_before_a_step(tmp_path: Path) -> None:
    await a_library(tmp_path)
    before = rows(tmp_path, "SELECT * FROM journal")
    async with opened(tmp_path, clock=lambda: NOW, revisions=and_then("adds")):
        pass
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [BACKUP]
    # Back to the old release: the copy is a library like the one that it was made of.
    library_path(tmp_path).unlink()
    (tmp_path / "backups" / BACKUP).rename(library_path(tmp_path))
    assert rows(tmp_path, "SELECT * FROM journal") == before
    async with opened(tmp_path) as library:
        found = await library.open_campaign(CAMPAIGN)
        assert await library.setting("theme") == '"dark"'
    assert found.document.details.name == "Three"


@pytest.mark.parametrize(
    ("folder", "words"),
    [("fails", "could not be brought up to date; it is unchanged"), ("orphans", "is damaged")],
)
@in_a_loop
async def test_a_step_that_fails_leaves_the_library_as_it_was(
    tmp_path: Path, folder: str, words: str
) -> None:
    await a_library(tmp_path)
    before = files(tmp_path)
    with pytest.raises(LibraryError, match=words) as raised:
        async with opened(tmp_path, revisions=and_then(folder)):
            pass
    assert raised.value.hint
    assert files(tmp_path) == before
    async with opened(tmp_path) as library:
        found = await library.open_campaign(CAMPAIGN)
    assert (found.document.details.name, found.seq) == ("Three", 3)


@in_a_loop
async def test_a_backup_is_never_overwritten(tmp_path: Path) -> None:
    await a_library(tmp_path)
    backups = tmp_path / "backups"
    for _ in range(3):
        with pytest.raises(LibraryError):
            async with opened(tmp_path, clock=lambda: NOW, revisions=and_then("fails")):
                pass
        for path in backups.iterdir():
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("CREATE TABLE IF NOT EXISTS marked (it)")
    names = sorted(path.name for path in backups.iterdir())
    stem = BACKUP.removesuffix(".db")
    assert names == [f"{stem}-2.db", f"{stem}-3.db", BACKUP]
    for path in backups.iterdir():
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT count(*) FROM marked").fetchall() == [(0,)]


@in_a_loop
async def test_a_copy_that_was_broken_off_is_made_anew(tmp_path: Path) -> None:
    await a_library(tmp_path)
    backups = tmp_path / "backups"
    backups.mkdir()
    (backups / BACKUP).with_suffix(".partial").write_bytes(b"half a copy")
    async with opened(tmp_path, clock=lambda: NOW, revisions=and_then("adds")):
        pass
    assert [path.name for path in backups.iterdir()] == [BACKUP]


@in_a_loop
async def test_without_a_backup_nothing_is_changed(tmp_path: Path) -> None:
    await a_library(tmp_path)
    (tmp_path / "backups").write_text("a file is in the way")
    before = files(tmp_path)
    with pytest.raises(
        LibraryError, match="A backup of the library cannot be written to"
    ) as raised:
        async with opened(tmp_path, revisions=and_then("adds")):
            pass
    assert raised.value.hint
    assert files(tmp_path) == before
