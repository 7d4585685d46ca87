# SPDX-License-Identifier: MIT
"""A reading: what a part of a campaign says, in words, with what stands under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exit_studio.models.reading.phrase import Listing, Phrase, Words, phrase, spoken

__all__ = ["Reading", "flat", "lines"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, and others that belong under it.

    Attributes:
        text: A whole sentence, or one that ends in a colon and is continued by its children.
        children: Shown below it, further in.
    """

    text: Phrase
    children: tuple[Reading, ...] = ()


def flat(reading: Reading) -> Words:
    """A reading in one line; what stands under it follows in parentheses."""
    if not reading.children:
        return reading.text
    inner = Listing(
        tuple(flat(child) for child in reading.children), "{first}; {last}", "{first}; {last}"
    )
    return phrase("{text} ({inner})", text=reading.text, inner=inner)


def lines(reading: Reading, say: Callable[[Words], str] = spoken) -> Iterator[tuple[int, str]]:
    """Every line of a reading, said by `say`, with how far in it stands."""
    waiting = [(0, reading)]
    while waiting:
        depth, each = waiting.pop()
        yield depth, say(each.text)
        waiting.extend((depth + 1, child) for child in reversed(each.children))
