# SPDX-License-Identifier: MIT
"""The library's window before the library is open: what is asked of it meanwhile is done then."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, SignalInstance
from typing_extensions import override

from exit_studio.models.summary import CampaignSummary
from exit_studio.ui.library.library_window import LibraryWindow

__all__ = ["WELCOMED_SETTING", "FirstWindow"]

WELCOMED_SETTING = "welcomed"
"""Set since the very first start, which shows no library but the sample campaign."""

log = logging.getLogger(__name__)

LONGEST_S = 1.0
"""A window that nobody can see, such as one that starts minimised, is never painted."""


class FirstWindow(QObject):
    """Shows the list as it was last, and notes wishes until `hand_over`."""

    def __init__(self, window: LibraryWindow, *, longest_s: float = LONGEST_S) -> None:
        """Make it.

        Args:
            window: The library's window, not shown yet.
            longest_s: How many seconds to wait for it to be painted.
        """
        super().__init__()
        self._longest_s = longest_s
        self.window = window
        self._wishes: list[tuple[SignalInstance, tuple[object, ...]]] = []
        self._painted = asyncio.Event()
        self._ears = [_Ear(self, signal) for signal in window.wishes]

    @property
    def is_painted(self) -> bool:
        """Whether a person sees the campaigns."""
        return self._painted.is_set()

    async def show(self, campaigns: Sequence[CampaignSummary]) -> None:
        """Show these campaigns, and wait until they are painted."""
        self.window.show_campaigns(campaigns)
        self.window.winId()  # makes the handle, which hears when it can be seen
        handle = self.window.windowHandle()
        handle.installEventFilter(self)
        self.window.show()
        try:
            async with asyncio.timeout(self._longest_s):
                await self._painted.wait()
        except TimeoutError:
            log.info("the first window is out of sight")
        handle.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose and not self._painted.is_set():
            # It is painted when this event has been dealt with.
            QTimer.singleShot(0, self._painted.set)
        return False

    def come_to_front(self) -> None:
        """Show the window in front of those of other programs."""
        self.window.raise_()
        self.window.activateWindow()

    def hand_over(self) -> LibraryWindow:
        """Stop noting, and return the window to whoever answers it from now on.

        `repeat_wishes` is to be called when somebody listens.
        """
        for ear in self._ears:
            ear.close()
        return self.window

    def repeat_wishes(self) -> None:
        """Let the window ask once more, in order, for what it has asked for so far."""
        self.window.unsetCursor()
        wishes, self._wishes = self._wishes, []
        for signal, words in wishes:
            signal.emit(*words)

    def dispose(self) -> None:
        """Take the window away: nobody will answer it."""
        self.window.hide()
        self.window.deleteLater()

    def note(self, signal: SignalInstance, words: tuple[object, ...]) -> None:
        """Note a wish, to be repeated."""
        if signal == self.window.closed:
            # Nothing is to be opened any more; what was thrown away or copied still is.
            opening = (self.window.open_requested, self.window.command_requested)
            self._wishes = [wish for wish in self._wishes if wish[0] not in opening]
        # Who presses a key again because nothing happens wants it once.
        if (signal, words) not in self._wishes:
            self._wishes.append((signal, words))
        self.window.setCursor(Qt.CursorShape.BusyCursor)


class _Ear(QObject):
    """Listens to one signal."""

    def __init__(self, first: FirstWindow, signal: SignalInstance) -> None:
        super().__init__(first)
        self._first = first
        self._signal = signal
        signal.connect(self._hear)

    def close(self) -> None:
        """Hear no more."""
        self._signal.disconnect(self._hear)

    def _hear(self, *words: object) -> None:
        self._first.note(self._signal, words)
