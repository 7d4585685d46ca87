# SPDX-License-Identifier: MIT
"""Start: details and goal, from the keyboard into the document and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from exit_studio.models.checks import Finding, Place, Section, Severity
from exit_studio.models.comparisons import TextTest
from exit_studio.models.details import MAX_NOTE, Details
from exit_studio.models.edits import (
    RenameCampaign,
    SetConversionTime,
    SetGoalEvents,
    SetGoalJoin,
    SetLabels,
    SetNote,
    SetPriority,
)
from exit_studio.models.events import Join, Occurs, PropertyFilter
from exit_studio.models.goal import MAX_GOAL_EVENTS, Goal, GoalEvent
from exit_studio.models.record import evolve
from exit_studio.models.values import Duration, DurationUnit
from exit_studio.models.wording import say
from exit_studio.ui.section import View
from exit_studio.ui.start.goal_card import GoalCard
from exit_studio.ui.start.start_section import StartSection
from exit_studio.ui.widgets.name_field import NameField
from tests.builders import a_blank_campaign, a_campaign
from tests.ui.rig import OPENS_A_LIST, Rig, SectionDesk

CHARGED = GoalEvent(id="charged", event="Charged")
SIGNED_UP = GoalEvent(id="signed_up", event="Signed Up")
GOAL = Goal(events=(CHARGED,), conversion_time=Duration(count=3, unit=DurationUnit.HOURS))
TWO = evolve(GOAL, events=(CHARGED, SIGNED_UP))


@pytest.fixture
def section(rig: Rig) -> StartSection:
    return StartSection(new_id=rig.new_id, vocabulary=rig.around.vocabulary, clock=rig.clock)


@pytest.fixture
def section_desk(rig: Rig, section: StartSection) -> SectionDesk:
    return SectionDesk(rig, section, a_campaign(goal=GOAL))


@pytest.fixture
def goal(section: StartSection) -> GoalCard:
    return section.goal_card


def show_goal(section_desk: SectionDesk, goal: Goal) -> None:
    section_desk.show(a_campaign(goal=goal))
    section_desk.rig.settle()


def event_fields(goal: GoalCard) -> list[NameField]:
    return [card.editor.event_field for card in goal.cards]


def said(widget: QWidget) -> list[str]:
    """What is said to be wrong within a widget."""
    return [
        label.text()
        for label in widget.findChildren(QLabel)
        if label.property("role") == "finding" and label.isVisible()
    ]


# -- details -----------------------------------------------------------------------------------


def test_it_shows_the_details(section_desk: SectionDesk, section: StartSection) -> None:
    details = Details(name="Spring", labels=("eu", "shoes"), note="Ask Ana.", priority=20)
    section_desk.show(a_campaign(details=details))
    card = section.details_card

    assert card.name_field.text() == "Spring"
    assert card.labels_field.values == ("eu", "shoes")
    assert card.note_field.toPlainText() == "Ask Ana."
    assert card.priority_field.value() == 20


def test_typing_renames_the_campaign(section_desk: SectionDesk, section: StartSection) -> None:
    section_desk.retype(section.name_field, "Hi")

    assert section_desk.edits[-1] == RenameCampaign(name="Hi")
    assert section_desk.document.details.name == "Hi"


def test_typing_in_the_middle_of_the_name_keeps_the_cursor(
    section_desk: SectionDesk, section: StartSection
) -> None:
    section.name_field.setFocus()
    section.name_field.setCursorPosition(4)

    section_desk.type(section.name_field, " now")

    assert section_desk.document.details.name == "Wait now, your cart misses you"
    assert section.name_field.cursorPosition() == 8


def test_typing_a_word_is_one_step(section_desk: SectionDesk, section: StartSection) -> None:
    before = section_desk.document
    section_desk.type(section.name_field, "abc")

    section_desk.session.undo()

    assert section_desk.document == before
    assert section.name_field.text() == before.details.name


def test_a_name_is_asked_for(section_desk: SectionDesk, section: StartSection) -> None:
    section_desk.retype(section.name_field, "")
    assert said(section.details_card) == [
        "The campaign has no name. Give it a name that you will find again."
    ]
    assert section.name_field.property("wrong") == "true"

    section_desk.type(section.name_field, "S")

    assert said(section.details_card) == []
    assert section.name_field.property("wrong") == "false"


def test_labels_are_typed_and_taken_away(section_desk: SectionDesk, section: StartSection) -> None:
    line = section.details_card.labels_field.line
    section_desk.type(line, "shoes,EU,")
    assert section_desk.edits[-1] == SetLabels(labels=("shoes", "EU"))
    assert section.details_card.labels_field.values == ("EU", "shoes")

    QTest.keyClick(line, Qt.Key.Key_Backspace)

    assert section_desk.document.details.labels == ("EU",)


def test_labels_in_use_are_offered_but_not_those_that_it_has(
    section_desk: SectionDesk, section: StartSection
) -> None:
    vocabulary = section_desk.rig.around.vocabulary
    vocabulary.show_document(
        a_blank_campaign(id="c_other", details=Details(labels=("eu", "shoes", "spring")))
    )
    section_desk.show(a_campaign(details=Details(labels=("EU",))))

    assert list(section.details_card.labels_field._offers()) == ["shoes", "spring"]


def test_a_note_is_typed(section_desk: SectionDesk, section: StartSection) -> None:
    section_desk.type(section.details_card.note_field, "Ask Ana")

    assert section_desk.edits[-1] == SetNote(note="Ask Ana")


def test_a_note_that_is_too_long_is_cut_where_it_has_to_end(
    section_desk: SectionDesk, section: StartSection
) -> None:
    section.details_card.note_field.insertPlainText("x" * (MAX_NOTE + 7))

    assert section_desk.document.details.note == "x" * MAX_NOTE
    assert section.details_card.note_field.toPlainText() == "x" * MAX_NOTE


def test_a_priority_is_typed(section_desk: SectionDesk, section: StartSection) -> None:
    section_desk.retype(section.details_card.priority_field, "42")

    assert section_desk.edits[-1] == SetPriority(priority=42)


# -- the events of the goal --------------------------------------------------------------------


def test_it_shows_a_goal(section_desk: SectionDesk, goal: GoalCard) -> None:
    assert [field.text() for field in event_fields(goal)] == ["Charged"]
    assert goal.count_field.value() == 3
    assert goal.unit_field.currentText() == "hours"
    assert not goal.add_goal_button.isVisible()
    assert not goal.join_field.isVisible()


def test_adding_a_goal_leads_to_its_event(section_desk: SectionDesk, goal: GoalCard) -> None:
    show_goal(section_desk, Goal())
    assert goal.cards == []

    section_desk.click(goal.add_goal_button)

    assert section_desk.edits == [SetGoalEvents(events=(GoalEvent(id="g_1"),))]
    assert event_fields(goal)[0].hasFocus()
    assert not goal.add_goal_button.isVisible()


def test_removing_the_goal_keeps_the_conversion_time(
    section_desk: SectionDesk, goal: GoalCard
) -> None:
    section_desk.click(goal.remove_goal_button)

    assert section_desk.edits == [SetGoalEvents(events=())]
    assert section_desk.document.goal.conversion_time == GOAL.conversion_time
    assert goal.add_goal_button.hasFocus()


def test_another_event_is_joined_by_a_switch(section_desk: SectionDesk, goal: GoalCard) -> None:
    section_desk.click(goal.add_event_button)
    assert section_desk.edits == [SetGoalEvents(events=(CHARGED, GoalEvent(id="g_1")))]
    assert event_fields(goal)[1].hasFocus()
    assert goal.join_field.isVisible()

    section_desk.click(goal.join_field.button(Join.ANY))

    assert section_desk.edits[-1] == SetGoalJoin(join=Join.ANY)
    assert [label.text() for label in goal._joins] == ["or"]


def test_no_more_events_than_a_goal_can_hold(section_desk: SectionDesk, goal: GoalCard) -> None:
    events = tuple(GoalEvent(id=f"e_{n}", event="Charged") for n in range(MAX_GOAL_EVENTS))
    show_goal(section_desk, evolve(GOAL, events=events))
    section_desk.rig.wait_until(lambda: len(goal.cards) == MAX_GOAL_EVENTS)

    assert not goal.add_event_button.isEnabled()


def test_an_event_is_removed_and_the_next_one_has_the_focus(
    section_desk: SectionDesk, goal: GoalCard
) -> None:
    show_goal(section_desk, TWO)
    goal.cards[0].remove_button.setFocus()

    section_desk.click(goal.cards[0].remove_button)

    assert section_desk.document.goal.events == (SIGNED_UP,)
    assert event_fields(goal)[0].text() == "Signed Up"
    assert event_fields(goal)[0].hasFocus()
    assert not goal.join_field.isVisible()


def test_removing_the_last_event_leads_to_where_one_adds_a_goal(
    section_desk: SectionDesk, goal: GoalCard
) -> None:
    section_desk.click(goal.cards[0].remove_button)

    assert section_desk.document.goal.events == ()
    assert goal.add_goal_button.hasFocus()


def test_typing_names_an_event_and_keeps_the_others(
    section_desk: SectionDesk, goal: GoalCard
) -> None:
    show_goal(section_desk, TWO)

    section_desk.type(event_fields(goal)[0], "!")

    assert [event.event for event in section_desk.document.goal.events] == ["Charged!", "Signed Up"]


def test_whatever_the_editor_asks_for_is_kept_in_the_event(
    section_desk: SectionDesk, goal: GoalCard
) -> None:
    editor = goal.cards[0].editor
    section_desk.click(editor.first_time_box)
    section_desk.click(editor.add_filter_button)
    section_desk.type(editor.rows[0].property_field, "x")
    editor.measure_row.measure_requested.emit(Occurs(count=2))

    assert section_desk.document.goal.events == (
        evolve(
            CHARGED,
            filters=(PropertyFilter(property="x", test=TextTest()),),
            measure=Occurs(count=2),
            first_time=True,
        ),
    )


@OPENS_A_LIST
def test_an_event_can_be_chosen_from_those_that_shops_raise(
    section_desk: SectionDesk, goal: GoalCard
) -> None:
    field = event_fields(goal)[0]
    section_desk.retype(field, "view")
    assert field.offers.currentCompletion() == "Product Viewed"

    field.offers.activated.emit("Product Viewed")

    assert section_desk.document.goal.events == (evolve(CHARGED, event="Product Viewed"),)
    assert field.text() == "Product Viewed"


def test_undo_of_a_removal_brings_the_card_back_in_its_place(
    section_desk: SectionDesk, goal: GoalCard
) -> None:
    show_goal(section_desk, TWO)
    section_desk.click(goal.cards[0].remove_button)

    section_desk.session.undo()

    assert [field.text() for field in event_fields(goal)] == ["Charged", "Signed Up"]
    section_desk.rig.wait_until(lambda: 0 < goal.cards[0].y() < goal.cards[1].y())


# -- conversion time, words --------------------------------------------------------------------


def test_number_and_unit_make_the_conversion_time(
    section_desk: SectionDesk, goal: GoalCard
) -> None:
    section_desk.retype(goal.count_field, "12")
    assert section_desk.edits[-1] == SetConversionTime(
        conversion_time=Duration(count=12, unit=DurationUnit.HOURS)
    )

    section_desk.choose(goal.unit_field, "weeks")

    assert section_desk.document.goal.conversion_time == Duration(count=12, unit=DurationUnit.WEEKS)


def test_a_conversion_time_out_of_limits_is_said_at_its_field(
    section_desk: SectionDesk, goal: GoalCard
) -> None:
    section_desk.retype(goal.count_field, "0")

    assert said(goal) == [
        (
            "The conversion time is outside of 1 minute to 5 months."
            " Choose a time between 1 minute and 5 months (150 days)."
        )
    ]
    assert goal.count_field.property("wrong") == "true"


def test_a_long_conversion_time_from_a_file_stays_as_it_is(
    section_desk: SectionDesk, goal: GoalCard
) -> None:
    long = Duration(count=200_000, unit=DurationUnit.MINUTES)
    show_goal(section_desk, evolve(GOAL, conversion_time=long))
    assert goal.count_field.value() == 200_000

    section_desk.choose(goal.unit_field, "hours")

    assert section_desk.document.goal.conversion_time.count == 200_000


def test_the_goal_is_said_in_words_while_it_is_typed(
    section_desk: SectionDesk, goal: GoalCard
) -> None:
    assert goal._words.text() == (
        "Converts when, within 3 hours of the first view, a visitor does “Charged”."
    )

    section_desk.type(event_fields(goal)[0], "!")

    assert goal._words.text() == (
        "Converts when, within 3 hours of the first view, a visitor does “Charged!”."
    )


# -- findings ----------------------------------------------------------------------------------


class PlaceOfItem(Place):
    """A place that names the event of the goal that it is about."""

    item: str | None = None


def finding_at(place: Place) -> Finding:
    return Finding(
        check="start.test",
        severity=Severity.ERROR,
        place=place,
        problem=say("It is wrong."),
        mend=say("Mend it."),
    )


def test_an_event_without_a_name_is_said_at_its_card(
    section_desk: SectionDesk, goal: GoalCard
) -> None:
    show_goal(section_desk, evolve(GOAL, events=(CHARGED, GoalEvent(id="g_2"))))

    assert said(goal.cards[0]) == []
    assert said(goal.cards[1]) == [
        "The goal names no event. Choose the event that counts as a conversion, or remove the goal."
    ]
    assert event_fields(goal)[1].property("wrong") == "true"


def test_a_finding_about_one_event_is_said_at_its_card(
    section_desk: SectionDesk, section: StartSection, goal: GoalCard
) -> None:
    show_goal(section_desk, TWO)
    place = PlaceOfItem(section=Section.START, record="goal", field="events", item="signed_up")
    section.show_view(View(section_desk.document, None, (finding_at(place),)))

    assert said(goal.cards[0]) == []
    assert said(goal.cards[1]) == ["It is wrong. Mend it."]


@pytest.mark.parametrize(
    ("record", "field", "focused"),
    [
        ("details", "name", lambda section: section.details_card.name_field),
        ("details", "labels", lambda section: section.details_card.labels_field.line),
        ("details", "note", lambda section: section.details_card.note_field),
        ("details", "priority", lambda section: section.details_card.priority_field),
        ("goal", "events", lambda section: section.goal_card.cards[0].editor.event_field),
        ("goal", "conversion_time", lambda section: section.goal_card.count_field),
        ("goal", "join", lambda section: section.goal_card.join_field.button(Join.ALL)),
    ],
)
def test_it_goes_to_the_place_of_a_finding(
    section_desk: SectionDesk,
    section: StartSection,
    record: str,
    field: str,
    focused: object,
) -> None:
    show_goal(section_desk, TWO)
    section.show_place(Place(section=Section.START, record=record, field=field))

    assert callable(focused)
    assert focused(section).hasFocus()


def test_it_goes_to_the_event_that_a_finding_is_about_and_to_what_is_missing_in_it(
    section_desk: SectionDesk, section: StartSection, goal: GoalCard
) -> None:
    incomplete = evolve(SIGNED_UP, filters=(PropertyFilter(property="plan", test=TextTest()),))
    # Not yet built when the finding is gone to.
    section_desk.show(a_campaign(goal=evolve(GOAL, events=(CHARGED, incomplete))))

    section.show_place(
        PlaceOfItem(section=Section.START, record="goal", field="events", item="signed_up")
    )

    assert goal.cards[1].editor.rows[0].values.text_field.hasFocus()


def test_without_a_goal_its_place_is_where_one_adds_it(
    section_desk: SectionDesk, section: StartSection
) -> None:
    section_desk.show(a_blank_campaign())
    section.show_place(Place(section=Section.START, record="goal", field="events"))

    assert section.goal_card.add_goal_button.hasFocus()


def test_continue_asks_for_the_next_section(
    section_desk: SectionDesk, section: StartSection
) -> None:
    section_desk.click(section.continue_button)

    assert section_desk.went_on == [None]
