# SPDX-License-Identifier: MIT
"""Controls: what is shown asks for nothing, what the user does asks for it, cursors stay."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from exit_studio.ui.widgets.controls import (
    ChoiceField,
    MomentField,
    NumberField,
    SegmentedField,
    TextArea,
    TextField,
)
from tests.ui.fakes import heard
from tests.ui.rig import Rig

NINE = datetime.fromisoformat("2026-03-02 09:30")
SIZES = [("s", "Small"), ("m", "Medium"), ("l", "Large")]


def turn_wheel(field: QWidget) -> None:
    """Turn the wheel over a field, away from the user."""
    middle = QPointF(field.rect().center())
    event = QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # whether the wheel is inverted; Qt takes it by position
    )
    QApplication.sendEvent(field, event)


def words_in(field: NumberField | ChoiceField | MomentField) -> str:
    return field.currentText() if isinstance(field, ChoiceField) else field.text()


@pytest.fixture
def text(rig: Rig) -> TextField:
    made = TextField("Name", placeholder="Such as: Spring")
    rig.place(made)
    return made


@pytest.fixture
def area(rig: Rig) -> TextArea:
    made = TextArea("Words", lines=3)
    rig.place(made)
    return made


@pytest.fixture
def number(rig: Rig) -> NumberField:
    made = NumberField("Size", low=8, high=200, suffix=" px")
    rig.place(made)
    return made


@pytest.fixture
def choice(rig: Rig) -> ChoiceField:
    made = ChoiceField("Size", SIZES)
    rig.place(made)
    return made


@pytest.fixture
def segments(rig: Rig) -> SegmentedField:
    made = SegmentedField("Size", SIZES)
    rig.place(made)
    return made


@pytest.fixture
def moment(rig: Rig) -> MomentField:
    made = MomentField("Start")
    made.show_moment(NINE)
    rig.place(made)
    return made


def test_what_is_shown_in_a_line_asks_for_nothing(text: TextField) -> None:
    asked = heard(text.text_requested)

    text.show_text("Spring")

    assert (text.text(), asked) == ("Spring", [])


def test_typing_in_a_line_asks_for_each_text(text: TextField) -> None:
    asked = heard(text.text_requested)

    QTest.keyClicks(text, "ab")

    assert asked == ["a", "ab"]


def test_showing_the_same_text_leaves_the_cursor_alone(text: TextField) -> None:
    text.show_text("Spring")
    text.setCursorPosition(2)

    text.show_text("Spring")

    assert text.cursorPosition() == 2


def test_what_is_shown_in_an_area_asks_for_nothing(area: TextArea) -> None:
    asked = heard(area.text_requested)

    area.show_text("One\ntwo")

    assert (area.toPlainText(), asked) == ("One\ntwo", [])


def test_typing_in_an_area_asks_for_each_text(area: TextArea) -> None:
    asked = heard(area.text_requested)

    QTest.keyClicks(area, "ab")

    assert asked == ["a", "ab"]


def test_an_area_keeps_its_cursor_when_other_words_come(area: TextArea) -> None:
    area.show_text("Wait a moment")
    cursor = area.textCursor()
    cursor.setPosition(4)
    area.setTextCursor(cursor)

    area.show_text("Wait, it is spring")
    assert area.textCursor().position() == 4
    area.show_text("No")
    assert area.textCursor().position() == 2


def test_tab_leaves_an_area(rig: Rig) -> None:
    area, after = TextArea("Words"), TextField("Name")
    rig.place(area, after)
    area.setFocus()

    QTest.keyClick(area, Qt.Key.Key_Tab)

    assert after.hasFocus()
    assert area.toPlainText() == ""


def test_all_words_of_an_area_can_be_selected(area: TextArea) -> None:
    area.show_text("Wait a moment")

    area.select_all_text()

    assert area.textCursor().selectedText() == "Wait a moment"


def test_what_is_shown_in_a_number_asks_for_nothing(number: NumberField) -> None:
    asked = heard(number.number_requested)

    number.show_number(32)

    assert (number.value(), number.text(), asked) == (32, "32 px", [])


def test_typing_a_number_asks_for_those_that_are_allowed(number: NumberField) -> None:
    asked = heard(number.number_requested)
    number.setFocus()
    number.selectAll()

    QTest.keyClicks(number, "120")

    assert asked == [12, 120]


def test_a_choice_that_is_shown_asks_for_nothing(choice: ChoiceField) -> None:
    asked = heard(choice.choice_requested)

    choice.show_choice("l")

    assert (choice.currentText(), asked) == ("Large", [])


def test_choosing_asks_for_the_value(choice: ChoiceField) -> None:
    asked = heard(choice.choice_requested)
    choice.setFocus()

    QTest.keyClick(choice, Qt.Key.Key_Down)

    assert asked == ["m"]


def test_a_segment_that_is_shown_asks_for_nothing(segments: SegmentedField) -> None:
    asked = heard(segments.choice_requested)

    segments.show_choice("m")

    assert (segments.choice, asked) == ("m", [])
    assert segments.button("m").isChecked()


def test_a_click_on_a_segment_asks_for_its_value(segments: SegmentedField) -> None:
    asked = heard(segments.choice_requested)

    QTest.mouseClick(segments.button("l"), Qt.MouseButton.LeftButton)

    assert asked == ["l"]


def test_the_focus_goes_to_the_chosen_segment(segments: SegmentedField) -> None:
    segments.show_choice("l")

    segments.setFocus()

    assert segments.button("l").hasFocus()


def test_tab_reaches_the_chosen_segment_and_arrows_go_on(rig: Rig) -> None:
    before, segments = TextField("Name"), SegmentedField("Size", SIZES)
    rig.place(before, segments)
    segments.show_choice("m")
    asked = heard(segments.choice_requested)
    before.setFocus()

    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert segments.button("m").hasFocus()
    QTest.keyClick(segments.button("m"), Qt.Key.Key_Right)

    assert segments.button("l").hasFocus()
    assert asked == ["l"]


def test_each_segment_says_what_it_is_part_of(segments: SegmentedField) -> None:
    assert segments.button("m").accessibleName() == "Size: Medium"


def test_a_moment_that_is_shown_asks_for_nothing(moment: MomentField) -> None:
    asked = heard(moment.moment_requested)

    moment.show_moment(datetime.fromisoformat("2027-01-31 00:05"))

    assert (moment.text(), asked) == ("31 Jan 2027  00:05", [])


def test_typing_a_minute_asks_for_the_moment(moment: MomentField) -> None:
    asked = heard(moment.moment_requested)
    moment.setFocus()
    moment.setSelectedSection(MomentField.Section.MinuteSection)

    QTest.keyClicks(moment, "45")

    assert asked[-1] == datetime.fromisoformat("2026-03-02 09:45")


@pytest.mark.parametrize("kind", ["number", "choice", "moment"])
def test_the_wheel_changes_a_field_only_when_it_has_the_focus(
    kind: str, request: pytest.FixtureRequest
) -> None:
    field: NumberField | ChoiceField | MomentField = request.getfixturevalue(kind)
    if isinstance(field, ChoiceField):
        field.show_choice("l")
    field.clearFocus()
    before = words_in(field)

    turn_wheel(field)
    assert words_in(field) == before
    field.setFocus()
    turn_wheel(field)

    assert words_in(field) != before


@pytest.mark.parametrize("kind", ["text", "area", "number", "moment"])
def test_a_wrong_field_is_marked(kind: str, request: pytest.FixtureRequest) -> None:
    field: TextField | TextArea | NumberField | MomentField = request.getfixturevalue(kind)
    field.show_wrong(wrong=True)
    assert field.property("wrong") == "true"

    field.show_wrong(wrong=False)

    assert field.property("wrong") == "false"
