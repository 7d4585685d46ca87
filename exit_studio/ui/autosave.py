# SPDX-License-Identifier: MIT
"""Writes every change of a session to the journal at once, and checkpoints when there is a pause.

There is no Save: the only thing to tell is that saving does not work, and that it is being retried.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from exit_studio.errors import ExitStudioError, LibraryError
from exit_studio.models.campaign import Campaign
from exit_studio.models.history import Change
from exit_studio.models.library import JournalEntry
from exit_studio.ui.ports import Clock, Library
from exit_studio.ui.session import EditorSession
from exit_studio.ui.tasks import Tasks

__all__ = ["Autosave", "Checkpoint", "SaveState"]

log = logging.getLogger(__name__)

CHECKPOINT_AFTER = 50
"""Changes between two checkpoints at the most."""
IDLE_MS = 2_000
RETRY_MS = 2_000


class SaveState(StrEnum):
    """How the library stands towards the document on the screen."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A document that was written whole, with the number of its last change."""

    document: Campaign
    seq: int


class Autosave(QObject):
    """Keeps the library in step with a session.

    Signals:
        state_changed (SaveState): saving began, ended or failed.
        failed (LibraryError): what went wrong, each time that it does so anew, and at `close`.
        recovered (): saving works again.
        checkpointed (Checkpoint): there was a pause, or much was done; all of it is written.
    """

    state_changed = Signal(object)
    failed = Signal(object)
    recovered = Signal()
    checkpointed = Signal(object)
    _written = Signal(object)

    def __init__(
        self, session: EditorSession, library: Library, tasks: Tasks, *, seq: int, clock: Clock
    ) -> None:
        super().__init__(session)
        self._session = session
        self._library = library
        self._tasks = tasks
        self._clock = clock
        self._seq = seq
        self._checkpoint_seq = seq
        self._checkpoint_fails = False
        self._waiting: deque[JournalEntry] = deque()
        self._state = SaveState.SAVED
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._checkpoint_in_background)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._write_again)
        # A future calls back on the store's thread; the signal carries it over to this one.
        self._written.connect(self._note_written, Qt.ConnectionType.QueuedConnection)
        session.document_changed.connect(self._record)

    @property
    def state(self) -> SaveState:
        """How things stand."""
        return self._state

    @property
    def seq(self) -> int:
        """Number of the last change."""
        return self._seq

    @Slot(object)
    def _record(self, change: Change) -> None:
        self._seq += 1
        entry = JournalEntry.model_validate(
            {
                "seq": self._seq,
                "origin": change.origin,
                "label": change.label,
                "edit": change.edit,
                "diff": change.diff,
                "at": self._clock(),
                "step": change.step,
                "gesture": change.gesture,
                "selection": change.found,
            }
        )
        self._waiting.append(entry)
        if self._state is not SaveState.FAILED:
            self._show(SaveState.SAVING)
            self._write(entry)
        if self._seq - self._checkpoint_seq >= CHECKPOINT_AFTER:
            self._checkpoint_in_background()
        else:
            self._idle.start()

    def _write(self, entry: JournalEntry) -> None:
        future = self._library.append(self._session.document.id, entry)
        future.add_done_callback(partial(self._tell_written, entry))

    def _tell_written(self, entry: JournalEntry, future: Future[None]) -> None:
        error = future.exception()
        self._written.emit((entry, error))

    @Slot(object)
    def _note_written(self, result: tuple[JournalEntry, BaseException | None]) -> None:
        entry, error = result
        if error is None:
            self._waiting = deque(waiting for waiting in self._waiting if waiting.seq != entry.seq)
            if not self._waiting:
                if self._state is SaveState.FAILED:
                    self.recovered.emit()
                self._show(SaveState.SAVED)
            elif self._state is SaveState.FAILED:
                self._write(self._waiting[0])
            return
        if not isinstance(error, ExitStudioError):
            raise error
        if self._state is not SaveState.FAILED:
            self.failed.emit(error)
        self._show(SaveState.FAILED)
        self._retry.start()

    @Slot()
    def _write_again(self) -> None:
        """Write what is missing, one after the other, oldest first."""
        if self._waiting:
            self._write(self._waiting[0])

    def _show(self, state: SaveState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    @Slot()
    def _checkpoint_in_background(self) -> None:
        if self._state is not SaveState.FAILED and self._seq != self._checkpoint_seq:
            self._tasks.start(self._checkpoint_and_tell(), name="checkpoint")

    async def _checkpoint_and_tell(self) -> None:
        error = await self._checkpoint()
        if error is None:
            if self._checkpoint_fails and self._state is not SaveState.FAILED:
                self.recovered.emit()
            self._checkpoint_fails = False
        elif not self._checkpoint_fails:
            self._checkpoint_fails = True
            self.failed.emit(error)

    async def _checkpoint(self) -> LibraryError | None:
        """Write the whole document, so that opening it needs no replay.

        A failure loses nothing, for the journal has every change; the next pause tries again.
        """
        seq, document = self._seq, self._session.document
        before, self._checkpoint_seq = self._checkpoint_seq, seq
        self._idle.stop()
        try:
            await self._library.checkpoint(document.id, document, seq)
        except LibraryError as error:
            log.warning("no checkpoint: %s", error)
            self._checkpoint_seq = before
            self._idle.start()
            return error
        self.checkpointed.emit(Checkpoint(document, seq))
        return None

    async def close(self) -> None:
        """Write what is missing, then checkpoint.

        Raises:
            LibraryError: changes could not be written; they are still on the screen.
        """
        self._retry.stop()
        try:
            for entry in tuple(self._waiting):
                # One that is on its way already is written once: the library knows its number.
                await asyncio.wrap_future(self._library.append(self._session.document.id, entry))
                self._note_written((entry, None))
        except LibraryError as error:
            self.failed.emit(error)
            self._show(SaveState.FAILED)
            self._retry.start()
            raise
        if self._seq != self._checkpoint_seq:
            await self._checkpoint()
        self._idle.stop()
