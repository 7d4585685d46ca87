# SPDX-License-Identifier: MIT
"""Which of many copies are kept as they grow old. What they are copies of is not known here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

__all__ = ["BACKUPS", "VERSIONS", "Keep", "kept"]

Span = Callable[[datetime], tuple[int, ...]]
"""Names the span of time that a moment lies in."""


def _every(moment: datetime) -> tuple[int, ...]:
    return (moment.toordinal(), moment.hour, moment.minute, moment.second, moment.microsecond)


def _day(moment: datetime) -> tuple[int, ...]:
    return (moment.toordinal(),)


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar()[:2])


def _month(moment: datetime) -> tuple[int, ...]:
    return (moment.year, moment.month)


@dataclass(frozen=True, slots=True)
class Keep:
    """Up to an age, one of each span of time: the last one in it."""

    up_to: timedelta
    span: Span


VERSIONS = (Keep(timedelta(days=1), _every), Keep(timedelta(days=90), _day))
"""Of the versions that made themselves: all of a day, then one a day for 90 days."""

BACKUPS = (
    Keep(timedelta(days=1), _every),
    Keep(timedelta(days=7), _day),
    Keep(timedelta(days=30), _week),
    Keep(timedelta(days=365), _month),
)
"""All of a day, one a day for a week, one a week for a month, one a month for a year."""


def kept(
    moments: Iterable[datetime], *, now: datetime, rules: Sequence[Keep]
) -> frozenset[datetime]:
    """Choose which of `moments`, aware and in any order, are kept at `now`.

    One from the future is kept: the clock was wrong once, and may be wrong now. Days, weeks and
    months are those of UTC, so that what is kept does not depend on where somebody travels. The
    newest one is kept, however old it is.
    """
    chosen: dict[tuple[int, tuple[int, ...]], datetime] = {}
    newest: datetime | None = None
    for moment in sorted(moments):
        newest = moment
        place = _place(moment, now, rules)
        if place is not None:
            chosen[place] = moment
    return frozenset([*chosen.values(), *([] if newest is None else [newest])])


def _place(
    moment: datetime, now: datetime, rules: Sequence[Keep]
) -> tuple[int, tuple[int, ...]] | None:
    for number, rule in enumerate(rules):
        if now - moment <= rule.up_to:
            return number, rule.span(moment.astimezone(UTC))
    return None
