# SPDX-License-Identifier: MIT
"""Zips as other programs, and people with bad intentions, would make them."""

from __future__ import annotations

import stat
import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

CENTRAL = b"PK\x01\x02"
FLAGS, METHOD = 8, 10
"""Where they stand in an entry of the table at the end; in the header before the content, two less.
"""


def zipped(*entries: tuple[str | ZipInfo, bytes], method: int = ZIP_STORED) -> bytes:
    """Return a zip of these names and contents, in this order."""
    stream = BytesIO()
    with ZipFile(stream, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return stream.getvalue()


def deflated(*entries: tuple[str | ZipInfo, bytes]) -> bytes:
    """Return a compressed zip, as other programs make it."""
    return zipped(*entries, method=ZIP_DEFLATED)


def a_link(name: str) -> ZipInfo:
    """Return an entry that stands for a link."""
    entry = ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def with_number(data: bytes, offset: int, number: int) -> bytes:
    """Return `data` with another number in the table's first entry, two bytes wide."""
    at = data.index(CENTRAL) + offset
    return data[:at] + struct.pack("<H", number) + data[at + 2 :]
