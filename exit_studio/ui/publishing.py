# SPDX-License-Identifier: MIT
"""Publishing as windows see it: put into the outbox, sent when possible, and what came of it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal

from exit_studio.errors import BackendError, ExitStudioError, SecretError, ServerError
from exit_studio.models.backups import PAUSED_SETTING
from exit_studio.models.campaign import Campaign
from exit_studio.models.ids import CampaignId
from exit_studio.models.library import BACKEND, Backend, OutboxItem, Publication, ThisComputer
from exit_studio.models.wire import PublishRequest, Report
from exit_studio.ui.ports import BackendAccess, Clock, Connection, Library, NewId

__all__ = ["BackendState", "BackendStatus", "PublishState", "Publishing", "Standing"]

log = logging.getLogger(__name__)

_BACKEND_SETTING = "backend"


class BackendState(StrEnum):
    """How the chosen backend is."""

    STARTING = "starting"
    READY = "ready"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class BackendStatus:
    """State of the chosen backend, with what went wrong."""

    backend: Backend
    state: BackendState
    reason: str = ""


class PublishState(StrEnum):
    """How a campaign stands towards the chosen backend."""

    NEVER = "never"
    QUEUED = "queued"
    REFUSED = "refused"
    LIVE = "live"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a campaign's publishing.

    Attributes:
        publication: What was last published, perhaps to another backend than the chosen one.
        waiting: The newest that waits to be sent.
        reason: Why the backend refused it, or why it is still waiting, as far as that is known.
    """

    state: PublishState
    publication: Publication | None = None
    waiting: OutboxItem | None = None
    reason: str = ""


class Publishing(QObject):
    """The one that windows ask to publish.

    Signals:
        outbox_changed (): something was put in, sent, or refused.
        backend_changed (BackendStatus): another backend, or the same in another state.
        paused_changed (): nothing is sent from now on, or it is again.
        wake_requested (): the outbox should try again now.
        published (str): this campaign was put in.
        reported (Report): a backend has told what a campaign did.
    """

    outbox_changed = Signal()
    backend_changed = Signal(object)
    paused_changed = Signal()
    wake_requested = Signal()
    published = Signal(str)
    reported = Signal(object)

    def __init__(
        self,
        library: Library,
        connect: BackendAccess,
        *,
        clock: Clock,
        new_id: NewId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._connect = connect
        self._clock = clock
        self._new_id = new_id
        self._status = BackendStatus(ThisComputer(), BackendState.STARTING)
        self._is_paused = False

    @property
    def status(self) -> BackendStatus:
        """State of the chosen backend."""
        return self._status

    @property
    def is_paused(self) -> bool:
        """Whether nothing is sent, because an older library was restored."""
        return self._is_paused

    def pause(self) -> None:
        """Send nothing from now on; whether that outlives the program, the library says."""
        self._show_paused(paused=True)

    async def load_paused(self) -> None:
        """Take up whether publishing is paused in the library."""
        self._show_paused(paused=await self._library.setting(PAUSED_SETTING) == "true")

    async def resume(self) -> None:
        """Send again.

        Raises:
            LibraryError: it could not be written; publishing stays paused.
        """
        await self._library.set_setting(PAUSED_SETTING, "false")
        self._show_paused(paused=False)
        self.wake_requested.emit()

    def _show_paused(self, *, paused: bool) -> None:
        if paused != self._is_paused:
            self._is_paused = paused
            self.paused_changed.emit()
            self.outbox_changed.emit()

    def show_backend(self, status: BackendStatus) -> None:
        """Take note of how the backend is; wakes the outbox when it has become ready."""
        became_ready = status.state is BackendState.READY and status != self._status
        self._status = status
        self.backend_changed.emit(status)
        if became_ready:
            self.wake_requested.emit()

    async def load_backend_status(self) -> None:
        """Take up the backend that was chosen last; this computer at first."""
        text = await self._library.setting(_BACKEND_SETTING)
        backend: Backend = ThisComputer()
        if text is not None:
            try:
                backend = BACKEND.validate_json(text, strict=True)
            except ValidationError:
                log.warning("the setting “%s” cannot be read", _BACKEND_SETTING)
        self.show_backend(BackendStatus(backend, BackendState.STARTING))

    async def choose_backend(self, backend: Backend) -> None:
        """Publish to `backend` from now on."""
        await self._library.set_setting(_BACKEND_SETTING, BACKEND.dump_json(backend).decode())
        self.show_backend(BackendStatus(backend, BackendState.STARTING))
        await self.check_backend()

    async def connection(self) -> Connection:
        """The chosen backend, to ask it something.

        Raises:
            BackendError, SecretError: it cannot be reached at all.
        """
        return await self._connect(self._status.backend)

    async def check_backend(self) -> None:
        """Find out whether the chosen backend answers, and tell."""
        backend = self._status.backend
        try:
            connection = await self._connect(backend)
            await connection.health()
            await connection.sites()  # the cheapest question that needs the token
        except ExitStudioError as error:
            if self._status.backend == backend:
                self.show_backend(BackendStatus(backend, BackendState.AWAY, str(error)))
        else:
            if self._status.backend == backend:
                self.show_backend(BackendStatus(backend, BackendState.READY))

    async def publish(self, document: Campaign, seq: int) -> None:
        """Decide to publish `document`: it is in the outbox when this returns, and sent once.

        Raises:
            LibraryError: it could not be put there.
        """
        known = await self._library.publication(document.id)
        backend = self._status.backend
        same = known is not None and known.backend == backend
        revision = known.receipt.revision if known is not None and same else 0
        now = self._clock()
        item = OutboxItem(
            id=self._new_id("k"),
            campaign_id=document.id,
            backend=backend,
            request=PublishRequest(campaign=document, base_revision=revision),
            created_at=now,
            not_before=now,
        )
        await self._library.enqueue_publish(document.id, document, seq, item)
        self.outbox_changed.emit()
        self.wake_requested.emit()
        self.published.emit(document.id)

    async def standing(self, document: Campaign) -> Standing:
        """How a campaign stands."""
        publication = await self._library.publication(document.id)
        waiting = await self._waiting(document.id)
        if waiting:
            newest = waiting[-1]
            if newest.refused is not None:
                return Standing(PublishState.REFUSED, publication, newest, newest.refused)
            reason = self._why_waiting(waiting)
            return Standing(PublishState.QUEUED, publication, newest, reason)
        if publication is None or publication.backend != self._status.backend:
            return Standing(PublishState.NEVER, publication)
        live = publication.document == document
        return Standing(PublishState.LIVE if live else PublishState.EDITED, publication)

    async def discard(self, item: OutboxItem) -> None:
        """Take back everything that waits to be published of the campaign of `item`."""
        for waiting in await self._waiting(item.campaign_id):
            await self._library.discard_item(waiting.id)
        self.outbox_changed.emit()

    async def report(self, campaign_id: CampaignId) -> Report | None:
        """What the campaign has done, or None while nobody can say."""
        try:
            publication = await self._library.publication(campaign_id)
            if publication is None:
                return None
            report = await (await self._connect(publication.backend)).report(campaign_id)
        except (BackendError, SecretError, ServerError):
            return None
        self.reported.emit(report)
        return report

    async def _waiting(self, campaign_id: CampaignId) -> list[OutboxItem]:
        """What waits of a campaign, oldest first; several where the first may have arrived."""
        items = await self._library.waiting_items()
        return [item for item in items if item.campaign_id == campaign_id]

    def _why_waiting(self, waiting: Sequence[OutboxItem]) -> str:
        """Why the last of `waiting` was not sent yet; empty where nothing has gone wrong."""
        if self._is_paused:
            return self.tr("Publishing is paused until you press Resume.")
        backend = waiting[-1].backend
        if backend == self._status.backend and self._status.reason:
            return self._status.reason
        if any(item.attempts > 0 for item in waiting if item.backend == backend):
            return self.tr("The last try failed; the next one comes by itself.")
        return ""
