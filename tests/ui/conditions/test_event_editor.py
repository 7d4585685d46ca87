# SPDX-License-Identifier: MIT
"""The editor of a condition on an event, from the keyboard into the condition and back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from exit_studio.models.comparisons import (
    Anniversary,
    BooleanTest,
    DateBetween,
    DateRelative,
    DateTest,
    Known,
    NumberBetween,
    NumberOperator,
    NumberTest,
    TextOneOf,
    TextOperator,
    TextTest,
    Unknown,
    ValueTest,
)
from exit_studio.models.events import (
    MAX_FILTERS,
    Aggregate,
    AggregateFunction,
    CountOperator,
    Measure,
    Occurrence,
    Occurs,
    OccursBetween,
    PropertyFilter,
)
from exit_studio.ui.conditions.context import ConditionContext
from exit_studio.ui.conditions.event_editor import EventCondition, EventEditor, EventParts
from exit_studio.ui.conditions.operators import Operator
from exit_studio.ui.widgets.value_fields import GroupedChoiceField
from tests.ui.fakes import heard
from tests.ui.rig import OPENS_A_LIST, Rig

EMPTY = PropertyFilter(test=TextTest())
SPRING = date(2026, 5, 1)


def is_text(name: str, value: str) -> PropertyFilter:
    return PropertyFilter(property=name, test=TextTest(value=value))


SHOES = is_text("product", "red shoes")
COLOUR = is_text("colour", "red")


class EditorDesk:
    """An editor alone on the screen, which shows what it has asked for."""

    def __init__(self, rig: Rig, editor: EventEditor) -> None:
        self.editor = editor
        self.asked: list[EventCondition] = heard(editor.condition_requested)
        editor.condition_requested.connect(editor.show_condition)
        rig.place(editor)

    def show(self, *filters: PropertyFilter, measure: Measure | None = None) -> None:
        self.editor.show_condition(
            EventCondition(event="Charged", filters=filters, measure=measure)
        )
        QApplication.processEvents()

    # Methods, as what they return is another one after each key.

    def filters(self) -> tuple[PropertyFilter, ...]:
        """The filters that were asked for last."""
        return self.asked[-1].filters

    def first_test(self) -> ValueTest:
        """The test of the first of them."""
        return self.filters()[0].test

    def measure(self) -> Measure | None:
        """The measure that was asked for last."""
        return self.asked[-1].measure

    def occurrence(self) -> Occurrence:
        """Which of the events was asked for last."""
        return self.asked[-1].occurrence

    def press(self, key: Qt.Key) -> None:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)

    def type(self, text: str) -> None:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClicks(here, text)

    def choose(self, field: GroupedChoiceField, value: object) -> None:
        """Choose as a click in the open list does."""
        field.show_choice(value)
        field.activated.emit(field.currentIndex())


@pytest.fixture
def editor(rig: Rig) -> EventEditor:
    return EventEditor("Event", ConditionContext(rig.around.vocabulary, rig.clock))


@pytest.fixture
def desk(rig: Rig, editor: EventEditor) -> EditorDesk:
    return EditorDesk(rig, editor)


def said(widget: QWidget) -> list[str]:
    """What is said to be wrong within a widget."""
    return [
        label.text()
        for label in widget.findChildren(QLabel)
        if label.property("role") == "finding" and label.isVisible()
    ]


# -- the event ---------------------------------------------------------------------------------


@OPENS_A_LIST
def test_typing_names_the_event(desk: EditorDesk, editor: EventEditor) -> None:
    editor.event_field.setFocus()
    desk.type("Hi")

    assert desk.asked[-1] == EventCondition(event="Hi")


@OPENS_A_LIST
def test_events_are_completed_from_any_part_of_their_names(
    desk: EditorDesk, editor: EventEditor
) -> None:
    editor.event_field.setFocus()
    desk.type("VIEW")

    assert editor.event_field.offers.currentCompletion() == "Product Viewed"


def test_the_first_time_is_ticked(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show()
    editor.first_time_box.click()
    assert desk.occurrence() is Occurrence.FIRST

    editor.first_time_box.click()

    assert desk.occurrence() is Occurrence.ANY


def test_the_last_time_can_be_chosen_where_it_is_asked_for(rig: Rig) -> None:
    context = ConditionContext(rig.around.vocabulary, rig.clock)
    editor = EventEditor("Event", context, EventParts(last_time=True))
    desk = EditorDesk(rig, editor)
    desk.show()
    assert not editor.first_time_box.isVisible()

    editor.occurrence_field.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert desk.occurrence() is Occurrence.FIRST

    desk.press(Qt.Key.Key_Down)

    assert desk.occurrence() is Occurrence.LAST
    assert editor.occurrence_field.currentText() == "Only the last time"


def test_parts_that_are_not_asked_for_are_not_there(rig: Rig) -> None:
    editor = EventEditor(
        "Event",
        ConditionContext(rig.around.vocabulary, rig.clock),
        EventParts(measure=False, first_time=False),
    )
    EditorDesk(rig, editor).show(SHOES)

    assert not editor.measure_row.isVisible()
    assert not editor.first_time_box.isVisible()
    assert editor.rows[0].isVisible()


# -- properties --------------------------------------------------------------------------------


def test_adding_a_property_leads_to_its_name(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show(SHOES)

    editor.add_filter_button.click()

    assert desk.filters() == (SHOES, EMPTY)
    assert editor.rows[1].property_field.hasFocus()


@OPENS_A_LIST
def test_a_property_is_typed_from_field_to_field_by_enter(
    desk: EditorDesk, editor: EventEditor
) -> None:
    desk.show()
    editor.event_field.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert editor.add_filter_button.hasFocus()
    desk.press(Qt.Key.Key_Space)
    desk.type("product")
    desk.press(Qt.Key.Key_Return)
    assert editor.rows[0].operator_field.hasFocus()
    desk.press(Qt.Key.Key_Return)
    desk.type("red shoes")
    assert desk.filters() == (SHOES,)

    desk.press(Qt.Key.Key_Return)

    assert desk.filters() == (SHOES, EMPTY)
    assert editor.rows[1].property_field.hasFocus()


def test_enter_in_a_row_that_is_not_the_last_goes_to_the_next(
    desk: EditorDesk, editor: EventEditor
) -> None:
    desk.show(SHOES, COLOUR)
    editor.rows[0].values.text_field.setFocus()

    desk.press(Qt.Key.Key_Return)

    assert editor.rows[1].property_field.hasFocus()
    assert desk.asked == []


def test_enter_in_a_number_adds_the_next_row(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show(PropertyFilter(property="price", test=NumberTest(value=40)))
    editor.rows[0].values.number_field.setFocus()

    desk.press(Qt.Key.Key_Return)

    assert len(desk.filters()) == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_in_an_empty_row_takes_it_away(
    desk: EditorDesk, editor: EventEditor, key: Qt.Key
) -> None:
    desk.show(SHOES, EMPTY)
    editor.rows[1].property_field.setFocus()

    desk.press(key)

    assert desk.filters() == (SHOES,)
    assert editor.rows[0].property_field.hasFocus()


def test_delete_leaves_a_row_in_which_something_stands(
    desk: EditorDesk, editor: EventEditor
) -> None:
    desk.show(is_text("", "red"))
    editor.rows[0].property_field.setFocus()

    desk.press(Qt.Key.Key_Delete)

    assert desk.asked == []


def test_removing_a_row_in_the_middle_leads_to_the_one_that_takes_its_place(
    desk: EditorDesk, editor: EventEditor
) -> None:
    desk.show(SHOES, COLOUR, EMPTY)
    editor.rows[1].remove_button.setFocus()

    editor.rows[1].remove_button.click()

    assert desk.filters() == (SHOES, EMPTY)
    assert editor.rows[1].property_field.hasFocus()


def test_removing_the_only_row_leads_to_where_one_adds(
    desk: EditorDesk, editor: EventEditor
) -> None:
    desk.show(SHOES)
    editor.rows[0].remove_button.setFocus()

    editor.rows[0].remove_button.click()

    assert desk.filters() == ()
    assert editor.add_filter_button.hasFocus()


def test_no_more_rows_than_an_event_can_hold(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show(*[SHOES] * MAX_FILTERS)
    assert not editor.add_filter_button.isEnabled()
    editor.rows[-1].values.text_field.setFocus()

    desk.press(Qt.Key.Key_Return)

    assert desk.asked == []


def test_properties_are_offered_for_the_event_and_values_for_the_property(
    desk: EditorDesk, editor: EventEditor
) -> None:
    desk.show(is_text("currency", ""))
    row = editor.rows[0]

    assert list(row._known_properties())[:4] == ["amount", "currency", "items", "products"]
    assert list(row._known_values()) == ["EUR"]


def test_typing_in_the_middle_of_a_value_keeps_the_cursor(
    desk: EditorDesk, editor: EventEditor
) -> None:
    desk.show(SHOES)
    field = editor.rows[0].values.text_field
    field.setFocus()
    field.setCursorPosition(3)

    desk.type("dish")

    assert desk.filters() == (is_text("product", "reddish shoes"),)
    assert field.cursorPosition() == 7


# -- values ------------------------------------------------------------------------------------

VISIBLE: list[tuple[ValueTest, list[str]]] = [
    (TextTest(value="red"), ["Value"]),
    (TextOneOf(values=("red",)), ["Values"]),
    (NumberTest(value=4), ["Number"]),
    (NumberBetween(low=1, high=4), ["Number", "Highest number"]),
    (BooleanTest(), []),
    (DateTest(day=SPRING), ["Day"]),
    (DateBetween(first=SPRING, last=SPRING), ["Day", "Last day"]),
    (DateRelative(days=7), ["Number of days"]),
    (Anniversary(), []),
    (Known(), []),
    (Unknown(), []),
]


def value_fields_of(editor: EventEditor) -> list[str]:
    fields = editor.rows[0].values._made
    return [
        (field.focusProxy() or field).accessibleName()
        for field in fields
        if field.isVisible() and not isinstance(field, QLabel)
    ]


@pytest.mark.parametrize(("test", "names"), VISIBLE)
def test_each_test_has_the_fields_that_it_needs(
    desk: EditorDesk, editor: EventEditor, test: ValueTest, names: list[str]
) -> None:
    # One after the other in the same row, as when operators are tried out.
    for before, _ in VISIBLE:
        desk.show(PropertyFilter(property="p", test=before))
    desk.show(PropertyFilter(property="p", test=test))

    assert value_fields_of(editor) == names
    assert desk.asked == []


def test_choosing_an_operator_keeps_the_value(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show(SHOES)
    row = editor.rows[0]

    desk.choose(row.operator_field, Operator.TEXT_STARTS_WITH)

    starts = TextTest(operator=TextOperator.STARTS_WITH, value="red shoes")
    assert desk.filters() == (PropertyFilter(property="product", test=starts),)


def test_arrows_in_the_operators_step_over_titles(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show(PropertyFilter(property="colour", test=TextOneOf(values=("4",))))
    editor.rows[0].operator_field.setFocus()

    desk.press(Qt.Key.Key_Down)

    equal = NumberTest(operator=NumberOperator.EQUAL, value=4)
    assert desk.filters() == (PropertyFilter(property="colour", test=equal),)


def test_several_values_become_chips(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show(PropertyFilter(property="colour", test=TextOneOf(values=("red",))))
    editor.rows[0].values.chips_field.setFocus()
    desk.type("blue,")
    desk.type("green")
    desk.press(Qt.Key.Key_Return)

    assert desk.first_test() == TextOneOf(values=("red", "blue", "green"))
    assert editor.rows[0].values.chips_field.line.hasFocus()


def test_numbers_and_days_are_asked_for_in_their_fields(
    desk: EditorDesk, editor: EventEditor
) -> None:
    desk.show(PropertyFilter(property="price", test=NumberBetween(low=1, high=4)))
    values = editor.rows[0].values
    values.high_field.setFocus()
    desk.type("2")
    assert desk.first_test() == NumberBetween(low=1, high=42)

    desk.show(PropertyFilter(property="bought", test=DateRelative(days=7)))
    values.days_field.setValue(9)
    assert desk.first_test() == DateRelative(days=9)

    desk.show(PropertyFilter(property="bought", test=DateBetween(first=SPRING, last=SPRING)))
    values.last_day_field.day_requested.emit(date(2026, 6, 1))

    assert desk.first_test() == DateBetween(first=SPRING, last=date(2026, 6, 1))


# -- what is wrong -----------------------------------------------------------------------------


def test_what_is_missing_is_said_when_the_row_is_left(
    desk: EditorDesk, editor: EventEditor
) -> None:
    desk.show()
    editor.add_filter_button.click()
    assert said(editor) == []

    editor.first_time_box.setFocus()
    assert said(editor) == ["Type the name of the property."]
    assert editor.rows[0].property_field.property("wrong") == "true"

    editor.rows[0].property_field.setFocus()
    desk.type("x")

    assert said(editor) == []
    assert editor.rows[0].property_field.property("wrong") == "false"


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (TextTest(value=" "), "Type what to compare with, or choose “is known”."),
        (TextOneOf(), "Type one value at least."),
        (
            NumberBetween(low=5, high=1),
            "The first number is above the second, so nothing passes. Swap them.",
        ),
        (
            DateBetween(first=SPRING, last=date(2026, 4, 1)),
            "The first day is after the last one, so nothing passes. Swap them.",
        ),
    ],
)
def test_a_value_that_is_wrong_is_said_and_marked(
    desk: EditorDesk, editor: EventEditor, test: ValueTest, words: str
) -> None:
    desk.show(PropertyFilter(property="p", test=test))

    assert said(editor.rows[0]) == [words]
    first = editor.rows[0].values.first
    assert first is not None
    assert (first.focusProxy() or first).property("wrong") == "true"


def test_a_contradiction_is_said_at_once(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show(PropertyFilter(property="price", test=NumberBetween(low=5, high=10)))
    field = editor.rows[0].values.high_field
    field.setFocus()
    field.setCursorPosition(2)

    desk.press(Qt.Key.Key_Backspace)

    assert said(editor) == ["The first number is above the second, so nothing passes. Swap them."]
    assert field.cursorPosition() == 1


def test_a_problem_is_gone_to(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show(SHOES, is_text("colour", ""))
    editor.focus_problem()
    assert editor.rows[1].values.text_field.hasFocus()

    desk.show(SHOES, measure=Aggregate(test=NumberTest()))
    editor.focus_problem()
    assert editor.measure_row.property_field.hasFocus()

    desk.show(SHOES)
    editor.focus_problem()

    assert editor.event_field.hasFocus()


# -- how often, how much -----------------------------------------------------------------------


def test_a_count_is_chosen_and_typed(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show()
    row = editor.measure_row
    desk.choose(row.kind_field, row.kind_field._values[1])
    assert desk.measure() == Occurs(operator=CountOperator.AT_LEAST, count=1)

    row.count_field.setValue(3)
    desk.choose(row.count_operator_field, CountOperator.EXACTLY)
    assert desk.measure() == Occurs(operator=CountOperator.EXACTLY, count=3)

    desk.choose(row.count_operator_field, "between")
    row.high_count_field.setValue(5)
    assert desk.measure() == OccursBetween(low=3, high=5)

    desk.choose(row.count_operator_field, CountOperator.AT_MOST)

    assert desk.measure() == Occurs(operator=CountOperator.AT_MOST, count=3)


def test_a_sum_is_chosen_and_typed(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show()
    row = editor.measure_row
    desk.choose(row.kind_field, AggregateFunction.SUM)
    row.property_field.setFocus()
    desk.type("total")
    row.values.number_field.setFocus()
    row.values.number_field.selectAll()
    desk.type("40")
    assert desk.measure() == Aggregate(property="total", test=NumberTest(value=40))

    desk.choose(row.operator_field, Operator.NUMBER_BETWEEN)
    assert desk.measure() == Aggregate(property="total", test=NumberBetween(low=40, high=40))

    desk.choose(row.kind_field, AggregateFunction.AVERAGE)

    assert desk.measure() == Aggregate(
        function=AggregateFunction.AVERAGE,
        property="total",
        test=NumberBetween(low=40, high=40),
    )


def test_once_takes_the_measure_away(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show(measure=Occurs(count=3))
    kind = editor.measure_row.kind_field

    desk.choose(kind, kind._values[0])

    assert desk.measure() is None
    assert not editor.measure_row.count_field.isVisible()


def test_a_measure_without_its_property_is_said_when_it_is_left(
    desk: EditorDesk, editor: EventEditor
) -> None:
    desk.show()
    row = editor.measure_row
    row.kind_field.setFocus()
    desk.choose(row.kind_field, AggregateFunction.SUM)
    assert said(row) == []

    editor.event_field.setFocus()

    assert said(row) == ["Type the name of the property."]
    assert row.property_field.property("wrong") == "true"


def test_a_count_the_wrong_way_round_is_marked(desk: EditorDesk, editor: EventEditor) -> None:
    desk.show(measure=OccursBetween(low=5, high=2))
    row = editor.measure_row

    assert said(row) == ["The first number is above the second, so nothing passes. Swap them."]
    assert row.count_field.property("wrong") == "true"
