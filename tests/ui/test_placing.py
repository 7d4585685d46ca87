# SPDX-License-Identifier: MIT
"""Where windows stand: read, kept and put back where somebody can see them."""

from __future__ import annotations

import json

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from exit_studio.models.arrangement import Arrangement, LibraryPlace
from exit_studio.models.place import Place
from exit_studio.ui.placing import library_place, place_of, put
from tests.ui.rig import Rig


@pytest.fixture
def window(rig: Rig) -> QWidget:
    made = QWidget()
    rig.qtbot.addWidget(made)
    return made


def test_a_window_comes_back_to_where_it_stood(rig: Rig, window: QWidget) -> None:
    put(window, Place(40, 30, 500, 400))
    rig.show(window)

    assert place_of(window) == Place(40, 30, 500, 400)


def test_a_window_of_a_screen_that_is_gone_is_moved_in(rig: Rig, window: QWidget) -> None:
    put(window, Place(9_000, 9_000, 500, 400))
    rig.show(window)

    screen = QGuiApplication.primaryScreen().availableGeometry()
    place = place_of(window)
    assert (place.right, place.bottom) == (screen.right() + 1, screen.bottom() + 1)
    assert (place.width, place.height) == (500, 400)


def test_a_maximised_window_comes_back_so(rig: Rig, window: QWidget) -> None:
    put(window, Place(40, 30, 500, 400, is_maximized=True))
    rig.show(window)

    assert window.isMaximized()
    assert place_of(window).is_maximized


def test_the_first_window_reads_what_the_model_has_written() -> None:
    place = Place(1, 2, 900, 700, is_maximized=True)
    kept = Arrangement(library=LibraryPlace(place=place)).model_dump_json()

    assert library_place(kept) == place


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "{",
        "[]",
        "null",
        '{"library": null}',
        '{"library": {"place": {"x": 1}}}',
        json.dumps({"library": {"place": {"x": "1", "y": 2, "width": 3, "height": 4}}}),
        json.dumps({"library": {"place": {"x": 10**9, "y": 2, "width": 3, "height": 4}}}),
    ],
)
def test_what_cannot_be_read_leaves_the_window_where_it_is(text: str | None) -> None:
    assert library_place(text) is None
