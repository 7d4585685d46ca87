# SPDX-License-Identifier: MIT
"""The left column: parts of the library, labels, saved views, each with its number."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidgetItem, QMenu

from exit_studio.models.library_view import Counts, LibraryView, SavedView, Scope, Sort
from exit_studio.ui.library.navigation import Navigation, NavigationList
from tests.ui.fakes import heard
from tests.ui.rig import OPENS_A_LIST, Rig

SALES = SavedView("Sales", LibraryView(labels=("Sale",)))
WAITING = SavedView("To do", LibraryView(scope=Scope.WAITING, sort=Sort.NAME))
COUNTS = Counts({Scope.ALL: 12, Scope.TRASH: 3}, {"Cart": 2, "Sale": 5})


@pytest.fixture
def navigation(rig: Rig) -> Navigation:
    made = Navigation(rig.theme)
    rig.qtbot.addWidget(made)
    made.resize(216, 800)
    rig.show(made)
    made.show_counts(COUNTS)
    return made


def press(part: NavigationList, row: int) -> None:
    place = part.visualItemRect(part.item(row)).center()
    QTest.mouseClick(part.viewport(), Qt.MouseButton.LeftButton, pos=place)


def counts(part: NavigationList) -> list[tuple[str, object]]:
    role = Qt.ItemDataRole.UserRole + 1
    return [(item.text(), item.data(role)) for item in part.entries()]


def type_name(part: NavigationList, name: str) -> None:
    field = part.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    # Qt takes what was typed when the key has been dealt with.
    QApplication.processEvents()


def test_parts_and_labels_tell_how_many_there_are(navigation: Navigation) -> None:
    assert counts(navigation.scopes) == [
        ("All campaigns", 12),
        ("Drafts", 0),
        ("Live", 0),
        ("Waiting", 0),
        ("Archive", 0),
        ("Trash", 3),
    ]
    assert counts(navigation.labels) == [("Cart", 2), ("Sale", 5)]


def test_a_library_without_labels_shows_none(navigation: Navigation) -> None:
    navigation.show_counts(Counts())

    assert not navigation.labels.isVisible()
    assert not navigation.views.isVisible()


def test_a_part_is_gone_to_by_mouse_and_by_arrows(navigation: Navigation) -> None:
    asked = heard(navigation.scope_requested)

    press(navigation.scopes, 2)
    QTest.keyClick(navigation.scopes, Qt.Key.Key_Down)

    assert asked == [Scope.LIVE, Scope.WAITING]


def test_labels_are_picked_together_and_one_by_one(navigation: Navigation) -> None:
    asked = heard(navigation.labels_requested)

    press(navigation.labels, 0)
    press(navigation.labels, 1)
    press(navigation.labels, 0)

    assert asked == [("Cart",), ("Cart", "Sale"), ("Sale",)]


def test_showing_asks_for_nothing(navigation: Navigation) -> None:
    asked = [heard(navigation.scope_requested), heard(navigation.labels_requested)]

    navigation.show_view(LibraryView(scope=Scope.TRASH, labels=("sale",)))

    assert asked == [[], []]
    assert navigation.scopes.currentRow() == 5
    assert [item.text() for item in navigation.labels.selectedItems()] == ["Sale"]


def test_a_label_that_is_picked_stays_in_sight(navigation: Navigation) -> None:
    navigation.show_view(LibraryView(labels=("Sale",)))

    navigation.show_counts(Counts({}, {"Cart": 1}))

    assert counts(navigation.labels) == [("Cart", 1), ("Sale", 0)]


def test_a_saved_view_is_gone_to_by_mouse_and_by_enter(navigation: Navigation) -> None:
    navigation.show_saved_views((SALES, WAITING))
    asked = heard(navigation.view_requested)

    press(navigation.views, 1)
    navigation.views.setCurrentRow(0)
    QTest.keyClick(navigation.views, Qt.Key.Key_Return)

    assert asked == [WAITING.view, SALES.view]


def test_the_saved_view_that_is_shown_is_marked(navigation: Navigation) -> None:
    navigation.show_saved_views((SALES, WAITING))

    navigation.show_view(WAITING.view)

    assert [item.text() for item in navigation.views.selectedItems()] == ["To do"]


def test_what_narrows_the_library_can_be_saved_under_a_name(navigation: Navigation) -> None:
    saved = heard(navigation.saved_views_changed)
    assert not navigation.save_button.isVisible()
    navigation.show_view(SALES.view)

    QTest.mouseClick(navigation.save_button, Qt.MouseButton.LeftButton)
    type_name(navigation.views, "Sales")

    assert saved == [(SavedView("Sale", SALES.view),), (SALES,)]
    assert counts(navigation.views) == [("Sales", None)]


def test_a_saved_view_is_renamed_by_its_key(navigation: Navigation) -> None:
    navigation.show_saved_views((SALES, WAITING))
    saved = heard(navigation.saved_views_changed)
    navigation.views.setFocus()
    navigation.views.setCurrentRow(1)

    QTest.keyClick(navigation.views, Qt.Key.Key_F2)
    type_name(navigation.views, "  Urgent ")

    assert saved == [(SALES, SavedView("Urgent", WAITING.view))]


def test_a_saved_view_keeps_its_name_when_none_is_typed(navigation: Navigation) -> None:
    navigation.show_saved_views((SALES,))
    saved = heard(navigation.saved_views_changed)
    navigation.views.setFocus()
    navigation.views.setCurrentRow(0)

    QTest.keyClick(navigation.views, Qt.Key.Key_F2)
    type_name(navigation.views, " ")

    assert saved == []
    assert counts(navigation.views) == [("Sales", None)]


def test_a_saved_view_is_removed_by_its_key(navigation: Navigation) -> None:
    navigation.show_saved_views((SALES, WAITING))
    saved = heard(navigation.saved_views_changed)
    navigation.views.setFocus()
    navigation.views.setCurrentRow(0)

    QTest.keyClick(navigation.views, Qt.Key.Key_Delete)
    QTest.keyClick(navigation.views, Qt.Key.Key_Delete)

    assert saved == [(WAITING,), ()]
    assert not navigation.views.isVisible()


@OPENS_A_LIST
def test_the_right_button_offers_to_rename_and_to_remove(navigation: Navigation) -> None:
    navigation.show_saved_views((SALES,))
    item: QListWidgetItem = navigation.views.item(0)
    place: QPoint = navigation.views.visualItemRect(item).center()

    navigation.views.customContextMenuRequested.emit(place)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["&Rename", "Re&move"]
    menu.close()
