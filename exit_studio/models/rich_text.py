# SPDX-License-Identifier: MIT
"""Text with marks, as a tuple of runs. Markup never occurs: renderers make nodes from runs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from exit_studio.errors import EditRejected
from exit_studio.models.record import Record, evolve
from exit_studio.models.values import Link

__all__ = ["MAX_TEXT", "RichText", "Run", "plain", "retyped", "rich"]

MAX_TEXT = 10_000
"""Characters of one text, in all its runs."""


class Run(Record):
    """A stretch of text with the same marks.

    Attributes:
        link: Address that the text leads to, or None.
    """

    text: Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT)]
    bold: bool = False
    italic: bool = False
    link: Link | None = None


def _marks(run: Run) -> tuple[object, ...]:
    return tuple(mark for name, mark in run if name != "text")


def _joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Neighbours with equal marks become one run, so that equal texts are equal values."""
    if sum(len(run.text) for run in runs) > MAX_TEXT:
        msg = f"a text can have at most {MAX_TEXT:,} characters"
        raise ValueError(msg)
    groups = (list(group) for _, group in groupby(runs, key=_marks))
    return tuple(
        group[0] if len(group) == 1 else evolve(group[0], text="".join(run.text for run in group))
        for group in groups
    )


RichText = Annotated[tuple[Run, ...], Field(max_length=500), AfterValidator(_joined)]


def plain(content: Iterable[Run]) -> str:
    """The text without its marks."""
    return "".join(run.text for run in content)


def rich(text: str) -> tuple[Run, ...]:
    """Text without marks."""
    return (Run(text=text),) if text else ()


def _sliced(content: tuple[Run, ...], start: int, stop: int) -> tuple[Run, ...]:
    pieces: list[Run] = []
    offset = 0
    for run in content:
        text = run.text[max(start - offset, 0) : max(stop - offset, 0)]
        if text:
            pieces.append(evolve(run, text=text))
        offset += len(run.text)
    return tuple(pieces)


def retyped(content: tuple[Run, ...], text: str) -> tuple[Run, ...]:
    """`content` after its words were changed to `text` in a field that shows no marks.

    What stands before and after the change keeps its marks; what is new takes the marks of the
    letter before it, as typing does.

    Raises:
        EditRejected: `text` is too long.
    """
    if len(text) > MAX_TEXT:
        raise EditRejected(
            f"A text can have at most {MAX_TEXT:,} characters; this one has {len(text):,}.",
            hint="Shorten it.",
        )
    old = plain(content)
    head = 0
    while head < min(len(old), len(text)) and old[head] == text[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(text)) - head and old[-1 - tail] == text[-1 - tail]:
        tail += 1
    before = _sliced(content, 0, head)
    after = _sliced(content, len(old) - tail, len(old))
    typed = text[head : len(text) - tail]
    model = before[-1:] or content[:1]
    middle = (evolve(model[0], text=typed) if model else Run(text=typed),) if typed else ()
    return _joined(before + middle + after)
