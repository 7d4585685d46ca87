# SPDX-License-Identifier: MIT
"""Several short texts as chips: typed, taken away, and gone through by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exit_studio.ui.widgets.chips_field import ChipsField
from exit_studio.ui.widgets.controls import TextField
from tests.ui.fakes import heard
from tests.ui.rig import OPENS_A_LIST, Rig, leave

KNOWN = ["spring", "autumn", "eu"]


@pytest.fixture
def field(rig: Rig) -> ChipsField:
    made = ChipsField("Labels", lambda: KNOWN, placeholder="Type", most=3, limit=6)
    made.values_requested.connect(made.show_values)
    rig.place(made, TextField("Another"))
    made.setFocus()
    return made


def press(field: ChipsField, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(field.line, key)


def marked(field: ChipsField) -> list[str]:
    return [
        value
        for value, chip in zip(field.values, field.chips, strict=True)
        if chip.property("marked") == "true"
    ]


@pytest.mark.parametrize("end", [",", ";"])
def test_a_separator_makes_a_chip(field: ChipsField, end: str) -> None:
    QTest.keyClicks(field.line, f"zz{end}")

    assert field.values == ("zz",)
    assert field.line.text() == ""
    assert [chip.text().strip() for chip in field.chips] == ["zz"]


def test_enter_makes_a_chip_and_in_an_empty_line_goes_on(field: ChipsField) -> None:
    entered = heard(field.entered)
    QTest.keyClicks(field.line, "zz")
    press(field, Qt.Key.Key_Return)
    assert (field.values, entered) == (("zz",), [])

    press(field, Qt.Key.Key_Return)

    assert entered == [None]


def test_leaving_the_field_makes_a_chip(field: ChipsField) -> None:
    QTest.keyClicks(field.line, "zz")

    leave(field.line)

    assert field.values == ("zz",)


@OPENS_A_LIST
def test_a_chosen_name_becomes_a_chip_at_once(rig: Rig, field: ChipsField) -> None:
    QTest.keyClicks(field.line, "spr")

    field.line.offers.activated.emit("spring")

    rig.wait_until(lambda: field.values == ("spring",))
    assert field.line.text() == ""


def test_pasting_several_makes_several_each_once_whatever_its_case(field: ChipsField) -> None:
    field.line.insert("aa, bb,AA,")
    field.line.textEdited.emit(field.line.text())

    assert field.values == ("aa", "bb")


def test_too_long_ones_are_cut_and_too_many_are_left_out(field: ChipsField) -> None:
    field.show_values(("aa",))
    QTest.keyClicks(field.line, "abcdefgh")
    assert field.line.text() == "abcdef"

    field.line.textEdited.emit("abcdefgh,bb,cc,")

    assert field.values == ("aa", "abcdef", "bb")
    assert field.line.isReadOnly()


def test_backspace_in_the_empty_line_takes_the_last_away(field: ChipsField) -> None:
    field.show_values(("aa", "bb"))

    press(field, Qt.Key.Key_Backspace)

    assert field.values == ("aa",)


def test_delete_in_the_empty_line_takes_nothing_away(field: ChipsField) -> None:
    field.show_values(("aa", "bb"))

    press(field, Qt.Key.Key_Delete)

    assert field.values == ("aa", "bb")


def test_arrows_go_among_the_chips_and_delete_takes_the_marked_one_away(field: ChipsField) -> None:
    field.show_values(("aa", "bb", "cc"))
    press(field, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert marked(field) == ["bb"]

    press(field, Qt.Key.Key_Delete)

    assert field.values == ("aa", "cc")
    assert marked(field) == []


def test_arrows_stop_at_the_first_chip_and_lead_back_to_the_line(field: ChipsField) -> None:
    field.show_values(("aa", "bb"))
    press(field, *[Qt.Key.Key_Left] * 5)
    assert marked(field) == ["aa"]

    press(field, Qt.Key.Key_Right)
    assert marked(field) == ["bb"]

    press(field, Qt.Key.Key_Right)
    assert marked(field) == []

    press(field, Qt.Key.Key_Left, Qt.Key.Key_Escape)

    assert marked(field) == []


def test_a_click_takes_a_chip_away(field: ChipsField) -> None:
    field.show_values(("aa", "bb"))

    QTest.mouseClick(field.chips[0], Qt.MouseButton.LeftButton)

    assert field.values == ("bb",)
    assert field.line.hasFocus()


def test_a_screen_reader_is_told_the_chips(field: ChipsField) -> None:
    field.show_values(("aa", "bb"))

    assert field.line.accessibleDescription() == "aa, bb"
    assert [chip.accessibleName() for chip in field.chips] == ["Remove aa", "Remove bb"]


def test_known_names_are_offered_unless_they_are_there(field: ChipsField) -> None:
    field.show_values(("EU",))

    assert list(field._offers()) == ["spring", "autumn"]


def test_showing_leaves_what_is_being_typed_alone(field: ChipsField) -> None:
    QTest.keyClicks(field.line, "zz")

    field.show_values(("aa",))

    assert field.line.text() == "zz"
    assert field.line.hasFocus()
