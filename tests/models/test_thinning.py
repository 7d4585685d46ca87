# SPDX-License-Identifier: MIT
"""What is kept of many copies: much of the last day, little of last year, always the newest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exit_studio.models.thinning import BACKUPS, VERSIONS, Keep, kept
from tests.builders import NOW
from tests.strategies import LAW

# A Monday morning, 09:30 in UTC.
RULES = pytest.mark.parametrize("rules", [VERSIONS, BACKUPS], ids=["versions", "backups"])


def ago(**time: float) -> datetime:
    return NOW - timedelta(**time)


@RULES
def test_all_of_a_day_are_kept(rules: Sequence[Keep]) -> None:
    moments = [ago(minutes=10 * number) for number in range(145)]
    assert kept(moments, now=NOW, rules=rules) == frozenset(moments)


@RULES
def test_of_each_earlier_day_the_last_one_is_kept(rules: Sequence[Keep]) -> None:
    three_days_ago = [ago(days=3, hours=hours) for hours in (0, 1, 2)]
    two_days_ago = [ago(days=2, hours=hours) for hours in (0, 5)]
    moments = [*three_days_ago, *two_days_ago, NOW]
    assert kept(moments, now=NOW, rules=rules) == {three_days_ago[0], two_days_ago[0], NOW}


def test_versions_that_made_themselves_are_gone_after_90_days() -> None:
    moments = [ago(days=91), ago(days=90), ago(days=89), NOW]
    assert kept(moments, now=NOW, rules=VERSIONS) == {ago(days=90), ago(days=89), NOW}


def test_of_a_month_of_backups_one_a_week_is_kept() -> None:
    # The 9th to the 15th of February is a week, from Monday to Sunday.
    week = [ago(days=days) for days in range(15, 22)]
    before = ago(days=22)
    assert kept([*week, before, NOW], now=NOW, rules=BACKUPS) == {week[0], before, NOW}


def test_of_a_year_of_backups_one_a_month_is_kept() -> None:
    november = [datetime(2025, 11, day, 12, tzinfo=NOW.tzinfo) for day in (1, 15, 30)]
    too_old = ago(days=366)
    assert kept([*november, too_old, NOW], now=NOW, rules=BACKUPS) == {november[-1], NOW}


@RULES
def test_the_newest_one_stays_however_old_it_is(rules: Sequence[Keep]) -> None:
    moments = [ago(days=1000), ago(days=900)]
    assert kept(moments, now=NOW, rules=rules) == {ago(days=900)}
    assert kept([], now=NOW, rules=rules) == frozenset()


@RULES
def test_what_comes_from_the_future_is_kept(rules: Sequence[Keep]) -> None:
    moments = [ago(days=-2), ago(days=-1), NOW]
    assert kept(moments, now=NOW, rules=rules) == frozenset(moments)


@RULES
def test_thinning_often_keeps_as_much_of_each_month_as_thinning_once(
    rules: Sequence[Keep],
) -> None:
    # Every six hours a copy, and each time the older ones are thinned out.
    often: frozenset[datetime] = frozenset()
    everything: list[datetime] = []
    for number in range(4 * 400):
        moment = NOW + timedelta(hours=6 * number)
        everything.append(moment)
        often = kept([*often, moment], now=moment, rules=rules)
    once = kept(everything, now=everything[-1], rules=rules)
    assert {(each.year, each.month) for each in once} == {(each.year, each.month) for each in often}
    assert abs(len(often) - len(once)) <= 2


@LAW
@given(st.lists(st.integers(-10_000, 1_000_000), max_size=60))
def test_whatever_there_is_nothing_is_made_up_and_thinning_again_changes_nothing(
    minutes: list[int],
) -> None:
    moments = [ago(minutes=count) for count in minutes]
    for rules in (VERSIONS, BACKUPS):
        stay = kept(moments, now=NOW, rules=rules)
        assert stay <= frozenset(moments)
        assert kept(stay, now=NOW, rules=rules) == stay
