# SPDX-License-Identifier: MIT
"""The edit that makes a campaign what it was at another time."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from typing_extensions import override

from exit_studio.models.campaign import Campaign
from exit_studio.models.edits.base import BaseEdit
from exit_studio.models.record import evolve

__all__ = ["RestoreSource", "RestoreVersion"]


class RestoreSource(StrEnum):
    """Where the restored document comes from."""

    VERSION = "version"
    OPENED = "opened"
    LIVE = "live"


_LABELS = {
    RestoreSource.VERSION: "Restore version",
    RestoreSource.OPENED: "Go back to how it was when opened",
    RestoreSource.LIVE: "Go back to what is live",
}


class RestoreVersion(BaseEdit):
    """Put another document in the place of this one. The campaign stays the same: it keeps its id.

    Attributes:
        source: Where `document` comes from.
    """

    kind: Literal["restore_version"] = "restore_version"
    document: Campaign
    source: RestoreSource = RestoreSource.VERSION

    @property
    @override
    def label(self) -> str:
        return _LABELS[self.source]

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return evolve(self.document, id=campaign.id)
