# SPDX-License-Identifier: MIT
"""How a library is looked at: which campaigns of its list are shown, and in which order.

Plain data and pure functions: a start shows the list before all else. What is written in campaigns
is searched by `store.search`; here its answer is taken as given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from exit_studio.models.summary import CampaignSummary, DraftState

if TYPE_CHECKING:
    # It loads pydantic, which takes longer than a first window may.
    from exit_studio.models.ids import CampaignId

__all__ = [
    "MAX_VIEW_NAME",
    "Counts",
    "Layout",
    "LibraryView",
    "SavedView",
    "Scope",
    "Sort",
    "counted",
    "label_key",
    "scope_of",
    "shown",
]

MAX_VIEW_NAME = 60


class Scope(StrEnum):
    """A part of the library. The first four hold what lies neither in archive nor in trash."""

    ALL = "all"
    DRAFTS = "drafts"
    LIVE = "live"
    WAITING = "waiting"
    ARCHIVED = "archived"
    TRASH = "trash"


_STATES = {
    DraftState.DRAFT: Scope.DRAFTS,
    DraftState.QUEUED: Scope.WAITING,
    DraftState.REFUSED: Scope.WAITING,
    DraftState.PUBLISHED: Scope.LIVE,
    DraftState.EDITED: Scope.LIVE,
}


class Sort(StrEnum):
    """What the order goes by: times from the newest, names from A, states by what needs a person.

    `match`: how well a campaign matches the words that are searched for.
    """

    MATCH = "match"
    EDITED = "edited"
    CREATED = "created"
    NAME = "name"
    STATE = "state"


_URGENCY = {
    state: rank
    for rank, state in enumerate(
        (
            DraftState.REFUSED,
            DraftState.QUEUED,
            DraftState.EDITED,
            DraftState.PUBLISHED,
            DraftState.DRAFT,
        )
    )
}


class Layout(StrEnum):
    """How campaigns stand: as cards, or as rows of a table."""

    GALLERY = "gallery"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class LibraryView:
    """One way to look at a library.

    Attributes:
        words: What is searched for, as it was typed.
        labels: All of these a campaign has to have.
        edited_days: Only what was edited in the last so many days, or None.
        backwards: Whether the order is turned round.
    """

    scope: Scope = Scope.ALL
    words: str = ""
    labels: tuple[str, ...] = ()
    edited_days: int | None = None
    sort: Sort = Sort.EDITED
    backwards: bool = False
    layout: Layout = Layout.GALLERY

    @property
    def narrows(self) -> bool:
        """Whether it leaves out anything of its scope."""
        return bool(self.words.strip() or self.labels or self.edited_days is not None)


@dataclass(frozen=True, slots=True)
class SavedView:
    """A way to look at a library that somebody has given a name."""

    name: str
    view: LibraryView


@dataclass(frozen=True, slots=True)
class Counts:
    """How many campaigns there are.

    Attributes:
        scopes: In each scope.
        labels: In the scope that is looked at, with each label, in the order of their letters.
    """

    scopes: Mapping[Scope, int] = field(default_factory=dict)
    labels: Mapping[str, int] = field(default_factory=dict)


def shown(
    campaigns: Iterable[CampaignSummary],
    view: LibraryView,
    *,
    found: Sequence[CampaignId] | None,
    now: datetime,
) -> list[CampaignSummary]:
    """Return the campaigns that `view` shows, in its order.

    Args:
        campaigns: All of the library, its trash among them; those edited last come first.
        view: See `LibraryView`.
        found: The campaigns in which its words are written, the best match first; None where they
            are not known, or where there are none.
        now: The present, by which days are counted.
    """
    chosen = _narrowed(campaigns, view, now)
    if found is not None:
        # They come in the order of their match.
        by_id = {each.id: each for each in chosen}
        matching = [by_id[each] for each in found if each in by_id]
        if view.sort is Sort.MATCH:
            return matching[::-1] if view.backwards else matching
        ids = {each.id for each in matching}
        chosen = [each for each in chosen if each.id in ids]
    key, newest_first = _ORDERS[view.sort]
    chosen.sort(key=key, reverse=newest_first)
    if view.backwards:
        chosen.reverse()
    return chosen


def _narrowed(
    campaigns: Iterable[CampaignSummary], view: LibraryView, now: datetime
) -> list[CampaignSummary]:
    """The campaigns of a scope with its labels and its days. One pass for each that there is."""
    scopes = _PARTS.get(view.scope, {view.scope})
    chosen = [each for each in campaigns if scope_of(each) in scopes]
    if view.edited_days is not None:
        since = now - timedelta(days=view.edited_days)
        chosen = [each for each in chosen if each.edited_at >= since]
    if view.labels:
        labels = {label_key(label) for label in view.labels}
        chosen = [each for each in chosen if labels <= {label_key(own) for own in each.labels}]
    return chosen


_PARTS = {Scope.ALL: {Scope.DRAFTS, Scope.LIVE, Scope.WAITING}}
"""What a scope holds besides itself."""


def scope_of(campaign: CampaignSummary) -> Scope:
    """The narrowest scope that a campaign is in."""
    if campaign.deleted_at is not None:
        return Scope.TRASH
    return Scope.ARCHIVED if campaign.archived else _STATES[campaign.state]


def counted(campaigns: Iterable[CampaignSummary], scope: Scope) -> Counts:
    """Count the campaigns of each scope, and those with each label in `scope`.

    A label that is written in several ways is one, written as it was met first.
    """
    scopes = dict.fromkeys(Scope, 0)
    looked_at = _PARTS.get(scope, {scope})
    names: dict[str, str] = {}
    labels: dict[str, int] = {}
    for campaign in campaigns:
        own = scope_of(campaign)
        scopes[own] += 1
        if campaign.labels and own in looked_at:
            for label in campaign.labels:
                key = label_key(label)
                names.setdefault(key, label)
                labels[key] = labels.get(key, 0) + 1
    scopes[Scope.ALL] = scopes[Scope.DRAFTS] + scopes[Scope.LIVE] + scopes[Scope.WAITING]
    return Counts(scopes, {names[key]: labels[key] for key in sorted(labels, key=_name_key)})


@lru_cache(maxsize=20_000)
def label_key(label: str) -> str:
    """What two labels share that are the same to a person."""
    return label.casefold()


_NUMBER = re.compile(r"(\d+)", re.ASCII)


@lru_cache(maxsize=20_000)
def _name_key(name: str) -> tuple[bool, list[Any], str]:
    """Letters without their case, accents after them, numbers by their size; no name comes last."""
    folded = unicodedata.normalize("NFKD", name.strip()).casefold()
    parts: list[Any] = _NUMBER.split(folded)
    parts[1::2] = [int(digits) for digits in parts[1::2]]
    return (not folded, parts, name)


def _by_edit(campaign: CampaignSummary) -> Any:  # noqa: ANN401  # whatever can be compared
    return campaign.edited_at


def _by_created(campaign: CampaignSummary) -> Any:  # noqa: ANN401
    return campaign.created_at


def _by_name(campaign: CampaignSummary) -> Any:  # noqa: ANN401
    return _name_key(campaign.name)


def _by_state(campaign: CampaignSummary) -> Any:  # noqa: ANN401
    return _URGENCY[campaign.state]


# Sorting keeps the order that was: among equals, the one edited last comes first.
_ORDERS: Mapping[Sort, tuple[Callable[[CampaignSummary], Any], bool]] = {
    # Where nothing is searched for.
    Sort.MATCH: (_by_edit, True),
    Sort.EDITED: (_by_edit, True),
    Sort.CREATED: (_by_created, True),
    Sort.NAME: (_by_name, False),
    Sort.STATE: (_by_state, False),
}
