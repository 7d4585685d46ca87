# SPDX-License-Identifier: MIT
"""Cases of the checks of Start."""

from __future__ import annotations

from exit_studio.models.campaign import Campaign
from exit_studio.models.comparisons import NumberBetween, NumberTest
from exit_studio.models.details import Details
from exit_studio.models.events import (
    Aggregate,
    CountOperator,
    Measure,
    Occurs,
    OccursBetween,
    PropertyFilter,
)
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.values import Duration, DurationUnit
from tests.builders import a_campaign
from tests.models.checks.case import (
    IMPOSSIBLE_TESTS,
    INCOMPLETE_TESTS,
    Case,
    aiming_at,
    filtered,
    joined,
    pair,
)

NAME = "start.name_missing"
GOAL = "start.goal_missing"
EVENT = "start.goal_event_missing"
INCOMPLETE = "start.goal_event_incomplete"
IMPOSSIBLE = "start.goal_event_impossible"
ALWAYS = "start.goal_event_always"
TIME = "start.conversion_time_out_of_limits"

NAMED = ("details", "name")
EVENTS = ("goal", "events")
FIRST = ("goal", "events", "g_1")
LASTING = ("goal", "conversion_time")


def lasting(count: int, unit: DurationUnit) -> Campaign:
    return a_campaign(goal=Goal(conversion_time=Duration(count=count, unit=unit)))


def named(*names: str) -> Campaign:
    return aiming_at(*(GoalEvent(id=f"g_{n}", event=name) for n, name in enumerate(names)))


def charged(*filters: PropertyFilter, measure: Measure | None = None) -> Campaign:
    return aiming_at(GoalEvent(id="g_1", event="Charged", filters=filters, measure=measure))


def worth(name: str) -> Aggregate:
    return Aggregate(property=name, test=NumberTest(value=100))


CASES = joined(
    (
        Case(NAME, "a name", a_campaign()),
        Case(NAME, "no name", a_campaign(details=Details(name="")), (NAMED,)),
        Case(NAME, "spaces", a_campaign(details=Details(name=" \t")), (NAMED,)),
        Case(GOAL, "a goal", named("Charged")),
        Case(GOAL, "no goal", named(), (EVENTS,)),
        Case(EVENT, "an event", named("Charged")),
        Case(EVENT, "no goal", named()),
        Case(EVENT, "no event", named("Charged", " "), (FIRST,)),
        Case(TIME, "the shortest", lasting(1, DurationUnit.MINUTES)),
        Case(TIME, "nothing", lasting(0, DurationUnit.DAYS), (LASTING,)),
        Case(TIME, "the longest", lasting(5, DurationUnit.MONTHS)),
        Case(TIME, "the longest in days", lasting(150, DurationUnit.DAYS)),
        Case(TIME, "a day too long", lasting(151, DurationUnit.DAYS), (LASTING,)),
        Case(
            TIME,
            "a minute too long",
            lasting(150 * 24 * 60 + 1, DurationUnit.MINUTES),
            (LASTING,),
        ),
    ),
    pair(
        INCOMPLETE,
        "a filter without a property",
        charged(PropertyFilter(property="price")),
        charged(PropertyFilter(property=" ")),
        FIRST,
    ),
    pair(
        INCOMPLETE,
        "an aggregate without a property",
        charged(measure=worth("price")),
        charged(measure=worth("")),
        FIRST,
    ),
    *(
        pair(INCOMPLETE, why, charged(*filtered(well)), charged(*filtered(broken)), FIRST)
        for why, well, broken in INCOMPLETE_TESTS
    ),
    *(
        pair(IMPOSSIBLE, why, charged(*filtered(well)), charged(*filtered(broken)), FIRST)
        for why, well, broken in IMPOSSIBLE_TESTS
    ),
    pair(
        IMPOSSIBLE,
        "a count turned around",
        charged(measure=OccursBetween(low=2, high=2)),
        charged(measure=OccursBetween(low=3, high=2)),
        FIRST,
    ),
    pair(
        IMPOSSIBLE,
        "a worth turned around",
        charged(measure=Aggregate(property="price", test=NumberBetween(low=1, high=2))),
        charged(measure=Aggregate(property="price", test=NumberBetween(low=2, high=1))),
        FIRST,
    ),
    pair(
        ALWAYS,
        "at least 0 times",
        charged(measure=Occurs(count=1)),
        charged(measure=Occurs(count=0)),
        FIRST,
    ),
    (
        Case(
            ALWAYS,
            "exactly 0 times",
            charged(measure=Occurs(operator=CountOperator.EXACTLY, count=0)),
        ),
    ),
)
