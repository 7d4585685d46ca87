# SPDX-License-Identifier: MIT
"""Spans, moments, comparisons and events in words: what the sentences of all sections share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exit_studio.models.comparisons import (
    Anniversary,
    BooleanTest,
    DateBetween,
    DateOperator,
    DateRelative,
    DateTest,
    Known,
    NumberBetween,
    NumberOperator,
    NumberTest,
    NumericTest,
    Side,
    TextOneOf,
    TextOperator,
    TextTest,
    Unknown,
    ValueTest,
)
from exit_studio.models.events import (
    AfterDay,
    Aggregate,
    AggregateFunction,
    BeforeDay,
    BetweenDays,
    CountOperator,
    Ever,
    LastPeriod,
    Measure,
    Occurs,
    OccursBetween,
    PropertyFilter,
    Window,
)
from exit_studio.models.reading.phrase import (
    CalendarDay,
    LocalTime,
    Phrase,
    Words,
    all_of,
    any_of,
    counted,
    phrase,
    quoted,
)
from exit_studio.models.record import Record
from exit_studio.models.segment import VersionTest
from exit_studio.models.triggers import ShortDuration, ShortUnit
from exit_studio.models.values import At, Duration, DurationUnit, Weekday

__all__ = [
    "duration_phrase",
    "event_name",
    "filters_phrase",
    "measure_phrase",
    "moment_phrase",
    "passing_phrase",
    "property_name",
    "short_phrase",
    "text_values",
    "weekday_phrase",
    "window_phrase",
]

_DURATIONS = {
    DurationUnit.MINUTES: ("1 minute", "{count} minutes"),
    DurationUnit.HOURS: ("1 hour", "{count} hours"),
    DurationUnit.DAYS: ("1 day", "{count} days"),
    DurationUnit.WEEKS: ("1 week", "{count} weeks"),
    DurationUnit.MONTHS: ("1 month", "{count} months"),
}
_SHORT_DURATIONS = {
    ShortUnit.SECONDS: ("1 second", "{count} seconds"),
    ShortUnit.MINUTES: _DURATIONS[DurationUnit.MINUTES],
    ShortUnit.HOURS: _DURATIONS[DurationUnit.HOURS],
}
_LAST_PERIODS = {
    DurationUnit.MINUTES: ("in the last minute", "in the last {count} minutes"),
    DurationUnit.HOURS: ("in the last hour", "in the last {count} hours"),
    DurationUnit.DAYS: ("in the last day", "in the last {count} days"),
    DurationUnit.WEEKS: ("in the last week", "in the last {count} weeks"),
    DurationUnit.MONTHS: ("in the last month", "in the last {count} months"),
}
_WEEKDAYS = {
    Weekday.MONDAY: "Monday",
    Weekday.TUESDAY: "Tuesday",
    Weekday.WEDNESDAY: "Wednesday",
    Weekday.THURSDAY: "Thursday",
    Weekday.FRIDAY: "Friday",
    Weekday.SATURDAY: "Saturday",
    Weekday.SUNDAY: "Sunday",
}
_TEXT_TESTS = {
    TextOperator.IS: "{property} is {value}",
    TextOperator.IS_NOT: "{property} is not {value}",
    TextOperator.CONTAINS: "{property} contains {value}",
    TextOperator.STARTS_WITH: "{property} starts with {value}",
    TextOperator.ENDS_WITH: "{property} ends with {value}",
}
_NUMBER_TESTS = {
    NumberOperator.EQUAL: "{property} is {value}",
    NumberOperator.NOT_EQUAL: "{property} is not {value}",
    NumberOperator.LESS: "{property} is less than {value}",
    NumberOperator.AT_MOST: "{property} is at most {value}",
    NumberOperator.GREATER: "{property} is more than {value}",
    NumberOperator.AT_LEAST: "{property} is at least {value}",
}
_COUNTS = {
    CountOperator.AT_LEAST: ("at least once", "at least {count} times"),
    CountOperator.AT_MOST: ("at most once", "at most {count} times"),
    CountOperator.EXACTLY: ("exactly once", "exactly {count} times"),
}
_AGGREGATES = {
    AggregateFunction.SUM: "the sum of {property}",
    AggregateFunction.AVERAGE: "the average of {property}",
    AggregateFunction.MINIMUM: "the lowest {property}",
    AggregateFunction.MAXIMUM: "the highest {property}",
    AggregateFunction.DISTINCT: "the number of different values of {property}",
}
_WORTH = {
    NumberOperator.EQUAL: "worth {value} in {sum}",
    NumberOperator.NOT_EQUAL: "worth other than {value} in {sum}",
    NumberOperator.LESS: "worth less than {value} in {sum}",
    NumberOperator.AT_MOST: "worth at most {value} in {sum}",
    NumberOperator.GREATER: "worth more than {value} in {sum}",
    NumberOperator.AT_LEAST: "worth at least {value} in {sum}",
}
_NO_VALUE = phrase("(no value given)")


def duration_phrase(duration: Duration) -> Phrase:
    """“1 day”, “7 days”."""
    return counted(duration.count, *_DURATIONS[duration.unit])


def short_phrase(duration: ShortDuration) -> Phrase:
    """“10 minutes”."""
    return counted(duration.count, *_SHORT_DURATIONS[duration.unit])


def moment_phrase(moment: At) -> Phrase:
    """“24 Nov 2026 09:00, Europe/Paris”."""
    return phrase("{time}, {zone}", time=LocalTime(moment.local), zone=moment.zone)


def weekday_phrase(day: Weekday) -> Phrase:
    """“Monday”."""
    return phrase(_WEEKDAYS[day])


def event_name(name: str) -> Words:
    """An event by its name."""
    return quoted(name, phrase("(no event named)"))


def property_name(name: str) -> Words:
    """A property by its name."""
    return " ".join(name.split()) or phrase("(no property named)")


def text_values(values: Sequence[str]) -> Words:
    """“a”, “b” or “c”."""
    if not values:
        return phrase("(no values given)")
    return any_of(quoted(value, _NO_VALUE) for value in values)


_PLAIN_TESTS: Mapping[type[Record], str] = {
    Known: "{property} is known",
    Unknown: "{property} is unknown",
    Anniversary: "{property} has its anniversary today",
}


def passing_phrase(named: Words, test: ValueTest | VersionTest) -> Phrase:
    """What a test says of the property that is called `named`: “Price is at least 40”."""
    match test:
        case TextTest() | TextOneOf() | VersionTest():
            return _text_phrase(named, test)
        case NumberTest() | NumberBetween():
            return _number_phrase(named, test)
        case DateTest() | DateBetween() | DateRelative():
            return _date_phrase(named, test)
        case BooleanTest():
            template = "{property} is true" if test.value else "{property} is false"
            return phrase(template, property=named)
        case Known() | Unknown() | Anniversary():
            return phrase(_PLAIN_TESTS[type(test)], property=named)


def _text_phrase(named: Words, test: TextTest | TextOneOf | VersionTest) -> Phrase:
    match test:
        case TextTest():
            template = _TEXT_TESTS[test.operator]
            return phrase(template, property=named, value=quoted(test.value, _NO_VALUE))
        case TextOneOf():
            return phrase("{property} is {values}", property=named, values=text_values(test.values))
        case VersionTest():
            template = _NUMBER_TESTS[test.operator]
            return phrase(template, property=named, value=quoted(test.version, _NO_VALUE))


def _number_phrase(named: Words, test: NumericTest) -> Phrase:
    if isinstance(test, NumberBetween):
        template = "{property} is from {low} to {high}"
        return phrase(template, property=named, low=test.low, high=test.high)
    return phrase(_NUMBER_TESTS[test.operator], property=named, value=test.value)


def _date_phrase(named: Words, test: DateTest | DateBetween | DateRelative) -> Phrase:
    match test:
        case DateTest():
            before = test.operator is DateOperator.BEFORE
            template = "{property} is before {day}" if before else "{property} is after {day}"
            return phrase(template, property=named, day=CalendarDay(test.day))
        case DateBetween():
            first, last = CalendarDay(test.first), CalendarDay(test.last)
            template = "{property} is from {first} to {last}"
            return phrase(template, property=named, first=first, last=last)
        case DateRelative():
            days = counted(test.days, *_DURATIONS[DurationUnit.DAYS])
            template = (
                "{property} is within the last {days}"
                if test.side is Side.LAST
                else "{property} is within the next {days}"
            )
            return phrase(template, property=named, days=days)


def filters_phrase(filters: Sequence[PropertyFilter]) -> Words:
    """“Product is “shoes” and Price is at least 40”; there is at least one."""
    return all_of(passing_phrase(property_name(each.property), each.test) for each in filters)


def window_phrase(window: Window) -> Phrase:
    """“in the last 30 days”."""
    match window:
        case Ever():
            return phrase("ever")
        case LastPeriod():
            return counted(window.duration.count, *_LAST_PERIODS[window.duration.unit])
        case BetweenDays():
            first, last = CalendarDay(window.first), CalendarDay(window.last)
            return phrase("from {first} to {last}", first=first, last=last)
        case BeforeDay():
            return phrase("before {day}", day=CalendarDay(window.day))
        case AfterDay():
            return phrase("after {day}", day=CalendarDay(window.day))


def measure_phrase(measure: Measure) -> Phrase:
    """“at least 3 times”, “worth at least 40 in the sum of Price”."""
    match measure:
        case Occurs():
            return counted(measure.count, *_COUNTS[measure.operator])
        case OccursBetween():
            return phrase("{low} to {high} times", low=measure.low, high=measure.high)
        case Aggregate():
            return _aggregate_phrase(measure)


def _aggregate_phrase(measure: Aggregate) -> Phrase:
    template = _AGGREGATES[measure.function]
    made_of_it = phrase(template, property=property_name(measure.property))
    if measure.function is not AggregateFunction.SUM:
        return phrase("where {test}", test=passing_phrase(made_of_it, measure.test))
    match measure.test:
        case NumberBetween():
            worth = "worth {low} to {high} in {sum}"
            return phrase(worth, low=measure.test.low, high=measure.test.high, sum=made_of_it)
        case NumberTest():
            return phrase(_WORTH[measure.test.operator], value=measure.test.value, sum=made_of_it)
