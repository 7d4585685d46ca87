# SPDX-License-Identifier: MIT
"""How a widget says what it is, so that the style sheet can dress it. No colours are named here."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

__all__ = ["label", "set_property", "set_role", "soft"]

_LONG_WORD = re.compile(r"\S{24}(?=\S)")
_BREAK = "\N{ZERO WIDTH SPACE}"


def soft(text: str) -> str:
    """`text`, whose long words may be broken: an address would push its column out of sight."""
    return _LONG_WORD.sub(rf"\g<0>{_BREAK}", text)


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet selects by, and dress the widget anew if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def set_role(widget: QWidget, role: str) -> None:
    """Say what `widget` is: see the roles in `theme/stylesheet`."""
    set_property(widget, "role", role)


def label(text: str, role: str, *, wrap: bool = False) -> QLabel:
    """Make a label of a role."""
    made = QLabel(text)
    made.setWordWrap(wrap)
    set_role(made, role)
    return made
