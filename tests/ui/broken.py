# SPDX-License-Identifier: MIT
"""For each check a campaign in which it finds something: an entry here, or its first case."""

from __future__ import annotations

from datetime import datetime

from exit_studio.models.audience import LiveAudience
from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.elements import CallFunction, OpenLink
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.record import evolve
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.triggers import PageVisit
from exit_studio.models.values import At, Duration, DurationUnit
from tests.builders import CLOSE, POPUP, a_button, a_campaign, a_heading, with_elements
from tests.models.checks.cases import CASES


def at(local: str) -> At:
    """A time in Paris."""
    return At(local=datetime.fromisoformat(local), zone="Europe/Paris")


def _without_close_button() -> Campaign:
    campaign = a_campaign()
    return evolve(
        campaign,
        popups={POPUP: evolve(campaign.popup(POPUP), close=None)},
        elements={name: each for name, each in campaign.elements.items() if name != CLOSE},
    )


BROKEN: dict[str, Campaign] = {
    **{case.check: case.campaign for case in reversed(CASES) if case.places},
    "start.name_missing": a_campaign(details=Details()),
    "start.goal_event_missing": a_campaign(goal=Goal(events=(GoalEvent(id="g_1"),))),
    "start.goal_missing": a_campaign(goal=Goal()),
    "start.conversion_time_out_of_limits": a_campaign(
        goal=Goal(
            events=(GoalEvent(id="g_1", event="Charged"),),
            conversion_time=Duration(count=6, unit=DurationUnit.MONTHS),
        )
    ),
    "who.no_trigger": a_campaign(audience=LiveAudience()),
    "who.trigger_incomplete": a_campaign(audience=LiveAudience(triggers=(PageVisit(id="t"),))),
    "what.heading_missing": with_elements(a_heading("")),
    "what.button_without_words": with_elements(a_button("")),
    "what.link_missing": with_elements(a_button(action=OpenLink())),
    "what.link_unsafe": with_elements(a_button(action=OpenLink(link="javascript:alert(1)"))),
    "what.function_name": with_elements(a_button(action=CallFunction(name="a b"))),
    "what.close_button_missing": _without_close_button(),
    "what.low_contrast": with_elements(a_heading(color="#eeeeee")),
    "when.end_before_start": a_campaign(
        schedule=LiveSchedule(starts=at("2026-06-02 10:00"), ends=at("2026-06-01 10:00"))
    ),
    "when.end_in_the_past": a_campaign(schedule=LiveSchedule(ends=at("2020-06-01 10:00"))),
}
