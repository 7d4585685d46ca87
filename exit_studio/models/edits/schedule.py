# SPDX-License-Identifier: MIT
"""Edits of the schedule."""

from __future__ import annotations

from typing import Literal

from typing_extensions import override

from exit_studio.models.campaign import Campaign
from exit_studio.models.edits.base import BaseEdit
from exit_studio.models.record import evolve
from exit_studio.models.schedule import Schedule

__all__ = ["SetSchedule"]


class SetSchedule(BaseEdit):
    """Say from and until when the pop-up may be shown."""

    kind: Literal["set_schedule"] = "set_schedule"
    schedule: Schedule

    @property
    @override
    def label(self) -> str:
        return "Change schedule"

    @property
    @override
    def merge_key(self) -> str | None:
        return f"{self.kind}:{self.schedule.starts.kind}:{self.schedule.ends.kind}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, schedule=self.schedule)
