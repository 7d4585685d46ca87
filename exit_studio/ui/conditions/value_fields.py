# SPDX-License-Identifier: MIT
"""The fields for what a property is compared with, each made when a test first needs it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from exit_studio.models.comparisons import (
    MAX_DAYS,
    MAX_VALUES,
    DateBetween,
    DateRelative,
    DateTest,
    NumberBetween,
    NumberTest,
    TextOneOf,
    TextTest,
    ValueTest,
)
from exit_studio.models.record import evolve
from exit_studio.ui.roles import label
from exit_studio.ui.widgets.chips_field import ChipsField
from exit_studio.ui.widgets.controls import NumberField
from exit_studio.ui.widgets.name_field import KnownNames, NameField
from exit_studio.ui.widgets.value_fields import DayField, DecimalField

__all__ = ["ValueFields"]

W = TypeVar("W", bound=QWidget)
MAX_TEXT = 500
Markable = NameField | ChipsField | DecimalField | DayField | NumberField


class ValueFields(QObject):
    """Shows a test's value in a row that others have made.

    Signals:
        test_requested (ValueTest): the user wants the test so.
        entered (): Enter was pressed in a field that takes it for itself.
        cleared_further (int): Backspace or Delete (a `Qt.Key`) was pressed in an empty text.
    """

    test_requested = Signal(object)
    entered = Signal()
    cleared_further = Signal(int)

    def __init__(self, row: QWidget, known: KnownNames) -> None:
        super().__init__(row)
        self._row = row
        self._known = known
        self._made: list[QWidget] = []
        self._test: ValueTest | None = None
        self._shown: tuple[QWidget, ...] = ()

    # -- the fields ----------------------------------------------------------------------------

    @cached_property
    def text_field(self) -> NameField:
        """Takes one text."""
        field = NameField(
            self.tr("Value"), self._known, placeholder=self.tr("Value"), limit=MAX_TEXT
        )
        field.text_requested.connect(self._request_text)
        field.entered.connect(self.entered)
        field.cleared_further.connect(self.cleared_further)
        return self._added(field)

    @cached_property
    def chips_field(self) -> ChipsField:
        """Takes several texts."""
        field = ChipsField(
            self.tr("Values"),
            self._known,
            placeholder=self.tr("Value, then Enter"),
            most=MAX_VALUES,
            limit=MAX_TEXT,
        )
        field.values_requested.connect(self._request_texts)
        field.entered.connect(self.entered)
        return self._added(field)

    @cached_property
    def number_field(self) -> DecimalField:
        """Takes a number, or the lowest one."""
        field = DecimalField(self.tr("Number"))
        field.number_requested.connect(self._request_number)
        return self._added(field)

    @cached_property
    def _number_word(self) -> QLabel:
        return self._added(label(self.tr("and"), "muted"))

    @cached_property
    def high_field(self) -> DecimalField:
        """Takes the highest number."""
        field = DecimalField(self.tr("Highest number"))
        field.number_requested.connect(self._request_high)
        return self._added(field)

    @cached_property
    def day_field(self) -> DayField:
        """Takes a day, or the first one."""
        field = DayField(self.tr("Day"))
        field.day_requested.connect(self._request_day)
        return self._added(field)

    @cached_property
    def _day_word(self) -> QLabel:
        return self._added(label(self.tr("to"), "muted"))

    @cached_property
    def last_day_field(self) -> DayField:
        """Takes the last day."""
        field = DayField(self.tr("Last day"))
        field.day_requested.connect(self._request_last_day)
        return self._added(field)

    @cached_property
    def days_field(self) -> NumberField:
        """Takes how many days."""
        field = NumberField(
            self.tr("Number of days"), low=1, high=MAX_DAYS, suffix=self.tr(" days")
        )
        field.number_requested.connect(self._request_days)
        return self._added(field)

    def _added(self, widget: W) -> W:
        layout = self._row.layout()
        if layout is not None:
            layout.addWidget(widget)
        self._made.append(widget)
        return widget

    # -- showing -------------------------------------------------------------------------------

    def show_test(self, test: ValueTest) -> None:
        """Show the value of a test in the fields that it needs; it has none where they are none."""
        self._test = test
        show: dict[type[object], Callable[[], tuple[QWidget, ...]]] = {
            TextTest: self._show_text,
            TextOneOf: self._show_texts,
            NumberTest: self._show_number,
            NumberBetween: self._show_numbers,
            DateTest: self._show_day,
            DateBetween: self._show_days_between,
            DateRelative: self._show_relative,
        }
        self._use(show.get(type(test), tuple)())

    def show_nothing(self) -> None:
        """There is no test, and so no field."""
        self._test = None
        self._use(())

    def _use(self, used: tuple[QWidget, ...]) -> None:
        if used != self._shown:
            self._shown = used
            for widget in self._made:
                widget.setVisible(widget in used)

    def show_wrong(self, wrong: bool) -> None:
        """Mark the fields that are shown."""
        for field in self._shown:
            if isinstance(field, Markable):
                field.show_wrong(wrong)

    @property
    def first(self) -> QWidget | None:
        """The field in which one begins to type, if there is one."""
        return self._shown[0] if self._shown else None

    def _show_text(self) -> tuple[QWidget, ...]:
        if isinstance(self._test, TextTest):
            self.text_field.show_text(self._test.value)
        return (self.text_field,)

    def _show_texts(self) -> tuple[QWidget, ...]:
        if isinstance(self._test, TextOneOf):
            self.chips_field.show_values(self._test.values)
        return (self.chips_field,)

    def _show_number(self) -> tuple[QWidget, ...]:
        if isinstance(self._test, NumberTest):
            self.number_field.show_number(self._test.value)
        return (self.number_field,)

    def _show_numbers(self) -> tuple[QWidget, ...]:
        used = (self.number_field, self._number_word, self.high_field)
        if isinstance(self._test, NumberBetween):
            self.number_field.show_number(self._test.low)
            self.high_field.show_number(self._test.high)
        return used

    def _show_day(self) -> tuple[QWidget, ...]:
        if isinstance(self._test, DateTest):
            self.day_field.show_day(self._test.day)
        return (self.day_field,)

    def _show_days_between(self) -> tuple[QWidget, ...]:
        used = (self.day_field, self._day_word, self.last_day_field)
        if isinstance(self._test, DateBetween):
            self.day_field.show_day(self._test.first)
            self.last_day_field.show_day(self._test.last)
        return used

    def _show_relative(self) -> tuple[QWidget, ...]:
        if isinstance(self._test, DateRelative):
            self.days_field.show_number(self._test.days)
        return (self.days_field,)

    # -- asking --------------------------------------------------------------------------------

    def _request(self, **changes: object) -> None:
        if self._test is not None:
            self.test_requested.emit(evolve(self._test, **changes))

    @Slot(str)
    def _request_text(self, text: str) -> None:
        self._request(value=text)

    @Slot(object)
    def _request_texts(self, texts: tuple[str, ...]) -> None:
        self._request(values=texts)

    @Slot(float)
    def _request_number(self, number: float) -> None:
        name = "low" if isinstance(self._test, NumberBetween) else "value"
        self._request(**{name: number})

    @Slot(float)
    def _request_high(self, number: float) -> None:
        self._request(high=number)

    @Slot(object)
    def _request_day(self, day: date) -> None:
        name = "first" if isinstance(self._test, DateBetween) else "day"
        self._request(**{name: day})

    @Slot(object)
    def _request_last_day(self, day: date) -> None:
        self._request(last=day)

    @Slot(int)
    def _request_days(self, days: int) -> None:
        self._request(days=days)
