# SPDX-License-Identifier: MIT
"""Conditions on events: which, with what properties, how often or how much, and in which time.

Goals, live triggers and segments are made of them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from exit_studio.models.comparisons import Day, Known, NumericTest, ValueTest
from exit_studio.models.record import Record
from exit_studio.models.values import Duration, PropertyName

__all__ = [
    "MAX_FILTERS",
    "AfterDay",
    "Aggregate",
    "AggregateFunction",
    "BeforeDay",
    "BetweenDays",
    "CountOperator",
    "Ever",
    "Join",
    "LastPeriod",
    "Measure",
    "Occurrence",
    "Occurs",
    "OccursBetween",
    "PropertyFilter",
    "PropertyFilters",
    "Window",
]

MAX_FILTERS = 20
"""Property filters of one event."""
MAX_COUNT = 1_000_000


class Join(StrEnum):
    """How several conditions make one."""

    ALL = "all"
    ANY = "any"


class PropertyFilter(Record):
    """A property of an event whose value passes a test."""

    property: PropertyName = ""
    test: ValueTest = Known()


PropertyFilters = Annotated[tuple[PropertyFilter, ...], Field(max_length=MAX_FILTERS)]
"""All of them must pass."""


class CountOperator(StrEnum):
    """How a count is compared."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACTLY = "exactly"


class Occurs(Record):
    """The event happens so many times."""

    kind: Literal["occurs"] = "occurs"
    operator: CountOperator = CountOperator.AT_LEAST
    count: Annotated[int, Field(ge=0, le=MAX_COUNT)] = 1


class OccursBetween(Record):
    """The event happens from `low` to `high` times, both included."""

    kind: Literal["occurs_between"] = "occurs_between"
    low: Annotated[int, Field(ge=0, le=MAX_COUNT)] = 1
    high: Annotated[int, Field(ge=0, le=MAX_COUNT)] = 1


class AggregateFunction(StrEnum):
    """What is made of the values of a property over several events."""

    SUM = "sum"
    AVERAGE = "average"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    DISTINCT = "distinct"


class Aggregate(Record):
    """What is made of a number property over all the events passes a test."""

    kind: Literal["aggregate"] = "aggregate"
    function: AggregateFunction = AggregateFunction.SUM
    property: PropertyName = ""
    test: NumericTest


Measure = Annotated[Occurs | OccursBetween | Aggregate, Field(discriminator="kind")]


class Occurrence(StrEnum):
    """Which of a visitor's events is meant: any, or the first or the last that there ever was."""

    ANY = "any"
    FIRST = "first"
    LAST = "last"


class Ever(Record):
    """At any time."""

    kind: Literal["ever"] = "ever"


class LastPeriod(Record):
    """Within the last minutes, hours, days, weeks or months."""

    kind: Literal["last"] = "last"
    duration: Duration


class BetweenDays(Record):
    """From the first of these days to the last, both included."""

    kind: Literal["between"] = "between"
    first: Day
    last: Day


class BeforeDay(Record):
    """Before this day."""

    kind: Literal["before"] = "before"
    day: Day


class AfterDay(Record):
    """After this day."""

    kind: Literal["after"] = "after"
    day: Day


Window = Annotated[
    Ever | LastPeriod | BetweenDays | BeforeDay | AfterDay, Field(discriminator="kind")
]
