# SPDX-License-Identifier: MIT
"""What an edit is: a wish as data, with a pure way to carry it out."""

from __future__ import annotations

from abc import ABC, abstractmethod

from exit_studio.models.campaign import Campaign
from exit_studio.models.record import Record

__all__ = ["BaseEdit"]


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
