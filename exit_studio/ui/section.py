# SPDX-License-Identifier: MIT
"""What every section of a campaign has in common, and the states that its tab shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import Finding, Place, Section, Severity
from exit_studio.models.diff import Diff
from exit_studio.ui.roles import set_role
from exit_studio.ui.widgets.layout import Column

__all__ = ["SectionColumn", "SectionState", "View", "state_of"]


class SectionState(StrEnum):
    """What a tab says of its section."""

    EMPTY = "empty"
    PROBLEMS = "problems"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class View:
    """What a section shows.

    Attributes:
        diff: What changed since the view before; None shows everything anew.
        findings: All findings of the document.
    """

    document: Campaign
    diff: Diff | None
    findings: tuple[Finding, ...]

    def touches(self, *records: str) -> bool:
        """Whether any of these records may look different now."""
        return self.diff is None or any(record in self.diff.changes for record in records)

    def problem(
        self, section: Section, record: str, field: str, item: str | None = None
    ) -> Finding | None:
        """The first error or warning at a place; without `item`, at any item of the field."""
        found = (
            finding
            for finding in self.findings
            if (finding.place.section, finding.place.record, finding.place.field)
            == (section, record, field)
            and (item is None or finding.place.item == item)
        )
        return next((finding for finding in found if finding.severity is not Severity.HINT), None)


def state_of(section: Section, findings: Sequence[Finding], *, touched: bool) -> SectionState:
    """State of a section: problems if an error is found, empty while nobody has worked in it."""
    errors = [f for f in findings if f.place.section is section and f.severity is Severity.ERROR]
    if errors:
        return SectionState.PROBLEMS if touched else SectionState.EMPTY
    return SectionState.READY


class SectionColumn(Column):
    """A section's column of cards, ending in *Continue*.

    Signals:
        edit_requested (Edit): the user wants the document otherwise.
        continue_requested (): the user wants to go on to the next section.
    """

    edit_requested = Signal(object)
    continue_requested = Signal()

    def __init__(self, title: str, hint: str) -> None:
        super().__init__(title, hint)
        self.continue_button = QPushButton(self.tr("Continue"))
        self.continue_button.setAutoDefault(False)
        self.continue_button.setToolTip(self.tr("Go on to the next section"))
        self.continue_button.clicked.connect(self.continue_requested)

    def finish(self) -> None:
        """Close the column below the last card."""
        self.content.addStretch(1)
        line = QWidget()
        set_role(line, "column")
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.addStretch(1)
        box.addWidget(self.continue_button)
        self.content.addWidget(line)

    def show_view(self, view: View) -> None:
        """Show a document."""
        raise NotImplementedError

    def show_place(self, place: Place) -> None:
        """Put the focus on the field of a finding."""
        raise NotImplementedError
