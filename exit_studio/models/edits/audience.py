# SPDX-License-Identifier: MIT
"""Edits of the audience."""

from __future__ import annotations

from typing import Literal

from typing_extensions import override

from exit_studio.models.audience import Audience, LiveAudience
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits.base import BaseEdit
from exit_studio.models.record import evolve

__all__ = ["SetAudience"]


class SetAudience(BaseEdit):
    """Say whom the campaign is for. Typing in a trigger merges; another kind of one does not."""

    kind: Literal["set_audience"] = "set_audience"
    audience: Audience

    @property
    @override
    def label(self) -> str:
        return "Change audience"

    @property
    @override
    def merge_key(self) -> str | None:
        if not isinstance(self.audience, LiveAudience):
            return None
        return ":".join(
            [self.kind, *(f"{trigger.id}={trigger.kind}" for trigger in self.audience.triggers)]
        )

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, audience=self.audience)
