# SPDX-License-Identifier: MIT
"""Copies of a library. When they are made is decided elsewhere (`migrations`)."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sqlalchemy import Engine

from exit_studio.errors import LibraryError

__all__ = ["back_up", "free_name"]


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


def _drop(partial: Path) -> None:
    try:
        partial.unlink(missing_ok=True)
    except OSError:
        # The folder that refused the copy refuses this as well; the first error tells all.
        return
