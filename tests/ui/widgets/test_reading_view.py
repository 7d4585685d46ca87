# SPDX-License-Identifier: MIT
"""Readings on the screen: indented, folded where they are long, and never taken for markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from exit_studio.models.reading import Reading, phrase
from exit_studio.ui.widgets.reading_view import ReadingView
from tests.ui.rig import Rig


@pytest.fixture
def view(rig: Rig) -> ReadingView:
    made = ReadingView()
    rig.place(made)
    return made


def a_list(lines: int) -> Reading:
    """A heading with lines under it, so many in all."""
    children = tuple(Reading(phrase("line {number}", number=n)) for n in range(1, lines))
    return Reading(phrase("All of this:"), children)


def test_what_stands_under_a_sentence_is_indented(view: ReadingView) -> None:
    inner = Reading(phrase("any of this:"), (Reading(phrase("a")),))

    view.show_readings((Reading(phrase("First.")), Reading(phrase("All of this:"), (inner,))))

    assert view.text == "First.\nAll of this:\n  any of this:\n    a"
    assert view.findChildren(QLabel)[0].accessibleName() == view.shown
    assert not view.fold_button.isVisible()


def test_a_long_text_is_folded_and_can_be_shown(view: ReadingView) -> None:
    view.show_readings((a_list(14),))
    assert len(view.shown.splitlines()) == 10
    assert view.fold_button.text() == "Show all 14 lines"

    QTest.mouseClick(view.fold_button, Qt.MouseButton.LeftButton)
    assert len(view.shown.splitlines()) == 14
    assert view.fold_button.text() == "Show fewer lines"
    QTest.mouseClick(view.fold_button, Qt.MouseButton.LeftButton)

    assert len(view.shown.splitlines()) == 10


def test_a_text_that_is_a_little_longer_is_shown_whole(view: ReadingView) -> None:
    view.show_readings((a_list(13),))

    assert len(view.shown.splitlines()) == 13
    assert not view.fold_button.isVisible()


def test_what_was_opened_stays_open_after_an_edit(view: ReadingView) -> None:
    view.show_readings((a_list(14),))
    view.fold_button.click()

    view.show_readings((a_list(20),))

    assert len(view.shown.splitlines()) == 20


def test_what_a_person_typed_is_no_markup(view: ReadingView) -> None:
    view.show_readings((Reading(phrase("Name: {name}", name="<b>&amp;</b>")),))

    assert view.text == "Name: <b>&amp;</b>"
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in view.findChildren(QLabel)[0].text()
