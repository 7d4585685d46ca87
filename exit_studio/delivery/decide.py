# SPDX-License-Identifier: MIT
"""Whether a campaign is shown to a visit, and which of several is; each with its whole trace.

What is live, and what the answer to a website looks like, is the server's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from exit_studio.delivery.page_match import matches
from exit_studio.models.audience import Everyone, LiveAudience
from exit_studio.models.campaign import Campaign
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.triggers import PageVisit, SingleAction, Trigger
from exit_studio.models.values import At
from exit_studio.models.wire import CampaignState, Decision, TraceStep, Visit

__all__ = ["Candidate", "choose", "decide", "state_at"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A campaign that could be shown.

    Attributes:
        published_at: When the revision that is live was published; aware.
    """

    campaign: Campaign
    published_at: datetime


def decide(campaign: Campaign, visit: Visit, *, now: datetime, published_at: datetime) -> Decision:
    """Decide whether `campaign` is shown to `visit`, and say why.

    The trace names every rule, also those behind one that failed: `published`, `starts`, `ends`,
    one `trigger.<id>` for each live trigger, and `audience`. All but the triggers must pass; of
    the triggers one, which is what `audience` says.

    Args:
        campaign: What is live.
        visit: The page, and what the visitor did in this session.
        now: The moment of the visit; aware.
        published_at: When the campaign was published; aware. Before it nothing is shown.
    """
    schedule = tuple(_schedule_steps(campaign, now, published_at))
    triggers = tuple(_trigger_steps(campaign, visit))
    audience = _audience_step(campaign, triggers)
    return Decision(
        campaign_id=campaign.id,
        show=audience.passed and all(step.passed for step in schedule),
        decided_at=now,
        trace=(*schedule, *triggers, audience),
    )


def choose(
    candidates: Iterable[Candidate], visit: Visit, now: datetime
) -> tuple[Decision | None, tuple[Decision, ...]]:
    """Choose the campaign to show: of those that pass, the one with the highest priority.

    Among equals the most recently published wins; published at the same moment, the one with the
    greater id, so that the choice is the same each time.

    Returns:
        The chosen decision, or None; and every decision, in the order of the candidates.
    """
    decided = [
        (candidate, decide(candidate.campaign, visit, now=now, published_at=candidate.published_at))
        for candidate in candidates
    ]
    passing = [(candidate, decision) for candidate, decision in decided if decision.show]
    _, chosen = max(
        passing,
        key=lambda pair: (
            pair[0].campaign.details.priority,
            pair[0].published_at,
            pair[1].campaign_id,
        ),
        default=(None, None),
    )
    return chosen, tuple(decision for _, decision in decided)


def state_at(campaign: Campaign, now: datetime) -> CampaignState:
    """Where a published campaign stands in its schedule."""
    schedule = campaign.schedule
    if not isinstance(schedule, LiveSchedule):
        return CampaignState.SCHEDULED
    if schedule.has_ended(now):
        return CampaignState.COMPLETED
    if not schedule.has_started(now):
        return CampaignState.SCHEDULED
    return CampaignState.RUNNING


def _schedule_steps(
    campaign: Campaign, now: datetime, published_at: datetime
) -> Iterator[TraceStep]:
    schedule = campaign.schedule
    yield TraceStep(rule="published", seen=published_at.isoformat(), passed=published_at <= now)
    if not isinstance(schedule, LiveSchedule):
        yield TraceStep(rule="schedule", seen=f"{schedule.kind}: not delivered yet", passed=False)
        return
    starts = schedule.starts.instant.isoformat() if isinstance(schedule.starts, At) else "at once"
    ends = schedule.ends.instant.isoformat() if isinstance(schedule.ends, At) else "never"
    yield TraceStep(rule="starts", seen=starts, passed=schedule.has_started(now))
    yield TraceStep(rule="ends", seen=ends, passed=not schedule.has_ended(now))


def _trigger_steps(campaign: Campaign, visit: Visit) -> Iterator[TraceStep]:
    audience = campaign.audience
    for trigger in audience.triggers if isinstance(audience, LiveAudience) else ():
        seen, passed = _judged(trigger, visit)
        yield TraceStep(rule=f"trigger.{trigger.id}", seen=seen, passed=passed)


def _judged(trigger: Trigger, visit: Visit) -> tuple[str, bool]:
    match trigger:
        case PageVisit():
            return visit.page, matches(visit.page, trigger.match, trigger.address)
        case SingleAction():
            event = trigger.event.strip()
            return ", ".join(visit.events), event != "" and event in visit.events
        case _:
            return f"{trigger.kind}: not delivered yet", False


def _audience_step(campaign: Campaign, triggers: tuple[TraceStep, ...]) -> TraceStep:
    if isinstance(campaign.audience, Everyone):
        return TraceStep(rule="audience", seen="everyone", passed=True)
    if not isinstance(campaign.audience, LiveAudience):
        seen = f"{campaign.audience.kind}: not delivered yet"
        return TraceStep(rule="audience", seen=seen, passed=False)
    passed = sum(step.passed for step in triggers)
    seen = f"{passed} of {len(triggers)} triggers"
    return TraceStep(rule="audience", seen=seen, passed=passed > 0)
