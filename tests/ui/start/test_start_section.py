# SPDX-License-Identifier: MIT
"""Start: the name and the goal, from the keyboard into the document and back."""

from __future__ import annotations

import pytest

from exit_studio.models.checks import Place, Section
from exit_studio.models.edits import RenameCampaign, SetConversionTime, SetGoalEvents
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.record import evolve
from exit_studio.models.values import Duration, DurationUnit
from exit_studio.ui.start.start_section import StartSection
from tests.builders import a_blank_campaign, a_campaign
from tests.ui.rig import OPENS_A_LIST, Rig, SectionDesk

GOAL = Goal(
    events=(GoalEvent(id="g_1", event="Charged"),),
    conversion_time=Duration(count=3, unit=DurationUnit.HOURS),
)


@pytest.fixture
def section(rig: Rig) -> StartSection:
    return StartSection(new_id=rig.new_id)


@pytest.fixture
def section_desk(rig: Rig, section: StartSection) -> SectionDesk:
    return SectionDesk(rig, section, a_campaign(goal=GOAL))


def test_it_shows_name_and_goal(section_desk: SectionDesk, section: StartSection) -> None:
    assert section.name_field.text() == "Wait, your cart misses you"
    assert section.event_field.text() == "Charged"
    assert section.count_field.value() == 3
    assert section.unit_field.currentText() == "hours"
    assert not section.add_goal_button.isVisible()


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

    assert section._name_problem.isVisible()
    assert section._name_problem.text() == (
        "The campaign has no name. Give it a name that you will find again."
    )
    assert section.name_field.property("wrong") == "true"

    section_desk.type(section.name_field, "S")

    assert not section._name_problem.isVisible()
    assert section.name_field.property("wrong") == "false"


def test_adding_a_goal_leads_to_its_event(section_desk: SectionDesk, section: StartSection) -> None:
    section_desk.show(a_campaign(goal=Goal()))
    assert not section.event_field.isVisible()

    section_desk.click(section.add_goal_button)

    assert section_desk.edits == [SetGoalEvents(events=(GoalEvent(id="g_1"),))]
    assert section.event_field.hasFocus()
    assert not section.add_goal_button.isVisible()


def test_removing_the_goal_keeps_the_conversion_time(
    section_desk: SectionDesk, section: StartSection
) -> None:
    section_desk.click(section.remove_goal_button)

    assert section_desk.edits == [SetGoalEvents(events=())]
    assert section_desk.document.goal.conversion_time == GOAL.conversion_time
    assert section.add_goal_button.hasFocus()


def test_typing_names_the_goal_event_and_keeps_the_others(
    section_desk: SectionDesk, section: StartSection
) -> None:
    two = (GoalEvent(id="g_1", event="Charged"), GoalEvent(id="g_2", event="Signed Up"))
    section_desk.show(a_campaign(goal=evolve(GOAL, events=two)))

    section_desk.type(section.event_field, "!")

    assert [event.event for event in section_desk.document.goal.events] == ["Charged!", "Signed Up"]


@OPENS_A_LIST
def test_an_event_can_be_chosen_from_those_that_shops_raise(
    section_desk: SectionDesk, section: StartSection
) -> None:
    section_desk.retype(section.event_field, "view")

    assert section.event_field.completer().currentCompletion() == "Product Viewed"
    section.event_field.completer().activated.emit("Product Viewed")

    assert section_desk.document.goal.events == (GoalEvent(id="g_1", event="Product Viewed"),)
    assert section.event_field.text() == "Product Viewed"


def test_number_and_unit_make_the_conversion_time(
    section_desk: SectionDesk, section: StartSection
) -> None:
    section_desk.retype(section.count_field, "12")
    assert section_desk.edits[-1] == SetConversionTime(
        conversion_time=Duration(count=12, unit=DurationUnit.HOURS)
    )

    section_desk.choose(section.unit_field, "weeks")

    assert section_desk.document.goal.conversion_time == Duration(count=12, unit=DurationUnit.WEEKS)


def test_a_conversion_time_out_of_limits_is_said_at_its_field(
    section_desk: SectionDesk, section: StartSection
) -> None:
    section_desk.retype(section.count_field, "0")

    assert section._time_problem.isVisible()
    assert section.count_field.property("wrong") == "true"


def test_a_long_conversion_time_from_a_file_stays_as_it_is(
    section_desk: SectionDesk, section: StartSection
) -> None:
    long = Duration(count=200_000, unit=DurationUnit.MINUTES)
    section_desk.show(a_campaign(goal=evolve(GOAL, conversion_time=long)))
    assert section.count_field.value() == 200_000

    section_desk.choose(section.unit_field, "hours")

    assert section_desk.document.goal.conversion_time.count == 200_000


def test_the_goal_is_said_in_words(section_desk: SectionDesk, section: StartSection) -> None:
    assert section._words.text() == (
        "Converts when, within 3 hours of the first view, a visitor does “Charged”."
    )


@pytest.mark.parametrize(
    ("field", "focused"),
    [("name", "name_field"), ("events", "event_field"), ("conversion_time", "count_field")],
)
def test_it_goes_to_the_place_of_a_finding(
    section_desk: SectionDesk, section: StartSection, field: str, focused: str
) -> None:
    record = "details" if field == "name" else "goal"
    section.show_place(Place(section=Section.START, record=record, field=field))

    assert getattr(section, focused).hasFocus()


def test_without_a_goal_its_place_is_where_one_adds_it(
    section_desk: SectionDesk, section: StartSection
) -> None:
    section_desk.show(a_blank_campaign())
    section.show_place(Place(section=Section.START, record="goal", field="events"))

    assert section.add_goal_button.hasFocus()


def test_continue_asks_for_the_next_section(
    section_desk: SectionDesk, section: StartSection
) -> None:
    section_desk.click(section.continue_button)

    assert section_desk.went_on == [None]
