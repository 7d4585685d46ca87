# SPDX-License-Identifier: MIT
"""The ways in which a value is compared, as one list, and how one of them becomes another.

What a test is stands in `models.comparisons`; which fields show it, in `filter_row`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from exit_studio.models.comparisons import (
    MAX_DAYS,
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
    Unknown,
    ValueTest,
)
from exit_studio.ui.widgets.value_fields import number_text

__all__ = ["Operator", "changed", "groups", "number_choices", "operator_of", "tips"]


class Operator(StrEnum):
    """What a person chooses: a type and a way of comparing at once."""

    TEXT_IS = "text_is"
    TEXT_IS_NOT = "text_is_not"
    TEXT_CONTAINS = "text_contains"
    TEXT_STARTS_WITH = "text_starts_with"
    TEXT_ENDS_WITH = "text_ends_with"
    TEXT_ONE_OF = "text_one_of"
    NUMBER_EQUAL = "number_equal"
    NUMBER_NOT_EQUAL = "number_not_equal"
    NUMBER_LESS = "number_less"
    NUMBER_AT_MOST = "number_at_most"
    NUMBER_GREATER = "number_greater"
    NUMBER_AT_LEAST = "number_at_least"
    NUMBER_BETWEEN = "number_between"
    YES = "yes"
    NO = "no"
    DATE_BEFORE = "date_before"
    DATE_AFTER = "date_after"
    DATE_BETWEEN = "date_between"
    DATE_LAST = "date_last"
    DATE_NEXT = "date_next"
    ANNIVERSARY = "anniversary"
    KNOWN = "known"
    UNKNOWN = "unknown"


_TEXT = {
    Operator.TEXT_IS: TextOperator.IS,
    Operator.TEXT_IS_NOT: TextOperator.IS_NOT,
    Operator.TEXT_CONTAINS: TextOperator.CONTAINS,
    Operator.TEXT_STARTS_WITH: TextOperator.STARTS_WITH,
    Operator.TEXT_ENDS_WITH: TextOperator.ENDS_WITH,
}
_NUMBER = {
    Operator.NUMBER_EQUAL: NumberOperator.EQUAL,
    Operator.NUMBER_NOT_EQUAL: NumberOperator.NOT_EQUAL,
    Operator.NUMBER_LESS: NumberOperator.LESS,
    Operator.NUMBER_AT_MOST: NumberOperator.AT_MOST,
    Operator.NUMBER_GREATER: NumberOperator.GREATER,
    Operator.NUMBER_AT_LEAST: NumberOperator.AT_LEAST,
}
_DATE = {Operator.DATE_BEFORE: DateOperator.BEFORE, Operator.DATE_AFTER: DateOperator.AFTER}
_SIDE = {Operator.DATE_LAST: Side.LAST, Operator.DATE_NEXT: Side.NEXT}
_TEXT_BACK = {value: key for key, value in _TEXT.items()}
_NUMBER_BACK = {value: key for key, value in _NUMBER.items()}
_DATE_BACK = {value: key for key, value in _DATE.items()}
_SIDE_BACK = {value: key for key, value in _SIDE.items()}
_KINDS: dict[type[object], Operator] = {
    TextOneOf: Operator.TEXT_ONE_OF,
    NumberBetween: Operator.NUMBER_BETWEEN,
    DateBetween: Operator.DATE_BETWEEN,
    Anniversary: Operator.ANNIVERSARY,
    Known: Operator.KNOWN,
    Unknown: Operator.UNKNOWN,
}


def operator_of(test: ValueTest) -> Operator:
    """How a test compares."""
    match test:
        case TextTest():
            return _TEXT_BACK[test.operator]
        case NumberTest():
            return _NUMBER_BACK[test.operator]
        case BooleanTest():
            return Operator.YES if test.value else Operator.NO
        case DateTest():
            return _DATE_BACK[test.operator]
        case DateRelative():
            return _SIDE_BACK[test.side]
        case _:
            return _KINDS[type(test)]


def changed(test: ValueTest, operator: Operator, today: date) -> ValueTest:
    """The test that compares by `operator`, with as much of the value as it can hold.

    Where a day is to be chosen and there was none, it is `today`.
    """
    value = _Value.of(test)
    if operator in _TEXT:
        return TextTest(operator=_TEXT[operator], value=value.text)
    if operator in _NUMBER:
        return NumberTest(operator=_NUMBER[operator], value=value.number)
    if operator in _DATE:
        return DateTest(operator=_DATE[operator], day=value.day or today)
    if operator in _SIDE:
        return DateRelative(side=_SIDE[operator], days=value.days)
    return _of_its_own_kind(operator, value, today)


def _of_its_own_kind(operator: Operator, value: _Value, today: date) -> ValueTest:
    day = value.day or today
    made: dict[Operator, ValueTest] = {
        Operator.TEXT_ONE_OF: TextOneOf(values=value.texts),
        Operator.NUMBER_BETWEEN: NumberBetween(low=value.number, high=value.high),
        Operator.YES: BooleanTest(value=True),
        Operator.NO: BooleanTest(value=False),
        Operator.DATE_BETWEEN: DateBetween(first=day, last=value.last or day),
        Operator.ANNIVERSARY: Anniversary(),
        Operator.KNOWN: Known(),
        Operator.UNKNOWN: Unknown(),
    }
    return made[operator]


@dataclass(frozen=True, slots=True)
class _Value:
    """What a test compares with, in every form that another test may want."""

    texts: tuple[str, ...] = ()
    number: float = 0.0
    high: float = 0.0
    day: date | None = None
    last: date | None = None
    days: int = 30

    @property
    def text(self) -> str:
        return self.texts[0] if self.texts else ""

    @classmethod
    def of(cls, test: ValueTest) -> _Value:
        match test:
            case TextTest(value=text):
                number = _number(text)
                return cls(texts=(text,) if text else (), number=number, high=number)
            case TextOneOf(values=texts):
                number = _number(texts[0]) if texts else 0.0
                return cls(texts=texts, number=number, high=number)
            case NumberTest(value=number):
                return cls(texts=(number_text(number),), number=number, high=number)
            case NumberBetween(low=low, high=high):
                return cls(texts=(number_text(low),), number=low, high=high)
            case _:
                return cls._of_date(test)

    @classmethod
    def _of_date(cls, test: ValueTest) -> _Value:
        match test:
            case DateTest(day=day):
                return cls(day=day, last=day)
            case DateBetween(first=first, last=last):
                return cls(day=first, last=last)
            case DateRelative(days=days):
                return cls(days=min(days, MAX_DAYS))
            case _:
                return cls()


def _number(text: str) -> float:
    try:
        return NumberTest(value=float(text.strip().replace(",", "."))).value
    except ValueError:
        return 0.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("conditions", text)


def groups() -> list[tuple[str, list[tuple[object, str]]]]:
    """Every operator with its words, by the type of value that it compares."""
    return [
        (
            _tr("Text"),
            [
                (Operator.TEXT_IS, _tr("is")),
                (Operator.TEXT_IS_NOT, _tr("is not")),
                (Operator.TEXT_CONTAINS, _tr("contains")),
                (Operator.TEXT_STARTS_WITH, _tr("starts with")),
                (Operator.TEXT_ENDS_WITH, _tr("ends with")),
                (Operator.TEXT_ONE_OF, _tr("is one of")),
            ],
        ),
        (_tr("Number"), number_choices()),
        (
            _tr("Yes or no"),
            [(Operator.YES, _tr("is yes")), (Operator.NO, _tr("is no"))],
        ),
        (
            _tr("Date"),
            [
                (Operator.DATE_BEFORE, _tr("before")),
                (Operator.DATE_AFTER, _tr("after")),
                (Operator.DATE_BETWEEN, _tr("from day to day")),
                (Operator.DATE_LAST, _tr("in the last")),
                (Operator.DATE_NEXT, _tr("in the next")),
                (Operator.ANNIVERSARY, _tr("anniversary today")),
            ],
        ),
        (
            _tr("Any value"),
            [(Operator.KNOWN, _tr("is known")), (Operator.UNKNOWN, _tr("is unknown"))],
        ),
    ]


def number_choices() -> list[tuple[object, str]]:
    """The operators of numbers with their words."""
    return [
        (Operator.NUMBER_EQUAL, "="),
        (Operator.NUMBER_NOT_EQUAL, "≠"),
        (Operator.NUMBER_LESS, "<"),
        (Operator.NUMBER_AT_MOST, "≤"),
        (Operator.NUMBER_GREATER, ">"),
        (Operator.NUMBER_AT_LEAST, "≥"),
        (Operator.NUMBER_BETWEEN, _tr("between")),
    ]


def tips() -> list[tuple[object, str]]:
    """What the signs of the number operators mean."""
    return [
        (Operator.NUMBER_EQUAL, _tr("equal to")),
        (Operator.NUMBER_NOT_EQUAL, _tr("not equal to")),
        (Operator.NUMBER_LESS, _tr("less than")),
        (Operator.NUMBER_AT_MOST, _tr("at most")),
        (Operator.NUMBER_GREATER, _tr("more than")),
        (Operator.NUMBER_AT_LEAST, _tr("at least")),
    ]
