# SPDX-License-Identifier: MIT
"""One line that says whether a campaign can be published, and what else was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from exit_studio.models.checks import Finding, Severity
from exit_studio.ui.roles import label, set_property, set_role
from exit_studio.ui.theme import Space, Theme

__all__ = ["ReadinessRow", "count_words"]


class ReadinessRow(QFrame):
    """Says “Ready to publish”, or how many errors are left, with a shape for each."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_role(self, "readiness")
        self._theme = theme
        self._findings: Sequence[Finding] = ()
        self._sign = QLabel()
        self.words = label("", "card-title")
        self.more = label("", "muted", wrap=True)
        for words in (self.words, self.more):
            words.setTextFormat(Qt.TextFormat.PlainText)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        line.setSpacing(Space.S)
        line.addWidget(self._sign)
        line.addWidget(self.words)
        line.addWidget(self.more, 1)
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say how a campaign with these findings stands."""
        self._findings = findings
        counts = Counter(finding.severity for finding in findings)
        errors = counts[Severity.ERROR]
        set_property(self, "tone", "error" if errors else "ready")
        colors = self._theme.colors
        name, color = ("circle-alert", colors.error) if errors else ("circle-check", colors.ready)
        self._sign.setPixmap(self._theme.pixmap(name, color))
        ready = self.tr("Ready to publish")
        left = count_words(Severity.ERROR, errors)
        self.words.setText(self.tr("{errors} left").format(errors=left) if errors else ready)
        others = [
            count_words(severity, counts[severity])
            for severity in (Severity.WARNING, Severity.HINT)
            if counts[severity]
        ]
        self.more.setText(", ".join(others))

    def show_theme(self) -> None:
        """Draw the shape in the present colours."""
        self.show_findings(self._findings)


def count_words(severity: Severity, count: int) -> str:
    """How many findings there are: “1 error”, “3 hints”."""
    one, many = {
        Severity.ERROR: (_tr("1 error"), _tr("{count} errors")),
        Severity.WARNING: (_tr("1 warning"), _tr("{count} warnings")),
        Severity.HINT: (_tr("1 hint"), _tr("{count} hints")),
    }[severity]
    return one if count == 1 else many.format(count=count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReadinessRow", text)
