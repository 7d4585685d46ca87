# SPDX-License-Identifier: MIT
"""The field that takes the next keys: what is printed on them counts, whatever the layout."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from exit_studio.ui.shortcuts.key_field import KeyField, key_of
from exit_studio.ui.shortcuts.shortcuts import portable
from tests.ui.fakes import heard
from tests.ui.rig import Rig

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "expected"),
    [
        (Qt.Key.Key_J, CTRL, "\n", "Ctrl+J"),
        (Qt.Key.Key_J, CTRL | SHIFT, "\n", "Ctrl+Shift+J"),
        (Qt.Key.Key_F5, NONE, "", "F5"),
        (Qt.Key.Key_Delete, NONE, "\x7f", "Del"),
        # The question mark is Shift and another key on each layout.
        (Qt.Key.Key_Question, SHIFT, "?", "?"),
        (Qt.Key.Key_Plus, CTRL | SHIFT, "+", "Ctrl++"),
        # The number pad counts like the row of digits.
        (Qt.Key.Key_1, CTRL | KEYPAD, "1", "Ctrl+1"),
        (Qt.Key.Key_Adiaeresis, CTRL, "ä", "Ctrl+Ä"),
        # A capital is a letter with Shift.
        (Qt.Key.Key_V, SHIFT, "V", "Shift+V"),
    ],
)
def test_keys_are_taken_by_what_is_printed_on_them(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, expected: str
) -> None:
    taken = key_of(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))

    assert taken is not None
    assert portable(taken) == expected


def test_a_key_that_qt_does_not_know_is_none() -> None:
    assert key_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NONE)) is None


@pytest.fixture
def field(rig: Rig) -> KeyField:
    made = KeyField()
    rig.place(made, QPushButton("Next"))
    made.setFocus()
    return made


def test_it_asks_for_what_is_pressed_and_shows_nothing_by_itself(field: KeyField) -> None:
    asked = heard(field.keys_requested)

    QTest.keyClick(field, Qt.Key.Key_J, CTRL)

    assert [portable(key) for key in asked] == ["Ctrl+J"]
    assert field.text() == ""


def test_a_modifier_alone_is_no_shortcut(field: KeyField) -> None:
    asked = heard(field.keys_requested)

    QTest.keyClick(field, Qt.Key.Key_Control, CTRL)

    assert asked == []


def test_escape_gives_up_and_tab_leaves(field: KeyField) -> None:
    asked, given_up = heard(field.keys_requested), heard(field.given_up)

    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClick(field, Qt.Key.Key_Tab)

    assert (asked, given_up) == ([], [None])
    assert not field.hasFocus()


def test_a_key_of_an_action_goes_to_the_field(field: KeyField) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_N, CTRL)
    event.ignore()

    field.event(event)

    assert event.isAccepted()
