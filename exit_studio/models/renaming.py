# SPDX-License-Identifier: MIT
"""New ids for a copy of a document, wherever an id stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from exit_studio.models.ids import IdKind
from exit_studio.models.record import Record

__all__ = ["ids_within", "renamed"]

Named = tuple[str, str]
"""A kind of `IdKind`, and an id."""


@lru_cache
def _hints(model: type[Record]) -> Mapping[str, Any]:
    found = get_type_hints(model, include_extras=True)
    return {name: found[name] for name in model.model_fields}


def ids_within(value: object, annotation: object) -> Iterator[Named]:
    """Yield every id in `value`, as its annotation marks them, with its kind."""
    marks = _marks(annotation)
    if isinstance(value, str):
        yield from ((mark.kind, value) for mark in marks)
    elif isinstance(value, Record):
        for name, hint in _hints(type(value)).items():
            yield from ids_within(getattr(value, name), hint)
    elif isinstance(value, Mapping):
        keys, items = _inside(annotation, Mapping)
        for key, item in value.items():
            yield from ids_within(key, keys)
            yield from ids_within(item, items)
    elif isinstance(value, tuple):
        for item in value:
            yield from ids_within(item, _inside(annotation, tuple)[0])


def renamed(value: object, annotation: object, name_of: Callable[[Named], str]) -> object:
    """Return plain values like `value`, with every id replaced; to be validated like new.

    Args:
        value: A record, or what stands in one.
        annotation: Of `value`; its own class for a record.
        name_of: Gives the new id.
    """
    marks = _marks(annotation)
    if isinstance(value, str):
        return name_of((marks[0].kind, value)) if marks else value
    if isinstance(value, Record):
        return {
            name: renamed(getattr(value, name), hint, name_of)
            for name, hint in _hints(type(value)).items()
        }
    if isinstance(value, Mapping):
        keys, items = _inside(annotation, Mapping)
        return {
            renamed(key, keys, name_of): renamed(item, items, name_of)
            for key, item in value.items()
        }
    if isinstance(value, tuple):
        inner = _inside(annotation, tuple)[0]
        return tuple(renamed(item, inner, name_of) for item in value)
    return value


def _marks(annotation: object) -> list[IdKind]:
    """Which id a text of this annotation is, none for another text; also one of a union."""
    if get_origin(annotation) is Annotated:
        bare, *marks = get_args(annotation)
        return [mark for mark in marks if isinstance(mark, IdKind)] or _marks(bare)
    if get_origin(annotation) in {tuple, Mapping}:
        return []
    return [mark for each in _members(annotation) for mark in _marks(each)]


def _members(annotation: object) -> Iterable[Any]:
    """What a union is of; nothing for anything else."""
    return () if isinstance(get_origin(annotation), type) else get_args(annotation)


def _inside(annotation: object, container: type) -> tuple[Any, ...]:
    """The annotations of what stands in a container, which may be marked or one of a union."""
    if get_origin(annotation) is Annotated:
        return _inside(get_args(annotation)[0], container)
    origin = get_origin(annotation)
    if isinstance(origin, type) and issubclass(origin, container):
        return get_args(annotation)
    for each in get_args(annotation):
        if found := _inside(each, container):
            return found
    return ()
