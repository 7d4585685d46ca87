# SPDX-License-Identifier: MIT
"""What the library's list says of a campaign. Plain data: a start shows it before all else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # It loads pydantic, which takes longer than a first window may.
    from exit_studio.models.ids import CampaignId

__all__ = ["CampaignSummary", "DraftState"]


class DraftState(StrEnum):
    """How a campaign in the library stands towards its backend.

    `edited`: live, and the draft differs. `queued`: waits to be sent. `refused`: the backend said
    no.
    """

    DRAFT = "draft"
    QUEUED = "queued"
    REFUSED = "refused"
    PUBLISHED = "published"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class CampaignSummary:
    """A row of the library's list.

    Attributes:
        name: May be empty.
        look: Names the picture of the pop-up; see `models.look`.
        created_at: Aware, as all times are.
        labels: By which it is filed, in the order of their letters.
        archived: Whether it is put away.
        deleted_at: Since when it lies in the trash, or None.
    """

    id: CampaignId
    name: str
    look: str
    state: DraftState
    created_at: datetime
    edited_at: datetime
    labels: tuple[str, ...] = ()
    archived: bool = False
    deleted_at: datetime | None = None
