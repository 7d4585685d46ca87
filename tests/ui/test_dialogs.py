# SPDX-License-Identifier: MIT
"""Asking in a dialog without stopping anything else, and the dialogs of the help menu."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from shiboken6 import delete, isValid

from exit_studio import __version__
from exit_studio.errors import LibraryError
from exit_studio.ui.dialogs import ask
from exit_studio.ui.help_dialogs import AboutDialog
from exit_studio.ui.problem_dialog import ProblemDialog
from tests.ui.rig import Rig


@pytest.fixture
def dialog(rig: Rig) -> QDialog:
    window = QWidget()
    rig.place(window)
    return QDialog(window)


def words_of(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_an_accepted_dialog_is_a_yes_and_is_deleted(rig: Rig, dialog: QDialog) -> None:
    answer = asyncio.ensure_future(ask(dialog))
    rig.wait_until(dialog.isVisible)

    dialog.accept()
    rig.wait_until(answer.done)

    assert answer.result() is True
    rig.wait_until(lambda: not isValid(dialog))


def test_a_rejected_dialog_is_a_no(rig: Rig, dialog: QDialog) -> None:
    answer = asyncio.ensure_future(ask(dialog))
    rig.wait_until(dialog.isVisible)

    dialog.reject()
    rig.wait_until(answer.done)

    assert answer.result() is False


def test_other_work_goes_on_while_a_dialog_is_open(rig: Rig, dialog: QDialog) -> None:
    answer = asyncio.ensure_future(ask(dialog))
    rig.wait_until(dialog.isVisible)

    other = asyncio.ensure_future(asyncio.sleep(0, "done"))
    rig.wait_until(other.done)

    assert not answer.done()
    dialog.reject()
    rig.wait_until(answer.done)


def test_a_dialog_that_goes_down_with_its_window_is_a_no(rig: Rig, dialog: QDialog) -> None:
    answer = asyncio.ensure_future(ask(dialog))
    rig.wait_until(dialog.isVisible)

    window = dialog.parentWidget()
    assert window is not None
    delete(window)
    rig.wait_until(answer.done)

    assert answer.result() is False


def test_about_says_the_version_and_where_the_files_are(rig: Rig, dialog: QDialog) -> None:
    made = AboutDialog([("Library", "/home/someone/library.db")], dialog)

    assert any(f"Version {__version__}." in words for words in words_of(made))
    assert "/home/someone/library.db" in words_of(made)


def test_what_keeps_the_studio_from_starting_is_told(rig: Rig) -> None:
    made = ProblemDialog(LibraryError("The library is damaged.", hint="Take a backup."))
    rig.qtbot.addWidget(made)

    assert words_of(made) == [
        "Exit Studio cannot start",
        "The library is damaged.",
        "Take a backup.",
    ]
