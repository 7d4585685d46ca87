# SPDX-License-Identifier: MIT
"""Conditions on events in words, as parts of a sentence. The sentences are made in `ui.words`."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

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
    Side,
    TextOneOf,
    TextOperator,
    TextTest,
    ValueTest,
)
from exit_studio.models.events import (
    Aggregate,
    AggregateFunction,
    CountOperator,
    Join,
    Measure,
    Occurs,
    PropertyFilter,
)
from exit_studio.models.goal import GoalEvent
from exit_studio.ui.widgets.value_fields import number_text

__all__ = ["event_words", "joined", "measure_words", "test_words"]


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def _quoted(name: str) -> str:
    return f"“{name.strip()}”" if name.strip() else "…"


def joined(parts: list[str], join: Join) -> str:
    """Parts of a sentence as one: “a, b and c”, “a, b or c”."""
    if len(parts) < 2:  # noqa: PLR2004  # of one there is nothing to join
        return "".join(parts)
    last = _tr("{first} and {last}") if join is Join.ALL else _tr("{first} or {last}")
    return last.format(first=", ".join(parts[:-1]), last=parts[-1])


def event_words(event: GoalEvent) -> str:
    """What a visitor does: “does “Charged” for the first time with “items” of at least 2”."""
    words = _tr("does {event}").format(event=_quoted(event.event))
    if event.first_time:
        words = _tr("{does} for the first time").format(does=words)
    if event.filters:
        filters = joined([_filter_words(each) for each in event.filters], Join.ALL)
        words = _tr("{does} where {filters}").format(does=words, filters=filters)
    if event.measure is not None:
        words = f"{words}, {measure_words(event.measure)}"
    return words


def _filter_words(condition: PropertyFilter) -> str:
    return f"{_quoted(condition.property)} {test_words(condition.test)}"


def measure_words(measure: Measure) -> str:
    """How often or how much: “at least 2 times”, “with a sum of “amount” that is at least 40”."""
    if isinstance(measure, Aggregate):
        return {
            AggregateFunction.SUM: _tr("with a sum of {property} that {test}"),
            AggregateFunction.AVERAGE: _tr("with an average of {property} that {test}"),
            AggregateFunction.MINIMUM: _tr("with a minimum of {property} that {test}"),
            AggregateFunction.MAXIMUM: _tr("with a maximum of {property} that {test}"),
            AggregateFunction.DISTINCT: _tr("with a number of different {property} that {test}"),
        }[measure.function].format(
            property=_quoted(measure.property), test=test_words(measure.test)
        )
    if isinstance(measure, Occurs):
        times = _times(measure.count)
        return {
            CountOperator.AT_LEAST: _tr("at least {times}"),
            CountOperator.AT_MOST: _tr("at most {times}"),
            CountOperator.EXACTLY: _tr("exactly {times}"),
        }[measure.operator].format(times=times)
    return _tr("{low} to {times}").format(low=measure.low, times=_times(measure.high))


def _times(count: int) -> str:
    return _tr("once") if count == 1 else _tr("{count} times").format(count=count)


def test_words(test: ValueTest) -> str:
    """What a value has to be: “is at least 40”."""
    match test:
        case TextTest() | TextOneOf():
            return _text_words(test)
        case NumberTest() | NumberBetween():
            return _number_words(test)
        case BooleanTest():
            return _tr("is yes") if test.value else _tr("is no")
        case Known():
            return _tr("is known")
        case DateTest() | DateBetween() | DateRelative() | Anniversary():
            return _date_words(test)
        case _:
            return _tr("is unknown")


def _text_words(test: TextTest | TextOneOf) -> str:
    if isinstance(test, TextOneOf):
        values = [_quoted(value) for value in test.values] or ["…"]
        return _tr("is {values}").format(values=joined(values, Join.ANY))
    return {
        TextOperator.IS: _tr("is {value}"),
        TextOperator.IS_NOT: _tr("is not {value}"),
        TextOperator.CONTAINS: _tr("contains {value}"),
        TextOperator.STARTS_WITH: _tr("starts with {value}"),
        TextOperator.ENDS_WITH: _tr("ends with {value}"),
    }[test.operator].format(value=_quoted(test.value))


def _number_words(test: NumberTest | NumberBetween) -> str:
    if isinstance(test, NumberBetween):
        low, high = number_text(test.low), number_text(test.high)
        return _tr("is {low} to {high}").format(low=low, high=high)
    return {
        NumberOperator.EQUAL: _tr("is {value}"),
        NumberOperator.NOT_EQUAL: _tr("is not {value}"),
        NumberOperator.LESS: _tr("is less than {value}"),
        NumberOperator.AT_MOST: _tr("is at most {value}"),
        NumberOperator.GREATER: _tr("is more than {value}"),
        NumberOperator.AT_LEAST: _tr("is at least {value}"),
    }[test.operator].format(value=number_text(test.value))


def _date_words(test: DateTest | DateBetween | DateRelative | Anniversary) -> str:
    match test:
        case DateTest():
            before = test.operator is DateOperator.BEFORE
            words = _tr("is before {day}") if before else _tr("is after {day}")
            return words.format(day=_day_words(test.day))
        case DateBetween():
            first, last = _day_words(test.first), _day_words(test.last)
            return _tr("is from {first} to {last}").format(first=first, last=last)
        case DateRelative():
            last_days = test.side is Side.LAST
            words = (
                _tr("is in the last {days} days")
                if last_days
                else _tr("is in the next {days} days")
            )
            return words.format(days=test.days)
        case _:
            return _tr("has its anniversary today")


def _day_words(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
