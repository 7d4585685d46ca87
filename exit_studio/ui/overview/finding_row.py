# SPDX-License-Identifier: MIT
"""One finding: what is wrong, how to mend it, and a button that goes to its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from exit_studio.models.checks import Finding, Severity
from exit_studio.ui.roles import label, set_role, soft
from exit_studio.ui.theme import Space, Theme
from exit_studio.ui.wording import worded

__all__ = ["FindingRow"]


class FindingRow(QFrame):
    """Shows a finding.

    Signals:
        place_requested (Place): the user wants to go there.
    """

    place_requested = Signal(object)

    def __init__(self, finding: Finding, theme: Theme) -> None:
        super().__init__()
        set_role(self, "finding-row")
        self._finding = finding
        colors = theme.colors
        name, color, word = {
            Severity.ERROR: ("circle-alert", colors.error, self.tr("Error")),
            Severity.WARNING: ("triangle-alert", colors.warning, self.tr("Warning")),
            Severity.HINT: ("info", colors.muted, self.tr("Hint")),
        }[finding.severity]
        picture = QLabel()
        picture.setPixmap(theme.pixmap(name, color))
        picture.setAccessibleName(word)
        picture.setToolTip(word)
        problem = label(soft(worded(finding.problem)), "plain", wrap=True)
        mend = label(worded(finding.mend), "muted", wrap=True)
        for words in (problem, mend):
            words.setTextFormat(Qt.TextFormat.PlainText)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(problem)
        texts.addWidget(mend)
        self.show_button = QPushButton(self.tr("Show"))
        self.show_button.setAutoDefault(False)
        self.show_button.setAccessibleName(
            self.tr("Show: {problem}").format(problem=worded(finding.problem))
        )
        self.show_button.setToolTip(self.tr("Go to the place of this finding"))
        self.show_button.clicked.connect(self._request_place)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        line.setSpacing(Space.S)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        line.addWidget(self.show_button)

    @Slot()
    def _request_place(self) -> None:
        self.place_requested.emit(self._finding.place)
