# SPDX-License-Identifier: MIT
"""Asks before campaigns are deleted for good, the one thing that cannot be undone."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exit_studio.ui.roles import label, soft
from exit_studio.ui.theme import Size, Space

__all__ = ["EraseDialog"]


class EraseDialog(QDialog):
    """Accepted by the button that names what it does; Enter and Escape keep everything."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None) -> None:
        super().__init__(parent)
        one = len(names) == 1
        title = (
            self.tr("Delete “{name}” for good?").format(name=names[0])
            if one
            else self.tr("Delete {count} campaigns for good?").format(count=len(names))
        )
        self.setWindowTitle(self.tr("Delete for good"))
        self.setFixedWidth(Size.SMALL_DIALOG_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        heading = label(soft(title), "title", wrap=True)
        column.addWidget(heading)
        column.addWidget(
            label(
                self.tr(
                    "This cannot be undone. What is live on your websites stays live until it is "
                    "stopped at the backend."
                ),
                "muted",
                wrap=True,
            )
        )
        self.keep_button = QPushButton(self.tr("Keep"))
        self.erase_button = QPushButton(self.tr("Delete for good"))
        self.erase_button.setAutoDefault(False)
        self.keep_button.setDefault(True)
        self.keep_button.setToolTip(self.tr("Leave everything in the trash"))
        self.erase_button.setToolTip(self.tr("Delete what was named, and all that belongs to it"))
        self.keep_button.clicked.connect(self.reject)
        self.erase_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.erase_button)
        buttons.addWidget(self.keep_button)
        column.addLayout(buttons)
        self.keep_button.setFocus()
