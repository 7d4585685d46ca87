# SPDX-License-Identifier: MIT
"""Checks of When: the schedule, and whether it fits the audience. Those of delivery: `delivery`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from exit_studio.models.audience import PastBehaviour
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
from exit_studio.models.schedule import (
    BestTime,
    DaysOfMonth,
    FixedTimes,
    LiveSchedule,
    RecurringSchedule,
    Weekdays,
)
from exit_studio.models.values import At
from exit_studio.models.wording import say

__all__: list[str] = []

WESTERNMOST = timedelta(hours=12)
"""How far behind UTC the last place on Earth is where a day ends."""
SHORTEST_MONTH = 28


def _at(field: str) -> Place:
    return Place(section=Section.WHEN, record="schedule", field=field)


@check("when.end_before_start", Severity.ERROR)
def _end_before_start(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """The end is not after the start."""
    schedule = campaign.schedule
    match schedule:
        case LiveSchedule(starts=At() as starts, ends=At() as ends):
            reversed_, field = ends.instant <= starts.instant, "ends"
        case RecurringSchedule() | BestTime() if schedule.last_day is not None:
            reversed_, field = schedule.last_day < schedule.first_day, "last_day"
        case _:
            return
    if reversed_:
        yield report(
            _at(field),
            say("The campaign ends before it starts."),
            say("Choose an end after the start."),
        )


@check("when.end_in_the_past", Severity.ERROR)
def _end_in_the_past(
    campaign: Campaign, context: CheckContext, report: Report
) -> Iterator[Finding]:
    """The end has passed."""
    schedule = campaign.schedule
    match schedule:
        case LiveSchedule():
            has_ended, field = schedule.has_ended(context.now), "ends"
        case RecurringSchedule() | BestTime() if schedule.last_day is not None:
            has_ended, field = schedule.last_day < _today(schedule, context.now), "last_day"
        case _:
            return
    if has_ended:
        yield report(
            _at(field),
            say("The campaign's end has passed, so it would be shown to nobody."),
            say("Choose a later end, or none."),
        )


def _today(schedule: RecurringSchedule | BestTime, now: datetime) -> date:
    """The day that it is; on visitors' clocks, where it is the earliest."""
    if isinstance(schedule, RecurringSchedule) and schedule.visitor_zone is not None:
        return (now - WESTERNMOST).date()
    return now.astimezone(ZoneInfo(schedule.zone)).date()


def _has_passed(time: At, schedule: FixedTimes, now: datetime) -> bool:
    if schedule.visitor_zone is None:
        return time.instant < now
    return time.local < (now - WESTERNMOST).replace(tzinfo=None)


@check("when.times_passed", Severity.ERROR)
def _times_passed(campaign: Campaign, context: CheckContext, report: Report) -> Iterator[Finding]:
    """Every one of the fixed times has passed."""
    schedule = campaign.schedule
    if not isinstance(schedule, FixedTimes) or not schedule.times:
        return
    if all(_has_passed(time, schedule, context.now) for time in schedule.times):
        yield report(
            _at("times"),
            say("Every time of the campaign has passed, so it would be shown to nobody."),
            say("Choose a time to come."),
        )


@check("when.time_passed", Severity.WARNING)
def _time_passed(campaign: Campaign, context: CheckContext, report: Report) -> Iterator[Finding]:
    """Some of the fixed times have passed."""
    schedule = campaign.schedule
    if not isinstance(schedule, FixedTimes):
        return
    passed = [time for time in schedule.times if _has_passed(time, schedule, context.now)]
    if passed and len(passed) < len(schedule.times):
        yield report(
            _at("times"),
            say("Of the times, {count} have passed and bring no run.", count=len(passed))
            if len(passed) > 1
            else say("One of the times has passed and brings no run."),
            say("Remove what has passed, unless the campaign is already live."),
        )


@check("when.time_twice", Severity.ERROR)
def _time_twice(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """Two of the fixed times are the same moment."""
    schedule = campaign.schedule
    if not isinstance(schedule, FixedTimes):
        return
    # On visitors' clocks the zone that stands beside a time means nothing.
    moments = {
        time.instant if schedule.visitor_zone is None else time.local for time in schedule.times
    }
    if len(moments) < len(schedule.times):
        yield report(
            _at("times"),
            say("The campaign is set to the same moment twice."),
            say("Remove one of the two times."),
        )


@check("when.no_days", Severity.ERROR)
def _no_days(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A recurring campaign has no day of the week or of the month."""
    match campaign.schedule:
        case RecurringSchedule(pattern=Weekdays(days=()) | DaysOfMonth(days=())):
            yield report(
                _at("pattern"),
                say("The campaign recurs on no day."),
                say("Choose at least one day."),
            )
        case _:
            pass


@check("when.month_without_day", Severity.HINT)
def _month_without_day(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A recurring campaign has a day that not every month has: 29 to 31."""
    match campaign.schedule:
        case RecurringSchedule(pattern=DaysOfMonth(days=days)) if max(days, default=0) > (
            SHORTEST_MONTH
        ):
            late = [str(day) for day in days if day > SHORTEST_MONTH]
            yield report(
                _at("pattern"),
                say(
                    "Not every month has a day {days}; a month without it has no run for it.",
                    days=", ".join(late),
                ),
                say("Choose a day up to the 28th, or go on with fewer runs."),
            )
        case _:
            pass


@check("when.cut_off_at_start", Severity.ERROR)
def _cut_off_at_start(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A run ends at the time at which it starts."""
    schedule = campaign.schedule
    match schedule:
        case RecurringSchedule():
            starts = {schedule.time}
        case FixedTimes():
            starts = {f"{time.local:%H:%M}" for time in schedule.times}
        case _:
            return
    if schedule.cut_off in starts:
        yield report(
            _at("cut_off"),
            say("A run would end at {time}, when it starts.", time=schedule.cut_off),
            say("Choose a later cut-off, or none."),
        )


@check("when.live_schedule_on_segment", Severity.ERROR)
def _live_schedule_on_segment(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """The audience goes by past behaviour, and the schedule is that of a live campaign."""
    if isinstance(campaign.audience, PastBehaviour) and isinstance(campaign.schedule, LiveSchedule):
        yield report(
            _at("kind"),
            say("The schedule is for live campaigns, but the audience goes by past behaviour."),
            say("Choose fixed times, a recurring schedule or the best time."),
        )


@check("when.runs_without_segment", Severity.ERROR)
def _runs_without_segment(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """The audience is live or everyone, and the schedule is for past behaviour."""
    goes_by_past = isinstance(campaign.audience, PastBehaviour)
    if not goes_by_past and not isinstance(campaign.schedule, LiveSchedule):
        yield report(
            _at("kind"),
            say("The schedule is for an audience by past behaviour, and this one is live."),
            say("Choose one start and one end, or choose past behaviour in Who."),
        )


@check("when.delay_outlasts_campaign", Severity.ERROR)
def _delay_outlasts_campaign(
    campaign: Campaign, context: CheckContext, report: Report
) -> Iterator[Finding]:
    """The delay is as long as what is left of the campaign, or longer."""
    schedule = campaign.schedule
    if not isinstance(schedule, LiveSchedule) or schedule.delay is None:
        return
    starts = schedule.starts.instant if isinstance(schedule.starts, At) else context.now
    if isinstance(schedule.ends, At) and starts < schedule.ends.instant <= (
        max(starts, context.now) + schedule.delay.span
    ):
        yield report(
            _at("delay"),
            say("The campaign is over before the delay is."),
            say("Choose a shorter delay, or a later end."),
        )
