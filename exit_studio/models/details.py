# SPDX-License-Identifier: MIT
"""Start: how the campaign is called and kept."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from exit_studio.models.record import Record

__all__ = ["MAX_NAME", "CampaignName", "Details"]

MAX_NAME = 120

CampaignName = Annotated[str, StringConstraints(max_length=MAX_NAME)]


class Details(Record):
    """What the author calls the campaign. A draft may be without a name."""

    kind: Literal["details"] = "details"
    name: CampaignName = ""
