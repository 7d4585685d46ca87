# SPDX-License-Identifier: MIT
"""Sentences of the core in the user's language and formats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from typing_extensions import override

from exit_studio.models.reading import Reading, phrase
from exit_studio.models.reading.phrase import CalendarDay, LocalTime, all_of, any_of
from exit_studio.models.wording import say
from exit_studio.ui.wording import said, worded

GERMAN = {
    "Price is at least {value}": "Preis mindestens {value}",
    "{first} and {last}": "{first} und {last}",
    "Call me {name}.": "Nenn mich {name}.",
}


class German(QTranslator):
    """Knows a few sentences of the core."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return GERMAN.get(text, text) if context == "models" else text


@pytest.fixture
def german(qapp: QCoreApplication) -> Iterator[None]:
    translator = German()
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(before)


def test_sentences_as_they_are_written() -> None:
    assert worded(say("Call me {name}.", name="Ann")) == "Call me Ann."
    assert worded(phrase("Price is at least {value}", value=12.5)) == "Price is at least 12.5"
    assert worded(any_of(("a", "b", "c"))) == "a, b or c"
    assert worded(CalendarDay(date(2026, 3, 7))) == "7 Mar 2026"
    assert worded(LocalTime(datetime.fromisoformat("2026-03-07 09:05"))) == "7 Mar 2026 09:05"


@pytest.mark.usefixtures("german")
def test_sentences_and_numbers_in_another_language() -> None:
    assert worded(say("Call me {name}.", name="Ann")) == "Nenn mich Ann."
    assert worded(phrase("Price is at least {value}", value=1_234.5)) == "Preis mindestens 1.234,5"
    assert worded(phrase("{count}", count=1_000_000)) == "1.000.000"
    assert worded(phrase("{count}", count=1e20)) == "1e+20"
    assert worded(all_of(("a", "b"))) == "a und b"


def test_readings_below_each_other() -> None:
    inner = Reading(phrase("b"))

    assert said(Reading(phrase("a:"), (inner,)), Reading(phrase("c"))) == "a:\n    b\nc"
