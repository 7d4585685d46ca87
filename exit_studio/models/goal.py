# SPDX-License-Identifier: MIT
"""Start: what counts as a conversion, and for how long after the first view."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from exit_studio.models.events import Join, Measure, PropertyFilters
from exit_studio.models.ids import ConditionId
from exit_studio.models.record import Record
from exit_studio.models.values import Duration, DurationUnit, EventName

__all__ = [
    "MAX_CONVERSION_TIME",
    "MAX_GOAL_EVENTS",
    "MIN_CONVERSION_TIME",
    "Goal",
    "GoalEvent",
    "GoalEvents",
]

MIN_CONVERSION_TIME = timedelta(minutes=1)
MAX_CONVERSION_TIME = timedelta(days=150)
"""Limits of the conversion time (product, section 3)."""
MAX_GOAL_EVENTS = 20


class GoalEvent(Record):
    """An event that a visitor does after seeing the pop-up.

    Attributes:
        filters: All must pass.
        measure: How often it happens or how much it is worth, within the conversion time; None for
            once at least.
        first_time: Whether only the first one that a visitor ever did counts.
    """

    id: ConditionId
    event: EventName = ""
    filters: PropertyFilters = ()
    measure: Measure | None = None
    first_time: bool = False


GoalEvents = Annotated[tuple[GoalEvent, ...], Field(max_length=MAX_GOAL_EVENTS)]


class Goal(Record):
    """Optional: without events nothing is counted as a conversion.

    Attributes:
        join: Whether all of the events must happen, or any.
        conversion_time: Runs from a visitor's first view of the campaign; for a control visitor
            from the moment at which it would have shown.
    """

    kind: Literal["goal"] = "goal"
    join: Join = Join.ALL
    events: GoalEvents = ()
    conversion_time: Duration = Duration(count=7, unit=DurationUnit.DAYS)

    @model_validator(mode="after")
    def _names_each_event_once(self) -> Self:
        ids = Counter(event.id for event in self.events)
        if twice := [event_id for event_id, count in ids.items() if count > 1]:
            msg = f"the id “{min(twice)}” is used twice"
            raise ValueError(msg)
        return self
