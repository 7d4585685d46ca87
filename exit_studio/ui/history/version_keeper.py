# SPDX-License-Identifier: MIT
"""Makes the versions of the campaign that is open, and goes back to them. Shows nothing itself."""

from __future__ import annotations

import asyncio
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from exit_studio.errors import LibraryError
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import RestoreSource, RestoreVersion
from exit_studio.models.library import OpenedCampaign
from exit_studio.models.versions import AUTOMATIC_AFTER, Version, VersionKind
from exit_studio.ui.autosave import Autosave, Checkpoint
from exit_studio.ui.ports import Clock, Library
from exit_studio.ui.session import EditorSession
from exit_studio.ui.tasks import Tasks

__all__ = ["VersionKeeper"]

RETRY_MS = 2_000


class VersionKeeper(QObject):
    """Keeps versions as the campaign is edited.

    One that makes itself follows a checkpoint, so it costs no keystroke anything. It fails without
    a loss, for the journal has every change; it is told of once, and tried again.

    Signals:
        versions_changed (): there are others now than before.
        failed (LibraryError): a version could not be kept, each time that it begins to fail.
        recovered (): it could, in the end.
    """

    versions_changed = Signal()
    failed = Signal(object)
    recovered = Signal()

    def __init__(
        self,
        session: EditorSession,
        autosave: Autosave,
        opened: OpenedCampaign,
        *,
        library: Library,
        tasks: Tasks,
        clock: Clock,
    ) -> None:
        super().__init__(session)
        self._session = session
        self._autosave = autosave
        self._opened = opened
        self._opened_at = clock()
        self._library = library
        self._tasks = tasks
        self._clock = clock
        self._last_at = self._opened_at
        self._keeps_opened = False
        self._due: Checkpoint | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._finishing = False
        self._fails = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._keep_in_background)
        autosave.checkpointed.connect(self._note_checkpoint)

    @property
    def opened(self) -> Campaign:
        """The campaign as it was when its window was opened."""
        return self._opened.document

    async def versions(self) -> tuple[Version, ...]:
        """The versions that there are, the newest first."""
        return await self._library.versions(self._session.document.id)

    # -- by themselves -------------------------------------------------------------------------

    @Slot(object)
    def _note_checkpoint(self, checkpoint: Checkpoint) -> None:
        self._due = checkpoint
        self._keep_in_background()

    @Slot()
    def _keep_in_background(self) -> None:
        if self._due is not None and self._keeping is None and not self._finishing:
            self._keeping = self._tasks.start(self._keep(self._due), name="versions")

    async def _keep(self, checkpoint: Checkpoint) -> None:
        try:
            await self._keep_what_is_due(checkpoint)
        except LibraryError as error:
            if not self._fails and not self._finishing:
                self._fails = True
                self.failed.emit(error)
            self._retry.start()
        else:
            self._due = self._due if self._due is not checkpoint else None
            if self._fails:
                self._fails = False
                self.recovered.emit()
        finally:
            self._keeping = None

    def finish(self) -> None:
        """Start nothing more: the window is closing, and `close` keeps what is due."""
        self._finishing = True

    def go_on(self) -> None:
        """Start again: the window stays."""
        self._finishing = False
        self._keep_in_background()

    async def close(self) -> None:
        """Keep what is due. What cannot be kept is lost only as a version, not as an edit."""
        if self._keeping is not None:
            await asyncio.wait([self._keeping])
        if self._due is not None:
            await self._keep(self._due)
        self._retry.stop()

    async def _keep_what_is_due(self, checkpoint: Checkpoint) -> None:
        if not self._keeps_opened:
            opened = self._opened
            await self._make(
                opened.document, VersionKind.OPENED, seq=opened.seq, at=self._opened_at
            )
            self._keeps_opened = True
        now = self._clock()
        if now - self._last_at >= AUTOMATIC_AFTER:
            await self._make(checkpoint.document, VersionKind.AUTO, seq=checkpoint.seq, at=now)
            self._last_at = now

    async def _make(
        self, document: Campaign, kind: VersionKind, *, seq: int, at: datetime, name: str = ""
    ) -> None:
        await self._library.make_version(document, kind, seq=seq, at=at, name=name)
        self.versions_changed.emit()

    # -- as a person wishes --------------------------------------------------------------------

    async def name_moment(self, name: str) -> None:
        """Keep the campaign as it is now under a name.

        Raises:
            LibraryError: it could not be written.
        """
        now = self._clock()
        await self._make(
            self._session.document,
            VersionKind.NAMED,
            seq=self._autosave.seq,
            at=now,
            name=name,
        )
        self._last_at = now

    async def rename(self, number: int, name: str) -> None:
        """Give a version another name.

        Raises:
            LibraryError: it is gone, or nothing can be written.
        """
        await self._library.rename_version(self._session.document.id, number, name)
        self.versions_changed.emit()

    async def remove(self, number: int) -> None:
        """Take a version out of sight.

        Raises:
            LibraryError: it is gone, or nothing can be written.
        """
        await self._library.remove_version(self._session.document.id, number)
        self.versions_changed.emit()

    async def bring_back(self, number: int) -> None:
        """Show a version again that was removed.

        Raises:
            LibraryError: it is gone for good, or nothing can be written.
        """
        await self._library.bring_back_version(self._session.document.id, number)
        self.versions_changed.emit()

    async def document(self, number: int) -> Campaign:
        """The campaign as it was at a version.

        Raises:
            LibraryError: the version is gone or damaged.
        """
        return await self._library.version_document(self._session.document.id, number)

    async def restore(self, number: int) -> None:
        """Make the campaign what it was at a version, as one step.

        Raises:
            LibraryError: the version is gone or damaged, or nothing can be written.
        """
        await self.go_back(await self.document(number), RestoreSource.VERSION)

    async def go_back(self, document: Campaign, source: RestoreSource) -> None:
        """Make the campaign what `document` is, as one step; what it was is kept as a version.

        Raises:
            LibraryError: nothing can be written; the campaign stays as it is.
        """
        if document == self._session.document:
            return
        await self._make(
            self._session.document,
            VersionKind.RESTORED,
            seq=self._autosave.seq,
            at=self._clock(),
        )
        self._session.submit(RestoreVersion(document=document, source=source))
