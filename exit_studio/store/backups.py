# SPDX-License-Identifier: MIT
"""Copies of a library: made, listed, thinned out. When is decided elsewhere.

How one is put back is in `restoring`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, column, func, select
from sqlalchemy.orm import Session

from exit_studio.errors import LibraryError
from exit_studio.models.backups import Backup, BackupReason
from exit_studio.models.thinning import BACKUPS, kept
from exit_studio.store.tables import CampaignRow, JournalRow, PublicationRow

__all__ = ["back_up", "changed_at", "free_name", "listed", "thin"]

_NAME = re.compile(r"library-(\d{8}T\d{6}Z)-([a-z0-9-]+?)(?:-\d+)?\.db")
_PARTIAL = "library-*.partial"


def free_name(folder: Path, *, at: datetime, reason: str) -> Path:
    """Return a name for a copy that no file in `folder` has.

    Args:
        folder: Where the copies are; it need not exist yet.
        at: Aware time; the name carries it in UTC.
        reason: What the copy is for, in letters that a file's name may hold.
    """
    stem = f"library-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{reason}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(path for name in names if not (path := folder / f"{name}.db").exists())


def back_up(engine: Engine, target: Path) -> None:
    """Write a whole copy of the library behind `engine` to `target`, which must not exist.

    The copy gets its name when it is complete and on the disk.

    Raises:
        LibraryError: the folder cannot be made or written.
        sqlalchemy.exc.DBAPIError: the library cannot be read, or the disk is full.
    """
    partial = target.with_suffix(".partial")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        with engine.connect() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(partial),))
        with partial.open("rb+") as copy:
            os.fsync(copy.fileno())
        partial.rename(target)
    except OSError as error:
        raise LibraryError(
            f"A backup of the library cannot be written to “{target.parent}”: {error.strerror}.",
            hint="Check that the folder can be written, then open the library again.",
        ) from error
    finally:
        _drop(partial)


def listed(folder: Path) -> tuple[Backup, ...]:
    """Return the copies in `folder`, the newest first. Other files are left out."""
    found: list[Backup] = []
    for path in _files(folder, "library-*.db"):
        name = _NAME.fullmatch(path.name)
        if name is None:
            continue
        try:
            at = datetime.strptime(name[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            size = path.stat().st_size
        except (ValueError, OSError):
            # No time that there is, or gone meanwhile.
            continue
        found.append(Backup(name=path.name, reason=_reason(name[2]), at=at, size=size))
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.name), reverse=True))


def _reason(words: str) -> BackupReason:
    try:
        return BackupReason(words)
    except ValueError:
        # The migrations name the revision that they lead to.
        return BackupReason.BEFORE_UPDATE


def thin(folder: Path, *, now: datetime) -> None:
    """Let go of the copies that are too many by now, and of what a killed program left behind.

    Those that were made before an update stay.
    """
    for reason in (BackupReason.WORK, BackupReason.BEFORE_RESTORE):
        of_reason = [backup for backup in listed(folder) if backup.reason is reason]
        stay = kept((backup.at for backup in of_reason), now=now, rules=BACKUPS)
        for backup in of_reason:
            if backup.at not in stay:
                _drop(folder / backup.name)
    for partial in _files(folder, _PARTIAL):
        _drop(partial)


def _files(folder: Path, pattern: str) -> Iterable[Path]:
    try:
        return [path for path in folder.glob(pattern) if path.is_file()]
    except OSError:
        return []


def changed_at(session: Session) -> datetime | None:
    """Return when anything was last edited, made, thrown away or published; None for never."""
    last_edit = select(JournalRow.at).order_by(column("rowid").desc()).limit(1)
    moments = [
        session.scalar(last_edit),
        session.scalar(select(func.max(CampaignRow.created_at))),
        session.scalar(select(func.max(CampaignRow.deleted_at))),
        session.scalar(select(func.max(PublicationRow.published_at))),
    ]
    return max((moment for moment in moments if moment is not None), default=None)


def _drop(partial: Path) -> None:
    try:
        partial.unlink(missing_ok=True)
    except OSError:
        # The folder that refused the copy refuses this as well; the first error tells all.
        return
