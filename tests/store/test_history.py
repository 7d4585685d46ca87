# SPDX-License-Identifier: MIT
"""Undo outlives a restart: opening a campaign tells its steps again. The rules: `test_past.py`."""

from __future__ import annotations

import asyncio
import random
from itertools import islice
from pathlib import Path

from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import RenameCampaign, SetNote
from exit_studio.models.file import campaign_to_text
from exit_studio.models.history import History
from exit_studio.store.replay import MOST_CHANGES
from tests.builders import CAMPAIGN, NOW, a_campaign
from tests.crash import Move, editing_script, play
from tests.store.support import (
    Editor,
    an_editor,
    an_entry,
    in_a_loop,
    opened,
    rows,
)


async def reopened(folder: Path) -> History:
    """The history of the campaign after a restart of the program."""
    async with opened(folder) as library:
        found = await library.open_campaign(CAMPAIGN)
    assert found.set_aside == 0
    return History(found.document, found.past)


async def write(folder: Path, start: Campaign, *, steps: int, seed: int) -> tuple[History, int]:
    """Make this many undo steps as the script of `seed` says; checkpoints fall where they fall."""
    rng = random.Random(seed)  # noqa: S311  # chance that can be repeated, no secret
    history, seq = History(start), 0
    async with opened(folder) as library:
        await library.create(start)
        for step in editing_script(seed):
            change = play(history, step)
            if change is not None:
                seq += 1
                await asyncio.wrap_future(library.append(start.id, an_entry(change, seq)))
                if rng.random() < 0.05:
                    await library.checkpoint(start.id, history.document, seq)
            if len(history.done) >= steps and not history.in_gesture:
                return history, seq
    raise AssertionError


@in_a_loop
async def test_200_mixed_edits_a_restart_and_200_undos_lead_to_the_same_bytes(
    tmp_path: Path,
) -> None:
    start = a_campaign()
    written, _seq = await write(tmp_path, start, steps=200, seed=3)

    again = await reopened(tmp_path)

    assert len(again.done) == 200
    assert campaign_to_text(again.document) == campaign_to_text(written.document)
    for _ in range(200):
        change, expected = again.undo(), written.undo()
        assert change is not None
        assert expected is not None
        assert (change.label, change.selection) == (expected.label, expected.selection)
        assert again.document == written.document
    assert again.undo() is None
    assert campaign_to_text(again.document) == campaign_to_text(start)
    for _ in range(200):
        assert again.redo() is not None
    written_text = [written.redo() and campaign_to_text(written.document) for _ in range(200)][-1]
    assert campaign_to_text(again.document) == written_text


@in_a_loop
async def test_undoing_across_several_restarts_is_written_down_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await (await an_editor(library)).rename("One")
    for name in ("Two", "Three"):
        async with opened(tmp_path) as library:
            found = await library.open_campaign(CAMPAIGN)
            editor = Editor(library, History(found.document, found.past), found.seq)
            await editor.undo()
            assert editor.history.redo_label == "Rename campaign"
            await editor.rename(name)
            await editor.checkpoint()
    again = await reopened(tmp_path)
    assert again.document.details.name == "Three"
    again.undo()
    assert (again.document, again.undo_label) == (a_campaign(), None)


@in_a_loop
async def test_a_gesture_keeps_its_words_and_what_was_selected(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        editor.history.begin_gesture("Tidy up", at=NOW, selection=("heading", "text"))
        await editor.edit(RenameCampaign(name="One"), SetNote(note="Two"))
        editor.history.commit_gesture()
    again = await reopened(tmp_path)
    assert again.undo_label == "Tidy up"
    change = again.undo()
    assert change is not None
    assert change.selection == ("heading", "text")
    assert again.document == a_campaign()


@in_a_loop
async def test_rows_of_an_older_format_that_do_not_fit_cut_only_the_undo_history_off(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        for n in range(4):
            await editor.rename(f"Name {n}")
            editor.history.close_step()
        await editor.checkpoint()
    rows(
        tmp_path,
        'UPDATE journal SET format = 1, diff = replace(diff, \'"kind":"details"\', '
        '\'"kind":"basics"\') WHERE seq <= 2',
    )
    again = await reopened(tmp_path)
    assert again.document.details.name == "Name 3"
    assert again.undo() is not None
    assert again.undo() is not None
    assert (again.document.details.name, again.undo_label) == ("Name 1", None)


@in_a_loop
async def test_a_damaged_old_row_takes_the_undo_history_and_not_the_campaign(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("One", "Two")
        await editor.checkpoint()
    for damage in ("label = x'ff'", "step = 'many'", "at = 7", "selection = '{'", "diff = 'no'"):
        rows(tmp_path, f"UPDATE journal SET {damage} WHERE seq = 1")  # noqa: S608  # our own words
        again = await reopened(tmp_path)
        assert again.document.details.name == "Two"
        while again.undo() is not None:
            pass


@in_a_loop
async def test_of_a_very_long_journal_the_last_part_can_be_undone(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("The first")
        editor.history.close_step()
        await editor.rename("The second")
        await editor.checkpoint()
    # As if very much had been done in between; only the numbers matter.
    rows(tmp_path, "UPDATE journal SET seq = seq + ?", MOST_CHANGES)
    rows(tmp_path, "UPDATE campaigns SET checkpoint_seq = checkpoint_seq + ?", MOST_CHANGES)
    again = await reopened(tmp_path)
    again.undo()
    assert (again.document.details.name, again.undo_label) == ("The first", None)


def test_the_script_has_gestures_and_ways_back_in_its_first_200_steps() -> None:
    wishes = {step.wish for step in islice(editing_script(3), 400) if isinstance(step.wish, Move)}
    assert wishes == set(Move)
