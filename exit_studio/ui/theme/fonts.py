# SPDX-License-Identifier: MIT
"""The interface font: Inter, bundled, with tabular figures where numbers stand."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from exit_studio.resources import resource_path
from exit_studio.ui.theme.tokens import Type

__all__ = ["FAMILY", "interface_font", "load_fonts", "tabular"]

FAMILY = "Inter"
_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")


def load_fonts() -> None:
    """Make the bundled font known to Qt. Needs an application."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource_path("fonts", name)))


def interface_font() -> QFont:
    """The font of everything that has no other."""
    font = QFont(FAMILY)
    font.setPixelSize(Type.BODY)
    return font


def tabular(font: QFont) -> QFont:
    """`font` with figures of equal width, so that numbers don't jump."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy
