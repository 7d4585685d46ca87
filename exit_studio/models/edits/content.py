# SPDX-License-Identifier: MIT
"""Edits of the words in a pop-up."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints
from typing_extensions import override

from exit_studio.errors import EditRejected
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits.base import BaseEdit
from exit_studio.models.elements import CloseButton
from exit_studio.models.ids import ElementId
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import RichText

__all__ = ["SetCloseLabel", "SetContent"]


class SetContent(BaseEdit):
    """Write in a heading, a text or a button."""

    kind: Literal["set_content"] = "set_content"
    element_id: ElementId
    content: RichText

    @property
    @override
    def label(self) -> str:
        return "Change text"

    @property
    @override
    def merge_key(self) -> str | None:
        return f"{self.kind}:{self.element_id}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        element = campaign.text_element(self.element_id)
        return campaign.with_element(evolve(element, content=self.content))


class SetCloseLabel(BaseEdit):
    """Give the close button another accessible name."""

    kind: Literal["set_close_label"] = "set_close_label"
    element_id: ElementId
    name: Annotated[str, StringConstraints(min_length=1, max_length=80)]

    @property
    @override
    def label(self) -> str:
        return "Rename close button"

    @property
    @override
    def merge_key(self) -> str | None:
        return f"{self.kind}:{self.element_id}"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        element = campaign.element(self.element_id)
        if not isinstance(element, CloseButton):
            raise EditRejected("Only a close button has this name.")
        return campaign.with_element(evolve(element, label=self.name))
