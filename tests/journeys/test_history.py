# SPDX-License-Identifier: MIT
"""A person looks back: undo after a restart, versions, and a backup that is not sent by itself."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exit_studio.bootstrap.services import BACKUP_LOOK_MS
from exit_studio.preview.scheme import register_scheme
from exit_studio.ui.backups.restore_backup_dialog import RestoreBackupDialog
from exit_studio.ui.history.name_dialog import NameDialog
from exit_studio.ui.publishing import BackendState, PublishState
from tests.journeys.person import Person, live

# Chromium hears of the scheme only before there is a QApplication.
register_scheme()


def library_rows(person: Person) -> int:
    library = person.app.studio.library
    return 0 if library is None else library.campaigns.rowCount()


def test_what_was_typed_before_a_restart_is_undone_and_redone_after_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    before: list[str] = []

    async def first(person: Person) -> None:
        before.append(person.window.document.details.name)
        person.types(person.window.start.name_field, "Autumn")
        await person.sees(
            lambda: person.window.saved_label.text() == "All changes saved", about="it is saved"
        )

    async def second(person: Person) -> None:
        await person.sees(lambda: library_rows(person) == 1, about="the library's list")
        (summary,) = await person.app.library.campaigns()
        person.app.studio.open_campaign(summary.id)
        await person.sees(lambda: person.app.studio.windows, about="the campaign")
        window = person.window
        assert window.document.details.name == "Autumn"
        while window.actions_by_id["undo"].isEnabled():
            QTest.keySequence(window, "Ctrl+Z")
        assert window.document.details.name == before[0]
        QTest.keySequence(window, "Ctrl+Y")
        assert window.document.details.name != before[0]

    live(qtbot, tmp_path, first)
    live(qtbot, tmp_path, second)


def test_a_named_moment_is_restored_from_the_panel(qtbot: QtBot, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        window = person.window
        await person.sees(lambda: window.preview.is_ready, about="the preview is loaded")
        person.types(window.start.name_field, "Good")
        QTest.keySequence(window, "Ctrl+Shift+S")
        dialog = await person.sees_dialog(NameDialog)
        QTest.keyClicks(dialog.name_field, "Before the change")
        dialog.keep_button.click()
        # Offscreen, the window does not come to the front again by itself.
        window.actions_by_id["history"].trigger()
        panel = window.history.panel
        await person.sees(lambda: panel.versions.rows, about="the version is listed")
        number = next(row.key for row in panel.versions.rows if row.title == "Before the change")
        person.types(window.start.name_field, "Worse")
        panel.versions.choose(number)
        panel.restore_button.click()
        await person.sees(
            lambda: window.document.details.name == "Good", about="the version is restored"
        )

    live(qtbot, tmp_path, story)


def test_after_a_restore_nothing_is_sent_until_a_person_resumes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async def story(person: Person) -> None:
        app = person.app
        sample = person.window.document
        await person.sees(
            lambda: app.publishing.status.state is BackendState.READY, about="the backend"
        )
        # Half an hour of work later, as far as the timer knows.
        timers = app.services.findChildren(QTimer)
        (looking,) = [each for each in timers if each.interval() == BACKUP_LOOK_MS]
        assert looking.isActive()
        looking.timeout.emit()
        async with asyncio.timeout(30):
            while not await app.library.backups():
                await asyncio.sleep(0.02)
        app.studio.show_library()
        assert app.studio.library is not None
        app.studio.library.actions_by_id["restore_backup"].trigger()
        dialog = await person.sees_dialog(RestoreBackupDialog)
        dialog.restore_button.click()
        await person.sees(lambda: app.publishing.is_paused, about="publishing is paused")
        await person.sees(lambda: not app.studio.windows, about="the window is closed")
        app.studio.open_campaign(sample.id)
        await person.sees(lambda: app.studio.windows, about="the campaign is opened again")

        await app.publishing.publish(person.window.document, 0)
        # Long enough for a local backend to have answered.
        await asyncio.wait([asyncio.ensure_future(app.publishing.check_backend())])
        assert (await app.publishing.standing(sample)).state is PublishState.QUEUED

        (resume,) = [each.action for each in app.notices.kept if each.key == "paused"]
        assert resume is not None
        resume.run()
        async with asyncio.timeout(30):
            while (await app.publishing.standing(sample)).state is not PublishState.LIVE:
                await asyncio.sleep(0.02)
        assert [each.kind.value for each in await app.library.versions(sample.id)] == ["published"]

    live(qtbot, tmp_path, story)
