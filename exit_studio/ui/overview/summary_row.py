# SPDX-License-Identifier: MIT
"""One section in words, with a way to change it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from exit_studio.models.checks import Section
from exit_studio.models.reading import Reading
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Space
from exit_studio.ui.widgets.reading_view import ReadingView

__all__ = ["SummaryRow"]


class SummaryRow(QFrame):
    """Says what a section holds.

    Signals:
        section_requested (Section): the user wants to change it.
    """

    section_requested = Signal(object)

    def __init__(self, section: Section, title: str) -> None:
        super().__init__()
        set_role(self, "summary")
        self._section = section
        self.words = ReadingView()
        self.edit_button = QPushButton(self.tr("Edit"))
        self.edit_button.setAutoDefault(False)
        self.edit_button.setAccessibleName(self.tr("Edit {section}").format(section=title))
        self.edit_button.setToolTip(self.tr("Go to {section}").format(section=title))
        set_role(self.edit_button, "link")
        self.edit_button.clicked.connect(self._request_section)
        head = QHBoxLayout()
        head.addWidget(label(title, "label"))
        head.addStretch(1)
        head.addWidget(self.edit_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, Space.S)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.words)

    def show_readings(self, readings: Sequence[Reading]) -> None:
        """Say something else."""
        self.words.show_readings(readings)

    @Slot()
    def _request_section(self) -> None:
        self.section_requested.emit(self._section)
