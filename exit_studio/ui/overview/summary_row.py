# SPDX-License-Identifier: MIT
"""One section in words, with a way to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from exit_studio.models.checks import Section
from exit_studio.ui.roles import label, set_role, soft
from exit_studio.ui.theme import Size, Space

__all__ = ["SummaryRow"]


class SummaryRow(QWidget):
    """Says what a section holds.

    Signals:
        section_requested (Section): the user wants to change it.
    """

    section_requested = Signal(object)

    def __init__(self, section: Section, title: str) -> None:
        super().__init__()
        self._section = section
        self.words = label("", "plain", wrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        heading = label(title, "label")
        heading.setFixedWidth(Size.SUMMARY_LABEL)
        heading.setContentsMargins(0, 1, 0, 0)
        self.words.setContentsMargins(0, 1, 0, 0)
        self.edit_button = QPushButton(self.tr("Edit"))
        self.edit_button.setAutoDefault(False)
        self.edit_button.setAccessibleName(self.tr("Edit {section}").format(section=title))
        self.edit_button.setToolTip(self.tr("Go to {section}").format(section=title))
        set_role(self.edit_button, "link")
        self.edit_button.clicked.connect(self._request_section)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, Space.XS, 0, Space.XS)
        line.setSpacing(Space.M)
        line.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        line.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)

    def show_words(self, words: str) -> None:
        """Say something else."""
        if self.words.text() != soft(words):
            self.words.setText(soft(words))

    @Slot()
    def _request_section(self) -> None:
        self.section_requested.emit(self._section)
