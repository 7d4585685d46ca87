# SPDX-License-Identifier: MIT
"""Start: what the author calls the campaign, how it is filed, and which of several goes first."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from exit_studio.models.record import Record

__all__ = [
    "MAX_LABEL",
    "MAX_LABELS",
    "MAX_NAME",
    "MAX_NOTE",
    "MAX_PRIORITY",
    "MIN_PRIORITY",
    "CampaignName",
    "Details",
    "Label",
    "Labels",
    "Note",
    "Priority",
]

MAX_NAME = 120
MAX_LABEL = 40
MAX_LABELS = 20
MAX_NOTE = 5_000
MIN_PRIORITY = 1
MAX_PRIORITY = 100
"""Of several campaigns that could show, the highest priority wins (product, section 3)."""

CampaignName = Annotated[str, StringConstraints(max_length=MAX_NAME)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_LABEL)]
Note = Annotated[str, StringConstraints(max_length=MAX_NOTE)]
Priority = Annotated[int, Field(ge=MIN_PRIORITY, le=MAX_PRIORITY)]


def _each_once(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Labels in the order of their letters, so that equal sets are equal values."""
    found = {label.casefold(): label for label in reversed(labels)}
    return tuple(found[key] for key in sorted(found))


Labels = Annotated[tuple[Label, ...], Field(max_length=MAX_LABELS), AfterValidator(_each_once)]
"""Each label once, whatever the case of its letters."""


class Details(Record):
    """What the author calls the campaign. A draft may be without a name.

    Attributes:
        labels: By which campaigns are filed.
        note: For the author's colleagues; visitors never see it.
        priority: 1 is the lowest. Among equals, the most recently published campaign shows.
    """

    kind: Literal["details"] = "details"
    name: CampaignName = ""
    labels: Labels = ()
    note: Note = ""
    priority: Priority = MIN_PRIORITY
