# SPDX-License-Identifier: MIT
"""The palette over a window: searching, choosing, closing, and what a screen reader hears."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow

from exit_studio.ui.palette.finder import Entry
from exit_studio.ui.palette.found_list import FOUND_ROLE
from exit_studio.ui.palette.palette import MOST_SHOWN, PORTION, Palette
from exit_studio.ui.theme import Size
from tests.ui.fakes import heard
from tests.ui.rig import Rig

SOME = (
    Entry("action:new", "New campaign", "File", "Ctrl+N", icon="plus"),
    Entry("action:undo", "Undo", "Edit", reason="Nothing was changed yet."),
    Entry("section:1", "Go to Who", "Section"),
    Entry("campaign:c_a", "Wait, your cart misses you", "Draft"),
)


@pytest.fixture
def window(rig: Rig) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(QLineEdit())
    made.resize(1000, 700)
    rig.qtbot.addWidget(made)
    rig.show(made)
    field_of(made).setFocus()
    return made


@pytest.fixture
def palette(rig: Rig, window: QMainWindow) -> Iterator[Palette]:
    made = Palette(window, rig.theme)
    made.offer(SOME)
    rig.wait_until(lambda: not made.is_searching)
    yield made
    rig.settle()


def field_of(window: QMainWindow) -> QLineEdit:
    field = window.centralWidget()
    assert isinstance(field, QLineEdit)
    return field


def titles(palette: Palette) -> list[str]:
    model = palette.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def current(palette: Palette) -> str:
    return str(palette.list.currentIndex().data())


def type_in(rig: Rig, palette: Palette, text: str) -> None:
    QTest.keyClicks(palette.search_field, text)
    rig.wait_until(lambda: not palette.is_searching)


def press(palette: Palette, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(palette.search_field, key)


# -- searching ---------------------------------------------------------------------------------


def test_it_opens_with_all_there_is_and_the_cursor_in_its_field(palette: Palette) -> None:
    assert titles(palette) == [entry.title for entry in SOME]
    assert current(palette) == "New campaign"
    assert palette.search_field.hasFocus()


def test_a_few_letters_find_a_name(rig: Rig, palette: Palette) -> None:
    type_in(rig, palette, "wyc")

    assert titles(palette) == ["Wait, your cart misses you"]
    assert palette.list.currentIndex().data(FOUND_ROLE).places == (0, 6, 11)


def test_where_nothing_fits_it_says_so(rig: Rig, palette: Palette) -> None:
    type_in(rig, palette, "xyz")

    assert titles(palette) == []
    assert palette.nothing_label.text() == "Nothing is called “xyz”. Try fewer letters."
    assert not palette.list.isVisible()
    press(palette, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_what_is_offered_later_is_found_by_what_was_typed_before(
    rig: Rig, palette: Palette
) -> None:
    type_in(rig, palette, "spring")

    palette.offer([Entry("campaign:c_b", "Spring sale", "Live")])
    rig.wait_until(lambda: not palette.is_searching)

    assert titles(palette) == ["Spring sale"]


def test_ten_thousand_campaigns_are_searched_in_portions(rig: Rig, palette: Palette) -> None:
    many = [Entry(f"campaign:{number}", f"Campaign {number}") for number in range(10_000)]
    palette.offer(many)
    rig.wait_until(lambda: not palette.is_searching)

    QTest.keyClick(palette.search_field, Qt.Key.Key_C)

    # One key press has compared one portion, and shows the best of it at once.
    assert palette._finder.looked_at == PORTION
    assert len(titles(palette)) == MOST_SHOWN
    assert palette.is_searching
    rig.wait_until(lambda: not palette.is_searching)
    assert palette.count_label.text() == f"{MOST_SHOWN} of 10002"


# -- choosing ----------------------------------------------------------------------------------


def test_enter_does_it_and_closes(rig: Rig, window: QMainWindow, palette: Palette) -> None:
    chosen = heard(palette.chosen)
    closed = heard(palette.closed)

    press(palette, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert chosen == ["section:1"]
    assert closed == [None]
    assert field_of(window).hasFocus()


def test_a_click_does_it(palette: Palette) -> None:
    chosen = heard(palette.chosen)
    place = palette.list.visualRect(palette.list.model().index(3, 0)).center()

    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen == ["campaign:c_a"]


def test_what_is_greyed_says_why_and_stays(palette: Palette) -> None:
    chosen = heard(palette.chosen)

    press(palette, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert chosen == []
    assert palette.isVisible()
    assert palette.search_field.accessibleDescription() == "Undo, Edit, Nothing was changed yet."


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ((Qt.Key.Key_Down,), 1),
        ((Qt.Key.Key_Up,), 29),
        ((Qt.Key.Key_Tab, Qt.Key.Key_Tab), 2),
        ((Qt.Key.Key_Tab, Qt.Key.Key_Backtab), 0),
        ((Qt.Key.Key_PageDown,), Size.PALETTE_ROWS - 1),
        ((Qt.Key.Key_PageDown, Qt.Key.Key_PageUp), 0),
        ((Qt.Key.Key_End,), 29),
        ((Qt.Key.Key_End, Qt.Key.Key_PageDown), 29),
        ((Qt.Key.Key_End, Qt.Key.Key_Down), 0),
        ((Qt.Key.Key_End, Qt.Key.Key_Home), 0),
    ],
)
def test_keys_move_in_the_list(
    rig: Rig, window: QMainWindow, keys: tuple[Qt.Key, ...], row: int
) -> None:
    palette = Palette(window, rig.theme)
    palette.offer(Entry(str(number), f"Campaign {number}") for number in range(30))
    rig.wait_until(lambda: not palette.is_searching)

    press(palette, *keys)

    assert palette.list.currentIndex().row() == row
    assert palette.search_field.hasFocus()
    palette.close_palette()


def test_what_was_chosen_last_comes_first(rig: Rig, window: QMainWindow) -> None:
    palette = Palette(window, rig.theme, recent=("campaign:c_a", "section:1"))
    palette.offer(SOME)

    assert titles(palette)[:2] == ["Wait, your cart misses you", "Go to Who"]
    palette.close_palette()


# -- coming and going --------------------------------------------------------------------------


def test_escape_closes_it_and_gives_the_focus_back(window: QMainWindow, palette: Palette) -> None:
    chosen, closed = heard(palette.chosen), heard(palette.closed)

    press(palette, Qt.Key.Key_Escape)

    assert (chosen, closed) == ([], [None])
    assert not palette.isVisible()
    assert field_of(window).hasFocus()


def test_a_click_beside_it_closes_it(window: QMainWindow, palette: Palette) -> None:
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, palette.height() - 5))

    assert not palette.isVisible()
    assert field_of(window).hasFocus()


def test_whoever_goes_on_elsewhere_keeps_the_focus_there(
    rig: Rig, window: QMainWindow, palette: Palette
) -> None:
    other = QLineEdit(window)
    other.show()

    other.setFocus()

    assert other.hasFocus()
    assert not palette.isVisible()


def test_it_covers_its_window_whatever_size_that_has(
    rig: Rig, window: QMainWindow, palette: Palette
) -> None:
    window.resize(500, 400)
    rig.settle()

    assert palette.geometry() == window.rect()
    panel = palette._panel.geometry()
    assert window.rect().contains(panel)


def test_each_row_is_said_with_all_that_it_shows(palette: Palette) -> None:
    model = palette.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole

    assert model.index(0, 0).data(role) == "New campaign, File, Ctrl+N"
    assert palette.search_field.accessibleName() == "Find"
    assert palette.accessibleName() == "Command palette"
