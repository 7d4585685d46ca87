# SPDX-License-Identifier: MIT
"""New campaigns from a document that serves as a starting point."""

from __future__ import annotations

from collections.abc import Callable

from exit_studio.models.campaign import Campaign
from exit_studio.models.details import MAX_NAME
from exit_studio.models.record import evolve
from exit_studio.models.renaming import Named, renamed

__all__ = ["NewId", "copied", "copy_name"]

NewId = Callable[[str], str]
"""Makes an id that was never used, from a short prefix: `e` gives `e_4f…`."""

_PREFIXES = {
    "campaign": "c",
    "condition": "g",
    "element": "e",
    "popup": "p",
    "trigger": "t",
    "variant": "v",
}
"""A saved segment is not part of the campaign, and keeps its id."""


def copied(campaign: Campaign, *, new_id: NewId, name: str) -> Campaign:
    """Return a campaign like `campaign` with a name and ids of its own, sharing nothing with it."""
    names: dict[Named, str] = {}

    def name_of(named: Named) -> str:
        kind, old = named
        if kind not in _PREFIXES:
            return old
        if named not in names:
            names[named] = new_id(_PREFIXES[kind])
        return names[named]

    copy = Campaign.model_validate(renamed(campaign, Campaign, name_of))
    return evolve(copy, details=evolve(copy.details, name=name))


def copy_name(name: str, mark: str) -> str:
    """Return the name of a copy: `name`, cut where there is no room, and `mark` behind it."""
    return f"{name[: MAX_NAME - len(mark) - 1]} {mark}".strip()
