# SPDX-License-Identifier: MIT
"""A rig for each test of windows, with the theme applied and an event loop that Qt drives."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop
from typing_extensions import override

from exit_studio.preview.scheme import register_scheme
from exit_studio.ui.theme import Theme, ThemeChoice
from tests.ui.rig import Rig

# Chromium hears of the scheme only before there is a QApplication.
register_scheme()


class AtOnce(Executor):
    """Does on the spot what is for a worker.

    Python's collector may delete Qt objects on any thread; only the running studio keeps it to that
    of the windows (`ui/garbage`).
    """

    @override
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  # whoever waits gets it
            done.set_exception(error)
        return done


@pytest.fixture(scope="session")
def studio_theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    folder: Path = tmp_path_factory.mktemp("theme")
    return Theme(qapp, folder)


@pytest.fixture
def theme(studio_theme: Theme) -> Theme:
    """The theme of the application, light."""
    studio_theme.choose(ThemeChoice.LIGHT)
    return studio_theme


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[QEventLoop]:
    """A loop whose tasks run whenever the test waits, as they do while the studio is open."""
    made = QEventLoop(qapp)
    made.set_default_executor(AtOnce())  # type: ignore[arg-type]  # qasync takes any executor
    asyncio.set_event_loop(made)
    asyncio._set_running_loop(made)
    yield made
    asyncio._set_running_loop(None)
    asyncio.set_event_loop(None)
    made.close()


@pytest.fixture
def rig(qtbot: QtBot, theme: Theme, loop: QEventLoop) -> Iterator[Rig]:
    made = Rig(qtbot, theme)
    yield made
    made.settle()
    assert made.tasks.crashes == []
    made.let_go()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
