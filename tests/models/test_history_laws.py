# SPDX-License-Identifier: MIT
"""Undo and redo are exact, whatever was done before. Single cases are in `test_history.py`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exit_studio.errors import EditRejected
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import BaseEdit, Edit
from exit_studio.models.file import campaign_to_text
from exit_studio.models.history import Change, History
from tests.builders import NOW
from tests.strategies import EDIT_KINDS, LAW, edits

LENGTHS = (3, 10, 25)
MOST_TRIES = 5
ACTIONS = (
    ("edit",) * 5
    + ("edit_again",) * 3
    + ("undo", "undo", "redo", "begin", "commit", "rollback", "turn")
)
# Within the second in which edits merge, on its edge, and after it.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (0, 0.4, 1, 1.5))


@dataclass
class Author:
    """Works on a document as people do, and checks what each step says of itself."""

    data: st.DataObject
    history: History
    now: timedelta = timedelta(0)
    gesture_start: str = ""
    accepted: set[str] = field(default_factory=set)
    turn_of: int = 0

    def work(self) -> None:
        for _ in range(self.data.draw(st.sampled_from(LENGTHS))):
            getattr(self, self.data.draw(st.sampled_from(ACTIONS)))()

    def edit(self) -> None:
        # Each kind in its turn: drawn at will, some would hardly ever occur.
        self.turn_of = (self.turn_of + 1) % len(EDIT_KINDS)
        self.edit_again()

    def edit_again(self) -> None:
        self.now += self.data.draw(st.sampled_from(PAUSES))
        for _ in range(MOST_TRIES):
            if self.is_accepted(self.data.draw(edits(self.history.document, self.kind))):
                return

    @property
    def kind(self) -> tuple[type[BaseEdit]]:
        return (EDIT_KINDS[self.turn_of],)

    def is_accepted(self, wish: Edit) -> bool:
        before = self.history.document
        labels = self.history.undo_label, self.history.redo_label
        try:
            change = self.history.apply(wish, at=NOW + self.now)
        except EditRejected:
            assert self.history.document is before
            assert (self.history.undo_label, self.history.redo_label) == labels
            return False
        self.accepted.add(wish.kind)
        self.has_said_what_it_did(before, change)
        return True

    def undo(self) -> None:
        before = self.history.document
        self.has_said_what_it_did(before, self.history.undo())

    def redo(self) -> None:
        before = self.history.document
        self.has_said_what_it_did(before, self.history.redo())

    def begin(self) -> None:
        if not self.history.in_gesture:
            self.history.begin_gesture("Drag", at=NOW + self.now)
            self.gesture_start = campaign_to_text(self.history.document)

    def commit(self) -> None:
        before = self.history.document
        self.history.commit_gesture()
        assert self.history.document is before

    def rollback(self) -> None:
        before = self.history.document
        in_gesture = self.history.in_gesture
        self.has_said_what_it_did(before, self.history.rollback_gesture())
        if in_gesture:
            assert campaign_to_text(self.history.document) == self.gesture_start

    def turn(self) -> None:
        self.history.close_step()

    def has_said_what_it_did(self, before: Campaign, change: Change | None) -> None:
        # This is what the journal and the preview live on.
        if change is None:
            assert self.history.document is before
            return
        assert change.diff
        assert change.document is self.history.document
        assert change.diff.apply(before) == change.document


@pytest.mark.parametrize("turn_of", range(len(EDIT_KINDS)), ids=lambda n: EDIT_KINDS[n].__name__)
def test_whatever_was_done_is_undone_and_redone_exactly(
    starts: st.SearchStrategy[Campaign], turn_of: int
) -> None:
    accepted: set[str] = set()

    @settings(LAW, max_examples=25)
    @given(st.data())
    def is_exact(data: st.DataObject) -> None:
        start = data.draw(starts)
        first = campaign_to_text(start)
        history = History(start)
        author = Author(data, history, turn_of=turn_of)
        author.work()
        accepted.update(author.accepted)
        history.commit_gesture()
        last = campaign_to_text(history.document)

        there = [last]
        while history.undo() is not None:
            there.append(campaign_to_text(history.document))
        assert history.document == start
        assert there[-1] == first
        assert campaign_to_text(start) == first

        # Back to where the author had stopped: what was undone at that time stays undone.
        back = [first]
        for _ in there[1:]:
            history.redo()
            back.append(campaign_to_text(history.document))
        assert back == there[::-1]
        # No step does nothing.
        assert all(one != other for one, other in pairwise(there))

    is_exact()

    assert EDIT_KINDS[turn_of].model_fields["kind"].default in accepted
