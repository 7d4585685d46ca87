# SPDX-License-Identifier: MIT
"""The map of changed shortcuts, and its file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exit_studio.errors import FileError
from exit_studio.models.shortcuts import (
    MAX_SHORTCUTS_BYTES,
    ShortcutMap,
    shortcuts_from_text,
    shortcuts_text,
)

actions = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True)
keys = st.lists(st.sampled_from(["Ctrl+J", "F5", "?", "Ctrl+ö", "Alt+Shift+Del"]), max_size=4)
maps = st.dictionaries(actions, keys.map(tuple), max_size=6).map(
    lambda kept: ShortcutMap(keys=kept)
)


@given(shortcuts=maps)
def test_a_map_survives_being_kept_and_being_exported(shortcuts: ShortcutMap) -> None:
    file = shortcuts_text(shortcuts).encode()

    assert ShortcutMap.model_validate_json(shortcuts.model_dump_json()) == shortcuts
    assert shortcuts_from_text(file, source="keys.json") == shortcuts


def test_the_file_is_the_same_in_whatever_order_keys_were_changed() -> None:
    one = ShortcutMap().with_keys("new", ("Ctrl+J",)).with_keys("about", ())
    other = ShortcutMap().with_keys("about", ()).with_keys("new", ("Ctrl+J",))

    assert shortcuts_text(one) == shortcuts_text(other)
    assert shortcuts_text(one).endswith("}\n")


def test_an_action_goes_back_to_its_default() -> None:
    changed = ShortcutMap().with_keys("new", ("Ctrl+J",)).with_keys("quit", ())

    assert changed.without("new").keys == {"quit": ()}
    assert changed.without("unheard_of") == changed


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no file of shortcuts"),
        (b"{", "is no file of shortcuts"),
        (b"[]", "is no file of shortcuts"),
        (b"\xff\xfe", "is no file of shortcuts"),
        (json.dumps({"format": "else", "version": 1, "shortcuts": {}}).encode(), "format"),
        (
            json.dumps({"format": "exit-studio shortcuts", "version": 2, "shortcuts": {}}).encode(),
            "version",
        ),
        (
            json.dumps(
                {"format": "exit-studio shortcuts", "version": 1, "shortcuts": {"new": "F5"}}
            ).encode(),
            "shortcuts / new",
        ),
        (b" " * (MAX_SHORTCUTS_BYTES + 1), "is too large"),
    ],
)
def test_what_is_no_such_file_is_told_with_its_place(content: bytes, said: str) -> None:
    with pytest.raises(FileError, match=said) as caught:
        shortcuts_from_text(content, source="keys.json")

    assert caught.value.user_message.startswith("keys.json ")
    assert caught.value.hint == "Choose a file that was made with “Export”."


def test_a_map_cannot_be_changed_from_outside() -> None:
    with pytest.raises(TypeError):
        ShortcutMap().keys["new"] = ("F5",)  # type: ignore[index]  # that is the point
