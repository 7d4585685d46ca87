# SPDX-License-Identifier: MIT
"""Edits of style values, of a pop-up's box or of an element."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import override

from exit_studio.models.campaign import Campaign
from exit_studio.models.edits.base import BaseEdit
from exit_studio.models.ids import RecordId
from exit_studio.models.record import evolve
from exit_studio.models.style import Style, StyleField, merged
from exit_studio.models.values import Device

__all__ = ["SetStyle"]


class SetStyle(BaseEdit):
    """Set some style values for one device, and take others away.

    Attributes:
        target_id: A pop-up (its box) or an element.
        device: On the phone, what is taken away is inherited from the desktop again.
        style: The values to set; None leaves one as it is.
        clear: The values to take away.
    """

    kind: Literal["set_style"] = "set_style"
    target_id: RecordId
    device: Device
    style: Style = Style()
    clear: Annotated[tuple[StyleField, ...], Field(max_length=100)] = ()

    @property
    @override
    def label(self) -> str:
        return "Change style" if self.style != Style() else "Reset style"

    @property
    @override
    def merge_key(self) -> str | None:
        fields = ",".join([*self.style.model_dump(exclude_none=True), *self.clear])
        return f"{self.kind}:{self.target_id}:{self.device}:{fields}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        popup = campaign.popups.get(self.target_id)
        target = popup if popup is not None else campaign.element(self.target_id)
        below = evolve(getattr(target.styles, self.device), **dict.fromkeys(self.clear))
        styles = evolve(target.styles, **{self.device.value: merged(below, self.style)})
        if popup is not None:
            return campaign.with_popup(evolve(popup, styles=styles))
        return campaign.with_element(evolve(campaign.element(self.target_id), styles=styles))
