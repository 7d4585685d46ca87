# SPDX-License-Identifier: MIT
"""Watches which windows are open, where they stand and what they show, and brings it back.

What is kept of it is `models.arrangement`; when windows are opened is the studio's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from exit_studio.models.arrangement import MOST_WINDOWS, Arrangement, CampaignPlace, LibraryPlace
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.placing import place_of, put

if TYPE_CHECKING:
    # It loads Qt WebEngine, which a start into the library does without.
    from exit_studio.ui.campaign_window import CampaignWindow

__all__ = ["ArrangementWatch", "bring_back"]

QUIET_MS = 800
"""How long nothing has to be moved before it is kept: a window that is dragged moves all the time.
"""
_TELLING = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.WindowStateChange,
    QEvent.Type.WindowActivate,
}


class ArrangementWatch(QObject):
    """Watches windows.

    Signals:
        changed (Arrangement): it was another way for a moment, and is to be kept.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._campaigns: list[CampaignWindow] = []
        self._library: LibraryWindow | None = None
        self._front: QObject | None = None
        self._told: Arrangement | None = None
        self._is_held = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.tell)

    @property
    def arrangement(self) -> Arrangement:
        """How it is now."""
        library = self._library
        return Arrangement(
            campaigns=tuple(map(_campaign_place, self._campaigns[-MOST_WINDOWS:])),
            library=None
            if library is None
            else LibraryPlace(place=place_of(library), selected=library.selected),
        )

    @property
    def front(self) -> CampaignWindow | LibraryWindow | None:
        """The window that was used last, of those that are open."""
        windows: list[CampaignWindow | LibraryWindow] = [*self._campaigns]
        if self._library is not None:
            windows.append(self._library)
        return next((window for window in windows if window is self._front), None)

    def watch_campaign(self, window: CampaignWindow) -> None:
        """Watch the window of a campaign until it is forgotten."""
        self._campaigns.append(window)
        window.view_changed.connect(self._wait)
        window.installEventFilter(self)
        self._wait()

    def watch_library(self, window: LibraryWindow) -> None:
        """Watch the window of the library until it is forgotten."""
        self._library = window
        for view in (window.cards, window.rows):
            view.selectionModel().currentChanged.connect(self._wait)
        window.installEventFilter(self)
        self._wait()

    def forget(self, window: QMainWindow) -> None:
        """A window was closed. Of the last one it stays known that it was open."""
        # It sends events until it is gone, and what is half gone must not come up to Python.
        window.removeEventFilter(self)
        others = [each for each in self._campaigns if each is not window]
        library = None if window is self._library else self._library
        if not others and library is None:
            self.tell()
        self._campaigns, self._library = others, library
        self.tell()

    def hold(self) -> None:
        """The windows go because the studio does: how they are now is what is to be kept."""
        self.tell()
        self.pause()

    def pause(self) -> None:
        """What was told last holds, whatever comes: windows are about to come back."""
        self._quiet.stop()
        self._is_held = True

    def go_on(self) -> None:
        """The studio stays after all."""
        self._is_held = False
        self._wait()

    @Slot()
    def tell(self) -> None:
        """Tell how it is, if it is another way than was told last."""
        self._quiet.stop()
        if self._is_held:
            return
        now = self.arrangement
        if not now.is_empty and now != self._told:
            self._told = now
            self.changed.emit(now)

    @Slot()
    def _wait(self) -> None:
        if not self._is_held:
            self._quiet.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TELLING:
            if event.type() == QEvent.Type.WindowActivate:
                self._front = watched
                self._campaigns.sort(key=lambda each: each is watched)
            self._wait()
        return False


def _campaign_place(window: CampaignWindow) -> CampaignPlace:
    return CampaignPlace(
        campaign=window.document.id,
        place=place_of(window),
        tab=window.tabs.currentIndex(),
        device=window.device,
        selection=window.session.selection[:500],
    )


def bring_back(window: CampaignWindow, place: CampaignPlace) -> None:
    """Let a window that is not shown yet stand where it stood, and show what it showed."""
    put(window, place.place)
    window.session.select(place.selection)
    window.show_device(place.device)
    window.tabs.setCurrentIndex(min(place.tab, window.tabs.count() - 1))
