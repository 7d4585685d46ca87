# SPDX-License-Identifier: MIT
"""One difference in words, with a bar and a sign for what became of the thing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from exit_studio.models.comparison import Difference, DifferenceKind
from exit_studio.ui.roles import label, set_property, set_role, soft
from exit_studio.ui.theme import Space, Theme
from exit_studio.ui.wording import worded

__all__ = ["DifferenceRow"]


class DifferenceRow(QFrame):
    """Shows a difference."""

    def __init__(self, difference: Difference, theme: Theme) -> None:
        super().__init__()
        set_role(self, "difference")
        set_property(self, "tone", difference.kind.value)
        colors = theme.colors
        icon, color, word = {
            DifferenceKind.ADDED: ("plus", colors.ready, self.tr("Added")),
            DifferenceKind.REMOVED: ("minus", colors.error, self.tr("Removed")),
            DifferenceKind.CHANGED: ("pencil", colors.accent, self.tr("Changed")),
        }[difference.kind]
        self.sign = QLabel()
        self.sign.setPixmap(theme.pixmap(icon, color))
        self.sign.setAccessibleName(word)
        self.sign.setToolTip(word)
        self.words = label(soft(worded(difference.text)), "plain", wrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        line.setSpacing(Space.S)
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
