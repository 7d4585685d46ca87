# SPDX-License-Identifier: MIT
"""Checks of Start: name and goal."""

from __future__ import annotations

from collections.abc import Iterator

from exit_studio.models.campaign import Campaign
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


def _at(record: str, field: str) -> Place:
    return Place(section=Section.START, record=record, field=field)


@check("start.name_missing", Severity.ERROR)
def _name_missing(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    if not campaign.details.name.strip():
        yield report(
            _at("details", "name"),
            say("The campaign has no name."),
            say("Give it a name that you will find again."),
        )


@check("start.goal_event_missing", Severity.ERROR)
def _goal_event_missing(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    if any(not goal_event.event.strip() for goal_event in campaign.goal.events):
        yield report(
            _at("goal", "events"),
            say("The goal names no event."),
            say("Choose the event that counts as a conversion, or remove the goal."),
        )


@check("start.conversion_time_out_of_limits", Severity.ERROR)
def _conversion_time_out_of_limits(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    if not MIN_CONVERSION_TIME <= campaign.goal.conversion_time.span <= MAX_CONVERSION_TIME:
        yield report(
            _at("goal", "conversion_time"),
            say("The conversion time is outside of 1 minute to 5 months."),
            say("Choose a time between 1 minute and 5 months (150 days)."),
        )


@check("start.goal_missing", Severity.HINT)
def _goal_missing(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    if not campaign.goal.events:
        yield report(
            _at("goal", "events"),
            say("The campaign has no goal, so the report will count no conversions."),
            say("Add a goal event, or go on without."),
        )
