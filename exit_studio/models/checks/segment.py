# SPDX-License-Identifier: MIT
"""Checks of Who: the rules of a segment that stands in the campaign.

Whether a saved segment still exists is known to the library only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, singledispatch

from typing_extensions import override

from exit_studio.models.audience import Everyone
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks.conditions import (
    Flaw,
    Trouble,
    filter_flaws,
    impossible,
    incomplete,
    measure_flaws,
    test_flaws,
    window_flaws,
)
from exit_studio.models.checks.registry import (
    CheckContext,
    Finding,
    Place,
    Report,
    Section,
    Severity,
    check,
)
from exit_studio.models.ids import ConditionId
from exit_studio.models.segment import (
    AdHocSegment,
    AgeRule,
    City,
    ConstantRule,
    DeviceRule,
    EventRule,
    GenderRule,
    Group,
    NearRule,
    PlaceRule,
    PropertyRule,
)
from exit_studio.models.wording import say

__all__: list[str] = []

MIN_CONSTANT_EVENTS = 2
"""A value can only stay the same over several events."""


# Dispatched by type: matching 200 rules one pattern after the other would be felt while typing.
@singledispatch
def _flaws(_rule: object) -> Iterator[Flaw]:
    """What is wrong with a rule; of kinds that are always whole, nothing."""
    yield from ()


@_flaws.register
def _group_flaws(rule: Group) -> Iterator[Flaw]:
    if not rule.rules:
        yield Flaw(
            Trouble.EMPTY,
            say("A group of the segment has no rule, so it says nothing of a visitor."),
            say("Add a rule to the group, or remove it."),
        )


@_flaws.register
def _event_flaws(rule: EventRule) -> Iterator[Flaw]:
    if not rule.event.strip():
        yield incomplete(
            say("A rule of the segment names no event."),
            say("Choose the event that the visitor did or did not do."),
        )
    yield from filter_flaws(rule.filters)
    yield from measure_flaws(rule.measure, rule.event.strip())
    yield from window_flaws(rule.window)


@_flaws.register
def _property_flaws(rule: PropertyRule) -> Iterator[Flaw]:
    if rule.property.strip():
        yield from test_flaws(rule.test, rule.property.strip())
    else:
        yield incomplete(
            say("A rule of the segment names no property."),
            say("Choose the property of the visitor that it looks at."),
        )


@_flaws.register
def _age_flaws(rule: AgeRule) -> Iterator[Flaw]:
    if rule.low > rule.high:
        yield impossible(
            say("Nobody is from {low} to {high} years old.", low=rule.low, high=rule.high),
            say("Put the lower age first."),
        )


@_flaws.register
def _gender_flaws(rule: GenderRule) -> Iterator[Flaw]:
    if not rule.genders:
        yield incomplete(say("The gender is left open."), say("Choose at least one."))


@_flaws.register
def _place_flaws(rule: PlaceRule) -> Iterator[Flaw]:
    if not rule.places:
        yield incomplete(
            say("A rule of the segment asks for a place, but names none."),
            say("Add a country, a region or a city."),
        )
    elif not all(place.country for place in rule.places):
        yield incomplete(
            say("A place of the segment is in no country."),
            say("Choose its country, or remove the place."),
        )


@_flaws.register
def _near_flaws(rule: NearRule) -> Iterator[Flaw]:
    if not rule.circles:
        yield incomplete(
            say("A rule of the segment asks for visitors near a place, but names none."),
            say("Add a point or a city, with the kilometres around it."),
        )
    cities = [circle.centre for circle in rule.circles if isinstance(circle.centre, City)]
    if not all(city.country and city.name.strip() for city in cities):
        yield incomplete(
            say("A city that visitors are to be near has no name or no country."),
            say("Type its name and choose its country."),
        )


@_flaws.register
def _device_flaws(rule: DeviceRule) -> Iterator[Flaw]:
    if not rule.tests:
        yield incomplete(
            say("A rule of the segment asks nothing of the device."),
            say("Choose what the device has to be like, or remove the rule."),
        )
    for each in rule.tests:
        yield from test_flaws(each.test, each.field)


@_flaws.register
def _constant_flaws(rule: ConstantRule) -> Iterator[Flaw]:
    if not rule.property.strip():
        yield incomplete(
            say("A rule asks for the same value over several events, but of no property."),
            say("Choose the property whose value stays the same."),
        )
    if len(rule.events) < MIN_CONSTANT_EVENTS:
        yield incomplete(
            say("A value can stay the same only over two events or more."),
            say("Add another event, or use a rule for one event."),
        )
    elif not any(event.done for event in rule.events):
        yield incomplete(
            say("A value cannot stay the same over events of which none was done."),
            say("Say of at least one event that the visitor did it."),
        )
    for event in rule.events:
        if not event.event.strip():
            yield incomplete(
                say("A rule of the segment names no event."),
                say("Choose the event that the visitor did or did not do."),
            )
        yield from filter_flaws(event.filters)
        yield from window_flaws(event.window)


class _Same:
    """A group, equal to itself alone: comparing rules in depth costs more than judging them."""

    __slots__ = ("group",)

    def __init__(self, group: Group) -> None:
        self.group = group

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.group is self.group

    @override
    def __hash__(self) -> int:
        return id(self.group)


# Several checks ask, at each keystroke; most keystrokes leave the segment as it is.
@lru_cache(maxsize=8)
def _flaws_within(root: _Same) -> tuple[tuple[ConditionId, Flaw], ...]:
    return tuple((rule.id, flaw) for _, rule in root.group.walk() for flaw in _flaws(rule))


def _with_flaws(campaign: Campaign, trouble: Trouble, report: Report) -> Iterator[Finding]:
    audience = campaign.audience
    segment = None if isinstance(audience, Everyone) else audience.segment
    if not isinstance(segment, AdHocSegment):
        return
    for rule_id, flaw in _flaws_within(_Same(segment.root)):
        if flaw.trouble is trouble:
            place = Place(section=Section.WHO, record="audience", field="segment", item=rule_id)
            yield report(place, flaw.problem, flaw.mend)


@check("who.group_empty", Severity.ERROR)
def _group_empty(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A group of the segment has no rule."""
    yield from _with_flaws(campaign, Trouble.EMPTY, report)


@check("who.rule_incomplete", Severity.ERROR)
def _rule_incomplete(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A rule of the segment lacks an event, a property, a place or a value."""
    yield from _with_flaws(campaign, Trouble.INCOMPLETE, report)


@check("who.rule_impossible", Severity.ERROR)
def _rule_impossible(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A rule of the segment can never be met."""
    yield from _with_flaws(campaign, Trouble.IMPOSSIBLE, report)


@check("who.rule_always", Severity.WARNING)
def _rule_always(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A rule of the segment is met by everybody: at least 0 times."""
    yield from _with_flaws(campaign, Trouble.ALWAYS, report)
