# SPDX-License-Identifier: MIT
"""Asks what a moment is to be called."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exit_studio.models.versions import MAX_VERSION_NAME
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Size, Space
from exit_studio.ui.widgets.layout import labelled

__all__ = ["NameDialog"]


class NameDialog(QDialog):
    """One field for a name; it cannot be accepted empty."""

    def __init__(self, title: str, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(Size.SMALL_DIALOG_WIDTH)
        self.name_field = QLineEdit(name)
        self.name_field.setMaxLength(MAX_VERSION_NAME)
        self.name_field.setPlaceholderText(self.tr("For example: before the new picture"))
        self.name_field.setAccessibleName(self.tr("Name"))
        self.name_field.selectAll()
        self.name_field.textChanged.connect(self._refresh)
        self.keep_button = QPushButton(self.tr("Keep"))
        set_role(self.keep_button, "primary")
        self.keep_button.setDefault(True)
        self.keep_button.setToolTip(self.tr("Keep it under this name"))
        self.keep_button.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.setToolTip(self.tr("Change nothing"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(title, "title"))
        column.addWidget(labelled(self.tr("Name"), self.name_field))
        column.addLayout(buttons)
        self.name_field.setFocus()
        self._refresh()

    @property
    def name(self) -> str:
        """What was written, without the space around it."""
        return self.name_field.text().strip()

    @Slot()
    def _refresh(self) -> None:
        self.keep_button.setEnabled(bool(self.name))
