# SPDX-License-Identifier: MIT
"""The labels of one campaign or of many: ticking, narrowing by typing, adding, giving up."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from exit_studio.models.summary import CampaignSummary, DraftState
from exit_studio.ui.library.labels_popover import LabelChange, LabelsPopover
from tests.builders import NOW
from tests.ui.fakes import heard
from tests.ui.rig import OPENS_A_LIST, Rig

pytestmark = OPENS_A_LIST
ONE = CampaignSummary(
    id="c_a",
    name="One",
    look="plain",
    state=DraftState.DRAFT,
    created_at=NOW,
    edited_at=NOW,
    labels=("Sale", "Spring"),
)
TWO = replace(ONE, id="c_b", labels=("Sale", "Cart"))
IN_USE = ("Cart", "Members", "Sale", "Spring")
ON, OFF, PARTLY = (
    Qt.CheckState.Checked,
    Qt.CheckState.Unchecked,
    Qt.CheckState.PartiallyChecked,
)


def opened(rig: Rig, *campaigns: CampaignSummary) -> LabelsPopover:
    window = QWidget()
    rig.qtbot.addWidget(window)
    rig.show(window)
    rig._held.append(window)
    made = LabelsPopover(campaigns, IN_USE, window)
    made.open_at(QPoint(10, 10))
    return made


def states(popover: LabelsPopover) -> dict[str, Qt.CheckState]:
    items = [popover.list.item(row) for row in range(popover.list.count())]
    return {item.text(): item.checkState() for item in items}


def type_and_enter(popover: LabelsPopover, words: str) -> None:
    QTest.keyClicks(popover.field, words)
    QTest.keyClick(popover.field, Qt.Key.Key_Return)


def test_it_ticks_what_all_have_and_marks_what_some_have(rig: Rig) -> None:
    popover = opened(rig, ONE, TWO)

    assert states(popover) == {"Sale": ON, "Spring": PARTLY, "Cart": PARTLY, "Members": OFF}
    assert popover.field.hasFocus()
    popover.close()


def test_typing_narrows_the_labels_those_that_begin_so_first(rig: Rig) -> None:
    popover = opened(rig, ONE)

    QTest.keyClicks(popover.field, "S")

    assert list(states(popover)) == ["Sale", "Spring", "Members", "Add “S”"]
    popover.close()


def test_enter_ticks_what_was_typed_and_closes_when_nothing_is(rig: Rig) -> None:
    popover = opened(rig, ONE)
    asked = heard(popover.change_requested)

    type_and_enter(popover, "memb")
    assert popover.field.selectedText() == "memb"
    QTest.keyClick(popover.field, Qt.Key.Key_Backspace)
    QTest.keyClick(popover.field, Qt.Key.Key_Return)

    assert asked == [LabelChange(("c_a",), ("Members",), ())]


def test_a_label_that_nobody_has_can_be_added(rig: Rig) -> None:
    popover = opened(rig, ONE, TWO)
    asked = heard(popover.change_requested)

    type_and_enter(popover, "Garden")
    assert popover.field.text() == ""
    assert states(popover)["Garden"] is ON
    popover.close()

    assert asked == [LabelChange(("c_a", "c_b"), ("Garden",), ())]


def test_a_label_in_another_case_is_the_same_label(rig: Rig) -> None:
    popover = opened(rig, ONE)

    QTest.keyClicks(popover.field, "SALE")

    assert states(popover) == {"Sale": ON}
    popover.close()


def test_what_some_have_can_be_given_to_all_or_taken_from_all(rig: Rig) -> None:
    popover = opened(rig, ONE, TWO)
    asked = heard(popover.change_requested)
    rows = {popover.list.item(row).text(): popover.list.item(row) for row in range(4)}

    rows["Spring"].setCheckState(ON)
    rows["Cart"].setCheckState(OFF)
    rows["Sale"].setCheckState(OFF)
    popover.close()

    assert asked == [LabelChange(("c_a", "c_b"), ("Spring",), ("Sale", "Cart"))]


def test_the_arrows_walk_along_the_labels_from_the_field(rig: Rig) -> None:
    popover = opened(rig, ONE)
    QTest.keyClicks(popover.field, "s")

    QTest.keyClick(popover.field, Qt.Key.Key_Down)
    QTest.keyClick(popover.field, Qt.Key.Key_Down)
    QTest.keyClick(popover.field, Qt.Key.Key_Up)
    QTest.keyClick(popover.field, Qt.Key.Key_Return)

    assert popover.change.removed == ("Spring",)
    popover.close()


def test_escape_gives_everything_up(rig: Rig) -> None:
    popover = opened(rig, ONE)
    asked = heard(popover.change_requested)
    type_and_enter(popover, "memb")

    QTest.keyClick(popover.field, Qt.Key.Key_Escape)

    assert asked == []


def test_nothing_ticked_otherwise_asks_for_nothing(rig: Rig) -> None:
    popover = opened(rig, ONE)
    asked = heard(popover.change_requested)
    type_and_enter(popover, "sal")
    popover.field.setCursorPosition(0)
    QTest.keyClick(popover.field, Qt.Key.Key_Return)

    popover.close()

    assert asked == []
