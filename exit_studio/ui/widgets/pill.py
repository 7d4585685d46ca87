# SPDX-License-Identifier: MIT
"""A short state in a rounded box: a word with a tone, never a tone alone."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from exit_studio.ui.roles import set_property, set_role

__all__ = ["Pill", "Tone"]


class Tone(StrEnum):
    """What a state means."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    READY = "ready"
    WARNING = "warning"
    ERROR = "error"


class Pill(QLabel):
    """Shows a state."""

    def __init__(self, text: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        super().__init__()
        set_role(self, "pill")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show a word and its tone."""
        self.setText(text)
        set_property(self, "tone", tone.value)
