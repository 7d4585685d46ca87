# SPDX-License-Identifier: MIT
"""The card of the goal: its events, how they are joined, and for how long they count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exit_studio.models.checks import Finding, Place, Section, Severity
from exit_studio.models.edits import SetConversionTime, SetGoalEvents, SetGoalJoin
from exit_studio.models.events import Join, Occurrence
from exit_studio.models.goal import MAX_GOAL_EVENTS, Goal, GoalEvent, GoalEvents
from exit_studio.models.ids import ConditionId
from exit_studio.models.reading import goal_reading
from exit_studio.models.record import evolve
from exit_studio.models.values import Duration, DurationUnit
from exit_studio.ui.conditions.context import ConditionContext
from exit_studio.ui.conditions.event_editor import EventCondition, EventEditor
from exit_studio.ui.ports import NewId
from exit_studio.ui.problems import show_problem
from exit_studio.ui.roles import label, set_role, soft
from exit_studio.ui.section import View
from exit_studio.ui.tab_order import holds_focus
from exit_studio.ui.theme import Space
from exit_studio.ui.widgets.controls import ChoiceField, NumberField, SegmentedField
from exit_studio.ui.widgets.layout import Card, finding_label, labelled, row
from exit_studio.ui.wording import said
from exit_studio.ui.words import unit_words

__all__ = ["GoalCard", "GoalEventCard"]


class GoalEventCard(QFrame):
    """One event of a goal.

    Attributes:
        wanted: What the user wants the event to be.

    Signals:
        event_requested (GoalEventCard): the user wants the event so: see `wanted`.
        removal_requested (GoalEventCard): the user wants it gone.
    """

    event_requested = Signal(object)
    removal_requested = Signal(object)

    def __init__(self, event: GoalEvent, context: ConditionContext) -> None:
        super().__init__()
        self.wanted = event
        set_role(self, "inset")
        self.editor = EventEditor(self.tr("Goal event"), context)
        self.editor.condition_requested.connect(self._request)
        self.remove_button = QToolButton()
        set_role(self.remove_button, "remove")
        self.remove_button.clicked.connect(self._request_removal)
        self.editor.head.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.S, Space.M)
        column.addWidget(self.editor)
        self.show_event(event)

    @property
    def event_id(self) -> ConditionId:
        """Id of the event that it shows."""
        return self.wanted.id

    def show_event(self, event: GoalEvent) -> None:
        """Show an event of this id."""
        self.wanted = event
        named = event.event.strip()
        words = (
            self.tr("Remove the event “{name}”").format(name=named)
            if named
            else self.tr("Remove this event")
        )
        self.remove_button.setAccessibleName(words)
        self.remove_button.setToolTip(words)
        self.editor.show_condition(
            EventCondition(
                event=event.event,
                filters=event.filters,
                measure=event.measure,
                occurrence=Occurrence.FIRST if event.first_time else Occurrence.ANY,
            )
        )

    def show_finding(self, finding: Finding | None) -> None:
        """Say what was found about this event."""
        show_problem(finding, self.editor.event_problem)
        wrong = finding is not None and finding.severity is Severity.ERROR
        self.editor.event_field.show_wrong(wrong and not self.wanted.event.strip())

    @Slot(object)
    def _request(self, condition: EventCondition) -> None:
        self.wanted = evolve(
            self.wanted,
            event=condition.event,
            filters=condition.filters,
            measure=condition.measure,
            first_time=condition.occurrence is Occurrence.FIRST,
        )
        self.event_requested.emit(self)

    @Slot()
    def _request_removal(self) -> None:
        self.removal_requested.emit(self)


class GoalCard(Card):
    """Edits the goal.

    Attributes:
        cards: One for each event, in their order.

    Signals:
        edit_requested (Edit): the user wants the document otherwise.
    """

    edit_requested = Signal(object)

    def __init__(self, *, new_id: NewId, context: ConditionContext) -> None:
        super().__init__(
            self.tr("Goal"), self.tr("What a visitor should do after seeing the pop-up. Optional.")
        )
        self._new_id = new_id
        self._context = context
        self._goal = Goal()
        self._view: View | None = None
        self.cards: list[GoalEventCard] = []
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.setInterval(0)
        self._more.timeout.connect(self._make_more)
        self._joins: list[QLabel] = []
        self._make_buttons()
        self._make_time()
        self.join_field = SegmentedField(
            self.tr("How the events are joined"),
            [(Join.ALL, self.tr("All of these")), (Join.ANY, self.tr("Any of these"))],
        )
        self.join_field.choice_requested.connect(self._request_join)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(Space.XS)
        self._words = label("", "words", wrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.head.addWidget(self.remove_goal_button)
        for part in (self._add_goal_row, self.join_field):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        for part in (
            self._add_event_row,
            self._time,
            self._time_hint,
            self._time_problem,
            self._words,
        ):
            self.body.addWidget(part)

    def _make_buttons(self) -> None:
        self.add_goal_button = QPushButton(self.tr("Add a goal"))
        self.add_goal_button.setAutoDefault(False)
        self.add_goal_button.setToolTip(self.tr("Count a conversion when a visitor does an event"))
        self.add_goal_button.clicked.connect(self._add_event)
        self._add_goal_row = row(self.add_goal_button)
        self.add_event_button = QPushButton(self.tr("Add an event"))
        self.add_event_button.setAutoDefault(False)
        self.add_event_button.setToolTip(self.tr("Let the goal be made of several events"))
        self.add_event_button.clicked.connect(self._add_event)
        self._add_event_row = row(self.add_event_button)
        self.remove_goal_button = QPushButton(self.tr("Remove"))
        self.remove_goal_button.setAutoDefault(False)
        set_role(self.remove_goal_button, "link")
        self.remove_goal_button.setAccessibleName(self.tr("Remove the goal"))
        self.remove_goal_button.setToolTip(self.tr("Go on without a goal"))
        self.remove_goal_button.clicked.connect(self._remove_goal)

    def _make_time(self) -> None:
        self.count_field = NumberField(self.tr("Conversion time"), low=0, high=1_000_000)
        self.count_field.number_requested.connect(self._request_time)
        self.unit_field = ChoiceField(
            self.tr("Unit of the conversion time"),
            [(unit, unit_words(unit)) for unit in DurationUnit],
        )
        self.unit_field.choice_requested.connect(self._request_time)
        self._time_problem = finding_label()
        self._time_hint = label(
            self.tr("From the first view: 1 minute to 5 months."), "muted", wrap=True
        )
        self._time = labelled(self.tr("Conversion time"), row(self.count_field, self.unit_field))

    # -- showing -------------------------------------------------------------------------------

    @property
    def words(self) -> str:
        """How the goal reads."""
        return self._words.text()

    def show_view(self, view: View) -> None:
        """Show the goal of a document."""
        self._view = view
        if view.touches("goal"):
            goal = view.document.goal
            self._goal = goal
            self._show_parts(goal)
            self._show_events(goal)
            self.count_field.show_number(goal.conversion_time.count)
            self.unit_field.show_choice(goal.conversion_time.unit)
            self._words.setText(soft(said(goal_reading(view.document.goal))))
        self._show_findings()

    def _show_parts(self, goal: Goal) -> None:
        has_goal = bool(goal.events)
        self._add_goal_row.setVisible(not has_goal)
        for part in (
            self.remove_goal_button,
            self._add_event_row,
            self._time,
            self._time_hint,
            self._words,
        ):
            part.setVisible(has_goal)
        self.join_field.setVisible(len(goal.events) > 1)
        self.join_field.show_choice(goal.join)
        self.add_event_button.setEnabled(len(goal.events) < MAX_GOAL_EVENTS)

    def _show_events(self, goal: Goal) -> None:
        if [card.event_id for card in self.cards] != [event.id for event in goal.events]:
            self._arrange(goal)
        events = {event.id: event for event in goal.events}
        words = self.tr("and") if goal.join is Join.ALL else self.tr("or")
        for card in self.cards:
            card.show_event(events[card.event_id])
        for join in self._joins:
            join.setText(words)

    def _arrange(self, goal: Goal) -> None:
        """Let there be one card for each event; those that stay keep their widgets.

        Of several new ones, one is made now and the others later, so that opening a large goal
        keeps nobody waiting.
        """
        wanted = [event.id for event in goal.events]
        known = {card.event_id: card for card in self.cards}
        for card in self.cards:
            if card.event_id not in wanted:
                self._take(card)
        new = next((event for event in goal.events if event.id not in known), None)
        if new is not None:
            known[new.id] = self._make(new)
        self.cards = [known[event_id] for event_id in wanted if event_id in known]
        if len(self.cards) < len(wanted):
            self._more.start()
        self._lay_out_cards()

    def _lay_out_cards(self) -> None:
        for join in self._joins[max(len(self.cards) - 1, 0) :]:
            self._list.removeWidget(join)
            join.hide()
            join.deleteLater()
        del self._joins[max(len(self.cards) - 1, 0) :]
        while len(self._joins) < len(self.cards) - 1:
            self._joins.append(label("", "join"))
        parts: list[QWidget] = []
        for index, card in enumerate(self.cards):
            parts += [self._joins[index - 1], card] if index else [card]
        for index, part in enumerate(parts):
            if self._list.indexOf(part) != index:
                self._list.removeWidget(part)
                self._list.insertWidget(index, part)
                # At once, so that it can take the focus.
                part.show()

    @Slot()
    def _make_more(self) -> None:
        self._show_events(self._goal)
        self._show_findings()

    def _make_all(self) -> None:
        while len(self.cards) < len(self._goal.events):
            self._make_more()

    def _make(self, event: GoalEvent) -> GoalEventCard:
        card = GoalEventCard(event, self._context)
        card.event_requested.connect(self._request_event)
        card.removal_requested.connect(self._remove_event)
        return card

    def _take(self, card: GoalEventCard) -> None:
        self._list.removeWidget(card)
        if holds_focus(card):
            index = self.cards.index(card)
            others = [other for other in self.cards if other is not card]
            if others:
                others[min(index, len(others) - 1)].editor.event_field.setFocus()
        card.hide()
        card.deleteLater()

    def _show_findings(self) -> None:
        view = self._view
        if view is None:
            return
        for card in self.cards:
            card.show_finding(_about(card.wanted, view.findings))
        problem = view.problem(Section.START, "goal", "conversion_time")
        show_problem(problem, self._time_problem, self.count_field)

    def show_place(self, place: Place) -> None:
        """Put the focus on the field of a finding."""
        self._make_all()
        if place.field == "conversion_time":
            self.count_field.setFocus()
        elif place.field == "join" and len(self.cards) > 1:
            self.join_field.setFocus()
        elif not self.cards:
            self.add_goal_button.setFocus()
        else:
            self._card_of(place).editor.focus_problem()

    def _card_of(self, place: Place) -> GoalEventCard:
        """The card that a finding is about: of its item, else the first that has no name yet."""
        item = getattr(place, "item", None)
        unnamed = [card for card in self.cards if not card.wanted.event.strip()]
        named = [card for card in self.cards if card.event_id == item]
        return (named or unnamed or self.cards)[0]

    # -- asking --------------------------------------------------------------------------------

    def _request_events(self, events: GoalEvents | Sequence[GoalEvent]) -> None:
        self.edit_requested.emit(SetGoalEvents(events=tuple(events)))

    @Slot()
    def _add_event(self) -> None:
        if len(self._goal.events) >= MAX_GOAL_EVENTS:
            return
        self._request_events((*self._goal.events, GoalEvent(id=self._new_id("g"))))
        if self.cards:
            self.cards[-1].editor.event_field.setFocus()

    @Slot()
    def _remove_goal(self) -> None:
        self.add_goal_button.setFocus()
        self._request_events(())
        self.add_goal_button.setFocus()

    @Slot(object)
    def _remove_event(self, card: GoalEventCard) -> None:
        self._request_events([event for event in self._goal.events if event.id != card.event_id])
        if not self.cards:
            self.add_goal_button.setFocus()

    @Slot(object)
    def _request_event(self, card: GoalEventCard) -> None:
        self._request_events(
            [card.wanted if event.id == card.event_id else event for event in self._goal.events]
        )

    @Slot(object)
    def _request_join(self, join: Join) -> None:
        if join is not self._goal.join:
            self.edit_requested.emit(SetGoalJoin(join=join))

    @Slot()
    def _request_time(self) -> None:
        unit = list(DurationUnit)[self.unit_field.currentIndex()]
        time = Duration(count=self.count_field.value(), unit=unit)
        self.edit_requested.emit(SetConversionTime(conversion_time=time))


def _about(event: GoalEvent, findings: Sequence[Finding]) -> Finding | None:
    """The first error or warning about an event of the goal.

    One that names no event is about those that have no name yet.
    """
    for finding in findings:
        place = finding.place
        if place.record != "goal" or finding.severity is Severity.HINT:
            continue
        item = getattr(place, "item", None)
        unnamed = item is None and place.field == "events" and not event.event.strip()
        if item == event.id or unnamed:
            return finding
    return None
