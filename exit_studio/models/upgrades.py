# SPDX-License-Identifier: MIT
"""Lifts documents of older formats to the present one, step by step, on plain JSON values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from exit_studio.errors import DocumentError
from exit_studio.models.campaign import FORMAT, SECTION_RECORDS

__all__ = ["UPGRADES", "upgraded", "upgraded_changes"]

Document = dict[str, Any]
Upgrade = Callable[[Document], Document]


def _second(document: Document) -> Document:
    """Format 2 says what format 1 left out; what it does not say has its default.

    Events of a goal have ids now, and three more names belong to sections.
    """
    document = _without_ids(document, {"limits", "control", "delivery"})
    goal = document.get("goal")
    events = goal.get("events") if isinstance(goal, dict) else None
    if isinstance(goal, dict) and isinstance(events, list):
        named = [
            {"id": f"g{number}", **event} if isinstance(event, dict) else event
            for number, event in enumerate(events, 1)
        ]
        document = {**document, "goal": {**goal, "events": named}}
    return {**document, "format": 2}


def _without_ids(document: Document, taken: set[str]) -> Document:
    """Give elements and pop-ups that are called by a taken name another one, everywhere."""
    used = {
        name
        for group in ("elements", "popups")
        if isinstance(records := document.get(group), dict)
        for name in records
    }
    names: dict[str, str] = {}
    for name in sorted(taken & used):
        number = next(number for number in count(1) if f"{name}_{number}" not in used)
        names[name] = f"{name}_{number}"
    if not names:
        return document

    def renamed(value: object) -> object:
        return names.get(value, value) if isinstance(value, str) else value

    def record(value: object) -> object:
        if not isinstance(value, dict):
            return value
        changed = {key: renamed(value[key]) for key in ("id", "close") if key in value}
        lists = {
            key: [renamed(each) for each in value[key]]
            for key in ("steps", "children")
            if isinstance(value.get(key), list)
        }
        return {**value, **changed, **lists}

    groups: Document = {
        group: {renamed(name): record(each) for name, each in document[group].items()}
        for group in ("elements", "popups")
        if isinstance(document.get(group), dict)
    }
    message = document.get("message")
    if isinstance(message, dict) and "popup" in message:
        groups["message"] = {**message, "popup": renamed(message["popup"])}
    return {**document, **groups}


UPGRADES: Mapping[int, Upgrade] = {1: _second}
"""What lifts a document from the format in the key to the next. Format 1 is the first."""


def upgraded(
    document: Document, *, source: str, upgrades: Mapping[int, Upgrade] = UPGRADES
) -> Document:
    """Return `document` in the present format.

    Args:
        document: The values of the document, in whatever format.
        source: How messages call the document, such as its file name.
        upgrades: As `UPGRADES`.

    Raises:
        DocumentError: it has no format number, or one from the future.
    """
    number = document.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise DocumentError(
            f"{source} is no campaign: its “format” is missing or no number.",
            hint="Choose a file that Exit Studio has written.",
        )
    if number > FORMAT:
        raise DocumentError(
            f"{source} was made by a newer Exit Studio: it is of format {number}, "
            f"and this one reads up to {FORMAT}.",
            hint="Update Exit Studio, then open it again.",
        )
    for step in range(number, FORMAT):
        document = upgrades[step](document)
    return document


def upgraded_changes(
    changes: Mapping[str, Any], number: int, *, upgrades: Mapping[int, Upgrade] = UPGRADES
) -> dict[str, Any]:
    """Return the changes of a diff that was written in an older format, in the present one.

    Args:
        changes: `{address: [old, new]}` as plain values.
        number: The format in which they were written.
        upgrades: As `UPGRADES`.
    """
    sides = [
        _lifted({address: pair[side] for address, pair in changes.items()}, number, upgrades)
        for side in (0, 1)
    ]
    addresses = dict.fromkeys([*sides[0], *sides[1]])
    return {address: [side.get(address) for side in sides] for address in addresses}


def _lifted(
    records: Mapping[str, Any], number: int, upgrades: Mapping[int, Upgrade]
) -> dict[str, Any]:
    """Lift some records of a document as if they were all of it."""
    document: Document = {"elements": {}, "popups": {}}
    for address, record in records.items():
        if address in SECTION_RECORDS:
            document[address] = record
        else:
            kind = record.get("kind") if isinstance(record, dict) else None
            document["popups" if kind == "popup" else "elements"][address] = record
    for step in range(number, FORMAT):
        document = upgrades[step](document)
    sections = {name: document[name] for name in SECTION_RECORDS if name in document}
    return {**sections, **document["popups"], **document["elements"]}
