# SPDX-License-Identifier: MIT
"""Draws rows of an icon, a title, and what is to be said of it below or beside."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.theme.tokens import Colors, Radius, Type

__all__ = ["ROW", "Row", "RowDelegate"]

ROW = Qt.ItemDataRole.UserRole
"""Under which a row of a list has its `Row`."""
_LINE = Type.BODY + Space.XS


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows.

    Attributes:
        key: By which its list knows it.
        detail: Below the title; beside it in a `slim` row.
        is_present: Whether it is where the campaign stands.
        is_faint: Whether it is not a part of the campaign now.
    """

    key: int
    icon: str
    title: str
    detail: str
    slim: bool = False
    is_present: bool = False
    is_faint: bool = False


class RowDelegate(QStyledItemDelegate):
    """Draws a `Row`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row = index.data(ROW)
        slim = isinstance(row, Row) and row.slim
        return QSize(0, Size.ROW if slim else Size.TALL_ROW)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colors = self._theme.colors
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, QRectF(rect).adjusted(1, 1, -1, -1), state, colors)
        inside = rect.adjusted(Space.S, 0, -Space.S, 0)
        self._draw_icon(painter, inside, row, colors)
        words = inside.adjusted(Size.ICON + Space.S, 0, 0, 0)
        if row.slim:
            self._draw_slim(painter, words, row, colors)
        else:
            self._draw_tall(painter, words, row, colors)
        painter.restore()

    def _draw_ground(
        self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, colors: Colors
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colors.accent))
        if chosen:
            painter.setBrush(QColor(colors.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colors.hover))
        else:
            return
        painter.drawRoundedRect(box, Radius.CONTROL, Radius.CONTROL)

    def _draw_icon(self, painter: QPainter, inside: QRect, row: Row, colors: Colors) -> None:
        color = colors.accent if row.is_present else colors.muted
        top = inside.top() + (inside.height() - Size.ICON) // 2
        picture = self._theme.pixmap(row.icon, color)
        painter.drawPixmap(QRect(inside.left(), top, Size.ICON, Size.ICON), picture)

    def _draw_slim(self, painter: QPainter, room: QRect, row: Row, colors: Colors) -> None:
        _use(painter, Type.LABEL, colors.muted)
        painter.drawText(room, _RIGHT, row.detail)
        used = painter.fontMetrics().horizontalAdvance(row.detail) + Space.M
        self._draw_title(painter, room.adjusted(0, 0, -used, 0), row, colors)

    def _draw_tall(self, painter: QPainter, room: QRect, row: Row, colors: Colors) -> None:
        top = room.top() + (room.height() - 2 * _LINE - 2) // 2
        line = QRect(room.left(), top, room.width(), _LINE)
        self._draw_title(painter, line, row, colors)
        _use(painter, Type.LABEL, colors.muted)
        _draw_elided(painter, line.translated(0, _LINE + 2), row.detail)

    def _draw_title(self, painter: QPainter, room: QRect, row: Row, colors: Colors) -> None:
        color = colors.muted if row.is_faint else colors.text
        weight = QFont.Weight.DemiBold if row.is_present else QFont.Weight.Normal
        if not row.slim:
            weight = QFont.Weight.Medium
        _use(painter, Type.BODY, color, weight)
        _draw_elided(painter, room, row.title)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _use(
    painter: QPainter, size: int, color: str, weight: QFont.Weight = QFont.Weight.Normal
) -> None:
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setWeight(weight)
    painter.setFont(font)
    painter.setPen(QColor(color))


def _draw_elided(painter: QPainter, room: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _LEFT, shown)
