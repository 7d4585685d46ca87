# SPDX-License-Identifier: MIT
"""Versions are kept as one works; a full disk is told of once, and loses nothing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QTimer

from exit_studio.errors import LibraryError
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import RenameCampaign, RestoreSource
from exit_studio.models.versions import AUTOMATIC_AFTER, VersionKind
from exit_studio.ui.autosave import Autosave
from exit_studio.ui.history.version_keeper import VersionKeeper
from exit_studio.ui.session import EditorSession
from tests.builders import CAMPAIGN, NOW, a_campaign
from tests.ui.fakes import FULL_DISK, heard
from tests.ui.rig import Rig

NAMED, OPENED, RESTORED, AUTO = (
    VersionKind.NAMED,
    VersionKind.OPENED,
    VersionKind.RESTORED,
    VersionKind.AUTO,
)


@dataclass
class Author:
    """A session whose versions are kept, and the hands that edit in it."""

    rig: Rig
    session: EditorSession
    autosave: Autosave
    keeper: VersionKeeper

    def rename(self, name: str) -> None:
        """Make a step, and a pause after it."""
        self.session.submit(RenameCampaign(name=name))
        self.rig.settle()
        self.rig.run(self.autosave.close())
        self.rig.settle()

    @property
    def kinds(self) -> list[VersionKind]:
        """Of the versions that there are, the oldest first."""
        return [version.kind for version, _ in self.rig.library.kept_versions.get(CAMPAIGN, [])]

    def kept(self, number: int) -> Campaign:
        return self.rig.library.kept_versions[CAMPAIGN][number - 1][1]


@pytest.fixture
def author(rig: Rig) -> Author:
    opened = rig.library.put(a_campaign())
    session = EditorSession(opened.document, clock=rig.clock)
    autosave = Autosave(session, rig.library, rig.tasks, seq=opened.seq, clock=rig.clock)
    keeper = VersionKeeper(
        session, autosave, opened, library=rig.library, tasks=rig.tasks, clock=rig.clock
    )
    for timer in keeper.findChildren(QTimer):
        timer.setInterval(0)
    return Author(rig, session, autosave, keeper)


def test_what_was_found_at_opening_is_kept_once_something_is_edited(author: Author) -> None:
    assert author.kinds == []
    author.rig.clock.move(minutes=1)
    author.rename("One")
    author.rename("Two")
    assert author.kinds == [OPENED]
    assert author.kept(1) == a_campaign()
    (version,) = author.rig.run(author.keeper.versions())
    # As of when the window was opened, so that the first steps count as later ones.
    assert (version.at, version.seq) == (NOW, 0)


def test_after_ten_minutes_of_work_a_version_makes_itself(author: Author) -> None:
    author.rename("One")
    author.rig.clock.move(minutes=AUTOMATIC_AFTER.total_seconds() / 60 - 1)
    author.rename("Two")
    assert author.kinds == [OPENED]
    author.rig.clock.move(minutes=1)
    author.rename("Three")
    author.rig.clock.move(minutes=9)
    author.rename("Four")
    assert author.kinds == [OPENED, AUTO]
    assert author.kept(2).details.name == "Three"


def test_a_moment_is_kept_under_a_name(author: Author) -> None:
    changed = heard(author.keeper.versions_changed)
    author.rename("One")
    author.rig.clock.move(minutes=9)
    author.rig.run(author.keeper.name_moment("Before lunch"))
    assert author.kinds == [OPENED, NAMED]
    assert author.kept(2) == author.session.document
    version = author.rig.run(author.keeper.versions())[0]
    assert (version.name, version.seq) == ("Before lunch", 1)
    assert changed == [None, None]
    # It counts as the last one: the next makes itself ten minutes later.
    author.rig.clock.move(minutes=9)
    author.rename("Two")
    assert author.kinds == [OPENED, NAMED]


def test_restoring_is_one_step_and_what_there_was_is_kept(author: Author) -> None:
    author.rename("One")
    author.rig.run(author.keeper.name_moment("Good"))
    author.rename("Two")
    author.rig.run(author.keeper.restore(2))
    assert author.session.document.details.name == "One"
    assert author.kinds == [OPENED, NAMED, RESTORED]
    assert author.kept(3).details.name == "Two"
    assert author.session.undo_label == "Restore version"
    author.session.undo()
    assert author.session.document.details.name == "Two"


def test_going_back_to_what_there_is_does_nothing(author: Author) -> None:
    author.rig.run(author.keeper.go_back(a_campaign(), RestoreSource.OPENED))
    assert (author.kinds, author.session.undo_label) == ([], None)


def test_names_can_be_changed_and_versions_removed_and_brought_back(author: Author) -> None:
    author.rig.run(author.keeper.name_moment("One"))
    changed = heard(author.keeper.versions_changed)
    author.rig.run(author.keeper.rename(1, "First"))
    assert author.rig.run(author.keeper.versions())[0].name == "First"
    author.rig.run(author.keeper.remove(1))
    assert author.rig.run(author.keeper.versions()) == ()
    author.rig.run(author.keeper.bring_back(1))
    assert len(author.rig.run(author.keeper.versions())) == 1
    assert len(changed) == 3


def test_a_full_disk_is_told_of_once_and_the_version_is_made_when_there_is_room(
    author: Author,
) -> None:
    failures, recoveries = heard(author.keeper.failed), heard(author.keeper.recovered)
    author.session.submit(RenameCampaign(name="One"))
    author.rig.settle()
    # The disk fills up between the checkpoint and the version.
    author.autosave.checkpointed.connect(author.rig.library.fill_up)
    author.rig.run(author.autosave.close())
    author.rig.wait_until(lambda: failures == [FULL_DISK])
    assert (author.kinds, recoveries) == ([], [])
    assert author.rig.library.saved(CAMPAIGN).details.name == "One"

    author.rig.library.failure = None
    author.rig.wait_until(lambda: recoveries == [None])
    assert failures == [FULL_DISK]
    assert author.kinds == [OPENED]


def test_without_room_a_restore_changes_nothing(author: Author) -> None:
    author.rig.run(author.keeper.name_moment("Good"))
    author.rename("One")
    author.rig.library.failure = FULL_DISK
    with pytest.raises(LibraryError, match="The disk is full"):
        author.rig.run(author.keeper.restore(1))
    author.rig.library.failure = None
    assert author.session.document.details.name == "One"


def test_closing_waits_for_what_is_being_kept_and_tries_no_more(author: Author) -> None:
    author.session.submit(RenameCampaign(name="One"))
    author.rig.settle()
    author.rig.run(author.autosave.close())
    author.rig.run(author.keeper.close())
    assert author.kinds == [OPENED]
    assert not any(timer.isActive() for timer in author.keeper.findChildren(QTimer))
