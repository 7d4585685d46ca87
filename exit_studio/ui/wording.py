# SPDX-License-Identifier: MIT
"""Sentences of the core in the user's language. What they say is written in `models`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime, QTimeZone

from exit_studio.models.reading import Language, Reading, Words, lines, spoken
from exit_studio.models.reading.phrase import LARGEST_PLAIN
from exit_studio.models.wording import Sentence

__all__ = ["said", "worded"]

_INDENT = "    "
_SHORTEST = QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value
"""As many digits as tell a number from its neighbours."""


class _UserLanguage:
    """The language and the formats of whoever sits before the screen."""

    def template(self, english: str) -> str:
        return QCoreApplication.translate("models", english)

    def number(self, value: float) -> str:
        locale = QLocale()
        # Qt's whole numbers have 64 bits.
        if value == int(value) and abs(value) < LARGEST_PLAIN:
            return locale.toString(int(value))
        return locale.toString(value, "g", _SHORTEST)

    def day(self, day: date) -> str:
        return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")

    def time(self, local: datetime) -> str:
        # In UTC each time exists; in the zone of this computer its clocks may skip it.
        at = QDateTime(
            QDate(local.year, local.month, local.day),
            QTime(local.hour, local.minute),
            QTimeZone(QTimeZone.Initialization.UTC),
        )
        return QLocale().toString(at, "d MMM yyyy HH:mm")


_USER: Final[Language] = _UserLanguage()


def worded(sentence: Sentence | Words) -> str:
    """A sentence of the core in the user's language."""
    if isinstance(sentence, Sentence):
        return _USER.template(sentence.template).format_map(sentence.values)
    return spoken(sentence, _USER)


def said(*readings: Reading) -> str:
    """Readings in the user's language, a line for each sentence, indented as they stand."""
    return "\n".join(
        _INDENT * depth + line for reading in readings for depth, line in lines(reading, worded)
    )
