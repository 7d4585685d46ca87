# SPDX-License-Identifier: MIT
"""Checks of Start: name, goal and conversion time."""

from __future__ import annotations

from collections.abc import Iterator

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks.conditions import Trouble, filter_flaws, measure_flaws
from exit_studio.models.checks.registry import (
    CheckContext,
    Finding,
    Place,
    Report,
    Section,
    Severity,
    check,
)
from exit_studio.models.goal import MAX_CONVERSION_TIME, MIN_CONVERSION_TIME
from exit_studio.models.wording import say

__all__: list[str] = []


def _at(record: str, field: str, item: str | None = None) -> Place:
    return Place(section=Section.START, record=record, field=field, item=item)


@check("start.name_missing", Severity.ERROR)
def _name_missing(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """The campaign has no name."""
    if not campaign.details.name.strip():
        yield report(
            _at("details", "name"),
            say("The campaign has no name."),
            say("Give it a name that you will find again."),
        )


@check("start.goal_event_missing", Severity.ERROR)
def _goal_event_missing(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """An event of the goal has no name."""
    for goal_event in campaign.goal.events:
        if not goal_event.event.strip():
            yield report(
                _at("goal", "events", goal_event.id),
                say("The goal names no event."),
                say("Choose the event that counts as a conversion, or remove the goal."),
            )


def _with_flaws(campaign: Campaign, trouble: Trouble, report: Report) -> Iterator[Finding]:
    for goal_event in campaign.goal.events:
        name = goal_event.event.strip()
        for flaws in (filter_flaws(goal_event.filters), measure_flaws(goal_event.measure, name)):
            for flaw in flaws:
                if flaw.trouble is trouble:
                    place = _at("goal", "events", goal_event.id)
                    yield report(place, flaw.problem, flaw.mend)


@check("start.goal_event_incomplete", Severity.ERROR)
def _goal_event_incomplete(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """A filter or a measure of a goal event lacks a property or a value."""
    yield from _with_flaws(campaign, Trouble.INCOMPLETE, report)


@check("start.goal_event_impossible", Severity.ERROR)
def _goal_event_impossible(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """A filter or a measure of a goal event can never be met."""
    yield from _with_flaws(campaign, Trouble.IMPOSSIBLE, report)


@check("start.goal_event_always", Severity.WARNING)
def _goal_event_always(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A measure of a goal event is met by everybody: at least 0 times."""
    yield from _with_flaws(campaign, Trouble.ALWAYS, report)


@check("start.conversion_time_out_of_limits", Severity.ERROR)
def _conversion_time_out_of_limits(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """The conversion time is shorter than 1 minute or longer than 150 days."""
    if not MIN_CONVERSION_TIME <= campaign.goal.conversion_time.span <= MAX_CONVERSION_TIME:
        yield report(
            _at("goal", "conversion_time"),
            say("The conversion time is outside of 1 minute to 5 months."),
            say("Choose a time between 1 minute and 5 months (150 days)."),
        )


@check("start.goal_missing", Severity.HINT)
def _goal_missing(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """There is no goal, so nothing counts as a conversion."""
    if not campaign.goal.events:
        yield report(
            _at("goal", "events"),
            say("The campaign has no goal, so the report will count no conversions."),
            say("Add a goal event, or go on without."),
        )
