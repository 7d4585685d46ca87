# SPDX-License-Identifier: MIT
"""Numbers, days, grouped choices, and a text that grows."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exit_studio.ui.widgets.controls import TextField
from exit_studio.ui.widgets.growing_area import GrowingArea
from exit_studio.ui.widgets.value_fields import (
    Choices,
    DayField,
    DecimalField,
    GroupedChoiceField,
    number_text,
)
from tests.ui.fakes import heard
from tests.ui.rig import Rig, leave


@pytest.fixture
def number(rig: Rig) -> DecimalField:
    made = DecimalField("Number")
    rig.place(made, TextField("Another"))
    made.show_number(40)
    made.setFocus()
    made.selectAll()
    return made


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (40.0, "40"),
        (12.5, "12.5"),
        (-0.25, "-0.25"),
        (1e6, "1000000"),
        (1e20, "1e+20"),
        (0.1, "0.1"),
    ],
)
def test_numbers_are_written_as_one_types_them(value: float, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(("text", "value"), [("7", 7.0), ("2.5", 2.5), ("2,5", 2.5), ("-3", -3.0)])
def test_a_number_is_typed_with_a_point_or_a_comma(
    number: DecimalField, text: str, value: float
) -> None:
    asked = heard(number.number_requested)

    QTest.keyClicks(number, text)

    assert asked[-1] == value
    assert number.property("wrong") == "false"


@pytest.mark.parametrize("text", ["x", "1 2", "inf", "nan", "1_0", "-"])
def test_what_is_no_number_is_marked_and_not_asked_for(number: DecimalField, text: str) -> None:
    QTest.keyClick(number, Qt.Key.Key_Backspace)
    asked = heard(number.number_requested)

    number.setText(text)
    number.textEdited.emit(text)

    assert asked == []
    assert number.property("wrong") == "true"


def test_what_is_no_number_goes_when_the_field_is_left(number: DecimalField) -> None:
    QTest.keyClick(number, Qt.Key.Key_Backspace)

    leave(number)

    assert number.text() == "40"
    assert number.property("wrong") == "false"


def test_showing_what_is_being_typed_leaves_the_text_alone(number: DecimalField) -> None:
    QTest.keyClicks(number, "2.")
    number.show_number(2)

    assert number.text() == "2."

    number.show_number(3)

    assert number.text() == "3"


def test_a_day_is_shown_and_asked_for(rig: Rig) -> None:
    field = DayField("Day")
    rig.place(field)
    asked = heard(field.day_requested)
    field.show_day(date(2026, 3, 2))
    assert (field.text(), asked) == ("2 Mar 2026", [])

    field.stepUp()

    assert asked == [date(2026, 3, 3)]


@pytest.fixture
def choices() -> Choices:
    return Choices([("Text", [("is", "is")]), ("Number", [("=", "="), ("<", "less than this")])])


def test_titles_cannot_be_chosen(rig: Rig, choices: Choices) -> None:
    field = GroupedChoiceField("How", choices)
    rig.place(field)
    asked = heard(field.choice_requested)
    field.setFocus()

    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Up)

    assert asked == ["=", "is"]


def test_fields_that_share_choices_choose_for_themselves(rig: Rig, choices: Choices) -> None:
    first, second = GroupedChoiceField("First", choices), GroupedChoiceField("Second", choices)
    rig.place(first, second)

    second.show_choice("<")

    assert (first.currentText(), second.currentText()) == ("is", "less than this")
    assert second.sizeHint().width() > first.sizeHint().width()


def test_signs_are_explained(choices: Choices) -> None:
    choices.explain([("=", "equal to")])

    item = choices.model.item(choices.values.index("="))
    assert (item.toolTip(), item.accessibleText()) == ("equal to", "equal to")


def test_a_text_grows_with_its_lines_and_no_further_than_it_may(rig: Rig) -> None:
    area = GrowingArea("Note", placeholder="", least=2, most=4, limit=1000)
    rig.place(area)
    line = area.fontMetrics().lineSpacing()
    least = area.height()

    area.show_text("one\ntwo\nthree")
    rig.wait_until(lambda: area.height() == least + line)
    area.show_text("\n".join("abcdefgh"))
    rig.wait_until(lambda: area.height() == least + 2 * line)

    area.show_text("")

    rig.wait_until(lambda: area.height() == least)
