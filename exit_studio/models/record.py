# SPDX-License-Identifier: MIT
"""What every value of a document is made of: frozen records, and the one way to change them.

No domain knowledge lives here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    SerializerFunctionWrapHandler,
    ValidationError,
)
from pydantic.functional_serializers import WrapSerializer

__all__ = ["DEFERRED", "FrozenMap", "Record", "evolve", "first_problem"]

DEFERRED = ConfigDict(defer_build=True)
"""For adapters of unions: built at first use, as records are."""

R = TypeVar("R", bound="Record")
K = TypeVar("K")
V = TypeVar("V")


class Record(BaseModel):
    """A frozen value. Two records with the same fields are equal."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        defer_build=True,  # most records of a start are never needed; each is built at first use
    )


def evolve(record: R, **changes: object) -> R:
    """Return `record` with `changes`, validated like new.

    The only way to change a record: `model_copy(update=...)` would skip validation.

    Raises:
        pydantic.ValidationError: a value that the record does not allow.
    """
    fields = {name: getattr(record, name) for name in type(record).model_fields}
    return type(record).model_validate({**fields, **changes})


def _freeze(mapping: Mapping[K, V]) -> Mapping[K, V]:
    return MappingProxyType(dict(mapping))


def _thaw(mapping: Mapping[object, object], serialise: SerializerFunctionWrapHandler) -> object:
    return serialise(dict(mapping))


FrozenMap = Annotated[Mapping[K, V], AfterValidator(_freeze), WrapSerializer(_thaw)]
"""A mapping field that stays as it was: frozen models hold plain dicts otherwise.

A field with a default needs `validate_default=True`, or the default stays a plain dict.
"""


def first_problem(error: ValidationError) -> tuple[tuple[int | str, ...], str]:
    """Return the place and the words of the first thing that validation did not allow."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = first["loc"]
    match first["type"]:
        case "missing":
            return place[:-1], f"“{place[-1]}” is missing"
        case "extra_forbidden":
            return place, "no field of this name is known here"
        case _:
            return place, first["msg"].removeprefix("Value error, ")
