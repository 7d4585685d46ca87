# SPDX-License-Identifier: MIT
"""Brings a library's tables to the present shape: looks, makes a backup, upgrades.

The steps themselves are in `versions`. There is no way back down, by decision: the backup that is
made before is the way back.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, column, inspect, select, table

from exit_studio.errors import ExitStudioError, LibraryError
from exit_studio.store.backups import back_up, free_name
from exit_studio.store.engine import (
    BUSY_TIMEOUT,
    WRITING,
    copying_engine,
    looking_engine,
    migration_engine,
)
from exit_studio.store.failures import Place

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["HEAD", "OWN", "Revisions", "bring_up_to_date"]

HEAD = "0004"
"""The revision that this release works with. A test holds it to the newest one in `versions`.

Written down here so that opening a library that is up to date need not load Alembic (0.2 s).
"""

_EVERY_LIBRARY_HAS = {"alembic_version", "campaigns", "journal"}


@dataclass(frozen=True, slots=True)
class Revisions:
    """The steps to go.

    Attributes:
        head: The last of them.
        folders: Where they lie, each an absolute path or `package:folder`.
    """

    head: str = HEAD
    folders: tuple[str, ...] = ("exit_studio.store:migrations/versions",)

    def config(self, connection: Connection | None = None) -> Config:
        """Return what Alembic wants to know; `connection` is the one that steps are made on."""
        from alembic.config import Config  # noqa: PLC0415  # see HEAD

        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "exit_studio.store:migrations")
        config.set_main_option("path_separator", "newline")
        # ConfigParser reads a per cent sign as the start of a name.
        config.set_main_option("version_locations", "\n".join(self.folders).replace("%", "%%"))
        return config

    def know(self, revision: str) -> bool:
        """Whether `revision` is one of these steps."""
        from alembic.script import ScriptDirectory  # noqa: PLC0415  # see HEAD

        steps = ScriptDirectory.from_config(self.config()).walk_revisions()
        return revision in {step.revision for step in steps}


OWN = Revisions()
"""The steps of this release."""


def bring_up_to_date(
    place: Place,
    *,
    at: datetime,
    busy_timeout: timedelta = BUSY_TIMEOUT,
    revisions: Revisions = OWN,
) -> None:
    """Make the library at `place` when it is missing, and lift it to the present when it is old.

    A library that has anything in it is copied to the backups before it is touched. If a step
    fails, the file is as it was.

    Args:
        place: The library and its backups.
        at: Now; the backup is named by it.
        busy_timeout: How long to wait for another process that holds the file.
        revisions: The steps to go.

    Raises:
        LibraryError: the file is no library, is from a newer release, or cannot be changed.
    """
    found = _revision_found(place, busy_timeout) if _is_there(place) else None
    if found == revisions.head:
        return
    if found is not None:
        if not revisions.know(found):
            raise place.newer()
        _back_up(place, at, busy_timeout, revisions)
    _upgrade(place, busy_timeout, revisions)


def _is_there(place: Place) -> bool:
    """Whether there is a file, which can then be written."""
    path = place.path
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    except OSError as error:
        raise place.not_opened() from error
    if not stat.S_ISREG(mode):
        raise place.not_opened()
    # Not by opening it: closing it again would let go of all locks that this process has on it.
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise place.read_only()
    return True


def _revision_found(place: Place, busy_timeout: timedelta) -> str | None:
    """Return the revision of the file, None for one that holds nothing yet."""
    engine = looking_engine(place.path, busy_timeout=busy_timeout)
    try:
        with place.worded(), engine.connect() as connection:
            names = set(inspect(connection).get_table_names())
            if not names:
                return None
            if not names >= _EVERY_LIBRARY_HAS:
                raise place.no_library()
            found = connection.scalar(
                select(column("version_num")).select_from(table("alembic_version"))
            )
    finally:
        engine.dispose()
    if not isinstance(found, str):
        raise place.damaged()
    return found


def _back_up(place: Place, at: datetime, busy_timeout: timedelta, revisions: Revisions) -> None:
    target = free_name(place.backups, at=at, reason=f"before-{revisions.head}")
    engine = copying_engine(place.path, busy_timeout=busy_timeout)
    try:
        with place.worded():
            back_up(engine, target)
    finally:
        engine.dispose()


def _upgrade(place: Place, busy_timeout: timedelta, revisions: Revisions) -> None:
    from alembic import command  # noqa: PLC0415  # see HEAD

    engine = migration_engine(place.path, busy_timeout=busy_timeout).execution_options(**WRITING)
    try:
        with place.worded(), engine.begin() as connection:
            command.upgrade(revisions.config(connection), "head")
            _check_references(connection, place)
    except ExitStudioError:
        raise
    except Exception as error:
        raise LibraryError(
            f"The library “{place.path}” could not be brought up to date; it is unchanged.",
            hint=f"Go on with the release that you had, and report this: {error}",
        ) from error
    finally:
        engine.dispose()


def _check_references(connection: Connection, place: Place) -> None:
    """Make up for the foreign keys that were not enforced meanwhile."""
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise place.damaged()
