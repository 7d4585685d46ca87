# SPDX-License-Identifier: MIT
"""The list of a library: current documents, the order of work, and how each campaign stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from exit_studio.models.file import campaign_from_text
from exit_studio.models.history import History
from exit_studio.models.library import RemoteBackend
from exit_studio.models.summary import DraftState
from exit_studio.store.documents import Documents
from exit_studio.store.summaries import PORTION
from tests.builders import CAMPAIGN, a_campaign
from tests.store.support import (
    Editor,
    a_receipt,
    an_editor,
    in_a_loop,
    minutes,
    opened,
    renames,
    rows,
)


@in_a_loop
async def test_an_empty_library_lists_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        assert await library.campaigns() == ()
        assert library.problems == ()


@in_a_loop
async def test_the_campaign_edited_last_comes_first(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        for name in ("c_a", "c_b", "c_c"):
            await library.create(a_campaign(id=name))
        (entry,) = renames(["Edited"])
        await asyncio.wrap_future(library.append("c_b", entry))
        await library.create(a_campaign(id="c_d"))
        listed = await library.campaigns()
    # The clock of these tests goes one minute further at each look; opening looks once.
    assert [(each.id, each.created_at, each.edited_at) for each in listed] == [
        ("c_b", minutes(3), entry.at),
        ("c_d", minutes(5), minutes(5)),
        ("c_c", minutes(4), minutes(4)),
        ("c_a", minutes(2), minutes(2)),
    ]


@in_a_loop
async def test_the_list_shows_documents_as_they_are_now(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("One")
        await editor.checkpoint()
        await editor.rename("Two")
        (summary,) = await library.campaigns()
        assert summary.name == "Two"
        await editor.rename("Three")
        (summary,) = await library.campaigns()
        assert summary.name == "Three"
        # A checkpoint changes neither the document nor the time of the last edit.
        await editor.checkpoint()
        assert await library.campaigns() == (summary,)
    async with opened(tmp_path) as library:
        assert await library.campaigns() == (summary,)


async def published(editor: Editor) -> None:
    await editor.publish("wish_0001")
    await editor.library.item_sent("wish_0001", a_receipt(1))


async def edited(editor: Editor) -> None:
    await published(editor)
    await editor.rename("Edited")


async def edited_with_checkpoint(editor: Editor) -> None:
    await edited(editor)
    await editor.checkpoint()


async def edited_back(editor: Editor) -> None:
    await edited(editor)
    await editor.undo()


async def queued(editor: Editor) -> None:
    await published(editor)
    await editor.publish("wish_0002")


async def refused(editor: Editor) -> None:
    await queued(editor)
    await editor.library.item_refused("wish_0002", "The token is wrong.")


async def published_again(editor: Editor) -> None:
    await refused(editor)
    await editor.publish("wish_0003")


async def given_up(editor: Editor) -> None:
    await refused(editor)
    await editor.library.discard_item("wish_0002")


async def published_elsewhere(editor: Editor) -> None:
    await edited(editor)
    await editor.publish("wish_0002", backend=RemoteBackend(url="https://shop.example"))
    await editor.library.item_sent("wish_0002", a_receipt(1))


@pytest.mark.parametrize(
    ("story", "state"),
    [
        (an_editor, DraftState.DRAFT),
        (published, DraftState.PUBLISHED),
        (edited, DraftState.EDITED),
        (edited_with_checkpoint, DraftState.EDITED),
        (edited_back, DraftState.PUBLISHED),
        (queued, DraftState.QUEUED),
        (refused, DraftState.REFUSED),
        (published_again, DraftState.QUEUED),
        (given_up, DraftState.PUBLISHED),
        (published_elsewhere, DraftState.PUBLISHED),
    ],
)
@in_a_loop
async def test_the_state_follows_outbox_and_publication(
    tmp_path: Path, story: Callable[..., object], state: DraftState
) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        if story is not an_editor:
            await story(editor)  # type: ignore[misc]  # one of the stories above
        (summary,) = await library.campaigns()
    assert summary.state is state
    async with opened(tmp_path) as library:
        (again,) = await library.campaigns()
    assert again == summary


@pytest.mark.parametrize("count", [PORTION, PORTION + 1, 2 * PORTION + 7])
@in_a_loop
async def test_every_campaign_is_listed_once_whatever_their_number(
    tmp_path: Path, count: int
) -> None:
    async with opened(tmp_path) as library:
        for number in range(count):
            await library.create(a_campaign(id=f"c_{number}"))
        await library.delete("c_7")
        listed = await library.campaigns()
    expected = [f"c_{number}" for number in reversed(range(count)) if number != 7]
    assert [each.id for each in listed] == expected


@in_a_loop
async def test_an_edit_does_not_wait_for_a_long_list(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        for number in range(2 * PORTION):
            await library.create(a_campaign(id=f"c_{number}"))
        await library.create(a_campaign())
        (entry,) = renames(["Meanwhile"])
        listing = asyncio.create_task(library.campaigns())
        await asyncio.sleep(0)
        await asyncio.wrap_future(library.append(CAMPAIGN, entry))
        assert not listing.done()
        assert len(await listing) == 2 * PORTION + 1


DAMAGE = [
    "UPDATE campaigns SET document = substr(document, 1, 99) WHERE id = 'c_b'",
    "UPDATE campaigns SET document = replace(document, 'cart', x'ff') WHERE id = 'c_b'",
    "UPDATE campaigns SET created_at = 'yesterday' WHERE id = 'c_b'",
]


@pytest.mark.parametrize("damage", DAMAGE, ids=["document cut", "no text", "no time"])
@in_a_loop
async def test_a_campaign_that_cannot_be_read_does_not_hide_the_others(
    tmp_path: Path, damage: str
) -> None:
    async with opened(tmp_path) as library:
        for name in ("c_a", "c_b", "c_c", "c_d", "c_e"):
            await library.create(a_campaign(id=name))
    rows(tmp_path, damage)
    rows(tmp_path, "DELETE FROM summaries")
    async with opened(tmp_path) as library:
        listed = await library.campaigns()
        (problem,) = library.problems
        await library.delete("c_b")
        await library.campaigns()
        problems = library.problems
    assert [each.id for each in listed] == ["c_e", "c_d", "c_c", "c_a"]
    assert "The campaign “c_b” cannot be read." in problem.user_message
    assert "backup" in problem.hint
    assert problems == ()


@in_a_loop
async def test_of_a_campaign_that_cannot_be_read_any_more_the_last_is_shown(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign(id="c_b"))
        before = await library.campaigns()
    rows(tmp_path, DAMAGE[0])
    rows(tmp_path, "UPDATE summaries SET seq = 7")
    async with opened(tmp_path) as library:
        assert await library.campaigns() == before
        (problem,) = library.problems
    assert "The campaign “c_b” cannot be read." in problem.user_message


@pytest.mark.parametrize(
    "spoil",
    [
        "name = x'00ff'",
        "look = x'05'",
        "edited_at = 'yesterday'",
        "created_at = '2026-03-01T00:00:00'",
        "form = 0, name = 'of another release'",
        "seq = 99",
        "publication = 99",
    ],
)
@in_a_loop
async def test_a_summary_that_is_spoilt_or_behind_is_made_anew(tmp_path: Path, spoil: str) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign(id="c_a"))
        await library.create(a_campaign(id="c_b"))
        before = await library.campaigns()
    rows(tmp_path, f"UPDATE summaries SET {spoil} WHERE campaign_id = 'c_b'")  # noqa: S608
    async with opened(tmp_path) as library:
        assert await library.campaigns() == before
        assert library.problems == ()


@in_a_loop
async def test_a_campaign_that_is_published_again_is_live_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        states = []
        for revision in (1, 2, 3):
            await editor.rename(f"For revision {revision}")
            states += [each.state for each in await library.campaigns()]
            await editor.publish(f"wish_000{revision}")
            await library.item_sent(f"wish_000{revision}", a_receipt(revision))
            states += [each.state for each in await library.campaigns()]
    live, edited = DraftState.PUBLISHED, DraftState.EDITED
    assert states == [DraftState.DRAFT, live, edited, live, edited, live]


@in_a_loop
async def test_a_name_does_not_outlive_the_changes_that_were_set_aside(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("One", "Two", "Three")
    rows(tmp_path, "UPDATE journal SET diff = '{' WHERE seq = 2")
    async with opened(tmp_path) as library:
        found = await library.open_campaign(CAMPAIGN)
        assert found.set_aside == 2
        again = Editor(library, History(found.document), found.seq)
        await again.rename("Two anew", "Three anew")
        (summary,) = await library.campaigns()
    assert summary.name == "Three anew"


@in_a_loop
async def test_one_damaged_campaign_does_not_keep_the_others_from_their_summaries(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as library:
        for name in ("c_a", "c_b", "c_c"):
            await library.create(a_campaign(id=name))
        rows(tmp_path, DAMAGE[0])
    assert rows(tmp_path, "SELECT campaign_id FROM summaries ORDER BY 1") == [("c_a",), ("c_c",)]


@in_a_loop
async def test_a_list_reads_no_document_that_it_knows(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        for name in ("c_a", "c_b"):
            await library.create(a_campaign(id=name))
        before = await library.campaigns()
    rows(tmp_path, "UPDATE campaigns SET document = 'nothing that could be read'")
    async with opened(tmp_path) as library:
        assert await library.campaigns() == before


@in_a_loop
async def test_what_was_edited_last_has_its_summary_when_the_library_is_closed(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("Edited last")
    assert rows(tmp_path, "SELECT name, seq FROM summaries") == [("Edited last", 1)]


def test_a_text_is_parsed_once_while_it_is_asked_for(tmp_path: Path) -> None:
    documents = Documents()
    texts = {name: read_text(name, tmp_path) for name in ("c_a", "c_b")}
    first = documents.read(texts["c_a"], "c_a")
    documents.forget_unread()
    assert documents.read(texts["c_a"], "c_a") is first
    documents.forget_unread()
    documents.forget_unread()
    second = documents.read(texts["c_a"], "c_a")
    assert second is not first
    assert second == first == campaign_from_text(texts["c_a"], source="a")
    assert documents.read(texts["c_b"], "c_b").id == "c_b"


def read_text(name: str, folder: Path) -> str:
    async def text() -> str:
        async with opened(folder) as library:
            await library.create(a_campaign(id=name))
        ((found,),) = rows(folder, "SELECT document FROM campaigns WHERE id = ?", name)
        assert isinstance(found, str)
        return found

    return asyncio.run(text())
