# SPDX-License-Identifier: MIT
"""The findings of one severity, under their number; many of them are folded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from exit_studio.models.checks import Finding, Severity
from exit_studio.ui.overview.finding_row import FindingRow
from exit_studio.ui.overview.readiness_row import count_words
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Space, Theme

__all__ = ["FindingGroup"]

FOLDED = 4
"""Findings that are shown of many; one more than these is shown too."""


class FindingGroup(QWidget):
    """Shows findings of one severity; hidden while there is none.

    Signals:
        place_requested (Place): the user wants to see the place of a finding.
    """

    place_requested = Signal(object)

    def __init__(self, severity: Severity, theme: Theme) -> None:
        super().__init__()
        self._severity = severity
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self._is_open = False
        self.rows: list[FindingRow] = []
        self.title = label("", "label")
        self.fold_button = QPushButton()
        self.fold_button.setAutoDefault(False)
        set_role(self.fold_button, "link")
        self.fold_button.clicked.connect(self._toggle)
        self._box = QVBoxLayout()
        self._box.setSpacing(Space.XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.title)
        column.addLayout(self._box)
        column.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings; the same ones change nothing."""
        if self._findings == tuple(findings):
            return
        self._findings = tuple(findings)
        self._refresh()

    def show_theme(self) -> None:
        """Draw the rows in the present colours."""
        self._refresh()

    def _refresh(self) -> None:
        for old in self.rows:
            old.hide()
            old.deleteLater()
        self.rows = [FindingRow(finding, self._theme) for finding in self._shown()]
        for row in self.rows:
            row.place_requested.connect(self.place_requested)
            self._box.addWidget(row)
        count = len(self._findings)
        self.title.setText(count_words(self._severity, count))
        self.fold_button.setVisible(self._is_long())
        everything = self.tr("Show all {findings}").format(
            findings=count_words(self._severity, count)
        )
        self.fold_button.setText(self.tr("Show fewer") if self._is_open else everything)
        self.setVisible(bool(count))

    def _shown(self) -> tuple[Finding, ...]:
        folded = self._is_long() and not self._is_open
        return self._findings[:FOLDED] if folded else self._findings

    def _is_long(self) -> bool:
        return len(self._findings) > FOLDED + 1

    @Slot()
    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._refresh()
