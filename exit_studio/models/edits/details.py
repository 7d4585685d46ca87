# SPDX-License-Identifier: MIT
"""Edits of the campaign's details."""

from __future__ import annotations

from typing import Literal

from typing_extensions import override

from exit_studio.models.campaign import Campaign
from exit_studio.models.details import CampaignName, Labels, Note, Priority
from exit_studio.models.edits.base import BaseEdit
from exit_studio.models.record import evolve

__all__ = ["RenameCampaign", "SetLabels", "SetNote", "SetPriority"]


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


class SetLabels(BaseEdit):
    """File the campaign under other labels."""

    kind: Literal["set_labels"] = "set_labels"
    labels: Labels

    @property
    @override
    def label(self) -> str:
        return "Change labels"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, details=evolve(campaign.details, labels=self.labels))


class SetNote(BaseEdit):
    """Write the note."""

    kind: Literal["set_note"] = "set_note"
    note: Note

    @property
    @override
    def label(self) -> str:
        return "Change note"

    @property
    @override
    def merge_key(self) -> str | None:
        return self.kind

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, details=evolve(campaign.details, note=self.note))


class SetPriority(BaseEdit):
    """Say how far the campaign goes before others."""

    kind: Literal["set_priority"] = "set_priority"
    priority: Priority

    @property
    @override
    def label(self) -> str:
        return "Change priority"

    @property
    @override
    def merge_key(self) -> str | None:
        return self.kind

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, details=evolve(campaign.details, priority=self.priority))
