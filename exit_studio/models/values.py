# SPDX-License-Identifier: MIT
"""Small values that several sections share: colours, spans of time, points in time, links."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, StringConstraints

from exit_studio.models.record import Record

__all__ = [
    "At",
    "Color",
    "Device",
    "Duration",
    "DurationUnit",
    "EventName",
    "FunctionName",
    "Link",
    "Never",
    "Now",
    "PropertyName",
    "TimeOfDay",
    "Weekday",
    "ZoneName",
    "is_function_name",
    "is_safe_link",
]

Color = Annotated[
    str, StringConstraints(to_lower=True, pattern=r"^#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")
]
"""sRGB as `#rrggbb` or `#rrggbbaa`, in small letters."""

EventName = Annotated[str, StringConstraints(max_length=120)]
PropertyName = Annotated[str, StringConstraints(max_length=120)]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time on a clock, as `09:30`; its zone is said where it stands."""
Link = Annotated[str, StringConstraints(max_length=2048)]
"""What a person typed as an address. A draft may hold anything; `is_safe_link` judges it."""
FunctionName = Annotated[str, StringConstraints(max_length=200)]
"""What a person typed as a function's dotted name. `is_function_name` judges it."""


class Device(StrEnum):
    """The two layouts that a pop-up has. Phone is everything under 600 CSS pixels of width."""

    DESKTOP = "desktop"
    PHONE = "phone"


class Weekday(StrEnum):
    """The days of a week, which begins on Monday."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class DurationUnit(StrEnum):
    """Units in which people give spans of time."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


_UNIT_SPANS = {
    DurationUnit.MINUTES: timedelta(minutes=1),
    DurationUnit.HOURS: timedelta(hours=1),
    DurationUnit.DAYS: timedelta(days=1),
    DurationUnit.WEEKS: timedelta(weeks=1),
    DurationUnit.MONTHS: timedelta(days=30),
}


class Duration(Record):
    """A whole number of a unit; a month counts as 30 days."""

    count: Annotated[int, Field(ge=0, le=1_000_000)]
    unit: DurationUnit

    @property
    def span(self) -> timedelta:
        """The same length of time as a `timedelta`."""
        return self.count * _UNIT_SPANS[self.unit]


# Files beside the zones that mean another zone on each machine, or count leap seconds.
_NO_ZONES = re.compile(r"localtime|posixrules|Factory|posix/.*|right/.*", re.IGNORECASE)


def _known_zone(name: str) -> str:
    msg = f"“{name}” is no time zone of the IANA database"
    if _NO_ZONES.fullmatch(name):
        raise ValueError(msg)
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError) as error:
        raise ValueError(msg) from error
    return name


FIRST_YEAR = 1970
LAST_YEAR = 9998
"""In any zone, a time within these years is one that Python, Qt and browsers can hold in UTC."""


def _local_time(local: datetime) -> datetime:
    if local.tzinfo is not None:
        msg = "a local time carries no offset; its zone stands beside it"
        raise ValueError(msg)
    if not FIRST_YEAR <= local.year <= LAST_YEAR:
        msg = f"the year has to be {FIRST_YEAR} to {LAST_YEAR}"
        raise ValueError(msg)
    return local.replace(microsecond=0, fold=0)


ZoneName = Annotated[
    str, StringConstraints(min_length=1, max_length=64), AfterValidator(_known_zone)
]


class Now(Record):
    """From the moment of publishing."""

    kind: Literal["now"] = "now"


class Never(Record):
    """Without end."""

    kind: Literal["never"] = "never"


class At(Record):
    """A wall-clock time in a named zone; it stays as it is when the zone's rules change.

    Attributes:
        local: Date and time to the second, without offset.
        zone: IANA name, such as `Europe/Paris`.
    """

    kind: Literal["at"] = "at"
    local: Annotated[datetime, AfterValidator(_local_time)]
    zone: ZoneName

    @property
    def instant(self) -> datetime:
        """The moment in UTC.

        A time that occurs twice means its first. One that the clocks skip means what they show
        instead: 02:30 becomes 03:30.
        """
        return self.local.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


_LINK_CHARACTER = r"[\u0021-\u007e\u00a1-\ud7ff\ue000-\U0010ffff]"
_SAFE_LINK = re.compile(
    rf"https?://(?![/?#]){_LINK_CHARACTER}+"
    rf"|mailto:{_LINK_CHARACTER}+"
    r"|tel:[0-9+*#().-]+"
    rf"|[/?#]{_LINK_CHARACTER}*",
    re.ASCII | re.IGNORECASE,
)
_FUNCTION_NAME = re.compile(
    r"(?!(?:document|location)(?:\.|$))"
    r"[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z_$][A-Za-z0-9_$]*)*"
)
_NEVER_CALLED = frozenset(
    {
        "__proto__",
        "constructor",
        "prototype",
        "eval",
        "Function",
        "setTimeout",
        "setInterval",
        "setImmediate",
    }
)


def is_safe_link(link: str) -> bool:
    """Whether a button may open `link`: http, https, mailto, tel, or an address within the site.

    The tag decides by the same rule (`resources/tag/src/links.js`); both run
    `tests/golden/links.json`.
    """
    return _SAFE_LINK.fullmatch(link) is not None


def is_function_name(name: str) -> bool:
    """Whether `name` is a dotted name of a page's function that a button may call.

    Names that would run text as code, reach a prototype, write the page or lead away from it are
    none. The tag decides by the same rule; both run `tests/golden/function_names.json`.
    """
    return _FUNCTION_NAME.fullmatch(name) is not None and _NEVER_CALLED.isdisjoint(name.split("."))
