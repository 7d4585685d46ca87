# SPDX-License-Identifier: MIT
"""Fields for names: what they offer, what Enter means, and what an empty one hands on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exit_studio.ui.widgets.controls import TextField
from exit_studio.ui.widgets.name_field import NameField
from tests.ui.fakes import heard
from tests.ui.rig import OPENS_A_LIST, Rig, leave

NAMES = ["Product Viewed", "Added To Cart", "Charged"]


@pytest.fixture
def field(rig: Rig) -> NameField:
    made = NameField("Event", lambda: NAMES)
    rig.place(made, TextField("Another"))
    made.setFocus()
    return made


def offered(field: NameField) -> list[str]:
    model = field.offers.completionModel()
    return [str(model.data(model.index(n, 0))) for n in range(model.rowCount())]


def is_open(field: NameField) -> bool:
    popup = field.offers.popup()
    return popup is not None and popup.isVisible()


@OPENS_A_LIST
def test_typing_narrows_the_list_anywhere_in_a_name_in_its_order(field: NameField) -> None:
    QTest.keyClicks(field, "D")

    assert offered(field) == ["Product Viewed", "Added To Cart", "Charged"]

    QTest.keyClicks(field, "uct")

    assert offered(field) == ["Product Viewed"]


@OPENS_A_LIST
def test_what_is_typed_already_is_not_offered(field: NameField) -> None:
    QTest.keyClicks(field, "Charged")

    assert offered(field) == []


@OPENS_A_LIST
def test_down_opens_the_whole_list(field: NameField) -> None:
    QTest.keyClick(field, Qt.Key.Key_Down)

    assert offered(field) == NAMES
    assert is_open(field)


@OPENS_A_LIST
def test_enter_goes_on_although_the_list_is_open(field: NameField) -> None:
    entered = heard(field.entered)
    QTest.keyClicks(field, "Ch")

    QTest.keyClick(field, Qt.Key.Key_Return)

    assert entered == [None]
    assert field.text() == "Ch"
    assert not is_open(field)


def test_a_name_marked_by_the_arrows_is_asked_for_when_the_field_is_left(
    field: NameField,
) -> None:
    asked = heard(field.text_requested)
    # What the arrow keys do in the open list: the line shows the name, and nobody typed.
    field.setText("Charged")

    leave(field)

    assert asked == ["Charged"]


def test_leaving_it_as_it_was_asks_for_nothing(field: NameField) -> None:
    asked = heard(field.text_requested)
    field.show_text("Charged")

    leave(field)

    assert asked == []


def test_backspace_in_an_empty_field_is_handed_on(field: NameField) -> None:
    further = heard(field.cleared_further)
    QTest.keyClicks(field, "zz")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert further == []

    QTest.keyClick(field, Qt.Key.Key_Backspace)

    assert further == [Qt.Key.Key_Backspace]
