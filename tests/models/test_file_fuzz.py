# SPDX-License-Identifier: MIT
"""Whatever is in a file, reading it gives a campaign or one clear error, and nothing else."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from exit_studio.errors import DocumentError
from exit_studio.models.file import campaign_from_text, campaign_to_text
from tests.builders import a_blank_campaign, a_call, a_campaign, with_elements
from tests.strategies import LAW

MANY = settings(LAW, max_examples=120)
SOURCE = "spring.json"
TEXTS = [
    campaign_to_text(campaign)
    for campaign in (
        a_campaign(),
        a_blank_campaign(),
        with_elements(a_call("f", 1, None, True, "x")),
    )
]
PIECES = (
    *('"', "{", "}", "[", "]", ",", ":", "\\", "\n", "\0", "\ufeff", "\ud83d", "\u2028"),
    *(
        "null",
        "true",
        "NaN",
        "-",
        "-1",
        "0",
        "1e999",
        "1.5",
        "9" * 400,
        '"\\ud83d"',
        "{}",
        "[" * 120,
    ),
    *('"kind": "stack",', '"id": "heading",', '"format": 2,', '"step",'),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def is_read_or_refused(text: str | bytes) -> bool:
    """Whether it is a campaign. Anything but a campaign or a clear error raises."""
    try:
        campaign = campaign_from_text(text, source=SOURCE)
    except DocumentError as caught:
        error = caught
    else:
        again = campaign_to_text(campaign)
        return campaign_from_text(again, source=SOURCE) == campaign
    # It can be shown, logged and sent: no half of a character came along.
    assert str(error).encode()
    assert error.user_message.startswith(SOURCE)
    assert error.hint
    return False


@MANY
@given(st.data())
def test_files_with_pieces_taken_out_and_put_in(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        stop = min(len(text), start + data.draw(st.sampled_from((0, 0, 1, 2, 30, 300))))
        text = text[:start] + data.draw(st.sampled_from(("", *PIECES))) + text[stop:]
    is_read_or_refused(text)
    is_read_or_refused(text.encode("utf-8", "surrogatepass"))


@MANY
@given(st.data())
def test_files_with_other_values(data: st.DataObject) -> None:
    document = json.loads(data.draw(st.sampled_from(TEXTS)))
    for _ in range(data.draw(st.integers(1, 3))):
        spoil(document, data)
    is_read_or_refused(json.dumps(document))


def spoil(document: dict[str, Any], data: st.DataObject) -> None:
    """Change, remove or add one value, anywhere in the document."""
    place: Any = document
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.integers(0, 5)) == 0:
            break
        place = place[key]
    match data.draw(st.sampled_from(("change", "remove", "add", "copy"))):
        case "change":
            place[key] = data.draw(JSON)
        case "remove":
            del place[key]
        case "add" if isinstance(place, dict):
            place[data.draw(st.text(max_size=5))] = data.draw(JSON)
        case _ if isinstance(place, dict):
            place["copy"] = place[key]
        case _:
            place.append(place[key])


@MANY
@given(st.binary(max_size=60), st.sampled_from(TEXTS), st.data())
def test_raw_bytes(raw: bytes, text: str, data: st.DataObject) -> None:
    body = text.encode()
    start = data.draw(st.integers(0, len(body)))
    is_read_or_refused(raw)
    is_read_or_refused(body[:start] + raw + body[start + len(raw) :])


@MANY
@given(JSON)
def test_any_json(value: object) -> None:
    assert not is_read_or_refused(json.dumps(value))
    assert not is_read_or_refused(json.dumps({"format": 1, "id": value, "message": value}))


def test_an_unspoilt_file_is_read() -> None:
    assert all(is_read_or_refused(text) for text in TEXTS)
