# SPDX-License-Identifier: MIT
"""How SQLite is opened: pragmas, transactions, one connection. Knows no table."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from exit_studio.store.looking import address, looking_address

__all__ = [
    "BUSY_TIMEOUT",
    "WRITING",
    "copying_engine",
    "library_engine",
    "looking_engine",
    "migration_engine",
]

BUSY_TIMEOUT = timedelta(seconds=5)
"""How long SQLite waits for another process to let go of the file."""

WRITING = {"exit_studio_writing": True}
"""Execution options of a connection whose transactions take the lock for writing at once.

A transaction that begins by reading and writes later could find, half-way, that another process has
written in between; SQLite then refuses without waiting.
"""


def library_engine(path: Path, *, busy_timeout: timedelta = BUSY_TIMEOUT) -> Engine:
    """Return the engine by which a library is used; the file is made when it is missing.

    Its one connection may only be used on the thread that made it. What is committed survives the
    death of the program; a power cut may cost the last moments, but leaves the file whole.
    """
    engine = _engine(path, address(path, "rwc"), busy_timeout)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def migration_engine(path: Path, *, busy_timeout: timedelta = BUSY_TIMEOUT) -> Engine:
    """Return an engine whose transactions also hold changes of tables.

    Foreign keys are not enforced: a table is changed by replacing it, and dropping the old one
    would take all rows along that refer to it.
    """
    engine = _engine(path, address(path, "rwc"), busy_timeout)
    event.listen(engine, "connect", _leave_transactions_to_us)
    event.listen(engine, "begin", _begin)
    return engine


def looking_engine(path: Path, *, busy_timeout: timedelta = BUSY_TIMEOUT) -> Engine:
    """Return an engine for a short look at a file that may be anything."""
    return _engine(path, looking_address(path), busy_timeout)


def copying_engine(path: Path, *, busy_timeout: timedelta = BUSY_TIMEOUT) -> Engine:
    """Return an engine that begins no transactions, which making a copy asks for."""
    return _engine(path, address(path, "rw"), busy_timeout)


def _engine(path: Path, opened: str, busy_timeout: timedelta) -> Engine:
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(opened, uri=True, timeout=busy_timeout.total_seconds())

    return create_engine(
        URL.create("sqlite", database=str(path)),
        creator=connect,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
    )


def _leave_transactions_to_us(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # The driver would begin transactions at writes only, and none at changes of tables.
    connection.isolation_level = None


def _set_up(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
    _leave_transactions_to_us(connection, entry)
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("exit_studio_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
