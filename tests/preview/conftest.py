# SPDX-License-Identifier: MIT
"""A real preview for each test, taken apart in the order that Qt WebEngine asks for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exit_studio.preview.profile import PreviewProfile
from exit_studio.preview.scheme import register_scheme
from exit_studio.preview.view import PreviewView
from tests.preview.desk import TIMEOUT_MS, Clock, Desk, template

# Chromium hears of the scheme only before there is a QApplication.
register_scheme()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def profile(qapp: QApplication) -> Iterator[PreviewProfile]:
    made = PreviewProfile(qapp)
    yield made
    shiboken6.delete(made)


@pytest.fixture
def view(profile: PreviewProfile, clock: Clock, qtbot: QtBot) -> Iterator[PreviewView]:
    """A preview on the screen, loaded; its page goes before its profile."""
    window = QWidget()
    made = PreviewView(profile, window, clock=clock)
    made.resize(1000, 700)
    window.resize(1000, 700)
    try:
        with qtbot.waitSignal(made.ready, timeout=TIMEOUT_MS):
            window.show()
        window.activateWindow()
        made.setFocus()
        yield made
    finally:
        made.dispose()
        shiboken6.delete(window)


@pytest.fixture
def desk(view: PreviewView, clock: Clock, qtbot: QtBot) -> Desk:
    """The preview of the cart reminder, drawn."""
    made = Desk(view, template("cart-reminder"), clock, qtbot)
    made.wait_until(lambda: made.text_of("heading") is not None)
    return made
