# SPDX-License-Identifier: MIT
"""Starting the studio where it cannot start, and what it says as root."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from exit_studio.bootstrap.app import App, is_root
from exit_studio.bootstrap.entry import run, start_problem
from exit_studio.paths import Paths
from exit_studio.preview.scheme import register_scheme
from exit_studio.ui.problem_dialog import ProblemDialog
from tests.journeys.person import Person, complete, live, running_loop

# Chromium hears of the scheme only before there is a QApplication.
register_scheme()


@pytest.mark.parametrize(
    ("environment", "platform", "can_start"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_display_is_needed_on_linux(
    environment: dict[str, str], platform: str, can_start: bool
) -> None:
    problem = start_problem(environment, platform)
    assert (problem is None) is can_start
    if problem is not None:
        assert "xvfb-run" in problem
        assert "\n" not in problem


def test_without_a_display_the_command_says_so_in_one_line(tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "exit_studio", "--basedir", str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if sys.platform.startswith("linux"):
        assert done.returncode == 3
        assert done.stderr.count("\n") == 1
        assert "xvfb-run" in done.stderr


def no_library(path: Path) -> None:
    path.write_bytes(b"This is a letter to my aunt, and no library at all.\n" * 100)


def newer_library(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.execute("INSERT INTO alembic_version VALUES ('from_the_future')")
    connection.close()


@pytest.mark.parametrize("spoil", [no_library, newer_library])
def test_a_library_that_cannot_be_opened_is_told_in_a_window_and_left_alone(
    spoil: Callable[[Path], None],
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    paths = Paths.under(tmp_path)
    paths.create()
    spoil(paths.library_file)
    before = paths.library_file.read_bytes()

    async def story() -> tuple[int, list[str]]:
        running = asyncio.create_task(run(App(qapp, paths)))
        said: list[str] = []
        async with asyncio.timeout(30):
            while not (found := problem_dialogs()):
                await asyncio.sleep(0.02)
            said = [words.text() for words in found[0].findChildren(QLabel)]
            found[0].findChildren(QPushButton)[0].click()
            return await running, said

    with running_loop(qapp):
        status, said = complete(qtbot, story())

    assert status == 3
    assert str(paths.library_file) in " ".join(said)
    assert capsys.readouterr().err.count("\n") == 1
    assert paths.library_file.read_bytes() == before


def problem_dialogs() -> list[ProblemDialog]:
    widgets = QApplication.topLevelWidgets()
    return [w for w in widgets if isinstance(w, ProblemDialog) and w.isVisible()]


@pytest.mark.skipif(not is_root(), reason="only root has no sandbox")
def test_as_root_the_message_bar_says_that_the_sandbox_is_off(qtbot: QtBot, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        assert any("sandbox is off" in text for text in person.window.messages.texts)

    live(qtbot, tmp_path, story)
