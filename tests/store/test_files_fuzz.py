# SPDX-License-Identifier: MIT
"""Whatever is in a campaign file, reading it gives a campaign or one clear error, nothing else.

What one field of a document may hold is tried in `tests/models/test_file_fuzz.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exit_studio.errors import DocumentError
from exit_studio.models.assets import AssetKind
from exit_studio.models.file import campaign_to_text
from exit_studio.store.files import from_bytes, to_bytes
from exit_studio.store.package import Package, package_to_bytes
from tests.builders import a_blank_campaign, a_campaign
from tests.pictures import a_picture
from tests.strategies import LAW
from tests.zips import FLAGS, METHOD, deflated, with_number, zipped

TEXTS = [campaign_to_text(made()).encode() for made in (a_campaign, a_blank_campaign)]
PICTURES = tuple(sorted(map(a_picture, AssetKind), key=lambda asset: asset.sha256))
PACKAGES = [
    package_to_bytes(Package(a_campaign(), PICTURES)),
    package_to_bytes(Package(a_blank_campaign())),
    deflated(("campaign.json", TEXTS[0])),
    deflated(("assets/", b""), ("campaign.json", TEXTS[1])),
]
NAMES = (
    "campaign.json",
    "assets/",
    "assets/x.png",
    "../campaign.json",
    "/campaign.json",
    "assets/\\x",
    "a" * 300,
    *(f"assets/{picture.file_name}" for picture in PICTURES),
)
CONTENTS = (b"", b"{}", b"\xff\xd8\xff", *TEXTS, *(picture.content for picture in PICTURES))


def cases(count: int) -> settings:
    return settings(LAW, max_examples=count)


Cut = tuple[int, int, bytes]
"""Where, how many bytes are taken out there, and what is put in."""
CUTS = st.lists(
    st.tuples(
        st.integers(0, 2**16),
        st.sampled_from((0, 0, 1, 1, 2, 4, 40, 4000)),
        st.binary(max_size=6) | st.sampled_from((b'"', b"{", b"]", b"PK\x01\x02", b"\xff" * 4)),
    ),
    min_size=1,
    max_size=4,
)


def cut(content: bytes, cuts: Sequence[Cut]) -> bytes:
    for place, length, more in cuts:
        # From behind as often as from the front: a zip has its table at the end.
        at = (place if place % 2 else -place) % (len(content) + 1)
        content = content[:at] + more + content[at + length :]
    return content


def is_read(content: bytes, source: str) -> bool:
    """Whether it is a campaign. Anything but a campaign or a clear error raises."""
    try:
        package = from_bytes(content, source=source)
    except DocumentError as caught:
        error = caught
    else:
        again = to_bytes(package, Path("again.exitstudio"))
        return from_bytes(again, source=source) == package
    # It can be shown, logged and sent.
    assert str(error).encode()
    assert source in error.user_message
    assert error.hint
    return False


@pytest.mark.parametrize("source", ["spring.exitstudio", "spring.json"])
@cases(250)
@given(st.binary(max_size=80))
def test_any_bytes(source: str, content: bytes) -> None:
    assert not is_read(content, source)
    assert not is_read(b"PK\x03\x04" + content, source)


@cases(1_000)
@given(st.sampled_from(TEXTS), CUTS)
def test_plain_files_with_bytes_taken_out_and_put_in(text: bytes, cuts: list[Cut]) -> None:
    is_read(cut(text, cuts), "spring.json")


@cases(2_000)
@given(st.sampled_from(PACKAGES), CUTS)
def test_packages_with_bytes_taken_out_and_put_in(package: bytes, cuts: list[Cut]) -> None:
    is_read(cut(package, cuts), "spring.exitstudio")


@cases(1_000)
@given(
    st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(CONTENTS)),
        min_size=1,
        max_size=5,
        unique_by=lambda entry: entry[0],
    ),
    st.sampled_from((zipped, deflated)),
    st.none()
    | st.tuples(
        st.sampled_from((4, 6, FLAGS, METHOD, 20, 24, 28, 30, 32, 34, 38, 40, 42)),
        st.integers(0, 2**16 - 1),
    ),
)
def test_whole_zips_of_any_names_and_contents(
    entries: list[tuple[str, bytes]], zip_: Any, patch: tuple[int, int] | None
) -> None:
    data = zip_(*entries)
    is_read(data if patch is None else with_number(data, *patch), "spring.exitstudio")


@cases(500)
@given(st.sampled_from(TEXTS), CUTS, st.sampled_from((zipped, deflated)))
def test_whole_zips_of_broken_documents(text: bytes, cuts: list[Cut], zip_: Any) -> None:
    is_read(zip_(("campaign.json", cut(text, cuts))), "spring.exitstudio")


def test_what_is_unspoilt_is_read() -> None:
    assert all(is_read(text, "spring.json") for text in TEXTS)
    assert all(is_read(package, "spring.exitstudio") for package in PACKAGES)
    # What a file holds counts, not what its name says.
    assert is_read(PACKAGES[0], "spring.json")
