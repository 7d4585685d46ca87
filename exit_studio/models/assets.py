# SPDX-License-Identifier: MIT
"""Pictures that a campaign uses, named by the hash of their bytes. Where they are kept is outside.

A field that names one is an `AssetHash`; whoever exports or collects garbage finds it by that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from typing import Annotated, get_args

from pydantic import BaseModel, StringConstraints

from exit_studio.errors import DocumentError

__all__ = [
    "MAX_ASSETS_BYTES",
    "MAX_ASSET_BYTES",
    "Asset",
    "AssetHash",
    "AssetKind",
    "AssetMark",
    "asset_hashes",
    "asset_kind",
    "asset_of",
]

MAX_ASSET_BYTES = 10 * 1024 * 1024
MAX_ASSETS_BYTES = 50 * 1024 * 1024
"""All pictures of one campaign together."""


@dataclass(frozen=True, slots=True)
class AssetMark:
    """Marks a field that names an asset, for tools that walk the models."""


_PATTERN = r"^[0-9a-f]{64}$"

AssetHash = Annotated[str, StringConstraints(pattern=_PATTERN), AssetMark()]
"""SHA-256 of an asset's bytes, in lower-case hexadecimal digits."""


class AssetKind(StrEnum):
    """A kind of picture that every browser shows; the value is how its file's name ends."""

    PNG = "png"
    JPEG = "jpg"
    GIF = "gif"
    WEBP = "webp"
    AVIF = "avif"

    @property
    def mime(self) -> str:
        """Its name on the web."""
        return "image/jpeg" if self is AssetKind.JPEG else f"image/{self.value}"


@dataclass(frozen=True, slots=True)
class Asset:
    """One picture. Made by `asset_of`, which makes sure that it is one."""

    sha256: str
    kind: AssetKind
    content: bytes

    @property
    def file_name(self) -> str:
        """How a file with this content is called."""
        return f"{self.sha256}.{self.kind.value}"


def asset_of(content: bytes, *, source: str) -> Asset:
    """Return the asset that these bytes are.

    Args:
        content: The whole file.
        source: How messages call it, such as its file name.

    Raises:
        DocumentError: it is too large, or no picture of a kind that can be used.
    """
    if len(content) > MAX_ASSET_BYTES:
        raise DocumentError(
            f"{source} is larger than a picture can be ({MAX_ASSET_BYTES // 1024 // 1024} MB).",
            hint="Save it smaller, then choose it again.",
        )
    kind = asset_kind(content)
    if kind is not None:
        return Asset(sha256(content).hexdigest(), kind, content)
    if _is_svg(content):
        raise DocumentError(
            f"{source} is an SVG drawing, which can hold programs and is not taken yet.",
            hint="Save it as PNG or WebP.",
        )
    raise DocumentError(
        f"{source} is no picture that every browser can show.",
        hint="Choose a PNG, JPEG, GIF, WebP or AVIF file.",
    )


_STARTS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), AssetKind.PNG),
    (re.compile(rb"\xff\xd8\xff"), AssetKind.JPEG),
    (re.compile(rb"GIF8[79]a"), AssetKind.GIF),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), AssetKind.WEBP),
)
_AVIF_BRANDS = {b"avif", b"avis"}


def asset_kind(content: bytes) -> AssetKind | None:
    """Return which kind of picture these bytes begin like, None for no kind that can be used."""
    for start, kind in _STARTS:
        if start.match(content):
            return kind
    return AssetKind.AVIF if _is_avif(content) else None


def _is_avif(content: bytes) -> bool:
    # The first box lists its brands: the main one, a version, and those it agrees with.
    size = min(int.from_bytes(content[:4]), 256)
    if content[4:8] != b"ftyp":
        return False
    brands = {content[8:12], *(content[at : at + 4] for at in range(16, size, 4))}
    return bool(brands & _AVIF_BRANDS)


_SVG = re.compile(rb"\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)", re.IGNORECASE)


def _is_svg(content: bytes) -> bool:
    start = content[:4096].removeprefix(b"\xef\xbb\xbf")
    return _SVG.match(start) is not None and b"<svg" in start.lower()


def asset_hashes(record: BaseModel) -> frozenset[str]:
    """Return the hash of every asset that `record`, or a record within it, names."""
    return frozenset(_named(record))


def _named(value: object) -> Iterator[str]:
    for record in _records(value):
        marked = _marked_fields(type(record))
        for name in type(record).model_fields:
            inside = getattr(record, name)
            yield from _hashes(inside) if name in marked else _named(inside)


def _records(value: object) -> Iterator[BaseModel]:
    match value:
        case BaseModel():
            yield value
        case Mapping():
            for item in value.values():
                yield from _records(item)
        case tuple() | list() | frozenset():
            for item in value:
                yield from _records(item)
        case _:
            return


_HASH = re.compile(_PATTERN)


def _hashes(value: object) -> Iterator[str]:
    """What names an asset in a field that can; a union may hold something else instead."""
    match value:
        case str() if _HASH.fullmatch(value):
            yield value
        case BaseModel():
            yield from _named(value)
        case Mapping():
            for item in value.values():
                yield from _hashes(item)
        case tuple() | list() | frozenset():
            for item in value:
                yield from _hashes(item)
        case _:
            return


@cache
def _marked_fields(kind: type[BaseModel]) -> frozenset[str]:
    return frozenset(
        name
        for name, field in kind.model_fields.items()
        if _is_marked(field.annotation) or any(map(_is_marked, field.metadata))
    )


def _is_marked(hint: object) -> bool:
    """Whether an annotation, or a part of it, carries the mark."""
    return isinstance(hint, AssetMark) or any(map(_is_marked, _parts(hint)))


def _parts(hint: object) -> tuple[object, ...]:
    return (*get_args(hint), *getattr(hint, "__metadata__", ()))
