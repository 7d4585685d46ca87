# SPDX-License-Identifier: MIT
"""A field for the name of an event, completed from the names that shops commonly raise."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCompleter

from exit_studio.ui.widgets.controls import TextField

__all__ = ["EventField"]

COMMON_EVENTS = ("Added To Cart", "Charged", "Product Viewed")
"""What the demo shop raises; typing any other name is as good."""


class EventField(TextField):
    """Asks for an event's name."""

    def __init__(self, name: str) -> None:
        super().__init__(name, placeholder="", limit=120)
        self.setPlaceholderText(self.tr("Event, such as Charged"))
        completer = QCompleter(list(COMMON_EVENTS), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._request_chosen)
        self.setCompleter(completer)

    @Slot(str)
    def _request_chosen(self, event: str) -> None:
        self.text_requested.emit(event)
