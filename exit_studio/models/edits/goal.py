# SPDX-License-Identifier: MIT
"""Edits of the goal."""

from __future__ import annotations

from typing import Literal

from typing_extensions import override

from exit_studio.models.campaign import Campaign
from exit_studio.models.edits.base import BaseEdit, shape_of
from exit_studio.models.events import Join
from exit_studio.models.goal import GoalEvents
from exit_studio.models.record import evolve
from exit_studio.models.values import Duration

__all__ = ["SetConversionTime", "SetGoalEvents", "SetGoalJoin"]


class SetGoalEvents(BaseEdit):
    """Say which events count as a conversion. None of them: no goal."""

    kind: Literal["set_goal_events"] = "set_goal_events"
    events: GoalEvents

    @property
    @override
    def label(self) -> str:
        return "Change goal" if self.events else "Remove goal"

    @property
    @override
    def merge_key(self) -> str | None:
        return f"{self.kind}:{shape_of(self.events)}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, goal=evolve(campaign.goal, events=self.events))


class SetGoalJoin(BaseEdit):
    """Say whether all of the events must happen, or any."""

    kind: Literal["set_goal_join"] = "set_goal_join"
    join: Join

    @property
    @override
    def label(self) -> str:
        return "Change goal"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, goal=evolve(campaign.goal, join=self.join))


class SetConversionTime(BaseEdit):
    """Say for how long after the first view the goal counts."""

    kind: Literal["set_conversion_time"] = "set_conversion_time"
    conversion_time: Duration

    @property
    @override
    def label(self) -> str:
        return "Change conversion time"

    @property
    @override
    def merge_key(self) -> str | None:
        return f"{self.kind}:{self.conversion_time.unit}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, goal=evolve(campaign.goal, conversion_time=self.conversion_time))
