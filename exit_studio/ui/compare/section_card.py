# SPDX-License-Identifier: MIT
"""What differs in one section; many differences are folded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from exit_studio.models.comparison import SectionDifference
from exit_studio.ui.compare.difference_row import DifferenceRow
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Space, Theme
from exit_studio.ui.theme.fonts import tabular
from exit_studio.ui.widgets.layout import Card

__all__ = ["SectionCard"]

FOLDED = 12
"""Differences that are shown of many; a few more than these are shown too."""
A_FEW = 3


class SectionCard(Card):
    """Shows the differences of a section.

    Attributes:
        rows: A row for each difference that is shown, in order.
    """

    def __init__(self, title: str, section: SectionDifference, theme: Theme) -> None:
        super().__init__(title)
        self._section = section
        self._theme = theme
        count = label(f"{len(section.differences)}", "muted")
        count.setFont(tabular(count.font()))
        self.head.addWidget(count)
        self.rows: list[DifferenceRow] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(Space.XS)
        self.body.addLayout(self._box)
        self.fold_button = QPushButton(
            self.tr("Show all {count} differences").format(count=len(section.differences))
        )
        self.fold_button.setAutoDefault(False)
        set_role(self.fold_button, "link")
        self.fold_button.clicked.connect(self._show_all)
        self.body.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignLeft)
        is_long = len(section.differences) > FOLDED + A_FEW
        self._show_rows(FOLDED if is_long else len(section.differences))

    def _show_rows(self, count: int) -> None:
        for difference in self._section.differences[len(self.rows) : count]:
            row = DifferenceRow(difference, self._theme)
            self.rows.append(row)
            self._box.addWidget(row)
        self.fold_button.setVisible(count < len(self._section.differences))

    @Slot()
    def _show_all(self) -> None:
        self._show_rows(len(self._section.differences))
