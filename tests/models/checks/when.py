# SPDX-License-Identifier: MIT
"""Cases of the checks of schedules. The present is Monday, the 2nd of March 2026, 09:30 UTC."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from exit_studio.models.audience import Everyone, LiveAudience
from exit_studio.models.campaign import Campaign
from exit_studio.models.schedule import (
    BestTime,
    Daily,
    DaysOfMonth,
    EveryDays,
    FixedTimes,
    LiveSchedule,
    Pattern,
    RecurringSchedule,
    Schedule,
    VisitorZone,
    Weekdays,
)
from exit_studio.models.segment import AgeRule
from exit_studio.models.triggers import ShortDuration, ShortUnit, SingleAction
from exit_studio.models.values import At, Never, Now, Weekday
from tests.builders import NOW, a_campaign
from tests.models.checks.case import (
    A_SECOND,
    TOMORROW,
    YESTERDAY,
    Case,
    for_segment,
    joined,
    pair,
    utc,
)

ORDER = "when.end_before_start"
PAST = "when.end_in_the_past"
ALL_PASSED = "when.times_passed"
PASSED = "when.time_passed"
TWICE = "when.time_twice"
NO_DAYS = "when.no_days"
MONTH = "when.month_without_day"
CUT_OFF = "when.cut_off_at_start"
LIVE_ON_SEGMENT = "when.live_schedule_on_segment"
RUNS_ON_LIVE = "when.runs_without_segment"
DELAY = "when.delay_outlasts_campaign"

ENDS = ("schedule", "ends")
LAST_DAY = ("schedule", "last_day")
TIMES = ("schedule", "times")
PATTERN = ("schedule", "pattern")
KIND = ("schedule", "kind")
CUT = ("schedule", "cut_off")

PARIS = At(local=datetime(2026, 5, 1, 12), zone="Europe/Paris")  # noqa: DTZ001  # a local time
NEW_YORK = At(local=datetime(2026, 5, 1, 6), zone="America/New_York")  # noqa: DTZ001
TODAY = NOW.date()
A_DAY = timedelta(days=1)


def between(starts: At | Now, ends: At | Never, delay: ShortDuration | None = None) -> Campaign:
    return a_campaign(schedule=LiveSchedule(starts=starts, ends=ends, delay=delay))


def scheduled(schedule: Schedule) -> Campaign:
    return for_segment(AgeRule(id="r"), schedule=schedule)


def at(*times: At, visitors: bool = False, cut_off: str | None = None) -> Campaign:
    zone = VisitorZone() if visitors else None
    return scheduled(FixedTimes(times=times, visitor_zone=zone, cut_off=cut_off))


def recurring(
    first: date = TODAY,
    last: date | None = None,
    *,
    zone: str = "UTC",
    visitors: bool = False,
    pattern: Pattern | None = None,
    cut_off: str | None = None,
) -> Campaign:
    return scheduled(
        RecurringSchedule(
            pattern=pattern or Daily(),
            first_day=first,
            last_day=last,
            zone=zone,
            visitor_zone=VisitorZone() if visitors else None,
            cut_off=cut_off,
        )
    )


def best(first: date, last: date | None, zone: str = "UTC") -> Campaign:
    return scheduled(BestTime(first_day=first, last_day=last, zone=zone))


def delayed(minutes: int, *, starts: At | Now) -> Campaign:
    """Ends in an hour."""
    delay = ShortDuration(count=minutes, unit=ShortUnit.MINUTES)
    return between(starts, utc(NOW + timedelta(hours=1)), delay)


ORDERED = (
    Case(ORDER, "no times", between(Now(), Never())),
    Case(ORDER, "an end", between(Now(), utc(TOMORROW))),
    Case(ORDER, "a second later", between(utc(TOMORROW), utc(TOMORROW + A_SECOND))),
    Case(ORDER, "at once", between(utc(TOMORROW), utc(TOMORROW)), (ENDS,)),
    Case(ORDER, "before", between(utc(TOMORROW), utc(TOMORROW - A_SECOND)), (ENDS,)),
    # Noon in Paris and six in New York are the same moment.
    Case(ORDER, "at once elsewhere", between(PARIS, NEW_YORK), (ENDS,)),
    Case(ORDER, "one day", recurring(TODAY, TODAY)),
    Case(ORDER, "the day before", recurring(TODAY, TODAY - A_DAY), (LAST_DAY,)),
    Case(ORDER, "a best time on one day", best(TODAY, TODAY)),
    Case(ORDER, "a best time the day before", best(TODAY, TODAY - A_DAY), (LAST_DAY,)),
    Case(ORDER, "times", at(utc(TOMORROW))),
)
OVER = (
    Case(PAST, "no end", between(Now(), Never())),
    Case(PAST, "in a second", between(Now(), utc(NOW + A_SECOND))),
    Case(PAST, "now", between(Now(), utc(NOW)), (ENDS,)),
    Case(PAST, "long ago", between(Now(), utc(NOW - timedelta(days=400))), (ENDS,)),
    Case(PAST, "today", recurring(TODAY - A_DAY, TODAY)),
    Case(PAST, "yesterday", recurring(TODAY - A_DAY, TODAY - A_DAY), (LAST_DAY,)),
    Case(PAST, "no last day", recurring(TODAY - A_DAY)),
    Case(PAST, "a best time until today", best(TODAY - A_DAY, TODAY)),
    Case(PAST, "a best time until yesterday", best(TODAY - A_DAY, TODAY - A_DAY), (LAST_DAY,)),
    # At 09:30 UTC it is still the 1st in Honolulu, which is ten hours behind.
    Case(
        PAST,
        "yesterday in Hawaii",
        recurring(TODAY - A_DAY, TODAY - A_DAY, zone="Pacific/Honolulu"),
    ),
    # On some visitors' clocks it is still the 1st.
    Case(PAST, "yesterday, for visitors", recurring(TODAY - A_DAY, TODAY - A_DAY, visitors=True)),
    Case(
        PAST,
        "the day before, for visitors",
        recurring(TODAY - 3 * A_DAY, TODAY - 2 * A_DAY, visitors=True),
        (LAST_DAY,),
    ),
)
CASES = joined(
    ORDERED,
    OVER,
    pair(ALL_PASSED, "the only one", at(utc(NOW)), at(utc(NOW - A_SECOND)), TIMES),
    pair(
        ALL_PASSED,
        "both",
        at(utc(YESTERDAY), utc(TOMORROW)),
        at(utc(YESTERDAY), utc(YESTERDAY - A_DAY)),
        TIMES,
    ),
    pair(
        ALL_PASSED,
        "the world over",
        at(utc(NOW - timedelta(hours=12)), visitors=True),
        at(utc(NOW - timedelta(hours=12, seconds=1)), visitors=True),
        TIMES,
    ),
    (Case(ALL_PASSED, "at once", at()), Case(PASSED, "every one", at(utc(YESTERDAY)))),
    pair(
        PASSED,
        "one of two",
        at(utc(NOW), utc(TOMORROW)),
        at(utc(NOW - A_SECOND), utc(TOMORROW)),
        TIMES,
    ),
    (
        Case(
            PASSED,
            "two of three",
            at(utc(NOW - A_SECOND), utc(YESTERDAY), utc(TOMORROW)),
            (TIMES,),
        ),
    ),
    pair(
        TWICE,
        "the same time",
        at(utc(TOMORROW), utc(TOMORROW + A_SECOND)),
        at(utc(TOMORROW), utc(TOMORROW)),
        TIMES,
    ),
    (
        Case(TWICE, "the same moment", at(PARIS, NEW_YORK), (TIMES,)),
        Case(TWICE, "different times of visitors", at(PARIS, NEW_YORK, visitors=True)),
        Case(
            TWICE,
            "the same time of visitors",
            at(PARIS, At(local=PARIS.local, zone="UTC"), visitors=True),
            (TIMES,),
        ),
    ),
    pair(
        NO_DAYS,
        "of the week",
        recurring(pattern=Weekdays(days=(Weekday.FRIDAY,))),
        recurring(pattern=Weekdays()),
        PATTERN,
    ),
    pair(
        NO_DAYS,
        "of the month",
        recurring(pattern=DaysOfMonth(days=(7,))),
        recurring(pattern=DaysOfMonth()),
        PATTERN,
    ),
    (Case(NO_DAYS, "every day", recurring()),),
    pair(
        MONTH,
        "the 29th",
        recurring(pattern=DaysOfMonth(days=(1, 28))),
        recurring(pattern=DaysOfMonth(days=(1, 29))),
        PATTERN,
    ),
    (
        Case(MONTH, "no day", recurring(pattern=DaysOfMonth())),
        Case(MONTH, "every 30 days", recurring(pattern=EveryDays(days=30))),
    ),
    # A recurring campaign runs at 09:00 unless told otherwise.
    pair(CUT_OFF, "recurring", recurring(cut_off="09:01"), recurring(cut_off="09:00"), CUT),
    # The present and this time tomorrow are half past nine.
    pair(
        CUT_OFF,
        "at times",
        at(utc(TOMORROW), cut_off="09:31"),
        at(utc(TOMORROW), cut_off="09:30"),
        CUT,
    ),
    (Case(CUT_OFF, "none", recurring()), Case(CUT_OFF, "at once", at(cut_off="09:30"))),
    pair(
        LIVE_ON_SEGMENT,
        "past behaviour",
        scheduled(FixedTimes()),
        scheduled(LiveSchedule()),
        KIND,
    ),
    (Case(LIVE_ON_SEGMENT, "everyone", a_campaign(audience=Everyone())),),
    *(
        pair(
            RUNS_ON_LIVE,
            f"{audience.kind}, {schedule.kind}",
            scheduled(schedule),
            a_campaign(audience=audience, schedule=schedule),
            KIND,
        )
        for audience in (
            Everyone(),
            LiveAudience(triggers=(SingleAction(id="t", event="Added To Cart"),)),
        )
        for schedule in (
            FixedTimes(),
            RecurringSchedule(first_day=TODAY, zone="UTC"),
            BestTime(first_day=TODAY, zone="UTC"),
        )
    ),
    pair(
        DELAY,
        "as long as what is left",
        delayed(59, starts=Now()),
        delayed(60, starts=Now()),
        ("schedule", "delay"),
    ),
    pair(
        DELAY,
        "after a start to come",
        delayed(29, starts=utc(NOW + timedelta(minutes=30))),
        delayed(30, starts=utc(NOW + timedelta(minutes=30))),
        ("schedule", "delay"),
    ),
    pair(
        DELAY,
        "after a start in the past",
        delayed(59, starts=utc(YESTERDAY)),
        delayed(60, starts=utc(YESTERDAY)),
        ("schedule", "delay"),
    ),
    (
        Case(
            DELAY,
            "without end",
            between(Now(), Never(), ShortDuration(count=10_000, unit=ShortUnit.HOURS)),
        ),
        # That is said of the end.
        Case(DELAY, "an end before the start", delayed(60, starts=utc(TOMORROW))),
    ),
)
