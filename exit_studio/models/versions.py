# SPDX-License-Identifier: MIT
"""Versions of a campaign: moments of it that are kept whole. Steps between them are in `history`.

Where they are kept is the store's, how they are shown is in `ui/history`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field, StringConstraints

from exit_studio.models.campaign import Campaign
from exit_studio.models.record import Record

__all__ = [
    "AUTOMATIC_AFTER",
    "MAX_VERSION_NAME",
    "ComparedVersion",
    "Version",
    "VersionKind",
    "VersionName",
]

AUTOMATIC_AFTER = timedelta(minutes=10)
"""A version makes itself when the last one is older than this and something was edited since."""
MAX_VERSION_NAME = 120

VersionName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_VERSION_NAME)]


class VersionKind(StrEnum):
    """Why a version was kept."""

    NAMED = "named"
    PUBLISHED = "published"
    RESTORED = "restored"
    OPENED = "opened"
    AUTO = "auto"


class Version(Record):
    """One moment of a campaign.

    Attributes:
        number: Counts the versions of the campaign from 1.
        kind: `restored` is what there was before another one was restored, `opened` what was found
            when the campaign was opened and then edited. Only `auto` ones are ever thinned out.
        name: What a person calls it; empty for none.
        seq: The last change that is in it, 0 for none.
        changes_since: How many steps were made after it.
    """

    number: Annotated[int, Field(ge=1)]
    kind: VersionKind
    name: VersionName = ""
    seq: Annotated[int, Field(ge=0)]
    at: AwareDatetime
    changes_since: Annotated[int, Field(ge=0)] = 0


@dataclass(frozen=True, slots=True)
class ComparedVersion:
    """One of two versions that are compared, as people know it.

    Attributes:
        title: What it is called, such as “Live” or the name of a moment.
        note: What is to be known of it, such as when it was made; may be empty.
    """

    title: str
    note: str
    document: Campaign
