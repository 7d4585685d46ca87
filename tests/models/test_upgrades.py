# SPDX-License-Identifier: MIT
"""Older documents are lifted step by step; newer ones and those of no format are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exit_studio.errors import DocumentError
from exit_studio.models.campaign import FORMAT
from exit_studio.models.file import campaign_from_text
from exit_studio.models.upgrades import UPGRADES, upgraded, upgraded_changes

GOLDEN = Path(__file__).parents[1] / "golden" / "campaigns" / "format-1"


def test_every_older_format_has_its_step() -> None:
    assert set(UPGRADES) == set(range(1, FORMAT))


def test_a_document_of_this_format_stays_as_it_is() -> None:
    document = {"format": FORMAT, "id": "c"}
    assert upgraded(document, source="a.json") is document


def test_a_newer_document_is_refused_with_what_to_do() -> None:
    with pytest.raises(DocumentError) as caught:
        upgraded({"format": FORMAT + 1}, source="a.json")
    assert caught.value.hint == "Update Exit Studio, then open it again."


def test_format_2_gives_ids_to_the_events_of_a_goal() -> None:
    goal = {"events": [{"event": "Charged"}, {"event": "Signed Up"}]}
    lifted = upgraded({"format": 1, "goal": goal}, source="a.json")
    assert lifted["goal"]["events"] == [
        {"id": "g1", "event": "Charged"},
        {"id": "g2", "event": "Signed Up"},
    ]
    assert goal["events"][0] == {"event": "Charged"}


def test_format_2_takes_names_of_sections_away_from_elements() -> None:
    text = (GOLDEN / "cart-reminder.json").read_text(encoding="utf-8")
    document = json.loads(text)
    document["elements"]["limits"] = {**document["elements"].pop("heading"), "id": "limits"}
    step = next(e for e in document["elements"].values() if e["kind"] == "stack")
    step["children"] = ["limits" if child == "heading" else child for child in step["children"]]

    campaign = campaign_from_text(json.dumps(document), source="a.json")

    assert "limits" not in campaign.elements
    assert campaign.element("limits_1").kind == "heading"
    assert [element.id for element in campaign.tree(campaign.main_popup)][1] == "limits_1"


def test_changes_of_an_older_format_are_lifted_as_documents_are() -> None:
    changes = {
        "goal": [{"kind": "goal", "events": []}, {"kind": "goal", "events": [{"event": "A"}]}],
        "e_new": [None, {"kind": "text", "id": "e_new"}],
    }
    assert upgraded_changes(changes, 1) == {
        "goal": [
            {"kind": "goal", "events": []},
            {"kind": "goal", "events": [{"id": "g1", "event": "A"}]},
        ],
        "e_new": [None, {"kind": "text", "id": "e_new"}],
    }
    assert upgraded_changes(changes, FORMAT) == changes
