# SPDX-License-Identifier: MIT
"""The editor of a condition on an event: its name, its properties, how often or how much, which.

Goals, live triggers and segments are made with it. The records that they keep are their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from exit_studio.models.comparisons import TextTest
from exit_studio.models.events import (
    MAX_FILTERS,
    Measure,
    Occurrence,
    PropertyFilter,
    PropertyFilters,
)
from exit_studio.ui.conditions.context import ConditionContext
from exit_studio.ui.conditions.filter_row import FilterRow
from exit_studio.ui.conditions.measure_row import MeasureRow
from exit_studio.ui.conditions.problems import filter_problem, measure_problem
from exit_studio.ui.roles import set_role
from exit_studio.ui.tab_order import holds_focus
from exit_studio.ui.theme import Size, Space
from exit_studio.ui.widgets.controls import ChoiceField
from exit_studio.ui.widgets.flow import flow
from exit_studio.ui.widgets.layout import finding_label
from exit_studio.ui.widgets.name_field import NameField

__all__ = ["EventCondition", "EventEditor", "EventParts"]


@dataclass(frozen=True, slots=True)
class EventCondition:
    """What the editor shows and asks for, whichever record it comes from.

    Attributes:
        filters: All must pass.
        measure: None for “at least once”.
    """

    event: str = ""
    filters: PropertyFilters = ()
    measure: Measure | None = None
    occurrence: Occurrence = Occurrence.ANY


@dataclass(frozen=True, slots=True)
class EventParts:
    """What an event can be asked for besides its name and its properties.

    Attributes:
        last_time: Whether the first and the last time can be chosen, in place of a tick for the
            first.
    """

    measure: bool = True
    first_time: bool = True
    last_time: bool = False


class EventEditor(QWidget):
    """Edits a condition on an event.

    Attributes:
        head: The line of the event's name; what is added stands at its right end.
        event_problem: Where a finding about the event's name is said.

    Signals:
        condition_requested (EventCondition): the user wants the condition so.
    """

    condition_requested = Signal(object)

    def __init__(
        self,
        name: str,
        context: ConditionContext,
        parts: EventParts = EventParts(),
    ) -> None:
        super().__init__()
        self._context = context
        self._parts = parts
        self._condition = EventCondition()
        self._visited: FilterRow | MeasureRow | None = None
        self.rows: list[FilterRow] = []
        self.event_field = NameField(
            name, self._known_events, placeholder=self.tr("Event, such as Charged")
        )
        self.event_field.text_requested.connect(self._request_event)
        self.event_field.entered.connect(self._go_on)
        self.event_problem = finding_label()
        self.add_filter_button = QPushButton(self.tr("Add a property"))
        self.add_filter_button.setAutoDefault(False)
        set_role(self.add_filter_button, "link")
        self.add_filter_button.setToolTip(self.tr("Count only events with such a property"))
        self.add_filter_button.clicked.connect(self._add_filter)
        self.measure_row = MeasureRow(context)
        self.measure_row.measure_requested.connect(self._request_measure)
        self.first_time_box = QCheckBox(self.tr("Only the first time that a visitor does it"))
        self.first_time_box.clicked.connect(self._request_first_time)
        self.occurrence_field = ChoiceField(
            self.tr("Which of the events"),
            [
                (Occurrence.ANY, self.tr("Any time that a visitor does it")),
                (Occurrence.FIRST, self.tr("Only the first time")),
                (Occurrence.LAST, self.tr("Only the last time")),
            ],
        )
        self.occurrence_field.choice_requested.connect(self._request_occurrence)
        self._lay_out()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def _lay_out(self) -> None:
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.XS)
        self.head.addWidget(self.event_field, 1)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self.head)
        column.addWidget(self.event_problem)
        column.addLayout(self._list)
        column.addWidget(flow(self.add_filter_button))
        # It ends where the fields above it end, beside the crosses.
        measure = QHBoxLayout()
        measure.setContentsMargins(0, 0, Size.ROW + Space.XS, 0)
        measure.addWidget(self.measure_row)
        column.addLayout(measure)
        first_time, occurrence = flow(self.first_time_box), flow(self.occurrence_field)
        column.addWidget(first_time)
        column.addWidget(occurrence)
        parts = self._parts
        self.measure_row.setHidden(not parts.measure)
        first_time.setHidden(parts.last_time or not parts.first_time)
        occurrence.setHidden(not parts.last_time)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    # -- showing -------------------------------------------------------------------------------

    def show_condition(self, condition: EventCondition) -> None:
        """Show a condition; what stays the same is left alone, cursors with it."""
        self._condition = condition
        self.event_field.show_text(condition.event)
        self._show_filters(condition)
        event = condition.event.strip()
        if self._parts.measure:
            self.measure_row.show_measure(condition.measure, event=event)
        first = condition.occurrence is Occurrence.FIRST
        if self.first_time_box.isChecked() != first:
            self.first_time_box.setChecked(first)
        self.occurrence_field.show_choice(condition.occurrence)

    def _show_filters(self, condition: EventCondition) -> None:
        while len(self.rows) > len(condition.filters):
            self._take_last_row()
        while len(self.rows) < len(condition.filters):
            self._make_row()
        event = condition.event.strip()
        for row, each in zip(self.rows, condition.filters, strict=True):
            row.show_filter(each, event=event)
        self.add_filter_button.setEnabled(len(self.rows) < MAX_FILTERS)

    def _make_row(self) -> None:
        row = FilterRow(self._context)
        row.filter_requested.connect(self._request_filter)
        row.removal_requested.connect(self._remove_filter)
        row.finished.connect(self._go_on_from)
        self.rows.append(row)
        self._list.addWidget(row)
        # A row that comes later stands where the one before it was made.
        row.show()

    def _take_last_row(self) -> None:
        row = self.rows.pop()
        if holds_focus(row):
            # Otherwise the focus lands on whatever comes next in the window.
            (self.rows[-1].property_field if self.rows else self.add_filter_button).setFocus()
        if self._visited is row:
            self._visited = None
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """What is missing in a row is said when it is left."""
        left = self._visited
        if left is not None and not holds_focus(left):
            self._visited = None
            left.show_problem()
        if now is not None:
            rows: list[FilterRow | MeasureRow] = [*self.rows, self.measure_row]
            entered = next((row for row in rows if row.isAncestorOf(now)), None)
            self._visited = entered or self._visited

    def focus_problem(self) -> None:
        """Put the focus on the first thing that is wrong, else on the event's name."""
        if self._condition.event.strip():
            for row, condition in zip(self.rows, self._condition.filters, strict=True):
                if filter_problem(condition) is not None:
                    row.focus()
                    return
            if measure_problem(self._condition.measure) is not None:
                self.measure_row.focus()
                return
        self.event_field.setFocus()

    def _known_events(self) -> Sequence[str]:
        return self._context.names.events

    # -- asking --------------------------------------------------------------------------------

    def _request(self, condition: EventCondition) -> None:
        if condition != self._condition:
            self.condition_requested.emit(condition)

    @Slot(str)
    def _request_event(self, event: str) -> None:
        self._request(replace(self._condition, event=event))

    @Slot(object)
    def _request_filter(self, row: FilterRow) -> None:
        index = self.rows.index(row)
        filters = self._condition.filters
        self._request_filters((*filters[:index], row.wanted, *filters[index + 1 :]))

    @Slot(object)
    def _remove_filter(self, row: FilterRow) -> None:
        index = self.rows.index(row)
        filters = self._condition.filters
        if not self._is_at_end(index):
            # Its place is taken by the next one.
            row.property_field.setFocus()
        self._request_filters((*filters[:index], *filters[index + 1 :]))

    def _is_at_end(self, index: int) -> bool:
        return index == len(self.rows) - 1

    @Slot()
    def _add_filter(self) -> None:
        if len(self.rows) >= MAX_FILTERS:
            return
        self._request_filters((*self._condition.filters, PropertyFilter(test=TextTest())))
        if self.rows:
            self.rows[-1].property_field.setFocus()
            # It was empty before the focus came.
            self.rows[-1].show_problem()

    def _request_filters(self, filters: PropertyFilters) -> None:
        self._request(replace(self._condition, filters=filters))

    @Slot(object)
    def _request_measure(self, measure: Measure | None) -> None:
        self._request(replace(self._condition, measure=measure))

    @Slot(bool)
    def _request_first_time(self, first: bool) -> None:  # the slot of a click
        occurrence = Occurrence.FIRST if first else Occurrence.ANY
        self._request(replace(self._condition, occurrence=occurrence))

    @Slot(object)
    def _request_occurrence(self, occurrence: Occurrence) -> None:
        self._request(replace(self._condition, occurrence=occurrence))

    # -- going on ------------------------------------------------------------------------------

    @Slot()
    def _go_on(self) -> None:
        target = self.rows[0].property_field if self.rows else self.add_filter_button
        target.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _go_on_from(self, row: FilterRow) -> None:
        index = self.rows.index(row)
        if self._is_at_end(index):
            self._add_filter()
        else:
            self.rows[index + 1].property_field.setFocus(Qt.FocusReason.TabFocusReason)
