# SPDX-License-Identifier: MIT
"""Who, in words: the audience, its limits and its control group."""

from __future__ import annotations

from exit_studio.models.audience import (
    Audience,
    CampaignControl,
    ControlGroup,
    CustomControl,
    Everyone,
    GlobalControl,
    Limits,
    LiveAudience,
    NoControl,
    PastBehaviour,
)
from exit_studio.models.reading.phrase import Phrase, counted, phrase, quoted
from exit_studio.models.reading.reading import Reading
from exit_studio.models.reading.segment import (
    NO_SEGMENT_NAMES,
    SegmentNames,
    rule_reading,
    segment_name,
)
from exit_studio.models.reading.triggers import trigger_phrase
from exit_studio.models.segment import Group, SavedSegment, SegmentSource

__all__ = ["ALL", "audience_reading", "control_reading", "limits_readings"]

ALL = 100
"""Percent."""

_TOTAL = (
    "Shown to at most 1 visitor in all.",
    "Shown to at most {count} visitors in all.",
)
_PER_DAY = (
    "Shown to at most 1 visitor a day.",
    "Shown to at most {count} visitors a day.",
)
_PER_RUN = (
    "Shown to at most 1 visitor in each run.",
    "Shown to at most {count} visitors in each run.",
)
_SAFETY = (
    "Shown to nobody, and its author is told, when more than 1 visitor qualifies.",
    "Shown to nobody, and its author is told, when more than {count} qualify.",
)


def audience_reading(audience: Audience, names: SegmentNames = NO_SEGMENT_NAMES) -> Reading:
    """For whom the campaign is; a rule with several conditions has them under it."""
    match audience:
        case Everyone():
            return Reading(phrase("Every visitor who is about to leave."))
        case PastBehaviour():
            if _is_empty(audience.segment):
                return Reading(
                    phrase("Every visitor who is about to leave: the segment has no condition.")
                )
            return _about_to_leave(_segment_reading(audience.segment, names))
        case LiveAudience():
            return _live_reading(audience, names)


def _is_empty(segment: SegmentSource) -> bool:
    return not isinstance(segment, SavedSegment) and not segment.root.rules


def _segment_reading(segment: SegmentSource, names: SegmentNames) -> Reading:
    if isinstance(segment, SavedSegment):
        named = segment_name(segment.segment, names)
        return Reading(phrase("who are in the saved segment {segment}", segment=named))
    return rule_reading(segment.root, names)


def _about_to_leave(clause: Reading) -> Reading:
    if clause.children:
        template = "Visitors who are about to leave, and {clause}"
        return Reading(phrase(template, clause=clause.text), clause.children)
    return Reading(phrase("Visitors {clause}, when they are about to leave.", clause=clause.text))


def _live_reading(audience: LiveAudience, names: SegmentNames) -> Reading:
    if not audience.triggers:
        return Reading(phrase("Nobody yet: no trigger is set."))
    clauses = tuple(Reading(trigger_phrase(trigger)) for trigger in audience.triggers)
    any_trigger = (
        clauses[0]
        if len(clauses) == 1
        else Reading(phrase("to whom, in this session, any of this applies:"), clauses)
    )
    if audience.segment is None or _is_empty(audience.segment):
        return _about_to_leave(any_trigger)
    segment = _segment_reading(audience.segment, names)
    # A group whose rules must all hold needs no line of its own below “all of this”.
    root = getattr(audience.segment, "root", None)
    plain = isinstance(root, Group) and root.join == "all" and not root.negated
    more = segment.children if plain and segment.children else (segment,)
    both = Reading(phrase("to whom all of this applies:"), (any_trigger, *more))
    return _about_to_leave(both)


def limits_readings(limits: Limits) -> tuple[Reading, ...]:
    """How many see it, one line for each limit."""
    found: list[Phrase] = []
    if limits.share_percent != ALL:
        found.append(
            phrase(
                "Shown to {share} % of those who qualify, always the same ones.",
                share=limits.share_percent,
            )
        )
    found += [
        counted(limit, *templates)
        for limit, templates in (
            (limits.total, _TOTAL),
            (limits.per_day, _PER_DAY),
            (limits.per_run, _PER_RUN),
            (limits.safety, _SAFETY),
        )
        if limit is not None
    ]
    return tuple(map(Reading, found)) or (
        Reading(phrase("No limits: all who qualify may see it.")),
    )


def control_reading(control: ControlGroup) -> Reading:
    """Who is left out to compare."""
    match control:
        case NoControl():
            return Reading(phrase("No control group."))
        case CampaignControl():
            return Reading(
                phrase(
                    "Control group: {percent} % of those who qualify are shown nothing.",
                    percent=control.percent,
                )
            )
        case GlobalControl():
            return Reading(phrase("Control group: the global one is shown nothing."))
        case CustomControl():
            named = quoted(control.name, phrase("(no name given)"))
            return Reading(
                phrase("Control group: the one called {name} is shown nothing.", name=named)
            )
