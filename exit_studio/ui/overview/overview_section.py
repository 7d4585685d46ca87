# SPDX-License-Identifier: MIT
"""Overview: whether a campaign is ready, publishing, the report, its looks, findings, and words.

What each section says is worded in `models.reading`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from exit_studio.models.checks import Finding, Section, Severity, errors_among
from exit_studio.models.diff import Diff
from exit_studio.models.reading import section_readings
from exit_studio.ui.overview.finding_group import FindingGroup
from exit_studio.ui.overview.looks_card import LooksCard
from exit_studio.ui.overview.publish_card import PublishCard
from exit_studio.ui.overview.readiness_row import ReadinessRow
from exit_studio.ui.overview.report_card import ReportCard
from exit_studio.ui.overview.summary_row import SummaryRow
from exit_studio.ui.section import View
from exit_studio.ui.tasks import Tasks
from exit_studio.ui.theme import Space, Theme
from exit_studio.ui.thumbnails import PictureSource
from exit_studio.ui.widgets.layout import Card, Column
from exit_studio.ui.wording import worded

__all__ = ["OverviewSection"]

_SECTIONS = {
    "details": Section.START,
    "goal": Section.START,
    "audience": Section.WHO,
    "limits": Section.WHO,
    "control": Section.WHO,
    "schedule": Section.WHEN,
    "delivery": Section.WHEN,
}
"""Sections of the records that are not of What."""


class OverviewSection(Column):
    """Sums a campaign up.

    Signals:
        section_requested (Section): the user wants to change something there.
        place_requested (Place): the user wants to see the place of a finding.
    """

    section_requested = Signal(object)
    place_requested = Signal(object)

    def __init__(self, theme: Theme, pictures: PictureSource, tasks: Tasks) -> None:
        super().__init__(
            self.tr("Overview"), self.tr("Everything at a glance. Publish when it is right.")
        )
        self._theme = theme
        self._findings: tuple[Finding, ...] | None = None
        self.readiness = ReadinessRow(theme)
        self.publish_card = PublishCard()
        self.report_card = ReportCard()
        self.looks_card = LooksCard(pictures, tasks, theme)
        for part in (self.readiness, self.publish_card, self.report_card):
            self.content.addWidget(part)
        self.content.addWidget(self._findings_card())
        self.content.addWidget(self.looks_card)
        self.content.addWidget(self._summary_card())
        self.content.addStretch(1)

    def _findings_card(self) -> Card:
        self.findings_card = Card(self.tr("Findings"))
        self.groups = {severity: FindingGroup(severity, self._theme) for severity in Severity}
        self.findings_card.body.setSpacing(Space.M)
        for group in self.groups.values():
            group.place_requested.connect(self.place_requested)
            self.findings_card.body.addWidget(group)
        return self.findings_card

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
        """Show a document; only the sections that changed are read again."""
        touched = _touched(view.diff)
        for section in touched:
            self.summaries[section].show_readings(section_readings(view.document, section))
        if Section.WHAT in touched:
            self.looks_card.show_campaign(view.document)
        if view.findings != self._findings:
            self._show_findings(view.findings)
        self.publish_card.show_errors(len(errors_among(view.findings)))

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        self._findings = tuple(findings)
        self.readiness.show_findings(self._findings)
        for severity, group in self.groups.items():
            group.show_findings([each for each in self._findings if each.severity is severity])
        self.findings_card.setVisible(bool(self._findings))

    def show_theme(self) -> None:
        """Draw signs in the present colours."""
        self.readiness.show_theme()
        for group in self.groups.values():
            group.show_theme()

    @property
    def findings(self) -> tuple[str, ...]:
        """What the findings say, in order."""
        return tuple(worded(finding.problem) for finding in self._findings or ())


def _touched(diff: Diff | None) -> Sequence[Section]:
    """The sections of which a diff names a record."""
    if diff is None:
        return tuple(Section)
    named = {_SECTIONS.get(record, Section.WHAT) for record in diff.changes}
    return [section for section in Section if section in named]
