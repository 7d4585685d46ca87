# SPDX-License-Identifier: MIT
"""How a widget says what it is, so that the style sheet can dress it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

__all__ = ["label", "set_property", "set_role"]


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet selects by, and dress the widget anew if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
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
