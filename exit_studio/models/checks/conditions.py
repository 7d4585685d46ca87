# SPDX-License-Identifier: MIT
"""What can be wrong with a condition: with a filter, a measure, a window, a test of a value.

Goals, triggers and segments are made of conditions; their checks say where these flaws stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from exit_studio.models.comparisons import (
    DateBetween,
    NumberBetween,
    TextOneOf,
    TextTest,
    ValueTest,
)
from exit_studio.models.events import (
    Aggregate,
    BetweenDays,
    CountOperator,
    LastPeriod,
    Measure,
    Occurs,
    OccursBetween,
    PropertyFilter,
    Window,
)
from exit_studio.models.segment import VersionTest
from exit_studio.models.wording import Sentence, say

__all__ = [
    "Flaw",
    "Trouble",
    "filter_flaws",
    "impossible",
    "incomplete",
    "measure_flaws",
    "test_flaws",
    "window_flaws",
]


class Trouble(Enum):
    """What a flaw does.

    The condition says nothing at all, or too little; nothing can meet it, or everything does.
    """

    EMPTY = auto()
    INCOMPLETE = auto()
    IMPOSSIBLE = auto()
    ALWAYS = auto()


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with a condition; where it stands is known to the check."""

    trouble: Trouble
    problem: Sentence
    mend: Sentence


def incomplete(problem: Sentence, mend: Sentence) -> Flaw:
    """Something is still to be said."""
    return Flaw(Trouble.INCOMPLETE, problem, mend)


def impossible(problem: Sentence, mend: Sentence) -> Flaw:
    """Nothing can meet the condition."""
    return Flaw(Trouble.IMPOSSIBLE, problem, mend)


def filter_flaws(filters: Iterable[PropertyFilter]) -> Iterator[Flaw]:
    """What is wrong with the property filters of an event."""
    for each in filters:
        if each.property.strip():
            yield from test_flaws(each.test, each.property.strip())
        else:
            yield incomplete(
                say("A filter names no property."),
                say("Choose the property that it looks at, or remove the filter."),
            )


def test_flaws(test: ValueTest | VersionTest, subject: str) -> Iterator[Flaw]:
    """What is wrong with the test of a value, which the sentences call `subject`."""
    match test:
        case TextTest() if not test.value.strip():
            yield incomplete(
                say("“{subject}” is compared with an empty text.", subject=subject),
                say("Type the text, or ask whether a value is known at all."),
            )
        case TextOneOf():
            yield from _one_of_flaws(test, subject)
        case NumberBetween() if test.low > test.high:
            yield impossible(
                say(
                    "No “{subject}” is from {low} to {high}.",
                    subject=subject,
                    low=f"{test.low:g}",
                    high=f"{test.high:g}",
                ),
                say("Put the smaller number first."),
            )
        case DateBetween() if test.first > test.last:
            yield impossible(
                say(
                    "No “{subject}” is from {first} to {last}.",
                    subject=subject,
                    first=test.first,
                    last=test.last,
                ),
                say("Put the earlier day first."),
            )
        case VersionTest():
            yield from _version_flaws(test, subject)
        case _:
            pass


def _one_of_flaws(test: TextOneOf, subject: str) -> Iterator[Flaw]:
    if not test.values:
        yield incomplete(
            say("“{subject}” is to be one of several values, but there are none.", subject=subject),
            say("Add the values that count."),
        )
    elif not all(value.strip() for value in test.values):
        yield incomplete(
            say("One of the values of “{subject}” is empty.", subject=subject),
            say("Type it, or remove it."),
        )


def _version_flaws(test: VersionTest, subject: str) -> Iterator[Flaw]:
    if not test.version.strip():
        yield incomplete(
            say("“{subject}” is compared with no version.", subject=subject),
            say("Type a version, such as 4.2.1."),
        )
    elif re.search(r"[0-9]", test.version) is None:
        yield impossible(
            say("“{version}” is no version that can be compared.", version=test.version.strip()),
            say("Type a version, such as 4.2.1."),
        )


def measure_flaws(measure: Measure | None, event: str) -> Iterator[Flaw]:
    """What is wrong with how often an event happens, or how much it is worth."""
    match measure:
        case Occurs(operator=CountOperator.AT_LEAST, count=0):
            yield Flaw(
                Trouble.ALWAYS,
                say("Every visitor does “{event}” at least 0 times.", event=event),
                say("Ask for at least 1 time, or for exactly 0 times."),
            )
        case OccursBetween() if measure.low > measure.high:
            yield impossible(
                say(
                    "Nothing happens from {low} to {high} times.",
                    low=measure.low,
                    high=measure.high,
                ),
                say("Put the smaller number first."),
            )
        case Aggregate() if not measure.property.strip():
            yield incomplete(
                say("What is counted together over “{event}” names no property.", event=event),
                say("Choose a property that holds a number."),
            )
        case Aggregate():
            yield from test_flaws(measure.test, measure.property.strip())
        case _:
            pass


def window_flaws(window: Window) -> Iterator[Flaw]:
    """What is wrong with the time in which an event has to happen."""
    match window:
        case LastPeriod() if window.duration.count == 0:
            yield impossible(
                say("Nothing happens within the last 0 {unit}.", unit=window.duration.unit),
                say("Choose a longer time."),
            )
        case BetweenDays() if window.first > window.last:
            yield impossible(
                say("No day is from {first} to {last}.", first=window.first, last=window.last),
                say("Put the earlier day first."),
            )
        case _:
            pass
