# SPDX-License-Identifier: MIT
"""Conditions on events in words."""

from __future__ import annotations

from datetime import date

import pytest

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
    Unknown,
    ValueTest,
)
from exit_studio.models.events import (
    Aggregate,
    AggregateFunction,
    CountOperator,
    Join,
    Measure,
    Occurs,
    OccursBetween,
    PropertyFilter,
)
from exit_studio.models.goal import GoalEvent
from exit_studio.ui.conditions.words import event_words, joined, measure_words, test_words

SPRING = date(2026, 5, 1)
EASTER = date(2026, 4, 5)
# pytest takes it for a test by its name.
words_of_test = test_words
del test_words


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (TextTest(value="red"), "is “red”"),
        (TextTest(), "is …"),
        (TextTest(operator=TextOperator.IS_NOT, value="red"), "is not “red”"),
        (TextTest(operator=TextOperator.CONTAINS, value="red"), "contains “red”"),
        (TextTest(operator=TextOperator.STARTS_WITH, value="red"), "starts with “red”"),
        (TextTest(operator=TextOperator.ENDS_WITH, value="red"), "ends with “red”"),
        (TextOneOf(values=("red", "blue", "green")), "is “red”, “blue” or “green”"),
        (TextOneOf(), "is …"),
        (NumberTest(operator=NumberOperator.EQUAL, value=40), "is 40"),
        (NumberTest(operator=NumberOperator.NOT_EQUAL, value=40), "is not 40"),
        (NumberTest(operator=NumberOperator.LESS, value=12.5), "is less than 12.5"),
        (NumberTest(operator=NumberOperator.AT_MOST, value=-3), "is at most -3"),
        (NumberTest(operator=NumberOperator.GREATER, value=40), "is more than 40"),
        (NumberTest(operator=NumberOperator.AT_LEAST, value=40), "is at least 40"),
        (NumberBetween(low=20, high=60), "is 20 to 60"),
        (BooleanTest(value=True), "is yes"),
        (BooleanTest(value=False), "is no"),
        (DateTest(operator=DateOperator.BEFORE, day=SPRING), "is before 1 May 2026"),
        (DateTest(operator=DateOperator.AFTER, day=SPRING), "is after 1 May 2026"),
        (DateBetween(first=EASTER, last=SPRING), "is from 5 Apr 2026 to 1 May 2026"),
        (DateRelative(side=Side.LAST, days=14), "is in the last 14 days"),
        (DateRelative(side=Side.NEXT, days=14), "is in the next 14 days"),
        (Anniversary(), "has its anniversary today"),
        (Known(), "is known"),
        (Unknown(), "is unknown"),
    ],
)
def test_values(test: ValueTest, words: str) -> None:
    assert words_of_test(test) == words


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (Occurs(count=1), "at least once"),
        (Occurs(operator=CountOperator.AT_MOST, count=3), "at most 3 times"),
        (Occurs(operator=CountOperator.EXACTLY, count=2), "exactly 2 times"),
        (OccursBetween(low=2, high=5), "2 to 5 times"),
        (
            Aggregate(property="amount", test=NumberTest(value=40)),
            "with a sum of “amount” that is at least 40",
        ),
        (
            Aggregate(function=AggregateFunction.AVERAGE, test=NumberBetween(low=1, high=2)),
            "with an average of … that is 1 to 2",
        ),
        (
            Aggregate(
                function=AggregateFunction.DISTINCT, property="product", test=NumberTest(value=3)
            ),
            "with a number of different “product” that is at least 3",
        ),
    ],
)
def test_measures(measure: Measure, words: str) -> None:
    assert measure_words(measure) == words


@pytest.mark.parametrize(
    ("parts", "words"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_parts_are_joined_as_one_says_them(parts: list[str], words: str) -> None:
    assert joined(parts, Join.ALL) == words
    assert joined(parts, Join.ANY) == words.replace("and", "or")


def test_an_event_says_everything_that_is_asked_of_it() -> None:
    event = GoalEvent(
        id="g_1",
        event=" Charged ",
        filters=(
            PropertyFilter(property="product", test=TextTest(value="red shoes")),
            PropertyFilter(property="gift", test=BooleanTest()),
        ),
        measure=Aggregate(property="amount", test=NumberTest(value=40)),
        first_time=True,
    )

    assert event_words(event) == (
        "does “Charged” for the first time where “product” is “red shoes” and “gift” is yes,"
        " with a sum of “amount” that is at least 40"
    )
