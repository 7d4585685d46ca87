# SPDX-License-Identifier: MIT
"""What SQLite's error codes mean to a person: the one place where they are put into words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from exit_studio.errors import LibraryError
from exit_studio.store.tables import DamagedValue

__all__ = ["LibraryDamaged", "Place"]


class LibraryDamaged(LibraryError):
    """Something in the file makes no sense; the rest of it may be whole."""


@dataclass(frozen=True, slots=True)
class _Wording:
    message: str
    hint: str


_NO_LIBRARY = _Wording(
    "“{path}” is no library of Exit Studio.",
    "Choose another file, or move this one away to start with an empty library.",
)
_NEWER = _Wording(
    "The library “{path}” was made by a newer Exit Studio.",
    "Update Exit Studio, then open it again.",
)
_DAMAGED = _Wording(
    "The library “{path}” is damaged.",
    "Close Exit Studio, move this file away, and put the newest copy of “{backups}” in its place.",
)
_READ_ONLY = _Wording(
    "The library “{path}” cannot be written: the file, its folder or its disk is read-only.",
    "Allow yourself to write there, or move the library to a folder of your own.",
)
_NOT_OPENED = _Wording(
    "The library “{path}” cannot be opened or made.",
    "Check that its folder exists and that you may read and write there.",
)
_FULL = _Wording(
    "The disk is full: the library “{path}” cannot take the change.",
    "Free some space, then try again; nothing that was saved before is lost.",
)
_BUSY = _Wording(
    "The library “{path}” is in use by another program.",
    "Close that program, then try again.",
)
_DISK_FAILS = _Wording(
    "The disk reported an error at the library “{path}”.",
    "Check that the disk is connected and healthy and has space, then try again.",
)
_OTHER = _Wording(
    "The library “{path}” could not be read or written ({code}).",
    "Close Exit Studio and open it again; if it stays so, look into “{backups}” for a copy.",
)

_BY_CODE = {
    sqlite3.SQLITE_NOTADB: _NO_LIBRARY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _NOT_OPENED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_IOERR: _DISK_FAILS,
}
_BY_EXTENDED_CODE = {
    # The memory that processes share about the log is a file, too.
    sqlite3.SQLITE_IOERR_SHMSIZE: _FULL,
}
# The low byte of an extended code is the plain one.
_PLAIN = 0xFF


@dataclass(frozen=True, slots=True)
class Place:
    """Where a library is, for messages about it.

    Attributes:
        path: The SQLite file.
        backups: The folder of its copies.
    """

    path: Path
    backups: Path

    @contextmanager
    def worded(self) -> Iterator[None]:
        """Put what goes wrong at the file into words.

        Inside, records are validated only when they come from the file; one that does not hold
        means that the file is damaged.

        Raises:
            LibraryError: in place of what SQLAlchemy or a validation raises.
        """
        try:
            yield
        except DBAPIError as error:
            raise self._error_of(error) from error
        except (ValidationError, DamagedValue, UnicodeDecodeError) as error:
            raise self.damaged() from error

    def no_library(self) -> LibraryError:
        """The file is something else."""
        return self._error(_NO_LIBRARY)

    def not_opened(self) -> LibraryError:
        """The file cannot be reached, or it is a folder or a device."""
        return self._error(_NOT_OPENED)

    def read_only(self) -> LibraryError:
        """The file can be read, but not written."""
        return self._error(_READ_ONLY)

    def newer(self) -> LibraryError:
        """A later release has changed the tables."""
        return self._error(_NEWER)

    def damaged(self) -> LibraryDamaged:
        """The file is a library, but parts of it make no sense."""
        error = self._error(_DAMAGED)
        return LibraryDamaged(error.user_message, hint=error.hint)

    def _error_of(self, error: DBAPIError) -> LibraryError:
        code = getattr(error.orig, "sqlite_errorcode", None)
        # Without a code it was Python that refused, such as text that is no UTF-8.
        if code is None or code & _PLAIN == sqlite3.SQLITE_CORRUPT:
            return self.damaged()
        name = getattr(error.orig, "sqlite_errorname", str(code))
        wording = _BY_EXTENDED_CODE.get(code) or _BY_CODE.get(code & _PLAIN, _OTHER)
        return self._error(wording, code=name)

    def _error(self, wording: _Wording, code: str = "") -> LibraryError:
        message = wording.message.format(path=self.path, backups=self.backups, code=code)
        hint = wording.hint.format(path=self.path, backups=self.backups)
        return LibraryError(message, hint=hint)
