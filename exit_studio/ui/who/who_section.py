# SPDX-License-Identifier: MIT
"""Who: everyone, or the visitors who do something now."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from exit_studio.models.audience import Everyone, LiveAudience
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import Place, Section
from exit_studio.models.edits import SetAudience
from exit_studio.models.reading import audience_reading
from exit_studio.models.record import evolve
from exit_studio.models.triggers import PageMatch, PageVisit, SingleAction, Trigger
from exit_studio.ui.ports import NewId
from exit_studio.ui.problems import show_problem
from exit_studio.ui.roles import label, soft
from exit_studio.ui.section import SectionColumn, View
from exit_studio.ui.theme import Space
from exit_studio.ui.widgets.controls import ChoiceField, SegmentedField, TextField
from exit_studio.ui.widgets.event_field import EventField
from exit_studio.ui.widgets.layout import Card, finding_label, labelled, row
from exit_studio.ui.wording import said
from exit_studio.ui.words import match_words

__all__ = ["WhoSection"]


class WhoSection(SectionColumn):
    """Edits the audience."""

    def __init__(self, *, new_id: NewId) -> None:
        super().__init__(
            self.tr("Who should see it"),
            self.tr("Visitors who qualify see the pop-up when they are about to leave."),
        )
        self._new_id = new_id
        self._document: Campaign | None = None
        self.kind_field = SegmentedField(
            self.tr("Audience"),
            [
                ("everyone", self.tr("Everyone")),
                ("live", self.tr("Live behaviour")),
                ("past_behaviour", self.tr("Past behaviour")),
            ],
        )
        self.kind_field.choice_requested.connect(self._request_kind)
        self.content.addWidget(self.kind_field)
        self.trigger_card = Card(self.tr("When a visitor does"))
        self.trigger = TriggerEditor()
        self.trigger.trigger_requested.connect(self._request_trigger)
        self.trigger.kind_requested.connect(self._request_trigger_kind)
        self.add_button = QPushButton(self.tr("Add a trigger"))
        self.add_button.setAutoDefault(False)
        self.add_button.setToolTip(self.tr("Say what a visitor has to do"))
        self.add_button.clicked.connect(self._add_trigger)
        self._add_row = row(self.add_button)
        self._problem = finding_label()
        self.trigger_card.body.addWidget(self.trigger)
        self.trigger_card.body.addWidget(self._add_row)
        self.trigger_card.body.addWidget(self._problem)
        self.content.addWidget(self.trigger_card)
        self._words = label("", "words", wrap=True)
        self.content.addWidget(self._words)
        self.finish()

    @override
    def show_view(self, view: View) -> None:
        self._document = view.document
        audience = view.document.audience
        if view.touches("audience"):
            self.kind_field.show_choice(audience.kind)
            # So far it only comes with files; it is shown then, and kept as it is.
            self.kind_field.button("past_behaviour").setVisible(audience.kind == "past_behaviour")
            self.trigger_card.setVisible(isinstance(audience, LiveAudience))
            triggers = audience.triggers if isinstance(audience, LiveAudience) else ()
            self.trigger.setVisible(bool(triggers))
            self._add_row.setVisible(not triggers)
            if triggers:
                self.trigger.show_trigger(triggers[0])
            self._words.setText(soft(said(audience_reading(audience))))
        problem = view.problem(Section.WHO, "audience", "triggers")
        show_problem(problem, self._problem, *self.trigger.fields)

    @override
    def show_place(self, place: Place) -> None:
        if self.trigger_card.isHidden() or place.field != "triggers":
            # What has no field of its own here is at least in this section.
            self.kind_field.setFocus()
        elif self.trigger.isHidden():
            self.add_button.setFocus()
        else:
            self.trigger.focus_value()

    @Slot(object)
    def _request_kind(self, kind: object) -> None:
        if self._document is None or kind == self._document.audience.kind:
            return
        if kind == "everyone":
            self.edit_requested.emit(SetAudience(audience=Everyone()))
        elif kind == "live":
            self._add_trigger()

    @Slot()
    def _add_trigger(self) -> None:
        self._set_trigger(PageVisit(id=self._new_id("t")))
        self.trigger.focus_value()

    @Slot(object)
    def _request_trigger(self, trigger: Trigger) -> None:
        self._set_trigger(trigger)

    @Slot(object)
    def _request_trigger_kind(self, kind: object) -> None:
        new = (
            PageVisit(id=self._new_id("t"))
            if kind == "page_visit"
            else SingleAction(id=self._new_id("t"))
        )
        self._set_trigger(new)
        self.trigger.focus_value()

    def _set_trigger(self, trigger: Trigger) -> None:
        audience = self._document.audience if self._document is not None else None
        before = audience if isinstance(audience, LiveAudience) else LiveAudience()
        after = evolve(before, triggers=(trigger, *before.triggers[1:]))
        self.edit_requested.emit(SetAudience(audience=after))


class TriggerEditor(QWidget):
    """Edits one live trigger.

    Signals:
        trigger_requested (Trigger): the user wants the trigger so.
        kind_requested (str): the user wants a trigger of another kind.
    """

    trigger_requested = Signal(object)
    kind_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._trigger: Trigger | None = None
        self.kind_field = ChoiceField(
            self.tr("What the visitor does"),
            [
                ("page_visit", self.tr("Visits a page")),
                ("single_action", self.tr("Does an event")),
                (None, self.tr("Something else, as it came with a file")),
            ],
        )
        others = self.kind_field.model()
        if isinstance(others, QStandardItemModel):
            others.item(2).setEnabled(False)
        self.kind_field.choice_requested.connect(self._request_kind)
        self.match_field = ChoiceField(
            self.tr("How the address is compared"),
            [(match, match_words(match)) for match in PageMatch],
        )
        self.match_field.choice_requested.connect(self._request_match)
        self.address_field = TextField(
            self.tr("Address of the page"), placeholder="/checkout", limit=2048
        )
        self.address_field.text_requested.connect(self._request_address)
        self.event_field = EventField(self.tr("Event of the trigger"))
        self.event_field.text_requested.connect(self._request_event)
        self._pages = QStackedWidget()
        self._pages.addWidget(
            row(
                labelled(self.tr("Address"), self.match_field),
                labelled(self.tr("Text"), self.address_field),
                stretch=1,
            )
        )
        self._pages.addWidget(labelled(self.tr("Event"), self.event_field))
        self._pages.addWidget(QWidget())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(labelled(self.tr("Trigger"), self.kind_field))
        column.addWidget(self._pages)

    @property
    def fields(self) -> tuple[TextField, TextField]:
        """The fields that can be wrong."""
        return self.address_field, self.event_field

    def focus_value(self) -> None:
        """Put the focus where the value is typed."""
        field = self.address_field if isinstance(self._trigger, PageVisit) else self.event_field
        field.setFocus()

    def show_trigger(self, trigger: Trigger) -> None:
        """Show a trigger."""
        self._trigger = trigger
        match trigger:
            case PageVisit():
                self.kind_field.show_choice(trigger.kind)
                self._pages.setCurrentIndex(0)
                self.match_field.show_choice(trigger.match)
                self.address_field.show_text(trigger.address)
            case SingleAction():
                self.kind_field.show_choice(trigger.kind)
                self._pages.setCurrentIndex(1)
                self.event_field.show_text(trigger.event)
            case _:
                self.kind_field.show_choice(None)
                self._pages.setCurrentIndex(2)

    @Slot(object)
    def _request_kind(self, kind: object) -> None:
        if self._trigger is not None and kind != self._trigger.kind:
            self.kind_requested.emit(kind)

    @Slot(object)
    def _request_match(self, match: object) -> None:
        if isinstance(self._trigger, PageVisit):
            self.trigger_requested.emit(evolve(self._trigger, match=match))

    @Slot(str)
    def _request_address(self, address: str) -> None:
        if isinstance(self._trigger, PageVisit):
            self.trigger_requested.emit(evolve(self._trigger, address=address))

    @Slot(str)
    def _request_event(self, event: str) -> None:
        if isinstance(self._trigger, SingleAction):
            self.trigger_requested.emit(evolve(self._trigger, event=event))
