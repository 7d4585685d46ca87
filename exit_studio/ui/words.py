# SPDX-License-Identifier: MIT
"""Short words for choices that several sections offer; whole sentences are `models.reading`'s."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from exit_studio.models.triggers import PageMatch
from exit_studio.models.values import DurationUnit

__all__ = ["match_words", "unit_words"]


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def unit_words(unit: DurationUnit) -> str:
    """A unit of time, in the plural."""
    return {
        DurationUnit.MINUTES: _tr("minutes"),
        DurationUnit.HOURS: _tr("hours"),
        DurationUnit.DAYS: _tr("days"),
        DurationUnit.WEEKS: _tr("weeks"),
        DurationUnit.MONTHS: _tr("months"),
    }[unit]


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
