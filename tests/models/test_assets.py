# SPDX-License-Identifier: MIT
"""Pictures by the hash of their bytes: which bytes are one, and which of them a document names."""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

import pytest

from exit_studio.errors import DocumentError
from exit_studio.models.assets import (
    MAX_ASSET_BYTES,
    Asset,
    AssetHash,
    AssetKind,
    asset_hashes,
    asset_kind,
    asset_of,
)
from exit_studio.models.ids import ElementId
from exit_studio.models.record import FrozenMap, Record
from tests.builders import a_campaign
from tests.pictures import PICTURES


@pytest.mark.parametrize("kind", AssetKind)
def test_each_kind_of_picture_is_known_by_its_first_bytes(kind: AssetKind) -> None:
    content = PICTURES[kind]

    asset = asset_of(content, source="a")

    assert asset == Asset(sha256(content).hexdigest(), kind, content)
    assert asset.file_name == f"{asset.sha256}.{kind.value}"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"GIF87a", AssetKind.GIF),
        # The main brand is another one, but it agrees with AVIF.
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1miafavif", AssetKind.AVIF),
        # The same letters, but behind the list of brands.
        (b"\0\0\0\x14ftypmif1\0\0\0\0mif1avif", None),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", None),
        (b"RIFF\x04\0\0\0WAVE", None),
        (b"\x89PNG\n\x1a\n", None),
        (b"BM", None),
        (b"", None),
    ],
)
def test_what_begins_otherwise_is_no_picture(content: bytes, kind: AssetKind | None) -> None:
    assert asset_kind(content) is kind


@pytest.mark.parametrize(
    ("kind", "mime"),
    [
        (AssetKind.PNG, "image/png"),
        (AssetKind.JPEG, "image/jpeg"),
        (AssetKind.GIF, "image/gif"),
        (AssetKind.WEBP, "image/webp"),
        (AssetKind.AVIF, "image/avif"),
    ],
)
def test_each_kind_has_its_name_on_the_web(kind: AssetKind, mime: str) -> None:
    assert kind.mime == mime


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is an SVG drawing"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><!-- x --><SVG/>", "is an SVG drawing"),
        (b"<?xml version='1.0'?><html/>", "is no picture"),
        (b"MZ\x90\0", "is no picture"),
        (b"PK\x03\x04", "is no picture"),
        (b"", "is no picture"),
        (PICTURES[AssetKind.PNG] + bytes(MAX_ASSET_BYTES), "is larger than a picture can be"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=f"^logo {words}") as raised:
        asset_of(content, source="logo")
    assert raised.value.hint


def test_the_largest_picture_is_taken() -> None:
    start = PICTURES[AssetKind.PNG]
    content = start + bytes(MAX_ASSET_BYTES - len(start))
    assert asset_of(content, source="logo").kind is AssetKind.PNG


ONE, TWO, THREE, FOUR, FIVE = (sha256(bytes([number])).hexdigest() for number in range(5))


class Shade(Record):
    """A plain colour in place of a picture."""

    kind: Literal["shade"] = "shade"
    color: str = ONE  # looks like a hash, and is none


class Backdrop(Record):
    image: AssetHash | None = None
    choice: AssetHash | Shade = Shade()


class Scene(Record):
    id: ElementId
    title: str
    backdrop: Backdrop
    pictures: tuple[AssetHash, ...] = ()
    by_name: FrozenMap[str, AssetHash | None]
    layers: FrozenMap[str, Backdrop]
    more: tuple[Backdrop, ...] = ()


def a_scene(**fields: object) -> Scene:
    plain: dict[str, object] = {
        "id": "e_1",
        "title": FIVE,
        "backdrop": Backdrop(),
        "by_name": {},
        "layers": {},
    }
    return Scene.model_validate({**plain, **fields})


@pytest.mark.parametrize(
    ("scene", "hashes"),
    [
        (a_scene(), set()),
        (a_scene(backdrop=Backdrop(image=ONE)), {ONE}),
        (a_scene(backdrop=Backdrop(choice=TWO)), {TWO}),
        (a_scene(pictures=(ONE, TWO, ONE)), {ONE, TWO}),
        (a_scene(by_name={"logo": THREE, "none": None}), {THREE}),
        (a_scene(layers={"front": Backdrop(image=FOUR), "back": Backdrop()}), {FOUR}),
        (a_scene(more=(Backdrop(image=ONE), Backdrop(image=TWO))), {ONE, TWO}),
    ],
)
def test_every_field_that_can_name_a_picture_is_looked_into(scene: Scene, hashes: set[str]) -> None:
    assert asset_hashes(scene) == hashes


def test_a_text_that_looks_like_a_hash_is_none() -> None:
    assert asset_hashes(a_scene(title=ONE)) == set()
    assert asset_hashes(a_campaign()) == set()


@pytest.mark.parametrize("text", ["", ONE.upper(), ONE[:-1], f"{ONE}0", f"{ONE}\n"])
def test_a_hash_has_64_lower_case_digits(text: str) -> None:
    with pytest.raises(ValueError, match="String should match pattern"):
        Backdrop(image=text)
