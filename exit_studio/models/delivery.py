# SPDX-License-Identifier: MIT
"""When, on the page and for each visitor: signals, how often, and at which hours not."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from exit_studio.models.record import Record
from exit_studio.models.values import TimeOfDay, Weekday

__all__ = [
    "MAX_SHOWN",
    "MIN_SHOWN",
    "AfterSeconds",
    "AtMost",
    "Delivery",
    "DisturbPolicy",
    "DoNotDisturb",
    "Frequency",
    "Idle",
    "Once",
    "OncePerSession",
    "PageSignal",
    "PeriodUnit",
    "Scrolled",
    "StopAfter",
    "UpTo",
]

MIN_SHOWN = 1
MAX_SHOWN = 250
"""How often one visitor may see a campaign, ever (product, section 6)."""


class Idle(Record):
    """The visitor has done nothing for so long."""

    kind: Literal["idle"] = "idle"
    seconds: Annotated[int, Field(ge=1, le=3_600)] = 30


class Scrolled(Record):
    """The visitor has scrolled so far down the page."""

    kind: Literal["scrolled"] = "scrolled"
    percent: Annotated[int, Field(ge=1, le=100)] = 50


class AfterSeconds(Record):
    """The visitor has been on the page for so long."""

    kind: Literal["after_seconds"] = "after_seconds"
    seconds: Annotated[int, Field(ge=1, le=3_600)] = 30


PageSignal = Annotated[Idle | Scrolled | AfterSeconds, Field(discriminator="kind")]
"""What shows the pop-up besides leaving; the first that happens wins, the rest are dropped."""


class Once(Record):
    """A visitor sees the campaign once."""

    kind: Literal["once"] = "once"


class OncePerSession(Record):
    """A visitor sees the campaign once in each session."""

    kind: Literal["once_per_session"] = "once_per_session"


class PeriodUnit(StrEnum):
    """Units of the period in which views are counted."""

    HOURS = "hours"
    DAYS = "days"


class AtMost(Record):
    """A visitor sees the campaign at most `count` times in `every` hours or days."""

    kind: Literal["at_most"] = "at_most"
    count: Annotated[int, Field(ge=1, le=MAX_SHOWN)] = 1
    every: Annotated[int, Field(ge=1, le=1_000)] = 1
    unit: PeriodUnit = PeriodUnit.DAYS


class UpTo(Record):
    """A visitor sees the campaign up to `count` times, ever."""

    kind: Literal["up_to"] = "up_to"
    count: Annotated[int, Field(ge=MIN_SHOWN, le=MAX_SHOWN)] = 3


Frequency = Annotated[Once | OncePerSession | AtMost | UpTo, Field(discriminator="kind")]


class StopAfter(StrEnum):
    """What a visitor does after which the campaign is not shown to them any more."""

    CLOSE = "close"
    CLICK = "click"
    CONVERSION = "conversion"


class DisturbPolicy(StrEnum):
    """What becomes of a pop-up that would have been shown then."""

    DISCARD = "discard"
    DELAY = "delay"


def _days_in_order(days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    return tuple(day for day in Weekday if day in days)


class DoNotDisturb(Record):
    """From one time of the day to another nothing is shown; over midnight if the end is earlier.

    The clock is the visitor's; where their zone is not known, the account's.

    Attributes:
        days: On which it begins.
    """

    starts: TimeOfDay = "22:00"
    ends: TimeOfDay = "08:00"
    days: Annotated[tuple[Weekday, ...], Field(max_length=7), AfterValidator(_days_in_order)] = (
        tuple(Weekday)
    )
    policy: DisturbPolicy = DisturbPolicy.DISCARD


def _stops_in_order(stops: tuple[StopAfter, ...]) -> tuple[StopAfter, ...]:
    return tuple(stop for stop in StopAfter if stop in stops)


class Delivery(Record):
    """How a campaign behaves on the page, and towards each visitor.

    Attributes:
        signals: Besides leaving, which always counts. Each kind once.
        frequency: How often one visitor sees it.
        ignore_global_limits: Whether it is shown whatever the backend's limits say.
        do_not_disturb: None for at any hour.
        arm_seconds: How long a visitor must have been on the page before leaving counts.
        hold_ms: How long the pointer must stay outside; a slip that comes back in time is none.
        phone_back_button: Whether going back on a phone shows it; the second time leaves.
    """

    kind: Literal["delivery"] = "delivery"
    signals: Annotated[tuple[PageSignal, ...], Field(max_length=3)] = ()
    frequency: Frequency = OncePerSession()
    stop_after: Annotated[
        tuple[StopAfter, ...], Field(max_length=len(StopAfter)), AfterValidator(_stops_in_order)
    ] = ()
    ignore_global_limits: bool = False
    do_not_disturb: DoNotDisturb | None = None
    arm_seconds: Annotated[int, Field(ge=0, le=600)] = 5
    hold_ms: Annotated[int, Field(ge=0, le=1_000)] = 80
    phone_back_button: bool = False
