# SPDX-License-Identifier: MIT
"""Readings of the core as text with indents; a long one is folded. No words are made here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from exit_studio.models.reading import Reading, lines
from exit_studio.ui.roles import label, set_role, soft
from exit_studio.ui.theme import Space
from exit_studio.ui.wording import worded

__all__ = ["ReadingView"]

FOLDED = 10
"""Lines of a folded text; one that is only a little longer is shown whole."""
A_LITTLE = 3


class ReadingView(QWidget):
    """Shows readings: sentences below each other, and further in what belongs under one."""

    def __init__(self) -> None:
        super().__init__()
        self._readings: tuple[Reading, ...] | None = None
        self._lines: list[tuple[int, str]] = []
        self._is_open = False
        self._label = label("", "plain", wrap=True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.fold_button = QPushButton()
        self.fold_button.setAutoDefault(False)
        set_role(self.fold_button, "link")
        self.fold_button.clicked.connect(self._toggle)
        self.fold_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._label)
        column.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_readings(self, readings: Sequence[Reading]) -> None:
        """Show other readings; the same ones change nothing."""
        if self._readings == tuple(readings):
            return
        self._readings = tuple(readings)
        self._lines = [line for reading in readings for line in lines(reading, worded)]
        self._refresh()

    @property
    def text(self) -> str:
        """Every line, indented by two spaces a level, whether folded or not."""
        return "\n".join(f"{'  ' * depth}{line}" for depth, line in self._lines)

    @property
    def shown(self) -> str:
        """The lines that are on the screen, without indents."""
        return "\n".join(line for _, line in self._shown_lines())

    def _shown_lines(self) -> list[tuple[int, str]]:
        return self._lines if self._is_open or not self._is_long() else self._lines[:FOLDED]

    def _is_long(self) -> bool:
        return len(self._lines) > FOLDED + A_LITTLE

    def _refresh(self) -> None:
        shown = self._shown_lines()
        self._label.setText("".join(_paragraph(depth, line) for depth, line in shown))
        self._label.setAccessibleName(self.shown)
        self.fold_button.setVisible(self._is_long())
        more = self.tr("Show all {count} lines").format(count=len(self._lines))
        self.fold_button.setText(self.tr("Show fewer lines") if self._is_open else more)

    @Slot()
    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._refresh()


def _paragraph(depth: int, line: str) -> str:
    """A line as rich text; one further in hangs at a dot."""
    words = escape(soft(line))
    if not depth:
        return f'<p style="margin: 0 0 {Space.XS}px 0">{words}</p>'
    left = depth * Space.L
    hanging = f"margin: 0 0 2px {left}px; text-indent: -{Space.S}px"
    return f'<p style="{hanging}">•&nbsp;{words}</p>'
