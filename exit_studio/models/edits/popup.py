# SPDX-License-Identifier: MIT
"""Edits of the pop-up's frame and of what its buttons do."""

from __future__ import annotations

from typing import Literal

from typing_extensions import override

from exit_studio.errors import EditRejected
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits.base import BaseEdit
from exit_studio.models.elements import Button, ButtonAction
from exit_studio.models.ids import ElementId, PopupId
from exit_studio.models.popup import Frame
from exit_studio.models.record import evolve

__all__ = ["SetButtonAction", "SetFrame"]


class SetFrame(BaseEdit):
    """Change how the pop-up stands on the page."""

    kind: Literal["set_frame"] = "set_frame"
    popup_id: PopupId
    frame: Frame

    @property
    @override
    def label(self) -> str:
        return "Change frame"

    @property
    @override
    def merge_key(self) -> str | None:
        return f"{self.kind}:{self.popup_id}:{self.frame.kind}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return campaign.with_popup(evolve(campaign.popup(self.popup_id), frame=self.frame))


class SetButtonAction(BaseEdit):
    """Say what a click on a button does."""

    kind: Literal["set_button_action"] = "set_button_action"
    element_id: ElementId
    action: ButtonAction

    @property
    @override
    def label(self) -> str:
        return "Change button action"

    @property
    @override
    def merge_key(self) -> str | None:
        return f"{self.kind}:{self.element_id}:{self.action.kind}:{self.action.closes}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        element = campaign.element(self.element_id)
        if not isinstance(element, Button):
            raise EditRejected("Only a button has an action.")
        return campaign.with_element(evolve(element, action=self.action))
