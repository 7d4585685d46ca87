# SPDX-License-Identifier: MIT
"""What is one step of undo, and what it is called. That steps are exact: `test_history_laws.py`."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from typing_extensions import override

from exit_studio.errors import EditRejected
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import (
    BaseEdit,
    RenameCampaign,
    SetContent,
    SetFrame,
    SetGoalEvents,
    SetStyle,
)
from exit_studio.models.goal import GoalEvent
from exit_studio.models.history import MERGE_WINDOW, Change, History, Origin
from exit_studio.models.popup import Modal
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import plain, rich
from exit_studio.models.style import Style
from exit_studio.models.values import Device
from tests.builders import BUTTON, HEADING, NOW, POPUP, TEXT, a_campaign

AN_INSTANT = timedelta(milliseconds=1)


@pytest.fixture
def history() -> History:
    return History(a_campaign())


def write(text: str, element: str = HEADING) -> SetContent:
    return SetContent(element_id=element, content=rich(text))


def colour(value: str, field: str = "color") -> SetStyle:
    style = Style.model_validate({field: value})
    return SetStyle(target_id=HEADING, device=Device.DESKTOP, style=style)


def apply(history: History, edit: BaseEdit, at: datetime = NOW) -> Change:
    change = history.apply(edit, at=at)
    assert change is not None
    return change


def steps(history: History) -> list[str]:
    """Undo everything; the labels of the steps, newest first."""
    labels = []
    while (change := history.undo()) is not None:
        labels.append(change.label)
    return labels


def heading(history: History) -> str:
    return plain(history.document.text_element(HEADING).content)


def test_a_new_history_has_nothing_to_undo(history: History) -> None:
    assert (history.undo_label, history.redo_label) == (None, None)
    assert (history.undo(), history.redo()) == (None, None)
    assert history.document == a_campaign()


def test_the_menu_says_what_undo_and_redo_would_do(history: History) -> None:
    apply(history, RenameCampaign(name="Spring"))
    apply(history, colour("#112233"))
    assert (history.undo_label, history.redo_label) == ("Change style", None)
    history.undo()
    assert (history.undo_label, history.redo_label) == ("Rename campaign", "Change style")
    history.undo()
    assert (history.undo_label, history.redo_label) == (None, "Rename campaign")
    history.redo()
    assert (history.undo_label, history.redo_label) == ("Rename campaign", "Change style")


def test_each_change_says_where_it_came_from(history: History) -> None:
    edit = RenameCampaign(name="Spring")
    done = apply(history, edit)
    assert (done.origin, done.edit, done.label) == (Origin.USER, edit, "Rename campaign")
    undone = history.undo()
    assert undone is not None
    assert (undone.origin, undone.edit, undone.diff) == (Origin.UNDO, None, done.diff.inverse())
    redone = history.redo()
    assert redone is not None
    assert (redone.origin, redone.edit, redone.diff) == (Origin.REDO, None, done.diff)


def test_typing_within_a_second_is_one_step(history: History) -> None:
    at = NOW
    for text in ("W", "Wa", "Wai", "Wait"):
        apply(history, write(text), at)
        at += MERGE_WINDOW
    assert heading(history) == "Wait"
    assert steps(history) == ["Change text"]
    assert history.document == a_campaign()


def test_a_pause_starts_a_new_step(history: History) -> None:
    apply(history, write("W"))
    apply(history, write("Wa"), NOW + MERGE_WINDOW + AN_INSTANT)
    history.undo()
    assert heading(history) == "W"
    assert history.undo_label == "Change text"


def test_the_window_is_a_second() -> None:
    assert timedelta(seconds=1) == MERGE_WINDOW


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (write("A"), write("A", TEXT)),
        (write("A"), RenameCampaign(name="A")),
        (colour("#112233"), colour("#112233", "background")),
        (
            colour("#112233"),
            SetStyle(target_id=HEADING, device=Device.PHONE, style=Style(color="#112233")),
        ),
        (
            SetGoalEvents(events=(GoalEvent(id="g_1", event="A"),)),
            SetGoalEvents(events=(GoalEvent(id="g_1", event="A"), GoalEvent(id="g_2", event="B"))),
        ),
    ],
    ids=["element", "kind", "style_field", "device", "number_of_events"],
)
def test_edits_of_different_things_do_not_merge(
    history: History, first: BaseEdit, second: BaseEdit
) -> None:
    apply(history, first)
    apply(history, second)
    assert len(steps(history)) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (write("A"), write("B")),
        (RenameCampaign(name="A"), RenameCampaign(name="B")),
        (colour("#112233"), colour("#112234")),
        (
            SetFrame(popup_id=POPUP, frame=Modal(overlay="#11223344")),
            SetFrame(popup_id=POPUP, frame=Modal(overlay="#11223345")),
        ),
    ],
    ids=["content", "name", "colour", "overlay"],
)
def test_edits_of_the_same_thing_merge(history: History, first: BaseEdit, second: BaseEdit) -> None:
    apply(history, first)
    apply(history, second)
    assert len(steps(history)) == 1


def test_typing_and_taking_it_back_leaves_no_step(history: History) -> None:
    before = heading(history)
    apply(history, write(before + "!"))
    apply(history, write(before))
    assert history.undo_label is None
    assert history.document == a_campaign()


def test_what_changes_nothing_is_no_step(history: History) -> None:
    apply(history, RenameCampaign(name="Spring"))
    history.undo()
    assert history.apply(write(heading(history)), at=NOW) is None
    assert (history.undo_label, history.redo_label) == (None, "Rename campaign")


def test_a_new_edit_forgets_what_was_undone(history: History) -> None:
    apply(history, RenameCampaign(name="Spring"))
    history.undo()
    apply(history, write("Wait"))
    assert history.redo_label is None
    assert history.redo() is None


def test_nothing_merges_into_the_step_before_an_undone_one(history: History) -> None:
    apply(history, write("W"))
    apply(history, RenameCampaign(name="Spring"))
    history.undo()
    apply(history, write("Wa"))
    history.undo()
    assert heading(history) == "W"


def test_nothing_merges_into_a_step_that_came_back(history: History) -> None:
    apply(history, write("W"))
    history.undo()
    history.redo()
    apply(history, write("Wa"))
    history.undo()
    assert heading(history) == "W"


def test_turning_elsewhere_ends_the_step(history: History) -> None:
    apply(history, write("W"))
    history.close_step()
    apply(history, write("Wa"))
    assert len(steps(history)) == 2


def test_turning_elsewhere_in_a_new_document_is_nothing(history: History) -> None:
    history.close_step()
    assert history.undo_label is None


def test_undo_selects_what_was_selected_before(history: History) -> None:
    history.apply(write("W"), at=NOW, selection=[HEADING])
    history.apply(write("Wa"), at=NOW, selection=[TEXT])
    history.apply(write("Go", BUTTON), at=NOW, selection=[BUTTON, TEXT])
    last, first = history.undo(), history.undo()
    assert last is not None
    assert first is not None
    assert last.selection == (BUTTON, TEXT)
    # The step began when the heading was selected; what was selected in its course is forgotten.
    assert first.selection == (HEADING,)


def test_redo_and_edits_keep_the_selection(history: History) -> None:
    done = history.apply(write("W"), at=NOW, selection=[HEADING])
    history.undo()
    redone = history.redo()
    assert done is not None
    assert redone is not None
    assert (done.selection, redone.selection) == (None, None)


def test_a_rejected_edit_changes_nothing(history: History) -> None:
    apply(history, RenameCampaign(name="Spring"))
    apply(history, write("Wait"))
    history.undo()
    before = history.document
    with pytest.raises(EditRejected, match="no longer"):
        history.apply(write("Wait", "gone"), at=NOW)
    assert history.document is before
    assert (history.undo_label, history.redo_label) == ("Rename campaign", "Change text")


class RemoveSteps(BaseEdit):
    """An edit that makes what no pop-up can be."""

    @property
    @override
    def label(self) -> str:
        return "Remove steps"

    @override
    def apply(self, campaign: Campaign) -> Campaign:
        return campaign.with_popup(evolve(campaign.popup(POPUP), steps=()))


def test_a_value_out_of_limits_rejects_the_edit(history: History) -> None:
    with pytest.raises(EditRejected) as caught:
        history.apply(RemoveSteps(), at=NOW)
    assert caught.value.user_message == (
        "Remove steps: steps: Tuple should have at least 1 item after validation, not 0."
    )
    assert caught.value.hint == "Nothing was changed."
    assert history.document == a_campaign()


class TestGestures:
    def test_all_of_a_gesture_is_one_step(self, history: History) -> None:
        history.begin_gesture("Move 2 elements", at=NOW, selection=[HEADING, TEXT])
        apply(history, write("A"))
        apply(history, write("B", TEXT), NOW + 10 * MERGE_WINDOW)
        history.commit_gesture()
        assert history.undo_label == "Move 2 elements"
        change = history.undo()
        assert change is not None
        assert change.selection == (HEADING, TEXT)
        assert history.document == a_campaign()
        assert history.undo_label is None

    def test_rolling_back_restores_the_start(self, history: History) -> None:
        apply(history, RenameCampaign(name="Spring"))
        start = history.document
        history.begin_gesture("Drag", at=NOW, selection=[TEXT])
        apply(history, write("A"))
        apply(history, colour("#112233"))
        change = history.rollback_gesture()
        assert change is not None
        assert (change.origin, change.selection) == (Origin.ROLLBACK, (TEXT,))
        assert history.document == start
        assert not history.in_gesture
        assert steps(history) == ["Rename campaign"]

    def test_rolling_back_keeps_what_was_undone(self, history: History) -> None:
        apply(history, RenameCampaign(name="Spring"))
        history.undo()
        history.begin_gesture("Drag", at=NOW)
        apply(history, write("A"))
        history.rollback_gesture()
        assert history.redo_label == "Rename campaign"
        assert history.redo() is not None
        assert history.document.details.name == "Spring"

    def test_a_finished_gesture_forgets_what_was_undone(self, history: History) -> None:
        apply(history, RenameCampaign(name="Spring"))
        history.undo()
        history.begin_gesture("Drag", at=NOW)
        apply(history, write("A"))
        assert history.redo_label is None
        history.commit_gesture()
        assert history.redo() is None

    def test_a_gesture_that_changes_nothing_is_no_step(self, history: History) -> None:
        history.begin_gesture("Drag", at=NOW)
        apply(history, write("A"))
        history.apply(
            SetContent(element_id=HEADING, content=a_campaign().text_element(HEADING).content),
            at=NOW,
        )
        history.commit_gesture()
        assert history.undo_label is None

    def test_rolling_back_an_idle_gesture_changes_nothing(self, history: History) -> None:
        history.begin_gesture("Drag", at=NOW)
        assert history.rollback_gesture() is None
        assert not history.in_gesture

    def test_undo_in_a_gesture_takes_the_gesture_back(self, history: History) -> None:
        apply(history, RenameCampaign(name="Spring"))
        history.begin_gesture("Drag", at=NOW)
        assert history.undo_label == "Rename campaign"
        apply(history, write("A"))
        assert history.undo_label == "Drag"
        change = history.undo()
        assert change is not None
        assert change.label == "Drag"
        assert not history.in_gesture
        assert history.undo_label == "Rename campaign"

    def test_typing_does_not_merge_into_a_gesture(self, history: History) -> None:
        history.begin_gesture("Drag", at=NOW)
        apply(history, write("A"))
        history.commit_gesture()
        apply(history, write("AB"))
        assert steps(history) == ["Change text", "Drag"]

    def test_there_is_one_gesture_at_a_time(self, history: History) -> None:
        history.begin_gesture("Drag", at=NOW)
        with pytest.raises(EditRejected):
            history.begin_gesture("Resize", at=NOW)
        assert history.in_gesture

    def test_ending_no_gesture_is_nothing(self, history: History) -> None:
        history.commit_gesture()
        assert history.rollback_gesture() is None
        assert history.undo_label is None
