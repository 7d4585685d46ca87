# SPDX-License-Identifier: MIT
"""Checks of Who: the audience and its live triggers."""

from __future__ import annotations

from collections.abc import Iterator

from exit_studio.models.audience import LiveAudience
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
from exit_studio.models.triggers import PageVisit, SingleAction
from exit_studio.models.wording import say

__all__: list[str] = []

_TRIGGERS = Place(section=Section.WHO, record="audience", field="triggers")


@check("who.no_trigger", Severity.ERROR)
def _no_trigger(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    if isinstance(campaign.audience, LiveAudience) and not campaign.audience.triggers:
        yield report(
            _TRIGGERS,
            say("A live campaign without a trigger is shown to nobody."),
            say("Add what a visitor has to do, or choose everyone."),
        )


@check("who.trigger_incomplete", Severity.ERROR)
def _trigger_incomplete(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    if not isinstance(campaign.audience, LiveAudience):
        return
    for trigger in campaign.audience.triggers:
        match trigger:
            case PageVisit() if not trigger.address.strip():
                yield report(
                    _TRIGGERS,
                    say("The page visit names no address."),
                    say("Type the address of the page, or a part of it."),
                )
            case SingleAction() if not trigger.event.strip():
                yield report(
                    _TRIGGERS,
                    say("The single action names no event."),
                    say("Choose the event that the visitor has to do."),
                )
            case _:
                pass
