# SPDX-License-Identifier: MIT
"""What: which visitor gets which pop-up."""

from __future__ import annotations

from typing import Literal

from exit_studio.models.ids import PopupId
from exit_studio.models.record import Record

__all__ = ["Message", "SingleMessage"]


class SingleMessage(Record):
    """The same pop-up for all."""

    kind: Literal["single"] = "single"
    popup: PopupId


Message = SingleMessage
"""The message types that there are; further ones join as a union told apart by `kind`."""
