# SPDX-License-Identifier: MIT
"""Rows with icons: which one is chosen, what stays when others come, and how they are drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from exit_studio.ui.theme import Size
from exit_studio.ui.widgets.row_delegate import Row
from exit_studio.ui.widgets.row_list import RowList
from tests.ui.fakes import heard
from tests.ui.rig import Rig

ONE, TWO, THREE = (
    Row(number, "clock", title, "Today") for number, title in ((1, "One"), (2, "Two"), (3, "Three"))
)


@pytest.fixture
def rows(rig: Rig) -> RowList:
    made = RowList("Things", rig.theme)
    rig.place(made)
    made.resize(240, 200)
    made.show_rows([ONE, TWO])
    return made


def chosen(rows: RowList) -> int | None:
    return rows.chosen


def click(rows: RowList, number: int) -> None:
    place = rows.visualRect(rows.model().index(number, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_nothing_is_chosen_until_somebody_chooses(rows: RowList) -> None:
    rows.setFocus()
    assert rows.chosen is None


def test_a_click_chooses_and_activates(rows: RowList) -> None:
    told, activated = heard(rows.row_chosen), heard(rows.row_activated)
    click(rows, 1)
    assert (told, activated, rows.chosen) == ([2], [2], 2)


def test_arrows_choose_and_enter_activates(rows: RowList) -> None:
    activated = heard(rows.row_activated)
    rows.choose(1)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert (rows.chosen, activated) == (2, [])
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert activated == [2]


def test_what_is_chosen_stays_chosen_while_it_is_there(rows: RowList) -> None:
    rows.choose(2)
    told = heard(rows.row_chosen)
    rows.show_rows([THREE, ONE, replace(TWO, detail="Yesterday")])
    assert (chosen(rows), told) == (2, [])
    rows.show_rows([ONE])
    assert (chosen(rows), told) == (None, [None])


def test_the_same_rows_again_touch_nothing(rows: RowList) -> None:
    changed = heard(rows.model().dataChanged)
    rows.show_rows([ONE, TWO])
    assert changed == []


def test_slim_rows_are_lower(rows: RowList) -> None:
    heights = [rows.visualRect(rows.model().index(number, 0)).height() for number in (0, 1)]
    rows.show_rows([replace(ONE, slim=True), TWO])
    heights.append(rows.visualRect(rows.model().index(0, 0)).height())
    assert heights == [Size.TALL_ROW, Size.TALL_ROW, Size.ROW]


def test_each_state_of_a_row_looks_different(rig: Rig, rows: RowList) -> None:
    def picture(row: Row) -> QImage:
        rows.show_rows([row])
        rig.settle()
        return rows.viewport().grab().toImage()

    slim = replace(ONE, slim=True)
    pictures = [
        picture(row)
        for row in (ONE, slim, replace(slim, is_present=True), replace(slim, is_faint=True))
    ]
    assert all(one != other for n, one in enumerate(pictures) for other in pictures[:n])


def test_a_screen_reader_hears_title_and_detail(rows: RowList) -> None:
    assert rows.model().index(0, 0).data() == "One, Today"
