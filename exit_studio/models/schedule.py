# SPDX-License-Identifier: MIT
"""When: the stretches of time in which a qualified visitor who leaves sees the pop-up.

What the windows are on a given day is computed elsewhere; here stands what the author says.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from exit_studio.models.comparisons import Day
from exit_studio.models.record import Record
from exit_studio.models.triggers import ShortDuration
from exit_studio.models.values import At, Never, Now, TimeOfDay, Weekday, ZoneName

__all__ = [
    "MAX_RUNS",
    "BestTime",
    "Daily",
    "DaysOfMonth",
    "EveryDays",
    "FixedTimes",
    "LiveSchedule",
    "PassedTime",
    "Pattern",
    "RecurringSchedule",
    "Schedule",
    "VisitorZone",
    "Weekdays",
]

MAX_RUNS = 100
"""Times of one campaign."""

Start = Annotated[Now | At, Field(discriminator="kind")]
End = Annotated[Never | At, Field(discriminator="kind")]


class LiveSchedule(Record):
    """One stretch of time, open while it lasts.

    Attributes:
        delay: How long after qualifying a visitor may see the pop-up; None for at once.
    """

    kind: Literal["live_schedule"] = "live_schedule"
    starts: Start = Now()
    ends: End = Never()
    delay: ShortDuration | None = None

    def has_started(self, at: datetime) -> bool:
        """Whether the stretch has begun at `at` (aware), given that the campaign is published."""
        return isinstance(self.starts, Now) or self.starts.instant <= at

    def has_ended(self, at: datetime) -> bool:
        """Whether the stretch is over at `at` (aware). The end itself is outside."""
        return isinstance(self.ends, At) and self.ends.instant <= at


class PassedTime(StrEnum):
    """What becomes of visitors in whose zone the time has passed when the campaign starts."""

    SHOW_NOW = "show_now"
    SKIP = "skip"
    NEXT_DAY = "next_day"


class VisitorZone(Record):
    """The times are those on the visitor's clock."""

    passed: PassedTime = PassedTime.NEXT_DAY


class FixedTimes(Record):
    """Past behaviour, at once or at given times; each is a run.

    Attributes:
        times: None of them: at once, when published.
        visitor_zone: None: the times are those in their own zone.
        cut_off: At this time of the day a run ends, on the same clock; None for midnight.
    """

    kind: Literal["fixed_times"] = "fixed_times"
    times: Annotated[tuple[At, ...], Field(max_length=MAX_RUNS)] = ()
    visitor_zone: VisitorZone | None = None
    cut_off: TimeOfDay | None = None


class Daily(Record):
    """Every day."""

    kind: Literal["daily"] = "daily"


def _in_order(days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    return tuple(day for day in Weekday if day in days)


class Weekdays(Record):
    """On these days of each week."""

    kind: Literal["weekdays"] = "weekdays"
    days: Annotated[tuple[Weekday, ...], Field(max_length=7), AfterValidator(_in_order)] = ()


def _each_day_once(days: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(set(days)))


class DaysOfMonth(Record):
    """On these days of each month; a month without such a day has no run for it.

    A campaign set to the 7th first runs on the first 7th at or after its start.
    """

    kind: Literal["days_of_month"] = "days_of_month"
    days: Annotated[
        tuple[Annotated[int, Field(ge=1, le=31)], ...],
        Field(max_length=31),
        AfterValidator(_each_day_once),
    ] = ()


class EveryDays(Record):
    """Every so many days, counted from the start."""

    kind: Literal["every_days"] = "every_days"
    days: Annotated[int, Field(ge=2, le=365)] = 2


Pattern = Annotated[Daily | Weekdays | DaysOfMonth | EveryDays, Field(discriminator="kind")]


class RecurringSchedule(Record):
    """Past behaviour, again and again; each time is a run.

    Attributes:
        first_day: Nothing runs before it.
        last_day: Nothing runs after it; None for without end.
        time: On the clock of `zone`, or of the visitor.
        cut_off: As for `FixedTimes`.
    """

    kind: Literal["recurring"] = "recurring"
    pattern: Pattern = Daily()
    first_day: Day
    last_day: Day | None = None
    time: TimeOfDay = "09:00"
    zone: ZoneName
    visitor_zone: VisitorZone | None = None
    cut_off: TimeOfDay | None = None


class BestTime(Record):
    """Past behaviour, at the hour in which each visitor was most active in the last 30 days.

    Attributes:
        last_day: None for without end.
        zone: For visitors of whom no hour is known, and for the days.
        cut_off: As for `FixedTimes`.
    """

    kind: Literal["best_time"] = "best_time"
    first_day: Day
    last_day: Day | None = None
    zone: ZoneName
    cut_off: TimeOfDay | None = None


Schedule = Annotated[
    LiveSchedule | FixedTimes | RecurringSchedule | BestTime, Field(discriminator="kind")
]
