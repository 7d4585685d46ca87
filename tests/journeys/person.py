# SPDX-License-Identifier: MIT
"""A person at the studio: uses its windows by keyboard and mouse, and waits for what they show.

Everything behind the windows is real: the library's file, the server's process, the preview's page.
"""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from exit_studio.bootstrap.app import App
from exit_studio.paths import Paths
from exit_studio.sync.transport import Limits
from exit_studio.ui.campaign_window import CampaignWindow
from exit_studio.ui.library.new_campaign_dialog import NewCampaignDialog
from tests.mouse import double_click

__all__ = ["Person", "complete", "live", "running_loop"]

PATIENCE = 30.0
"""Seconds after which a person gives up waiting."""
LOOK_EVERY = 0.02

STORY_MS = 200_000

R = TypeVar("R")
W = TypeVar("W", bound=QWidget)


class Person(QObject):
    """Sits at one studio.

    Attributes:
        visited: Addresses that the studio has opened in the person's browser.
    """

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self.visited: list[str] = []

    @Slot(QUrl)
    def visit(self, url: QUrl) -> None:
        """Qt hands over what would go to the browser."""
        self.visited.append(url.toString())

    @property
    def window(self) -> CampaignWindow:
        """The campaign window that was opened last."""
        return list(self.app.studio.windows.values())[-1]

    async def sees(self, what: Callable[[], object], *, about: str) -> None:
        """Wait until `what` is true."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not what():
                    await asyncio.sleep(LOOK_EVERY)
        except TimeoutError:
            raise AssertionError(f"waited in vain: {about}") from None

    async def sees_dialog(self, kind: type[W]) -> W:
        """Wait until a dialog of this kind is open."""

        def find() -> W | None:
            widgets = QApplication.topLevelWidgets()
            return next((w for w in widgets if isinstance(w, kind) and w.isVisible()), None)

        await self.sees(find, about=f"{kind.__name__} is open")
        dialog = find()
        assert dialog is not None
        return dialog

    def clicks(self, widget: QWidget) -> None:
        """Click in the middle of a widget that can be seen and used."""
        assert widget.isVisible(), f"{widget.accessibleName()} cannot be seen"
        assert widget.isEnabled(), f"{widget.accessibleName()} is greyed out"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def types(self, field: QWidget, text: str) -> None:
        """Click into a field, select what is there, and type over it."""
        self.clicks(field)
        QTest.keySequence(field, "Ctrl+A")
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClicks(field, text)

    async def shown_in_preview(self, script: str) -> Any:
        """What a script in the preview's page says."""
        answer: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self.window.preview.page().runJavaScript(f"JSON.stringify({script})", answer.set_result)
        text = await asyncio.wait_for(answer, PATIENCE)
        return json.loads(text) if isinstance(text, str) and text else None

    async def preview_text(self) -> str:
        """All words of the pop-up in the preview."""
        script = "document.querySelector('exit-studio')?.shadowRoot?.textContent ?? ''"
        return str(await self.shown_in_preview(script))

    async def sees_in_preview(self, words: str) -> None:
        """Wait until the preview's pop-up says `words`."""
        async with asyncio.timeout(PATIENCE):
            while words not in await self.preview_text():
                await asyncio.sleep(LOOK_EVERY)

    async def writes_in_preview(self, tag: str, words: str) -> None:
        """Double-click the pop-up's element with this tag, type, and leave it by Escape."""
        box = f"document.querySelector('exit-studio').shadowRoot.querySelector({json.dumps(tag)})"
        middle = "(({x, y, width, height}) => [x + width / 2, y + height / 2])"
        x, y = await self.shown_in_preview(f"{middle}({box}.getBoundingClientRect())")
        preview = self.window.preview
        spot = QPoint(round(x * preview.zoomFactor()), round(y * preview.zoomFactor()))
        page = preview.focusProxy()
        assert isinstance(page, QWidget)
        writing: list[object] = []
        preview.writing_changed.connect(writing.append)
        double_click(page, spot)
        await self.sees(lambda: writing and writing[-1] is not None, about="writing in place")
        QTest.keyClicks(page, words)
        await self.sees_in_preview(words)
        QTest.keyClick(page, Qt.Key.Key_Escape)
        await self.sees(lambda: writing[-1] is None, about="writing has ended")

    async def picks_layer(self, words: str) -> None:
        """Click the row of the layers that begins with `words`."""
        layers = self.window.what.layers
        model = layers.model()
        flags = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive
        row = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, words, 1, flags)[0]
        QTest.mouseClick(
            layers.viewport(), Qt.MouseButton.LeftButton, pos=layers.visualRect(row).center()
        )
        await self.sees(lambda: layers.currentIndex() == row, about=f"{words} is selected")

    async def makes_campaign(self) -> CampaignWindow:
        """Start a blank campaign from the keyboard."""
        known = set(self.app.studio.windows)
        QTest.keySequence(self.window, "Ctrl+N")
        dialog = await self.sees_dialog(NewCampaignDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        await self.sees(lambda: set(self.app.studio.windows) - known, about="a new window")
        await self.sees(lambda: self.window.preview.is_ready, about="the preview is loaded")
        return self.window


def live(
    qtbot: QtBot,
    base: Path,
    story: Callable[[Person], Coroutine[Any, Any, None]],
    *,
    limits: Limits | None = None,
) -> None:
    """Start the studio under `base`, live a story with it, and close it as a person would."""
    paths = Paths.under(base)
    paths.create()
    qapp = QApplication.instance()
    assert isinstance(qapp, QApplication)
    with running_loop(qapp):
        complete(qtbot, _live(App(qapp, paths, limits=limits), story))


@contextmanager
def running_loop(qapp: QApplication) -> Iterator[None]:
    """A loop whose tasks run whenever the test waits.

    Not `run_until_complete`: that ends in `QApplication.exit`, which Qt WebEngine takes for the end
    of the program, and which crashes the second time (6.12).
    """
    loop = QEventLoop(qapp)
    asyncio.set_event_loop(loop)
    asyncio._set_running_loop(loop)
    try:
        yield
    finally:
        asyncio._set_running_loop(None)
        asyncio.set_event_loop(None)
        loop.close()
        # The loop is a cycle with a timer in it, which has to die on this thread.
        del loop
        gc.collect()


def complete(qtbot: QtBot, work: Coroutine[Any, Any, R]) -> R:
    """Wait until `work` has ended, and return what it returns."""
    task = asyncio.get_running_loop().create_task(work)
    qtbot.waitUntil(task.done, timeout=STORY_MS)
    return task.result()


async def _live(app: App, story: Callable[[Person], Awaitable[None]]) -> None:
    person = Person(app)
    QDesktopServices.setUrlHandler("http", person, "visit")  # type: ignore[arg-type]  # its stub wants bytes
    try:
        await app.start()
        await story(person)
        closed = asyncio.Event()
        app.studio.finished.connect(closed.set)
        app.studio.quit()
        async with asyncio.timeout(PATIENCE):
            await closed.wait()
    finally:
        QDesktopServices.unsetUrlHandler("http")
        await app.stop()
