# SPDX-License-Identifier: MIT
"""Which campaigns a view of the library shows, in which order, and how many there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exit_studio.models.library_view import (
    Layout,
    LibraryView,
    SavedView,
    Scope,
    Sort,
    counted,
    shown,
)
from exit_studio.models.saved_views import saved_views_from_text, saved_views_to_text
from exit_studio.models.summary import CampaignSummary, DraftState
from tests.builders import NOW


def days_ago(count: float) -> Any:
    return NOW - timedelta(days=count)


def campaign(campaign_id: str, name: str = "Spring", **given: Any) -> CampaignSummary:
    made = CampaignSummary(
        id=campaign_id,
        name=name,
        look="plain",
        state=DraftState.DRAFT,
        created_at=NOW,
        edited_at=NOW,
    )
    return replace(made, **given)


LIBRARY = (
    campaign("c_draft", "Banner 10", edited_at=days_ago(0.5), labels=("Sale", "spring")),
    campaign("c_queued", "banner 9", state=DraftState.QUEUED, edited_at=days_ago(2)),
    campaign(
        "c_live",
        "Éclair",
        state=DraftState.PUBLISHED,
        edited_at=days_ago(8),
        created_at=days_ago(40),
        labels=("sale",),
    ),
    campaign("c_edited", "", state=DraftState.EDITED, edited_at=days_ago(20), labels=("Zoo",)),
    campaign("c_refused", "Zebra", state=DraftState.REFUSED, edited_at=days_ago(31)),
    campaign("c_archived", archived=True, state=DraftState.PUBLISHED, labels=("Sale",)),
    campaign("c_trash", archived=True, deleted_at=days_ago(1), labels=("Old",)),
)


def ids(view: LibraryView, found: tuple[str, ...] | None = None) -> list[str]:
    return [each.id for each in shown(LIBRARY, view, found=found, now=NOW)]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope.ALL, ["c_draft", "c_queued", "c_live", "c_edited", "c_refused"]),
        (Scope.DRAFTS, ["c_draft"]),
        (Scope.LIVE, ["c_live", "c_edited"]),
        (Scope.WAITING, ["c_queued", "c_refused"]),
        (Scope.ARCHIVED, ["c_archived"]),
        (Scope.TRASH, ["c_trash"]),
    ],
)
def test_a_scope_holds_its_part_of_the_library(scope: Scope, expected: list[str]) -> None:
    assert ids(LibraryView(scope=scope)) == expected


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (LibraryView(labels=("SALE",)), ["c_draft", "c_live"]),
        (LibraryView(labels=("sale", "spring")), ["c_draft"]),
        (LibraryView(labels=("sale", "zoo")), []),
        (LibraryView(edited_days=1), ["c_draft"]),
        (LibraryView(edited_days=8), ["c_draft", "c_queued", "c_live"]),
        (LibraryView(edited_days=30, labels=("zoo",)), ["c_edited"]),
    ],
)
def test_labels_and_days_narrow_it(view: LibraryView, expected: list[str]) -> None:
    assert ids(view) == expected
    assert view.narrows


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.EDITED, ["c_draft", "c_queued", "c_live", "c_edited", "c_refused"]),
        (Sort.CREATED, ["c_draft", "c_queued", "c_edited", "c_refused", "c_live"]),
        # Numbers by their size, accents beside their letter, no name at the end.
        (Sort.NAME, ["c_queued", "c_draft", "c_live", "c_refused", "c_edited"]),
        (Sort.STATE, ["c_refused", "c_queued", "c_edited", "c_live", "c_draft"]),
        (Sort.MATCH, ["c_draft", "c_queued", "c_live", "c_edited", "c_refused"]),
    ],
)
def test_the_order_goes_by_what_was_chosen(sort: Sort, expected: list[str]) -> None:
    assert ids(LibraryView(sort=sort)) == expected
    assert ids(LibraryView(sort=sort, backwards=True)) == expected[::-1]


def test_what_was_found_is_shown_in_the_order_of_its_match_or_in_the_chosen_one() -> None:
    found = ("c_live", "c_trash", "c_draft", "c_gone")

    assert ids(LibraryView(words="ba", sort=Sort.MATCH), found) == ["c_live", "c_draft"]
    assert ids(LibraryView(words="ba", sort=Sort.EDITED), found) == ["c_draft", "c_live"]
    assert ids(LibraryView(words="ba", scope=Scope.TRASH), found) == ["c_trash"]
    assert ids(LibraryView(words="ba"), ()) == []


def test_everything_is_counted_in_each_scope_and_labels_in_the_one_looked_at() -> None:
    counts = counted(LIBRARY, Scope.ALL)

    assert counts.scopes == {
        Scope.ALL: 5,
        Scope.DRAFTS: 1,
        Scope.LIVE: 2,
        Scope.WAITING: 2,
        Scope.ARCHIVED: 1,
        Scope.TRASH: 1,
    }
    assert list(counts.labels.items()) == [("Sale", 2), ("spring", 1), ("Zoo", 1)]
    assert counted(LIBRARY, Scope.TRASH).labels == {"Old": 1}


VIEWS = st.builds(
    LibraryView,
    scope=st.sampled_from(Scope),
    words=st.text(max_size=8),
    labels=st.lists(st.sampled_from(["sale", "Zoo", "spring"]), max_size=2).map(tuple),
    edited_days=st.none() | st.integers(1, 400),
    sort=st.sampled_from(Sort),
    backwards=st.booleans(),
    layout=st.sampled_from(Layout),
)


@given(VIEWS)
def test_each_view_shows_a_part_of_its_scope_and_each_campaign_once(view: LibraryView) -> None:
    whole = ids(LibraryView(scope=view.scope))

    found = ids(view)

    assert set(found) <= set(whole)
    assert len(found) == len(set(found))
    assert ids(replace(view, backwards=not view.backwards)) == found[::-1]


@given(st.lists(st.builds(SavedView, st.text("abc ", min_size=1).filter(str.strip), VIEWS)))
def test_saved_views_are_read_as_they_were_written(views: list[SavedView]) -> None:
    named = [replace(each, name=each.name.strip()[:60]) for each in views]

    assert saved_views_from_text(saved_views_to_text(named)) == (tuple(named), 0)


def test_a_view_that_makes_no_sense_is_left_out_and_counted() -> None:
    good = SavedView("Sales", LibraryView(labels=("sale",)))
    text = saved_views_to_text([good])
    bad = '{"name": "x", "view": {"scope": "attic"}}, {"name": " ", "view": {}}, 7'

    assert saved_views_from_text(f"{text[:-1]}, {bad}]") == ((good,), 3)


@pytest.mark.parametrize("text", ["", "{", "{}", "7"])
def test_a_text_that_holds_no_views_is_one_that_makes_no_sense(text: str) -> None:
    assert saved_views_from_text(text) == ((), 1)
