# SPDX-License-Identifier: MIT
"""Which keys actions have: the defaults, what a person changed, and that no key is given twice."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence

from exit_studio.models.shortcuts import ShortcutMap
from exit_studio.ui.actions import specs
from exit_studio.ui.shortcuts.shortcuts import Shortcuts, default_keys, keys_of, portable
from tests.ui.fakes import heard

ACTIONS = [each.id for each in specs()]
KEYS = sorted({key for action in ACTIONS for key in default_keys(action)} | {"Ctrl+J", "F8"})


def texts(shortcuts: Shortcuts, action: str) -> list[str]:
    return [portable(key) for key in shortcuts.keys(action)]


def given_keys(*texts: str) -> list[QKeySequence]:
    return keys_of(texts)


def test_at_first_actions_have_the_keys_of_the_table() -> None:
    shortcuts = Shortcuts()

    assert texts(shortcuts, "redo") == ["Ctrl+Shift+Z", "Ctrl+Y"]
    assert not shortcuts.are_changed


def test_an_action_can_be_given_another_key() -> None:
    shortcuts = Shortcuts()
    changes = heard(shortcuts.changed)

    shortcuts.give("duplicate", given_keys("Ctrl+J"))

    assert texts(shortcuts, "duplicate") == ["Ctrl+J"]
    assert shortcuts.map.keys == {"duplicate": ("Ctrl+J",)}
    assert changes == [None]


def test_giving_what_it_has_changes_nothing() -> None:
    shortcuts = Shortcuts()
    changes = heard(shortcuts.changed)

    shortcuts.give("duplicate", given_keys("Ctrl+D"))

    assert changes == []
    assert not shortcuts.are_changed


def test_a_key_of_another_action_is_taken_from_it_and_comes_back_by_itself() -> None:
    shortcuts = Shortcuts()
    assert shortcuts.owners("duplicate", given_keys("Ctrl+N")) == ["new"]

    shortcuts.give("duplicate", given_keys("Ctrl+N"))
    assert texts(shortcuts, "new") == []
    assert shortcuts.is_changed("new")

    shortcuts.give("duplicate", given_keys("Ctrl+D"))
    assert texts(shortcuts, "new") == ["Ctrl+N"]
    assert not shortcuts.are_changed


def test_a_key_that_two_were_given_is_taken_from_both() -> None:
    shortcuts = Shortcuts()
    shortcuts.use(ShortcutMap(keys={"new": ("?",), "open": ("?",)}))
    assert (texts(shortcuts, "new"), texts(shortcuts, "open")) == (["?"], [])

    shortcuts.give("quit", given_keys("?"))

    assert texts(shortcuts, "quit") == ["?"]
    assert (texts(shortcuts, "new"), texts(shortcuts, "open")) == ([], [])


def test_one_of_two_keys_can_be_taken() -> None:
    shortcuts = Shortcuts()

    shortcuts.give("new", given_keys("Ctrl+Y"))

    assert texts(shortcuts, "redo") == ["Ctrl+Shift+Z"]


def test_all_goes_back_to_the_table() -> None:
    shortcuts = Shortcuts()
    shortcuts.give("new", given_keys("Ctrl+D"))
    shortcuts.give("quit", [])

    shortcuts.reset_all()

    assert {action: tuple(texts(shortcuts, action)) for action in ACTIONS} == {
        action: default_keys(action) for action in ACTIONS
    }


def test_keys_that_no_keyboard_has_leave_the_default(caplog: pytest.LogCaptureFixture) -> None:
    shortcuts = Shortcuts()

    shortcuts.use(ShortcutMap(keys={"new": ("Ctrl+Nonsense",), "quit": ("Ctrl+J",)}))

    assert texts(shortcuts, "new") == ["Ctrl+N"]
    assert texts(shortcuts, "quit") == ["Ctrl+J"]
    assert "“new”" in caplog.text


def test_an_action_of_another_release_is_kept_for_it() -> None:
    shortcuts = Shortcuts()

    shortcuts.use(ShortcutMap(keys={"fly": ("Ctrl+J",)}))

    assert shortcuts.map.keys == {"fly": ("Ctrl+J",)}


@given(
    st.dictionaries(
        st.sampled_from(ACTIONS), st.lists(st.sampled_from(KEYS), max_size=3).map(tuple), max_size=8
    ),
    st.lists(st.tuples(st.sampled_from(ACTIONS), st.sampled_from(KEYS)), max_size=8),
)
def test_no_key_ever_belongs_to_two_actions(
    kept: dict[str, tuple[str, ...]], wishes: list[tuple[str, str]]
) -> None:
    shortcuts = Shortcuts()
    shortcuts.use(ShortcutMap(keys=kept))
    for action, key in wishes:
        shortcuts.give(action, given_keys(key))
        assert texts(shortcuts, action) == [key]

    counts = Counter(key for action in ACTIONS for key in texts(shortcuts, action))

    assert [key for key, count in counts.items() if count > 1] == []
