# SPDX-License-Identifier: MIT
"""Checks of When: signals of the page, and the hours in which nothing is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks.registry import (
    CheckContext,
    Finding,
    Place,
    Report,
    Section,
    Severity,
    check,
)
from exit_studio.models.delivery import DisturbPolicy, DoNotDisturb
from exit_studio.models.schedule import (
    FixedTimes,
    LiveSchedule,
    RecurringSchedule,
    Schedule,
    Weekdays,
)
from exit_studio.models.values import TimeOfDay, Weekday
from exit_studio.models.wording import say

__all__: list[str] = []

DAY = 24 * 60
"""Minutes. Times are counted in them, from the start of Monday."""
WEEK = tuple(Weekday)

Span = tuple[int, int]
"""From the first minute to the one at which it is over."""


def _at(field: str) -> Place:
    return Place(section=Section.WHEN, record="delivery", field=field)


@check("when.signal_twice", Severity.ERROR)
def _signal_twice(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A kind of signal of the page is there twice."""
    kinds = [signal.kind for signal in campaign.delivery.signals]
    if len(set(kinds)) < len(kinds):
        yield report(
            _at("signals"),
            say("A signal of the page is there twice, and only the earlier one would ever count."),
            say("Remove one of the two."),
        )


@check("when.do_not_disturb_without_length", Severity.ERROR)
def _do_not_disturb_without_length(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """“Do not disturb” ends when it starts."""
    quiet = campaign.delivery.do_not_disturb
    if quiet is not None and quiet.starts == quiet.ends:
        yield report(
            _at("do_not_disturb"),
            say("“Do not disturb” ends at {time}, when it starts.", time=quiet.ends),
            say("Choose another end, or switch it off."),
        )


@check("when.do_not_disturb_without_days", Severity.ERROR)
def _do_not_disturb_without_days(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """“Do not disturb” holds on no day."""
    quiet = campaign.delivery.do_not_disturb
    if quiet is not None and not quiet.days:
        yield report(
            _at("do_not_disturb"),
            say("“Do not disturb” holds on no day."),
            say("Choose at least one day, or switch it off."),
        )


def _minute(time: TimeOfDay) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def _quiet_spans(quiet: DoNotDisturb) -> list[Span]:
    """The hours without pop-ups, in their order, of a week and of a day on either side of it."""
    starts, ends = _minute(quiet.starts), _minute(quiet.ends)
    if starts == ends:
        return []
    length = (ends - starts) % DAY
    days = (day for day in range(-1, len(WEEK) + 2) if WEEK[day % len(WEEK)] in quiet.days)
    return [(day * DAY + starts, day * DAY + starts + length) for day in days]


def _is_covered(span: Span, spans: Iterable[Span]) -> bool:
    reached, ends = span
    for quiet_starts, quiet_ends in spans:
        if quiet_starts <= reached < quiet_ends:
            reached = quiet_ends
    return reached >= ends


def _runs(schedule: Schedule) -> Iterator[Span]:
    """The runs of a schedule within a week, one for each day and time that there can be."""
    match schedule:
        case FixedTimes():
            starts = [
                time.local.weekday() * DAY + _minute(f"{time.local:%H:%M}")
                for time in schedule.times
            ]
        case RecurringSchedule(pattern=Weekdays(days=days)):
            starts = [WEEK.index(day) * DAY + _minute(schedule.time) for day in days]
        case RecurringSchedule():
            starts = [day * DAY + _minute(schedule.time) for day in range(len(WEEK))]
        case _:
            return
    cut_off = 0 if schedule.cut_off is None else _minute(schedule.cut_off)
    for start in starts:
        # A cut-off before the start is that of the next day, and midnight is that of this one.
        yield start, start + ((cut_off - start) % DAY or DAY)


def _covers_each_run(campaign: Campaign) -> bool:
    quiet = campaign.delivery.do_not_disturb
    if quiet is None or quiet.policy is DisturbPolicy.DELAY:
        return False
    runs = list(_runs(campaign.schedule))
    spans = _quiet_spans(quiet)
    return bool(runs) and all(_is_covered(run, spans) for run in runs)


def _is_on_visitors_clock(schedule: Schedule) -> bool:
    return (
        isinstance(schedule, FixedTimes | RecurringSchedule) and schedule.visitor_zone is not None
    )


@check("when.do_not_disturb_covers_runs", Severity.ERROR)
def _do_not_disturb_covers_runs(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """“Do not disturb” discards on visitors' clocks whatever any run would show."""
    if _is_on_visitors_clock(campaign.schedule) and _covers_each_run(campaign):
        yield report(
            _at("do_not_disturb"),
            say("“Do not disturb” covers every run, so the campaign would be shown to nobody."),
            say("Shorten it, delay instead of discarding, or run at another time."),
        )


@check("when.do_not_disturb_covers_zone", Severity.WARNING)
def _do_not_disturb_covers_zone(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """“Do not disturb” covers every run for visitors in the schedule's own zone."""
    schedule = campaign.schedule
    if not _is_on_visitors_clock(schedule) and _covers_each_run(campaign):
        yield report(
            _at("do_not_disturb"),
            say(
                "“Do not disturb” covers every run for visitors in the campaign's own time zone, "
                "so none of them would see it."
            ),
            say("Shorten it, delay instead of discarding, or run at another time."),
        )


@check("when.cut_off_in_do_not_disturb", Severity.WARNING)
def _cut_off_in_do_not_disturb(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """Runs end while “do not disturb” holds."""
    quiet, schedule = campaign.delivery.do_not_disturb, campaign.schedule
    if quiet is None or isinstance(schedule, LiveSchedule) or schedule.cut_off is None:
        return
    cut_off = _minute(schedule.cut_off)
    ends = [day * DAY + cut_off for day in range(len(WEEK))]
    if any(start < end <= stop for start, stop in _quiet_spans(quiet) for end in ends):
        yield report(
            Place(section=Section.WHEN, record="schedule", field="cut_off"),
            say(
                "The cut-off at {time} is within “do not disturb”: runs would end while nothing "
                "may be shown.",
                time=schedule.cut_off,
            ),
            say("Choose a cut-off before {time}.", time=quiet.starts),
        )
