# SPDX-License-Identifier: MIT
"""Taking a campaign from outside into the library, with its pictures, as a whole or not at all.

How it is read from a file is in `package` and `files`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from exit_studio.models.campaign import Campaign
from exit_studio.models.ids import CampaignId
from exit_studio.store import assets, drafts
from exit_studio.store.package import Package
from exit_studio.store.tables import CampaignRow

__all__ = ["Copying", "Imported", "take_in"]

Copying = Callable[[Campaign], Campaign]
"""Makes a copy of a campaign, with ids and a name of its own."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How a campaign was taken in.

    Attributes:
        campaign: As it is in the library now.
        is_copy: Whether the library had one with its id, so that this one got its own.
    """

    campaign: Campaign
    is_copy: bool

    @property
    def id(self) -> CampaignId:
        """Under which it is found."""
        return self.campaign.id


def take_in(session: Session, package: Package, copying: Copying, at: datetime) -> Imported:
    """Take a campaign and its pictures in.

    It keeps its id, so that a file stays the same campaign wherever it goes. Where the library has
    that id already, perhaps in the trash, a copy is taken in beside it.
    """
    campaign = package.campaign
    present = session.scalar(select(CampaignRow.id).where(CampaignRow.id == campaign.id))
    taken = campaign if present is None else copying(campaign)
    for asset in package.assets:
        assets.put(session, asset, at)
    drafts.create(session, taken, at)
    return Imported(taken, is_copy=present is not None)
