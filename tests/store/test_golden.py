# SPDX-License-Identifier: MIT
"""A library that an older release has made opens with all that is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from exit_studio.models.campaign import Campaign
from exit_studio.models.file import campaign_from_text
from exit_studio.models.history import History
from exit_studio.models.summary import DraftState
from exit_studio.store.migrations import HEAD
from tests.builders import CAMPAIGN
from tests.store.golden_library import CHANGES, DRAFT, GOLDEN, LIBRARY, LIVE, REMOTE
from tests.store.support import (
    Editor,
    a_receipt,
    in_a_loop,
    library_path,
    minutes,
    opened,
    rows,
)


def document(path: Path) -> Campaign:
    return campaign_from_text(path.read_bytes(), source=path.name)


def test_there_is_a_golden_library_of_the_present_revision() -> None:
    assert (GOLDEN / HEAD / LIBRARY).is_file()


@pytest.mark.parametrize("revision", sorted(path.name for path in GOLDEN.iterdir()))
@in_a_loop
async def test_a_library_of_an_older_revision_opens_with_all_that_is_in_it(
    tmp_path: Path, revision: str
) -> None:
    golden = GOLDEN / revision
    with closing(sqlite3.connect(library_path(tmp_path))) as connection:
        connection.executescript((golden / LIBRARY).read_text(encoding="utf-8"))
    async with opened(tmp_path) as library:
        listed = await library.campaigns()
        assert library.problems == ()
        states = {each.id: each.state for each in listed if not each.archived}
        assert states == {CAMPAIGN: DraftState.DRAFT, "c_live": DraftState.REFUSED}
        archived = [each.id for each in listed if each.archived]
        assert archived == (["c_archived"] if revision >= "0004" else [])
        assert await library.search("edited since") == ("c_live",)
        assert [each.id for each in await library.trash()] == ["c_trash"]
        drafted = await library.open_campaign(CAMPAIGN)
        assert drafted.document == document(golden / DRAFT)
        assert (drafted.seq, drafted.set_aside) == (CHANGES, 0)
        live = await library.open_campaign("c_live")
        assert live.document.details.name == "Edited since"
        assert live.publication is not None
        assert live.publication.backend == REMOTE
        assert live.publication.receipt == a_receipt(3, "c_live")
        assert live.publication.document == document(golden / LIVE)
        assert live.waiting is not None
        assert live.waiting.refused == "The token is wrong."
        assert live.waiting.request.base_revision == 3
        await library.restore("c_trash")
        assert (await library.open_campaign("c_trash")).document.id == "c_trash"
        assert await library.setting("theme") == '"dark"'
        assert await library.thumbnail("c_live") == b"\x89PNG\x00"
        editor = Editor(library, History(drafted.document), drafted.seq)
        await editor.rename("Onwards")
    assert rows(tmp_path, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert {each.id: each.edited_at for each in listed}[CAMPAIGN] == minutes(1000 + CHANGES)
