# SPDX-License-Identifier: MIT
"""A line of text that is searched for. In what it is searched is not known here."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from exit_studio.ui.theme import Theme
from exit_studio.ui.widgets.controls import TextField

__all__ = ["SearchField"]

LONGEST = 200


class SearchField(TextField):
    """Asks for other words as one types."""

    def __init__(self, name: str, theme: Theme, *, placeholder: str) -> None:
        super().__init__(name, placeholder=placeholder, limit=LONGEST)
        self._theme = theme
        icon = theme.icon("search", color=theme.colors.muted)
        self._glass = self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self._glass.setToolTip(name)
        theme.changed.connect(self._show_theme)

    @Slot()
    def _show_theme(self) -> None:
        self._glass.setIcon(self._theme.icon("search", color=self._theme.colors.muted))
