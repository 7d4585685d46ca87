# SPDX-License-Identifier: MIT
"""Checks of When: start and end."""

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
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.values import At
from exit_studio.models.wording import say

__all__: list[str] = []

_END = Place(section=Section.WHEN, record="schedule", field="ends")


@check("when.end_before_start", Severity.ERROR)
def _end_before_start(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    schedule = campaign.schedule
    if not isinstance(schedule, LiveSchedule):
        return
    starts, ends = schedule.starts, schedule.ends
    if isinstance(starts, At) and isinstance(ends, At) and ends.instant <= starts.instant:
        yield report(
            _END, say("The campaign ends before it starts."), say("Choose an end after the start.")
        )


@check("when.end_in_the_past", Severity.ERROR)
def _end_in_the_past(
    campaign: Campaign, context: CheckContext, report: Report
) -> Iterator[Finding]:
    schedule = campaign.schedule
    if isinstance(schedule, LiveSchedule) and schedule.has_ended(context.now):
        yield report(
            _END,
            say("The campaign's end has passed, so it would be shown to nobody."),
            say("Choose a later end, or none."),
        )
