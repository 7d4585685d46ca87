# SPDX-License-Identifier: MIT
"""What an empty library says: a picture, one sentence, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from exit_studio.ui.roles import label
from exit_studio.ui.theme import Size, Space, Theme

__all__ = ["EmptyLibrary"]


class EmptyLibrary(QWidget):
    """Invites to the first campaign.

    Signals:
        new_requested ().
    """

    new_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setSpacing(Space.M)
        column.addStretch(1)
        self._picture = QLabel()
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(
            label(self.tr("No campaigns yet"), "title"), 0, Qt.AlignmentFlag.AlignHCenter
        )
        words = label(
            self.tr("A campaign shows a pop-up to visitors who are about to leave your site."),
            "muted",
        )
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        self.new_button = QPushButton(self.tr("Start a campaign"))
        self.new_button.setAutoDefault(False)
        self.new_button.setToolTip(self.tr("Start a new campaign"))
        self.new_button.clicked.connect(self.new_requested)
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        theme.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self._picture.setPixmap(
            self._theme.pixmap("app-window", self._theme.colors.muted, Size.ICON_LARGE)
        )
