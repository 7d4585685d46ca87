# SPDX-License-Identifier: MIT
"""Live triggers in words: each as a clause that goes on after “visitors”."""

from __future__ import annotations

from collections.abc import Sequence

from exit_studio.models.events import PropertyFilter
from exit_studio.models.reading.phrase import Phrase, counted, phrase, quoted
from exit_studio.models.reading.values import (
    event_name,
    filters_phrase,
    passing_phrase,
    property_name,
    short_phrase,
)
from exit_studio.models.triggers import (
    CountedPages,
    DatePropertyTrigger,
    Direction,
    Inaction,
    OffsetUnit,
    PageCount,
    PageMatch,
    PageReferral,
    PageVisit,
    QueryParameter,
    ReferralSource,
    SingleAction,
    Trigger,
    TriggerEvent,
)

__all__ = ["trigger_phrase"]

_PAGES = {
    PageMatch.IS: "who are on a page whose address is {address}",
    PageMatch.CONTAINS: "who are on a page whose address contains {address}",
    PageMatch.STARTS_WITH: "who are on a page whose address starts with {address}",
    PageMatch.ENDS_WITH: "who are on a page whose address ends with {address}",
    PageMatch.WILDCARD: "who are on a page whose address matches the wildcard {address}",
    PageMatch.REGULAR_EXPRESSION: (
        "who are on a page whose address matches the regular expression {address}"
    ),
}
_SOURCES = {
    ReferralSource.HOST: "the referring host",
    ReferralSource.URL: "the referring address",
    ReferralSource.UTM_SOURCE: "the utm source",
    ReferralSource.UTM_MEDIUM: "the utm medium",
    ReferralSource.UTM_CAMPAIGN: "the utm campaign",
}
_COUNTED = {
    CountedPages.AT_LEAST: (
        "who have seen at least 1 page in this session",
        "who have seen at least {count} pages in this session",
    ),
    CountedPages.EXACTLY: (
        "who have seen exactly 1 page in this session",
        "who have seen exactly {count} pages in this session",
    ),
    CountedPages.EVERY: (
        "who are on any page of this session",
        "who have seen {count} pages in this session, or a multiple of that",
    ),
}
_OFFSETS = {
    OffsetUnit.HOURS: ("1 hour", "{count} hours"),
    OffsetUnit.DAYS: ("1 day", "{count} days"),
}


def trigger_phrase(trigger: Trigger) -> Phrase:
    """“who did “Added To Cart” in this session”."""
    match trigger:
        case PageVisit() | QueryParameter() | PageReferral() | PageCount():
            return _page_phrase(trigger)
        case SingleAction():
            deed = phrase("who did {event} in this session", event=event_name(trigger.event))
            return _with_filters(deed, trigger.filters)
        case Inaction():
            return phrase(
                "who did {did} and then, within {time}, did not do {did_not}",
                did=_event_phrase(trigger.did),
                time=short_phrase(trigger.within),
                did_not=_event_phrase(trigger.did_not),
            )
        case DatePropertyTrigger():
            return _date_phrase(trigger)


def _page_phrase(trigger: PageVisit | QueryParameter | PageReferral | PageCount) -> Phrase:
    match trigger:
        case PageVisit():
            address = quoted(trigger.address, phrase("(no address given)"))
            return phrase(_PAGES[trigger.match], address=address)
        case QueryParameter():
            named = quoted(trigger.name, phrase("(no name given)"))
            return phrase(
                "who are on a page where the query parameter {test}",
                test=passing_phrase(named, trigger.test),
            )
        case PageReferral():
            source = phrase(_SOURCES[trigger.source])
            return phrase("for whom {test}", test=passing_phrase(source, trigger.test))
        case PageCount():
            return counted(trigger.pages, *_COUNTED[trigger.counted])


def _event_phrase(event: TriggerEvent) -> Phrase:
    named = phrase("{event}", event=event_name(event.event))
    if not event.filters:
        return named
    return phrase("{event} (where {filters})", event=named, filters=filters_phrase(event.filters))


def _with_filters(deed: Phrase, filters: Sequence[PropertyFilter]) -> Phrase:
    if not filters:
        return deed
    return phrase("{deed}, where {filters}", deed=deed, filters=filters_phrase(filters))


def _date_phrase(trigger: DatePropertyTrigger) -> Phrase:
    named, event = property_name(trigger.property), event_name(trigger.event)
    if not trigger.count:
        template = "for whom it is the time that {property} of {event} says"
        return phrase(template, property=named, event=event)
    before = trigger.direction is Direction.BEFORE
    template = (
        "for whom it is {time} before {property} of {event}"
        if before
        else "for whom it is {time} after {property} of {event}"
    )
    time = counted(trigger.count, *_OFFSETS[trigger.unit])
    return phrase(template, time=time, property=named, event=event)
