# SPDX-License-Identifier: MIT
"""Live triggers: what a visitor does now, in this session, that makes a campaign theirs."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from exit_studio.models.comparisons import Known, TextOneOf, TextTest, Unknown
from exit_studio.models.events import PropertyFilters
from exit_studio.models.ids import TriggerId
from exit_studio.models.record import Record
from exit_studio.models.values import EventName, PropertyName

__all__ = [
    "MAX_TRIGGERS",
    "CountedPages",
    "DatePropertyTrigger",
    "Direction",
    "Inaction",
    "OffsetUnit",
    "PageCount",
    "PageMatch",
    "PageReferral",
    "PageVisit",
    "QueryParameter",
    "ReferralSource",
    "ShortDuration",
    "ShortUnit",
    "SingleAction",
    "Trigger",
    "TriggerEvent",
]

MAX_TRIGGERS = 10
"""Live triggers of one campaign (product, section 4)."""

Address = Annotated[str, StringConstraints(max_length=2048)]
TextCheck = Annotated[TextTest | TextOneOf | Known | Unknown, Field(discriminator="kind")]


class PageMatch(StrEnum):
    """How the address of a page is compared. `*` in a wildcard stands for any run of letters."""

    IS = "is"
    CONTAINS = "contains"
    STARTS_WITH = "starts_with"
    ENDS_WITH = "ends_with"
    WILDCARD = "wildcard"
    REGULAR_EXPRESSION = "regular_expression"


class PageVisit(Record):
    """The visitor is on a page whose address fits."""

    kind: Literal["page_visit"] = "page_visit"
    id: TriggerId
    match: PageMatch = PageMatch.CONTAINS
    address: Address = ""


class QueryParameter(Record):
    """The visitor is on a page whose address has a query parameter with such a value."""

    kind: Literal["query_parameter"] = "query_parameter"
    id: TriggerId
    name: PropertyName = ""
    test: TextCheck = Known()


class SingleAction(Record):
    """The visitor did an event in this session."""

    kind: Literal["single_action"] = "single_action"
    id: TriggerId
    event: EventName = ""
    filters: PropertyFilters = ()


class ReferralSource(StrEnum):
    """What is known of where a visitor came from."""

    HOST = "host"
    URL = "url"
    UTM_SOURCE = "utm_source"
    UTM_MEDIUM = "utm_medium"
    UTM_CAMPAIGN = "utm_campaign"


class PageReferral(Record):
    """The visitor came from somewhere."""

    kind: Literal["page_referral"] = "page_referral"
    id: TriggerId
    source: ReferralSource = ReferralSource.HOST
    test: TextCheck = Known()


class CountedPages(StrEnum):
    """How the pages of a session are counted."""

    AT_LEAST = "at_least"
    EXACTLY = "exactly"
    EVERY = "every"


class PageCount(Record):
    """The visitor has seen so many pages in this session, or is at every nth of them."""

    kind: Literal["page_count"] = "page_count"
    id: TriggerId
    counted: CountedPages = CountedPages.AT_LEAST
    pages: Annotated[int, Field(ge=1, le=1_000)] = 3


class TriggerEvent(Record):
    """An event of this session, with properties that pass their tests."""

    event: EventName = ""
    filters: PropertyFilters = ()


class ShortUnit(StrEnum):
    """Units of spans that a visit can last."""

    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"


_SHORT_SPANS = {
    ShortUnit.SECONDS: timedelta(seconds=1),
    ShortUnit.MINUTES: timedelta(minutes=1),
    ShortUnit.HOURS: timedelta(hours=1),
}


class ShortDuration(Record):
    """A whole number of seconds, minutes or hours."""

    count: Annotated[int, Field(ge=1, le=10_000)]
    unit: ShortUnit

    @property
    def span(self) -> timedelta:
        """The same length of time as a `timedelta`."""
        return self.count * _SHORT_SPANS[self.unit]


class Inaction(Record):
    """The visitor did one event, and then, for some time, not another one: the abandoned cart."""

    kind: Literal["inaction"] = "inaction"
    id: TriggerId
    did: TriggerEvent = TriggerEvent()
    did_not: TriggerEvent = TriggerEvent()
    within: ShortDuration = ShortDuration(count=10, unit=ShortUnit.MINUTES)


class OffsetUnit(StrEnum):
    """Units of the distance to a date."""

    HOURS = "hours"
    DAYS = "days"


class Direction(StrEnum):
    """Before a date, or after it."""

    BEFORE = "before"
    AFTER = "after"


class DatePropertyTrigger(Record):
    """It is so long before, or after, the date in a property of an event: the upcoming trip."""

    kind: Literal["date_property"] = "date_property"
    id: TriggerId
    event: EventName = ""
    property: PropertyName = ""
    count: Annotated[int, Field(ge=0, le=10_000)] = 1
    unit: OffsetUnit = OffsetUnit.DAYS
    direction: Direction = Direction.BEFORE


Trigger = Annotated[
    PageVisit
    | QueryParameter
    | SingleAction
    | PageReferral
    | PageCount
    | Inaction
    | DatePropertyTrigger,
    Field(discriminator="kind"),
]
