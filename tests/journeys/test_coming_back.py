# SPDX-License-Identifier: MIT
"""Closed and started again, the studio is as it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exit_studio.ui.palette.palette import Palette
from exit_studio.ui.shortcuts.shortcuts_sheet import ShortcutsSheet
from tests.journeys.person import Person, live

WHEN = 3


async def the_first_day(person: Person) -> None:
    window = person.window
    await person.sees(lambda: window.preview.is_ready, about="the sample is shown")

    # Find the way by a few letters.
    QTest.keySequence(window, "Ctrl+K")
    await person.sees(lambda: isinstance(_palette(), Palette), about="the palette")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "gwhen")
    QTest.keySequence(field, "Return")
    assert window.tabs.currentIndex() == WHEN

    # Another key for a new campaign.
    QTest.keySequence(window, "F1")
    sheet = await person.sees_dialog(ShortcutsSheet)
    QTest.keyClicks(sheet.search_field, "new campaign")
    sheet.tree.setFocus()
    QTest.keySequence(sheet.tree, "Return")
    QTest.keySequence(sheet.key_field, "Ctrl+J")
    sheet.reject()

    person.app.studio.show_library()
    library = person.app.studio.library
    assert library is not None
    # It is never narrower, and the screen of the tests is: there is no room to its side.
    library.resize(library.minimumWidth(), 640)
    library.move(0, 30)
    await person.sees(lambda: library.campaigns.rowCount() == 1, about="the list")


def _palette() -> object:
    focused = QApplication.focusWidget()
    while focused is not None and not isinstance(focused, Palette):
        focused = focused.parentWidget()
    return focused


async def the_second_day(person: Person) -> None:
    first = person.app.first
    assert first is not None
    library = first.window
    assert (library.y(), library.height()) == (30, 640)

    await person.sees(lambda: person.app.studio.windows, about="the campaign is open again")

    window = person.window
    assert window.tabs.currentIndex() == WHEN
    assert window.actions_by_id["new"].shortcut() == QKeySequence("Ctrl+J")
    assert [action.toolTip() for action in window.actions_by_id["recent"].menu().actions()] == []  # type: ignore[attr-defined]  # its stub says QObject
    await person.sees(lambda: window.preview.is_ready, about="its preview")


@pytest.mark.journey
def test_a_second_start_is_as_the_first_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    live(qtbot, tmp_path, the_first_day)
    live(qtbot, tmp_path, the_second_day)
