# SPDX-License-Identifier: MIT
"""Files that a command reads; an error of the disk becomes one line for a person."""

from __future__ import annotations

from pathlib import Path

from exit_studio.cli.outcome import UsageError

__all__ = ["exists", "read_start"]


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
