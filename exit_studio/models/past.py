# SPDX-License-Identifier: MIT
"""From the changes that were written down to the steps that can be undone, as before a restart.

A restart ends the step that was open. What cannot be followed takes the steps before it away, and
never more than that: the document does not come from here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from exit_studio.models.diff import StoredDiff
from exit_studio.models.history import Entry, Origin, Past

__all__ = ["KeptChange", "past_of"]


class KeptChange(NamedTuple):
    """One change as the journal has it: texts, most of which are never read again.

    Attributes:
        step: As in `history.Change`; 0 for one that was written before steps were kept.
        selection: JSON list of what was selected before it, or None for nothing.
        diff: JSON of the diff.
        at: When it was made, in ISO 8601.
    """

    origin: str
    label: str
    step: int
    gesture: str | None
    selection: str | None
    diff: str
    at: str


@dataclass(slots=True)
class _Step:
    """A step that grows."""

    changes: list[KeptChange]
    is_closed: bool = False

    @property
    def number(self) -> int:
        return self.changes[0].step

    @property
    def diff(self) -> StoredDiff:
        return StoredDiff(tuple(change.diff for change in self.changes))

    @property
    def is_nothing(self) -> bool:
        # One change alone always does something.
        return len(self.changes) > 1 and self.diff.is_nothing

    def entry(self) -> Entry:
        first, last = self.changes[0], self.changes[-1]
        return Entry(
            label=last.label if last.gesture is None else last.gesture,
            diff=self.diff,
            selection=tuple(json.loads(first.selection)) if first.selection else (),
            merge_key=None,
            at=datetime.fromisoformat(last.at),
            step=self.number,
        )


class _Teller:
    """Tells the steps again, change by change, by the rules of `History`."""

    def __init__(self) -> None:
        self.done: list[_Step] = []
        self.undone: list[_Step] = []
        self._gesture: _Step | None = None

    def take(self, change: KeptChange) -> None:
        if not self._belongs_to_gesture(change):
            self.finish(but_for=change.step)
        match change.origin:
            case _ if change.step < 1:
                self._cut()
            case Origin.USER:
                self._edit(change)
            case Origin.UNDO:
                self._move(self.done, self.undone, change.step)
            case Origin.REDO:
                self._move(self.undone, self.done, change.step)
            case Origin.ROLLBACK if self._gesture is not None:
                self._gesture = None
            case _:
                self._cut()

    def _belongs_to_gesture(self, change: KeptChange) -> bool:
        goes_on = change.gesture is not None or change.origin == Origin.ROLLBACK
        return self._gesture is not None and goes_on and self._gesture.number == change.step

    def _edit(self, change: KeptChange) -> None:
        if change.gesture is not None:
            if self._gesture is None:
                self._gesture = _Step([])
            self._gesture.changes.append(change)
            return
        self.undone.clear()
        last = self.done[-1] if self.done else None
        if last is not None and last.number == change.step:
            last.changes.append(change)
            last.is_closed = False
        else:
            self.done.append(_Step([change]))

    def finish(self, *, but_for: int = 0) -> None:
        """End what goes on; the last step stays open if its number is `but_for`."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None and not gesture.is_nothing:
            self.undone.clear()
            self.done.append(gesture)
        last = self.done[-1] if self.done else None
        if last is None or last.is_closed or last.number == but_for:
            return
        last.is_closed = True
        if last.is_nothing:
            self.done.pop()

    def _move(self, source: list[_Step], target: list[_Step], number: int) -> None:
        if source and source[-1].number == number:
            target.append(source.pop())
        else:
            self._cut()

    def _cut(self) -> None:
        self.done.clear()
        self.undone.clear()
        self._gesture = None


def past_of(changes: Sequence[KeptChange], *, from_the_start: bool) -> Past:
    """Return what could be undone and redone after these changes, which follow each other.

    Args:
        changes: As the journal has them; anything may stand in their texts.
        from_the_start: Whether no change was made before them. Otherwise the first step may lack
            its beginning, and is left out.
    """
    teller = _Teller()
    try:
        for change in changes if from_the_start else _without_first_step(changes):
            teller.take(change)
        teller.finish()
        return Past(
            done=tuple(step.entry() for step in teller.done),
            undone=tuple(step.entry() for step in teller.undone),
            last_step=max((change.step for change in changes), default=0),
        )
    except (ValueError, TypeError, LookupError, AttributeError):
        # A damaged file can hand out anything.
        return Past()


def _without_first_step(changes: Sequence[KeptChange]) -> Iterable[KeptChange]:
    first = changes[0].step if changes else 0
    begins = next((n for n, change in enumerate(changes) if change.step != first), len(changes))
    return changes[begins:]
