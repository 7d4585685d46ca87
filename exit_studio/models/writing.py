# SPDX-License-Identifier: MIT
"""Everything that people have written in a campaign, whatever records there are. Finds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from exit_studio.models.campaign import Campaign
from exit_studio.models.ids import IdKind
from exit_studio.models.record import Record
from exit_studio.models.values import Color

__all__ = ["written"]

_COLOR = Color.__metadata__[0]  # type: ignore[attr-defined]  # what `Annotated` holds


def written(campaign: Campaign) -> tuple[str, ...]:
    """Every text of a campaign: names, words, addresses, but no ids, kinds, colours or choices.

    The records come in the order of their addresses, sections first; texts as they stand in them.
    """
    records = campaign.records().values()
    return tuple(text for record in records for text in _texts_of(record))


def _texts_of(record: Record) -> Iterator[str]:
    for name, worded in _fields(type(record)):
        yield from _texts_in(getattr(record, name), worded=worded)


def _texts_in(value: object, *, worded: bool) -> Iterator[str]:
    match value:
        case Record():
            yield from _texts_of(value)
        case Enum():
            return
        case str():
            if worded and value:
                yield value
        case Mapping() | tuple():
            for item in value.items() if isinstance(value, Mapping) else value:
                yield from _texts_in(item, worded=worded)
        case _:
            return


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The fields of a kind of record, each with whether texts in it are somebody's words."""
    return tuple(
        (name, _is_worded(field.annotation, tuple(field.metadata)))
        for name, field in kind.model_fields.items()
    )


def _is_worded(annotation: Any, marks: tuple[object, ...]) -> bool:  # noqa: ANN401  # of any form
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _is_worded(inner, (*more, *marks))
    if annotation is str:
        return not any(isinstance(mark, IdKind) or mark == _COLOR for mark in marks)
    if get_origin(annotation) is Literal:
        return False
    return any(_is_worded(each, ()) for each in get_args(annotation))
