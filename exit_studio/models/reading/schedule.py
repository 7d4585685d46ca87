# SPDX-License-Identifier: MIT
"""When, in words: the schedule. How a pop-up behaves towards a visitor stands in `delivery`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from exit_studio.models.reading.phrase import (
    Amount,
    CalendarDay,
    LocalTime,
    Phrase,
    Words,
    all_of,
    counted,
    phrase,
)
from exit_studio.models.reading.reading import Reading
from exit_studio.models.reading.values import moment_phrase, short_phrase, weekday_phrase
from exit_studio.models.schedule import (
    BestTime,
    Daily,
    DaysOfMonth,
    EveryDays,
    FixedTimes,
    LiveSchedule,
    PassedTime,
    Pattern,
    RecurringSchedule,
    Schedule,
    VisitorZone,
    Weekdays,
)
from exit_studio.models.values import At, TimeOfDay

__all__ = ["pattern_phrase", "schedule_readings", "time_phrase"]

_PASSED = {
    PassedTime.SHOW_NOW: (
        "The times are on each visitor's clock; where they have passed already, it is shown at "
        "once."
    ),
    PassedTime.SKIP: (
        "The times are on each visitor's clock; where they have passed already, it is not shown."
    ),
    PassedTime.NEXT_DAY: (
        "The times are on each visitor's clock; where they have passed already, it is shown on the "
        "next day."
    ),
}


def schedule_readings(schedule: Schedule) -> tuple[Reading, ...]:
    """The stretches of time in which the pop-up may be shown."""
    match schedule:
        case LiveSchedule():
            return _live(schedule)
        case FixedTimes():
            return _fixed(schedule)
        case RecurringSchedule():
            return _recurring(schedule)
        case BestTime():
            return _best(schedule)


def _live(schedule: LiveSchedule) -> tuple[Reading, ...]:
    gaps = {
        name: moment_phrase(bound)
        for name, bound in (("starts", schedule.starts), ("ends", schedule.ends))
        if isinstance(bound, At)
    }
    template = {
        (False, False): "From the moment of publishing, without end.",
        (True, False): "From {starts}, without end.",
        (False, True): "From the moment of publishing, until {ends}.",
        (True, True): "From {starts}, until {ends}.",
    }["starts" in gaps, "ends" in gaps]
    stretch = Reading(phrase(template, **gaps))
    if schedule.delay is None:
        return (stretch,)
    delay = phrase(
        "Not before {time} after a visitor qualifies.", time=short_phrase(schedule.delay)
    )
    return (stretch, Reading(delay))


def time_phrase(time: At, zone: VisitorZone | None) -> Phrase:
    """A time of a schedule; on the visitor's clock it has no zone."""
    if zone is None:
        return moment_phrase(time)
    return phrase("{time}, visitor's time", time=LocalTime(time.local))


def _fixed(schedule: FixedTimes) -> tuple[Reading, ...]:
    times = [time_phrase(time, schedule.visitor_zone) for time in schedule.times]
    match times:
        case []:
            runs = Reading(phrase("Once, as soon as it is published."))
        case [time]:
            runs = Reading(phrase("Once, on {time}.", time=time))
        case _:
            inside = tuple(map(Reading, times))
            runs = Reading(phrase("At {count} times:", count=len(times)), inside)
    return (runs, *_clock(schedule.visitor_zone, schedule.cut_off))


def _clock(zone: VisitorZone | None, cut_off: TimeOfDay | None) -> tuple[Reading, ...]:
    end = (
        phrase("Each run ends at midnight.")
        if cut_off is None
        else phrase("Each run ends at {time}.", time=cut_off)
    )
    return (
        (Reading(end),) if zone is None else (Reading(phrase(_PASSED[zone.passed])), Reading(end))
    )


def _bounds(first: date, last: date | None) -> Phrase:
    if last is None:
        return phrase("from {first} on, without end", first=CalendarDay(first))
    return phrase("from {first} to {last}", first=CalendarDay(first), last=CalendarDay(last))


def pattern_phrase(pattern: Pattern) -> Phrase:
    """“Every Monday and Friday”."""
    match pattern:
        case Daily():
            return phrase("Every day")
        case Weekdays():
            days = [weekday_phrase(day) for day in pattern.days]
            return phrase("Every {days}", days=_all(days, "(no weekday chosen)"))
        case DaysOfMonth():
            if not pattern.days:
                return phrase("On (no day chosen) of each month")
            numbers = all_of(Amount(day) for day in pattern.days)
            one = len(pattern.days) == 1
            template = "On day {days} of each month" if one else "On days {days} of each month"
            return phrase(template, days=numbers)
        case EveryDays():
            return counted(pattern.days, "Every day", "Every {count} days")


def _all(items: Sequence[Phrase], missing: str) -> Words:
    return all_of(items) if items else phrase(missing)


def _recurring(schedule: RecurringSchedule) -> tuple[Reading, ...]:
    template = (
        "{pattern} at {time}, {zone}, {bounds}."
        if schedule.visitor_zone is None
        else "{pattern} at {time}, visitor's time, {bounds}; the days are those of {zone}."
    )
    runs = phrase(
        template,
        pattern=pattern_phrase(schedule.pattern),
        time=schedule.time,
        zone=schedule.zone,
        bounds=_bounds(schedule.first_day, schedule.last_day),
    )
    return (Reading(runs), *_clock(schedule.visitor_zone, schedule.cut_off))


def _best(schedule: BestTime) -> tuple[Reading, ...]:
    runs = phrase(
        "Every day at the hour in which each visitor was most active in the last 30 days, "
        "{bounds}.",
        bounds=_bounds(schedule.first_day, schedule.last_day),
    )
    zone = phrase("The days are those of {zone}.", zone=schedule.zone)
    return (Reading(runs), Reading(zone), *_clock(None, schedule.cut_off))
