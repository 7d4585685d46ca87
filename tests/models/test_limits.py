# SPDX-License-Identifier: MIT
"""Every limit and every default of product, sections 3 to 6: one row each, by its name there.

A limit is tried with the last value inside and the first one outside. What refuses the latter is
the record, or a check that stops publishing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import ValidationError

from exit_studio.models.audience import (
    MAX_HELD_BACK_PERCENT,
    MIN_HELD_BACK_PERCENT,
    CampaignControl,
    CustomControl,
    Limits,
    LiveAudience,
    NoControl,
)
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import CheckContext, errors_among, run_checks
from exit_studio.models.delivery import AfterSeconds, AtMost, Delivery, Idle, Scrolled, UpTo
from exit_studio.models.details import Details
from exit_studio.models.elements import DoNothing
from exit_studio.models.events import Ever, Join, OccursBetween
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.message import (
    PropertyMessage,
    PropertyVariant,
    SingleMessage,
    SplitMessage,
    SplitVariant,
    WinnerByHand,
)
from exit_studio.models.schedule import (
    BestTime,
    DaysOfMonth,
    EveryDays,
    FixedTimes,
    LiveSchedule,
    RecurringSchedule,
    Schedule,
    VisitorZone,
)
from exit_studio.models.segment import (
    AgeRule,
    Circle,
    EventRule,
    NearRule,
    PlaceRule,
    Point,
    VisitorPlace,
)
from exit_studio.models.triggers import SingleAction
from exit_studio.models.values import Duration, DurationUnit, Never, Now
from tests.builders import NOW, POPUP, a_blank_campaign, a_button, a_campaign, with_elements
from tests.models.checks.case import OTHER, for_segment, saying, utc

RECORD = "record"
"""The record itself cannot hold the value."""

TODAY = NOW.date()
CONTEXT = CheckContext(now=NOW)


@dataclass(frozen=True)
class Limit:
    """One end of one limit.

    Attributes:
        name: As the product calls it.
        campaign: Sets it.
        inside: The last value that is allowed.
        outside: The first that is not.
        refused_by: `RECORD`, or the id of a check.
    """

    name: str
    campaign: Callable[[Any], Campaign]
    inside: object
    outside: object
    refused_by: str = RECORD


@dataclass(frozen=True)
class Default:
    """What a campaign holds where nobody has said anything."""

    name: str
    found: object
    expected: object


def details(**fields: object) -> Campaign:
    return a_campaign(details=Details.model_validate({"name": "Spring", **fields}))


def conversion_time(count_and_unit: tuple[int, DurationUnit]) -> Campaign:
    count, unit = count_and_unit
    return a_campaign(goal=Goal(conversion_time=Duration(count=count, unit=unit)))


def goal_event(name: str) -> Campaign:
    return a_campaign(goal=Goal(events=(GoalEvent(id="g", event=name),)))


def triggers(count: int) -> Campaign:
    found = tuple(SingleAction(id=f"t_{n}", event=f"Event {n}") for n in range(count))
    return a_campaign(audience=LiveAudience(triggers=found))


def limits(**fields: object) -> Campaign:
    return a_campaign(limits=Limits.model_validate(fields))


def share(percent: int) -> Campaign:
    return limits(share_percent=percent)


def total(count: int) -> Campaign:
    return limits(total=count)


def per_day(count: int) -> Campaign:
    return limits(per_day=count)


def safety(count: int) -> Campaign:
    return limits(safety=count)


def per_run(count: int) -> Campaign:
    return a_campaign(limits=Limits(per_run=count), schedule=FixedTimes())


def per_day_with(schedule: Schedule) -> Campaign:
    return a_campaign(limits=Limits(per_day=5), schedule=schedule)


def per_run_with(schedule: Schedule) -> Campaign:
    return a_campaign(limits=Limits(per_run=5), schedule=schedule)


def control(percent: int) -> Campaign:
    return a_campaign(control=CampaignControl(percent=percent))


def custom_control(name: str) -> Campaign:
    return a_campaign(control=CustomControl(name=name))


def by_property(*values: tuple[str, ...]) -> Campaign:
    one = SingleMessage(popup=POPUP)
    variants = tuple(
        PropertyVariant(id=f"v_{n}", values=each, content=one) for n, each in enumerate(values)
    )
    return a_campaign(message=PropertyMessage(property="city", default=one, variants=variants))


def property_variants(count: int) -> Campaign:
    return by_property(*((f"City {n}",) for n in range(count)))


def values_of_two(values: tuple[str, str]) -> Campaign:
    return by_property(*((value,) for value in values))


def words_of_a_variant(words: str) -> Campaign:
    variant = PropertyVariant(id="v", values=("Paris",), content=SingleMessage(popup=OTHER))
    message = PropertyMessage(
        property="city", default=SingleMessage(popup=POPUP), variants=(variant,)
    )
    return saying(message, words=words)


def split(*shares: int, hold_out: int = 0) -> Campaign:
    variants = tuple(
        SplitVariant(id=f"v_{n}", popup=POPUP, share_percent=share)
        for n, share in enumerate(shares)
    )
    return a_campaign(message=SplitMessage(variants=variants, hold_out_percent=hold_out))


def split_variants(count: int) -> Campaign:
    return split(*(100 // count for _ in range(count)))


def shares(both: tuple[int, int]) -> Campaign:
    return split(*both)


def hold_out(percent: int) -> Campaign:
    return split(50, 50, hold_out=percent)


def up_to(count: int) -> Campaign:
    return a_campaign(delivery=Delivery(frequency=UpTo(count=count)))


def at_most(count: int) -> Campaign:
    return a_campaign(delivery=Delivery(frequency=AtMost(count=count)))


def every(count: int) -> Campaign:
    return a_campaign(delivery=Delivery(frequency=AtMost(every=count)))


def idle(seconds: int) -> Campaign:
    return a_campaign(delivery=Delivery(signals=(Idle(seconds=seconds),)))


def scrolled(percent: int) -> Campaign:
    return a_campaign(delivery=Delivery(signals=(Scrolled(percent=percent),)))


def after(seconds: int) -> Campaign:
    return a_campaign(delivery=Delivery(signals=(AfterSeconds(seconds=seconds),)))


def days_of_month(day: int) -> Campaign:
    return for_segment(
        AgeRule(id="r"),
        schedule=RecurringSchedule(pattern=DaysOfMonth(days=(day,)), first_day=TODAY, zone="UTC"),
    )


def every_days(count: int) -> Campaign:
    return for_segment(
        AgeRule(id="r"),
        schedule=RecurringSchedule(pattern=EveryDays(days=count), first_day=TODAY, zone="UTC"),
    )


def age(low: int, high: int) -> Campaign:
    return for_segment(AgeRule(id="r", low=low, high=high))


def age_range(ages: tuple[int, int]) -> Campaign:
    return age(*ages)


def count_between(ends: tuple[int, int]) -> Campaign:
    low, high = ends
    return for_segment(EventRule(id="r", event="A", measure=OccursBetween(low=low, high=high)))


def country(code: str) -> Campaign:
    return for_segment(PlaceRule(id="r", places=(VisitorPlace(country=code),)))


def radius(kilometres: int) -> Campaign:
    centre = Point(latitude=48.9, longitude=2.3)
    circle = Circle(centre=centre, radius_km=kilometres)
    return for_segment(NearRule(id="r", circles=(circle,)))


TIME = "start.conversion_time_out_of_limits"
DAY = "who.limit_per_day_misplaced"
RUN = "who.limit_per_run_misplaced"

LIVE = LiveSchedule()
BEST = BestTime(first_day=TODAY, zone="UTC")
FIXED = FixedTimes(times=(utc(NOW),))
RECURRING = RecurringSchedule(first_day=TODAY, zone="UTC")
IN_VISITORS_ZONE = FixedTimes(times=(utc(NOW),), visitor_zone=VisitorZone())
RECURRING_IN_VISITORS_ZONE = RecurringSchedule(
    first_day=TODAY, zone="UTC", visitor_zone=VisitorZone()
)

LIMITS = (
    # 3 Start
    Limit("priority, lowest", lambda n: details(priority=n), 1, 0),
    Limit("priority, highest", lambda n: details(priority=n), 100, 101),
    Limit("name", lambda name: details(name=name), "S", " ", "start.name_missing"),
    Limit("event of the goal", goal_event, "Charged", "", "start.goal_event_missing"),
    Limit(
        "conversion time, shortest",
        conversion_time,
        (1, DurationUnit.MINUTES),
        (0, DurationUnit.MINUTES),
        TIME,
    ),
    Limit(
        "conversion time, longest in minutes",
        conversion_time,
        (216_000, DurationUnit.MINUTES),
        (216_001, DurationUnit.MINUTES),
        TIME,
    ),
    Limit(
        "conversion time, longest in hours",
        conversion_time,
        (3_600, DurationUnit.HOURS),
        (3_601, DurationUnit.HOURS),
        TIME,
    ),
    Limit(
        "conversion time, longest in days",
        conversion_time,
        (150, DurationUnit.DAYS),
        (151, DurationUnit.DAYS),
        TIME,
    ),
    Limit(
        "conversion time, longest in weeks",
        conversion_time,
        (21, DurationUnit.WEEKS),
        (22, DurationUnit.WEEKS),
        TIME,
    ),
    Limit(
        "conversion time, longest in months",
        conversion_time,
        (5, DurationUnit.MONTHS),
        (6, DurationUnit.MONTHS),
        TIME,
    ),
    # 4 Who
    Limit("live triggers, fewest", triggers, 1, 0, "who.no_trigger"),
    Limit("live triggers, most", triggers, 10, 11),
    Limit("age from-to", age_range, (18, 18), (19, 18), "who.rule_impossible"),
    Limit("count between", count_between, (2, 2), (3, 2), "who.rule_impossible"),
    Limit("country", country, "FR", "fra"),
    Limit("country, named", country, "FR", "", "who.rule_incomplete"),
    Limit("geo radius", radius, 1, 0),
    Limit("share of qualifying visitors, least", share, 1, 0),
    Limit("share of qualifying visitors, most", share, 100, 101),
    Limit("total limit", total, 1, 0),
    Limit("limit for each day", per_day, 1, 0),
    Limit("limit for each run", per_run, 1, 0),
    Limit("safety limit", safety, 1, 0),
    Limit("limit for each day, live", per_day_with, LIVE, FIXED, DAY),
    Limit("limit for each day, best time", per_day_with, BEST, RECURRING, DAY),
    Limit("limit for each day, visitor's zone", per_day_with, IN_VISITORS_ZONE, FIXED, DAY),
    Limit(
        "limit for each day, recurring in the visitor's zone",
        per_day_with,
        RECURRING_IN_VISITORS_ZONE,
        RECURRING,
        DAY,
    ),
    Limit("limit for each run, fixed time", per_run_with, FIXED, LIVE, RUN),
    Limit("limit for each run, recurring", per_run_with, RECURRING, BEST, RUN),
    Limit("campaign control group, smallest", control, 2, 1),
    Limit("campaign control group, largest", control, 99, 100),
    Limit("custom control group, named", custom_control, "Loyal", " ", "who.control_unnamed"),
    # 5 What
    Limit("variants by user property, most", property_variants, 50, 51),
    Limit(
        "values may not repeat",
        values_of_two,
        ("Paris", "Bern"),
        ("Paris", "paris"),
        "what.variant_value_twice",
    ),
    Limit(
        "one or more values",
        values_of_two,
        ("Paris", "Rome"),
        ("Paris", ""),
        "what.variant_without_values",
    ),
    Limit("no variant blank", words_of_a_variant, "Stay", " ", "what.variant_blank"),
    Limit("A/B variants, fewest", split_variants, 2, 1),
    Limit("A/B variants, most", split_variants, 5, 6),
    Limit("A/B shares, too little", shares, (50, 50), (50, 49), "what.split_shares"),
    Limit("A/B shares, too much", shares, (50, 50), (50, 51), "what.split_shares"),
    Limit("A/B hold-out, least", hold_out, 0, -1),
    Limit("A/B hold-out, most", hold_out, 50, 51),
    # 6 When
    Limit("days of the month, first", days_of_month, 1, 0),
    Limit("days of the month, last", days_of_month, 31, 32),
    Limit("every n days", every_days, 2, 1),
    Limit("idle n s", idle, 1, 0),
    Limit("scroll n %, least", scrolled, 1, 0),
    Limit("scroll n %, most", scrolled, 100, 101),
    Limit("after n s", after, 1, 0),
    Limit("at most n", at_most, 1, 0),
    Limit("every m hours or days", every, 1, 0),
    Limit("up to n ever, fewest", up_to, 1, 0),
    Limit("up to n ever, most", up_to, 250, 251),
)

BLANK = a_blank_campaign()
SPLIT = SplitMessage(
    variants=(
        SplitVariant(id="a", popup=POPUP, share_percent=50),
        SplitVariant(id="b", popup=POPUP, share_percent=50),
    )
)
EVENT = GoalEvent(id="g", event="Charged")
DID = EventRule(id="r", event="Charged")

DEFAULTS = (
    # 3 Start
    Default("priority", Details().priority, 1),
    Default("labels", Details().labels, ()),
    Default("note", Details().note, ""),
    Default("goal, optional", Goal().events, ()),
    Default("goal events are joined", Goal().join, Join.ALL),
    Default("property filters of the goal", EVENT.filters, ()),
    Default("count or aggregate, optional", EVENT.measure, None),
    Default("first time", EVENT.first_time, False),
    Default("conversion time", Goal().conversion_time, Duration(count=7, unit=DurationUnit.DAYS)),
    # 4 Who
    Default("window", DID.window, Ever()),
    Default("filter by past behaviour of a live audience", LiveAudience().segment, None),
    Default("share of qualifying visitors", BLANK.limits.share_percent, 100),
    Default("total limit", BLANK.limits.total, None),
    Default("limit for each day", BLANK.limits.per_day, None),
    Default("limit for each run", BLANK.limits.per_run, None),
    Default("safety limit", BLANK.limits.safety, None),
    Default("control group", BLANK.control, NoControl()),
    # 5 What
    Default("message type", BLANK.message.kind, "single"),
    Default("A/B hold-out, optional", SPLIT.hold_out_percent, 0),
    Default("A/B winner", SPLIT.winner, WinnerByHand()),
    # 6 When
    Default("live, from", LiveSchedule().starts, Now()),
    Default("live, to", LiveSchedule().ends, Never()),
    Default("delay after qualifying, optional", LiveSchedule().delay, None),
    Default("past behaviour, now", FixedTimes().times, ()),
    Default("in the visitor's time zone, optional", FixedTimes().visitor_zone, None),
    Default("cut-off of fixed times", FixedTimes().cut_off, None),
    Default("cut-off of a recurring campaign", RECURRING.cut_off, None),
    Default("cut-off of the best time", BEST.cut_off, None),
    Default("end of a recurring campaign", RECURRING.last_day, None),
    Default("signals besides leaving, optional", Delivery().signals, ()),
    Default("ignore the global limits", Delivery().ignore_global_limits, False),
    Default("frequency", Delivery().frequency.kind, "once_per_session"),
    Default("stop after", Delivery().stop_after, ()),
    Default("do not disturb", Delivery().do_not_disturb, None),
)


def of(campaign: Campaign) -> set[str]:
    return {finding.check for finding in errors_among(run_checks(campaign, CONTEXT))}


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_the_last_value_inside_is_taken(limit: Limit) -> None:
    assert limit.refused_by not in of(limit.campaign(limit.inside))


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_the_first_value_outside_is_refused(limit: Limit) -> None:
    if limit.refused_by == RECORD:
        with pytest.raises(ValidationError):
            limit.campaign(limit.outside)
    else:
        assert limit.refused_by in of(limit.campaign(limit.outside))


@pytest.mark.parametrize("default", DEFAULTS, ids=lambda default: default.name)
def test_a_default_is_that_of_the_product(default: Default) -> None:
    assert default.found == default.expected


def test_defaults_alone_make_no_error() -> None:
    # A campaign says nothing but its name and its message.
    silent = Campaign(
        id="c",
        details=Details(name="Spring"),
        message=a_campaign().message,
        popups=a_campaign().popups,
        elements=with_elements(a_button(action=DoNothing())).elements,
    )
    assert errors_among(run_checks(silent, CONTEXT)) == ()


def test_the_control_groups_of_the_backend_are_small() -> None:
    # Global and custom ones are set on the backend, so no campaign holds their size.
    assert (MIN_HELD_BACK_PERCENT, MAX_HELD_BACK_PERCENT) == (2, 5)
