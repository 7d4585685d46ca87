# SPDX-License-Identifier: MIT
"""The names that campaigns use: of events, of properties and their values, and labels.

Fields are completed from them. Where they are kept is not said here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pydantic import Field

from exit_studio.models.campaign import SECTION_RECORDS, Campaign
from exit_studio.models.comparisons import TextOneOf, TextTest
from exit_studio.models.details import Details
from exit_studio.models.message import PropertyMessage
from exit_studio.models.record import FrozenMap, Record
from exit_studio.models.segment import ConstantRule

__all__ = ["DEMO_SHOP", "MAX_NAMES", "OF_VISITORS", "Vocabulary", "vocabulary_of"]

OF_VISITORS: Final = ""
"""Where properties of the visitors themselves stand among the properties of events."""
MAX_NAMES = 200
"""Names of one kind; those used longest ago go."""

Names = tuple[str, ...]


class Vocabulary(Record):
    """Names in the order of their last use, the latest first.

    Attributes:
        properties: By event; `OF_VISITORS` for those of the visitors.
        values: Texts, by the property that was compared with them.
    """

    events: Names = ()
    properties: FrozenMap[str, Names] = Field(default_factory=dict, validate_default=True)
    values: FrozenMap[str, Names] = Field(default_factory=dict, validate_default=True)
    labels: Names = ()

    def before(self, older: Vocabulary) -> Vocabulary:
        """Both in one, with the names of `older` behind these."""
        return Vocabulary(
            events=_first((*self.events, *older.events)),
            properties=_joined(self.properties, older.properties),
            values=_joined(self.values, older.values),
            labels=_first((*self.labels, *older.labels)),
        )

    def properties_of(self, event: str) -> Names:
        """Properties to offer for an event: its own first, then those of other events."""
        own = self.properties.get(event, ())
        if event == OF_VISITORS:
            return own
        others = (
            name
            for other, names in self.properties.items()
            if other not in (event, OF_VISITORS)
            for name in names
        )
        return _first((*own, *others))


DEMO_SHOP = Vocabulary(
    events=("Charged", "Added To Cart", "Product Viewed"),
    properties={
        "Charged": ("amount", "currency", "items", "products"),
        "Added To Cart": ("product", "name", "price", "amount"),
        "Product Viewed": ("product", "name", "price"),
    },
    values={"currency": ("EUR",)},
)
"""What the demo shop raises (`resources/demo/js`)."""


def _first(names: Iterable[str]) -> Names:
    """Each name once, and not too many of them."""
    return tuple(dict.fromkeys(names))[:MAX_NAMES]


def _joined(newer: Mapping[str, Names], older: Mapping[str, Names]) -> Mapping[str, Names]:
    keys = _first((*newer, *older))
    return {key: _first((*newer.get(key, ()), *older.get(key, ()))) for key in keys}


def vocabulary_of(campaign: Campaign) -> Vocabulary:
    """Every name in a campaign, in the order in which one meets it."""
    found = _Found()
    for section in SECTION_RECORDS:
        found.look_through(getattr(campaign, section), OF_VISITORS)
    return found.vocabulary()


class _Found:
    """Gathers names from records of any kind: whatever is called `event`, `property` or `test`."""

    def __init__(self) -> None:
        self._events: list[str] = []
        self._properties: dict[str, list[str]] = {}
        self._values: dict[str, list[str]] = {}
        self._labels: list[str] = []

    def vocabulary(self) -> Vocabulary:
        return Vocabulary(
            events=_first(self._events),
            properties={key: _first(names) for key, names in self._properties.items()},
            values={key: _first(names) for key, names in self._values.items()},
            labels=_first(self._labels),
        )

    def look_through(self, value: object, owner: str | None) -> None:
        """Look at a record and all within it.

        Args:
            value: A record, several, or anything else, which is passed over.
            owner: The event that properties belong to; None for one that has no name yet.
        """
        if isinstance(value, tuple):
            for item in value:
                self.look_through(item, owner)
        if not isinstance(value, Record):
            return
        owner = self._note_event(value, owner)
        self._note_property(value, owner)
        if isinstance(value, Details):
            self._labels += value.labels
        for name in type(value).model_fields:
            self.look_through(getattr(value, name), owner)

    def _note_event(self, record: Record, owner: str | None) -> str | None:
        event = getattr(record, "event", None)
        if not isinstance(event, str):
            return owner
        name = event.strip()
        if name:
            self._events.append(name)
        return name or None

    def _note_property(self, record: Record, owner: str | None) -> None:
        name = str(getattr(record, "property", "")).strip()
        if not name:
            return
        for event in _owners(record, owner):
            self._properties.setdefault(event, []).append(name)
        if texts := [text for text in _texts(record) if text.strip()]:
            self._values.setdefault(name, []).extend(texts)


def _owners(record: Record, owner: str | None) -> Iterator[str]:
    if isinstance(record, ConstantRule):
        yield from (event.event.strip() for event in record.events if event.event.strip())
    elif owner is not None:
        yield owner


def _texts(record: Record) -> Iterator[str]:
    """The texts with which a record compares its property."""
    match getattr(record, "test", None):
        case TextTest(value=value):
            yield value
        case TextOneOf(values=values):
            yield from values
        case _:
            pass
    if isinstance(record, PropertyMessage):
        for variant in record.variants:
            yield from variant.values
