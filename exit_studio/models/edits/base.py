# SPDX-License-Identifier: MIT
"""What an edit is: a wish as data, with a pure way to carry it out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum

from exit_studio.models.campaign import Campaign
from exit_studio.models.record import Record

__all__ = ["BaseEdit", "shape_of"]


def shape_of(value: object) -> str:
    """What a value is built like, without the texts and numbers that one types.

    Edits that set a whole record merge while it keeps its shape: so typing merges, and another
    choice, a tick, or one more row does not.
    """
    match value:
        case Record():
            fields = ((name, getattr(value, name)) for name in type(value).model_fields)
            inner = ",".join(
                f"{name}={item if name in _NAMES else shape_of(item)}" for name, item in fields
            )
            return f"{type(value).__name__}({inner})"
        case tuple():
            return f"[{','.join(shape_of(item) for item in value)}]"
        case bool() | Enum() | None:
            return str(value)
        case _:
            return "…"


_NAMES = {"id", "kind"}


class BaseEdit(Record, ABC):
    """One wish of the user's. Subclasses add a `kind`, which names it on the wire for good."""

    @property
    @abstractmethod
    def label(self) -> str:
        """What it does, in the imperative, for the Undo menu: “Rename campaign”."""

    @property
    def merge_key(self) -> str | None:
        """Edits with the same key that follow within a second make one undo step. None: never."""
        return None

    @abstractmethod
    def apply(self, campaign: Campaign) -> Campaign:
        """Return the campaign with the wish carried out.

        Raises:
            EditRejected: the document does not allow it.
            pydantic.ValidationError: a value is outside of its limits.
        """
