# SPDX-License-Identifier: MIT
"""Widgets beside each other that go on in the next line where there is no room. No looks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QSizePolicy, QWidget
from typing_extensions import override

from exit_studio.ui.theme import Size, Space

__all__ = ["flow", "wrapping_row"]


class _FlowLayout(QLayout):
    """Lays its items out as words in a text; hidden ones take no room.

    Where it `fills` its lines, what wants to grow takes the room that a line leaves.
    """

    def __init__(self, parent: QWidget, *, fills: bool = False) -> None:
        super().__init__(parent)
        self._fills = fills
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """By width, as layouts ask for the same again and again."""
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(Space.S)

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._arrange(QRect(0, 0, width, 0), move=False)
            self._heights[width] = height
        return height

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            used += self.spacing() + item.sizeHint().width()
            if not lines or used > width:
                led = self._leading_word(lines)
                lines.append([*led, item])
                used = sum(each.sizeHint().width() for each in lines[-1])
                used += self.spacing() * len(led)
                continue
            lines[-1].append(item)
        return lines

    def _leading_word(self, lines: list[list[QLayoutItem]]) -> list[QLayoutItem]:
        """Take a word off the end of the last line: it leads to the field that comes next."""
        if not self._fills or not lines or len(lines[-1]) == 1:
            return []
        return [lines[-1].pop()] if isinstance(lines[-1][-1].widget(), QLabel) else []

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Return the height that the items need; put them there if `move`."""
        top = rect.top()
        # Lines of one row belong closer together than rows.
        between = Space.XS if self._fills else self.spacing()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            heights = [_height(item, width) for item, width in zip(line, widths, strict=True)]
            height = max(heights)
            # Beside something tall, the others stand at its first line.
            first_line = min(height, Size.ROW) if self._fills else height
            left = rect.left()
            for item, width, own in zip(line, widths, heights, strict=True):
                if move:
                    middle = top + max((first_line - own) // 2, 0)
                    item.setGeometry(QRect(QPoint(left, middle), QSize(width, own)))
                left += width + self.spacing()
            top += height + between
        return max(top - between - rect.top(), 0)

    def _widths(self, line: list[QLayoutItem], room: int) -> list[int]:
        """How wide each item of a line is."""
        hints = [item.sizeHint().width() for item in line]
        if not self._fills:
            return hints
        left = room - sum(hints) - self.spacing() * (len(line) - 1)
        if left < 0:
            # One alone that wants more than there is.
            return [max(hint + left, 0) for hint in hints]
        growing = [
            index
            for index, item in enumerate(line)
            if item.expandingDirections() & Qt.Orientation.Horizontal
        ]
        for place, index in enumerate(growing):
            # Shares add up to the last pixel.
            hints[index] += left * (place + 1) // len(growing) - left * place // len(growing)
        return hints


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def flow(*widgets: QWidget) -> QWidget:
    """`widgets` beside each other, in as many lines as it takes."""
    return _in_flow(widgets, fills=False)


def wrapping_row(*widgets: QWidget) -> QWidget:
    """`widgets` beside each other over the whole width, in as many lines as it takes.

    Those that want to grow, as fields for text do, share what a line leaves.
    """
    return _in_flow(widgets, fills=True)


def _in_flow(widgets: Sequence[QWidget], *, fills: bool) -> QWidget:
    box = QWidget()
    layout = _FlowLayout(box, fills=fills)
    for widget in widgets:
        layout.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    return box
