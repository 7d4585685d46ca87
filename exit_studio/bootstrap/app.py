# SPDX-License-Identifier: MIT
"""The running studio: the first window at once, then the services that the windows work with.

Nothing that takes long to load is imported here; that is for `services`.
"""

from __future__ import annotations

import asyncio
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from exit_studio.errors import ExitStudioError
from exit_studio.paths import Paths
from exit_studio.store.glance import Glance, glance
from exit_studio.ui.crash import CrashReporter
from exit_studio.ui.dialogs import ask
from exit_studio.ui.first_window import WELCOMED_SETTING, FirstWindow
from exit_studio.ui.garbage import GarbageCollection
from exit_studio.ui.library.arrangement import LIBRARY_SETTING, LibraryArrangement
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.notices import Notice, Notices
from exit_studio.ui.placing import ARRANGEMENT_SETTING, library_place, put
from exit_studio.ui.ports import Clock
from exit_studio.ui.tasks import Tasks
from exit_studio.ui.theme import THEME_SETTING, Theme, ThemeChoice
from exit_studio.ui.thumbnails import Thumbnails, picture_key
from exit_studio.ui.widgets.pill import Tone

if TYPE_CHECKING:
    from exit_studio.bootstrap.services import Services
    from exit_studio.bootstrap.single_instance import Door
    from exit_studio.models.campaign import Campaign
    from exit_studio.models.ids import CampaignId
    from exit_studio.models.opening import Opening
    from exit_studio.preview.pictures import PictureMaker
    from exit_studio.preview.profile import PreviewProfile
    from exit_studio.preview.view import PreviewView
    from exit_studio.store.library import Library
    from exit_studio.sync.transport import Limits
    from exit_studio.ui.publishing import Publishing
    from exit_studio.ui.studio import Studio

__all__ = ["App", "is_root", "new_id", "now"]

PICTURES_AT_ONCE = 24
"""Of how many campaigns the first window has the pictures: more than its size shows."""
NOTHING = Glance((), {}, {})


def now() -> datetime:
    """The present."""
    return datetime.now(UTC)


def new_id(prefix: str) -> str:
    """An id that was never used."""
    return f"{prefix}_{uuid4().hex[:20]}"


def is_root() -> bool:
    """Whether the studio runs as the system's administrator, for whom Chromium has no sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


class Previews:
    """Qt WebEngine, loaded and started when the first pop-up has to be drawn.

    It takes longer than all the rest of a start, and a start into the library does without.
    """

    def __init__(self, qt: QApplication, clock: Clock) -> None:
        self._qt = qt
        self._clock = clock
        self._profile: PreviewProfile | None = None
        self._pictures: PictureMaker | None = None

    @property
    def profile(self) -> PreviewProfile:
        """The one profile of all pages."""
        from exit_studio.preview.profile import PreviewProfile  # noqa: PLC0415  # see above

        if self._profile is None:
            self._profile = PreviewProfile(self._qt)
        return self._profile

    def view(self) -> PreviewView:
        """Make the preview of a window."""
        from exit_studio.preview.view import PreviewView  # noqa: PLC0415  # see above

        return PreviewView(self.profile, clock=self._clock)

    async def picture(self, campaign: Campaign, *, width: int, height: int, scale: float) -> QImage:
        """Draw a campaign's pop-up; raises `PictureFailed`."""
        from exit_studio.preview.pictures import PictureMaker  # noqa: PLC0415  # see above

        if self._pictures is None:
            self._pictures = PictureMaker(self.profile, self._qt, clock=self._clock)
        return await self._pictures.picture(campaign, width=width, height=height, scale=scale)

    def dispose(self) -> None:
        """Delete the pages, then their profile: Qt crashes the other way round."""
        if self._pictures is not None:
            self._pictures.dispose()
        if self._profile is not None:
            QCoreApplication.sendPostedEvents(None, 0)
            shiboken6.delete(self._profile)


class _OpenedLater:
    """The library for whoever shows pictures, who may ask before it is open."""

    def __init__(self) -> None:
        self._library: asyncio.Future[Library] = asyncio.get_event_loop().create_future()

    def open(self, library: Library) -> None:
        self._library.set_result(library)

    async def document(self, campaign_id: CampaignId) -> Campaign:
        return await (await self._library).document(campaign_id)

    async def thumbnail(self, key: str) -> bytes | None:
        return await (await self._library).thumbnail(key)

    async def put_thumbnail(self, key: str, png: bytes) -> None:
        await (await self._library).put_thumbnail(key, png)


class App:
    """The running studio. `start` opens it, `stop` takes it apart in the right order.

    Attributes:
        files: Campaign files to take in at the start.
        door: The name at which a second start is heard (`single_instance`); nowhere if empty.
        first: The window that is shown before the library is open; None where there is nothing
            to show yet.
    """

    def __init__(
        self,
        qt: QApplication,
        paths: Paths,
        *,
        clock: Clock = now,
        limits: Limits | None = None,
    ) -> None:
        self._qt = qt
        self._paths = paths
        self._clock = clock
        self._limits = limits
        self._seen = (
            glance(paths.library_file, pictures=PICTURES_AT_ONCE, key_of=picture_key) or NOTHING
        )
        self.garbage = GarbageCollection(qt)
        self.notices = Notices(qt)
        self.crash = CrashReporter(paths.crashes, clock=clock, parent=qt)
        self.tasks = Tasks(self.show_error)
        choice = ThemeChoice.of_setting(self._seen.settings.get(THEME_SETTING))
        self.theme = Theme(qt, paths.cache / "theme", choice=choice)
        self.previews = Previews(qt, clock)
        self._library = _OpenedLater()
        self.thumbnails = Thumbnails(
            self.previews, self._library, self.tasks, at_hand=self._seen.pictures
        )
        self.files: tuple[Path, ...] = ()
        self.door = ""
        self._door: Door | None = None
        self._is_started = False
        self.first: FirstWindow | None = None
        self._services: Services | None = None

    async def start(self) -> None:
        """Show the first window, open the library, and let the windows work with it.

        Raises:
            LibraryError: the library cannot be opened; nothing was changed.
        """
        if is_root():
            self._warn_of_root()
        if self._seen.campaigns or WELCOMED_SETTING in self._seen.settings:
            window = LibraryWindow(self.thumbnails, self.notices, self.theme, clock=self._clock)
            settings = self._seen.settings
            window.show_arrangement(LibraryArrangement.of_setting(settings.get(LIBRARY_SETTING)))
            if (place := library_place(settings.get(ARRANGEMENT_SETTING))) is not None:
                put(window, place)
            self.first = FirstWindow(window)
            await self.first.show(self._seen.campaigns)
        if self.door:
            # Loads Qt's network and the models, which the first window does without.
            door = await asyncio.to_thread(_load_door)
            self._door = door(self.door, self._qt)
            self._door.opening_requested.connect(self.take_opening)
        services = await asyncio.to_thread(_load_services)
        self._services = await services.open(
            self._paths, self, clock=self._clock, limits=self._limits
        )
        self._library.open(self._services.library)
        await self._services.start(self.first)
        self._is_started = True
        if self.files and not self.studio.is_finished:
            self._services.take_in(self.files)
        self.garbage.start()

    def take_opening(self, opening: Opening) -> None:
        """Come to the front, and take files in, as a second start asks."""
        files = tuple(map(Path, opening.files))
        if self._is_started:
            self.services.take_in(files)
            self.studio.come_to_front()
        else:
            self.files += files
            if self.first is not None:
                self.first.come_to_front()

    def show_error(self, error: BaseException) -> None:
        """Tell of an error: in a notice where somebody has worded it, else in the crash report."""
        if isinstance(error, ExitStudioError):
            self.notices.show_error(error)
        else:
            self.crash.report(error)

    def _warn_of_root(self) -> None:
        text = QCoreApplication.translate(
            "App", "The studio runs as root, so the preview's sandbox is off."
        )
        hint = QCoreApplication.translate(
            "App", "It opens no foreign page this way. Start it from a normal account."
        )
        self.notices.post(Notice(text, hint, Tone.WARNING, key="root", lasts=True))

    @property
    def services(self) -> Services:
        """What the windows work with, once the studio has started."""
        assert self._services is not None  # noqa: S101  # nobody asks before
        return self._services

    @property
    def library(self) -> Library:
        """The open library."""
        return self.services.library

    @property
    def publishing(self) -> Publishing:
        """What windows ask to publish."""
        return self.services.publishing

    @property
    def studio(self) -> Studio:
        """The windows."""
        return self.services.studio

    async def give_up(self, error: ExitStudioError) -> None:
        """Say in a window why the studio could not start, and take apart what there is of it."""
        from exit_studio.ui.problem_dialog import ProblemDialog  # noqa: PLC0415  # hardly ever

        self._close_door()
        await self.tasks.cancel()
        if self._services is not None:
            await self._services.stop()
        await ask(ProblemDialog(error))
        if self.first is not None:
            self.first.dispose()
        self.dispose()

    async def stop(self) -> None:
        """Stop sending, stop the server, close the library; the pages go before their profile."""
        self._close_door()
        await self.services.stop()
        self.dispose()

    def _close_door(self) -> None:
        if self._door is not None:
            self._door.close()

    def dispose(self) -> None:
        """Let go of what belongs to Qt: pages first, then their profile."""
        self.garbage.stop()
        self.previews.dispose()


def _load_door() -> type[Door]:
    from exit_studio.bootstrap.single_instance import Door  # noqa: PLC0415  # see `start`

    return Door


def _load_services() -> type[Services]:
    from exit_studio.bootstrap.services import Services  # noqa: PLC0415  # beside the first window

    return Services
