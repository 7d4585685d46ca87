# SPDX-License-Identifier: MIT
"""Draws what the palette has found: a line each, with the letters that were typed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from exit_studio.ui.palette.finder import Found
from exit_studio.ui.palette.found_list import FOUND_ROLE
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.theme.tokens import Radius, Type

__all__ = ["EntryDelegate"]

_Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """Draws lines of one height."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, Size.PALETTE_ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        found = index.data(FOUND_ROLE)
        if not isinstance(found, Found):
            return
        colors = self._theme.colors
        box = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent_soft))
            painter.drawRoundedRect(box, Radius.CONTROL, Radius.CONTROL)
        ink = colors.muted if found.entry.reason else colors.text
        line = box.adjusted(Space.M, 0, -Space.M, 0)
        self._draw_icon(painter, line, found, ink)
        line.setLeft(line.left() + Size.ICON + Space.M)
        aside = found.entry.reason or found.entry.keys
        width = self._draw_aside(painter, line, aside, colors.muted)
        line.setRight(line.right() - width - (Space.L if width else 0))
        self._draw_words(painter, line, found, ink)
        painter.restore()

    def _draw_icon(self, painter: QPainter, line: QRectF, found: Found, ink: str) -> None:
        if found.entry.icon:
            picture = self._theme.pixmap(found.entry.icon, ink)
            top = line.top() + (line.height() - Size.ICON) / 2
            painter.drawPixmap(QPointF(line.left(), top), picture)

    def _draw_aside(self, painter: QPainter, line: QRectF, words: str, ink: str) -> float:
        """Draw what stands at the right, and return how wide that is: at most half of the line."""
        painter.setFont(self._font(painter, Type.LABEL, QFont.Weight.Medium))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(line.width() * 0.55))
        painter.setPen(QColor(ink))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)

    def _draw_words(self, painter: QPainter, line: QRectF, found: Found, ink: str) -> None:
        font = self._font(painter, Type.BODY, QFont.Weight.Normal)
        title = _one_line(found.entry.title)
        layout = QTextLayout(title, font)
        layout.setFormats([self._emphasis(title, place) for place in found.places])
        layout.beginLayout()
        words = layout.createLine()
        words.setLineWidth(_ENDLESS)
        layout.endLayout()
        width = words.naturalTextWidth()
        painter.save()
        painter.setClipRect(line)
        painter.setPen(QColor(ink))
        top = line.top() + (line.height() - words.height()) / 2
        layout.draw(painter, QPointF(line.left(), top))
        painter.restore()
        rest = line.adjusted(width + Space.S, 0, 0, 0)
        if found.entry.detail and rest.width() > Space.HUGE:
            painter.setFont(self._font(painter, Type.LABEL, QFont.Weight.Normal))
            painter.setPen(QColor(self._theme.colors.muted))
            shown = painter.fontMetrics().elidedText(
                found.entry.detail, Qt.TextElideMode.ElideRight, int(rest.width())
            )
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)

    def _emphasis(self, title: str, place: int) -> QTextLayout.FormatRange:
        """The letter at `place` in the accent's colour, and heavy: never by colour alone.

        Qt counts in UTF-16.
        """
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.DemiBold)
        form.setForeground(QColor(self._theme.colors.accent))
        made = QTextLayout.FormatRange()
        made.start = len(title[:place].encode("utf-16-le")) // 2
        made.length = len(title[place].encode("utf-16-le")) // 2
        made.format = form
        return made

    @staticmethod
    def _font(painter: QPainter, size: int, weight: QFont.Weight) -> QFont:
        font = QFont(painter.font())
        font.setPixelSize(size)
        font.setWeight(weight)
        return font


_ENDLESS = 1e6


def _one_line(text: str) -> str:
    """`text` with the same number of letters, and no line break."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
