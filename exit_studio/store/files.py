# SPDX-License-Identifier: MIT
"""Campaign files on a disk: packages and plain JSON, told apart, read, and written in one step.

What is in them is in `package` and in `models.file`; the library is not known here.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from exit_studio.errors import DocumentError, FileNotWritten
from exit_studio.models.file import MAX_FILE_BYTES, campaign_from_text, campaign_to_text
from exit_studio.models.suffixes import JSON, PACKAGE
from exit_studio.store.package import (
    MAX_PACKAGE_BYTES,
    Package,
    package_from_bytes,
    package_to_bytes,
)

__all__ = [
    "MOST_BYTES",
    "from_bytes",
    "read_file",
    "to_bytes",
    "write_file",
    "write_whole",
]

MOST_BYTES = max(MAX_PACKAGE_BYTES, MAX_FILE_BYTES) + 1
"""Of a file that is longer, this many bytes suffice to be sure that it cannot be read."""

_ZIP = b"PK\x03\x04"


def from_bytes(content: bytes, *, source: str) -> Package:
    """Read a campaign file of either kind.

    Args:
        content: The whole file, or its first `MOST_BYTES`.
        source: How messages call it: its name, by which an empty package is known for one.

    Raises:
        DocumentError: says what is wrong with it, and where.
    """
    if content.startswith(_ZIP) or source.endswith(PACKAGE):
        return package_from_bytes(content, source=source)
    return Package(campaign_from_text(content, source=source))


def to_bytes(package: Package, file: Path) -> bytes:
    """Return what is to be written into a file of this name.

    Plain JSON holds the campaign alone; its pictures stay behind.

    Raises:
        FileNotWritten: the name ends like neither kind.
    """
    match file.suffix.lower():
        case suffix if suffix == PACKAGE:
            return package_to_bytes(package)
        case suffix if suffix == JSON:
            return campaign_to_text(package.campaign).encode()
        case _:
            raise FileNotWritten(
                f"“{file.name}” does not say what kind of file it is to be.",
                hint=f"Let its name end in {PACKAGE}, or in {JSON} for the campaign without "
                "pictures.",
            )


def read_file(file: Path) -> Package:
    """Read a campaign file.

    Raises:
        DocumentError: it cannot be read, or is no campaign.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES)
    except OSError as error:
        raise DocumentError(
            f"{file} cannot be read: {error.strerror}.", hint="Choose a file that you may read."
        ) from error
    return from_bytes(content, source=file.name)


def write_file(file: Path, package: Package) -> None:
    """Write a campaign file, in place of what has this name.

    Raises:
        FileNotWritten: it cannot be written; what was there is as it was.
    """
    write_whole(file, to_bytes(package, file))


def write_whole(file: Path, content: bytes) -> None:
    """Put `content` into a file in one step: whoever reads it finds the old content or the new.

    Raises:
        FileNotWritten: it cannot be written; what was there is as it was.
    """
    target = file.resolve()  # a link stays a link
    try:
        stream, draft = _draft_of(target)
        try:
            with stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotWritten(
            f"{file} cannot be written: {error.strerror}.",
            hint="Choose a folder that exists, has room, and in which you may write.",
        ) from error


def _draft_of(target: Path) -> tuple[BinaryIO, Path]:
    """Open a new file beside `target`, under a name that nobody has."""
    number = 1
    while True:
        # Short, whatever the target's name: one that is just allowed leaves no room for more.
        draft = target.with_name(f".exit-studio-{os.getpid()}-{number}.new")
        try:
            return draft.open("xb"), draft
        except FileExistsError:
            number += 1
