# SPDX-License-Identifier: MIT
"""Start: the campaign's details and its goal."""

from __future__ import annotations

from typing_extensions import override

from exit_studio.models.checks import Place
from exit_studio.ui.conditions.context import ConditionContext
from exit_studio.ui.ports import Clock, NewId
from exit_studio.ui.section import SectionColumn, View
from exit_studio.ui.start.details_card import DetailsCard
from exit_studio.ui.start.goal_card import GoalCard
from exit_studio.ui.vocabulary import SharedVocabulary

__all__ = ["StartSection"]


class StartSection(SectionColumn):
    """Edits details and goal."""

    def __init__(self, *, new_id: NewId, vocabulary: SharedVocabulary, clock: Clock) -> None:
        super().__init__(
            self.tr("Start here"), self.tr("Name the campaign and say what success is.")
        )
        self.details_card = DetailsCard(vocabulary)
        self.details_card.edit_requested.connect(self.edit_requested)
        self.goal_card = GoalCard(new_id=new_id, context=ConditionContext(vocabulary, clock))
        self.goal_card.edit_requested.connect(self.edit_requested)
        self.name_field = self.details_card.name_field
        self.content.addWidget(self.details_card)
        self.content.addWidget(self.goal_card)
        self.finish()

    @override
    def show_view(self, view: View) -> None:
        self.details_card.show_view(view)
        self.goal_card.show_view(view)

    @override
    def show_place(self, place: Place) -> None:
        field = self.details_card.field(place.field) if place.record == "details" else None
        if field is not None:
            field.setFocus()
        else:
            self.goal_card.show_place(place)
