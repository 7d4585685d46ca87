# SPDX-License-Identifier: MIT
"""Edits of the campaign's details."""

from __future__ import annotations

from typing import Literal

from typing_extensions import override

from exit_studio.models.campaign import Campaign
from exit_studio.models.details import CampaignName
from exit_studio.models.edits.base import BaseEdit
from exit_studio.models.record import evolve

__all__ = ["RenameCampaign"]


class RenameCampaign(BaseEdit):
    """Give the campaign another name."""

    kind: Literal["rename_campaign"] = "rename_campaign"
    name: CampaignName

    @property
    @override
    def label(self) -> str:
        return "Rename campaign"

    @property
    @override
    def merge_key(self) -> str | None:
        return self.kind

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, details=evolve(campaign.details, name=self.name))
