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
from exit_studio.models.diff import Diff, StoredDiff, diff
from exit_studio.models.edits.base import BaseEdit
from exit_studio.models.ids import RecordId
from exit_studio.models.record import first_problem

__all__ = ["MERGE_WINDOW", "MOST_STEPS", "Change", "Entry", "History", "Origin", "Past"]

MERGE_WINDOW = timedelta(seconds=1)
"""Edits with one merge key that follow each other within this make one undo step."""
MOST_STEPS = 3_000
"""Steps that can be undone; older ones are let go."""


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
        step: Number of the undo step that it belongs to. With it, `gesture` and `found`, the steps
            can be told again from what was written down of each change; see `past`.
        gesture: Words of the gesture that it is a part of.
        found: What was selected before it.
    """

    document: Campaign
    diff: Diff
    origin: Origin
    label: str
    edit: BaseEdit | None = None
    selection: tuple[RecordId, ...] | None = None
    step: int = 0
    gesture: str | None = None
    found: tuple[RecordId, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One undo step, with the selection that it found.

    Attributes:
        step: Its number. Later steps have higher ones, and none is used again.
    """

    label: str
    diff: Diff | StoredDiff
    selection: tuple[RecordId, ...]
    merge_key: str | None
    at: datetime
    step: int = 0


@dataclass(frozen=True, slots=True)
class Past:
    """What can be undone and redone when an editor is opened again.

    Attributes:
        done: The steps that led to the document, the oldest first.
        undone: The steps that were taken back, the last one is redone first.
        last_step: The highest number that any step has had.
    """

    done: tuple[Entry, ...] = ()
    undone: tuple[Entry, ...] = ()
    last_step: int = 0


@dataclass(frozen=True, slots=True)
class _Gesture:
    label: str
    start: Campaign
    selection: tuple[RecordId, ...]
    at: datetime
    step: int


class History:
    """The document of an editor, how it came to be, and what was taken back.

    Attributes:
        document: The document as it is now.
    """

    def __init__(self, document: Campaign, past: Past | None = None) -> None:
        past = past or Past()
        self.document = document
        self._done = list(past.done[-MOST_STEPS:])
        self._undone = list(past.undone)
        self._last_step = past.last_step
        self._gesture: _Gesture | None = None
        self._read_ahead()

    @property
    def done(self) -> tuple[Entry, ...]:
        """The steps that can be undone, the oldest first; an open gesture is not among them."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Entry, ...]:
        """The steps that can be redone, the one that comes next last."""
        return tuple(self._undone)

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
        done = Change(after, changed, Origin.USER, edit.label, edit, found=tuple(selection))
        if self._gesture is not None:
            gesture = self._gesture
            return replace(done, step=gesture.step, gesture=gesture.label, found=gesture.selection)
        self._undone.clear()
        entry = Entry(edit.label, changed, tuple(selection), edit.merge_key, at)
        return replace(done, step=self._push(entry, changed))

    def _push(self, entry: Entry, changed: Diff) -> int:
        """Make a step of `entry`, or a part of the last one; return the step's number."""
        last = self._done[-1] if self._done else None
        if last is None or isinstance(last.diff, StoredDiff) or not _merges(last, entry):
            return self._append(entry)
        joined = last.diff.then(changed)
        if joined:
            self._done[-1] = replace(entry, diff=joined, selection=last.selection, step=last.step)
        else:
            self._done.pop()
            self._read_ahead()
        return last.step

    def _append(self, entry: Entry) -> int:
        step = entry.step or self._next_step()
        self._done.append(replace(entry, step=step))
        del self._done[:-MOST_STEPS]
        return step

    def _next_step(self) -> int:
        self._last_step += 1
        return self._last_step

    def _read_ahead(self) -> None:
        """Read the steps that come next, so that nothing is offered that cannot be done.

        One that does not fit is cut off with all behind it: an older release may have made it.
        """
        for stack, back in ((self._done, True), (self._undone, False)):
            if not stack or isinstance(stack[-1].diff, Diff):
                continue
            try:
                found = stack[-1].diff.read()
                (found.inverse() if back else found).apply(self.document)
            except EditRejected:
                stack.clear()
            else:
                stack[-1] = replace(stack[-1], diff=found)

    def undo(self) -> Change | None:
        """Take the last step back; None if there is none. An open gesture is finished first."""
        self.commit_gesture()
        if not self._done:
            return None
        entry = self._done.pop()
        self.close_step()
        self._undone.append(entry)
        back = _diff_of(entry).inverse()
        self.document = back.apply(self.document)
        self._read_ahead()
        return Change(
            self.document,
            back,
            Origin.UNDO,
            entry.label,
            selection=entry.selection,
            step=entry.step,
        )

    def redo(self) -> Change | None:
        """Bring the last step back that was taken back; None if there is none."""
        self.commit_gesture()
        if not self._undone:
            return None
        entry = self._undone.pop()
        self._append(replace(entry, merge_key=None))
        there = _diff_of(entry)
        self.document = there.apply(self.document)
        self._read_ahead()
        return Change(self.document, there, Origin.REDO, entry.label, step=entry.step)

    def begin_gesture(
        self, label: str, *, at: datetime, selection: Sequence[RecordId] = ()
    ) -> None:
        """From here on all edits make one step called `label`, until `commit_gesture`.

        Raises:
            EditRejected: a gesture is going on already.
        """
        if self._gesture is not None:
            raise EditRejected("Finish what you are doing first.")
        self._gesture = _Gesture(label, self.document, tuple(selection), at, self._next_step())

    def commit_gesture(self) -> None:
        """End the gesture; what it changed is one undo step. Nothing happens without a gesture."""
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return
        changed = diff(gesture.start, self.document)
        if changed:
            self._undone.clear()
            self._append(
                Entry(gesture.label, changed, gesture.selection, None, gesture.at, gesture.step)
            )

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
            gesture.start,
            back,
            Origin.ROLLBACK,
            gesture.label,
            selection=gesture.selection,
            step=gesture.step,
        )

    def close_step(self) -> None:
        """Let the next edit start a step of its own, as when the user has turned elsewhere."""
        if self._done:
            self._done[-1] = replace(self._done[-1], merge_key=None)


def _diff_of(entry: Entry) -> Diff:
    # What can be done next was read ahead.
    return entry.diff if isinstance(entry.diff, Diff) else entry.diff.read()


def _merges(last: Entry, entry: Entry) -> bool:
    return (
        entry.merge_key is not None
        and last.merge_key == entry.merge_key
        and entry.at - last.at <= MERGE_WINDOW
    )
