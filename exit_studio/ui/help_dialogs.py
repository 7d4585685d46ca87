# SPDX-License-Identifier: MIT
"""What the studio is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exit_studio import __version__
from exit_studio.ui.roles import label
from exit_studio.ui.theme import Size, Space

__all__ = ["AboutDialog"]


class _Simple(QDialog):
    """A title, content and *Close*."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(Size.SMALL_DIALOG_WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        self.column.setSpacing(Space.M)
        self.column.addWidget(label(title, "title"))

    def finish(self) -> None:
        """Add the button below everything."""
        close = QPushButton(self.tr("Close"))
        close.setToolTip(self.tr("Close this window"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(close)
        self.column.addLayout(line)


class AboutDialog(_Simple):
    """Says version, licence and where the files are."""

    def __init__(self, folders: list[tuple[str, str]], parent: QWidget | None) -> None:
        super().__init__("Exit Studio", parent)
        version = self.tr(
            "Version {version}. MIT licence. Nothing is sent anywhere unless you publish."
        )
        self.column.addWidget(label(version.format(version=__version__), "plain", wrap=True))
        self.column.addWidget(label(self.tr("Your files"), "card-title"))
        for title, folder in folders:
            path = label(folder, "muted", wrap=True)
            path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(label(title, "label"))
            self.column.addWidget(path)
        self.finish()
