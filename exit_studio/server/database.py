# SPDX-License-Identifier: MIT
"""The database file: opened, brought up to date, and handed out as sessions. No queries here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import Error as SqliteError

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from exit_studio.errors import ServerError

__all__ = ["MIGRATIONS", "VERSION_TABLE", "Database", "open_database", "worded_errors"]

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
VERSION_TABLE = "server_schema"
"""Where Alembic keeps the version. A name of our own tells our files from those of others."""

_BUSY_MILLISECONDS = 5_000
# As many as there are threads for requests, so that none waits for a connection.
_KEPT_CONNECTIONS, _MORE_CONNECTIONS = 5, 40


class Database:
    """Sessions over one SQLite file, from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._readers = sessionmaker(engine)
        self._writers = sessionmaker(engine.execution_options(writes=True))
        # SQLite lets one writer in at a time. Those of this process wait here, in order; its own
        # waiting (`busy_timeout`), which is for other processes, is not fair and can run out.
        self._turn = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One view of the data, as it was when the first query ran."""
        with self._readers.begin() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction, alone; written to the disk when the block ends, undone if it raises."""
        with self._turn, self._writers.begin() as session:
            yield session

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def open_database(
    file: Path, *, clock: Callable[[], datetime], migrations: Path = MIGRATIONS
) -> Database:
    """Open the database at `file`, made or brought up to date as needed.

    Before an older database is changed, a copy of it is made in `backups` beside it.

    Args:
        file: In a folder that exists.
        clock: The present, aware; it names the copy.
        migrations: The folder with the steps.

    Raises:
        ServerError: it is no database of ours, is from a newer version, or cannot be written.
    """
    engine = _engine(file)
    try:
        with worded_errors(file):
            _bring_up_to_date(engine, file, clock, migrations)
    except ServerError:
        engine.dispose()
        raise
    return Database(engine)


@contextmanager
def worded_errors(file: Path) -> Iterator[None]:
    """Word what the database `file` may do to a server that starts.

    Raises:
        ServerError: the database could not be used within the block.
    """
    try:
        yield
    except (DatabaseError, SqliteError, OSError) as error:
        reason = error.orig if isinstance(error, DatabaseError) else error
        raise ServerError(
            f"The database {file} cannot be used: {reason}.",
            hint="Check that it is a database of this server, that it may be written, and that "
            "the disk is not full; or choose another data folder.",
        ) from error


def _engine(file: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        pool_size=_KEPT_CONNECTIONS,
        max_overflow=_MORE_CONNECTIONS,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
    # The driver would begin transactions by itself, and too late; `_begin` does.
    connection.isolation_level = None
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA journal_mode = WAL")
        # An answer of 2xx is a promise: it outlives a power cut, too.
        cursor.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later fails when another wrote in between, however
    # long it may wait. So one that will write takes its place in the row at once.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(
    engine: Engine, file: Path, clock: Callable[[], datetime], migrations: Path
) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        version = _version(connection, file)
    if version == scripts.get_current_head():
        return
    if version is not None:
        _refuse_newer(version, scripts, file)
        _back_up(engine, file, version, clock)
    with engine.execution_options(writes=True).begin() as connection:
        config.attributes.update(connection=connection, version_table=VERSION_TABLE)
        command.upgrade(config, "head")


def _version(connection: Connection, file: Path) -> str | None:
    """The version of the database, None for a new one.

    Raises:
        ServerError: it belongs to another program.
    """
    tables = inspect(connection).get_table_names()
    if tables and VERSION_TABLE not in tables:
        raise ServerError(
            f"{file} is a database of another program.", hint="Choose another data folder."
        )
    options = {"version_table": VERSION_TABLE}
    return MigrationContext.configure(connection, opts=options).get_current_revision()


def _refuse_newer(version: str, scripts: ScriptDirectory, file: Path) -> None:
    if version not in {script.revision for script in scripts.walk_revisions()}:
        raise ServerError(
            f"The database {file} is from a newer version of Exit Studio.",
            hint="Update Exit Studio, or choose another data folder.",
        )


def _back_up(engine: Engine, file: Path, version: str, clock: Callable[[], datetime]) -> None:
    folder = file.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"{file.stem}-{version}-{clock():%Y%m%dT%H%M%S%f}.db"
    # Straight to the driver: VACUUM cannot run within a transaction.
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("VACUUM INTO ?", (str(copy),))
