# SPDX-License-Identifier: MIT
"""What was used last, newest first, each once. Whether it still exists is not known here."""

from __future__ import annotations

from collections.abc import Container
from typing import Annotated

from pydantic import Field, StringConstraints

from exit_studio.models.ids import CampaignId
from exit_studio.models.record import Record, evolve

__all__ = ["MOST_CAMPAIGNS", "MOST_CHOICES", "RecentCampaigns", "RecentChoices"]

MOST_CAMPAIGNS = 10
MOST_CHOICES = 30


class RecentCampaigns(Record):
    """Campaigns that were opened last.

    Attributes:
        ids: Newest first.
    """

    ids: Annotated[tuple[CampaignId, ...], Field(max_length=MOST_CAMPAIGNS)] = ()

    def with_newest(self, campaign_id: CampaignId) -> RecentCampaigns:
        """As it is after one more was opened."""
        return evolve(self, ids=_with_newest(self.ids, campaign_id, MOST_CAMPAIGNS))

    def among(self, existing: Container[CampaignId]) -> RecentCampaigns:
        """Those that exist."""
        return evolve(self, ids=tuple(each for each in self.ids if each in existing))


class RecentChoices(Record):
    """What was chosen in the command palette last.

    Attributes:
        keys: Keys of entries, newest first.
    """

    keys: Annotated[
        tuple[Annotated[str, StringConstraints(min_length=1, max_length=100)], ...],
        Field(max_length=MOST_CHOICES),
    ] = ()

    def with_newest(self, key: str) -> RecentChoices:
        """As it is after one more was chosen."""
        return evolve(self, keys=_with_newest(self.keys, key, MOST_CHOICES))


def _with_newest(known: tuple[str, ...], newest: str, most: int) -> tuple[str, ...]:
    return (newest, *(each for each in known if each != newest))[:most]
