# SPDX-License-Identifier: MIT
"""What covers a window while campaign files are dragged over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QUrl
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow

from exit_studio.ui.theme import ThemeChoice
from exit_studio.ui.widgets.drop_area import DropArea
from tests.ui.dragging import Dragging, files
from tests.ui.fakes import heard
from tests.ui.rig import Rig

SPRING, SUMMER = Path("/home/someone/spring.exitstudio"), Path("/home/someone/Summer.JSON")
PHOTO = Path("/home/someone/photo.png")


@pytest.fixture
def window(rig: Rig) -> Iterator[QMainWindow]:
    made = QMainWindow()
    made.resize(800, 600)
    made.setCentralWidget(QLineEdit())
    rig.qtbot.addWidget(made)
    yield made
    # Every drag ends; Qt would think of this window when the next one begins.
    QCoreApplication.sendEvent(made, QDragLeaveEvent())


@pytest.fixture
def area(rig: Rig, window: QMainWindow) -> DropArea:
    made = DropArea(window, rig.theme)
    rig.show(window)
    return made


def test_nothing_is_seen_of_it_until_files_are_dragged(area: DropArea) -> None:
    assert not area.isVisible()


def test_a_campaign_file_that_is_dragged_over_the_window_is_welcomed_by_its_name(
    window: QMainWindow, area: DropArea
) -> None:
    entered = Dragging(window, files(SPRING)).enters()

    assert entered.isAccepted()
    assert entered.dropAction() == Qt.DropAction.CopyAction
    assert area.isVisible()
    assert area.words_label.text() == "Drop to import “spring.exitstudio”"


def test_it_covers_whatever_would_take_the_drop_for_itself(
    window: QMainWindow, area: DropArea
) -> None:
    Dragging(window, files(SPRING)).enters()

    field = window.centralWidget()
    assert field is not None
    middle = field.mapTo(window, field.rect().center())
    below = window.childAt(middle)
    assert below is not None
    assert below is area or area.isAncestorOf(below)
    assert not area.acceptDrops()


def test_several_files_are_counted(window: QMainWindow, area: DropArea) -> None:
    Dragging(window, files(SPRING, SUMMER, PHOTO)).enters()

    assert area.words_label.text() == "Drop to import 3 files"


def test_files_that_are_dropped_are_handed_on(window: QMainWindow, area: DropArea) -> None:
    dropped = heard(area.files_dropped)
    dragging = Dragging(window, files(SPRING, SUMMER))

    dragging.enters()
    assert dragging.moves().isAccepted()
    last = dragging.drops()

    assert last.isAccepted()
    assert last.dropAction() == Qt.DropAction.CopyAction
    assert dropped == [(SPRING, SUMMER)]
    assert not area.isVisible()


def test_files_that_are_dragged_away_again_are_not(window: QMainWindow, area: DropArea) -> None:
    dropped = heard(area.files_dropped)
    dragging = Dragging(window, files(SPRING))

    dragging.enters()
    dragging.leaves()

    assert not area.isVisible()
    assert not dragging.moves().isAccepted()
    assert dropped == []


def test_what_is_no_campaign_file_is_not_welcomed(window: QMainWindow, area: DropArea) -> None:
    dropped = heard(area.files_dropped)
    dragging = Dragging(window, files(PHOTO))

    assert not dragging.enters().isAccepted()
    dragging.drops()

    assert not area.isVisible()
    assert dropped == []


@pytest.mark.parametrize("url", ["https://shop.example/spring.exitstudio", ""])
def test_what_is_not_on_this_computer_is_not_welcomed(
    window: QMainWindow, area: DropArea, url: str
) -> None:
    data = QMimeData()
    data.setText("spring.exitstudio")
    data.setUrls([QUrl(url)] if url else [])
    dragging = Dragging(window, data)

    assert not dragging.enters().isAccepted()
    assert not area.isVisible()


def test_it_wears_the_theme(rig: Rig, window: QMainWindow, area: DropArea) -> None:
    Dragging(window, files(SPRING)).enters()
    light = area.grab().toImage()

    rig.theme.choose(ThemeChoice.DARK)

    assert area.grab().toImage() != light
