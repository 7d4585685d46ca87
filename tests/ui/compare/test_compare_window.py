# SPDX-License-Identifier: MIT
"""The window that compares two versions: pictures of both, and what differs in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from exit_studio.models.campaign import Campaign
from exit_studio.models.delivery import Delivery, StopAfter
from exit_studio.models.details import Details
from exit_studio.models.record import evolve
from exit_studio.models.versions import ComparedVersion
from exit_studio.ui.compare.compare_window import CompareWindow
from exit_studio.ui.theme import ThemeChoice
from tests.builders import a_campaign, a_heading, with_elements
from tests.ui.rig import Rig

BEFORE = evolve(
    with_elements(a_heading("Wait")),
    details=Details(name="Spring", labels=("eu",)),
    delivery=Delivery(stop_after=(StopAfter.CLICK,)),
)
AFTER = evolve(
    with_elements(a_heading("Stay")),
    details=Details(name="Spring", labels=("web",)),
    delivery=Delivery(),
)


def compared(rig: Rig, before: Campaign, after: Campaign) -> CompareWindow:
    window = CompareWindow(
        ComparedVersion("Before the sale", "2 Mar 2026 10:30", before),
        ComparedVersion("Draft", "", after),
        rig.around,
    )
    rig.qtbot.addWidget(window)
    rig.show(window)
    return window


@pytest.fixture
def window(rig: Rig) -> CompareWindow:
    return compared(rig, BEFORE, AFTER)


def words(window: CompareWindow) -> list[str]:
    return [f"{row.sign.accessibleName()}: {row.words.text()}" for row in window.rows]


def labels(window: CompareWindow) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel) if each.isVisible()]


def test_each_version_says_what_it_is(window: CompareWindow) -> None:
    assert window.before.title.text() == "Before the sale"
    assert window.before.note.text() == "2 Mar 2026 10:30"
    assert window.after.title.text() == "Draft"
    assert not window.after.note.isVisible()
    assert not window.isModal()


def test_both_are_shown_on_a_desktop_and_on_a_phone(rig: Rig, window: CompareWindow) -> None:
    pictures = (*window.before.pictures, *window.after.pictures)

    assert [picture.is_there for picture in pictures] == [True] * 4
    assert rig.pictures.drawn == 4
    desktop, phone = window.before.pictures
    assert abs(desktop.height() - phone.height()) <= 2


def test_differences_are_told_with_a_word_and_not_by_colour_alone(window: CompareWindow) -> None:
    assert words(window) == [
        "Removed: Label removed: “eu”",
        "Added: Label added: “web”",
        "Changed: Heading: “Wait” → “Stay”",
        "Removed: Reason to stop removed: a click",
    ]
    assert "4 differences, from left to right." in labels(window)
    assert [row.property("tone") for row in window.rows] == [
        "removed",
        "added",
        "changed",
        "removed",
    ]


def test_sections_in_which_nothing_differs_are_named_in_one_line(window: CompareWindow) -> None:
    assert "No differences in: Who" in labels(window)


def test_one_difference(rig: Rig) -> None:
    window = compared(rig, a_campaign(), a_campaign(details=Details(name="Spring")))

    assert len(window.rows) == 1
    assert "One difference, from left to right." in labels(window)


def test_equal_versions_say_so(rig: Rig) -> None:
    window = compared(rig, BEFORE, BEFORE)

    assert window.rows == []
    assert window.sections == ()
    assert "The two versions are the same." in labels(window)


def test_signs_are_drawn_anew_in_another_theme(rig: Rig, window: CompareWindow) -> None:
    before, told = window.rows, words(window)

    rig.theme.choose(ThemeChoice.DARK)

    assert words(window) == told
    assert set(window.rows).isdisjoint(before)


def test_escape_and_the_button_close_it(rig: Rig, window: CompareWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    rig.show(window)

    QTest.mouseClick(window.close_button, Qt.MouseButton.LeftButton)

    assert not window.isVisible()


def test_many_differences_are_folded_and_can_be_shown(rig: Rig) -> None:
    labels = tuple(f"label {number}" for number in range(20))
    window = compared(
        rig, a_campaign(details=Details()), a_campaign(details=Details(labels=labels))
    )
    (card,) = window.cards
    assert len(card.rows) == 12
    assert card.fold_button.text() == "Show all 20 differences"

    QTest.mouseClick(card.fold_button, Qt.MouseButton.LeftButton)

    assert len(card.rows) == 20
    assert not card.fold_button.isVisible()
