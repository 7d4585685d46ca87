# SPDX-License-Identifier: MIT
"""Edits of the schedule, and of how the pop-up behaves on the page and towards a visitor."""

from __future__ import annotations

from typing import Literal

from typing_extensions import override

from exit_studio.models.campaign import Campaign
from exit_studio.models.delivery import Delivery
from exit_studio.models.edits.base import BaseEdit, shape_of
from exit_studio.models.record import evolve
from exit_studio.models.schedule import Schedule

__all__ = ["SetDelivery", "SetSchedule"]


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
        return f"{self.kind}:{shape_of(self.schedule)}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, schedule=self.schedule)


class SetDelivery(BaseEdit):
    """Say what shows the pop-up besides leaving, how often, and at which hours not."""

    kind: Literal["set_delivery"] = "set_delivery"
    delivery: Delivery

    @property
    @override
    def label(self) -> str:
        return "Change delivery"

    @property
    @override
    def merge_key(self) -> str | None:
        return f"{self.kind}:{shape_of(self.delivery)}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, delivery=self.delivery)
