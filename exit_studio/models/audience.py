# SPDX-License-Identifier: MIT
"""Who: the visitors whom the campaign is for. How a visit is judged stands in `delivery`."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from exit_studio.models.ids import TriggerId
from exit_studio.models.record import Record
from exit_studio.models.values import EventName

__all__ = [
    "MAX_TRIGGERS",
    "Audience",
    "Everyone",
    "LiveAudience",
    "PageMatch",
    "PageVisit",
    "SingleAction",
    "Trigger",
]

MAX_TRIGGERS = 10
"""Live triggers of one campaign (product, section 4)."""


class PageMatch(StrEnum):
    """How the address of a page is compared. `*` in a wildcard stands for any run of letters."""

    IS = "is"
    CONTAINS = "contains"
    STARTS_WITH = "starts_with"
    ENDS_WITH = "ends_with"
    WILDCARD = "wildcard"


class PageVisit(Record):
    """The visitor is on a page whose address fits."""

    kind: Literal["page_visit"] = "page_visit"
    id: TriggerId
    match: PageMatch = PageMatch.CONTAINS
    address: Annotated[str, StringConstraints(max_length=2048)] = ""


class SingleAction(Record):
    """The visitor did an event in this session."""

    kind: Literal["single_action"] = "single_action"
    id: TriggerId
    event: EventName = ""


Trigger = Annotated[PageVisit | SingleAction, Field(discriminator="kind")]


class Everyone(Record):
    """Every visitor of the site."""

    kind: Literal["everyone"] = "everyone"


class LiveAudience(Record):
    """Visitors who, in this session, do what any of the triggers says."""

    kind: Literal["live"] = "live"
    triggers: Annotated[tuple[Trigger, ...], Field(max_length=MAX_TRIGGERS)] = ()

    @model_validator(mode="after")
    def _names_each_trigger_once(self) -> Self:
        ids = Counter(trigger.id for trigger in self.triggers)
        if twice := [trigger_id for trigger_id, count in ids.items() if count > 1]:
            msg = f"the id “{min(twice)}” is used twice"
            raise ValueError(msg)
        return self


Audience = Annotated[Everyone | LiveAudience, Field(discriminator="kind")]
