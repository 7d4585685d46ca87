# SPDX-License-Identifier: MIT
"""Drafts: what was appended comes back, once, in order; the trash gives back what it took."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exit_studio.errors import EditRejected, LibraryError
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import BaseEdit, RenameCampaign
from exit_studio.models.file import campaign_to_text
from exit_studio.models.history import History
from exit_studio.models.library import JournalEntry
from exit_studio.models.record import evolve
from tests.builders import CAMPAIGN, NOW, a_campaign
from tests.store.support import (
    Editor,
    an_editor,
    an_entry,
    files,
    in_a_loop,
    minutes,
    opened,
    renames,
    rows,
)
from tests.store.test_backups import files_no_larger_than
from tests.strategies import LAW, edits


@in_a_loop
async def test_a_new_campaign_is_there_after_opening_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
    async with opened(tmp_path) as library:
        found = await library.open_campaign(CAMPAIGN)
    assert found.document == a_campaign()
    assert (found.seq, found.set_aside, found.publication, found.waiting) == (0, 0, None, None)


@in_a_loop
async def test_edits_undo_and_rollback_are_there_after_opening_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("One", "Two")
        await editor.undo()
        editor.history.begin_gesture("Drag", at=NOW)
        await editor.rename("Three")
        await editor.save(editor.history.rollback_gesture())
        await editor.rename("Four")
    async with opened(tmp_path) as library:
        found = await library.open_campaign(CAMPAIGN)
    assert found.document == editor.document
    assert found.document.details.name == "Four"
    assert found.seq == 6
    assert [origin for (origin,) in rows(tmp_path, "SELECT origin FROM journal ORDER BY seq")] == [
        "user",
        "user",
        "undo",
        "user",
        "rollback",
        "user",
    ]


# Fewer than for the laws of the document: each one makes a library.
@settings(LAW, max_examples=20)
@given(data=st.data())
def test_every_kind_of_edit_is_there_after_opening_again(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    history = History(a_campaign())
    drawn = data.draw(st.lists(edits(a_campaign()), min_size=1, max_size=6))
    entries: list[JournalEntry] = []
    for edit in drawn:
        try:
            change = history.apply(edit, at=NOW)
        except EditRejected:
            continue
        if change is not None:
            entries.append(an_entry(change, len(entries) + 1))
    folder = tmp_path_factory.mktemp("library")

    async def story() -> Campaign:
        async with opened(folder) as library:
            await library.create(a_campaign())
            for entry in entries:
                await asyncio.wrap_future(library.append(CAMPAIGN, entry))
            found = await library.open_campaign(CAMPAIGN)
        assert (found.seq, found.set_aside) == (len(entries), 0)
        return found.document

    document = asyncio.run(story())
    assert document == history.document
    assert campaign_to_text(document) == campaign_to_text(history.document)


@in_a_loop
async def test_changes_handed_in_at_once_are_saved_in_order(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        saved = [library.append(CAMPAIGN, entry) for entry in renames([*"abcdefghij"])]
        await asyncio.gather(*map(asyncio.wrap_future, saved))
        found = await library.open_campaign(CAMPAIGN)
    assert found.document.details.name == "j"
    assert found.seq == 10


@in_a_loop
async def test_a_change_is_in_the_file_when_its_future_is_done(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        (entry,) = renames(["Safe"])
        library.append(CAMPAIGN, entry).result(timeout=10)
        # Read by another connection, while the library is open.
        found = rows(tmp_path, "SELECT seq, label, at FROM journal")
    assert found == [(1, "Rename campaign", "2026-03-03T02:11:00.000000Z")]


@in_a_loop
async def test_appending_the_same_change_again_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        for entry in renames(["One", "Two"]) * 2:
            await asyncio.wrap_future(library.append(CAMPAIGN, entry))
        found = await library.open_campaign(CAMPAIGN)
    assert found.seq == 2
    assert found.document.details.name == "Two"


@pytest.mark.parametrize("other", ["label", "at", "diff", "edit"])
@in_a_loop
async def test_another_change_of_the_same_number_is_refused(tmp_path: Path, other: str) -> None:
    (entry,) = renames(["One"])
    (different,) = renames(["Two"])
    values = {"label": "Undo", "at": minutes(9), "diff": different.diff, "edit": None}
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        await asyncio.wrap_future(library.append(CAMPAIGN, entry))
        with pytest.raises(
            LibraryError, match=r"Change 1 .* was saved before, otherwise"
        ) as raised:
            await asyncio.wrap_future(
                library.append(CAMPAIGN, evolve(entry, **{other: values[other]}))
            )
        found = await library.open_campaign(CAMPAIGN)
    assert raised.value.hint
    assert found.document.details.name == "One"


@in_a_loop
async def test_a_change_before_which_one_is_missing_is_refused(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        first, second, third = renames(["One", "Two", "Three"])
        with pytest.raises(LibraryError, match=r"Change 2 .* came before change 1"):
            await asyncio.wrap_future(library.append(CAMPAIGN, second))
        for entry in (first, second, third):
            await asyncio.wrap_future(library.append(CAMPAIGN, entry))
        found = await library.open_campaign(CAMPAIGN)
    assert found.seq == 3


@in_a_loop
async def test_a_campaign_that_does_not_exist_is_named(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        (entry,) = renames(["One"])
        for asked in (
            library.open_campaign("c_nobody"),
            asyncio.wrap_future(library.append("c_nobody", entry)),
            library.checkpoint("c_nobody", a_campaign(id="c_nobody"), 0),
            library.delete("c_nobody"),
            library.restore("c_nobody"),
        ):
            with pytest.raises(LibraryError, match="There is no campaign “c_nobody”") as raised:
                await asked
            assert raised.value.hint


@in_a_loop
async def test_a_campaign_cannot_be_created_twice(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.create(a_campaign())
        await library.delete(CAMPAIGN)
        with pytest.raises(LibraryError, match="already, perhaps in the trash"):
            await library.create(a_campaign())


@in_a_loop
async def test_opening_starts_at_the_checkpoint_and_the_journal_is_kept(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("One", "Two")
        await editor.checkpoint()
        await editor.rename("Three")
    # What lies before the checkpoint is not looked at any more.
    rows(tmp_path, "UPDATE journal SET diff = 'nonsense' WHERE seq <= 2")
    async with opened(tmp_path) as library:
        found = await library.open_campaign(CAMPAIGN)
    assert (found.seq, found.set_aside, found.document) == (3, 0, editor.document)
    assert rows(tmp_path, "SELECT count(*) FROM journal") == [(3,)]


@in_a_loop
async def test_an_older_checkpoint_does_not_replace_a_newer_one(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("One")
        older = editor.document
        await editor.rename("Two")
        await editor.checkpoint()
        await library.checkpoint(CAMPAIGN, older, 1)
        found = await library.open_campaign(CAMPAIGN)
    assert (found.seq, found.document.details.name) == (2, "Two")
    assert rows(tmp_path, "SELECT checkpoint_seq FROM campaigns") == [(2,)]


@in_a_loop
async def test_a_checkpoint_cannot_hold_changes_that_are_not_saved(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("One")
        with pytest.raises(LibraryError, match=r"Changes 2 to 3 .* are not saved yet"):
            await library.checkpoint(CAMPAIGN, editor.document, 3)
        with pytest.raises(ValueError, match="cannot be kept for"):
            await library.checkpoint(CAMPAIGN, a_campaign(id="c_other"), 1)
        found = await library.open_campaign(CAMPAIGN)
    assert found.document == editor.document


@in_a_loop
async def test_the_trash_gives_back_what_it_took(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("Kept")
        await library.delete(CAMPAIGN)
        await library.delete(CAMPAIGN)
        assert await library.campaigns() == ()
        with pytest.raises(LibraryError, match="is in the trash"):
            await library.open_campaign(CAMPAIGN)
        # A change that was on its way when the campaign was deleted is not lost.
        await editor.rename("Kept, too")
        await library.restore(CAMPAIGN)
        found = await library.open_campaign(CAMPAIGN)
    assert found.document.details.name == "Kept, too"


async def three_renames(folder: Path) -> Editor:
    async with opened(folder) as library:
        editor = await an_editor(library)
        await editor.rename("One", "Two", "Three")
    return editor


@pytest.mark.parametrize(
    "damage",
    [
        'UPDATE journal SET diff = \'{"changes": {"det\' WHERE seq = 2',
        "UPDATE journal SET diff = '{}', seq = 4 WHERE seq = 2",
        "UPDATE journal SET diff = (SELECT diff FROM journal WHERE seq = 3) WHERE seq = 2",
        "UPDATE journal SET diff = replace(diff, '\"Two\"', '2') WHERE seq = 2",
    ],
    ids=["cut in half", "missing", "of another document", "of another type"],
)
@in_a_loop
async def test_what_cannot_be_replayed_is_moved_aside_and_counted(
    tmp_path: Path, damage: str
) -> None:
    await three_renames(tmp_path)
    rows(tmp_path, damage)
    async with opened(tmp_path) as library:
        found = await library.open_campaign(CAMPAIGN)
        listed = await library.campaigns()
        again = await library.open_campaign(CAMPAIGN)
        # The editor goes on from there.
        editor = Editor(library, History(again.document), again.seq)
        await editor.rename("Onwards")
        last = await library.open_campaign(CAMPAIGN)
    assert [summary.name for summary in listed] == ["One"]
    assert (found.document.details.name, found.seq, found.set_aside) == ("One", 1, 2)
    assert (again.document, again.seq, again.set_aside) == (found.document, 1, 0)
    assert (last.document.details.name, last.seq, last.set_aside) == ("Onwards", 2, 0)
    kept = rows(tmp_path, "SELECT label, diff, reason FROM journal_rejected ORDER BY number")
    assert [label for label, _, _ in kept] == ["Rename campaign", "Rename campaign"]
    assert "Three" in "".join(str(diff) for _, diff, _ in kept)
    assert all(reason for _, _, reason in kept)


@in_a_loop
async def test_a_change_that_is_no_text_is_named_and_nothing_is_touched(tmp_path: Path) -> None:
    await three_renames(tmp_path)
    rows(tmp_path, "UPDATE journal SET diff = replace(diff, 'Two', x'ff') WHERE seq = 2")
    async with opened(tmp_path) as library:
        with pytest.raises(LibraryError, match="is damaged") as raised:
            await library.open_campaign(CAMPAIGN)
    assert "backups" in raised.value.hint
    assert rows(tmp_path, "SELECT count(*) FROM journal") == [(3,)]


@in_a_loop
async def test_an_edit_kind_that_is_not_known_takes_no_change_away(tmp_path: Path) -> None:
    editor = await three_renames(tmp_path)
    rows(tmp_path, 'UPDATE journal SET edit = \'{"kind": "paint_it_black"}\' WHERE seq = 2')
    async with opened(tmp_path) as library:
        found = await library.open_campaign(CAMPAIGN)
    assert (found.document, found.set_aside) == (editor.document, 0)


@in_a_loop
async def test_the_edit_behind_a_change_is_kept(tmp_path: Path) -> None:
    await three_renames(tmp_path)
    ((edit,),) = rows(tmp_path, "SELECT edit FROM journal WHERE seq = 2")
    expected: BaseEdit = RenameCampaign(name="Two")
    assert RenameCampaign.model_validate_json(edit, strict=True) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [("{", "is broken at line 1"), ('{"format": 99}', "newer Exit Studio"), ("[]", "no campaign")],
)
@in_a_loop
async def test_a_checkpoint_that_cannot_be_read_is_named(
    tmp_path: Path, text: str, words: str
) -> None:
    await three_renames(tmp_path)
    rows(tmp_path, "UPDATE campaigns SET document = ?", text)
    async with opened(tmp_path) as library:
        with pytest.raises(LibraryError, match=words) as raised:
            await library.open_campaign(CAMPAIGN)
    assert "c_spring" in raised.value.user_message
    assert "backup" in raised.value.hint
    # It is damaged, but nothing of it is thrown away.
    assert rows(tmp_path, "SELECT count(*) FROM journal") == [(3,)]


@in_a_loop
async def test_without_room_for_a_checkpoint_nothing_is_lost(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await library.put_thumbnail("big", b"\x89PNG" * 200_000)
        await editor.rename("One")
        size = max(len(content) for content in files(tmp_path).values())
        with files_no_larger_than(size):
            with pytest.raises(LibraryError, match="The disk"):
                await editor.checkpoint()
            assert (await library.open_campaign(CAMPAIGN)).document == editor.document
        await editor.checkpoint()
    async with opened(tmp_path) as library:
        found = await library.open_campaign(CAMPAIGN)
    assert (found.document, found.seq) == (editor.document, 1)
    assert rows(tmp_path, "SELECT checkpoint_seq FROM campaigns") == [(1,)]
