# SPDX-License-Identifier: MIT
"""What a case of a check is, and the campaigns that several of them start from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from exit_studio.models.audience import LiveAudience, PastBehaviour
from exit_studio.models.campaign import Campaign
from exit_studio.models.comparisons import (
    DateBetween,
    NumberBetween,
    TextOneOf,
    TextTest,
    ValueTest,
)
from exit_studio.models.elements import CloseButton, Stack
from exit_studio.models.events import PropertyFilter
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.message import Message
from exit_studio.models.popup import Popup
from exit_studio.models.record import evolve
from exit_studio.models.schedule import FixedTimes, LiveSchedule, Schedule
from exit_studio.models.segment import AdHocSegment, Group, Rule
from exit_studio.models.triggers import Trigger
from exit_studio.models.values import At
from tests.builders import NOW, a_campaign, a_heading

A_SECOND = timedelta(seconds=1)
TOMORROW = NOW + timedelta(days=1)
YESTERDAY = NOW - timedelta(days=1)

Where = tuple[str, ...]
"""Record and field, and the item where the field holds several."""

OTHER = "other"
"""A second pop-up, in campaigns made by `saying`."""


@dataclass(frozen=True)
class Case:
    """A campaign, and where one check finds something in it."""

    check: str
    why: str
    campaign: Campaign
    places: tuple[Where, ...] = ()


def pair(
    check: str, why: str, well: Campaign, broken: Campaign, *places: Where
) -> tuple[Case, ...]:
    """Two campaigns that differ in one thing, of which the check finds only the second."""
    return Case(check, f"{why}, well", well), Case(check, why, broken, places)


def joined(*groups: Iterable[Case]) -> tuple[Case, ...]:
    return tuple(case for group in groups for case in group)


def utc(moment: datetime) -> At:
    return At(local=moment.replace(tzinfo=None), zone="UTC")


def filtered(test: ValueTest, name: str = "price") -> tuple[PropertyFilter, ...]:
    return (PropertyFilter(property=name, test=test),)


def days(first: int, last: int) -> DateBetween:
    """Between two days of March."""
    march = NOW.date()
    return DateBetween(first=march.replace(day=first), last=march.replace(day=last))


# Each kind of test that lacks something, or that nothing can pass, and its mended twin.
INCOMPLETE_TESTS: tuple[tuple[str, ValueTest, ValueTest], ...] = (
    ("an empty text", TextTest(value="red"), TextTest(value=" ")),
    ("no values", TextOneOf(values=("red",)), TextOneOf()),
    ("an empty value", TextOneOf(values=("red", "blue")), TextOneOf(values=("red", ""))),
)
IMPOSSIBLE_TESTS: tuple[tuple[str, ValueTest, ValueTest], ...] = (
    ("numbers turned around", NumberBetween(low=5, high=5), NumberBetween(low=5.5, high=5)),
    ("days turned around", days(3, 3), days(4, 3)),
)


def aiming_at(*events: GoalEvent) -> Campaign:
    return a_campaign(goal=Goal(events=events))


def for_triggers(*triggers: Trigger, schedule: Schedule | None = None) -> Campaign:
    return a_campaign(audience=LiveAudience(triggers=triggers), schedule=schedule or LiveSchedule())


def for_segment(*rules: Rule, schedule: Schedule | None = None) -> Campaign:
    """A campaign by past behaviour, at once, for those who meet all the rules."""
    segment = AdHocSegment(root=Group(id="root", rules=rules))
    return a_campaign(audience=PastBehaviour(segment=segment), schedule=schedule or FixedTimes())


def saying(message: Message, *, words: str = "Stay", **overrides: object) -> Campaign:
    """The cart reminder with a second pop-up, whose heading says `words`."""
    campaign = a_campaign()
    stack = Stack(id="step_2", children=("heading_2",))
    parts = (stack, a_heading(words, element_id="heading_2"), CloseButton(id="close_2"))
    popup = Popup(id=OTHER, steps=("step_2",), close="close_2")
    return evolve(
        campaign,
        message=message,
        popups={**campaign.popups, OTHER: popup},
        elements={**campaign.elements, **{each.id: each for each in parts}},
        **overrides,
    )
