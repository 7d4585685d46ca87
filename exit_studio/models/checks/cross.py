# SPDX-License-Identifier: MIT
"""Checks of what each section says well, and which does not go together."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from exit_studio.models.audience import Everyone, LiveAudience, NoControl
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks.message import message_place, splits
from exit_studio.models.checks.registry import (
    CheckContext,
    Finding,
    Place,
    Report,
    Section,
    Severity,
    check,
)
from exit_studio.models.comparisons import (
    NumberBetween,
    NumberOperator,
    NumberTest,
    TextOneOf,
    TextOperator,
    TextTest,
    Unknown,
    ValueTest,
)
from exit_studio.models.delivery import AtMost, PeriodUnit, StopAfter
from exit_studio.models.events import Join, PropertyFilters
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.message import AutomaticWinner, PropertyMessage, WinnerMetric
from exit_studio.models.schedule import BestTime, LiveSchedule, RecurringSchedule, Schedule
from exit_studio.models.segment import AdHocSegment, Group, PropertyRule
from exit_studio.models.triggers import Inaction, SingleAction, Trigger
from exit_studio.models.values import At
from exit_studio.models.wording import say

__all__: list[str] = []


@check("start.conversion_time_outlasts_campaign", Severity.HINT)
def _conversion_time_outlasts_campaign(
    campaign: Campaign, context: CheckContext, report: Report
) -> Iterator[Finding]:
    """The conversion time is longer than the campaign runs."""
    length = _length(campaign.schedule, context.now)
    if campaign.goal.events and length and campaign.goal.conversion_time.span > length:
        yield report(
            Place(section=Section.START, record="goal", field="conversion_time"),
            say("The conversion time is longer than the campaign runs."),
            say("Wait that much longer for the last conversions, or shorten the time."),
        )


def _length(schedule: Schedule, now: datetime) -> timedelta | None:
    """How long the campaign runs; None where it has no end, or none after its start."""
    match schedule:
        case LiveSchedule(ends=At() as ends):
            starts = schedule.starts.instant if isinstance(schedule.starts, At) else now
            length = ends.instant - starts
        case RecurringSchedule() | BestTime() if schedule.last_day is not None:
            length = schedule.last_day - schedule.first_day + timedelta(days=1)
        case _:
            return None
    return length if length > timedelta(0) else None


def _done(trigger: Trigger) -> tuple[str, PropertyFilters] | None:
    """What a visitor has just done when this trigger fires, if that is an event."""
    match trigger:
        case SingleAction():
            return trigger.event.strip(), trigger.filters
        case Inaction():
            return trigger.did.event.strip(), trigger.did.filters
        case _:
            return None


def _is_met_by(goal_event: GoalEvent, event: str, filters: PropertyFilters) -> bool:
    asks_for_more = goal_event.measure is not None or goal_event.first_time
    wanted = goal_event.event.strip()
    return not asks_for_more and wanted == event and set(goal_event.filters) <= set(filters)


def _converts(goal: Goal, event: str, filters: PropertyFilters) -> bool:
    """Whether this one event is all that the goal asks for."""
    met = [_is_met_by(each, event, filters) for each in goal.events]
    return bool(event and met) and (any(met) if goal.join is Join.ANY else all(met))


@check("who.trigger_is_goal", Severity.WARNING)
def _trigger_is_goal(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """What a live trigger waits for is the whole goal as well."""
    if not isinstance(campaign.audience, LiveAudience):
        return
    for trigger in campaign.audience.triggers:
        done = _done(trigger)
        if done is not None and _converts(campaign.goal, *done):
            yield report(
                Place(section=Section.WHO, record="audience", field="triggers", item=trigger.id),
                say(
                    "“{event}” makes a visitor see the campaign and is its goal as well, so "
                    "everybody would convert at once.",
                    event=done[0],
                ),
                say("Choose a goal that comes after the pop-up, or another trigger."),
            )


_COMPARED: Mapping[NumberOperator, Callable[[float, float], bool]] = {
    NumberOperator.EQUAL: operator.eq,
    NumberOperator.NOT_EQUAL: operator.ne,
    NumberOperator.LESS: operator.lt,
    NumberOperator.AT_MOST: operator.le,
    NumberOperator.GREATER: operator.gt,
    NumberOperator.AT_LEAST: operator.ge,
}
_TEXTS_COMPARED: Mapping[TextOperator, Callable[[str, str], bool]] = {
    TextOperator.IS: operator.eq,
    TextOperator.IS_NOT: operator.ne,
    TextOperator.CONTAINS: operator.contains,
    TextOperator.STARTS_WITH: str.startswith,
    TextOperator.ENDS_WITH: str.endswith,
}


def _may_pass(test: ValueTest, value: str) -> bool:
    """Whether a property with this value can pass; yes where it cannot be told."""
    text = value.strip().casefold()
    match test:
        case Unknown():
            return False
        case TextTest():
            return _TEXTS_COMPARED[test.operator](text, test.value.strip().casefold())
        case TextOneOf():
            return text in {each.strip().casefold() for each in test.values}
        case NumberTest() | NumberBetween():
            return _number_may_pass(test, text)
        case _:
            return True


def _number_may_pass(test: NumberTest | NumberBetween, text: str) -> bool:
    try:
        number = float(text)
    except ValueError:
        return False
    if isinstance(test, NumberTest):
        return _COMPARED[test.operator](number, test.value)
    return test.low <= number <= test.high


def _required(group: Group) -> Iterator[PropertyRule]:
    """The rules on properties that everybody in the group has to meet."""
    if group.negated or (group.join is Join.ANY and len(group.rules) > 1):
        return
    for rule in group.rules:
        if isinstance(rule, Group):
            yield from _required(rule)
        elif isinstance(rule, PropertyRule):
            yield rule


@check("what.variant_value_excluded", Severity.WARNING)
def _variant_value_excluded(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """The segment excludes everybody with the value of a variant."""
    message, audience = campaign.message, campaign.audience
    segment = None if isinstance(audience, Everyone) else audience.segment
    if not isinstance(message, PropertyMessage) or not isinstance(segment, AdHocSegment):
        return
    tests = [
        rule.test
        for rule in _required(segment.root)
        if rule.property.strip() == message.property.strip() != ""
    ]
    for variant in message.variants:
        for value in variant.values:
            if value.strip() and not all(_may_pass(test, value) for test in tests):
                yield report(
                    message_place("variants", variant.id),
                    say("Nobody in the audience has the value “{value}”.", value=value.strip()),
                    say("Remove the value, or widen the segment."),
                )


@check("what.winner_without_goal", Severity.ERROR)
def _winner_without_goal(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """The winner of an A/B test goes by conversions, and there is no goal."""
    if campaign.goal.events:
        return
    for place, split in splits(campaign.message):
        match split.winner:
            case AutomaticWinner(metric=WinnerMetric.CONVERSIONS):
                yield report(
                    place,
                    say("The winner goes by conversions, but the campaign has no goal."),
                    say("Add a goal in Start, or let clicks decide."),
                )
            case _:
                pass


@check("what.hold_out_beside_control", Severity.HINT)
def _hold_out_beside_control(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """An A/B test holds visitors out, and there is a control group as well."""
    if isinstance(campaign.control, NoControl):
        return
    for place, split in splits(campaign.message):
        if split.hold_out_percent:
            yield report(
                place,
                say("Visitors are held out of the test, and a control group is left out besides."),
                say("One of the two is enough to compare with."),
            )


@check("when.period_outlasts_campaign", Severity.HINT)
def _period_outlasts_campaign(
    campaign: Campaign, context: CheckContext, report: Report
) -> Iterator[Finding]:
    """Views are counted in a period that is longer than the campaign runs."""
    frequency = campaign.delivery.frequency
    length = _length(campaign.schedule, context.now)
    if isinstance(frequency, AtMost) and length and _period(frequency) > length:
        yield report(
            Place(section=Section.WHEN, record="delivery", field="frequency"),
            say("The period in which views are counted is longer than the campaign runs."),
            say("Choose a shorter period, or say how often a visitor sees it at all."),
        )


def _period(frequency: AtMost) -> timedelta:
    unit = timedelta(hours=1) if frequency.unit is PeriodUnit.HOURS else timedelta(days=1)
    return frequency.every * unit


@check("when.stop_without_goal", Severity.ERROR)
def _stop_without_goal(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """The campaign stops after a conversion, and there is no goal."""
    if StopAfter.CONVERSION in campaign.delivery.stop_after and not campaign.goal.events:
        yield report(
            Place(section=Section.WHEN, record="delivery", field="stop_after"),
            say("The campaign stops after a conversion, but has no goal that could be one."),
            say("Add a goal in Start, or stop after something else."),
        )
