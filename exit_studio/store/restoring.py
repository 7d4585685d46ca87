# SPDX-License-Identifier: MIT
"""Puts a backup in the place of the library, in one transaction: killed at any moment, it is whole.

The backup is copied, lifted to the present tables and checked beside the library first; what was
there until then becomes a backup itself.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from exit_studio.errors import LibraryError
from exit_studio.models.backups import PAUSED_SETTING, BackupReason
from exit_studio.store import settings
from exit_studio.store.backups import back_up, free_name
from exit_studio.store.engine import WRITING, copying_engine, migration_engine
from exit_studio.store.failures import Place
from exit_studio.store.migrations import Revisions, bring_up_to_date

__all__ = ["forget_staged", "restore"]


def restore(engine: Engine, place: Place, name: str, *, at: datetime, revisions: Revisions) -> None:
    """Make the library what it was in the backup `name`, with publishing paused.

    Args:
        engine: That of the library, with no transaction open; on its thread.
        place: The library and its backups.
        name: Of a file among the backups.
        at: Now; the backup of the present is named by it.
        revisions: The steps that lift an old backup.

    Raises:
        LibraryError: the backup is gone or damaged, or there is no room. The library is as it was.
    """
    try:
        staged = _staged(place, name)
        _prepare(Place(staged, staged.parent), at, revisions)
        _keep_the_present(place, at)
        with place.worded():
            _put_in_place(staged, engine)
    finally:
        forget_staged(place.path)


def forget_staged(path: Path) -> None:
    """Remove what a restore left beside the library in `path` when it was killed."""
    shutil.rmtree(_staging(path), ignore_errors=True)


def _staging(path: Path) -> Path:
    return path.with_name(f"{path.name}.restoring")


def _staged(place: Place, name: str) -> Path:
    """Copy a backup to where it can be changed."""
    source = place.backups / name
    staged = _staging(place.path) / place.path.name
    try:
        forget_staged(place.path)
        staged.parent.mkdir(mode=0o700)
        shutil.copyfile(source, staged)
    except FileNotFoundError as error:
        raise LibraryError(
            f"The backup “{name}” is no longer there.", hint="Choose another one."
        ) from error
    except OSError as error:
        raise LibraryError(
            f"The backup “{name}” cannot be restored: {error.strerror}. Nothing was changed.",
            hint="Free some space and check that the folder can be written, then try again.",
        ) from error
    return staged


def _prepare(staged: Place, at: datetime, revisions: Revisions) -> None:
    bring_up_to_date(staged, at=at, revisions=revisions)
    engine = migration_engine(staged.path).execution_options(**WRITING)
    try:
        with staged.worded():
            with engine.connect() as connection:
                found = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
            if found != "ok":
                raise _useless()
            with Session(engine) as session, session.begin():
                settings.put(session, PAUSED_SETTING, "true")
    finally:
        engine.dispose()
    with staged.path.open("rb+") as file:
        os.fsync(file.fileno())


def _keep_the_present(place: Place, at: datetime) -> None:
    target = free_name(place.backups, at=at, reason=BackupReason.BEFORE_RESTORE.value)
    present = copying_engine(place.path)
    try:
        with place.worded():
            back_up(present, target)
    finally:
        present.dispose()


def _put_in_place(staged: Path, engine: Engine) -> None:
    """Write all pages in one transaction: the log has all of them, or none counts."""
    source = sqlite3.connect(staged)
    try:
        connection = engine.raw_connection()
        try:
            target = connection.driver_connection
            assert isinstance(target, sqlite3.Connection)  # noqa: S101  # our own engine
            source.backup(target)
        except sqlite3.Error as error:
            raise DBAPIError.instance(None, None, error, sqlite3.Error) from error
        finally:
            connection.close()
    finally:
        source.close()


def _useless() -> LibraryError:
    return LibraryError(
        "This backup is damaged. The library was not changed.", hint="Choose another one."
    )
