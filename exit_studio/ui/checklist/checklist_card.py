# SPDX-License-Identifier: MIT
"""The checklist as a card at the foot of a section: a line for each step, with a way there.

It never asks, covers nothing and can be folded or hidden. What was done it is told.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exit_studio.models.checklist import Checklist, Step
from exit_studio.ui.roles import label, set_property, set_role
from exit_studio.ui.theme import Space, Theme
from exit_studio.ui.widgets.elided_label import ElidedLabel

__all__ = ["ChecklistCard"]


class ChecklistCard(QFrame):
    """Shows a checklist.

    Signals:
        step_requested (Step): lead the person to where this is done.
        hide_requested (): the person wants to see it no more.
        fold_requested (): show only the next step, or all of them again.
    """

    step_requested = Signal(object)
    hide_requested = Signal()
    fold_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_role(self, "checklist")
        self._theme = theme
        self._checklist = Checklist()
        self.count_label = label("", "muted")
        self.fold_button = self._tool(self.fold_requested)
        self.hide_button = self._tool(self.hide_requested)
        self.hide_button.setAccessibleName(self.tr("Hide the checklist"))
        self.hide_button.setToolTip(self.tr("Hide the checklist; the menu Help brings it back"))
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(label(self.tr("First steps"), "card-title"))
        head.addWidget(self.count_label)
        head.addStretch(1)
        head.addWidget(self.fold_button)
        head.addWidget(self.hide_button)
        self.rows = {step: _StepRow(step) for step in Step}
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.S, Space.L, Space.M)
        column.setSpacing(0)
        column.addLayout(head)
        for row in self.rows.values():
            row.requested.connect(self.step_requested)
            column.addWidget(row)
        theme.changed.connect(self._show)
        self._show()

    def _tool(self, signal: SignalInstance) -> QToolButton:
        button = QToolButton()
        set_role(button, "plain")
        button.clicked.connect(signal)
        return button

    def show_checklist(self, checklist: Checklist) -> None:
        """Show how far the person has come."""
        if checklist != self._checklist:
            self._checklist = checklist
            self._show()

    @Slot()
    def _show(self) -> None:
        checklist = self._checklist
        for step, row in self.rows.items():
            row.show_state(self._theme, done=step in checklist.done)
            row.setVisible(not checklist.folded or step is checklist.next_step)
        if checklist.next_step is None:
            words = self.tr("all done")
        else:
            words = self.tr("{done} of {all} done").format(done=len(checklist.done), all=len(Step))
        self.count_label.setText(words)
        self.fold_button.setIcon(
            self._theme.icon("chevron-up" if checklist.folded else "chevron-down")
        )
        fold = (
            self.tr("Show all first steps")
            if checklist.folded
            else self.tr("Show only the next step")
        )
        self.fold_button.setAccessibleName(fold)
        self.fold_button.setToolTip(fold)
        self.hide_button.setIcon(self._theme.icon("x"))
        self.setVisible(not checklist.hidden)


class _StepRow(QWidget):
    """A step in one line.

    Signals:
        requested (Step): lead there.
    """

    requested = Signal(object)

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step
        self._mark = QLabel()
        self.words = ElidedLabel("step")
        self.words.setText(_words(step))
        self.button = QPushButton(_way(step))
        self.button.setAutoDefault(False)
        self.button.setToolTip(_tip(step))
        set_role(self.button, "link")
        self.button.clicked.connect(self._request)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, Space.S, 0)
        line.setSpacing(Space.S)
        line.addWidget(self._mark)
        line.addWidget(self.words)
        line.addStretch(1)
        line.addWidget(self.button)

    def show_state(self, theme: Theme, *, done: bool) -> None:
        """Show whether the step was done."""
        colors = theme.colors
        name, color = ("circle-check", colors.ready) if done else ("circle", colors.edge)
        self._mark.setPixmap(theme.pixmap(name, color))
        set_property(self.words, "done", "true" if done else "false")
        said = self.tr("{step}: done") if done else self.tr("{step}: not done yet")
        self.words.setAccessibleName(said.format(step=self.words.text()))

    @Slot()
    def _request(self) -> None:
        self.requested.emit(self._step)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChecklistCard", text)


def _words(step: Step) -> str:
    return {
        Step.PICK: _tr("Pick a starting point"),
        Step.EDIT: _tr("Make the pop-up yours"),
        Step.TARGET: _tr("Choose who sees it"),
        Step.PREVIEW: _tr("Look at it on a phone"),
        Step.PUBLISH: _tr("Publish it"),
        Step.CHECK_SITE: _tr("See it on a site"),
    }[step]


def _way(step: Step) -> str:
    return {
        Step.PICK: _tr("New campaign"),
        Step.EDIT: _tr("Go to What"),
        Step.TARGET: _tr("Go to Who"),
        Step.PREVIEW: _tr("Show on a phone"),
        Step.PUBLISH: _tr("Go to Overview"),
        Step.CHECK_SITE: _tr("Open demo shop"),
    }[step]


def _tip(step: Step) -> str:
    return {
        Step.PICK: _tr("Start a new campaign from a template"),
        Step.EDIT: _tr("Go to the section in which the pop-up is edited"),
        Step.TARGET: _tr("Go to the section in which the audience is chosen"),
        Step.PREVIEW: _tr("Show the pop-up as on a phone"),
        Step.PUBLISH: _tr("Go to the overview, where the campaign is published"),
        Step.CHECK_SITE: _tr("Open the demo shop, and leave its page through the top"),
    }[step]
