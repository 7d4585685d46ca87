# SPDX-License-Identifier: MIT
"""Controls that show a value and ask for another; none of them keeps a document.

Each has `show_…`, which may be called at any time and leaves a cursor where it is, and a signal
`…_requested`, which only the user's own doing sends.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import (
    QDate,
    QDateTime,
    QEvent,
    QSignalBlocker,
    Qt,
    QTime,
    QTimeZone,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)
from typing_extensions import override

from exit_studio.ui.roles import set_property, set_role
from exit_studio.ui.theme import Space

__all__ = [
    "ChoiceField",
    "ExclusiveGroup",
    "MomentField",
    "NumberField",
    "SegmentedField",
    "TextArea",
    "TextField",
]


_OF_THE_WINDOW = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    # On some systems Ctrl+K, which opens the palette.
    QKeySequence.StandardKey.DeleteEndOfLine,
)


def _asks_the_window(event: QEvent) -> bool:
    """Whether `event` is a key of the window: Undo belongs to the document, not to a field."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and any(event.matches(key) for key in _OF_THE_WINDOW)
    )


class TextField(QLineEdit):
    """A line of text.

    Signals:
        text_requested (str): the user typed.
    """

    text_requested = Signal(str)

    def __init__(self, name: str, *, placeholder: str = "", limit: int = 32767) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(limit)
        self.textEdited.connect(self.text_requested)

    def show_text(self, text: str) -> None:
        """Show `text`; the same text leaves the cursor alone."""
        if self.text() != text:
            self.setText(text)

    def show_wrong(self, wrong: bool) -> None:
        """Mark the field as the place of a finding."""
        set_property(self, "wrong", "true" if wrong else "false")

    @override
    def event(self, event: QEvent) -> bool:
        if _asks_the_window(event):
            event.ignore()
            return False
        return super().event(event)


class TextArea(QPlainTextEdit):
    """Several lines of text; Tab leaves it.

    Signals:
        text_requested (str): the user typed.
    """

    text_requested = Signal(str)

    def __init__(self, name: str, *, placeholder: str = "", lines: int = 2) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + Space.XL)
        self.textChanged.connect(self._request_text)

    def show_text(self, text: str) -> None:
        """Show `text`; the same text leaves the cursor alone, another keeps its place if it can."""
        if self.toPlainText() == text:
            return
        position = self.textCursor().position()
        with QSignalBlocker(self):
            self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(position, len(text)))
        self.setTextCursor(cursor)

    def show_wrong(self, wrong: bool) -> None:
        """Mark the field as the place of a finding."""
        set_property(self, "wrong", "true" if wrong else "false")

    def select_all_text(self) -> None:
        """Select everything, as one does before typing anew."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)

    @Slot()
    def _request_text(self) -> None:
        self.text_requested.emit(self.toPlainText())

    @override
    def event(self, event: QEvent) -> bool:
        if _asks_the_window(event):
            event.ignore()
            return False
        return super().event(event)


class NumberField(QSpinBox):
    """A whole number with its unit. The wheel scrolls the page unless the field has the focus.

    Signals:
        number_requested (int): the user chose another number.
    """

    number_requested = Signal(int)

    def __init__(self, name: str, *, low: int, high: int, suffix: str = "", step: int = 1) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setSuffix(suffix)
        # The style sheet's padding does not reach the line within.
        self.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(True)
        self.valueChanged.connect(self.number_requested)

    def show_number(self, number: int) -> None:
        """Show `number`; asks for nothing."""
        if self.value() != number:
            with QSignalBlocker(self):
                self.setValue(number)

    def show_wrong(self, wrong: bool) -> None:
        """Mark the field as the place of a finding."""
        set_property(self, "wrong", "true" if wrong else "false")

    @override
    def event(self, event: QEvent) -> bool:
        if _asks_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceField(QComboBox):
    """One of a few values, shown in words.

    Signals:
        choice_requested (object): the user chose this value.
    """

    choice_requested = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values = [value for value, _ in choices]
        self.addItems([words for _, words in choices])
        self.activated.connect(self._request_choice)

    def show_choice(self, value: object) -> None:
        """Show `value`; asks for nothing."""
        index = self._values.index(value)
        if self.currentIndex() != index:
            self.setCurrentIndex(index)

    @Slot(int)
    def _request_choice(self, index: int) -> None:
        self.choice_requested.emit(self._values[index])

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ExclusiveGroup(QButtonGroup):
    """Buttons of which one is checked: Tab reaches that one, and arrows go on from there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setExclusive(True)
        self.buttonToggled.connect(self._move_tab_stop)

    @Slot()
    def _move_tab_stop(self) -> None:
        for button in self.buttons():
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class SegmentedField(QWidget):
    """One of two to four values, all of them in sight.

    Signals:
        choice_requested (object): the user chose this value.
    """

    choice_requested = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._values = [value for value, _ in choices]
        self._group = ExclusiveGroup(self)
        for index, (_, words) in enumerate(choices):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{name}: {words}")
            edge = "first" if index == 0 else "last" if index == len(choices) - 1 else "none"
            button.setProperty("edge", edge)
            set_role(button, "segment")
            self._group.addButton(button, index)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._request_choice)

    @property
    def choice(self) -> object:
        """The value that is shown."""
        return self._values[self._group.checkedId()]

    def show_choice(self, value: object) -> None:
        """Show `value`; asks for nothing."""
        self._group.button(self._values.index(value)).setChecked(True)

    def button(self, value: object) -> QPushButton:
        """The button of a value."""
        button = self._group.button(self._values.index(value))
        assert isinstance(button, QPushButton)  # noqa: S101  # only such are added above
        return button

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # Who goes to the field goes to what is chosen in it.
        self.button(self.choice).setFocus(event.reason())

    @Slot(int)
    def _request_choice(self, index: int) -> None:
        self.choice_requested.emit(self._values[index])


class MomentField(QDateTimeEdit):
    """A date and a time of day, to the minute, in no zone.

    Signals:
        moment_requested (object): the user chose this naive `datetime`.
    """

    moment_requested = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        from exit_studio.models.values import (  # noqa: PLC0415  # a first window does without
            FIRST_YEAR,
            LAST_YEAR,
        )

        # In no zone: each time of each day exists, whatever the clocks of this computer do.
        self.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
        self.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
        self.setDisplayFormat("d MMM yyyy  HH:mm")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.dateTimeChanged.connect(self._request_moment)

    def show_moment(self, moment: datetime) -> None:
        """Show `moment`; asks for nothing."""
        shown = QDateTime(
            QDate(moment.year, moment.month, moment.day),
            QTime(moment.hour, moment.minute),
            self.timeZone(),
        )
        if self.dateTime() != shown:
            with QSignalBlocker(self):
                self.setDateTime(shown)

    def show_wrong(self, wrong: bool) -> None:
        """Mark the field as the place of a finding."""
        set_property(self, "wrong", "true" if wrong else "false")

    @Slot()
    def _request_moment(self) -> None:
        date, time = self.date(), self.time()
        day = datetime(date.year(), date.month(), date.day())  # noqa: DTZ001  # its zone stands beside it
        self.moment_requested.emit(day.replace(hour=time.hour(), minute=time.minute()))

    @override
    def event(self, event: QEvent) -> bool:
        if _asks_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setSelectedSection(QDateTimeEdit.Section.DaySection)
