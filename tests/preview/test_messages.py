# SPDX-License-Identifier: MIT
from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from exit_studio.preview.messages import (
    PREVIEW_MESSAGE,
    Editing,
    History,
    Left,
    Painted,
    Ready,
    Selected,
    Write,
    changed_message,
    document_message,
)
from tests.preview.desk import template


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"kind": "ready"}', Ready()),
        ('{"kind": "selected", "ids": ["heading"]}', Selected(ids=("heading",))),
        (
            '{"kind": "write", "element_id": "text", "text": "Hi", "number": 3}',
            Write(element_id="text", text="Hi", number=3),
        ),
        ('{"kind": "editing", "element_id": null}', Editing(element_id=None)),
        ('{"kind": "painted", "revision": 7}', Painted(revision=7)),
        ('{"kind": "history", "step": "redo"}', History(step="redo")),
        ('{"kind": "left", "forward": false}', Left(forward=False)),
    ],
)
def test_each_message_of_the_page_is_understood(text: str, message: object) -> None:
    assert PREVIEW_MESSAGE.validate_json(text, strict=True) == message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ready",
        "null",
        "[]",
        "{}",
        '{"kind": "ready", "more": 1}',
        '{"kind": "quit"}',
        '{"kind": "selected", "ids": "heading"}',
        '{"kind": "selected", "ids": ["<script>"]}',
        '{"kind": "write", "element_id": "text", "text": null, "number": 1}',
        '{"kind": "write", "element_id": "text", "text": "Hi", "number": "1"}',
        '{"kind": "painted", "revision": -1}',
        '{"kind": "painted", "revision": 1e400}',
        '{"kind": "history", "step": "everything"}',
    ],
)
def test_nonsense_is_no_message(text: str) -> None:
    with pytest.raises(ValidationError):
        PREVIEW_MESSAGE.validate_json(text, strict=True)


def test_a_document_message_holds_the_popup_and_its_elements_without_empty_values() -> None:
    campaign = template("cart-reminder")
    records = {**campaign.popups, **campaign.elements}

    message = json.loads(document_message("popup", records, 4))

    assert message["kind"] == "document"
    assert message["revision"] == 4
    assert message["popup"]["steps"] == ["step"]
    assert set(message["elements"]) == {"step", "heading", "text", "button", "close"}
    assert message["elements"]["close"]["styles"] == {
        "desktop": {"color": "#55565e", "font_size_px": 20},
        "phone": {},
    }


def test_a_record_that_is_gone_is_said_to_be_null() -> None:
    message = json.loads(changed_message({"text": None}, revision=2, answers=None))

    assert message == {"kind": "changed", "revision": 2, "answers": None, "records": {"text": None}}
