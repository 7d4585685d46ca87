# SPDX-License-Identifier: MIT
"""What a value is compared with: typed tests that property filters and segments are made of.

Limits and operators are those of product, section 4. A draft may hold a test that nothing can meet;
`checks` says so.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from exit_studio.models.record import Record
from exit_studio.models.values import FIRST_YEAR, LAST_YEAR

__all__ = [
    "MAX_VALUES",
    "Anniversary",
    "BooleanTest",
    "DateBetween",
    "DateOperator",
    "DateRelative",
    "DateTest",
    "Day",
    "Known",
    "Number",
    "NumberBetween",
    "NumberOperator",
    "NumberTest",
    "NumericTest",
    "Side",
    "TextOneOf",
    "TextOperator",
    "TextTest",
    "TextValue",
    "Unknown",
    "ValueTest",
]

MAX_VALUES = 100
"""Values of one “is one of”."""
MAX_DAYS = 36_500

TextValue = Annotated[str, StringConstraints(max_length=500)]


def _one_zero(number: float) -> float:
    # -0.0 and 0.0 are equal, and have to be one value.
    return number + 0.0


Number = Annotated[float, AfterValidator(_one_zero)]


def _within_reach(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        msg = f"the year has to be {FIRST_YEAR} to {LAST_YEAR}"
        raise ValueError(msg)
    return day


Day = Annotated[date, AfterValidator(_within_reach)]
"""A calendar day, without a zone."""


class TextOperator(StrEnum):
    """How texts are compared; capital and small letters are the same."""

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    STARTS_WITH = "starts_with"
    ENDS_WITH = "ends_with"


class TextTest(Record):
    """A text compared with another one."""

    kind: Literal["text"] = "text"
    operator: TextOperator = TextOperator.IS
    value: TextValue = ""


class TextOneOf(Record):
    """A text that is one of several."""

    kind: Literal["text_one_of"] = "text_one_of"
    values: Annotated[tuple[TextValue, ...], Field(max_length=MAX_VALUES)] = ()


class NumberOperator(StrEnum):
    """How numbers are compared."""

    EQUAL = "equal"
    NOT_EQUAL = "not_equal"
    LESS = "less"
    AT_MOST = "at_most"
    GREATER = "greater"
    AT_LEAST = "at_least"


class NumberTest(Record):
    """A number compared with another one."""

    kind: Literal["number"] = "number"
    operator: NumberOperator = NumberOperator.AT_LEAST
    value: Number = 0.0


class NumberBetween(Record):
    """A number from `low` to `high`, both included."""

    kind: Literal["number_between"] = "number_between"
    low: Number = 0.0
    high: Number = 0.0


class BooleanTest(Record):
    """A truth value that is this one."""

    kind: Literal["boolean"] = "boolean"
    value: bool = True


class DateOperator(StrEnum):
    """How days are compared; the day itself is neither before nor after."""

    BEFORE = "before"
    AFTER = "after"


class DateTest(Record):
    """A day compared with another one."""

    kind: Literal["date"] = "date"
    operator: DateOperator = DateOperator.AFTER
    day: Day


class DateBetween(Record):
    """A day from `first` to `last`, both included."""

    kind: Literal["date_between"] = "date_between"
    first: Day
    last: Day


class Side(StrEnum):
    """Before today, or after."""

    LAST = "last"
    NEXT = "next"


class DateRelative(Record):
    """A day within the last or the next days; today is one of them."""

    kind: Literal["date_relative"] = "date_relative"
    side: Side = Side.LAST
    days: Annotated[int, Field(ge=1, le=MAX_DAYS)] = 30


class Anniversary(Record):
    """A day whose month and day of the month are today's, whatever the year."""

    kind: Literal["anniversary"] = "anniversary"


class Known(Record):
    """There is a value, whichever."""

    kind: Literal["known"] = "known"


class Unknown(Record):
    """There is no value."""

    kind: Literal["unknown"] = "unknown"


NumericTest = Annotated[NumberTest | NumberBetween, Field(discriminator="kind")]

ValueTest = Annotated[
    TextTest
    | TextOneOf
    | NumberTest
    | NumberBetween
    | BooleanTest
    | DateTest
    | DateBetween
    | DateRelative
    | Anniversary
    | Known
    | Unknown,
    Field(discriminator="kind"),
]
