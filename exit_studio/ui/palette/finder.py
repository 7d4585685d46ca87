# SPDX-License-Identifier: MIT
"""What the palette offers, and the search in it, in portions that are soon done. Without Qt."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from exit_studio.ui.palette.matching import Match, Name, Query

__all__ = ["Entry", "Finder", "Found"]

RECENT = 15
"""How much better what was chosen last fits; less for what was chosen before that."""
GREYED = 20
"""How much worse what cannot be done now fits."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    Attributes:
        key: Tells whoever offers it what was chosen.
        detail: Where it belongs, or its state: said after its title.
        keys: Its shortcut as on this keyboard.
        reason: Why it cannot be chosen now; empty where it can.
    """

    key: str
    title: str
    detail: str = ""
    keys: str = ""
    reason: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that fits what is typed, and the letters of its title that were."""

    entry: Entry
    places: tuple[int, ...] = ()


@dataclass(slots=True)
class _Candidate:
    entry: Entry
    name: Name
    number: int


@dataclass(slots=True)
class _Hit:
    candidate: _Candidate
    match: Match


@dataclass
class Finder:
    """Looks through entries, the ones offered first before the later ones.

    Attributes:
        recent: Keys of what was chosen last, newest first.
        looked_at: How many entries were compared since `look_for`.
    """

    recent: Sequence[str] = ()
    looked_at: int = 0
    _all: list[_Candidate] = field(default_factory=list)
    _query: Query = field(default_factory=lambda: Query(""))
    _waiting: list[_Candidate] = field(default_factory=list)
    _offered: deque[Iterator[Entry]] = field(default_factory=deque)
    _hits: list[_Hit] = field(default_factory=list)

    def add(self, entries: Iterable[Entry]) -> None:
        """Offer more; they are taken when it is their turn to be compared."""
        self._offered.append(iter(entries))

    def look_for(self, typed: str) -> None:
        """Begin to search; `go_on` does the work.

        Whoever types on is only shown what fitted so far, so nothing else is compared again.
        """
        query = Query(typed)
        known = self._all
        if query.narrows(self._query) and not self._waiting:
            known = [hit.candidate for hit in self._hits]
        self._query = query
        self._waiting = list(reversed(known))
        self._hits = []
        self.looked_at = 0

    def go_on(self, most: int) -> bool:
        """Compare at most this many entries; whether all have been."""
        for _ in range(most):
            candidate = self._next()
            if candidate is None:
                return True
            self.looked_at += 1
            if (match := self._query.match(candidate.name)) is not None:
                self._hits.append(_Hit(candidate, match))
        return not self._waiting and not self._offered

    def _next(self) -> _Candidate | None:
        """The next one to compare; those that are offered become known here."""
        if self._waiting:
            return self._waiting.pop()
        while self._offered:
            entry = next(self._offered[0], None)
            if entry is not None:
                self._all.append(_Candidate(entry, Name(entry.title), len(self._all)))
                return self._all[-1]
            self._offered.popleft()
        return None

    @property
    def count(self) -> int:
        """How many entries fit, as far as they were compared."""
        return len(self._hits)

    def best(self, limit: int) -> list[Found]:
        """Those that fit best, the best first."""
        ranks = {key: len(self.recent) - index for index, key in enumerate(self.recent)}
        found = nlargest(limit, self._hits, key=lambda hit: self._rank(hit, ranks))
        return [Found(hit.candidate.entry, hit.match.places) for hit in found]

    def _rank(self, hit: _Hit, ranks: dict[str, int]) -> tuple[int, int, int]:
        entry = hit.candidate.entry
        recent = ranks.get(entry.key, 0)
        if not self._query:
            return recent, 0, -hit.candidate.number
        bonus = RECENT * recent // max(1, len(self.recent))
        score = hit.match.score + bonus - (GREYED if entry.reason else 0)
        return score, -len(entry.title), -hit.candidate.number
