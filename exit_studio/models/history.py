# SPDX-License-Identifier: MIT
"""Undo and redo: a list of diffs with words, merging while one types, and gestures.

Knows no clock: whoever applies an edit says when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import ValidationError

from exit_studio.errors import EditRejected
from exit_studio.models.campaign import Campaign
from exit_studio.models.diff import Diff, diff
from exit_studio.models.edits.base import BaseEdit
from exit_studio.models.ids import RecordId
from exit_studio.models.record import first_problem

__all__ = ["MERGE_WINDOW", "Change", "Entry", "History", "Origin"]

MERGE_WINDOW = timedelta(seconds=1)
"""Edits with one merge key that follow each other within this make one undo step."""


class Origin(StrEnum):
    """Why the document changed."""

    USER = "user"
    UNDO = "undo"
    REDO = "redo"
    ROLLBACK = "rollback"
    SYNC = "sync"


@dataclass(frozen=True, slots=True)
class Change:
    """A step from one document to the next.

    Attributes:
        document: The document after it.
        diff: What differs.
        edit: The wish that caused it, None for undo, redo and rollback.
        selection: Addresses to select now, or None to keep what is selected.
    """

    document: Campaign
    diff: Diff
    origin: Origin
    label: str
    edit: BaseEdit | None = None
    selection: tuple[RecordId, ...] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One undo step, with the selection that it found."""

    label: str
    diff: Diff
    selection: tuple[RecordId, ...]
    merge_key: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class _Gesture:
    label: str
    start: Campaign
    selection: tuple[RecordId, ...]
    at: datetime


class History:
    """The document of an editor, how it came to be, and what was taken back.

    Attributes:
        document: The document as it is now.
    """

    def __init__(self, document: Campaign) -> None:
        self.document = document
        self._done: list[Entry] = []
        self._undone: list[Entry] = []
        self._gesture: _Gesture | None = None

    @property
    def undo_label(self) -> str | None:
        """Words of the step that `undo` would take back, or None."""
        if self._gesture is not None and self.document is not self._gesture.start:
            return self._gesture.label
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """Words of the step that `redo` would bring back, or None."""
        return self._undone[-1].label if self._undone and self._gesture is None else None

    @property
    def in_gesture(self) -> bool:
        """Whether edits are being gathered into one step."""
        return self._gesture is not None

    def apply(
        self, edit: BaseEdit, *, at: datetime, selection: Sequence[RecordId] = ()
    ) -> Change | None:
        """Carry out `edit`; None if the document stays as it is.

        Raises:
            EditRejected: the document does not allow it; nothing has changed.
        """
        try:
            after = edit.apply(self.document)
        except ValidationError as error:
            place, words = first_problem(error)
            where = "".join(f"{step}: " for step in place)
            raise EditRejected(
                f"{edit.label}: {where}{words}.", hint="Nothing was changed."
            ) from error
        changed = diff(self.document, after)
        if not changed:
            return None
        self.document = after
        if self._gesture is None:
            self._undone.clear()
            self._push(Entry(edit.label, changed, tuple(selection), edit.merge_key, at))
        return Change(after, changed, Origin.USER, edit.label, edit)

    def _push(self, entry: Entry) -> None:
        last = self._done[-1] if self._done else None
        if last is None or not _merges(last, entry):
            self._done.append(entry)
            return
        joined = last.diff.then(entry.diff)
        if joined:
            self._done[-1] = replace(entry, diff=joined, selection=last.selection)
        else:
            self._done.pop()

    def undo(self) -> Change | None:
        """Take the last step back; None if there is none. An open gesture is finished first."""
        self.commit_gesture()
        if not self._done:
            return None
        entry = self._done.pop()
        self.close_step()
        self._undone.append(entry)
        back = entry.diff.inverse()
        self.document = back.apply(self.document)
        return Change(self.document, back, Origin.UNDO, entry.label, selection=entry.selection)

    def redo(self) -> Change | None:
        """Bring the last step back that was taken back; None if there is none."""
        self.commit_gesture()
        if not self._undone:
            return None
        entry = self._undone.pop()
        self._done.append(replace(entry, merge_key=None))
        self.document = entry.diff.apply(self.document)
        return Change(self.document, entry.diff, Origin.REDO, entry.label)

    def begin_gesture(
        self, label: str, *, at: datetime, selection: Sequence[RecordId] = ()
    ) -> None:
        """From here on all edits make one step called `label`, until `commit_gesture`.

        Raises:
            EditRejected: a gesture is going on already.
        """
        if self._gesture is not None:
            raise EditRejected("Finish what you are doing first.")
        self._gesture = _Gesture(label, self.document, tuple(selection), at)

    def commit_gesture(self) -> None:
        """End the gesture; what it changed is one undo step. Nothing happens without a gesture."""
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return
        changed = diff(gesture.start, self.document)
        if changed:
            self._undone.clear()
            self._done.append(Entry(gesture.label, changed, gesture.selection, None, gesture.at))

    def rollback_gesture(self) -> Change | None:
        """End the gesture as if it had not been; None if it changed nothing."""
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return None
        back = diff(self.document, gesture.start)
        if not back:
            return None
        self.document = gesture.start
        return Change(
            gesture.start, back, Origin.ROLLBACK, gesture.label, selection=gesture.selection
        )

    def close_step(self) -> None:
        """Let the next edit start a step of its own, as when the user has turned elsewhere."""
        if self._done:
            self._done[-1] = replace(self._done[-1], merge_key=None)


def _merges(last: Entry, entry: Entry) -> bool:
    return (
        entry.merge_key is not None
        and last.merge_key == entry.merge_key
        and entry.at - last.at <= MERGE_WINDOW
    )
