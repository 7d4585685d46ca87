# SPDX-License-Identifier: MIT
"""A rig for each test of windows, with the theme applied and an event loop that Qt drives."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from exit_studio.preview.scheme import register_scheme
from exit_studio.ui.theme import Theme, ThemeChoice
from tests.ui.rig import Rig

# Chromium hears of the scheme only before there is a QApplication.
register_scheme()


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
    asyncio.set_event_loop(made)
    asyncio._set_running_loop(made)
    yield made
    asyncio._set_running_loop(None)
    asyncio.set_event_loop(None)
    made.close()


@pytest.fixture
def garbage_waits() -> Iterator[None]:
    """Collect no garbage on a worker's thread, as in the studio: Qt objects must not die there."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def rig(qtbot: QtBot, theme: Theme, loop: QEventLoop, garbage_waits: None) -> Iterator[Rig]:
    made = Rig(qtbot, theme)
    yield made
    made.settle()
    assert made.tasks.crashes == []
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
