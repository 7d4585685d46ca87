# SPDX-License-Identifier: MIT
"""What differs between two versions of a campaign, section by section, in words.

It is derived from their `diff`: whatever a record's facts cannot tell is told all the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from exit_studio.models.campaign import SECTION_RECORDS, AnyRecord, Campaign
from exit_studio.models.checks.registry import Section
from exit_studio.models.diff import diff
from exit_studio.models.elements import ElementRecord, Stack
from exit_studio.models.ids import RecordId
from exit_studio.models.popup import Popup
from exit_studio.models.reading.facts import Fact, Facts, Order, Place, section_facts
from exit_studio.models.reading.message import popup_names
from exit_studio.models.reading.phrase import LONGEST_QUOTE, Phrase, Words, phrase, quoted, spoken
from exit_studio.models.reading.popup import element_phrase
from exit_studio.models.reading.popup_facts import (
    element_facts,
    element_name,
    message_facts,
    popup_facts,
)
from exit_studio.models.reading.segment import NO_SEGMENT_NAMES, SegmentNames

__all__ = ["Difference", "DifferenceKind", "SectionDifference", "compared"]


class DifferenceKind(StrEnum):
    """What became of a thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    Attributes:
        record: Address of the record that holds it, in the campaign that has it.
    """

    kind: DifferenceKind
    text: Phrase
    record: RecordId


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """Everything that differs in one section; there is at least one thing."""

    section: Section
    differences: tuple[Difference, ...]


LEAD = 40
"""Letters of a long text that are told before the place at which it differs."""
_SECTIONS = {
    "details": Section.START,
    "goal": Section.START,
    "audience": Section.WHO,
    "limits": Section.WHO,
    "control": Section.WHO,
    "schedule": Section.WHEN,
    "delivery": Section.WHEN,
}
"""Sections of the records that are not of What."""
_RECORDS = {
    "details": "Details",
    "goal": "Goal",
    "audience": "Audience",
    "limits": "Limits",
    "control": "Control group",
    "message": "Message",
    "schedule": "Schedule",
    "delivery": "Delivery",
}


def compared(
    before: Campaign, after: Campaign, names: SegmentNames = NO_SEGMENT_NAMES
) -> tuple[SectionDifference, ...]:
    """What differs between two versions of a campaign; nothing for equal ones.

    Args:
        before: The earlier one.
        after: The later one.
        names: What the saved segments of the library are called.
    """
    comparison = _Comparison(before, after, names)
    found: dict[Section, list[Difference]] = {section: [] for section in Section}
    if before.id != after.id:
        found[Section.START].append(
            _changed("details", phrase("Id of the campaign"), before.id, after.id)
        )
    changes = diff(before, after).changes
    for address in sorted(changes, key=comparison.rank):
        old, new = changes[address]
        found[_SECTIONS.get(address, Section.WHAT)] += comparison.record(address, old, new)
    found[Section.WHAT] += comparison.moves()
    return tuple(
        SectionDifference(section, tuple(differences))
        for section, differences in found.items()
        if differences
    )


def _changed(record: RecordId, label: Words, old: Words, new: Words) -> Difference:
    if spoken(old) == spoken(new):
        # Two texts may differ in their spaces alone, or far behind each other.
        return Difference(DifferenceKind.CHANGED, phrase("{what}: changed", what=label), record)
    text = phrase("{what}: {old} → {new}", what=label, old=old, new=new)
    return Difference(DifferenceKind.CHANGED, text, record)


class _Comparison:
    """Two campaigns, and where everything stands in them."""

    def __init__(self, before: Campaign, after: Campaign, names: SegmentNames) -> None:
        self._before = before
        self._after = after
        self._names = names
        self._old_tree = _Tree(before)
        self._new_tree = _Tree(after)
        read = [*SECTION_RECORDS, *self._new_tree.reading_order, *self._old_tree.reading_order]
        self._ranks = {address: rank for rank, address in reversed(list(enumerate(read)))}

    def rank(self, address: RecordId) -> int:
        """Where one reads of a record; what is gone comes last."""
        return self._ranks[address]

    def record(
        self, address: RecordId, old: AnyRecord | None, new: AnyRecord | None
    ) -> Iterator[Difference]:
        """What differs in one record that the diff names."""
        if old is None:
            if new is not None and not self._is_within_a_new_popup(address):
                yield self._whole(DifferenceKind.ADDED, address, new, self._new_tree)
        elif new is None:
            if not self._is_within_a_lost_popup(address):
                yield self._whole(DifferenceKind.REMOVED, address, old, self._old_tree)
        else:
            yield from self._changes(address, old, new)

    def _is_within_a_new_popup(self, address: RecordId) -> bool:
        popup = self._new_tree.popup_of.get(address)
        return popup is not None and popup not in self._before.popups

    def _is_within_a_lost_popup(self, address: RecordId) -> bool:
        popup = self._old_tree.popup_of.get(address)
        return popup is not None and popup not in self._after.popups

    def _whole(
        self, kind: DifferenceKind, address: RecordId, record: AnyRecord, tree: _Tree
    ) -> Difference:
        added = kind is DifferenceKind.ADDED
        if isinstance(record, ElementRecord):
            said = tree.placed(address, element_phrase(record))
        else:
            said = tree.popup_name(address)
        template = "Added: {what}" if added else "Removed: {what}"
        return Difference(kind, phrase(template, what=said), address)

    def _changes(self, address: RecordId, old: AnyRecord, new: AnyRecord) -> Iterator[Difference]:
        before = self._facts(address, old, self._before)
        after = self._facts(address, new, self._after)
        found = list(_facts_compared(address, before, after))
        if not found and _beside_structure(old) != _beside_structure(new):
            label = self._label(address, new)
            text = phrase("{what}: changed", what=label)
            found.append(Difference(DifferenceKind.CHANGED, text, address))
        yield from found

    def _label(self, address: RecordId, record: AnyRecord) -> Phrase:
        """What a record is called; an element by what it is now."""
        if isinstance(record, ElementRecord):
            return self._new_tree.placed(address, element_name(record))
        if isinstance(record, Popup):
            return self._new_tree.popup_name(address)
        return phrase(_RECORDS[address])

    def _facts(self, address: RecordId, record: AnyRecord, campaign: Campaign) -> Facts:
        if address == "message":
            return message_facts(campaign)
        current = campaign if address not in self._after.records() else self._after
        label = self._label(address, current.records()[address])
        if isinstance(record, ElementRecord):
            return element_facts(record, label)
        if isinstance(record, Popup):
            return popup_facts(record, label)
        return section_facts(record, self._names)

    def moves(self) -> Iterator[Difference]:
        """Elements that stand elsewhere than before, among those that both campaigns have."""
        for parent, children in self._new_tree.children.items():
            stayed = [each for each in children if self._old_tree.parents.get(each) == parent]
            earlier = self._old_tree.children.get(parent, ())
            moved = set(_out_of_order(stayed, earlier))
            for child in children:
                came = child in self._old_tree.parents and child not in stayed
                if came or child in moved:
                    name = self._label(child, self._after.elements[child])
                    text = phrase("{what}: moved", what=name)
                    yield Difference(DifferenceKind.CHANGED, text, child)


def _facts_compared(address: RecordId, before: Facts, after: Facts) -> Iterator[Difference]:
    for key in [*before, *(key for key in after if key not in before)]:
        old, new = before.get(key), after.get(key)
        if old is not None and new is not None:
            yield from _fact_compared(address, old, new)
        elif old is not None and old.comes_and_goes:
            text = phrase("{what} removed: {words}", what=old.label, words=old.words)
            yield Difference(DifferenceKind.REMOVED, text, address)
        elif new is not None and new.comes_and_goes:
            text = phrase("{what} added: {words}", what=new.label, words=new.words)
            yield Difference(DifferenceKind.ADDED, text, address)


def _fact_compared(address: RecordId, old: Fact, new: Fact) -> Iterator[Difference]:
    if old.value == new.value:
        return
    match old.value, new.value:
        case Order(before), Order(after):
            if [key for key in before if key in after] != [key for key in after if key in before]:
                text = phrase("{what}: in another order", what=new.label)
                yield Difference(DifferenceKind.CHANGED, text, address)
        case Place(), Place():
            text = phrase("{what}: moved", what=new.label)
            yield Difference(DifferenceKind.CHANGED, text, address)
        case str(before), str(after) if max(len(before), len(after)) > LONGEST_QUOTE:
            yield _changed(address, new.label, *_where_they_part(before, after))
        case _:
            yield _changed(address, new.label, old.words, new.words)


def _where_they_part(before: str, after: str) -> tuple[Words, Words]:
    """Two texts, one of them long, from a little before the place at which they differ."""
    old, new = (" ".join(text.split()) for text in (before, after))
    alike = takewhile(lambda letters: letters[0] == letters[1], zip(old, new, strict=False))
    start = max(sum(1 for _ in alike) - LEAD, 0)
    cut = "…" if start else ""
    nothing = phrase("(no words)")
    return quoted(cut + old[start:], nothing), quoted(cut + new[start:], nothing)


def _beside_structure(record: AnyRecord) -> object:
    """A record without what the places of its elements tell."""
    match record:
        case Popup():
            return (record.frame, record.styles)
        case Stack():
            return record.styles
        case _:
            return record


class _Tree:
    """Where each element of a campaign stands."""

    def __init__(self, campaign: Campaign) -> None:
        self._names = popup_names(campaign)
        self._several = len(campaign.popups) > 1
        self.children: dict[str, Sequence[str]] = {}
        self.popup_of: dict[str, str] = {}
        self.reading_order: list[str] = []
        for popup in campaign.popups.values():
            self.children[f"{popup.id}/steps"] = popup.steps
            self.children[f"{popup.id}/close"] = () if popup.close is None else (popup.close,)
            self.reading_order.append(popup.id)
            for element in campaign.tree(popup):
                self.reading_order.append(element.id)
                self.popup_of[element.id] = popup.id
                if isinstance(element, Stack):
                    self.children[element.id] = element.children
        self.parents = {child: parent for parent, each in self.children.items() for child in each}

    def popup_name(self, popup_id: str) -> Phrase:
        """What a pop-up is called."""
        if not self._several:
            return phrase("Pop-up")
        named = self._names.get(popup_id)
        return phrase("Pop-up of {name}", name=named) if named else phrase("Pop-up that is unused")

    def placed(self, element_id: str, said: Phrase) -> Phrase:
        """What is said of an element, with its pop-up where there are several."""
        if not self._several:
            return said
        popup = self.popup_name(self.popup_of[element_id])
        return phrase("{popup}: {element}", popup=popup, element=said)


def _out_of_order(now: Sequence[str], before: Sequence[str]) -> Iterable[str]:
    """The fewest of `now` that have to be moved to come from the order of `before`."""
    ranks = {key: rank for rank, key in enumerate(before)}
    tails: list[int] = []
    chains: list[tuple[str, ...]] = []
    for key in now:
        place = bisect_left(tails, ranks[key])
        chain = (*(chains[place - 1] if place else ()), key)
        tails[place : place + 1] = [ranks[key]]
        chains[place : place + 1] = [chain]
    kept = set(chains[-1]) if chains else set()
    return [key for key in now if key not in kept]
