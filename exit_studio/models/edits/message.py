# SPDX-License-Identifier: MIT
"""Edits of which pop-up which visitors see."""

from __future__ import annotations

from typing import Literal

from typing_extensions import override

from exit_studio.models.campaign import Campaign
from exit_studio.models.edits.base import BaseEdit, shape_of
from exit_studio.models.message import Message
from exit_studio.models.record import evolve

__all__ = ["SetMessage"]


class SetMessage(BaseEdit):
    """Say which of the campaign's pop-ups which visitors see."""

    kind: Literal["set_message"] = "set_message"
    message: Message

    @property
    @override
    def label(self) -> str:
        return "Change variants"

    @property
    @override
    def merge_key(self) -> str | None:
        return f"{self.kind}:{shape_of(self.message)}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(campaign, message=self.message)
