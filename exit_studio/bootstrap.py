# SPDX-License-Identifier: MIT
"""The only place that wires the desktop studio together, starts it and takes it apart again."""

from __future__ import annotations

import asyncio
import logging
import os
import random
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import shiboken6
from PySide6.QtCore import QCoreApplication, QLockFile, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from exit_studio.errors import DocumentError, ExitStudioError, LibraryError, SecretError
from exit_studio.models.campaign import Campaign
from exit_studio.models.file import MAX_FILE_BYTES, campaign_from_text
from exit_studio.models.library import Backend, RemoteBackend, ThisComputer
from exit_studio.paths import Paths
from exit_studio.preview.scheme import register_scheme
from exit_studio.resources import read_text
from exit_studio.sync.client import BackendClient
from exit_studio.sync.credentials import TokenStore
from exit_studio.sync.local_backend import Failed, LocalBackend, LocalState, Running, Stopped
from exit_studio.sync.push import Outbox
from exit_studio.sync.transport import HttpTransport, Limits
from exit_studio.ui.crash import CrashReporter
from exit_studio.ui.dialogs import ask
from exit_studio.ui.garbage import GarbageCollection
from exit_studio.ui.notices import Notice, Notices
from exit_studio.ui.ports import Clock
from exit_studio.ui.problem_dialog import ProblemDialog
from exit_studio.ui.publishing import BackendState, BackendStatus, Publishing
from exit_studio.ui.studio import Desk, Studio
from exit_studio.ui.surroundings import Surroundings
from exit_studio.ui.tasks import Tasks
from exit_studio.ui.theme import Theme
from exit_studio.ui.thumbnails import Thumbnails
from exit_studio.ui.widgets.pill import Tone

if TYPE_CHECKING:
    from exit_studio.preview.pictures import PictureMaker
    from exit_studio.preview.profile import PreviewProfile
    from exit_studio.preview.view import PreviewView
    from exit_studio.store.library import Library

__all__ = ["App", "main", "make_application", "run", "start_problem"]

WATCH_MS = 30_000
"""How often to find out whether the chosen backend answers."""
SEND_AGAIN_S = 5.0
TEMPLATES = ("blank", "cart-reminder")
log = logging.getLogger(__name__)


def now() -> datetime:
    """The present."""
    return datetime.now(UTC)


def new_id(prefix: str) -> str:
    """An id that was never used."""
    return f"{prefix}_{uuid4().hex[:20]}"


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(32)


def start_problem(environment: Mapping[str, str], platform: str) -> str | None:
    """Why no window can be shown here, in one line; None if one can."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return None
    return "There is no display to open a window on. Try: xvfb-run make run (Debian package xvfb)."


def is_root() -> bool:
    """Whether the studio runs as the system's administrator, for whom Chromium has no sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def make_application() -> QApplication:
    """Make the Qt application; the preview's scheme has to be known before it."""
    if is_root():
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    register_scheme()
    # Chromium aborts without a program name.
    app = QApplication(["exit-studio"])
    app.setApplicationName("Exit Studio")
    app.setDesktopFileName("exit-studio")
    app.setQuitOnLastWindowClosed(False)
    return app


@dataclass(frozen=True, slots=True)
class _Backends:
    """Finds the client of a backend."""

    local: LocalBackend
    transport: HttpTransport
    tokens: TokenStore

    async def connect(self, backend: Backend) -> BackendClient:
        if isinstance(backend, RemoteBackend):
            token = await self.tokens.get(backend.url)
            if not token:
                raise SecretError(
                    f"There is no token for {backend.url}.", hint="Enter it in the settings."
                )
            return BackendClient(self.transport, backend.url, token)
        if isinstance(self.local.state, Stopped):
            # One that has failed too often is started again only when a person asks for it.
            await self.local.start()
        running = await self.local.running()
        return BackendClient(self.transport, running.url, running.token)

    async def demo_address(self) -> str:
        await self.local.start()
        return f"{(await self.local.running()).url}/demo/"


class _Previews:
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


def _load_store() -> type[Library]:
    from exit_studio.store.library import Library  # noqa: PLC0415  # loaded beside the windows

    return Library


class App:
    """The running studio. `start` opens it, `stop` takes it apart in the right order.

    Attributes:
        studio: The windows.
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
        self.garbage = GarbageCollection(qt)
        self.notices = Notices(qt)
        self.crash = CrashReporter(paths.crashes, clock=clock, parent=qt)
        self.tasks = Tasks(self._show_error)
        self.theme = Theme(qt, paths.cache / "theme")
        self.previews = _Previews(qt, clock)
        self.local = LocalBackend(
            paths.server_data, new_token=new_token, on_change=self._show_local
        )
        self.transport = HttpTransport(limits)
        self.tokens = TokenStore(paths.config / "tokens.json")
        self.backends = _Backends(self.local, self.transport, self.tokens)
        self._wake = asyncio.Event()
        self.library: Library
        self.publishing: Publishing
        self.studio: Studio
        self._sending: asyncio.Task[None] | None = None
        self._watch = QTimer(qt)
        self._looking = False
        self.files: tuple[Path, ...] = ()

    async def start(self) -> None:
        """Open the library and show the first window.

        Raises:
            LibraryError: the library cannot be opened; nothing was changed.
        """
        library = await asyncio.to_thread(_load_store)
        self.library = await library.open(
            self._paths.library_file, backups=self._paths.backups, clock=self._clock
        )
        self.publishing = Publishing(
            self.library, self.backends.connect, clock=self._clock, new_id=new_id, parent=self._qt
        )
        self.publishing.wake_requested.connect(self._wake.set)
        around = Surroundings(
            self.library,
            self.publishing,
            self.notices,
            self.tasks,
            self.theme,
            self._clock,
            new_id,
        )
        self.studio = Studio(
            Desk(
                around=around,
                tokens=self.tokens,
                thumbnails=Thumbnails(self.previews, self.library, self.tasks),
                make_preview=self.previews.view,
                templates=tuple((name, template(name)) for name in TEMPLATES),
                demo_address=self.backends.demo_address,
                open_address=open_address,
                folders=(
                    (QCoreApplication.translate("App", "Library"), str(self._paths.library_file)),
                    (QCoreApplication.translate("App", "Backups"), str(self._paths.backups)),
                    (QCoreApplication.translate("App", "Logs"), str(self._paths.logs)),
                ),
            )
        )
        if is_root():
            self._warn_of_root()
        await self.studio.start()
        self.garbage.start()
        for problem in self.library.problems:
            self.notices.show_error(problem)
        for file in self.files:
            self.tasks.start(self._import(file), name="import")
        outbox = Outbox(self.library, self.backends.connect, self._clock, random.Random())  # noqa: S311  # spreads retries
        self._sending = self.tasks.start(self._send(outbox), name="outbox")
        self._watch.timeout.connect(self._look_at_backend)
        self._watch.start(WATCH_MS)
        self.tasks.start(self.publishing.check_backend(), name="backend")

    async def _send(self, outbox: Outbox) -> None:
        """Send for as long as the studio runs; a library that fails is told of, and tried again."""
        told = ""
        while True:
            try:
                await outbox.run(self._wake, self._note_outbox)
            except LibraryError as error:
                if str(error) != told:
                    self._show_error(error)
                told = str(error)
                await asyncio.sleep(SEND_AGAIN_S)

    def _look_at_backend(self) -> None:
        """Backends come and go while nobody publishes."""
        if not self._looking:
            self._looking = True
            self.tasks.start(self._check_backend(), name="backend")

    async def _check_backend(self) -> None:
        try:
            await self.publishing.check_backend()
        finally:
            self._looking = False

    def _note_outbox(self) -> None:
        """Something was sent, refused or tried in vain: the backend may be in another state."""
        self.publishing.outbox_changed.emit()
        self._look_at_backend()

    async def _import(self, file: Path) -> None:
        await self.studio.take_in(await asyncio.to_thread(campaign_from_file, file))

    def _show_error(self, error: BaseException) -> None:
        if isinstance(error, ExitStudioError):
            self.notices.show_error(error)
        else:
            self.crash.report(error)

    def _show_local(self, state: LocalState) -> None:
        """The server of this computer is in another state; shown while it is the chosen one."""
        if not isinstance(self.publishing.status.backend, ThisComputer):
            return
        match state:
            case Running():
                status = BackendStatus(ThisComputer(), BackendState.READY)
            case Failed(reason=reason):
                status = BackendStatus(ThisComputer(), BackendState.AWAY, reason)
            case _:
                status = BackendStatus(ThisComputer(), BackendState.STARTING)
        self.publishing.show_backend(status)

    def _warn_of_root(self) -> None:
        text = QCoreApplication.translate(
            "App", "The studio runs as root, so the preview's sandbox is off."
        )
        hint = QCoreApplication.translate(
            "App", "It opens no foreign page this way. Start it from a normal account."
        )
        self.notices.post(Notice(text, hint, Tone.WARNING, key="root", lasts=True))

    async def stop(self) -> None:
        """Stop sending, stop the server, close the library; the pages go before their profile."""
        self._watch.stop()
        if self._sending is not None:
            self._sending.cancel()
        await self.tasks.settle()
        await self.local.stop()
        await self.transport.close()
        await self.library.close()
        for window in self.studio.windows.values():
            # None is left after a quit; a studio that fails must still not crash Qt.
            window.preview.dispose()
        self.dispose()

    def dispose(self) -> None:
        """Let go of what belongs to Qt: pages first, then their profile."""
        self.garbage.stop()
        self.previews.dispose()


def open_address(address: str) -> bool:
    """Open an address in the user's browser."""
    return QDesktopServices.openUrl(QUrl(address))


def template(name: str) -> Campaign:
    """Read a starting template."""
    return campaign_from_text(read_text("templates", f"{name}.json"), source=name)


def campaign_from_file(file: Path) -> Campaign:
    """Read a campaign file.

    Raises:
        DocumentError: it cannot be read, or is no campaign.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise DocumentError(f"{file} cannot be read: {error.strerror}.") from error
    return campaign_from_text(content, source=file.name)


async def run(app: App) -> int:
    """Start the studio and stay until its last window is closed.

    Returns:
        Exit status: 0 done, 3 it could not start; a window and standard error have said why.
    """
    finished = asyncio.Event()
    try:
        await app.start()
    except ExitStudioError as error:
        sys.stderr.write(f"exit-studio: {error}\n")
        await ask(ProblemDialog(error))
        app.dispose()
        return 3
    app.studio.finished.connect(finished.set)
    await finished.wait()
    await app.stop()
    return 0


def _log_to(folder: Path) -> None:
    handler = RotatingFileHandler(
        folder / "studio.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)


def main(paths: Paths, files: Sequence[Path] = ()) -> int:
    """Open the studio and stay until its last window is closed.

    Args:
        paths: Where everything is kept.
        files: Campaign files to take into the library and to open.

    Returns:
        Exit status: 0 done, 3 the studio cannot start here; one line on standard error says why.
    """
    problem = start_problem(os.environ, sys.platform)
    if problem is not None:
        sys.stderr.write(f"exit-studio: {problem}\n")
        return 3
    try:
        paths.create()
        _log_to(paths.logs)
    except OSError as error:
        sys.stderr.write(f"exit-studio: {error.filename} cannot be made: {error.strerror}.\n")
        return 3
    lock = QLockFile(str(paths.lock_file))
    if not lock.tryLock(0):
        sys.stderr.write("exit-studio: the studio is open already with this library.\n")
        return 3
    qt = make_application()
    loop = QEventLoop(qt)
    asyncio.set_event_loop(loop)
    app = App(qt, paths)
    app.files = tuple(files)
    app.crash.install()
    with loop:
        status = loop.run_until_complete(run(app))
    lock.unlock()
    return status
