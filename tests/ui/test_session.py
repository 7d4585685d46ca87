# SPDX-License-Identifier: MIT
"""The editor's session: edits in, changes out, undo, gestures, selection."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exit_studio.errors import EditRejected
from exit_studio.models.edits import RenameCampaign, SetButtonAction, SetContent
from exit_studio.models.elements import DoNothing
from exit_studio.models.history import Change, Origin
from exit_studio.models.rich_text import plain, rich
from exit_studio.ui.session import EditorSession
from tests.builders import BUTTON, HEADING, TEXT, a_campaign
from tests.ui.fakes import FakeClock, heard


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def session(qapp: QApplication, clock: FakeClock) -> EditorSession:
    return EditorSession(a_campaign(), clock=clock)


@pytest.fixture
def changes(session: EditorSession) -> list[Change]:
    """Every change that the session announces, in order."""
    return heard(session.document_changed)


def write(element: str, text: str) -> SetContent:
    return SetContent(element_id=element, content=rich(text))


def test_an_edit_changes_the_document_and_says_what_differs(
    session: EditorSession, changes: list[Change]
) -> None:
    session.submit(RenameCampaign(name="Autumn"))

    assert session.document.details.name == "Autumn"
    (change,) = changes
    assert change.document is session.document
    assert change.origin is Origin.USER
    assert set(change.diff.changes) == {"details"}


def test_an_edit_that_changes_nothing_is_no_step(
    session: EditorSession, changes: list[Change]
) -> None:
    session.submit(RenameCampaign(name=session.document.details.name))

    assert changes == []
    assert session.undo_label is None


def test_a_rejected_edit_changes_nothing_and_says_why(
    session: EditorSession, changes: list[Change]
) -> None:
    refused = heard(session.edit_rejected)
    before = session.document

    session.submit(SetButtonAction(element_id=HEADING, action=DoNothing()))

    assert session.document is before
    assert changes == []
    (error,) = refused
    assert isinstance(error, EditRejected)
    assert error.user_message == "Only a button has an action."


def test_undo_takes_a_step_back_and_redo_brings_it_again(
    session: EditorSession, clock: FakeClock, changes: list[Change]
) -> None:
    first = session.document
    session.submit(RenameCampaign(name="Autumn"))
    clock.move(minutes=1)
    session.submit(write(HEADING, "Stay"))
    last = session.document
    assert session.undo_label == "Change text"

    session.undo()
    assert (session.undo_label, session.redo_label) == ("Rename campaign", "Change text")
    session.undo()
    assert session.document == first
    session.redo()
    session.redo()

    assert session.document == last
    assert [change.origin for change in changes] == [
        Origin.USER,
        Origin.USER,
        Origin.UNDO,
        Origin.UNDO,
        Origin.REDO,
        Origin.REDO,
    ]


@pytest.mark.parametrize("step", [EditorSession.undo, EditorSession.redo])
def test_with_nothing_to_undo_or_redo_nothing_happens(
    session: EditorSession, changes: list[Change], step: Callable[[EditorSession], None]
) -> None:
    step(session)

    assert changes == []


def test_typing_without_a_pause_is_one_step(session: EditorSession, clock: FakeClock) -> None:
    before = session.document
    for text in ("S", "St", "Sta", "Stay"):
        session.submit(write(HEADING, text))
        clock.move(seconds=0.2)

    session.undo()

    assert session.document == before


def test_a_gesture_is_one_step(session: EditorSession) -> None:
    before = session.document
    with session.gesture("Rewrite the pop-up"):
        session.submit(write(HEADING, "Stay"))
        session.submit(write(TEXT, "A little"))
    assert session.undo_label == "Rewrite the pop-up"

    session.undo()

    assert session.document == before
    assert session.undo_label is None


def test_a_gesture_that_fails_takes_all_of_itself_back(
    session: EditorSession, changes: list[Change]
) -> None:
    before = session.document

    def fail() -> None:
        with session.gesture("Rewrite the pop-up"):
            session.submit(write(HEADING, "Stay"))
            raise LookupError("the mouse went away")

    with pytest.raises(LookupError, match="the mouse went away"):
        fail()

    assert session.document == before
    assert changes[-1].origin is Origin.ROLLBACK
    assert changes[-1].document == before
    assert session.undo_label is None


def test_undo_selects_what_was_selected_when_the_change_was_made(session: EditorSession) -> None:
    session.select((HEADING,))
    session.submit(write(HEADING, "Stay"))
    session.select((BUTTON,))
    selections = heard(session.selection_changed)

    session.undo()

    assert session.selection == (HEADING,)
    assert selections == [(HEADING,)]


def test_only_what_exists_can_be_selected(session: EditorSession) -> None:
    session.select((HEADING, "e_gone"))

    assert session.selection == (HEADING,)


def test_selecting_the_same_again_tells_nobody(session: EditorSession) -> None:
    session.select((HEADING,))
    selections = heard(session.selection_changed)

    session.select((HEADING,))

    assert selections == []


def test_turning_to_something_else_ends_the_step_that_was_typed(session: EditorSession) -> None:
    session.select((HEADING,))
    session.submit(write(HEADING, "S"))
    session.select((BUTTON,))
    session.select((HEADING,))
    session.submit(write(HEADING, "St"))

    session.undo()

    assert plain(session.document.text_element(HEADING).content) == "S"


def test_going_to_a_step_takes_one_step_after_the_other(
    session: EditorSession, clock: FakeClock, changes: list[Change], qtbot: QtBot
) -> None:
    for name in ("One", "Two", "Three"):
        clock.move(minutes=1)
        session.submit(RenameCampaign(name=name))
    first, _second, third = (entry.step for entry in session.done)

    session.go_to(first)
    qtbot.waitUntil(lambda: session.document.details.name == "One")
    session.go_to(third)
    qtbot.waitUntil(lambda: session.document.details.name == "Three")
    session.go_to(0)
    qtbot.waitUntil(lambda: session.document == a_campaign())

    went = [change.origin for change in changes[3:]]
    assert went == [Origin.UNDO] * 2 + [Origin.REDO] * 2 + [Origin.UNDO] * 3


def test_going_to_a_step_that_there_is_not_goes_nowhere(
    session: EditorSession, changes: list[Change]
) -> None:
    session.submit(RenameCampaign(name="One"))
    session.go_to(99)
    QApplication.processEvents()
    assert [change.origin for change in changes] == [Origin.USER]


def test_whatever_else_is_done_on_the_way_ends_it(
    session: EditorSession, clock: FakeClock, qtbot: QtBot
) -> None:
    for name in ("One", "Two", "Three"):
        clock.move(minutes=1)
        session.submit(RenameCampaign(name=name))
    session.go_to(0)
    session.undo()
    walked = session.document
    qtbot.waitUntil(lambda: not session.findChildren(QTimer)[0].isActive())
    QApplication.processEvents()
    assert session.document is walked
    assert walked.details.name == "Two"
