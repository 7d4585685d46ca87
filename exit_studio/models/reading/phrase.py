# SPDX-License-Identifier: MIT
"""Phrases that are put together from others, and how a language says them.

The English template is the key under which `ui` looks for a translation, as for `wording`. What a
campaign says is worded in the other modules of this package.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Protocol, TypeAlias

from typing_extensions import override

__all__ = [
    "ENGLISH",
    "LARGEST_PLAIN",
    "LONGEST_QUOTE",
    "Amount",
    "CalendarDay",
    "Language",
    "Listing",
    "LocalTime",
    "Phrase",
    "Words",
    "all_of",
    "any_of",
    "counted",
    "in_a_row",
    "phrase",
    "quoted",
    "spoken",
]

LONGEST_QUOTE = 160
"""Letters of a quoted text; what is longer is cut."""
LARGEST_PLAIN = 1e15
"""Up to here a number without a fraction is written with all its digits."""


class Language(Protocol):
    """How a language says templates, numbers and times."""

    def template(self, english: str) -> str:
        """The template in this language, with the same gaps."""
        ...

    def number(self, value: float) -> str:
        """A number."""
        ...

    def day(self, day: date) -> str:
        """A calendar day."""
        ...

    def time(self, local: datetime) -> str:
        """A day with a time of it."""
        ...


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that the reader's language writes."""

    value: float


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that the reader's language writes."""

    day: date


@dataclass(frozen=True, slots=True)
class LocalTime:
    """A day and a time that the reader's language writes; their zone is said beside them."""

    local: datetime


@dataclass(frozen=True, slots=True)
class Phrase:
    """A template with named gaps and what fills them.

    Attributes:
        template: English text with `{name}` gaps.
        values: What stands in each gap.
    """

    template: str
    values: Mapping[str, Words] = field(default_factory=dict)

    @override
    def __str__(self) -> str:
        return spoken(self)


@dataclass(frozen=True, slots=True)
class Listing:
    """Several words in a row.

    Attributes:
        last: Template that joins all but the last, `{first}`, with the `{last}`.
        next: Template that joins what comes before.
    """

    items: tuple[Words, ...]
    last: str
    next: str = "{first}, {last}"


Words: TypeAlias = Phrase | Listing | Amount | CalendarDay | LocalTime | str


def phrase(template: str, /, **values: Words | float) -> Phrase:
    """Build a phrase; numbers become amounts."""
    return Phrase(
        template,
        {
            name: Amount(value) if isinstance(value, int | float) else value
            for name, value in values.items()
        },
    )


def all_of(items: Iterable[Words]) -> Listing:
    """“a, b and c”."""
    return Listing(tuple(items), "{first} and {last}")


def any_of(items: Iterable[Words]) -> Listing:
    """“a, b or c”."""
    return Listing(tuple(items), "{first} or {last}")


def in_a_row(items: Iterable[Words]) -> Listing:
    """“a, b, c”."""
    return Listing(tuple(items), "{first}, {last}")


def counted(count: int, one: str, many: str) -> Phrase:
    """`one` for a single thing, `many`, which has a gap `{count}`, for any other number."""
    return phrase(one) if count == 1 else phrase(many, count=count)


def quoted(text: str, missing: Phrase) -> Words:
    """`text` on one line in quotation marks, or `missing` where there is nothing to read."""
    line = " ".join(text.split())
    if not line:
        return missing
    return phrase(
        "“{text}”", text=line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE]}…"
    )


class _English:
    """The language in which the templates are written."""

    _MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

    def template(self, english: str) -> str:
        return english

    def number(self, value: float) -> str:
        return f"{int(value) if value == int(value) and abs(value) < LARGEST_PLAIN else value:,}"

    def day(self, day: date) -> str:
        return f"{day.day} {self._MONTHS[day.month - 1]} {day.year}"

    def time(self, local: datetime) -> str:
        return f"{self.day(local)} {local:%H:%M}"


ENGLISH: Final[Language] = _English()


def spoken(words: Words, language: Language = ENGLISH) -> str:
    """Say `words` in a language."""
    match words:
        case Phrase():
            gaps = {name: spoken(value, language) for name, value in words.values.items()}
            return language.template(words.template).format_map(gaps)
        case Listing():
            return _row([spoken(item, language) for item in words.items], words, language)
        case Amount():
            return language.number(words.value)
        case CalendarDay():
            return language.day(words.day)
        case LocalTime():
            return language.time(words.local)
        case str():
            return words


def _row(items: list[str], listing: Listing, language: Language) -> str:
    if not items:
        return ""
    said = items[0]
    for index, item in enumerate(items[1:], start=2):
        joint = listing.last if index == len(items) else listing.next
        said = language.template(joint).format(first=said, last=item)
    return said
