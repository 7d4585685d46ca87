# SPDX-License-Identifier: MIT
"""Start: what counts as a conversion, and for how long after the first view."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from exit_studio.models.record import Record
from exit_studio.models.values import Duration, DurationUnit, EventName

__all__ = ["MAX_CONVERSION_TIME", "MIN_CONVERSION_TIME", "Goal", "GoalEvent"]

MIN_CONVERSION_TIME = timedelta(minutes=1)
MAX_CONVERSION_TIME = timedelta(days=150)
"""Limits of the conversion time (product, section 3)."""


class GoalEvent(Record):
    """An event that a visitor does after seeing the pop-up."""

    event: EventName = ""


class Goal(Record):
    """Optional: without events nothing is counted as a conversion.

    Attributes:
        events: What must happen.
        conversion_time: Runs from a visitor's first view of the campaign.
    """

    kind: Literal["goal"] = "goal"
    events: Annotated[tuple[GoalEvent, ...], Field(max_length=20)] = ()
    conversion_time: Duration = Duration(count=7, unit=DurationUnit.DAYS)
