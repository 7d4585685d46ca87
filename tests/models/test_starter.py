# SPDX-License-Identifier: MIT
"""Copies of campaigns, and the documents that new ones start from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import CheckContext, errors_among, run_checks
from exit_studio.models.file import campaign_from_text, campaign_to_text
from exit_studio.models.starter import copied, copy_name
from exit_studio.resources import read_bytes, resource_path
from tests.builders import NOW, a_campaign, counted_ids
from tests.strategies import LAW, ids_within

TEMPLATES = sorted(path.name for path in resource_path("templates").glob("*.json"))


def ids(campaign: Campaign) -> set[tuple[str, str]]:
    """Every id with its kind, but for saved segments: they are no part of the campaign."""
    return {found for found in ids_within(campaign, Campaign) if found[0] != "segment"}


def test_a_copy_shares_no_id_with_its_source(starts: st.SearchStrategy[Campaign]) -> None:
    @LAW
    @given(starts)
    def shares_nothing(campaign: Campaign) -> None:
        copy = copied(campaign, new_id=counted_ids(), name="Copy")
        assert ids(copy).isdisjoint(ids(campaign))
        assert len(ids(copy)) == len(ids(campaign))

    shares_nothing()


def test_a_copy_keeps_everything_else(starts: st.SearchStrategy[Campaign]) -> None:
    @LAW
    @given(starts)
    def keeps(campaign: Campaign) -> None:
        name = campaign.details.name
        numbered = counted_ids()
        made: list[str] = []

        def new_id(prefix: str) -> str:
            made.append(numbered(prefix))
            return made[-1]

        copy = copied(campaign, new_id=new_id, name=name)
        # A copy of the copy that gets the first ids back is the first campaign again.
        places = zip(ids_within(copy, Campaign), ids_within(campaign, Campaign), strict=True)
        former = {new[1]: old[1] for new, old in places}
        ids_again = iter(made)
        back = copied(copy, new_id=lambda _: former[next(ids_again)], name=name)
        assert back == campaign
        assert campaign_to_text(back) == campaign_to_text(campaign)

    keeps()


def test_a_copy_has_a_name_of_its_own() -> None:
    copy = copied(a_campaign(), new_id=counted_ids(), name="Summer")
    assert copy.details.name == "Summer"
    assert a_campaign().details.name == "Wait, your cart misses you"


def test_ids_say_what_they_name() -> None:
    copy = copied(a_campaign(), new_id=counted_ids(), name="Summer")
    assert copy.id.startswith("c_")
    assert all(popup_id.startswith("p_") for popup_id in copy.popups)
    assert all(element_id.startswith("e_") for element_id in copy.elements)


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_template_is_a_campaign_in_its_one_text(name: str) -> None:
    body = read_bytes("templates", name)
    assert campaign_to_text(campaign_from_text(body, source=name)).encode() == body


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name != "blank.json"])
def test_each_template_could_be_published(name: str) -> None:
    campaign = campaign_from_text(read_bytes("templates", name), source=name)
    assert errors_among(run_checks(campaign, CheckContext(now=NOW))) == ()


def test_there_is_something_to_start_from() -> None:
    assert {"blank.json", "cart-reminder.json"} <= set(TEMPLATES)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Spring", "Spring (copy)"),
        ("", "(copy)"),
        ("x" * 120, "x" * 113 + " (copy)"),
    ],
)
def test_the_name_of_a_copy_has_its_mark_and_fits(name: str, expected: str) -> None:
    assert copy_name(name, "(copy)") == expected
