# SPDX-License-Identifier: MIT
"""Ways of comparing: one for each test there is, and what stays when another one is chosen."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from exit_studio.ui.conditions.operators import (
    Operator,
    changed,
    groups,
    number_choices,
    operator_of,
    tips,
)
from tests.strategies import LAW, Ids, values

TODAY = date(2026, 3, 2)
SPRING = date(2026, 5, 1)
EASTER = date(2026, 4, 5)
VALUE_TESTS = values(ValueTest, Ids())


def test_every_operator_is_offered_once_with_words() -> None:
    offered = [value for _, choices in groups() for value, _ in choices]

    assert sorted(map(str, offered)) == sorted(map(str, Operator))
    assert all(title and all(words for _, words in choices) for title, choices in groups())


def test_signs_have_words() -> None:
    signs = {value for value, words in number_choices() if not any(map(str.isalpha, words))}

    assert {value for value, _ in tips()} == signs


@given(test=VALUE_TESTS, operator=st.sampled_from(Operator))
@LAW
def test_the_chosen_operator_is_the_one_that_is_shown(test: ValueTest, operator: Operator) -> None:
    assert operator_of(changed(test, operator, TODAY)) is operator


@given(test=VALUE_TESTS)
@LAW
def test_choosing_what_is_chosen_changes_nothing(test: ValueTest) -> None:
    assert changed(test, operator_of(test), TODAY) == test


@pytest.mark.parametrize(
    ("test", "operator", "after"),
    [
        (
            TextTest(value="red"),
            Operator.TEXT_CONTAINS,
            TextTest(operator=TextOperator.CONTAINS, value="red"),
        ),
        (TextTest(value="red"), Operator.TEXT_ONE_OF, TextOneOf(values=("red",))),
        (TextTest(), Operator.TEXT_ONE_OF, TextOneOf()),
        (TextOneOf(values=("red", "blue")), Operator.TEXT_IS, TextTest(value="red")),
        (
            TextTest(value="12,5"),
            Operator.NUMBER_LESS,
            NumberTest(operator=NumberOperator.LESS, value=12.5),
        ),
        (
            TextTest(value="red"),
            Operator.NUMBER_EQUAL,
            NumberTest(operator=NumberOperator.EQUAL, value=0),
        ),
        (NumberTest(value=40), Operator.TEXT_IS, TextTest(value="40")),
        (NumberTest(value=40), Operator.NUMBER_BETWEEN, NumberBetween(low=40, high=40)),
        (
            NumberBetween(low=20, high=60),
            Operator.NUMBER_AT_LEAST,
            NumberTest(operator=NumberOperator.AT_LEAST, value=20),
        ),
        (
            Known(),
            Operator.DATE_BEFORE,
            DateTest(operator=DateOperator.BEFORE, day=TODAY),
        ),
        (DateTest(day=SPRING), Operator.DATE_BETWEEN, DateBetween(first=SPRING, last=SPRING)),
        (
            DateBetween(first=EASTER, last=SPRING),
            Operator.DATE_AFTER,
            DateTest(operator=DateOperator.AFTER, day=EASTER),
        ),
        (
            DateRelative(side=Side.LAST, days=14),
            Operator.DATE_NEXT,
            DateRelative(side=Side.NEXT, days=14),
        ),
        (BooleanTest(value=True), Operator.NO, BooleanTest(value=False)),
        (TextTest(value="red"), Operator.KNOWN, Known()),
        (TextTest(value="red"), Operator.UNKNOWN, Unknown()),
        (DateTest(day=SPRING), Operator.ANNIVERSARY, Anniversary()),
    ],
)
def test_as_much_of_the_value_stays_as_the_new_test_can_hold(
    test: ValueTest, operator: Operator, after: ValueTest
) -> None:
    assert changed(test, operator, TODAY) == after
