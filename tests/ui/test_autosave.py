# SPDX-License-Identifier: MIT
"""Autosave: each change is written at once and in order, and a full disk loses none."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QTimer

from exit_studio.errors import LibraryError
from exit_studio.models.edits import RenameCampaign
from exit_studio.models.history import Origin
from exit_studio.ui.autosave import CHECKPOINT_AFTER, Autosave, Checkpoint, SaveState
from exit_studio.ui.session import EditorSession
from tests.builders import CAMPAIGN, a_campaign
from tests.ui.fakes import FULL_DISK, heard
from tests.ui.rig import Rig


@dataclass
class Author:
    """A session that is saved, and the hands that edit in it."""

    rig: Rig
    session: EditorSession
    autosave: Autosave

    def rename(self, *names: str) -> None:
        """Make one step of each name."""
        for name in names:
            self.session.submit(RenameCampaign(name=name))
            self.rig.clock.move(minutes=1)

    def wait_for(self, state: SaveState) -> None:
        self.rig.wait_until(lambda: self.autosave.state is state)
        self.rig.settle()

    @property
    def labels(self) -> list[str]:
        """What was written, in the journal's order: the names, as far as edits gave them."""
        entries = self.rig.library.journals.get(CAMPAIGN, [])
        return [
            entry.edit.name if isinstance(entry.edit, RenameCampaign) else entry.origin.value
            for entry in entries
        ]


@pytest.fixture
def author(rig: Rig) -> Author:
    opened = rig.library.put(a_campaign())
    session = EditorSession(opened.document, clock=rig.clock)
    autosave = Autosave(session, rig.library, rig.tasks, seq=opened.seq, clock=rig.clock)
    made = Author(rig, session, autosave)
    # A test waits for a pause or for a new try no longer than for anything else.
    for timer in autosave.findChildren(QTimer):
        timer.setInterval(0)
    return made


def test_each_change_is_in_the_journal_at_once_and_in_order(author: Author) -> None:
    author.rename("One", "Two")
    author.session.undo()
    author.rename("Three")

    entries = author.rig.library.journals[CAMPAIGN]
    assert [entry.seq for entry in entries] == [1, 2, 3, 4]
    assert [entry.origin for entry in entries] == [
        Origin.USER,
        Origin.USER,
        Origin.UNDO,
        Origin.USER,
    ]
    assert author.rig.library.saved(CAMPAIGN) == author.session.document


def test_it_says_that_it_is_saving_until_the_library_has_written(author: Author) -> None:
    states = heard(author.autosave.state_changed)
    author.rig.library.held = True
    author.rename("One", "Two")
    assert author.autosave.state is SaveState.SAVING

    author.rig.library.let_go()
    author.wait_for(SaveState.SAVED)

    assert states == [SaveState.SAVING, SaveState.SAVED]


def test_when_the_disk_is_full_it_says_so_once_and_keeps_trying(author: Author) -> None:
    failures = heard(author.autosave.failed)
    recoveries = heard(author.autosave.recovered)
    author.rig.library.failure = FULL_DISK

    author.rename("One", "Two")
    author.wait_for(SaveState.FAILED)
    author.rename("Three")
    assert author.labels == []

    author.rig.library.failure = None
    author.wait_for(SaveState.SAVED)

    assert author.labels == ["One", "Two", "Three"]
    assert failures == [FULL_DISK]
    assert recoveries == [None]


def test_after_it_recovered_a_new_failure_is_told_anew(author: Author) -> None:
    failures = heard(author.autosave.failed)
    for name in ("One", "Two"):
        author.rig.library.failure = FULL_DISK
        author.rename(name)
        author.wait_for(SaveState.FAILED)
        author.rig.library.failure = None
        author.wait_for(SaveState.SAVED)

    assert failures == [FULL_DISK, FULL_DISK]
    assert author.labels == ["One", "Two"]


def test_what_was_on_its_way_when_the_disk_filled_up_is_written_later(author: Author) -> None:
    author.rig.library.held = True
    author.rename("One", "Two", "Three")
    author.rig.library.failure = FULL_DISK
    author.rig.library.let_go()
    author.wait_for(SaveState.FAILED)

    author.rig.library.failure = None
    author.wait_for(SaveState.SAVED)

    assert author.labels == ["One", "Two", "Three"]


def test_a_pause_makes_a_checkpoint(author: Author) -> None:
    author.rename("One", "Two")
    author.rig.wait_until(lambda: CAMPAIGN in author.rig.library.checkpoints)

    assert author.rig.library.checkpoints[CAMPAIGN] == (author.session.document, 2)


def test_many_changes_without_a_pause_make_a_checkpoint(author: Author) -> None:
    for timer in author.autosave.findChildren(QTimer):
        timer.setInterval(1_000_000)
    author.rename(*(f"Name {number}" for number in range(CHECKPOINT_AFTER - 1)))
    author.rig.settle()
    assert author.rig.library.checkpoints == {}

    author.rename("The last")
    author.rig.settle()

    assert author.rig.library.checkpoints[CAMPAIGN] == (author.session.document, CHECKPOINT_AFTER)


def test_a_checkpoint_that_fails_is_told_of_once_and_tried_again(author: Author) -> None:
    failures, recoveries = heard(author.autosave.failed), heard(author.autosave.recovered)
    checkpoints = heard(author.autosave.checkpointed)
    author.rig.library.checkpoints_fail = FULL_DISK
    author.rename("One")
    author.rig.wait_until(lambda: author.rig.library.refused_checkpoints > 2)
    # The journal has it, so nothing is lost meanwhile.
    assert author.autosave.state is SaveState.SAVED
    assert author.rig.library.saved(CAMPAIGN).details.name == "One"
    assert (failures, recoveries, checkpoints) == ([FULL_DISK], [], [])

    author.rig.library.checkpoints_fail = None
    author.rig.wait_until(lambda: recoveries == [None])

    assert failures == [FULL_DISK]
    assert checkpoints == [Checkpoint(author.session.document, 1)]
    assert author.rig.library.checkpoints[CAMPAIGN] == (author.session.document, 1)


def test_a_checkpoint_that_fails_at_closing_keeps_nobody(author: Author) -> None:
    for timer in author.autosave.findChildren(QTimer):
        timer.setInterval(1_000_000)
    author.rename("One")
    author.wait_for(SaveState.SAVED)
    author.rig.library.failure = FULL_DISK
    author.rig.run(author.autosave.close())
    assert author.rig.library.checkpoints == {}
    assert author.rig.notices.kept == ()

    author.rig.library.failure = None
    author.rig.run(author.autosave.close())

    assert author.rig.library.checkpoints[CAMPAIGN] == (author.session.document, 1)


def test_closing_makes_a_checkpoint(author: Author) -> None:
    author.rename("One")

    author.rig.run(author.autosave.close())

    assert author.rig.library.checkpoints[CAMPAIGN] == (author.session.document, 1)


def test_closing_without_a_change_writes_nothing(author: Author) -> None:
    author.rig.run(author.autosave.close())

    assert author.rig.library.checkpoints == {}
    assert author.rig.library.journals == {}


def test_closing_writes_what_is_missing_first(author: Author) -> None:
    author.rig.library.failure = FULL_DISK
    author.rename("One", "Two")
    author.wait_for(SaveState.FAILED)
    author.rig.library.failure = None

    author.rig.run(author.autosave.close())

    assert author.labels == ["One", "Two"]
    assert author.rig.library.checkpoints[CAMPAIGN] == (author.session.document, 2)
    assert author.autosave.state is SaveState.SAVED


def test_closing_while_nothing_can_be_written_says_so_and_loses_nothing(author: Author) -> None:
    author.rig.library.failure = FULL_DISK
    author.rename("One")
    author.wait_for(SaveState.FAILED)
    failures = heard(author.autosave.failed)

    with pytest.raises(LibraryError, match="The disk is full"):
        author.rig.run(author.autosave.close())

    assert failures == [FULL_DISK]
    author.rig.library.failure = None
    author.wait_for(SaveState.SAVED)
    assert author.labels == ["One"]


def test_numbers_go_on_where_the_library_left_off(rig: Rig) -> None:
    opened = rig.library.put(a_campaign())
    first = EditorSession(opened.document, clock=rig.clock)
    Autosave(first, rig.library, rig.tasks, seq=opened.seq, clock=rig.clock)
    first.submit(RenameCampaign(name="One"))

    again = rig.run(rig.library.open_campaign(CAMPAIGN))
    second = EditorSession(again.document, clock=rig.clock)
    Autosave(second, rig.library, rig.tasks, seq=again.seq, clock=rig.clock)
    second.submit(RenameCampaign(name="Two"))

    assert [entry.seq for entry in rig.library.journals[CAMPAIGN]] == [1, 2]
    assert rig.library.saved(CAMPAIGN).details.name == "Two"
