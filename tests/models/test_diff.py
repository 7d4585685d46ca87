# SPDX-License-Identifier: MIT
"""Diffs by example, and those that belong to another document. Their laws: `test_laws.py`."""

from __future__ import annotations

import pytest

from exit_studio.errors import EditRejected
from exit_studio.models.campaign import ANY_RECORD, AnyRecord
from exit_studio.models.details import Details
from exit_studio.models.diff import Diff, diff
from exit_studio.models.edits import RenameCampaign
from exit_studio.models.elements import Stack
from exit_studio.models.goal import Goal
from exit_studio.models.popup import Popup
from exit_studio.models.record import evolve
from tests.builders import (
    HEADING,
    POPUP,
    STEP,
    TEXT,
    a_call,
    a_campaign,
    a_heading,
    a_text,
    with_elements,
)

BADGE = "badge"


def with_badge() -> tuple[Stack, AnyRecord]:
    """The step with one more child, and that child."""
    step = a_campaign().element(STEP)
    assert isinstance(step, Stack)
    return evolve(step, children=(*step.children, BADGE)), a_text(element_id=BADGE)


def test_the_same_document_has_no_diff() -> None:
    same = diff(a_campaign(), a_campaign())
    assert not same
    assert same == Diff()
    assert same.apply(a_campaign()) == a_campaign()


def test_a_diff_names_what_changed_with_old_and_new() -> None:
    renamed = RenameCampaign(name="Spring").apply(a_campaign())
    old = a_campaign().details
    assert dict(diff(a_campaign(), renamed).changes) == {"details": (old, Details(name="Spring"))}


def test_a_diff_adds_and_removes_records() -> None:
    step, badge = with_badge()
    longer = evolve(a_campaign(), elements={**a_campaign().elements, STEP: step, BADGE: badge})
    added = diff(a_campaign(), longer)
    assert added.changes[BADGE] == (None, badge)
    assert added.apply(a_campaign()) == longer
    assert added.inverse().apply(longer) == a_campaign()
    read = Diff.model_validate_json(added.model_dump_json(), strict=True)
    assert read.apply(a_campaign()) == longer


def test_a_diff_adds_and_removes_pop_ups() -> None:
    popup = Popup(id="p2", steps=("s2",))
    campaign = a_campaign()
    two = evolve(
        campaign,
        popups={**campaign.popups, "p2": popup},
        elements={**campaign.elements, "s2": Stack(id="s2")},
    )
    added = diff(campaign, two)
    assert set(added.changes) == {"p2", "s2"}
    assert added.apply(campaign) == two
    assert added.inverse().apply(two) == campaign


def test_one_is_not_true() -> None:
    # Python takes them for the same, and an undo step would be lost.
    one, true = (with_elements(a_call("shop.show", value)) for value in (1, True))
    assert one != true
    assert diff(one, true).apply(one) == true
    two = with_elements(a_call("shop.show", 2))
    assert diff(one, two).then(diff(two, true)) == diff(one, true)


@pytest.mark.parametrize(
    ("one", "other"), [(1, 1.0), (0, False), (0.0, -0.0), (1.0, True), ("1", 1), (None, "")]
)
def test_arguments_of_another_kind_are_others(one: object, other: object) -> None:
    assert a_call("f", one) != a_call("f", other)  # type: ignore[arg-type]
    assert a_call("f", one) == a_call("f", one)  # type: ignore[arg-type]
    assert hash(a_call("f", one).action) == hash(a_call("f", one).action)  # type: ignore[arg-type]


class TestOfAnotherDocument:
    def test_a_record_is_not_as_it_was_found(self) -> None:
        there = diff(a_campaign(), with_elements(a_heading("Stay")))
        with pytest.raises(EditRejected, match=f"“{HEADING}” is not as this change found it"):
            there.apply(with_elements(a_heading("Go")))

    def test_a_record_is_gone(self) -> None:
        step, badge = with_badge()
        longer = evolve(a_campaign(), elements={**a_campaign().elements, STEP: step, BADGE: badge})
        with pytest.raises(EditRejected):
            diff(longer, a_campaign()).apply(a_campaign())

    def test_a_record_is_there_already(self) -> None:
        with pytest.raises(EditRejected):
            Diff(changes={TEXT: (None, a_text())}).apply(a_campaign())

    @pytest.mark.parametrize(
        ("address", "new"),
        [
            ("details", None),
            ("details", Goal()),
            ("goal", a_text(element_id="goal")),
            (POPUP, None),
            (HEADING, None),
            (HEADING, a_heading(element_id="other")),
            (HEADING, Popup(id=HEADING, steps=(STEP,))),
            (HEADING, Details()),
            ("new", Details()),
            ("new", a_text(element_id="new")),
            (POPUP, Popup(id=POPUP, steps=(TEXT,))),
        ],
    )
    def test_the_result_would_be_no_campaign(self, address: str, new: AnyRecord | None) -> None:
        campaign = a_campaign()
        with pytest.raises(EditRejected):
            Diff(changes={address: (campaign.records().get(address), new)}).apply(campaign)
        assert campaign == a_campaign()


def test_each_record_of_a_document_can_stand_in_a_diff() -> None:
    for record in a_campaign().records().values():
        assert ANY_RECORD.validate_json(ANY_RECORD.dump_json(record), strict=True) == record
