# SPDX-License-Identifier: MIT
"""The bytes of a package: always the same ones, and read with suspicion."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest

from exit_studio.errors import DocumentError
from exit_studio.models.assets import Asset, AssetHash, AssetKind, asset_hashes
from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.file import campaign_to_text
from exit_studio.models.record import evolve
from exit_studio.store.package import (
    MAX_PACKAGE_BYTES,
    Package,
    package_from_bytes,
    package_to_bytes,
)
from tests.builders import HEADING, a_campaign, a_heading, with_elements
from tests.pictures import PICTURES, a_picture
from tests.zips import FLAGS, METHOD, a_link, deflated, with_number, zipped

SOURCE = "spring.exitstudio"
TEXT = campaign_to_text(a_campaign()).encode()
DOCUMENT = ("campaign.json", TEXT)
MEGABYTE = 1024 * 1024


def read(data: bytes) -> Package:
    return package_from_bytes(data, source=SOURCE)


def refused(data: bytes) -> str:
    """What is said of a package that cannot be read."""
    with pytest.raises(DocumentError) as raised:
        read(data)
    assert raised.value.hint
    assert SOURCE in raised.value.user_message
    assert str(raised.value).isprintable()
    return raised.value.user_message


def entry_of(asset: Asset) -> tuple[str, bytes]:
    return f"assets/{asset.file_name}", asset.content


def pictures(count: int = 5) -> tuple[Asset, ...]:
    """Return pictures of all kinds, in the order in which a package has them."""
    made = [a_picture(kind) for kind in AssetKind][:count]
    return tuple(sorted(made, key=lambda asset: asset.sha256))


# -- writing -----------------------------------------------------------------------------------


def test_a_package_holds_the_text_of_the_campaign_and_its_pictures() -> None:
    package = Package(a_campaign(), pictures())

    with ZipFile(BytesIO(package_to_bytes(package))) as archive:
        names = archive.namelist()
        assert names == ["campaign.json", *(entry_of(asset)[0] for asset in package.assets)]
        assert archive.read("campaign.json") == TEXT
        assert [archive.read(name) for name in names[1:]] == [
            asset.content for asset in package.assets
        ]


def test_a_package_comes_back_as_it_was() -> None:
    package = Package(a_campaign(), pictures())

    assert read(package_to_bytes(package)) == package


def test_the_same_campaign_gives_the_same_bytes_however_it_came_in() -> None:
    before = package_to_bytes(Package(a_campaign(), pictures()))

    assert package_to_bytes(Package(a_campaign(), pictures())) == before
    assert package_to_bytes(read(before)) == before


def test_nothing_of_this_computer_is_in_a_package() -> None:
    with ZipFile(BytesIO(package_to_bytes(Package(a_campaign(), pictures())))) as archive:
        assert {
            (each.date_time, each.create_system, each.external_attr >> 16, each.compress_type)
            for each in archive.infolist()
        } == {((1980, 1, 1, 0, 0, 0), 3, 0o100644, ZIP_STORED)}
        assert archive.comment == b""


def test_one_number_of_a_style_changes_one_line_of_the_text() -> None:
    before = campaign_to_text(with_elements(a_heading(font_size_px=24))).splitlines()
    after = campaign_to_text(with_elements(a_heading(font_size_px=25))).splitlines()

    changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert changed == [('          "font_size_px": 24', '          "font_size_px": 25')]


class PicturedDetails(Details):
    """Details that name a picture, as the records of later releases do."""

    logo: AssetHash | None = None


def test_a_picture_that_a_section_names_is_one_of_the_campaign() -> None:
    picture = a_picture()
    campaign = evolve(a_campaign(), details=PicturedDetails(name="Spring", logo=picture.sha256))

    assert asset_hashes(campaign) == {picture.sha256}


# -- reading what others have zipped -----------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        deflated(DOCUMENT),
        deflated(DOCUMENT, ("assets/", b"")),
        zipped(("assets/", b""), DOCUMENT),
    ],
)
def test_a_package_that_another_program_has_zipped_is_read(data: bytes) -> None:
    assert read(data) == Package(a_campaign())


def test_pictures_may_come_in_any_order() -> None:
    one, two = pictures(2)
    assert read(zipped(entry_of(two), DOCUMENT, entry_of(one))).assets == (one, two)


def test_a_package_of_an_older_format_is_lifted() -> None:
    old = {**json.loads(TEXT), "format": 1}
    for name in ("labels", "note", "priority"):
        old["details"].pop(name, None)

    assert read(zipped(("campaign.json", json.dumps(old).encode()))).campaign == a_campaign()


# -- the package as a whole --------------------------------------------------------------------


def test_every_start_of_a_package_is_told_as_cut_short() -> None:
    data = package_to_bytes(Package(a_campaign(), pictures(1)))

    said = {refused(data[:length]) for length in range(0, len(data), 7)}

    assert said == {f"{SOURCE} is no package of a campaign, or was cut short or damaged."}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"PK\x05\x06" + bytes(18),
        b"%PDF-1.7\n",
        b"\x1f\x8b\x08" + bytes(100),
        b"#!/bin/sh\n" + zipped(DOCUMENT),
        zipped(DOCUMENT) + b"\0",
        zipped(DOCUMENT)[:-1] + b"\x01!",
    ],
)
def test_what_is_no_zip_from_end_to_end_is_refused(data: bytes) -> None:
    assert refused(data) == f"{SOURCE} is no package of a campaign, or was cut short or damaged."


def test_a_byte_that_was_changed_is_noticed() -> None:
    data = bytearray(zipped(DOCUMENT))
    data[len(data) // 2] ^= 1

    assert refused(bytes(data)).endswith("was cut short or damaged.")


def test_a_very_large_package_is_refused_before_it_is_looked_into() -> None:
    assert refused(bytes(MAX_PACKAGE_BYTES + 1)) == (
        f"{SOURCE} is larger than a package can be (59 MB)."
    )


def test_very_many_files_are_refused_before_they_are_listed() -> None:
    many = zipped(DOCUMENT, *((f"assets/{number}", b"") for number in range(1_000)))
    assert refused(many) == f"{SOURCE} holds more files than a package can (1,000)."


def test_a_table_that_is_larger_than_it_says_is_not_listed_either() -> None:
    many = zipped(DOCUMENT, *((f"assets/{'x' * 600}{number}", b"") for number in range(999)))
    lying = many[:-14] + b"\x01\0\x01\0" + many[-10:]
    assert refused(lying) == f"{SOURCE} holds more files than a package can (1,000)."


def test_a_package_of_the_large_kind_is_refused() -> None:
    data = zipped(DOCUMENT)
    large = data[:-22] + b"PK\x06\x07" + bytes(16) + data[-22:]
    assert refused(large) == f"{SOURCE} holds more files than a package can (1,000)."


# -- single entries ----------------------------------------------------------------------------

LEADS_ELSEWHERE = "has a name that leads elsewhere."
DOES_NOT_BELONG = "does not belong in a package."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../campaign.json", DOES_NOT_BELONG),
        ("/campaign.json", DOES_NOT_BELONG),
        ("/etc/passwd", DOES_NOT_BELONG),
        ("C:\\campaign.json", DOES_NOT_BELONG),
        ("C:campaign.json", DOES_NOT_BELONG),
        ("assets\\a.png", DOES_NOT_BELONG),
        ("Campaign.json", DOES_NOT_BELONG),
        ("campaign.json/", DOES_NOT_BELONG),
        ("__MACOSX/._campaign.json", DOES_NOT_BELONG),
        ("assets/../campaign.json", LEADS_ELSEWHERE),
        ("assets//etc/passwd", LEADS_ELSEWHERE),
        ("assets/a/b.png", LEADS_ELSEWHERE),
        ("assets/b/", LEADS_ELSEWHERE),
        ("assets/ä.png", LEADS_ELSEWHERE),
        ("assets/\x1b[2J.png", LEADS_ELSEWHERE),
    ],
)
def test_a_name_that_is_not_one_of_a_package_is_refused(name: str, words: str) -> None:
    shown = name.replace("\x1b", "\N{REPLACEMENT CHARACTER}")
    assert refused(zipped(DOCUMENT, (name, b"x"))) == f"The entry “{shown}” in {SOURCE} {words}"


def test_a_name_with_a_zero_in_it_is_not_cut_there() -> None:
    data = zipped(("campaign.json!.exe", TEXT)).replace(b"json!", b"json\0")
    assert refused(data).endswith(DOES_NOT_BELONG)


def test_a_name_that_is_no_text_is_refused() -> None:
    data = zipped(DOCUMENT, ("assets/ö", b"")).replace("ö".encode(), b"\xff\xff")
    assert refused(data).endswith("was cut short or damaged.")


def test_a_very_long_name_is_shortened_in_the_message() -> None:
    assert refused(zipped(DOCUMENT, ("x" * 5_000, b""))) == (
        f"The entry “{'x' * 100}…” in {SOURCE} {DOES_NOT_BELONG}"
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_there_twice_is_refused() -> None:
    words = "The entry “campaign.json” in spring.exitstudio stands there twice."
    assert refused(zipped(DOCUMENT, DOCUMENT)) == words


@pytest.mark.parametrize("name", ["campaign.json", "assets/a.png"])
def test_a_link_is_refused(name: str) -> None:
    words = f"The entry “{name}” in {SOURCE} is no file, but a link or a device."
    assert refused(zipped((a_link(name), b"/etc/passwd"))) == words


@pytest.mark.parametrize("flag", [0x1, 0x40, 0x2000])
def test_an_encrypted_entry_is_refused(flag: int) -> None:
    data = with_number(zipped(DOCUMENT), FLAGS, flag)
    assert refused(data) == f"The entry “campaign.json” in {SOURCE} is encrypted."


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA, 93, 99])
def test_an_unknown_compression_is_refused(method: int) -> None:
    data = with_number(zipped(DOCUMENT), METHOD, method)
    assert refused(data).endswith(
        f"is compressed in a way that is not read here (method {method})."
    )


def test_a_zip_bomb_is_not_blown_up() -> None:
    assert refused(deflated(("campaign.json", b" " * (4 * MEGABYTE)))).endswith(
        "was made to fill the memory (a zip bomb)."
    )


@pytest.mark.parametrize("size", [0, 1, 2**31])
def test_what_an_entry_says_of_its_size_is_not_believed(size: int) -> None:
    whole = zipped(DOCUMENT)
    at = whole.index(b"PK\x01\x02") + 24
    data = whole[:at] + size.to_bytes(4, "little") + whole[at + 4 :]
    assert refused(data)


@pytest.mark.parametrize(
    ("name", "limit"), [("campaign.json", 8 * MEGABYTE), ("assets/a.png", 10 * MEGABYTE)]
)
def test_an_entry_that_is_too_large_is_refused(name: str, limit: int) -> None:
    words = f"The entry “{name}” in {SOURCE} is larger than it can be ({limit // MEGABYTE} MB)."
    assert refused(zipped((name, bytes(limit + 1)))) == words


def test_pictures_that_are_too_large_together_are_refused() -> None:
    large = [a_picture(more=bytes([number]) + bytes(8_900_000)) for number in range(6)]
    assert refused(zipped(DOCUMENT, *map(entry_of, large))).startswith(
        f"The pictures in {SOURCE} are larger than those of a campaign can be (50 MB together)"
    )


# -- pictures ----------------------------------------------------------------------------------

PNG = PICTURES[AssetKind.PNG]
HASH = sha256(PNG).hexdigest()


@pytest.mark.parametrize(
    "name", [f"assets/{'0' * 64}.png", f"assets/{HASH}.jpg", f"assets/{HASH}", "assets/logo.png"]
)
def test_a_picture_under_a_name_that_is_not_its_own_is_refused(name: str) -> None:
    words = f"The entry “{name}” in {SOURCE} holds something else than its name says."
    assert refused(zipped(DOCUMENT, (name, PNG))) == words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is no picture that every browser can show."),
        (b"<svg/>", "is an SVG drawing, which can hold programs and is not taken yet."),
        # A package within the package is one more file that is no picture; it is never opened.
        (zipped(DOCUMENT), "is no picture that every browser can show."),
    ],
)
def test_an_entry_that_is_no_picture_is_refused(content: bytes, words: str) -> None:
    name = f"assets/{sha256(content).hexdigest()}.png"
    assert refused(zipped(DOCUMENT, (name, content))) == f"The entry “{name}” in {SOURCE} {words}"


# -- the document ------------------------------------------------------------------------------


def test_a_package_without_a_document_is_refused() -> None:
    assert refused(zipped(entry_of(a_picture()))) == f"{SOURCE} holds no campaign.json."


def without(document: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in names}


def with_many_elements(document: dict[str, Any], stacks: int) -> dict[str, Any]:
    """Return the document with that many stacks more, of 199 headings each."""
    heading, step = document["elements"][HEADING], document["elements"]["step"]
    more: dict[str, Any] = {}
    for stack in range(stacks):
        children = [f"e_{stack}_{number}" for number in range(199)]
        more |= {child: {**heading, "id": child} for child in children}
        more[f"s_{stack}"] = {**step, "id": f"s_{stack}", "children": children}
    grown = {**step, "children": [*step["children"], *(f"s_{each}" for each in range(stacks))]}
    return {**document, "elements": {**document["elements"], **more, "step": grown}}


def in_a_circle(document: dict[str, Any]) -> dict[str, Any]:
    step = document["elements"]["step"]
    one = {**step, "id": "one", "children": ["two"]}
    two = {**step, "id": "two", "children": ["one"]}
    return {**document, "elements": {**document["elements"], "one": one, "two": two}}


def with_an_id_twice(document: dict[str, Any]) -> dict[str, Any]:
    popup = document["popups"]["popup"]
    return {**document, "popups": {**document["popups"], HEADING: {**popup, "id": HEADING}}}


PLAIN: dict[str, Any] = json.loads(TEXT)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (TEXT[: len(TEXT) // 2], "is broken at line"),
        (b"", "is broken at line 1"),
        (b"\xff\xfe", "is no text in UTF-8"),
        (b'{"format": NaN}', "cannot be read: format: this number is too large, or none."),
        (b'{"a": "\\ud800"}', "cannot be read: a: it holds half of a character"),
        (b"[" * 1_000, "is nested too deeply at line 1"),
        (json.dumps({**PLAIN, "format": 99}).encode(), "was made by a newer Exit Studio"),
        (json.dumps(without(PLAIN, "message")).encode(), "“message” is missing"),
        (json.dumps(in_a_circle(PLAIN)).encode(), "is in no pop-up"),
        (json.dumps(with_an_id_twice(PLAIN)).encode(), "is used twice"),
        (json.dumps(with_many_elements(PLAIN, 50)).encode(), "should have at most 5000"),
    ],
)
def test_what_is_wrong_with_the_document_is_said_as_of_a_plain_file(
    content: bytes, words: str
) -> None:
    said = refused(zipped(("campaign.json", content)))
    assert said.startswith(f"campaign.json in {SOURCE} ")
    assert words in said


def test_a_large_campaign_that_was_compressed_is_no_bomb() -> None:
    document = with_many_elements(PLAIN, 24)
    campaign = read(deflated(("campaign.json", json.dumps(document, indent=2).encode()))).campaign
    assert isinstance(campaign, Campaign)
    assert len(campaign.elements) == len(PLAIN["elements"]) + 24 * 200
