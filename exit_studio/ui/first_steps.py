# SPDX-License-Identifier: MIT
"""Hears when a first step was really done, ticks it, and leads to where the next one is done.

How the checklist looks is `ui.checklist`; where it is kept is not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from exit_studio.models.campaign import Campaign
from exit_studio.models.checklist import Checklist, Step
from exit_studio.models.checks import Section
from exit_studio.models.history import Change
from exit_studio.models.wire import Report
from exit_studio.ui.checklist.checklist_card import ChecklistCard
from exit_studio.ui.publishing import Publishing
from exit_studio.ui.theme import Theme

if TYPE_CHECKING:
    # It loads Qt WebEngine, which a start into the library does without.
    from exit_studio.ui.campaign_window import CampaignWindow

__all__ = ["FirstSteps"]


class FirstSteps(QObject):
    """The one checklist, shown in every campaign window.

    Signals:
        changed (Checklist): it is another one now, and is to be kept.
    """

    changed = Signal(object)

    def __init__(self, publishing: Publishing, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._checklist = Checklist(hidden=True)
        publishing.published.connect(self._note_publish)
        publishing.reported.connect(self._note_report)

    @property
    def checklist(self) -> Checklist:
        """How far the person has come."""
        return self._checklist

    def use(self, checklist: Checklist) -> None:
        """Go on from here."""
        if checklist != self._checklist:
            self._checklist = checklist
            self.changed.emit(checklist)

    def watch(self, window: CampaignWindow) -> None:
        """Show the checklist in a window, and hear what is done there."""
        _Guide(self, window, ChecklistCard(self._theme))

    def done(self, *steps: Step) -> None:
        """These steps were done."""
        self.use(self._checklist.with_done(*steps))

    @Slot()
    def show_again(self) -> None:
        """Bring the checklist back."""
        self.use(self._checklist.shown())

    @Slot()
    def hide(self) -> None:
        """Show the checklist no more."""
        self.use(Checklist(done=self._checklist.done, hidden=True))

    @Slot()
    def fold(self) -> None:
        """Show only the next step, or all again."""
        now = self._checklist
        self.use(Checklist(done=now.done, hidden=now.hidden, folded=not now.folded))

    @Slot()
    def _note_publish(self) -> None:
        self.done(Step.PUBLISH)

    @Slot(object)
    def _note_report(self, report: Report) -> None:
        if report.views:
            self.done(Step.CHECK_SITE)


class _Guide(QObject):
    """The checklist in one window; goes with it."""

    def __init__(self, steps: FirstSteps, window: CampaignWindow, card: ChecklistCard) -> None:
        super().__init__(window)
        self._steps = steps
        self._window = window
        self._card = card
        card.show_checklist(steps.checklist)
        card.hide_requested.connect(steps.hide)
        card.fold_requested.connect(steps.fold)
        card.step_requested.connect(self._lead)
        steps.changed.connect(card.show_checklist)
        window.show_below_section(card)
        window.session.document_changed.connect(self._note_change)
        window.stage.device_chosen.connect(self._note_preview)
        window.preview.selection_requested.connect(self._note_preview)
        for action in ("desktop", "phone"):
            window.actions_by_id[action].triggered.connect(self._note_preview)

    @Slot(object)
    def _note_change(self, change: Change) -> None:
        steps = {_step_of(record, change.document) for record in change.diff.changes}
        if Step.EDIT in steps:
            # Whoever makes a pop-up their own has found where to start from.
            steps.add(Step.PICK)
        self._steps.done(*(step for step in steps if step is not None))

    @Slot()
    def _note_preview(self) -> None:
        self._steps.done(Step.PREVIEW)

    @Slot(object)
    def _lead(self, step: Step) -> None:
        window = self._window
        match step:
            case Step.PICK:
                window.actions_by_id["new"].trigger()
            case Step.EDIT:
                window.show_section(Section.WHAT)
            case Step.TARGET:
                window.show_section(Section.WHO)
            case Step.PREVIEW:
                window.actions_by_id["phone"].trigger()
            case Step.PUBLISH:
                window.actions_by_id["review"].trigger()
            case Step.CHECK_SITE:
                window.actions_by_id["demo_shop"].trigger()


def _step_of(record: str, document: Campaign) -> Step | None:
    """What a person has done who changed this record."""
    if record == "audience":
        return Step.TARGET
    if record in document.popups or record in document.elements:
        return Step.EDIT
    return None
