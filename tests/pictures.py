# SPDX-License-Identifier: MIT
"""Pictures for tests: bytes that begin as files of each kind do. What they show does not matter."""

from __future__ import annotations

from exit_studio.models.assets import Asset, AssetKind, asset_of

PICTURES = {
    AssetKind.PNG: b"\x89PNG\r\n\x1a\n" + b"png",
    AssetKind.JPEG: b"\xff\xd8\xff\xe0" + b"jpeg",
    AssetKind.GIF: b"GIF89a" + b"gif",
    AssetKind.WEBP: b"RIFF\x04\0\0\0WEBP" + b"webp",
    AssetKind.AVIF: b"\0\0\0\x14ftypavif\0\0\0\0avif" + b"avif",
}
"""One picture of each kind."""


def a_picture(kind: AssetKind = AssetKind.PNG, more: bytes = b"") -> Asset:
    """Return a picture of a kind; others of it differ by what `more` adds."""
    return asset_of(PICTURES[kind] + more, source="picture")
