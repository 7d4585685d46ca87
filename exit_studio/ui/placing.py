# SPDX-License-Identifier: MIT
"""Reads where windows stand, and puts them there again. Loads nothing but Qt."""

from __future__ import annotations

import json
import logging

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from exit_studio.models.place import Place, fitted

__all__ = ["ARRANGEMENT_SETTING", "library_place", "place_of", "put"]

log = logging.getLogger(__name__)

ARRANGEMENT_SETTING = "arrangement"
"""Under what a library keeps which windows were open (`models.arrangement`)."""
MOST_PIXELS = 100_000


def place_of(window: QWidget) -> Place:
    """Where a window stands, or to where it goes back when it is no longer maximised."""
    if window.isMaximized() or window.isMinimized() or window.isFullScreen():
        normal = window.normalGeometry()
        return Place(
            normal.x(),
            normal.y(),
            normal.width() or window.width(),
            normal.height() or window.height(),
            is_maximized=not window.isMinimized(),
        )
    return Place(window.x(), window.y(), window.width(), window.height())


def put(window: QWidget, place: Place) -> None:
    """Let a window that is not shown yet stand at `place`, or where it can be seen."""
    screens = [screen.availableGeometry() for screen in _main_screen_first()]
    fits = fitted(
        place, [Place(each.x(), each.y(), each.width(), each.height()) for each in screens]
    )
    window.resize(fits.width, fits.height)
    window.move(fits.x, fits.y)
    if place.is_maximized:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def _main_screen_first() -> list[QScreen]:
    main = QGuiApplication.primaryScreen()
    return sorted(QGuiApplication.screens(), key=lambda each: each is not main)


def library_place(text: str | None) -> Place | None:
    """Where the library's window stood, by the setting; None where that is not known.

    The setting is read without its model, which takes longer to load than a first window may.
    """
    if text is None:
        return None
    try:
        kept = json.loads(text)["library"]["place"]
        return Place(
            _pixels(kept["x"]),
            _pixels(kept["y"]),
            _pixels(kept["width"]),
            _pixels(kept["height"]),
            is_maximized=kept["is_maximized"] is True,
        )
    except (ValueError, KeyError, TypeError):
        log.info("where the library's window stood is not known")
        return None


def _pixels(value: object) -> int:
    if not isinstance(value, int) or abs(value) > MOST_PIXELS:
        raise ValueError(value)
    return value
