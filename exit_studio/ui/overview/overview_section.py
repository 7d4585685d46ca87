# SPDX-License-Identifier: MIT
"""Overview: every section in words, the findings with a way to each, publishing and the report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import Finding, Section, errors_among
from exit_studio.models.elements import Button, Heading
from exit_studio.models.rich_text import plain
from exit_studio.ui.overview.finding_row import FindingRow
from exit_studio.ui.overview.publish_card import PublishCard
from exit_studio.ui.overview.report_card import ReportCard
from exit_studio.ui.overview.summary_row import SummaryRow
from exit_studio.ui.section import View
from exit_studio.ui.theme import Space, Theme
from exit_studio.ui.widgets.layout import Card, Column
from exit_studio.ui.wording import worded
from exit_studio.ui.words import action_words, audience_words, goal_words, schedule_words

__all__ = ["OverviewSection"]


class OverviewSection(Column):
    """Sums a campaign up.

    Signals:
        section_requested (Section): the user wants to change something there.
        place_requested (Place): the user wants to see the place of a finding.
    """

    section_requested = Signal(object)
    place_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            self.tr("Overview"), self.tr("Everything at a glance. Publish when it is right.")
        )
        self._theme = theme
        self.publish_card = PublishCard()
        self.report_card = ReportCard()
        self.content.addWidget(self.publish_card)
        self.content.addWidget(self.report_card)
        self.findings_card = Card(self.tr("Findings"))
        self._findings_box = QVBoxLayout()
        self._findings_box.setSpacing(Space.S)
        self.findings_card.body.addLayout(self._findings_box)
        self.content.addWidget(self.findings_card)
        self._findings: tuple[Finding, ...] | None = None
        self.content.addWidget(self._summary_card())
        self.content.addStretch(1)

    def _summary_card(self) -> Card:
        card = Card(self.tr("Campaign"))
        self.summaries = {
            Section.START: SummaryRow(Section.START, self.tr("Start")),
            Section.WHO: SummaryRow(Section.WHO, self.tr("Who")),
            Section.WHAT: SummaryRow(Section.WHAT, self.tr("What")),
            Section.WHEN: SummaryRow(Section.WHEN, self.tr("When")),
        }
        for summary in self.summaries.values():
            summary.section_requested.connect(self.section_requested)
            card.body.addWidget(summary)
        return card

    def show_view(self, view: View) -> None:
        """Show a document."""
        document = view.document
        self.summaries[Section.START].show_words(
            f"{document.details.name or '…'}\n{goal_words(document)}"
        )
        self.summaries[Section.WHO].show_words(audience_words(document))
        self.summaries[Section.WHAT].show_words(_popup_words(document))
        self.summaries[Section.WHEN].show_words(schedule_words(document))
        if view.findings != self._findings:
            self._findings = view.findings
            self._show_findings(view.findings)
        self.publish_card.show_errors(len(errors_among(view.findings)))

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        while (item := self._findings_box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for finding in findings:
            made = FindingRow(finding, self._theme)
            made.place_requested.connect(self.place_requested)
            self._findings_box.addWidget(made)
        if not findings:
            self._findings_box.addWidget(QLabel(self.tr("Nothing found. The campaign is ready.")))

    def show_theme(self) -> None:
        """Draw the findings in the present colours."""
        self._show_findings(self._findings or ())

    @property
    def findings(self) -> tuple[str, ...]:
        """What the findings say, in order."""
        return tuple(worded(finding.problem) for finding in self._findings or ())


def _popup_words(document: Campaign) -> str:
    popup = document.main_popup
    lines = []
    for element in document.tree(popup):
        if isinstance(element, Heading):
            lines.append(plain(element.content).replace("\n", " ") or "…")
        if isinstance(element, Button):
            words = plain(element.content).replace("\n", " ")
            lines.append(f"“{words or '…'}” {action_words(element.action)}")
    return "\n".join(lines)
