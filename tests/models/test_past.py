# SPDX-License-Identifier: MIT
"""A restart takes no undo step away: the steps are told again from what was written down."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typing_extensions import override

from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import RenameCampaign, SetNote
from exit_studio.models.history import MOST_STEPS, Change, Entry, History, Past
from exit_studio.models.past import KeptChange, past_of
from tests.builders import NOW, a_campaign
from tests.models.test_history_laws import Author
from tests.strategies import EDIT_KINDS, LAW

SELECTED = ((), ("heading",), ("heading", "text"))


def written(change: Change) -> KeptChange:
    """A change as the journal has it."""
    return KeptChange(
        change.origin.value,
        change.label,
        change.step,
        change.gesture,
        json.dumps(change.found) if change.found else None,
        change.diff.model_dump_json(exclude_none=True),
        NOW.isoformat(),
    )


def told_again(history: History, journal: Sequence[Change]) -> History:
    """The history that a restart makes."""
    past = past_of([written(change) for change in journal], from_the_start=True)
    return History(history.document, past)


@dataclass
class Twins(Author):
    """Works on two histories at once, of which the second one is often restarted."""

    other: History = field(default_factory=lambda: History(a_campaign()))
    journal: list[Change] = field(default_factory=list)

    @override
    def has_said_what_it_did(self, before: Campaign, change: Change | None) -> None:
        super().has_said_what_it_did(before, change)
        if change is not None:
            self.journal.append(change)

    def restart(self) -> None:
        # A restart ends what goes on, in the one that is never restarted too.
        self.history.commit_gesture()
        self.history.close_step()
        self.other = told_again(self.history, self.journal)
        assert labels(self.other) == labels(self.history)


def labels(history: History) -> tuple[list[object], list[object]]:
    """All that the stacks say of their steps, but for their time and their diff."""
    return [said(entry) for entry in history.done], [said(entry) for entry in history.undone]


def said(entry: Entry) -> object:
    return entry.label, entry.selection, entry.step


@pytest.mark.parametrize("turn_of", range(len(EDIT_KINDS)), ids=lambda n: EDIT_KINDS[n].__name__)
def test_a_history_told_again_is_the_one_that_was_never_restarted(
    starts: st.SearchStrategy[Campaign], turn_of: int
) -> None:
    @settings(LAW, max_examples=20)
    @given(st.data())
    def is_the_same(data: st.DataObject) -> None:
        start = data.draw(starts)
        author = Twins(data, History(start), turn_of=turn_of)
        for _ in range(data.draw(st.integers(1, 3))):
            author.work()
            author.restart()
            # What is made from here on has to fit to what was told again.
            author.history = author.other

        kept = told_again(author.history, author.journal)
        whole = author.history
        while True:
            assert (kept.undo_label, kept.redo_label) == (whole.undo_label, whole.redo_label)
            one, other = kept.undo(), whole.undo()
            assert kept.document == whole.document
            assert (one is None) == (other is None)
            if one is None or other is None:
                break
            assert one.selection == other.selection
        assert whole.document == start
        while whole.redo() is not None:
            assert kept.redo() is not None
            assert kept.document == whole.document
        assert kept.redo() is None

    is_the_same()


def renamed(*names: str) -> tuple[History, list[Change]]:
    """A history with one step for each name, and what was written down of it."""
    history = History(a_campaign())
    journal = []
    for name in names:
        change = history.apply(RenameCampaign(name=name), at=NOW, selection=("heading",))
        assert change is not None
        journal.append(change)
        history.close_step()
    return history, journal


def test_typing_is_one_step_as_before() -> None:
    history = History(a_campaign())
    journal = [history.apply(RenameCampaign(name=name), at=NOW) for name in ("S", "Sp", "Spr")]
    again = told_again(history, [change for change in journal if change is not None])
    assert len(again.done) == 1
    again.undo()
    assert again.document == a_campaign()


def test_typing_that_ends_as_it_began_is_no_step() -> None:
    history = History(a_campaign())
    names = ("S", "Sp", a_campaign().details.name)
    journal = [history.apply(RenameCampaign(name=name), at=NOW) for name in names]
    again = told_again(history, [change for change in journal if change is not None])
    assert (again.undo_label, again.redo_label) == (None, None)


def test_a_gesture_that_a_crash_broke_off_is_one_step() -> None:
    history = History(a_campaign())
    history.begin_gesture("Tidy up", at=NOW, selection=("text",))
    journal = [
        history.apply(RenameCampaign(name="One"), at=NOW),
        history.apply(SetNote(note="Two"), at=NOW),
    ]
    again = told_again(history, [change for change in journal if change is not None])
    assert [said(entry) for entry in again.done] == [("Tidy up", ("text",), 1)]
    change = again.undo()
    assert change is not None
    assert change.selection == ("text",)
    assert again.document == a_campaign()


def test_a_gesture_that_changed_nothing_leaves_what_can_be_redone() -> None:
    history, journal = renamed("One", "Two")
    journal += [change for change in [history.undo()] if change]
    history.begin_gesture("Drag", at=NOW)
    for name in ("Three", "One"):
        change = history.apply(RenameCampaign(name=name), at=NOW)
        assert change is not None
        journal.append(change)
    history.commit_gesture()
    again = told_again(history, journal)
    assert again.redo_label == "Rename campaign"
    again.redo()
    assert again.document.details.name == "Two"


def test_new_steps_get_numbers_that_none_has_had() -> None:
    history, journal = renamed("One", "Two")
    journal += [change for change in [history.undo()] if change]
    again = told_again(history, journal)
    change = again.apply(RenameCampaign(name="Three"), at=NOW)
    assert change is not None
    assert change.step == 3


def test_what_was_written_before_steps_were_kept_cannot_be_undone() -> None:
    history, journal = renamed("One", "Two", "Three")
    rows = [written(change) for change in journal]
    rows[1] = rows[1]._replace(step=0)
    again = History(history.document, past_of(rows, from_the_start=True))
    again.undo()
    assert again.document.details.name == "Two"
    assert again.undo_label is None


def test_without_its_beginning_the_first_step_is_left_out() -> None:
    history, journal = renamed("One", "Two")
    rows = [written(change) for change in journal]
    assert len(past_of(rows, from_the_start=True).done) == 2
    assert [entry.step for entry in past_of(rows, from_the_start=False).done] == [2]
    assert past_of([], from_the_start=False) == Past()
    assert history.document.details.name == "Two"


@pytest.mark.parametrize(
    ("damage", "left"),
    [
        ({"diff": '{"changes": {"details": [{"kind": "from_the_past"}, null]}}'}, 1),
        ({"diff": '{"changes": {}}', "origin": "undo", "step": 7}, 1),
        ({"origin": "sync"}, 1),
        ({"origin": "rollback"}, 1),
        ({"at": "yesterday"}, 0),
        ({"selection": "{"}, 0),
    ],
)
def test_what_cannot_be_followed_takes_only_the_steps_before_it_away(
    damage: dict[str, Any], left: int
) -> None:
    history, journal = renamed("One", "Two", "Three")
    rows = [written(change) for change in journal]
    rows[1] = rows[1]._replace(**damage)
    again = History(history.document, past_of(rows, from_the_start=True))
    undone = 0
    while again.undo() is not None:
        undone += 1
    assert undone == left
    assert again.document.details.name == ("Two" if left else "Three")


def test_a_step_that_does_not_fit_the_document_is_never_offered() -> None:
    _history, journal = renamed("One", "Two")
    past = past_of([written(change) for change in journal], from_the_start=True)
    other = History(a_campaign(), past)
    assert other.undo_label is None
    assert other.undo() is None
    assert other.document == a_campaign()


def test_very_old_steps_are_let_go() -> None:
    history, _journal = renamed(*(f"Name {n}" for n in range(MOST_STEPS + 5)))
    assert len(history.done) == MOST_STEPS
    assert history.done[0].step == 6
