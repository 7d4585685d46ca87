# SPDX-License-Identifier: MIT
"""The menu of the campaigns that were open last."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow

from exit_studio.ui.actions import make_action
from exit_studio.ui.recent import RecentMenu
from tests.ui.fakes import heard
from tests.ui.rig import Rig


@pytest.fixture
def window(rig: Rig) -> QMainWindow:
    made = QMainWindow()
    rig.qtbot.addWidget(made)
    return made


@pytest.fixture
def menu(rig: Rig, window: QMainWindow) -> RecentMenu:
    return RecentMenu(make_action("recent", window, rig.theme, window.close), window)


def test_without_campaigns_it_is_greyed(menu: RecentMenu) -> None:
    assert not menu.menuAction().isEnabled()


def test_it_offers_campaigns_by_number_and_name(menu: RecentMenu) -> None:
    menu.show_campaigns([("c_a", "Spring & summer"), ("c_b", " ")])

    assert menu.menuAction().isEnabled()
    assert [action.text() for action in menu.actions()] == [
        "&1  Spring && summer",
        "&2  Campaign without a name",
    ]
    assert menu.actions()[0].toolTip() == "Open “Spring & summer”"


def test_the_tenth_has_a_key_too(menu: RecentMenu) -> None:
    menu.show_campaigns([(f"c_{number}", "Spring") for number in range(10)])

    assert menu.actions()[-1].text() == "1&0  Spring"


def test_a_long_name_does_not_make_a_wide_menu(menu: RecentMenu) -> None:
    menu.show_campaigns([("c_a", "Frühjahrskampagne für Stammkundinnen " * 3)])

    assert menu.actions()[0].text().endswith("…")


def test_choosing_one_asks_for_it(menu: RecentMenu) -> None:
    chosen = heard(menu.campaign_chosen)
    menu.show_campaigns([("c_a", "Spring"), ("c_b", "Autumn")])

    menu.actions()[1].trigger()

    assert chosen == ["c_b"]
