# SPDX-License-Identifier: MIT
"""A pop-up: its frame on the page and the roots of its tree of elements."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from exit_studio.models.ids import ElementId, PopupId
from exit_studio.models.record import Record
from exit_studio.models.style import Styles
from exit_studio.models.values import Color

__all__ = ["Frame", "Modal", "Popup"]


class Modal(Record):
    """A box in the middle, over a page that is dimmed and out of reach until it closes."""

    kind: Literal["modal"] = "modal"
    overlay: Color = "#00000099"


Frame = Modal
"""The frames that there are; further kinds join as a union told apart by `kind`."""


class Popup(Record):
    """What a visitor sees.

    Attributes:
        styles: Of the box: `width_px`, `background`, `radius_px`, paddings, `color`.
        steps: One `stack` a step, in the order in which they are shown.
        close: The close button, over every step, or None.
    """

    kind: Literal["popup"] = "popup"
    id: PopupId
    frame: Frame = Modal()
    styles: Styles = Styles()
    steps: Annotated[tuple[ElementId, ...], Field(min_length=1, max_length=20)]
    close: ElementId | None = None
