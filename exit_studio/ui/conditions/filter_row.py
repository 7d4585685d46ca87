# SPDX-License-Identifier: MIT
"""One row for a property and what its value has to be. Which event it belongs to, it is told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from exit_studio.models.comparisons import TextOneOf, TextTest
from exit_studio.models.events import PropertyFilter
from exit_studio.models.record import evolve
from exit_studio.ui.conditions.context import ConditionContext
from exit_studio.ui.conditions.operators import Operator, changed, operator_of
from exit_studio.ui.conditions.problems import Part, filter_problem
from exit_studio.ui.conditions.value_fields import ValueFields
from exit_studio.ui.problems import show_text_problem
from exit_studio.ui.roles import set_role
from exit_studio.ui.tab_order import holds_focus, stops
from exit_studio.ui.theme import Space
from exit_studio.ui.widgets.flow import wrapping_row
from exit_studio.ui.widgets.layout import finding_label
from exit_studio.ui.widgets.name_field import NameField
from exit_studio.ui.widgets.value_fields import GroupedChoiceField

__all__ = ["FilterRow"]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterRow(QWidget):
    """Edits one property filter: property, operator, value.

    Enter goes to the next field, and from the last one further on. Backspace or Delete in a row in
    which nothing stands takes it away.

    Attributes:
        event_name: The event whose property it is, for completion.
        wanted: What the user wants the filter to be.

    Signals:
        filter_requested (FilterRow): the user wants the filter so: see `wanted`.
        removal_requested (FilterRow): the user wants it gone.
        finished (FilterRow): Enter was pressed in the last field.
    """

    filter_requested = Signal(object)
    removal_requested = Signal(object)
    finished = Signal(object)

    def __init__(self, context: ConditionContext) -> None:
        super().__init__()
        self.event_name = ""
        self.wanted = PropertyFilter(test=TextTest())
        self._context = context
        self.property_field = NameField(
            self.tr("Property"), self._known_properties, placeholder=self.tr("Property")
        )
        self.property_field.text_requested.connect(self._request_property)
        self.property_field.entered.connect(self._go_on)
        self.property_field.cleared_further.connect(self._clear)
        self.operator_field = GroupedChoiceField(self.tr("How it is compared"), context.operators)
        self.operator_field.choice_requested.connect(self._request_operator)
        self._row = wrapping_row(self.property_field, self.operator_field)
        self.values = ValueFields(self._row, self._known_values)
        self.values.test_requested.connect(self._request_test)
        self.values.entered.connect(self._go_on)
        self.values.cleared_further.connect(self._clear)
        self.remove_button = QToolButton()
        set_role(self.remove_button, "remove")
        self.remove_button.setAccessibleName(self.tr("Remove this property"))
        self.remove_button.setToolTip(self.tr("Remove this property"))
        self.remove_button.clicked.connect(self._request_removal)
        self._problem = finding_label()
        line = QHBoxLayout()
        line.setSpacing(Space.XS)
        line.addWidget(self._row, 1)
        line.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(line)
        column.addWidget(self._problem)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_filter(self, condition: PropertyFilter, *, event: str) -> None:
        """Show a filter on a property of `event`."""
        self.event_name = event
        self.wanted = condition
        self.property_field.show_text(condition.property)
        self.operator_field.show_choice(operator_of(condition.test))
        self.values.show_test(condition.test)
        self.show_problem()

    @Slot()
    def show_problem(self) -> None:
        """Mark what is wrong; what is missing only when the user is elsewhere."""
        problem = filter_problem(self.wanted)
        here = holds_focus(self)
        said = problem if problem is not None and not (problem.is_missing and here) else None
        show_text_problem(said.words if said else "", self._problem)
        self.property_field.show_wrong(said is not None and said.part is Part.PROPERTY)
        self.values.show_wrong(said is not None and said.part is Part.VALUE)

    def focus(self) -> None:
        """Put the focus where something is missing, else at the beginning."""
        problem = filter_problem(self.wanted)
        wrong = problem is not None and problem.part is Part.VALUE
        field = self.values.first if wrong else None
        (field or self.property_field).setFocus()

    @property
    def _is_empty(self) -> bool:
        test = self.wanted.test
        typed = (isinstance(test, TextTest) and test.value) or (
            isinstance(test, TextOneOf) and test.values
        )
        return not self.wanted.property and not typed

    def _known_properties(self) -> Sequence[str]:
        return self._context.names.properties_of(self.event_name)

    def _known_values(self) -> Sequence[str]:
        return self._context.names.values.get(self.wanted.property.strip(), ())

    # -- asking --------------------------------------------------------------------------------

    def _request(self, **changes: object) -> None:
        self.wanted = evolve(self.wanted, **changes)
        self.filter_requested.emit(self)

    @Slot(str)
    def _request_property(self, name: str) -> None:
        self._request(property=name)

    @Slot(object)
    def _request_operator(self, operator: Operator) -> None:
        if operator is not operator_of(self.wanted.test):
            self._request(test=changed(self.wanted.test, operator, self._context.today))

    @Slot(object)
    def _request_test(self, test: object) -> None:
        self._request(test=test)

    @Slot()
    def _request_removal(self) -> None:
        self.removal_requested.emit(self)

    @Slot(int)
    def _clear(self) -> None:
        if self._is_empty:
            self.removal_requested.emit(self)

    # -- going on ------------------------------------------------------------------------------

    @Slot()
    def _go_on(self) -> None:
        fields = [field for field in stops(self) if field is not self.remove_button]
        at = next((n for n, field in enumerate(fields) if holds_focus(field)), -1)
        if at + 1 < len(fields):
            fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What its fields have no use for.
        if event.key() in _ENTER and not self.remove_button.hasFocus():
            event.accept()
            self._go_on()
        else:
            super().keyPressEvent(event)
