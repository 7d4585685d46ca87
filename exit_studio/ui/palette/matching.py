# SPDX-License-Identifier: MIT
"""How well a few typed letters fit a name: “scf” finds “Save current file”. Pure, without Qt.

The letters have to stand in the name in their order. Of all ways to place them the best counts:
at the starts of words, and beside each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from exit_studio.ui.folding import folded, folded_letters

__all__ = ["Match", "Name", "Query"]

LETTER = 10
"""What each placed letter is worth, so that the rest only decides between ways to place them."""
WORD_START = 30
FIRST = 12
"""More, at the start of the name."""
BESIDE = 22
GAP = 1
"""Less, for each letter between two placed ones, up to `WIDEST`."""
WIDEST = 10
LONGEST = 64
"""Letters of a query; what is typed beyond is not looked at."""


@dataclass(frozen=True, slots=True)
class Match:
    """How a query fits a name.

    Attributes:
        score: Higher is better; to be compared within one query.
        places: Indices in the name of the letters that were found, ascending.
    """

    score: int
    places: tuple[int, ...]


class Name:
    """A name that can be searched; what a search needs is made when it is needed first."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> str:
        """The name as one searches it."""
        return folded(self.text)

    @cached_property
    def origins(self) -> tuple[int, ...]:
        """For each letter of `folded` the index in `text` that it comes from."""
        if self.text.isascii():
            return tuple(range(len(self.text)))
        return tuple(
            index for index, letter in enumerate(self.text) for _ in folded_letters(letter)
        )

    @cached_property
    def starts(self) -> frozenset[int]:
        """Indices in `folded` at which a word begins: after no letter, or at a capital in it."""
        origins, text = self.origins, self.text
        return frozenset(
            at
            for at, origin in enumerate(origins)
            if text[origin].isalnum() and (at == 0 or origins[at - 1] != origin)
            if _begins(text, origin)
        )


def _begins(text: str, at: int) -> bool:
    if at == 0 or not text[at - 1].isalnum():
        return True
    return text[at].isupper() and text[at - 1].islower()


class Query:
    """Typed letters, ready to be compared with many names. Blanks only part words."""

    def __init__(self, typed: str) -> None:
        self.letters = "".join(folded(typed).split())[:LONGEST]
        self._fits = re.compile(".*?".join(map(re.escape, self.letters)), re.DOTALL)

    def __bool__(self) -> bool:
        return bool(self.letters)

    def narrows(self, earlier: Query) -> bool:
        """Whether whatever fits this has fitted `earlier`."""
        return self.letters.startswith(earlier.letters)

    def match(self, name: Name) -> Match | None:
        """How the letters fit a name; None if they are not in it in this order."""
        # Most names do not fit, and this says so quickly.
        if self._fits.search(name.folded) is None:
            return None
        if not self.letters:
            return Match(0, ())
        score, places = self._best(name)
        return Match(score, tuple(dict.fromkeys(name.origins[place] for place in places)))

    def _best(self, name: Name) -> tuple[int, tuple[int, ...]]:
        """The best way to place the letters, from the first letter on, keeping each one's best."""
        text, starts = name.folded, name.starts
        ways: dict[int, tuple[int, tuple[int, ...]]] = {
            at: (_worth(at, starts) + (FIRST if at == 0 else 0), (at,))
            for at in _occurrences(text, self.letters[0], 0)
        }
        for letter in self.letters[1:]:
            further: dict[int, tuple[int, tuple[int, ...]]] = {}
            for at in _occurrences(text, letter, min(ways) + 1):
                before = [
                    (score + _step(place, at), places)
                    for place, (score, places) in ways.items()
                    if place < at
                ]
                score, places = max(before, key=_by_score)
                further[at] = (score + _worth(at, starts), (*places, at))
            ways = further
        return max(ways.values(), key=_by_score)


def _by_score(way: tuple[int, tuple[int, ...]]) -> tuple[int, int]:
    # Of equals the one that begins first, as one reads.
    return way[0], -way[1][0]


def _occurrences(text: str, letter: str, first: int) -> list[int]:
    return [match.start() for match in re.compile(re.escape(letter)).finditer(text, first)]


def _worth(at: int, starts: frozenset[int]) -> int:
    return LETTER + (WORD_START if at in starts else 0)


def _step(before: int, at: int) -> int:
    between = at - before - 1
    return BESIDE if between == 0 else -GAP * min(between, WIDEST)
