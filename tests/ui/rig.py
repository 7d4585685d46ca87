# SPDX-License-Identifier: MIT
"""What a test of windows starts from: everything that `bootstrap` wires, with the outside replaced.

The replacements themselves are in `fakes`; what a single test does stands in the test.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import CheckContext, Finding, run_checks
from exit_studio.models.edits import BaseEdit
from exit_studio.models.history import Change
from exit_studio.models.library import OpenedCampaign, RemoteBackend, ThisComputer
from exit_studio.preview.view import PreviewView
from exit_studio.ui.autosave import SaveState
from exit_studio.ui.campaign_window import CampaignWindow
from exit_studio.ui.notices import Notices
from exit_studio.ui.publishing import BackendState, BackendStatus, Publishing
from exit_studio.ui.section import SectionColumn, View
from exit_studio.ui.session import EditorSession
from exit_studio.ui.studio import Desk, Studio
from exit_studio.ui.surroundings import Surroundings
from exit_studio.ui.theme import Space, Theme
from exit_studio.ui.thumbnails import Thumbnails
from exit_studio.ui.vocabulary import SharedVocabulary
from exit_studio.ui.widgets.controls import ChoiceField
from tests.builders import a_blank_campaign, a_campaign, counted_ids
from tests.ui.fakes import (
    FakeClock,
    FakeConnection,
    FakeLibrary,
    FakePictures,
    FakePreview,
    FakeTokens,
    WatchedTasks,
    heard,
)

T = TypeVar("T")
REMOTE = RemoteBackend(url="https://exit.example.com")
WAIT_MS = 5_000
OPENS_A_LIST = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard")
"""For tests in which a list or a menu drops down: offscreen, Qt has no keyboard to hold for it."""


@dataclass
class Rig:
    """The studio without a disk, a network or a web engine.

    Attributes:
        opened_addresses: What was to be opened in the user's browser.
    """

    qtbot: QtBot
    theme: Theme
    library: FakeLibrary = field(default_factory=FakeLibrary)
    backend: FakeConnection = field(default_factory=FakeConnection)
    tokens: FakeTokens = field(default_factory=FakeTokens)
    pictures: FakePictures = field(default_factory=FakePictures)
    clock: FakeClock = field(default_factory=FakeClock)
    new_id: Callable[[str], str] = field(default_factory=counted_ids)
    opened_addresses: list[str] = field(default_factory=list)
    has_browser: bool = True
    make_preview: Callable[[], PreviewView] | None = None

    def __post_init__(self) -> None:
        # Qt holds no window, and Python lets go of what nobody holds.
        self._held: list[object] = []
        self.notices = Notices()
        self.tasks = WatchedTasks(self.notices)
        self.publishing = Publishing(
            self.library, self.backend.connect, clock=self.clock, new_id=self.new_id
        )
        self.thumbnails = Thumbnails(self.pictures, self.library, self.tasks)
        self.around = Surroundings(
            self.library,
            self.publishing,
            self.notices,
            self.tasks,
            self.theme,
            self.clock,
            self.new_id,
            self.pictures,
            vocabulary=SharedVocabulary(self.library),
        )

    # -- windows -------------------------------------------------------------------------------

    def window(self, campaign: Campaign | None = None) -> CampaignWindow:
        """Open the window of a campaign, shown and settled; the finished one if none is given."""
        return self.window_of(self.library.put(campaign or a_campaign()))

    def window_of(self, opened: OpenedCampaign) -> CampaignWindow:
        """Show the window of a campaign that the library has opened."""
        made = CampaignWindow(opened, self.around, self._preview())
        self.qtbot.addWidget(made)
        self.show(made)
        return made

    def _preview(self) -> PreviewView:
        if self.make_preview is not None:
            return self.make_preview()
        return cast("PreviewView", FakePreview())

    def studio(self) -> Studio:
        """The studio with this rig's surroundings, not started yet."""
        made = Studio(
            Desk(
                around=self.around,
                tokens=self.tokens,
                thumbnails=self.thumbnails,
                make_preview=self._preview,
                templates=(("blank", a_blank_campaign()), ("cart-reminder", a_campaign())),
                demo_address=self._demo_address,
                open_address=self._open_address,
                folders=(("Library", "/home/someone/library.db"),),
            )
        )
        self._held.append(made)
        return made

    async def _demo_address(self) -> str:
        return f"{self.backend.address}/demo/"

    def _open_address(self, address: str) -> bool:
        self.opened_addresses.append(address)
        return self.has_browser

    def place(self, *widgets: QWidget) -> None:
        """Show widgets below each other in a window of their own."""
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        self.qtbot.addWidget(window)
        self._held.append(window)
        self.show(window)

    def show(self, widget: QWidget) -> None:
        """Show a window and wait until it is there and nothing is going on."""
        with self.qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        self.settle()

    # -- time ----------------------------------------------------------------------------------

    def let_go(self) -> None:
        """Delete the studios with their timers: nothing may begin after the test."""
        for each in self._held:
            if isinstance(each, Studio) and isValid(each):
                each.deleteLater()

    def settle(self, *windows: CampaignWindow) -> None:
        """Wait until nothing is going on, and what these windows changed is saved."""
        QApplication.processEvents()
        self.wait_until(
            lambda: (
                self.tasks.is_idle
                and all(window.autosave.state is not SaveState.SAVING for window in windows)
            )
        )

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to become so."""
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def run(self, work: Coroutine[Any, Any, T] | Awaitable[T]) -> T:
        """Run a coroutine on the loop of the window, to its end."""
        task = asyncio.ensure_future(work)
        self.wait_until(task.done)
        return task.result()

    # -- the outside ---------------------------------------------------------------------------

    def backend_is(self, state: BackendState, *, remote: bool = False, reason: str = "") -> None:
        """Let the chosen backend be in a state."""
        backend = REMOTE if remote else ThisComputer()
        self.publishing.show_backend(BackendStatus(backend, state, reason))
        self.settle()


def leave(field: QWidget) -> None:
    """Let the focus go to the next widget of the window."""
    following = field.nextInFocusChain()
    assert following is not None
    following.setFocus()


def submit(window: CampaignWindow, *edits: BaseEdit) -> None:
    """Carry out edits as a menu or the preview would."""
    for edit in edits:
        window.session.submit(edit)


class SectionDesk:
    """A section alone on the screen, with a session that answers what it asks for.

    Attributes:
        edits: What the section has asked for, in order.
        went_on: How often it asked for the next section.
    """

    def __init__(self, rig: Rig, section: SectionColumn, campaign: Campaign) -> None:
        self.rig = rig
        self.section = section
        self.session = EditorSession(campaign, clock=rig.clock)
        self.edits: list[BaseEdit] = heard(section.edit_requested)
        self.went_on: list[None] = heard(section.continue_requested)
        section.edit_requested.connect(self._submit)
        rig.qtbot.addWidget(section)
        self.show(campaign)
        rig.show(section)

    @property
    def document(self) -> Campaign:
        return self.session.document

    @property
    def findings(self) -> tuple[Finding, ...]:
        return run_checks(self.document, CheckContext(now=self.rig.clock()))

    def show(self, campaign: Campaign) -> None:
        """Show another document, as after opening."""
        self.session = EditorSession(campaign, clock=self.rig.clock)
        self.session.document_changed.connect(self._show_change)
        self.section.show_view(View(campaign, None, self.findings))

    def _submit(self, edit: BaseEdit) -> None:
        self.session.submit(edit)

    def _show_change(self, change: Change) -> None:
        self.section.show_view(View(change.document, change.diff, self.findings))

    def type(self, field: QWidget, text: str) -> None:
        """Type in a field, at its cursor."""
        field.setFocus()
        QTest.keyClicks(field, text)

    def retype(self, field: QWidget, text: str) -> None:
        """Type in a field, in place of what is in it."""
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)

    def click(self, button: QAbstractButton) -> None:
        """Click a button with the mouse, where a box to tick has its box."""
        place = QPoint(Space.S, button.height() // 2)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)

    def choose(self, field: ChoiceField, words: str) -> None:
        """Choose in a list, with the arrow keys."""
        index = field.findText(words)
        assert index >= 0, words
        field.setFocus()
        while field.currentIndex() != index:
            down = index > field.currentIndex()
            QTest.keyClick(field, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
