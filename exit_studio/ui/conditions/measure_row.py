# SPDX-License-Identifier: MIT
"""One row for how often an event happens, or what its numbers add up to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from exit_studio.models.comparisons import NumberTest, NumericTest
from exit_studio.models.events import (
    MAX_COUNT,
    Aggregate,
    AggregateFunction,
    CountOperator,
    Measure,
    Occurs,
    OccursBetween,
)
from exit_studio.models.record import evolve
from exit_studio.ui.conditions.context import BETWEEN, ConditionContext, Times
from exit_studio.ui.conditions.operators import Operator, changed, operator_of
from exit_studio.ui.conditions.problems import Part, measure_problem
from exit_studio.ui.conditions.value_fields import ValueFields
from exit_studio.ui.problems import show_text_problem
from exit_studio.ui.roles import label
from exit_studio.ui.tab_order import holds_focus
from exit_studio.ui.theme import Space
from exit_studio.ui.widgets.controls import NumberField
from exit_studio.ui.widgets.flow import wrapping_row
from exit_studio.ui.widgets.layout import finding_label
from exit_studio.ui.widgets.name_field import NameField
from exit_studio.ui.widgets.value_fields import GroupedChoiceField

__all__ = ["MeasureRow"]

W = TypeVar("W", bound=QWidget)


class MeasureRow(QWidget):
    """Edits a measure.

    Attributes:
        event_name: The event whose properties are measured, for completion.

    Signals:
        measure_requested (Measure | None): the user wants the measure so.
    """

    measure_requested = Signal(object)

    def __init__(self, context: ConditionContext) -> None:
        super().__init__()
        self.event_name = ""
        self._context = context
        self._measure: Measure | None = None
        self.kind_field = GroupedChoiceField(
            self.tr("How often or how much"), self._context.measures
        )
        self.kind_field.choice_requested.connect(self._request_kind)
        self._row = wrapping_row(self.kind_field)
        self._made: list[QWidget] = []
        self._shown: tuple[QWidget, ...] = ()
        self.values = ValueFields(self._row, tuple)
        self.values.test_requested.connect(self._request_test)
        self._problem = finding_label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._row)
        column.addWidget(self._problem)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    # -- the fields: each is made when a measure first needs it --------------------------------

    @cached_property
    def count_operator_field(self) -> GroupedChoiceField:
        """Takes how the number of times is compared."""
        field = GroupedChoiceField(
            self.tr("How the number of times is compared"), self._context.count_operators
        )
        field.choice_requested.connect(self._request_count_operator)
        return self._added(field)

    @cached_property
    def count_field(self) -> NumberField:
        """Takes the number of times, or the lowest."""
        field = NumberField(self.tr("Number of times"), low=0, high=MAX_COUNT)
        field.number_requested.connect(self._request_count)
        return self._added(field)

    @cached_property
    def _and_word(self) -> QLabel:
        return self._added(label(self.tr("and"), "muted"))

    @cached_property
    def high_count_field(self) -> NumberField:
        """Takes the highest number of times."""
        field = NumberField(self.tr("Highest number of times"), low=0, high=MAX_COUNT)
        field.number_requested.connect(self._request_high_count)
        return self._added(field)

    @cached_property
    def property_field(self) -> NameField:
        """Takes the property that is measured."""
        field = NameField(
            self.tr("Property that is measured"),
            self._known_properties,
            placeholder=self.tr("Property"),
        )
        field.text_requested.connect(self._request_property)
        return self._added(field)

    @cached_property
    def operator_field(self) -> GroupedChoiceField:
        """Takes how an aggregate is compared."""
        field = GroupedChoiceField(
            self.tr("How the result is compared"), self._context.number_operators
        )
        field.choice_requested.connect(self._request_operator)
        return self._added(field)

    def _added(self, widget: W) -> W:
        layout = self._row.layout()
        if layout is not None:
            layout.addWidget(widget)
        self._made.append(widget)
        return widget

    # -- showing -------------------------------------------------------------------------------

    def show_measure(self, measure: Measure | None, *, event: str) -> None:
        """Show a measure of `event`; None is “at least once”."""
        self.event_name = event
        self._measure = measure
        self.kind_field.show_choice(_kind_of(measure))
        match measure:
            case Occurs():
                self.count_operator_field.show_choice(measure.operator)
                self.count_field.show_number(measure.count)
                self._use(self.count_operator_field, self.count_field)
            case OccursBetween():
                self._show_between(measure)
            case Aggregate():
                self.property_field.show_text(measure.property)
                self.operator_field.show_choice(operator_of(measure.test))
                self._use(self.property_field, self.operator_field)
            case _:
                self._use()
        if isinstance(measure, Aggregate):
            self.values.show_test(measure.test)
        else:
            self.values.show_nothing()
        self.show_problem()

    def _show_between(self, measure: OccursBetween) -> None:
        used = (
            self.count_operator_field,
            self.count_field,
            self._and_word,
            self.high_count_field,
        )
        self.count_operator_field.show_choice(BETWEEN)
        self.count_field.show_number(measure.low)
        self.high_count_field.show_number(measure.high)
        self._use(*used)

    def _use(self, *used: QWidget) -> None:
        if used != self._shown:
            self._shown = used
            for widget in self._made:
                widget.setVisible(widget in used)

    @Slot()
    def show_problem(self) -> None:
        """Mark what is wrong; what is missing only when the user is elsewhere."""
        problem = measure_problem(self._measure)
        here = holds_focus(self)
        said = problem if problem is not None and not (problem.is_missing and here) else None
        show_text_problem(said.words if said else "", self._problem)
        value_is_wrong = said is not None and said.part is Part.VALUE
        self.values.show_wrong(value_is_wrong)
        for field in self._shown:
            if isinstance(field, NumberField):
                field.show_wrong(value_is_wrong)
            elif isinstance(field, NameField):
                field.show_wrong(said is not None and said.part is Part.PROPERTY)

    def focus(self) -> None:
        """Put the focus where something is missing, else at the beginning."""
        problem = measure_problem(self._measure)
        missing = problem is not None and problem.part is Part.PROPERTY
        (self.property_field if missing else self.kind_field).setFocus()

    def _known_properties(self) -> Sequence[str]:
        return self._context.names.properties_of(self.event_name)

    # -- asking --------------------------------------------------------------------------------

    @Slot(object)
    def _request_kind(self, kind: object) -> None:
        if kind != _kind_of(self._measure):
            self.measure_requested.emit(_of_kind(kind, self._measure))

    @Slot(object)
    def _request_count_operator(self, operator: object) -> None:
        measure = self._measure
        low = measure.low if isinstance(measure, OccursBetween) else self.count_field.value()
        if isinstance(operator, CountOperator):
            self.measure_requested.emit(Occurs(operator=operator, count=low))
        elif not isinstance(measure, OccursBetween):
            self.measure_requested.emit(OccursBetween(low=low, high=low))

    @Slot(int)
    def _request_count(self, count: int) -> None:
        if isinstance(self._measure, Occurs):
            self.measure_requested.emit(evolve(self._measure, count=count))
        elif isinstance(self._measure, OccursBetween):
            self.measure_requested.emit(evolve(self._measure, low=count))

    @Slot(int)
    def _request_high_count(self, count: int) -> None:
        if isinstance(self._measure, OccursBetween):
            self.measure_requested.emit(evolve(self._measure, high=count))

    @Slot(str)
    def _request_property(self, name: str) -> None:
        if isinstance(self._measure, Aggregate):
            self.measure_requested.emit(evolve(self._measure, property=name))

    @Slot(object)
    def _request_operator(self, operator: Operator) -> None:
        measure = self._measure
        if isinstance(measure, Aggregate) and operator is not operator_of(measure.test):
            self._request_test(changed(measure.test, operator, self._context.today))

    @Slot(object)
    def _request_test(self, test: object) -> None:
        if isinstance(self._measure, Aggregate):
            self.measure_requested.emit(evolve(self._measure, test=test))


def _kind_of(measure: Measure | None) -> object:
    match measure:
        case None:
            return Times.ONCE
        case Aggregate():
            return measure.function
        case _:
            return Times.COUNT


def _of_kind(kind: object, before: Measure | None) -> Measure | None:
    """A measure of this kind; another aggregate keeps property and test."""
    if not isinstance(kind, AggregateFunction):
        return Occurs() if kind is Times.COUNT else None
    if isinstance(before, Aggregate):
        return evolve(before, function=kind)
    test: NumericTest = NumberTest()
    return Aggregate(function=kind, test=test)
