# SPDX-License-Identifier: MIT
"""Short words for settings."""

from __future__ import annotations

from datetime import datetime

import pytest

from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.triggers import PageMatch
from exit_studio.models.values import At, Duration, DurationUnit
from exit_studio.ui.words import (
    duration_words,
    goal_words,
    match_words,
    moment_words,
    unit_words,
)
from tests.builders import a_campaign

MORNING = At(local=datetime.fromisoformat("2026-11-24 09:00"), zone="Europe/Paris")


@pytest.mark.parametrize(
    ("count", "unit", "words"),
    [
        (1, DurationUnit.MINUTES, "1 minute"),
        (1, DurationUnit.WEEKS, "1 week"),
        (7, DurationUnit.DAYS, "7 days"),
        (0, DurationUnit.HOURS, "0 hours"),
        (5, DurationUnit.MONTHS, "5 months"),
    ],
)
def test_spans_of_time(count: int, unit: DurationUnit, words: str) -> None:
    assert duration_words(Duration(count=count, unit=unit)) == words


def test_every_unit_and_every_way_of_comparing_has_words() -> None:
    assert all(unit_words(unit) for unit in DurationUnit)
    assert len({match_words(match) for match in PageMatch}) == len(PageMatch)


def test_a_moment_names_its_zone() -> None:
    assert moment_words(MORNING) == "24 Nov 2026 09:00, Europe/Paris"


def test_a_goal_without_its_event_says_what_is_missing() -> None:
    assert goal_words(a_campaign(goal=Goal(events=(GoalEvent(id="g_1"),)))) == (
        "Name the event that counts as a conversion."
    )


def test_without_a_goal_it_says_what_is_counted() -> None:
    assert goal_words(a_campaign(goal=Goal())) == (
        "No goal: the report counts views, clicks and closes."
    )
