# SPDX-License-Identifier: MIT
"""Edits of the audience."""

from __future__ import annotations

from typing import Literal

from typing_extensions import override

from exit_studio.models.audience import Audience, ControlGroup, Everyone, Limits
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits.base import BaseEdit, shape_of
from exit_studio.models.record import evolve

__all__ = ["SetAudience", "SetControlGroup", "SetLimits"]


class SetAudience(BaseEdit):
    """Say whom the campaign is for."""

    kind: Literal["set_audience"] = "set_audience"
    audience: Audience

    @property
    @override
    def label(self) -> str:
        return "Change audience"

    @property
    @override
    def merge_key(self) -> str | None:
        if isinstance(self.audience, Everyone):
            return None
        return f"{self.kind}:{shape_of(self.audience)}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, audience=self.audience)


class SetLimits(BaseEdit):
    """Say how many of those who qualify see the pop-up."""

    kind: Literal["set_limits"] = "set_limits"
    limits: Limits

    @property
    @override
    def label(self) -> str:
        return "Change limits"

    @property
    @override
    def merge_key(self) -> str | None:
        return f"{self.kind}:{shape_of(self.limits)}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, limits=self.limits)


class SetControlGroup(BaseEdit):
    """Say who is left out, to compare with."""

    kind: Literal["set_control_group"] = "set_control_group"
    control: ControlGroup

    @property
    @override
    def label(self) -> str:
        return "Change control group"

    @property
    @override
    def merge_key(self) -> str | None:
        return f"{self.kind}:{shape_of(self.control)}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, control=self.control)
