# SPDX-License-Identifier: MIT
"""The goal in words."""

from __future__ import annotations

from exit_studio.models.events import Join
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.reading.phrase import Listing, Phrase, Words, in_a_row, phrase
from exit_studio.models.reading.reading import Reading
from exit_studio.models.reading.values import (
    duration_phrase,
    event_name,
    filters_phrase,
    measure_phrase,
)

__all__ = ["goal_event_phrase", "goal_reading"]

IN_A_LINE = 2
"""So many events stand in one sentence; more of them below each other."""


def goal_reading(goal: Goal) -> Reading:
    """What counts as a conversion."""
    if not goal.events:
        return Reading(phrase("No goal: the report counts views, clicks and closes."))
    time = duration_phrase(goal.conversion_time)
    events = [goal_event_phrase(event) for event in goal.events]
    if len(events) <= IN_A_LINE:
        return Reading(
            phrase(
                "Converts when, within {time} of the first view, a visitor {events}.",
                time=time,
                events=_joined(events, goal.join),
            )
        )
    template = (
        "Converts when, within {time} of the first view, a visitor does all of this:"
        if goal.join is Join.ALL
        else "Converts when, within {time} of the first view, a visitor does any of this:"
    )
    return Reading(phrase(template, time=time), tuple(map(Reading, events)))


def _joined(events: list[Phrase], join: Join) -> Words:
    return Listing(
        tuple(events), "{first}; and {last}" if join is Join.ALL else "{first}; or {last}"
    )


def goal_event_phrase(event: GoalEvent) -> Phrase:
    """“does “Charged”, for the first time, where Product is “red shoes”, at least 3 times”."""
    parts: list[Words] = [phrase("does {event}", event=event_name(event.event))]
    if event.first_time:
        parts.append(phrase("for the first time"))
    if event.filters:
        parts.append(phrase("where {filters}", filters=filters_phrase(event.filters)))
    if event.measure is not None:
        parts.append(measure_phrase(event.measure))
    return phrase("{deed}", deed=in_a_row(parts))
