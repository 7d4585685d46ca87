# SPDX-License-Identifier: MIT
"""What holds for every edit there is, and for every one that will be: the laws of the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from exit_studio.errors import EditRejected
from exit_studio.models.campaign import Campaign
from exit_studio.models.diff import Diff, diff
from exit_studio.models.edits import EDIT, BaseEdit, Edit
from exit_studio.models.file import campaign_from_text, campaign_to_text
from exit_studio.models.history import History
from tests.builders import NOW
from tests.strategies import EDIT_KINDS, LAW, campaigns, edits


def applied(edit: Edit, campaign: Campaign) -> Campaign | None:
    """The campaign after the edit; None where it was rejected."""
    try:
        return edit.apply(campaign)
    except (EditRejected, ValidationError):
        return None


def the_diff_leads_from_before_to_after(before: Campaign, _: Edit, after: Campaign) -> None:
    there = diff(before, after).apply(before)
    assert there == after
    assert campaign_to_text(there) == campaign_to_text(after)


def the_inverse_leads_back(before: Campaign, _: Edit, after: Campaign) -> None:
    back = diff(before, after).inverse().apply(after)
    assert back == before
    assert campaign_to_text(back) == campaign_to_text(before)


def the_diff_names_what_differs_and_nothing_else(
    before: Campaign, _: Edit, after: Campaign
) -> None:
    changes = diff(before, after).changes
    old, new = before.records(), after.records()
    assert {
        address for address in old.keys() | new.keys() if old.get(address) != new.get(address)
    } == set(changes)
    assert all(pair == (old.get(address), new.get(address)) for address, pair in changes.items())


def the_diff_survives_json(before: Campaign, _: Edit, after: Campaign) -> None:
    found = diff(before, after)
    assert Diff.model_validate_json(found.model_dump_json(), strict=True) == found


def the_result_is_a_valid_document(_: Campaign, __: Edit, after: Campaign) -> None:
    assert Campaign.model_validate(after.model_dump()) == after
    assert Campaign.model_validate_json(after.model_dump_json(), strict=True) == after


def the_result_survives_its_file(_: Campaign, __: Edit, after: Campaign) -> None:
    text = campaign_to_text(after)
    read = campaign_from_text(text, source="a.json")
    assert read == after
    assert campaign_to_text(read) == text


def the_edit_survives_json(_: Campaign, edit: Edit, __: Campaign) -> None:
    read = EDIT.validate_json(EDIT.dump_json(edit), strict=True)
    assert read == edit
    assert (read.label, read.merge_key) == (edit.label, edit.merge_key)


def the_edit_has_words(_: Campaign, edit: Edit, __: Campaign) -> None:
    assert edit.label[0].isupper()
    assert not edit.label.endswith(".")


def what_changes_nothing_is_no_undo_step(_: Campaign, edit: Edit, after: Campaign) -> None:
    history = History(after)
    change = history.apply(edit, at=NOW) if applied(edit, after) is not None else None
    assert (change is None) == (history.undo_label is None)
    assert (change is None) == (history.document is after)


RULES: tuple[Callable[[Campaign, Edit, Campaign], None], ...] = (
    the_diff_leads_from_before_to_after,
    the_inverse_leads_back,
    the_diff_names_what_differs_and_nothing_else,
    the_diff_survives_json,
    the_result_is_a_valid_document,
    the_result_survives_its_file,
    the_edit_survives_json,
    the_edit_has_words,
    what_changes_nothing_is_no_undo_step,
)


def kind_of(edit_kind: type[BaseEdit]) -> str:
    return str(edit_kind.model_fields["kind"].default)


def test_each_kind_of_edit_has_a_name_of_its_own() -> None:
    assert len({kind_of(each) for each in EDIT_KINDS}) == len(EDIT_KINDS)


@pytest.mark.parametrize("edit_kind", EDIT_KINDS, ids=kind_of)
def test_the_laws_hold_for_each_kind_of_edit(
    edit_kind: type[BaseEdit], starts: st.SearchStrategy[Campaign]
) -> None:
    accepted: list[Edit] = []

    @LAW
    @given(st.data())
    def the_laws_hold(data: st.DataObject) -> None:
        before = data.draw(starts)
        edit = data.draw(edits(before, (edit_kind,)))
        text = campaign_to_text(before)

        after = applied(edit, before)

        assert campaign_to_text(before) == text
        if after is None:
            return
        accepted.append(edit)
        for holds in RULES:
            holds(before, edit, after)

    the_laws_hold()

    assert any(edit.kind == kind_of(edit_kind) for edit in accepted)


@LAW
@given(campaigns())
def test_a_document_survives_json_and_its_file(campaign: Campaign) -> None:
    text = campaign_to_text(campaign)
    assert campaign_from_text(text, source="a.json") == campaign
    assert campaign_from_text(text.encode(), source="a.json") == campaign
    assert campaign_to_text(campaign_from_text(text, source="a.json")) == text
    assert Campaign.model_validate_json(campaign.model_dump_json(), strict=True) == campaign
    assert Campaign.model_validate(campaign.model_dump()) == campaign


def test_one_diff_after_another_is_their_composition(starts: st.SearchStrategy[Campaign]) -> None:
    @LAW
    @given(st.data())
    def composes(data: st.DataObject) -> None:
        first = data.draw(starts)
        second = applied(data.draw(edits(first)), first) or first
        third = applied(data.draw(edits(second)), second) or second
        whole = diff(first, second).then(diff(second, third))
        assert whole == diff(first, third)
        assert whole.apply(first) == third
        assert whole.inverse().apply(third) == first
        assert not whole.then(whole.inverse())
        assert diff(first, first).then(whole) == whole

    composes()
