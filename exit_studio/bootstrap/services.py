# SPDX-License-Identifier: MIT
"""What the windows work with: library, backends, publishing; opened, kept going, and closed again.

Loaded on a worker while the first window is shown already.
"""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from exit_studio.bootstrap.app import new_id
from exit_studio.errors import LibraryError, SecretError
from exit_studio.models.campaign import Campaign
from exit_studio.models.file import campaign_from_text
from exit_studio.models.library import Backend, OutboxItem, RemoteBackend, ThisComputer
from exit_studio.models.wire import PublishReceipt
from exit_studio.paths import Paths
from exit_studio.resources import read_text
from exit_studio.store.library import Library
from exit_studio.sync.client import BackendClient
from exit_studio.sync.credentials import TokenStore
from exit_studio.sync.local_backend import Failed, LocalBackend, LocalState, Running, Stopped
from exit_studio.sync.push import Outbox
from exit_studio.sync.transport import HttpTransport, Limits
from exit_studio.ui.first_window import FirstWindow
from exit_studio.ui.ports import Clock
from exit_studio.ui.publishing import BackendState, BackendStatus, Publishing
from exit_studio.ui.studio import Desk, Studio
from exit_studio.ui.surroundings import Surroundings
from exit_studio.ui.vocabulary import SharedVocabulary

if TYPE_CHECKING:
    from exit_studio.bootstrap.app import App

__all__ = ["Services", "template"]

WATCH_MS = 30_000
"""How often to find out whether the chosen backend answers."""
SEND_AGAIN_S = 5.0
BACKUP_LOOK_MS = 300_000
"""How often to see whether a backup is due."""
BACKUP_AFTER = timedelta(minutes=30)
TEMPLATES = ("blank", "cart-reminder")


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(32)


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


@dataclass(frozen=True, slots=True)
class _Gate:
    """The library as the outbox sees it: while publishing is paused, nothing waits."""

    library: Library
    publishing: Publishing

    async def waiting_items(self) -> Sequence[OutboxItem]:
        return () if self.publishing.is_paused else await self.library.waiting_items()

    async def item_sent(self, item_id: str, receipt: PublishReceipt) -> None:
        await self.library.item_sent(item_id, receipt)

    async def item_failed(self, item_id: str, *, attempts: int, not_before: datetime) -> None:
        await self.library.item_failed(item_id, attempts=attempts, not_before=not_before)

    async def item_refused(self, item_id: str, reason: str) -> None:
        await self.library.item_refused(item_id, reason)


class Services(QObject):
    """The library, the backends and the windows of a studio."""

    def __init__(
        self, paths: Paths, app: App, library: Library, *, clock: Clock, limits: Limits | None
    ) -> None:
        super().__init__()
        self._app = app
        self._clock = clock
        self.library = library
        self.local = LocalBackend(
            paths.server_data, new_token=new_token, on_change=self._show_local
        )
        self.transport = HttpTransport(limits)
        self.tokens = TokenStore(paths.config / "tokens.json")
        self.backends = _Backends(self.local, self.transport, self.tokens)
        self._wake = asyncio.Event()
        self._sending: asyncio.Task[None] | None = None
        self._watch = QTimer(self)
        self._looking = False
        self._backups = QTimer(self)
        self.publishing = Publishing(
            library, self.backends.connect, clock=clock, new_id=new_id, parent=self
        )
        self.publishing.wake_requested.connect(self._wake.set)
        self.studio = Studio(self._desk(paths))

    @classmethod
    async def open(cls, paths: Paths, app: App, *, clock: Clock, limits: Limits | None) -> Self:
        """Open the library, and make what works with it.

        Raises:
            LibraryError: the library cannot be opened; nothing was changed.
        """
        library = await Library.open(paths.library_file, backups=paths.backups, clock=clock)
        return cls(paths, app, library, clock=clock, limits=limits)

    def _desk(self, paths: Paths) -> Desk:
        app = self._app
        return Desk(
            around=Surroundings(
                self.library,
                self.publishing,
                app.notices,
                app.tasks,
                app.theme,
                self._clock,
                new_id,
                app.previews,
                vocabulary=SharedVocabulary(self.library),
            ),
            tokens=self.tokens,
            thumbnails=app.thumbnails,
            make_preview=app.previews.view,
            templates=tuple((name, template(name)) for name in TEMPLATES),
            demo_address=self.backends.demo_address,
            open_address=open_address,
            folders=(
                (QCoreApplication.translate("App", "Library"), str(paths.library_file)),
                (QCoreApplication.translate("App", "Backups"), str(paths.backups)),
                (QCoreApplication.translate("App", "Logs"), str(paths.logs)),
            ),
        )

    async def start(self, first: FirstWindow | None) -> None:
        """Show the windows, and begin to send."""
        tasks = self._app.tasks
        await self.studio.start(first)
        if self.studio.is_finished:
            # Its window was closed before it could be used.
            return
        for problem in self.library.problems:
            self._app.show_error(problem)
        rng = random.Random()  # noqa: S311  # spreads retries
        gate = _Gate(self.library, self.publishing)
        outbox = Outbox(gate, self.backends.connect, self._clock, rng)
        self._sending = tasks.start(self._send(outbox), name="outbox")
        self._watch.timeout.connect(self._look_at_backend)
        self._watch.start(WATCH_MS)
        self._look_at_backend()
        self._backups.timeout.connect(self._back_up)
        self._backups.start(BACKUP_LOOK_MS)

    @Slot()
    def _back_up(self) -> None:
        self._app.tasks.start(self.library.back_up(after=BACKUP_AFTER), name="backup")

    def take_in(self, files: Sequence[Path]) -> None:
        """Take campaign files into the library, and open them."""
        self._app.tasks.start(self.studio.take_in(files), name="import")

    # -- the backend ---------------------------------------------------------------------------

    async def _send(self, outbox: Outbox) -> None:
        """Send for as long as the studio runs; a library that fails is told of, and tried again."""
        told = ""
        while True:
            try:
                await outbox.run(self._wake, self._note_outbox)
            except LibraryError as error:
                if str(error) != told:
                    self._app.show_error(error)
                told = str(error)
                await asyncio.sleep(SEND_AGAIN_S)

    @Slot()
    def _look_at_backend(self) -> None:
        """Backends come and go while nobody publishes."""
        if not self._looking:
            self._looking = True
            self._app.tasks.start(self._check_backend(), name="backend")

    async def _check_backend(self) -> None:
        try:
            await self.publishing.check_backend()
        finally:
            self._looking = False

    def _note_outbox(self) -> None:
        """Something was sent, refused or tried in vain: the backend may be in another state."""
        self.publishing.outbox_changed.emit()
        self._look_at_backend()

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

    # -- the end -------------------------------------------------------------------------------

    async def stop(self) -> None:
        """Stop sending, stop the server, close the library, and let the last pages go."""
        self._watch.stop()
        self._backups.stop()
        if self._sending is not None:
            self._sending.cancel()
        await self._app.tasks.settle()
        await self.local.stop()
        await self.transport.close()
        await self.library.close()
        for window in self.studio.windows.values():
            # None is left after a quit; a studio that fails must still not crash Qt.
            window.preview.dispose()


def open_address(address: str) -> bool:
    """Open an address in the user's browser."""
    return QDesktopServices.openUrl(QUrl(address))


def template(name: str) -> Campaign:
    """Read a starting template."""
    return campaign_from_text(read_text("templates", f"{name}.json"), source=name)
