# SPDX-License-Identifier: MIT
"""Cases of the checks of Who: triggers, limits, the control group."""

from __future__ import annotations

from exit_studio.models.audience import CustomControl, Everyone, Limits
from exit_studio.models.campaign import Campaign
from exit_studio.models.comparisons import TextOneOf, TextTest
from exit_studio.models.events import PropertyFilter
from exit_studio.models.schedule import (
    BestTime,
    FixedTimes,
    LiveSchedule,
    RecurringSchedule,
    Schedule,
    VisitorZone,
)
from exit_studio.models.triggers import (
    DatePropertyTrigger,
    Inaction,
    PageMatch,
    PageReferral,
    PageVisit,
    QueryParameter,
    SingleAction,
    TriggerEvent,
)
from tests.builders import NOW, a_campaign
from tests.models.checks.case import (
    IMPOSSIBLE_TESTS,
    INCOMPLETE_TESTS,
    Case,
    filtered,
    for_triggers,
    joined,
    pair,
    utc,
)

NO_TRIGGER = "who.no_trigger"
TRIGGER = "who.trigger_incomplete"
IMPOSSIBLE = "who.trigger_impossible"
EXPRESSION = "who.regular_expression_broken"
PER_DAY = "who.limit_per_day_misplaced"
PER_RUN = "who.limit_per_run_misplaced"
TOTAL = "who.total_below_part"
SAFETY = "who.safety_below_total"
CONTROL = "who.control_unnamed"

TRIGGERS = ("audience", "triggers")
T = ("audience", "triggers", "t")

TODAY = NOW.date()
TIMES = FixedTimes(times=(utc(NOW),))
RECURRING = RecurringSchedule(first_day=TODAY, zone="UTC")
BEST = BestTime(first_day=TODAY, zone="UTC")
SCHEDULES: tuple[tuple[str, Schedule, bool, bool], ...] = (
    # What it is, and whether limits for each day, and for each run, are meant for it.
    ("live", LiveSchedule(), True, False),
    ("fixed times", TIMES, False, True),
    ("at once", FixedTimes(), False, True),
    ("recurring", RECURRING, False, True),
    ("best time", BEST, True, False),
    (
        "fixed times of visitors",
        FixedTimes(times=(utc(NOW),), visitor_zone=VisitorZone()),
        True,
        True,
    ),
    (
        "recurring for visitors",
        RecurringSchedule(first_day=TODAY, zone="UTC", visitor_zone=VisitorZone()),
        True,
        True,
    ),
)


def limited(schedule: Schedule | None = None, **limits: int) -> Campaign:
    return a_campaign(limits=Limits.model_validate(limits), schedule=schedule or LiveSchedule())


def expression(text: str, match: PageMatch = PageMatch.REGULAR_EXPRESSION) -> Campaign:
    return for_triggers(PageVisit(id="t", match=match, address=text))


def did(event: str) -> TriggerEvent:
    return TriggerEvent(event=event)


CASES = joined(
    (
        Case(NO_TRIGGER, "everyone", a_campaign(audience=Everyone())),
        Case(NO_TRIGGER, "a trigger", for_triggers(SingleAction(id="t", event="Charged"))),
        Case(NO_TRIGGER, "none", for_triggers(), (TRIGGERS,)),
        Case(TRIGGER, "everyone", a_campaign(audience=Everyone())),
    ),
    pair(
        TRIGGER,
        "no address",
        for_triggers(PageVisit(id="t", address="/cart")),
        for_triggers(PageVisit(id="t", address=" ")),
        T,
    ),
    pair(
        TRIGGER,
        "no event",
        for_triggers(SingleAction(id="t", event="Charged")),
        for_triggers(SingleAction(id="t")),
        T,
    ),
    pair(
        TRIGGER,
        "a filter without a property",
        for_triggers(SingleAction(id="t", event="A", filters=(PropertyFilter(property="p"),))),
        for_triggers(SingleAction(id="t", event="A", filters=(PropertyFilter(),))),
        T,
    ),
    *(
        pair(
            TRIGGER,
            f"a filter with {why}",
            for_triggers(SingleAction(id="t", event="A", filters=filtered(well))),
            for_triggers(SingleAction(id="t", event="A", filters=filtered(broken))),
            T,
        )
        for why, well, broken in INCOMPLETE_TESTS
    ),
    pair(
        TRIGGER,
        "a parameter without a name",
        for_triggers(QueryParameter(id="t", name="ref")),
        for_triggers(QueryParameter(id="t", name=" ")),
        T,
    ),
    pair(
        TRIGGER,
        "a parameter with an empty text",
        for_triggers(QueryParameter(id="t", name="ref", test=TextTest(value="mail"))),
        for_triggers(QueryParameter(id="t", name="ref", test=TextTest())),
        T,
    ),
    pair(
        TRIGGER,
        "a referral without values",
        for_triggers(PageReferral(id="t", test=TextOneOf(values=("search.example",)))),
        for_triggers(PageReferral(id="t", test=TextOneOf())),
        T,
    ),
    pair(
        TRIGGER,
        "inaction after nothing",
        for_triggers(Inaction(id="t", did=did("Added"), did_not=did("Charged"))),
        for_triggers(Inaction(id="t", did_not=did("Charged"))),
        T,
    ),
    pair(
        TRIGGER,
        "inaction without an end",
        for_triggers(Inaction(id="t", did=did("Added"), did_not=did("Charged"))),
        for_triggers(Inaction(id="t", did=did("Added"))),
        T,
    ),
    pair(
        TRIGGER,
        "a date of no event",
        for_triggers(DatePropertyTrigger(id="t", event="Booked", property="day")),
        for_triggers(DatePropertyTrigger(id="t", property="day")),
        T,
    ),
    pair(
        TRIGGER,
        "a date of no property",
        for_triggers(DatePropertyTrigger(id="t", event="Booked", property="day")),
        for_triggers(DatePropertyTrigger(id="t", event="Booked")),
        T,
    ),
    (
        Case(
            TRIGGER,
            "each of several",
            for_triggers(SingleAction(id="t"), PageVisit(id="u"), PageVisit(id="v", address="/")),
            (T, ("audience", "triggers", "u")),
        ),
    ),
    *(
        pair(
            IMPOSSIBLE,
            why,
            for_triggers(SingleAction(id="t", event="A", filters=filtered(well))),
            for_triggers(SingleAction(id="t", event="A", filters=filtered(broken))),
            T,
        )
        for why, well, broken in IMPOSSIBLE_TESTS
    ),
    pair(
        IMPOSSIBLE,
        "in what was not done",
        for_triggers(
            Inaction(
                id="t",
                did=did("A"),
                did_not=TriggerEvent(event="B", filters=filtered(IMPOSSIBLE_TESTS[0][1])),
            )
        ),
        for_triggers(
            Inaction(
                id="t",
                did=did("A"),
                did_not=TriggerEvent(event="B", filters=filtered(IMPOSSIBLE_TESTS[0][2])),
            )
        ),
        T,
    ),
    pair(EXPRESSION, "an open bracket", expression("/(cart|bag)"), expression("/(cart|bag"), T),
    (
        Case(EXPRESSION, "no expression", expression("/(cart", PageMatch.CONTAINS)),
        Case(EXPRESSION, "too large a count", expression("a{9999999999999999999}"), (T,)),
    ),
    (
        Case(PER_DAY, why, limited(schedule, per_day=5), () if daily else (("limits", "per_day"),))
        for why, schedule, daily, _ in SCHEDULES
    ),
    (Case(PER_DAY, "no limit", limited(TIMES)), Case(PER_RUN, "no limit", limited(BEST))),
    (
        Case(PER_RUN, why, limited(schedule, per_run=5), () if runs else (("limits", "per_run"),))
        for why, schedule, _, runs in SCHEDULES
    ),
    pair(
        TOTAL,
        "below the day's",
        limited(total=5, per_day=5),
        limited(total=4, per_day=5),
        ("limits", "total"),
    ),
    pair(
        TOTAL,
        "below the run's",
        limited(TIMES, total=5, per_run=5),
        limited(TIMES, total=4, per_run=5),
        ("limits", "total"),
    ),
    (Case(TOTAL, "no total", limited(per_day=5)), Case(TOTAL, "alone", limited(total=1))),
    pair(
        SAFETY,
        "below the total",
        limited(total=5, safety=5),
        limited(total=5, safety=4),
        ("limits", "safety"),
    ),
    (Case(SAFETY, "alone", limited(safety=1)), Case(SAFETY, "none", limited(total=5))),
    pair(
        CONTROL,
        "no name",
        a_campaign(control=CustomControl(name="Loyal")),
        a_campaign(control=CustomControl(name=" ")),
        ("control", "name"),
    ),
)
