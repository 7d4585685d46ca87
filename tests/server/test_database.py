# SPDX-License-Identifier: MIT
"""The database: made, brought up to date after a copy, refused where it is not ours."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from exit_studio.errors import ServerError
from exit_studio.server.database import MIGRATIONS, VERSION_TABLE, Database, open_database
from exit_studio.server.tables import CampaignRow, RevisionRow, SiteRow, Table
from tests.server.backends import MORNING, Clock

NEXT_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("sites", sa.Column("colour", sa.String(), server_default="red"))
    {more}
"""


@contextmanager
def opened(file: Path, migrations: Path = MIGRATIONS) -> Iterator[Database]:
    database = open_database(file, clock=Clock(), migrations=migrations)
    try:
        yield database
    finally:
        database.close()


def sql(file: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection, connection:
        return connection.execute(statement).fetchall()


def with_next_step(folder: Path, more: str = "") -> Path:
    """The migrations of a later release."""
    migrations = folder / "migrations"
    shutil.copytree(MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "r0002_colour.py").write_text(NEXT_STEP.format(more=more))
    return migrations


def a_database_with_a_site(file: Path) -> None:
    with opened(file) as database, database.writing() as session:
        session.add(SiteRow(key="demo", name="Demo", created_at=MORNING))


def test_the_steps_make_the_tables_that_the_code_expects(tmp_path: Path) -> None:
    with opened(tmp_path / "server.db") as database, database.reading() as session:
        context = MigrationContext.configure(
            session.connection(), opts={"version_table": VERSION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, Table.metadata) == []


def test_connections_are_set_up_for_many_threads_and_for_power_cuts(tmp_path: Path) -> None:
    with opened(tmp_path / "server.db") as database, database.reading() as session:
        connection = session.connection()
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    full = 2
    assert values == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": full,
        "busy_timeout": 5000,
    }


def test_moments_come_back_as_they_went_in(tmp_path: Path) -> None:
    moment = datetime.fromisoformat("2026-03-29T03:30:00.123456+02:00")
    with opened(tmp_path / "server.db") as database:
        with database.writing() as session:
            session.add(SiteRow(key="demo", name="Demo", created_at=moment))
        with database.reading() as session:
            read = session.scalars(select(SiteRow)).one().created_at
    assert read == moment
    assert read.tzinfo is UTC


def test_what_refers_to_nothing_is_refused(tmp_path: Path) -> None:
    row = RevisionRow(
        campaign_id="c_none",
        revision=1,
        document="{}",
        published_at=MORNING,
        state="running",
        key="k",
        fingerprint="f",
        published_by="Ann",
    )
    with (
        opened(tmp_path / "server.db") as database,
        pytest.raises(IntegrityError),
        database.writing() as session,
    ):
        session.add(row)


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail(database: Database) -> None:
        with database.writing() as session:
            session.add(CampaignRow(id="c_1", live_revision=1))
            session.flush()
            raise LookupError

    with opened(tmp_path / "server.db") as database:
        with pytest.raises(LookupError):
            fail(database)
        with database.reading() as session:
            assert session.scalars(select(CampaignRow)).all() == []


def test_transactions_that_read_and_then_write_do_not_get_between_each_other(
    tmp_path: Path,
) -> None:
    # Two processes on one file, each with several threads.
    with opened(tmp_path / "server.db") as one, opened(tmp_path / "server.db") as other:
        with one.writing() as session:
            session.add(CampaignRow(id="c_1", live_revision=0))
        together = threading.Barrier(8)

        def count_up(database: Database) -> None:
            together.wait()
            for _ in range(10):
                with database.writing() as session:
                    row = session.get_one(CampaignRow, "c_1")
                    row.live_revision += 1

        with ThreadPoolExecutor(8) as pool:
            for future in [pool.submit(count_up, each) for each in [one, other] * 4]:
                future.result()
        with one.reading() as session:
            assert session.get_one(CampaignRow, "c_1").live_revision == 80


def test_a_new_database_needs_no_copy(tmp_path: Path) -> None:
    with opened(tmp_path / "server.db"):
        pass
    with opened(tmp_path / "server.db"):
        pass
    assert {path.name for path in tmp_path.iterdir()} == {"server.db"}


def test_an_older_database_is_brought_up_to_date_after_a_copy(tmp_path: Path) -> None:
    file = tmp_path / "server.db"
    a_database_with_a_site(file)
    with opened(file, with_next_step(tmp_path)):
        pass
    assert sql(file, "SELECT key, colour FROM sites") == [("demo", "red")]
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name == "server-0001-20260504T090000000000.db"
    with opened(copy) as database, database.reading() as session:
        assert session.scalars(select(SiteRow.key)).all() == ["demo"]


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "server.db"
    a_database_with_a_site(file)
    broken = with_next_step(tmp_path, more='op.execute("SELECT * FROM nowhere")')
    with pytest.raises(ServerError, match="no such table: nowhere"), opened(file, broken):
        pass
    with opened(file) as database, database.reading() as session:
        assert session.scalars(select(SiteRow.key)).all() == ["demo"]
    assert "colour" not in str(sql(file, "SELECT sql FROM sqlite_master"))


def test_a_database_from_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "server.db"
    with opened(file, with_next_step(tmp_path)):
        pass
    before = file.read_bytes()
    with pytest.raises(ServerError) as refusal, opened(file):
        pass
    assert "from a newer version" in refusal.value.user_message
    assert "Update Exit Studio" in refusal.value.hint
    assert file.read_bytes() == before
    assert not (tmp_path / "backups").exists()


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "server.db"
    sql(file, "CREATE TABLE bookmarks (url)")
    with pytest.raises(ServerError, match="of another program"), opened(file):
        pass
    assert sql(file, "SELECT name FROM sqlite_master") == [("bookmarks",)]


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "server.db"
    file.write_text("My diary. " * 1000)
    with pytest.raises(ServerError) as refusal, opened(file):
        pass
    assert str(file) in refusal.value.user_message
    assert "not a database" in refusal.value.user_message
    assert "\n" not in str(refusal.value)
    assert file.read_text() == "My diary. " * 1000


def test_a_database_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(ServerError, match="unable to open"),
        opened(tmp_path / "no" / "server.db"),
    ):
        pass
