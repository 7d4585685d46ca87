# SPDX-License-Identifier: MIT
"""Fields for values of a type, a number with decimals or a day, and for one of many choices."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from exit_studio.ui.theme import Size, Space
from exit_studio.ui.theme.fonts import interface_font
from exit_studio.ui.widgets.controls import ChoiceField, MomentField, TextField

__all__ = ["Choices", "DayField", "DecimalField", "GroupedChoiceField", "number_text"]

_DIGITS = 15
"""As many as a number of double precision holds for certain."""
_TITLE = object()


def number_text(number: float) -> str:
    """A number as one would type it: “40”, “12.5”."""
    whole = int(number)
    return str(whole) if whole == number and abs(whole) < 10**_DIGITS else f"{number:.{_DIGITS}g}"


def _number_in(text: str) -> float | None:
    """The number that was typed, with a point or a comma; None if it is none."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) and "_" not in text else None


class DecimalField(TextField):
    """A number, with decimals or without.

    What is no number is marked while it stands there, and goes when the field is left.

    Signals:
        number_requested (float): the user typed another number.
    """

    number_requested = Signal(float)

    def __init__(self, name: str) -> None:
        super().__init__(name, limit=40)
        self._number = 0.0
        self._is_wrong = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._request_number)

    def show_number(self, number: float) -> None:
        """Show `number`; what says the same already leaves the cursor alone."""
        self._number = number
        if _number_in(self.text()) != number and not (self.hasFocus() and self._is_unfinished):
            self.setText(number_text(number))
        self._mark()

    @override
    def show_wrong(self, wrong: bool) -> None:
        self._is_wrong = wrong
        self._mark()

    @property
    def _is_unfinished(self) -> bool:
        return _number_in(self.text()) is None

    def _mark(self) -> None:
        super().show_wrong(self._is_wrong or self._is_unfinished)

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.NUMBER_FIELD, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @Slot(str)
    def _request_number(self, text: str) -> None:
        number = _number_in(text)
        self._mark()
        if number is not None and number != self._number:
            self._number = number
            self.number_requested.emit(number)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._is_unfinished:
            self.setText(number_text(self._number))
            self._mark()


class DayField(MomentField):
    """A day of the calendar.

    Signals:
        day_requested (object): the user chose this `date`.
    """

    day_requested = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setDisplayFormat("d MMM yyyy")
        self.moment_requested.connect(self._request_day)

    def show_day(self, day: date) -> None:
        """Show `day`; asks for nothing."""
        self.show_moment(datetime.combine(day, time()))

    @Slot(object)
    def _request_day(self, moment: datetime) -> None:
        self.day_requested.emit(moment.date())


class Choices:
    """Values with their words, gathered under titles. One serves any number of fields."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[tuple[object, str]]]]) -> None:
        self.values: list[object] = []
        self.model = QStandardItemModel()
        for title, choices in groups:
            if title:
                self._add_title(title)
            for value, words in choices:
                self._add(value, words)

    def _add(self, value: object, words: str) -> QStandardItem:
        item = QStandardItem(words)
        self.values.append(value)
        self.model.appendRow(item)
        return item

    def _add_title(self, title: str) -> None:
        item = self._add(_TITLE, title)
        item.setEnabled(False)
        font = interface_font()
        font.setBold(True)
        item.setFont(font)

    def explain(self, tips: Sequence[tuple[object, str]]) -> None:
        """Give signs such as “≥” words, for the mouse that rests on them and for screen readers."""
        for value, words in tips:
            item = self.model.item(self.values.index(value))
            item.setToolTip(words)
            item.setAccessibleText(words)


class GroupedChoiceField(ChoiceField):
    """One of many values, gathered under titles. It is as wide as what is chosen."""

    def __init__(self, name: str, choices: Choices) -> None:
        super().__init__(name, ())
        self._values = choices.values
        # Python has to hold it, as no widget owns it.
        self._choices = choices
        self.setModel(choices.model)
        self.setMaxVisibleItems(len(choices.values))
        self.currentIndexChanged.connect(self._fit)
        first = next(n for n, value in enumerate(choices.values) if value is not _TITLE)
        self.setCurrentIndex(first)

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(words + Size.CHOICE_EDGES, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def showPopup(self) -> None:
        view = self.view()
        edges = view.verticalScrollBar().sizeHint().width() + 2 * Space.M
        view.setMinimumWidth(view.sizeHintForColumn(0) + edges)
        super().showPopup()
