# SPDX-License-Identifier: MIT
"""What changed between two campaigns, record by record.

A diff is always derived from before and after; nobody writes one. Undo, merging, the journal, what
the preview gets and which views refresh all come from it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import reduce
from typing import Any

from pydantic import Field, ValidationError

from exit_studio.errors import EditRejected
from exit_studio.models.campaign import SECTION_RECORDS, AnyRecord, Campaign
from exit_studio.models.elements import Element, ElementRecord
from exit_studio.models.ids import RecordId
from exit_studio.models.popup import Popup
from exit_studio.models.record import FrozenMap, Record, evolve, first_problem

__all__ = ["Diff", "StoredDiff", "diff"]


class Diff(Record):
    """`{address: (old, new)}`; None where a record did not exist or does no longer."""

    changes: FrozenMap[RecordId, tuple[AnyRecord | None, AnyRecord | None]] = Field(
        default_factory=dict, validate_default=True
    )

    def __bool__(self) -> bool:
        return bool(self.changes)

    def inverse(self) -> Diff:
        """The way back."""
        return Diff(changes={address: (new, old) for address, (old, new) in self.changes.items()})

    def then(self, later: Diff) -> Diff:
        """This diff followed by `later`, as one; what ends as it began drops out."""
        joined = dict(self.changes)
        for address, (old, new) in later.changes.items():
            first = joined[address][0] if address in joined else old
            joined[address] = (first, new)
        return Diff(
            changes={address: pair for address, pair in joined.items() if pair[0] != pair[1]}
        )

    def apply(self, campaign: Campaign) -> Campaign:
        """Return `campaign` with every record at its new value.

        Raises:
            EditRejected: a record is not as this diff found it, or the result would be no campaign;
                the diff belongs to another document.
        """
        records = campaign.records()
        sections: dict[str, object] = {}
        popups: dict[RecordId, Popup] = dict(campaign.popups)
        elements: dict[RecordId, Element] = dict(campaign.elements)
        for address, (old, new) in self.changes.items():
            if records.get(address) != old:
                raise EditRejected(f"The record “{address}” is not as this change found it.")
            if address in SECTION_RECORDS:
                sections[address] = new
                continue
            if isinstance(new, Popup):
                popups[address] = new
            elif isinstance(new, ElementRecord):
                elements[address] = new
            elif new is None:
                popups.pop(address, None)
                elements.pop(address, None)
            else:
                raise EditRejected(f"A “{new.kind}” cannot stand at “{address}”.")
        try:
            return evolve(campaign, **sections, popups=popups, elements=elements)
        except ValidationError as error:
            _place, words = first_problem(error)
            raise EditRejected(f"This change does not fit the campaign: {words}.") from error


@dataclass(frozen=True, slots=True)
class StoredDiff:
    """Diffs that follow each other, as text; read when they are needed, for that takes long.

    Attributes:
        texts: JSON of each, as this release or an older one wrote it.
    """

    texts: tuple[str, ...]

    def read(self) -> Diff:
        """Return them as one diff.

        Raises:
            EditRejected: one of them cannot be read; an older release may have made it.
        """
        try:
            return reduce(
                Diff.then, (Diff.model_validate_json(text, strict=True) for text in self.texts)
            )
        except ValidationError as error:
            raise EditRejected(
                "This change was made by another release and cannot be taken back."
            ) from error

    @property
    def is_nothing(self) -> bool:
        """Whether everything ends as it began. Told without reading the records."""
        first: dict[str, Any] = {}
        last: dict[str, Any] = {}
        for text in self.texts:
            for address, (old, new) in json.loads(text)["changes"].items():
                first.setdefault(address, old)
                last[address] = new
        return first == last


def diff(before: Campaign, after: Campaign) -> Diff:
    """Derive what turns `before` into `after`."""
    old = before.records()
    new = after.records()
    addresses = [*old, *(address for address in new if address not in old)]
    return Diff(
        changes={
            address: (old.get(address), new.get(address))
            for address in addresses
            if old.get(address) is not new.get(address) and old.get(address) != new.get(address)
        }
    )
