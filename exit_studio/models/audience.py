# SPDX-License-Identifier: MIT
"""Who: the visitors that a campaign is for, how many of them, and who is left out to compare."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from exit_studio.models.ids import ConditionId
from exit_studio.models.record import Record
from exit_studio.models.segment import AdHocSegment, Group, SegmentSource
from exit_studio.models.triggers import MAX_TRIGGERS, Trigger

__all__ = [
    "MAX_CONTROL_PERCENT",
    "MAX_HELD_BACK_PERCENT",
    "MIN_CONTROL_PERCENT",
    "MIN_HELD_BACK_PERCENT",
    "Audience",
    "CampaignControl",
    "ControlGroup",
    "CustomControl",
    "Everyone",
    "GlobalControl",
    "Limits",
    "LiveAudience",
    "NoControl",
    "PastBehaviour",
    "empty_segment",
]

MIN_CONTROL_PERCENT = 2
MAX_CONTROL_PERCENT = 99
"""Of a campaign's own control group (product, section 4)."""
MIN_HELD_BACK_PERCENT = 2
MAX_HELD_BACK_PERCENT = 5
"""Of the global control group, and of each custom one (product, section 4)."""
MAX_LIMIT = 1_000_000_000


class Everyone(Record):
    """Every visitor of the site."""

    kind: Literal["everyone"] = "everyone"


class PastBehaviour(Record):
    """Visitors in a segment that is computed from stored events and profiles."""

    kind: Literal["past_behaviour"] = "past_behaviour"
    segment: SegmentSource


class LiveAudience(Record):
    """Visitors who, in this session, do what any of the triggers says.

    Attributes:
        segment: In which they have to be besides, or None.
    """

    kind: Literal["live"] = "live"
    triggers: Annotated[tuple[Trigger, ...], Field(max_length=MAX_TRIGGERS)] = ()
    segment: SegmentSource | None = None

    @model_validator(mode="after")
    def _names_each_trigger_once(self) -> Self:
        ids = Counter(trigger.id for trigger in self.triggers)
        if twice := [trigger_id for trigger_id, count in ids.items() if count > 1]:
            msg = f"the id “{min(twice)}” is used twice"
            raise ValueError(msg)
        return self


Audience = Annotated[Everyone | PastBehaviour | LiveAudience, Field(discriminator="kind")]


Limit = Annotated[int, Field(ge=1, le=MAX_LIMIT)]


class Limits(Record):
    """How many of those who qualify see the pop-up; None stands for no limit.

    Attributes:
        share_percent: Of the qualifying visitors, always the same ones.
        total: Over the whole campaign.
        per_day: For best time, the visitor's time zone and live campaigns.
        per_run: For fixed times and recurring campaigns.
        safety: When more qualify, the campaign does not run, and its author gets an e-mail.
    """

    kind: Literal["limits"] = "limits"
    share_percent: Annotated[int, Field(ge=1, le=100)] = 100
    total: Limit | None = None
    per_day: Limit | None = None
    per_run: Limit | None = None
    safety: Limit | None = None


class NoControl(Record):
    """Nobody is left out."""

    kind: Literal["no_control"] = "no_control"


class CampaignControl(Record):
    """A share of this campaign's visitors is shown nothing."""

    kind: Literal["campaign_control"] = "campaign_control"
    percent: Annotated[int, Field(ge=MIN_CONTROL_PERCENT, le=MAX_CONTROL_PERCENT)] = 10


class GlobalControl(Record):
    """The one control group of the backend, which is shown nothing of any campaign."""

    kind: Literal["global_control"] = "global_control"


class CustomControl(Record):
    """A control group that the backend knows by name."""

    kind: Literal["custom_control"] = "custom_control"
    name: Annotated[str, StringConstraints(max_length=60)] = ""


ControlGroup = Annotated[
    NoControl | CampaignControl | GlobalControl | CustomControl, Field(discriminator="kind")
]


def empty_segment(rule_id: ConditionId) -> AdHocSegment:
    """A segment without a rule, in which everybody is."""
    return AdHocSegment(root=Group(id=rule_id))
