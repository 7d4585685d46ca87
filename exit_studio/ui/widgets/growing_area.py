# SPDX-License-Identifier: MIT
"""Several lines of text in a field that grows with them, up to a number of lines."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Slot
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from exit_studio.ui.theme import Space
from exit_studio.ui.widgets.controls import TextArea

__all__ = ["GrowingArea"]


class GrowingArea(TextArea):
    """Shows from `least` to `most` lines; more of them scroll. It takes no more than `limit`."""

    def __init__(self, name: str, *, placeholder: str, least: int, most: int, limit: int) -> None:
        super().__init__(name, placeholder=placeholder, lines=least)
        self._least = least
        self._most = most
        self._limit = limit
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def _height(self, lines: int) -> int:
        return self.fontMetrics().lineSpacing() * lines + Space.XL

    @Slot()
    def _grow(self) -> None:
        # A plain text's document measures its height in lines.
        lines = round(self.document().size().height())
        height = self._height(min(max(lines, self._least), self._most))
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @override
    def _request_text(self) -> None:
        text = self.toPlainText()
        if len(text) > self._limit:
            self._cut(text[: self._limit])
        super()._request_text()

    def _cut(self, text: str) -> None:
        position = self.textCursor().position()
        with QSignalBlocker(self):
            self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(position, len(text)))
        self.setTextCursor(cursor)
