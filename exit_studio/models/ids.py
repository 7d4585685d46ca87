# SPDX-License-Identifier: MIT
"""Names of records. Ids are made outside (`bootstrap` hands in a maker) and never change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import StringConstraints

__all__ = [
    "CampaignId",
    "ConditionId",
    "ElementId",
    "IdKind",
    "PopupId",
    "RecordId",
    "SegmentId",
    "TriggerId",
    "VariantId",
]


@dataclass(frozen=True, slots=True)
class IdKind:
    """Marks a field that holds the id of a record of this kind, for tools that walk the models."""

    kind: Literal[
        "campaign", "condition", "element", "popup", "record", "segment", "trigger", "variant"
    ]


_PATTERN = r"^[a-z][a-z0-9_-]{0,63}$"

CampaignId = Annotated[str, StringConstraints(pattern=_PATTERN), IdKind("campaign")]
PopupId = Annotated[str, StringConstraints(pattern=_PATTERN), IdKind("popup")]
ElementId = Annotated[str, StringConstraints(pattern=_PATTERN), IdKind("element")]
ConditionId = Annotated[str, StringConstraints(pattern=_PATTERN), IdKind("condition")]
"""Of an event of a goal, or of a rule of a segment."""
SegmentId = Annotated[str, StringConstraints(pattern=_PATTERN), IdKind("segment")]
"""Of a saved segment; it may not exist any more."""
VariantId = Annotated[str, StringConstraints(pattern=_PATTERN), IdKind("variant")]
TriggerId = Annotated[str, StringConstraints(pattern=_PATTERN), IdKind("trigger")]
RecordId = Annotated[str, StringConstraints(pattern=_PATTERN), IdKind("record")]
"""Address of a record in a campaign: a section's name, or the id of a pop-up or an element."""
