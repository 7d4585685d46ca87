# SPDX-License-Identifier: MIT
"""Start: the campaign's name and its goal."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import Place, Section
from exit_studio.models.edits import RenameCampaign, SetConversionTime, SetGoalEvents
from exit_studio.models.goal import GoalEvent
from exit_studio.models.record import evolve
from exit_studio.models.values import Duration, DurationUnit
from exit_studio.ui.ports import NewId
from exit_studio.ui.problems import show_problem
from exit_studio.ui.roles import label, set_role, soft
from exit_studio.ui.section import SectionColumn, View
from exit_studio.ui.widgets.controls import ChoiceField, NumberField, TextField
from exit_studio.ui.widgets.event_field import EventField
from exit_studio.ui.widgets.layout import Card, finding_label, labelled, row
from exit_studio.ui.words import goal_words, unit_words

__all__ = ["StartSection"]


class StartSection(SectionColumn):
    """Edits details and goal."""

    def __init__(self, *, new_id: NewId) -> None:
        super().__init__(
            self.tr("Start here"), self.tr("Name the campaign and say what success is.")
        )
        self._new_id = new_id
        self._document: Campaign | None = None
        self.content.addWidget(self._name_card())
        self.content.addWidget(self._goal_card())
        self.finish()

    def _name_card(self) -> Card:
        card = Card(self.tr("Campaign"))
        self.name_field = TextField(
            self.tr("Campaign name"),
            placeholder=self.tr("Such as: Spring exit, 15% back"),
            limit=120,
        )
        self.name_field.text_requested.connect(self._request_name)
        self._name_problem = finding_label()
        card.body.addWidget(labelled(self.tr("Name"), self.name_field))
        card.body.addWidget(self._name_problem)
        return card

    def _goal_card(self) -> Card:
        card = Card(
            self.tr("Goal"), self.tr("What a visitor should do after seeing the pop-up. Optional.")
        )
        self.add_goal_button = QPushButton(self.tr("Add a goal"))
        self.add_goal_button.setAutoDefault(False)
        self.add_goal_button.setToolTip(self.tr("Count a conversion when a visitor does an event"))
        self.add_goal_button.clicked.connect(self._add_goal)
        self.remove_goal_button = QPushButton(self.tr("Remove"))
        self.remove_goal_button.setAutoDefault(False)
        set_role(self.remove_goal_button, "link")
        self.remove_goal_button.setAccessibleName(self.tr("Remove the goal"))
        self.remove_goal_button.setToolTip(self.tr("Go on without a goal"))
        self.remove_goal_button.clicked.connect(self._remove_goal)
        card.head.addWidget(self.remove_goal_button)
        self.event_field = EventField(self.tr("Goal event"))
        self.event_field.text_requested.connect(self._request_event)
        self._event_problem = finding_label()
        self.count_field = NumberField(self.tr("Conversion time"), low=0, high=1_000_000)
        self.count_field.number_requested.connect(self._request_time)
        self.unit_field = ChoiceField(
            self.tr("Unit of the conversion time"),
            [(unit, unit_words(unit)) for unit in DurationUnit],
        )
        self.unit_field.choice_requested.connect(self._request_time)
        self._time_problem = finding_label()
        self._words = label("", "words", wrap=True)
        self._goal_fields: list[QWidget] = [
            labelled(self.tr("Event"), self.event_field),
            labelled(self.tr("Conversion time"), row(self.count_field, self.unit_field)),
        ]
        self._add_goal_row = row(self.add_goal_button)
        card.body.addWidget(self._add_goal_row)
        card.body.addWidget(self._goal_fields[0])
        card.body.addWidget(self._event_problem)
        card.body.addWidget(self._goal_fields[1])
        card.body.addWidget(self._time_problem)
        card.body.addWidget(self._words)
        return card

    @override
    def show_view(self, view: View) -> None:
        document = view.document
        self._document = document
        if view.touches("details"):
            self.name_field.show_text(document.details.name)
        if view.touches("goal"):
            has_goal = bool(document.goal.events)
            self._add_goal_row.setVisible(not has_goal)
            for part in (self.remove_goal_button, self._words, *self._goal_fields):
                part.setVisible(has_goal)
            self.event_field.show_text(document.goal.events[0].event if has_goal else "")
            self.count_field.show_number(document.goal.conversion_time.count)
            self.unit_field.show_choice(document.goal.conversion_time.unit)
            self._words.setText(soft(goal_words(document)))
        show_problem(
            view.problem(Section.START, "details", "name"), self._name_problem, self.name_field
        )
        show_problem(
            view.problem(Section.START, "goal", "events"), self._event_problem, self.event_field
        )
        show_problem(
            view.problem(Section.START, "goal", "conversion_time"),
            self._time_problem,
            self.count_field,
        )

    @override
    def show_place(self, place: Place) -> None:
        fields: dict[str, QWidget] = {"name": self.name_field, "conversion_time": self.count_field}
        event = (
            self.event_field
            if self._document and self._document.goal.events
            else self.add_goal_button
        )
        fields.get(place.field, event).setFocus()

    @Slot(str)
    def _request_name(self, name: str) -> None:
        self.edit_requested.emit(RenameCampaign(name=name))

    @Slot()
    def _add_goal(self) -> None:
        self.edit_requested.emit(SetGoalEvents(events=(GoalEvent(id=self._new_id("g")),)))
        self.event_field.setFocus()

    @Slot()
    def _remove_goal(self) -> None:
        self.edit_requested.emit(SetGoalEvents(events=()))
        self.add_goal_button.setFocus()

    @Slot(str)
    def _request_event(self, event: str) -> None:
        if self._document is not None and self._document.goal.events:
            first, *others = self._document.goal.events
            self.edit_requested.emit(SetGoalEvents(events=(evolve(first, event=event), *others)))

    @Slot()
    def _request_time(self) -> None:
        unit = self.unit_field.currentIndex()
        time = Duration(count=self.count_field.value(), unit=list(DurationUnit)[unit])
        self.edit_requested.emit(SetConversionTime(conversion_time=time))
