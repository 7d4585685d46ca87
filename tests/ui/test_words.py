# SPDX-License-Identifier: MIT
"""Settings in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from exit_studio.models.audience import Everyone, LiveAudience
from exit_studio.models.comparisons import NumberTest, TextTest
from exit_studio.models.elements import CallFunction, DoNothing, OpenLink
from exit_studio.models.events import Aggregate, Join, Occurs, PropertyFilter
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.triggers import PageMatch, PageVisit, Trigger
from exit_studio.models.values import At, Duration, DurationUnit
from exit_studio.ui.words import (
    action_words,
    audience_words,
    duration_words,
    goal_words,
    match_words,
    moment_words,
    schedule_words,
    unit_words,
)
from tests.builders import a_campaign

MORNING = At(local=datetime.fromisoformat("2026-11-24 09:00"), zone="Europe/Paris")


@pytest.mark.parametrize(
    ("count", "unit", "words"),
    [
        (1, DurationUnit.MINUTES, "1 minute"),
        (1, DurationUnit.WEEKS, "1 week"),
        (7, DurationUnit.DAYS, "7 days"),
        (0, DurationUnit.HOURS, "0 hours"),
        (5, DurationUnit.MONTHS, "5 months"),
    ],
)
def test_spans_of_time(count: int, unit: DurationUnit, words: str) -> None:
    assert duration_words(Duration(count=count, unit=unit)) == words


def test_every_unit_and_every_way_of_comparing_has_words() -> None:
    assert all(unit_words(unit) for unit in DurationUnit)
    assert len({match_words(match) for match in PageMatch}) == len(PageMatch)


def test_a_moment_names_its_zone() -> None:
    assert moment_words(MORNING) == "24 Nov 2026 09:00, Europe/Paris"


def test_a_goal_without_its_event_says_what_is_missing() -> None:
    assert goal_words(a_campaign(goal=Goal(events=(GoalEvent(id="g_1"),)))) == (
        "Name the event that counts as a conversion."
    )


def test_without_a_goal_it_says_what_is_counted() -> None:
    assert goal_words(a_campaign(goal=Goal())) == (
        "No goal: the report counts views, clicks and closes."
    )


SHOES = GoalEvent(
    id="g_1",
    event="Charged",
    filters=(PropertyFilter(property="product", test=TextTest(value="red shoes")),),
    measure=Aggregate(property="amount", test=NumberTest(value=40)),
    first_time=True,
)
TWICE = GoalEvent(id="g_2", event="Searched", measure=Occurs(count=2))


def test_a_goal_says_all_of_its_events() -> None:
    time = Duration(count=2, unit=DurationUnit.WEEKS)
    goal = Goal(events=(SHOES, TWICE), conversion_time=time)

    assert goal_words(a_campaign(goal=goal)) == (
        "Converts when, within 2 weeks of the first view, a visitor does “Charged” for the first"
        " time where “product” is “red shoes”, with a sum of “amount” that is at least 40;"
        " and does “Searched”, at least 2 times."
    )


def test_a_goal_of_which_any_event_is_enough_says_or() -> None:
    nameless = GoalEvent(id="g_3")

    assert goal_words(a_campaign(goal=Goal(join=Join.ANY, events=(TWICE, nameless)))) == (
        "Converts when, within 7 days of the first view, a visitor does “Searched”, at least"
        " 2 times; or does …."
    )


@pytest.mark.parametrize(
    ("triggers", "words"),
    [
        ((), "Nobody yet: no trigger is set."),
        (
            (PageVisit(id="t"),),
            "Visitors who are on a page whose address contains …, when they are about to leave.",
        ),
    ],
)
def test_audiences_that_are_not_complete(triggers: tuple[Trigger, ...], words: str) -> None:
    assert audience_words(a_campaign(audience=LiveAudience(triggers=triggers))) == words


def test_everyone() -> None:
    assert audience_words(a_campaign(audience=Everyone())) == "Every visitor who is about to leave."


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (DoNothing(), "does nothing"),
        (OpenLink(), "opens … in the same tab"),
        (OpenLink(link="/cart", new_tab=True), "opens /cart in a new tab"),
        (CallFunction(name="shop.open", arguments=(1,)), "calls shop.open()"),
        (CallFunction(), "calls …()"),
    ],
)
def test_actions(action: DoNothing | OpenLink | CallFunction, words: str) -> None:
    assert action_words(action) == words


def test_schedules() -> None:
    assert schedule_words(a_campaign(schedule=LiveSchedule(ends=MORNING))) == (
        "From the moment of publishing, until 24 Nov 2026 09:00, Europe/Paris."
    )
    assert schedule_words(a_campaign(schedule=LiveSchedule(starts=MORNING))) == (
        "From 24 Nov 2026 09:00, Europe/Paris, without end."
    )
