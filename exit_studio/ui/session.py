# SPDX-License-Identifier: MIT
"""The editor's session on one campaign: takes edits, keeps the history, tells the views.

Knows nothing of widgets and nothing of disks; `autosave` listens and writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from exit_studio.errors import EditRejected
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import BaseEdit
from exit_studio.models.history import Change, Entry, History, Past
from exit_studio.models.ids import RecordId
from exit_studio.ui.ports import Clock

__all__ = ["EditorSession"]


class EditorSession(QObject):
    """One campaign being edited.

    Signals:
        document_changed (Change): the document is another one now.
        edit_rejected (EditRejected): nothing was changed; views show the true value again.
        selection_changed (tuple[RecordId, ...]): other records are selected.
    """

    document_changed = Signal(object)
    edit_rejected = Signal(object)
    selection_changed = Signal(object)

    def __init__(
        self,
        document: Campaign,
        *,
        clock: Clock,
        past: Past | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = History(document, past)
        self._clock = clock
        self._selection: tuple[RecordId, ...] = ()
        self._goal: int | None = None
        self._walk = QTimer(self)
        self._walk.setInterval(0)
        self._walk.timeout.connect(self._go_on)

    @property
    def document(self) -> Campaign:
        """The document as it is now."""
        return self._history.document

    @property
    def selection(self) -> tuple[RecordId, ...]:
        """Addresses of the selected records; never part of the document."""
        return self._selection

    @property
    def undo_label(self) -> str | None:
        """Words of what undo takes back, or None."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """Words of what redo brings back, or None."""
        return self._history.redo_label

    @property
    def done(self) -> tuple[Entry, ...]:
        """The steps that can be undone, the oldest first."""
        return self._history.done

    @property
    def undone(self) -> tuple[Entry, ...]:
        """The steps that can be redone, the one that comes next last."""
        return self._history.undone

    @Slot(object)
    def submit(self, edit: BaseEdit) -> None:
        """Carry out a wish; a rejected one changes nothing and says why."""
        self._stop_walk()
        try:
            change = self._history.apply(edit, at=self._clock(), selection=self._selection)
        except EditRejected as error:
            self.edit_rejected.emit(error)
            return
        self._announce(change)

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        self._stop_walk()
        self._announce(self._history.undo())

    @Slot()
    def redo(self) -> None:
        """Bring back what was taken back last."""
        self._stop_walk()
        self._announce(self._history.redo())

    def go_to(self, step: int) -> None:
        """Undo or redo, one step after the other, until `step` is the last that is done.

        The windows go on working meanwhile: whatever else is done ends it.

        Args:
            step: Number of a step that is done or undone; 0 takes all of them back.
        """
        numbers = {entry.step for entry in (*self.done, *self.undone)}
        if step in numbers | {0}:
            self._goal = step
            self._walk.start()

    @Slot()
    def _go_on(self) -> None:
        goal, done = self._goal, [entry.step for entry in self.done]
        if goal is None or (done[-1] if done else 0) == goal:
            self._stop_walk()
        elif goal in done or goal == 0:
            self._announce(self._history.undo())
        elif self._history.redo_label is not None:
            self._announce(self._history.redo())
        else:
            self._stop_walk()

    def _stop_walk(self) -> None:
        self._goal = None
        self._walk.stop()

    @contextmanager
    def gesture(self, label: str) -> Iterator[None]:
        """Gather all edits until the end into one undo step; an exception takes them all back."""
        self._history.begin_gesture(label, at=self._clock(), selection=self._selection)
        try:
            yield
        except BaseException:
            self._announce(self._history.rollback_gesture())
            raise
        self._history.commit_gesture()

    @Slot(object)
    def select(self, records: Sequence[RecordId]) -> None:
        """Select records that exist; others are left out."""
        known = self.document.records()
        chosen = tuple(record for record in records if record in known)
        if chosen != self._selection:
            self._selection = chosen
            self._history.close_step()
            self.selection_changed.emit(chosen)

    @Slot()
    def end_step(self) -> None:
        """The user has turned elsewhere: what is typed there is a step of its own."""
        self._history.close_step()

    def _announce(self, change: Change | None) -> None:
        if change is None:
            return
        self.document_changed.emit(change)
        if change.selection is not None:
            self.select(change.selection)
