# SPDX-License-Identifier: MIT
"""Short words for settings, as the fields of the sections say them.

Whole sentences are made in `models.reading`, and said by `wording`.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime, QTimeZone

from exit_studio.models.campaign import Campaign
from exit_studio.models.triggers import PageMatch
from exit_studio.models.values import At, Duration, DurationUnit

__all__ = [
    "duration_words",
    "goal_words",
    "match_words",
    "moment_words",
    "unit_words",
]


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("words", text, None, count)


def unit_words(unit: DurationUnit) -> str:
    """A unit of time, in the plural."""
    return {
        DurationUnit.MINUTES: _tr("minutes"),
        DurationUnit.HOURS: _tr("hours"),
        DurationUnit.DAYS: _tr("days"),
        DurationUnit.WEEKS: _tr("weeks"),
        DurationUnit.MONTHS: _tr("months"),
    }[unit]


def duration_words(duration: Duration) -> str:
    """A span of time: “1 day”, “7 days”."""
    one = {
        DurationUnit.MINUTES: _tr("1 minute"),
        DurationUnit.HOURS: _tr("1 hour"),
        DurationUnit.DAYS: _tr("1 day"),
        DurationUnit.WEEKS: _tr("1 week"),
        DurationUnit.MONTHS: _tr("1 month"),
    }
    return (
        one[duration.unit]
        if duration.count == 1
        else f"{duration.count} {unit_words(duration.unit)}"
    )


def moment_words(moment: At) -> str:
    """A wall-clock time with its zone: “24 Nov 2026 09:00, Europe/Paris”."""
    local = moment.local
    # In UTC each time exists; in the zone of this computer its clocks may skip it.
    at = QDateTime(
        QDate(local.year, local.month, local.day),
        QTime(local.hour, local.minute),
        QTimeZone(QTimeZone.Initialization.UTC),
    )
    shown = QLocale().toString(at, "d MMM yyyy HH:mm")
    return f"{shown}, {moment.zone}"


def goal_words(campaign: Campaign) -> str:
    """The goal as a sentence."""
    names = [event.event.strip() for event in campaign.goal.events]
    if names and not names[0]:
        return _tr("Name the event that counts as a conversion.")
    if not names:
        return _tr("No goal: the report counts views, clicks and closes.")
    return _tr("Converts when, within {time} of the first view, a visitor does {event}.").format(
        time=duration_words(campaign.goal.conversion_time), event=_quoted(names[0])
    )


def _quoted(name: str) -> str:
    return f"“{name}”" if name else "…"


def match_words(match: PageMatch) -> str:
    """How an address is compared."""
    return {
        PageMatch.IS: _tr("is"),
        PageMatch.CONTAINS: _tr("contains"),
        PageMatch.STARTS_WITH: _tr("starts with"),
        PageMatch.ENDS_WITH: _tr("ends with"),
        PageMatch.WILDCARD: _tr("matches wildcard"),
        PageMatch.REGULAR_EXPRESSION: _tr("matches the regular expression"),
    }[match]
