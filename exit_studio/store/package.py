# SPDX-License-Identifier: MIT
"""The bytes of an `.exitstudio` package: a zip of `campaign.json` and `assets/`. Opens no file.

The same campaign always gives the same bytes. A package comes from anywhere, so reading trusts
nothing that it says of itself.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from exit_studio.errors import DocumentError
from exit_studio.models.assets import (
    MAX_ASSET_BYTES,
    MAX_ASSETS_BYTES,
    Asset,
    asset_hashes,
    asset_of,
)
from exit_studio.models.campaign import Campaign
from exit_studio.models.file import MAX_FILE_BYTES, campaign_from_text, campaign_to_text

__all__ = ["MAX_PACKAGE_BYTES", "Package", "package_from_bytes", "package_to_bytes"]

DOCUMENT = "campaign.json"
FOLDER = "assets/"
MAX_ENTRIES = 1_000
MAX_PACKAGE_BYTES = MAX_ASSETS_BYTES + MAX_FILE_BYTES + 1024 * 1024
"""What can be in one, and some room for its own tables."""

_MEGABYTE = 1024 * 1024
_CHUNK = 64 * 1024
_MAX_RATIO = 200
"""Text shrinks to a twentieth; what grows to more than this was made to fill a memory."""
_MAX_TABLE_BYTES = MAX_ENTRIES * 512

_CHOOSE = "Choose a package that Exit Studio has written."
_AGAIN = "Copy it again, or export the campaign once more."


@dataclass(frozen=True, slots=True)
class Package:
    """A campaign with the pictures that travel with it.

    Attributes:
        assets: Ordered by their hashes, none twice.
    """

    campaign: Campaign
    assets: tuple[Asset, ...] = ()


def package_to_bytes(package: Package) -> bytes:
    """Return the one package of a campaign: nothing in it depends on when or where it is made.

    Nothing is compressed: programs that compress differ in their bytes, pictures don't shrink, and
    git compresses by itself, better when it can see the text.
    """
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        archive.writestr(_entry(DOCUMENT), campaign_to_text(package.campaign).encode())
        for asset in package.assets:
            archive.writestr(_entry(FOLDER + asset.file_name), asset.content)
    return stream.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.create_system = 3  # whichever system writes it, permissions are those of Unix
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry


# What the standard library raises over bytes that are no zip, or no whole one.
_BROKEN = (
    BadZipFile,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


def package_from_bytes(data: bytes, *, source: str) -> Package:
    """Read what `package_to_bytes`, this release's or an older one's, has written.

    Packages that other programs have zipped again are read as well, compressed or not.

    Args:
        data: The whole package.
        source: How messages call it, such as its file name.

    Raises:
        DocumentError: says what is wrong, and in which entry.
    """
    _refuse_outside(data, source)
    try:
        with ZipFile(BytesIO(data)) as archive:
            contents = dict(_contents(archive, source))
    except _BROKEN as error:
        raise _cut_short(source) from error
    if DOCUMENT not in contents:
        raise DocumentError(f"{source} holds no {DOCUMENT}.", hint=_CHOOSE)
    campaign = campaign_from_text(contents.pop(DOCUMENT), source=f"{DOCUMENT} in {source}")
    return Package(campaign, _assets(campaign, contents, source))


def _assets(campaign: Campaign, contents: dict[str, bytes], source: str) -> tuple[Asset, ...]:
    assets = tuple(_asset(name, contents[name], source) for name in sorted(contents))
    if missing := asset_hashes(campaign) - {asset.sha256 for asset in assets}:
        raise DocumentError(
            f"{source} lacks the picture “{min(missing)}”, which its campaign uses.", hint=_AGAIN
        )
    return assets


def _asset(name: str, content: bytes, source: str) -> Asset:
    asset = asset_of(content, source=f"The entry “{_shown(name)}” in {source}")
    if name != FOLDER + asset.file_name:
        raise _refusal(name, "holds something else than its name says", source, hint=_AGAIN)
    return asset


_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_START_MARK = b"PK\x03\x04"
_LARGE_MARK = b"PK\x06\x07"
_LARGE_SIZE = 20


def _refuse_outside(data: bytes, source: str) -> None:
    """Refuse what can be told from the ends of the package, before its table is read."""
    if len(data) > MAX_PACKAGE_BYTES:
        raise DocumentError(
            f"{source} is larger than a package can be ({MAX_PACKAGE_BYTES // _MEGABYTE} MB).",
            hint=_CHOOSE,
        )
    if not data.startswith(_START_MARK) or len(data) < _END.size:
        raise _cut_short(source)
    mark, _, _, _, count, table_bytes, _, comment_bytes = _END.unpack(data[-_END.size :])
    if mark != _END_MARK or comment_bytes:
        raise _cut_short(source)
    is_large = data[-_END.size - _LARGE_SIZE :].startswith(_LARGE_MARK)
    if is_large or count > MAX_ENTRIES or table_bytes > _MAX_TABLE_BYTES:
        raise DocumentError(
            f"{source} holds more files than a package can ({MAX_ENTRIES:,}).", hint=_CHOOSE
        )


def _contents(archive: ZipFile, source: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files in a package: names and bytes."""
    _refuse_doubles((entry.orig_filename for entry in archive.infolist()), source)
    room = MAX_ASSETS_BYTES
    for entry in archive.infolist():
        name = entry.orig_filename
        if words := _oddity(entry):
            raise _refusal(name, words, source)
        if name == FOLDER and not entry.file_size:
            continue
        if name == DOCUMENT:
            yield name, _inflated(archive, entry, MAX_FILE_BYTES, source)
            continue
        content = _inflated(archive, entry, MAX_ASSET_BYTES, source)
        room -= len(content)
        if room < 0:
            raise DocumentError(
                f"The pictures in {source} are larger than those of a campaign can be "
                f"({MAX_ASSETS_BYTES // _MEGABYTE} MB together).",
                hint="Save them smaller, then export the campaign once more.",
            )
        yield name, content


def _refuse_doubles(names: Iterable[str], source: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise _refusal(name, "stands there twice", source)
        seen.add(name)


_ENCRYPTED = 0x1 | 0x40 | 0x2000


def _oddity(entry: ZipInfo) -> str:
    """Why an entry is not even opened, in words; empty if nothing speaks against it."""
    name, kind = entry.orig_filename, stat.S_IFMT(entry.external_attr >> 16)
    is_folder = name == FOLDER
    if name != DOCUMENT and not name.startswith(FOLDER):
        return "does not belong in a package"
    if not name.isascii() or not name.isprintable() or "/" in name.removeprefix(FOLDER):
        return "has a name that leads elsewhere"
    if kind not in (0, stat.S_IFDIR if is_folder else stat.S_IFREG):
        return "is no file, but a link or a device"
    if entry.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return f"is compressed in a way that is not read here (method {entry.compress_type})"
    return ""


def _inflated(archive: ZipFile, entry: ZipInfo, limit: int, source: str) -> bytes:
    """Return the content of an entry, counted while it comes: headers may say anything."""
    content = bytearray()
    with archive.open(entry) as stream:
        while part := stream.read(_CHUNK):
            content += part
            if len(content) > limit:
                words = f"is larger than it can be ({limit // _MEGABYTE} MB)"
                raise _refusal(entry.orig_filename, words, source)
            if len(content) > max(_MEGABYTE, _MAX_RATIO * entry.compress_size):
                raise _refusal(
                    entry.orig_filename, "was made to fill the memory (a zip bomb)", source
                )
    if len(content) != entry.file_size:
        raise _cut_short(source)
    return bytes(content)


def _refusal(name: str, words: str, source: str, *, hint: str = _CHOOSE) -> DocumentError:
    return DocumentError(f"The entry “{_shown(name)}” in {source} {words}.", hint=hint)


_LONGEST_NAME = 100


def _shown(name: str) -> str:
    """A name from outside, fit for a message."""
    plain = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in name)
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[:_LONGEST_NAME]}…"


def _cut_short(source: str) -> DocumentError:
    return DocumentError(
        f"{source} is no package of a campaign, or was cut short or damaged.", hint=_AGAIN
    )
