# SPDX-License-Identifier: MIT
"""The dialog of a new campaign: channel and template."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from exit_studio.ui.library.new_campaign_dialog import NewCampaignDialog
from tests.builders import a_blank_campaign, a_campaign
from tests.ui.fakes import heard
from tests.ui.rig import Rig


@pytest.fixture
def dialog(rig: Rig) -> NewCampaignDialog:
    parent = QWidget()
    rig.place(parent)
    templates = [("blank", a_blank_campaign()), ("cart-reminder", a_campaign())]
    made = NewCampaignDialog(templates, rig.thumbnails, parent)
    rig.show(made)
    return made


def test_it_offers_the_templates_with_pictures_and_begins_with_the_first(
    dialog: NewCampaignDialog,
) -> None:
    titles = [dialog.list.item(row).text() for row in range(dialog.list.count())]

    assert titles == ["Blank pop-up", "Cart reminder"]
    assert dialog.template == a_blank_campaign()
    assert not dialog.list.item(1).icon().isNull()
    assert dialog.channel_field.currentText() == "Web exit intent"


def test_the_templates_lie_beside_each_other(dialog: NewCampaignDialog) -> None:
    first, second = (dialog.list.visualItemRect(dialog.list.item(row)) for row in (0, 1))

    assert first.top() == second.top()
    assert not dialog.list.verticalScrollBar().isVisible()


def test_arrows_choose_and_enter_creates(dialog: NewCampaignDialog) -> None:
    finished = heard(dialog.accepted)
    assert dialog.list.hasFocus()

    QTest.keyClick(dialog.list, Qt.Key.Key_Right)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    assert finished == [None]
    assert dialog.template == a_campaign()


def test_a_double_click_creates(dialog: NewCampaignDialog) -> None:
    finished = heard(dialog.accepted)
    place = dialog.list.visualItemRect(dialog.list.item(1)).center()

    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert finished == [None]
    assert dialog.template == a_campaign()


def test_escape_creates_nothing(dialog: NewCampaignDialog) -> None:
    rejected = heard(dialog.rejected)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert rejected == [None]
