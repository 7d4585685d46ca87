# SPDX-License-Identifier: MIT
"""Cases of the checks of delivery: signals, “do not disturb”."""

from __future__ import annotations

from datetime import datetime

from exit_studio.models.campaign import Campaign
from exit_studio.models.delivery import (
    AfterSeconds,
    Delivery,
    DisturbPolicy,
    DoNotDisturb,
    Idle,
    PageSignal,
    Scrolled,
)
from exit_studio.models.record import evolve
from exit_studio.models.schedule import (
    FixedTimes,
    RecurringSchedule,
    Schedule,
    VisitorZone,
    Weekdays,
)
from exit_studio.models.segment import AgeRule
from exit_studio.models.values import At, Weekday
from tests.builders import NOW, a_campaign
from tests.models.checks.case import Case, for_segment, joined, pair

SIGNAL = "when.signal_twice"
LENGTH = "when.do_not_disturb_without_length"
DAYS = "when.do_not_disturb_without_days"
COVERS = "when.do_not_disturb_covers_runs"
ZONE = "when.do_not_disturb_covers_zone"
CUT_OFF = "when.cut_off_in_do_not_disturb"

QUIET = ("delivery", "do_not_disturb")
EVERY_DAY = tuple(Weekday)
MONDAY_NOON = datetime(2026, 3, 9, 12)  # noqa: DTZ001  # on visitors' clocks


def signalled(*signals: PageSignal) -> Campaign:
    return a_campaign(delivery=Delivery(signals=signals))


def quiet(
    starts: str,
    ends: str,
    schedule: Schedule | None = None,
    *,
    days: tuple[Weekday, ...] = EVERY_DAY,
    policy: DisturbPolicy = DisturbPolicy.DISCARD,
) -> Campaign:
    """A campaign that keeps quiet from one time to the other."""
    rest = DoNotDisturb(starts=starts, ends=ends, days=days, policy=policy)
    base = a_campaign() if schedule is None else for_segment(AgeRule(id="r"), schedule=schedule)
    return evolve(base, delivery=Delivery(do_not_disturb=rest))


def at(time: str, cut_off: str | None, *days: Weekday, visitors: bool = True) -> RecurringSchedule:
    """Recurs on visitors' clocks, every day or on these."""
    every_day = RecurringSchedule(
        first_day=NOW.date(),
        zone="UTC",
        time=time,
        cut_off=cut_off,
        visitor_zone=VisitorZone() if visitors else None,
    )
    return evolve(every_day, pattern=Weekdays(days=days)) if days else every_day


def once(cut_off: str | None) -> FixedTimes:
    """On Monday at noon, on visitors' clocks."""
    time = At(local=MONDAY_NOON, zone="UTC")
    return FixedTimes(times=(time,), visitor_zone=VisitorZone(), cut_off=cut_off)


CASES = joined(
    pair(
        SIGNAL,
        "the same kind",
        signalled(Idle(), Scrolled(), AfterSeconds()),
        signalled(Idle(seconds=5), Scrolled(), Idle(seconds=9)),
        ("delivery", "signals"),
    ),
    pair(LENGTH, "no length", quiet("22:00", "21:59"), quiet("22:00", "22:00"), QUIET),
    pair(
        DAYS,
        "no days",
        quiet("22:00", "08:00", days=(Weekday.SUNDAY,)),
        quiet("22:00", "08:00", days=()),
        QUIET,
    ),
    (Case(LENGTH, "at any hour", a_campaign()), Case(DAYS, "at any hour", a_campaign())),
    # A run from 23:00 to 07:00 of the next day.
    pair(
        COVERS,
        "over midnight",
        quiet("22:00", "06:59", at("23:00", "07:00")),
        quiet("22:00", "07:00", at("23:00", "07:00")),
        QUIET,
    ),
    pair(
        COVERS,
        "from its first minute",
        quiet("23:01", "07:00", at("23:00", "07:00")),
        quiet("23:00", "07:00", at("23:00", "07:00")),
        QUIET,
    ),
    # Without a cut-off a run lasts until midnight.
    pair(
        COVERS,
        "until midnight",
        quiet("20:00", "23:59", at("20:00", None)),
        quiet("20:00", "00:00", at("20:00", None)),
        QUIET,
    ),
    # The night from Sunday to Monday belongs to Sunday.
    pair(
        COVERS,
        "of the day before",
        quiet("22:00", "08:00", at("01:00", "02:00", Weekday.MONDAY), days=(Weekday.MONDAY,)),
        quiet("22:00", "08:00", at("01:00", "02:00", Weekday.MONDAY), days=(Weekday.SUNDAY,)),
        QUIET,
    ),
    pair(
        COVERS,
        "on each of its days",
        quiet("08:00", "20:00", at("09:00", "10:00"), days=EVERY_DAY[:6]),
        quiet("08:00", "20:00", at("09:00", "10:00")),
        QUIET,
    ),
    pair(
        COVERS,
        "on its own day",
        quiet("08:00", "20:00", at("09:00", "10:00", Weekday.FRIDAY), days=EVERY_DAY[:4]),
        quiet("08:00", "20:00", at("09:00", "10:00", Weekday.FRIDAY), days=EVERY_DAY[:5]),
        QUIET,
    ),
    pair(
        COVERS,
        "discarded",
        quiet("08:00", "20:00", at("09:00", "10:00"), policy=DisturbPolicy.DELAY),
        quiet("08:00", "20:00", at("09:00", "10:00")),
        QUIET,
    ),
    pair(
        COVERS,
        "at a fixed time",
        quiet("11:00", "12:59", once("13:00")),
        quiet("11:00", "13:00", once("13:00")),
        QUIET,
    ),
    (
        # No run, and no hour in which nothing is shown.
        Case(COVERS, "live", quiet("00:00", "23:59")),
        Case(COVERS, "at once", quiet("00:00", "23:59", FixedTimes(visitor_zone=VisitorZone()))),
        Case(COVERS, "no length", quiet("09:00", "09:00", at("09:00", "10:00"))),
        Case(COVERS, "in a zone", quiet("08:00", "20:00", at("09:00", "10:00", visitors=False))),
        Case(ZONE, "of visitors", quiet("08:00", "20:00", at("09:00", "10:00"))),
    ),
    pair(
        ZONE,
        "in its own zone",
        quiet("08:00", "09:59", at("09:00", "10:00", visitors=False)),
        quiet("08:00", "10:00", at("09:00", "10:00", visitors=False)),
        QUIET,
    ),
    # A run that ends as the quiet hours begin loses nothing; one that ends as they end does.
    pair(
        CUT_OFF,
        "within",
        quiet("22:00", "08:00", at("09:00", "22:00")),
        quiet("22:00", "08:00", at("09:00", "22:01")),
        ("schedule", "cut_off"),
    ),
    pair(
        CUT_OFF,
        "at its end",
        quiet("22:00", "08:00", at("09:00", "08:01")),
        quiet("22:00", "08:00", at("09:00", "08:00")),
        ("schedule", "cut_off"),
    ),
    (
        Case(CUT_OFF, "none", quiet("22:00", "08:00", at("09:00", None))),
        Case(CUT_OFF, "live", quiet("22:00", "08:00", None)),
        Case(CUT_OFF, "no quiet hours", for_segment(AgeRule(id="r"), schedule=once("23:00"))),
    ),
)
