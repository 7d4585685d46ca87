# SPDX-License-Identifier: MIT
"""Files that a command reads and writes; an error of the disk becomes one line for a person."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

from exit_studio.cli.outcome import NotDone, UsageError

__all__ = ["exists", "read_start", "write_whole"]


def exists(file: Path) -> bool:
    """Whether there is such a file or folder."""
    try:
        return file.exists()
    except OSError:  # such as a name that is too long for one
        return False


def read_start(file: Path, limit: int) -> bytes:
    """Return the first bytes of a file.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(limit)
    except FileNotFoundError as error:
        raise UsageError(f"{file} does not exist.", hint="Check the name.") from error
    except OSError as error:
        raise UsageError(
            f"{file} cannot be read: {error.strerror}.", hint="Choose a file that you may read."
        ) from error


def write_whole(file: Path, text: str) -> None:
    """Put `text` into a file in one step: whoever reads it finds the old text or the new.

    Raises:
        NotDone: it cannot be written; what was there is as it was.
    """
    target = file.resolve()  # a link stays a link
    draft = target.with_name(f".{uuid4().hex}.new")
    try:
        try:
            with draft.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise NotDone(
            f"{file} cannot be written: {error.strerror}.",
            hint="Choose a folder that exists, has room, and in which you may write.",
        ) from error
