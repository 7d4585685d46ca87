# SPDX-License-Identifier: MIT
"""What the window is to a preview, and the hands and eyes of a test on its page."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from exit_studio import resources
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import BaseEdit
from exit_studio.models.file import campaign_from_text
from exit_studio.models.history import Change, History
from exit_studio.models.ids import RecordId
from exit_studio.preview.bridge import Bridge
from exit_studio.preview.view import PreviewView
from tests.mouse import double_click

TIMEOUT_MS = 10_000
_NO_KEY = Qt.KeyboardModifier.NoModifier
NODES = "document.querySelector('exit-studio').shadowRoot"


def template(name: str) -> Campaign:
    """One of the starting points that the studio ships."""
    text = resources.read_bytes("templates", f"{name}.json")
    return campaign_from_text(text, source=name)


def kill_renderer(view: PreviewView) -> None:
    """End the process that draws the page of `view`, as a crash would."""
    pid = view.page().renderProcessPid()
    # There is none before the page is loaded, and 0 would be the whole process group.
    assert pid > 0
    os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class Desk(QObject):
    """What the window is to the preview: keeps the document and answers wishes at once."""

    def __init__(self, view: PreviewView, campaign: Campaign, clock: Clock, qtbot: QtBot) -> None:
        super().__init__()
        self.view = view
        self.history = History(campaign)
        self.edits: list[BaseEdit] = []
        self.selection: tuple[RecordId, ...] = ()
        self.writing: list[RecordId | None] = []
        self._clock = clock
        self._qtbot = qtbot
        view.edit_requested.connect(self.submit)
        view.selection_requested.connect(self.select)
        view.writing_changed.connect(self.writing.append)
        view.undo_requested.connect(self.undo)
        view.redo_requested.connect(self.redo)
        view.show_document(campaign)

    @property
    def campaign(self) -> Campaign:
        return self.history.document

    def submit(self, edit: BaseEdit) -> int:
        self.edits.append(edit)
        change = self.history.apply(edit, at=self._clock(), selection=self.selection)
        return self._show(change)

    def undo(self) -> int:
        return self._show(self.history.undo())

    def redo(self) -> int:
        return self._show(self.history.redo())

    def _show(self, change: Change | None) -> int:
        if change is None:
            return self.view.revision
        return self.view.apply_change(change.document, change.diff)

    def select(self, ids: tuple[RecordId, ...]) -> None:
        self.selection = ids
        self.view.show_selection(ids)

    # What a test does to the page, and sees of it.

    def js(self, expression: str) -> Any:
        """The value of a JavaScript expression."""
        with self._qtbot.waitCallback(timeout=TIMEOUT_MS) as callback:
            self.view.page().runJavaScript(f"JSON.stringify({expression})", callback)
        (text,) = callback.args
        return json.loads(text) if text else None

    def wait(self, expression: str, value: object) -> None:
        """Wait until a JavaScript expression has this value."""
        self._qtbot.waitUntil(lambda: self.js(expression) == value, timeout=TIMEOUT_MS)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=TIMEOUT_MS)

    def wait_for_selection(self, *ids: str) -> None:
        self.wait_until(lambda: self.selection == ids)

    @property
    def bridge(self) -> Bridge:
        """The object that the page sees."""
        bridge = self.view.page().webChannel().registeredObjects()["bridge"]
        assert isinstance(bridge, Bridge)
        return bridge

    def text_of(self, element_id: str) -> Any:
        return self.js(f"{NODES}.getElementById('{element_id}')?.textContent ?? null")

    def middle_of(self, element_id: str) -> QPoint:
        """The middle of an element, in pixels of the view."""
        box = self.js(f"{NODES}.getElementById('{element_id}').getBoundingClientRect()")
        zoom = self.view.zoomFactor()
        x = (box["left"] + box["width"] / 2) * zoom
        y = (box["top"] + box["height"] / 2) * zoom
        return QPoint(round(x), round(y))

    def _target(self) -> QWidget:
        target = self.view.focusProxy()
        assert target is not None
        return target

    def click(self, place: QPoint) -> None:
        QTest.mouseClick(self._target(), Qt.MouseButton.LeftButton, pos=place)

    def double_click(self, place: QPoint) -> None:
        """Two clicks, 60 ms apart; those of QTest lie too far apart for a double-click."""
        double_click(self._target(), place)

    def hover(self, place: QPoint) -> None:
        QTest.mouseMove(self._target(), place)

    def type(self, text: str) -> None:
        QTest.keyClicks(self._target(), text)

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = _NO_KEY,
    ) -> None:
        QTest.keyClick(self._target(), key, modifiers)

    def write_in(self, element_id: str) -> None:
        """Double-click an element and wait until it takes the keyboard."""
        self.double_click(self.middle_of(element_id))
        self.wait_until(lambda: self.writing[-1:] == [element_id])
