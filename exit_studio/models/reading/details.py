# SPDX-License-Identifier: MIT
"""Name, labels, note and priority in words."""

from __future__ import annotations

from exit_studio.models.details import MIN_PRIORITY, Details
from exit_studio.models.reading.phrase import Phrase, Words, in_a_row, phrase, quoted
from exit_studio.models.reading.reading import Reading

__all__ = ["details_readings", "name_words", "priority_words"]


def name_words(name: str) -> Words:
    """The campaign's name."""
    return quoted(name, phrase("(no name)"))


def priority_words(priority: int) -> Phrase:
    """“5”, “1, the lowest”."""
    if priority == MIN_PRIORITY:
        return phrase("{priority}, the lowest", priority=priority)
    return phrase("{priority}", priority=priority)


def details_readings(details: Details) -> tuple[Reading, ...]:
    """What the author calls the campaign, one line for each thing that is set."""
    found = [phrase("Name: {name}", name=name_words(details.name))]
    if details.labels:
        found.append(phrase("Labels: {labels}", labels=in_a_row(details.labels)))
    if details.note.strip():
        found.append(phrase("Note: {note}", note=quoted(details.note, phrase("(none)"))))
    found.append(phrase("Priority: {priority}", priority=priority_words(details.priority)))
    return tuple(map(Reading, found))
