# SPDX-License-Identifier: MIT
"""What keeps the studio from starting, told in a window: there may be no terminal to read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from exit_studio.errors import ExitStudioError
from exit_studio.ui.roles import label
from exit_studio.ui.theme import Size, Space

__all__ = ["ProblemDialog"]


class ProblemDialog(QDialog):
    """Says what happened and what to do; the studio ends when it is closed."""

    def __init__(self, error: ExitStudioError) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Exit Studio cannot start"))
        self.setMinimumWidth(Size.DIALOG_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("Exit Studio cannot start"), "title"))
        for words, role in ((error.user_message, "plain"), (error.hint, "muted")):
            line = label(words, role, wrap=True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(line)
        column.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.setToolTip(self.tr("End the studio; nothing was changed"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
