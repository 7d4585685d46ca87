# SPDX-License-Identifier: MIT
"""Which windows are open, where they stand and what they show, so that a start can bring it back.

How windows are read and placed is the business of `ui.arrangement`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from exit_studio.models.ids import CampaignId, RecordId
from exit_studio.models.place import Place
from exit_studio.models.record import Record
from exit_studio.models.values import Device

__all__ = ["MOST_WINDOWS", "Arrangement", "CampaignPlace", "LibraryPlace"]

MOST_WINDOWS = 30
"""More campaign windows than this are not brought back: each has a browser's page in it."""


class CampaignPlace(Record):
    """The window of a campaign.

    Attributes:
        tab: Index of the section that is shown.
        selection: Records that are selected.
    """

    campaign: CampaignId
    place: Place
    tab: Annotated[int, Field(ge=0, le=20)] = 0
    device: Device = Device.DESKTOP
    selection: Annotated[tuple[RecordId, ...], Field(max_length=500)] = ()


class LibraryPlace(Record):
    """The window of the library.

    Attributes:
        selected: The campaign that is selected, if one is.
    """

    place: Place
    selected: CampaignId | None = None


class Arrangement(Record):
    """All windows.

    Attributes:
        campaigns: Those of campaigns, the one that was in front last.
        library: None where the library was closed.
    """

    campaigns: Annotated[tuple[CampaignPlace, ...], Field(max_length=MOST_WINDOWS)] = ()
    library: LibraryPlace | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no window is open."""
        return not self.campaigns and self.library is None
