# SPDX-License-Identifier: MIT
"""Ids are found wherever they stand, and a copy of a document has others everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from exit_studio.models.campaign import Campaign
from exit_studio.models.file import campaign_from_text
from exit_studio.models.renaming import ids_within, renamed
from exit_studio.models.starter import copied
from tests import strategies
from tests.builders import counted_ids
from tests.strategies import LAW, campaigns

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "campaigns" / "format-2").glob("*.json"))


@LAW
@given(campaigns())
def test_it_finds_what_the_annotations_mark(campaign: Campaign) -> None:
    found = set(ids_within(campaign, Campaign))
    assert found == set(strategies.ids_within(campaign, Campaign))
    assert ("campaign", campaign.id) in found


@LAW
@given(campaigns())
def test_the_same_names_give_the_same_document(campaign: Campaign) -> None:
    same = renamed(campaign, Campaign, lambda named: named[1])
    assert Campaign.model_validate(same) == campaign


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_copy_shares_no_id_but_that_of_a_saved_segment(path: Path) -> None:
    campaign = campaign_from_text(path.read_bytes(), source=path.name)

    copy = copied(campaign, new_id=counted_ids(), name="Copy")

    before, after = set(ids_within(campaign, Campaign)), set(ids_within(copy, Campaign))
    assert {kind for kind, _ in before & after} <= {"segment"}
    assert len(before) == len(after)
    assert len(campaign.elements) == len(copy.elements)
    assert copy.details.name == "Copy"
