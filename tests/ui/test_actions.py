# SPDX-License-Identifier: MIT
"""Actions and menus: the one table of words, tips and keys."""

from __future__ import annotations

from itertools import chain

import pytest
from PySide6.QtWidgets import QMainWindow, QMenu

from exit_studio.ui.actions import _SPECS as SPECS
from exit_studio.ui.actions import MENUS, add_menus, make_action, spec
from tests.ui.fakes import heard
from tests.ui.rig import Rig


@pytest.fixture
def window(rig: Rig) -> QMainWindow:
    made = QMainWindow()
    rig.qtbot.addWidget(made)
    return made


def test_no_key_is_given_twice() -> None:
    keys = list(chain.from_iterable(each.keys for each in SPECS.values()))

    assert sorted(keys) == sorted(set(keys))


def test_each_action_stands_in_a_menu_that_exists() -> None:
    assert {each.menu for each in SPECS.values()} == {menu for menu, _ in MENUS}


def test_an_action_has_its_words_keys_and_icon(rig: Rig, window: QMainWindow) -> None:
    ran = heard(window.windowTitleChanged)

    action = make_action("new", window, rig.theme, lambda: window.setWindowTitle("ran"))
    action.trigger()

    assert action.text() == "&New campaign"
    assert action.toolTip() == "Start a new campaign (Ctrl+N)"
    assert action.statusTip() == "Start a new campaign"
    assert action.shortcut().toString() == "Ctrl+N"
    assert not action.icon().isNull()
    assert ran == ["ran"]


def test_menus_hold_what_a_window_has_in_the_order_of_the_table(
    rig: Rig, window: QMainWindow
) -> None:
    names = ("about", "quit", "new")
    actions = {name: make_action(name, window, rig.theme, window.close) for name in names}

    add_menus(window, actions)

    menus = [menu for menu in window.menuBar().findChildren(QMenu, "") if menu.title()]
    menus = menus or [menu for menu in window.findChildren(QMenu) if menu.title()]
    assert [
        (menu.title(), [action.objectName() for action in menu.actions()]) for menu in menus
    ] == [
        ("&File", ["new", "quit"]),
        ("He&lp", ["about"]),
    ]


def test_an_unknown_action_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        spec("fly")
