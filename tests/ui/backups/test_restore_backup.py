# SPDX-License-Identifier: MIT
"""Restoring a backup: chosen from a list, with nothing sent until a person resumes it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from exit_studio.models.backups import PAUSED_SETTING, Backup, BackupReason
from exit_studio.models.edits import RenameCampaign
from exit_studio.ui.backups.restore_backup_dialog import RestoreBackupDialog
from exit_studio.ui.publishing import PublishState
from exit_studio.ui.studio import Studio
from tests.builders import CAMPAIGN, NOW, a_campaign
from tests.ui.fakes import FULL_DISK, heard
from tests.ui.rig import Rig, submit

OLD = Backup(name="old.db", reason=BackupReason.WORK, at=NOW - timedelta(days=30), size=1_048_576)
NEW = Backup(name="new.db", reason=BackupReason.BEFORE_UPDATE, at=NOW, size=2_097_152)


@pytest.fixture
def studio(rig: Rig) -> Studio:
    rig.library.settings["welcomed"] = "true"
    rig.library.put(a_campaign())
    rig.library.known_backups = (NEW, OLD)
    made = rig.studio()
    rig.run(made.start())
    rig.settle()
    return made


def asked(rig: Rig, studio: Studio) -> RestoreBackupDialog:
    assert studio.library is not None
    studio.library.actions_by_id["restore_backup"].trigger()
    rig.wait_until(lambda: isinstance(QApplication.activeModalWidget(), RestoreBackupDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RestoreBackupDialog)
    return dialog


def is_paused(rig: Rig) -> bool:
    return rig.publishing.is_paused


def test_the_backups_are_listed_with_date_size_and_total(rig: Rig, studio: Studio) -> None:
    dialog = asked(rig, studio)
    assert [row.detail for row in dialog.list.rows] == [
        "2.0 MB · made before an update",
        "1.0 MB · made while you worked",
    ]
    assert dialog.list.rows[0].title == "Just now"
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "2 backups, 3.0 MB in all" in texts
    assert dialog.chosen == NEW
    dialog.reject()
    rig.settle()
    assert rig.library.restored_backups == []


def test_without_backups_it_says_when_one_is_made(rig: Rig, studio: Studio) -> None:
    rig.library.known_backups = ()
    dialog = asked(rig, studio)
    assert dialog.chosen is None
    assert not dialog.restore_button.isEnabled()
    assert dialog.restore_button.toolTip() == "Choose a backup first"
    dialog.reject()
    rig.settle()


def test_the_chosen_one_is_restored_after_all_is_saved_and_closed(rig: Rig, studio: Studio) -> None:
    studio.open_campaign(CAMPAIGN)
    rig.settle()
    submit(studio.windows[CAMPAIGN], RenameCampaign(name="Typed just now"))
    dialog = asked(rig, studio)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.chosen == OLD
    dialog.restore_button.click()
    rig.settle()
    assert rig.library.restored_backups == ["old.db"]
    assert studio.windows == {}
    assert rig.library.saved(CAMPAIGN).details.name == "Typed just now"


def test_what_cannot_be_saved_keeps_its_window_and_nothing_is_restored(
    rig: Rig, studio: Studio
) -> None:
    studio.open_campaign(CAMPAIGN)
    rig.settle()
    dialog = asked(rig, studio)
    rig.library.failure = FULL_DISK
    submit(studio.windows[CAMPAIGN], RenameCampaign(name="Typed just now"))
    dialog.restore_button.click()
    rig.settle()
    assert rig.library.restored_backups == []
    assert list(studio.windows) == [CAMPAIGN]
    rig.library.failure = None
    rig.run(studio.windows[CAMPAIGN].shut())


def test_publishing_is_paused_until_somebody_resumes_it(rig: Rig, studio: Studio) -> None:
    woken = heard(rig.publishing.wake_requested)
    asked(rig, studio).restore_button.click()
    rig.settle()
    (notice,) = rig.notices.kept
    assert notice.text == "Publishing is paused, because an older library was restored."
    assert notice.action is not None
    assert is_paused(rig)

    notice.action.run()
    rig.settle()

    assert not is_paused(rig)
    assert rig.library.settings[PAUSED_SETTING] == "false"
    assert rig.notices.kept == ()
    assert woken == [None]


def test_a_pause_outlives_a_restart(rig: Rig) -> None:
    rig.library.settings |= {"welcomed": "true", PAUSED_SETTING: "true"}
    rig.run(rig.studio().start())
    assert is_paused(rig)
    assert [notice.key for notice in rig.notices.kept] == ["paused"]


def test_a_resume_that_cannot_be_written_changes_nothing(rig: Rig, studio: Studio) -> None:
    asked(rig, studio).restore_button.click()
    rig.settle()
    rig.library.failure = FULL_DISK
    (notice,) = rig.notices.kept
    assert notice.action is not None
    notice.action.run()
    rig.settle()
    assert is_paused(rig)
    rig.library.failure = None


def test_a_restore_that_fails_leaves_publishing_as_it_was(rig: Rig, studio: Studio) -> None:
    dialog = asked(rig, studio)
    rig.library.failure = FULL_DISK
    dialog.restore_button.click()
    rig.settle()
    rig.library.failure = None
    assert not is_paused(rig)
    assert [notice.text for notice in rig.notices.kept] == ["The disk is full."]


def test_what_waits_says_that_publishing_is_paused(rig: Rig, studio: Studio) -> None:
    rig.run(rig.publishing.publish(a_campaign(), 0))
    asked(rig, studio).restore_button.click()
    rig.settle()
    standing = rig.run(rig.publishing.standing(a_campaign()))
    assert standing.state is PublishState.QUEUED
    assert standing.reason == "Publishing is paused until you press Resume."
