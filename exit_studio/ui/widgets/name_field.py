# SPDX-License-Identifier: MIT
"""A field for a name, completed from the names that are known: it is told which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter
from typing_extensions import override

from exit_studio.ui.roles import set_role
from exit_studio.ui.theme import Size
from exit_studio.ui.widgets.controls import TextField

__all__ = ["KnownNames", "NameField"]

KnownNames = Callable[[], Sequence[str]]
"""Tells the names to offer, the best first; asked whenever they are needed."""
MOST_SHOWN = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVES_FOR_A_MOMENT = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class NameField(TextField):
    """Asks for a name. Typing narrows the list, anywhere in a name; Down opens all of it.

    Signals:
        entered (): Enter was pressed, and nothing was chosen from the list by it.
        cleared_further (int): Backspace or Delete (a `Qt.Key`) was pressed in the empty field.
    """

    entered = Signal()
    cleared_further = Signal(int)

    def __init__(
        self, name: str, known: KnownNames, *, placeholder: str = "", limit: int = 120
    ) -> None:
        super().__init__(name, placeholder=placeholder, limit=limit)
        self._known = known
        self._asked_for = ""
        self.textEdited.connect(self._note)

    @override
    def show_text(self, text: str) -> None:
        self._asked_for = text
        super().show_text(text)

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.FIELD, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(Size.FIELD_LEAST, super().minimumSizeHint().height())

    @cached_property
    def _names(self) -> QStringListModel:
        return QStringListModel(self)

    @cached_property
    def offers(self) -> QCompleter:
        """The list of names; made when the field is first used, as most of many never are."""
        made = QCompleter(self._names, self)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        made.setMaxVisibleItems(MOST_SHOWN)
        made.activated.connect(self._request_chosen)
        popup = made.popup()
        if popup is not None:
            set_role(popup, "offers")
        self.setCompleter(made)
        return made

    @property
    def _is_choosing(self) -> bool:
        """Whether a name in the open list is marked."""
        popup = self.offers.popup()
        return popup is not None and popup.isVisible() and popup.selectionModel().hasSelection()

    def _close_list(self) -> None:
        popup = self.offers.popup()
        if popup is not None:
            popup.hide()

    @property
    def _is_open(self) -> bool:
        popup = self.offers.popup()
        return popup is not None and popup.isVisible()

    @Slot(str)
    def _note(self, text: str) -> None:
        self._asked_for = text

    @Slot(str)
    def _request_chosen(self, name: str) -> None:
        if name != self._asked_for:
            self._asked_for = name
            self.text_requested.emit(name)

    def _offer(self, typed: str) -> None:
        """What the field itself says, or is about to say, is no offer."""
        own = {typed, self.text()}
        names = [name for name in self._known() if name not in own]
        if names != self._names.stringList():
            self._names.setStringList(names)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER and not self._is_choosing:
            self._close_list()
            event.accept()
            self.entered.emit()
            return
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not self.text():
            event.accept()
            self.cleared_further.emit(key)
            return
        if key == Qt.Key.Key_Down and not self._is_open:
            self._offer(self.text())
            self.offers.setCompletionPrefix("")
            self.offers.complete()
            return
        if event.text():
            self._offer(_after(self, event))
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.offers  # noqa: B018  # made now, to be there for the first key
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _LEAVES_FOR_A_MOMENT:
            self._close_list()
            # What was chosen by the arrow keys, and left by Tab.
            self._request_chosen(self.text())


def _after(field: NameField, event: QKeyEvent) -> str:
    """What the field will say when the key has been taken, where that is easily told."""
    text = event.text()
    return field.text() + text if text.isprintable() else ""
