# SPDX-License-Identifier: MIT
"""Edits of campaigns that no window has open: in their journals, all of them or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from exit_studio.errors import EditRejected, LibraryError
from exit_studio.models.details import Details
from exit_studio.models.edits import RenameCampaign, SetContent, SetLabels
from exit_studio.models.rich_text import rich
from tests.builders import CAMPAIGN, a_campaign
from tests.store.support import an_editor, in_a_loop, opened, rows

JOURNAL = "SELECT campaign_id, seq, origin, label FROM journal ORDER BY campaign_id, seq"


@in_a_loop
async def test_an_edit_stands_in_the_journal_like_any_other(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("One")

        await library.edit([(CAMPAIGN, RenameCampaign(name="Two"))])

        found = await library.open_campaign(CAMPAIGN)
    assert (found.document.details.name, found.seq, found.set_aside) == ("Two", 2, 0)
    assert rows(tmp_path, JOURNAL) == [
        (CAMPAIGN, 1, "user", "Rename campaign"),
        (CAMPAIGN, 2, "user", "Rename campaign"),
    ]


@in_a_loop
async def test_an_edit_that_changes_nothing_leaves_no_trace(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign(details=Details(name="Same")))
        await library.edit([(CAMPAIGN, RenameCampaign(name="Same"))])
    assert rows(tmp_path, JOURNAL) == []


@in_a_loop
async def test_edits_of_one_campaign_follow_each_other(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        await library.edit(
            [(CAMPAIGN, RenameCampaign(name="Two")), (CAMPAIGN, SetLabels(labels=("a", "b")))]
        )
        details = (await library.open_campaign(CAMPAIGN)).document.details
    assert (details.name, details.labels) == ("Two", ("a", "b"))
    assert [row[1] for row in rows(tmp_path, JOURNAL)] == [1, 2]


@in_a_loop
async def test_of_many_edits_all_are_made_or_none(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign(id="c_a"))
        wishes = [("c_a", RenameCampaign(name="Two"))]
        with pytest.raises(LibraryError, match="no campaign “c_gone”"):
            await library.edit([*wishes, ("c_gone", RenameCampaign(name="Two"))])
        with pytest.raises(EditRejected):
            await library.edit([*wishes, ("c_a", SetContent(element_id="gone", content=rich("x")))])
    assert rows(tmp_path, JOURNAL) == []


@in_a_loop
async def test_an_edit_follows_what_could_be_replayed(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("One", "Two")
    rows(tmp_path, "UPDATE journal SET diff = '{' WHERE seq = 2")
    async with opened(tmp_path) as library:
        await library.edit([(CAMPAIGN, RenameCampaign(name="Onwards"))])
        found = await library.open_campaign(CAMPAIGN)
    assert (found.document.details.name, found.seq, found.set_aside) == ("Onwards", 2, 0)
    assert rows(tmp_path, "SELECT count(*) FROM journal_rejected") == [(1,)]
