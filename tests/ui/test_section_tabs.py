# SPDX-License-Identifier: MIT
"""The tabs of the sections: state as shape and as word, chosen by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from exit_studio.ui.section import SectionState
from exit_studio.ui.section_tabs import SectionTabs
from exit_studio.ui.theme import ThemeChoice
from tests.ui.fakes import heard
from tests.ui.rig import Rig


@pytest.fixture
def tabs(rig: Rig) -> SectionTabs:
    made = SectionTabs(("Start", "Who", "Overview"), rig.theme)
    rig.place(made)
    return made


def mark(tabs: SectionTabs, index: int) -> QImage:
    return tabs.tabIcon(index).pixmap(18, 18).toImage()


def test_each_state_is_another_mark_and_another_word(tabs: SectionTabs) -> None:
    marks, words = [], []
    for state in SectionState:
        tabs.show_state(0, state)
        marks.append(mark(tabs, 0))
        words.append(tabs.tabToolTip(0))

    assert words == ["Start: not filled in yet", "Start: needs attention", "Start: ready"]
    assert marks[0] != marks[1] != marks[2] != marks[0]


def test_an_empty_section_has_its_number(tabs: SectionTabs) -> None:
    for index in range(2):
        tabs.show_state(index, SectionState.EMPTY)

    assert mark(tabs, 0) != mark(tabs, 1)


def test_marks_follow_the_theme(rig: Rig, tabs: SectionTabs) -> None:
    tabs.show_state(0, SectionState.READY)
    before = mark(tabs, 0)

    rig.theme.choose(ThemeChoice.DARK)

    assert mark(tabs, 0) != before


def test_arrow_keys_choose_a_section(tabs: SectionTabs) -> None:
    chosen = heard(tabs.section_chosen)
    tabs.setFocus()

    QTest.keyClick(tabs, Qt.Key.Key_Right)

    assert chosen == [1]
