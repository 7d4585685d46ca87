# SPDX-License-Identifier: MIT
"""What is wrong with a condition as it stands in its fields: something missing, or the wrong way.

Checks before publishing are made in `models.checks`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from exit_studio.models.comparisons import (
    DateBetween,
    NumberBetween,
    TextOneOf,
    TextTest,
    ValueTest,
)
from exit_studio.models.events import Aggregate, Measure, OccursBetween, PropertyFilter

__all__ = ["Part", "Problem", "filter_problem", "measure_problem"]


class Part(StrEnum):
    """Which fields a problem is about."""

    PROPERTY = "property"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong.

    Attributes:
        words: What is wrong, and what to do.
        is_missing: Nothing was typed yet: said only when the fields were left.
    """

    words: str
    part: Part
    is_missing: bool


def _tr(text: str) -> str:
    return QCoreApplication.translate("conditions", text)


def filter_problem(condition: PropertyFilter) -> Problem | None:
    """The first thing that is wrong with a property filter."""
    if not condition.property.strip():
        return Problem(_tr("Type the name of the property."), Part.PROPERTY, is_missing=True)
    return _value_problem(condition.test)


def measure_problem(measure: Measure | None) -> Problem | None:
    """The first thing that is wrong with a count or an aggregate."""
    match measure:
        case Aggregate() if not measure.property.strip():
            return Problem(_tr("Type the name of the property."), Part.PROPERTY, is_missing=True)
        case Aggregate():
            return _value_problem(measure.test)
        case OccursBetween() if measure.low > measure.high:
            return _backwards()
        case _:
            return None


def _value_problem(test: ValueTest) -> Problem | None:
    match test:
        case TextTest() if not test.value.strip():
            words = _tr("Type what to compare with, or choose “is known”.")
            return Problem(words, Part.VALUE, is_missing=True)
        case TextOneOf() if not any(value.strip() for value in test.values):
            return Problem(_tr("Type one value at least."), Part.VALUE, is_missing=True)
        case NumberBetween() if test.low > test.high:
            return _backwards()
        case DateBetween() if test.first > test.last:
            words = _tr("The first day is after the last one, so nothing passes. Swap them.")
            return Problem(words, Part.VALUE, is_missing=False)
        case _:
            return None


def _backwards() -> Problem:
    words = _tr("The first number is above the second, so nothing passes. Swap them.")
    return Problem(words, Part.VALUE, is_missing=False)
