# SPDX-License-Identifier: MIT
"""Draws a campaign as a row of the table: picture and name, state, labels, times."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from exit_studio.models.summary import CampaignSummary
from exit_studio.ui.library.campaign_list import SUMMARY_ROLE, Column
from exit_studio.ui.library.name_editing import NameDelegate
from exit_studio.ui.library.wording import state_tone
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.theme.tokens import Colors, Radius, Type

__all__ = ["HOVERED", "RowDelegate"]

HOVERED = "hovered_row"
"""The property of the view that tells over which row the mouse is."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_DOT = 8
_CHIP_HEIGHT = 20


class RowDelegate(NameDelegate):
    """Draws rows of one height."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(Size.CARD_PICTURE_WIDTH, Size.LIST_ROW)

    @override
    def name_place(self, rect: QRect) -> QRect:
        return rect.adjusted(2 * Space.S + Size.LIST_PICTURE_WIDTH + Space.XS, 0, -Space.S, 0)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        summary = index.data(SUMMARY_ROLE)
        if not isinstance(summary, CampaignSummary):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colors = self._theme.colors
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._draw_ground(painter, rect, colors, state, index.row())
        font = QFont(painter.font())
        font.setPixelSize(Type.BODY)
        painter.setFont(font)
        painter.setPen(QColor(colors.muted))
        match Column(index.column()):
            case Column.NAME:
                picture = index.data(Qt.ItemDataRole.DecorationRole)
                self._draw_picture(painter, rect, picture if isinstance(picture, QPixmap) else None)
                self._draw_name(painter, self.name_place(rect), str(index.data()))
            case Column.STATE:
                self._draw_state(painter, rect, summary, str(index.data()))
            case Column.LABELS:
                self._draw_labels(painter, rect, summary.labels)
            case _:
                _draw_cut(painter, rect.adjusted(Space.S, 0, -Space.S, 0), str(index.data()))
        painter.restore()

    def _draw_ground(
        self,
        painter: QPainter,
        rect: QRect,
        colors: Colors,
        state: QStyle.StateFlag,
        row: int,
    ) -> None:
        # Qt tells of the cell that the mouse or the keyboard is at; here the whole row is.
        view = self.parent()
        assert isinstance(view, QAbstractItemView)  # noqa: S101  # it is made for one
        current = view.hasFocus() and view.currentIndex().row() == row
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colors.accent_soft))
        elif view.property(HOVERED) == row:
            painter.fillRect(rect, QColor(colors.hover))
        painter.setPen(QColor(colors.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if current:
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def _draw_picture(self, painter: QPainter, rect: QRect, picture: QPixmap | None) -> None:
        colors = self._theme.colors
        top = rect.top() + (rect.height() - Size.LIST_PICTURE_HEIGHT) / 2
        place = QRectF(
            rect.left() + Space.S, top, Size.LIST_PICTURE_WIDTH, Size.LIST_PICTURE_HEIGHT
        )
        shape = QPainterPath()
        shape.addRoundedRect(place, Radius.SWATCH, Radius.SWATCH)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(place, QColor(colors.canvas))
        if picture is not None:
            painter.drawPixmap(place, picture, QRectF(picture.rect()))
        painter.restore()
        painter.setPen(QColor(colors.border))
        painter.drawPath(shape)

    def _draw_name(self, painter: QPainter, place: QRect, name: str) -> None:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colors.text))
        _draw_cut(painter, place, name)

    def _draw_state(
        self, painter: QPainter, rect: QRect, summary: CampaignSummary, words: str
    ) -> None:
        tone = QColor(state_tone(summary.state, self._theme.colors))
        middle = rect.center().y() + 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        painter.drawEllipse(QRectF(rect.left() + Space.S, middle - _DOT / 2, _DOT, _DOT))
        painter.setPen(tone)
        _draw_cut(painter, rect.adjusted(2 * Space.S + _DOT, 0, -Space.S, 0), words)

    def _draw_labels(self, painter: QPainter, rect: QRect, labels: tuple[str, ...]) -> None:
        colors = self._theme.colors
        font = QFont(painter.font())
        font.setPixelSize(Type.LABEL)
        painter.setFont(font)
        room = rect.adjusted(Space.S, 0, -Space.S, 0)
        top = room.top() + (room.height() - _CHIP_HEIGHT) / 2
        left = float(room.left())
        for number, label in enumerate(labels):
            width = painter.fontMetrics().horizontalAdvance(label) + 2 * Space.S
            if left + width > room.right() and number:
                more = QRect(
                    int(left), room.top(), room.right() - int(left) + Space.S, rect.height()
                )
                painter.drawText(more, _LEFT, f"+{len(labels) - number}")
                return
            chip = QRectF(left, top, min(width, room.width()), _CHIP_HEIGHT)
            painter.setPen(QColor(colors.border))
            painter.setBrush(QColor(colors.raised))
            painter.drawRoundedRect(chip, _CHIP_HEIGHT / 2, _CHIP_HEIGHT / 2)
            painter.setPen(QColor(colors.muted))
            _draw_cut(painter, chip.adjusted(Space.S, 0, -Space.XS, 0).toRect(), label)
            left += width + Space.XS


def _draw_cut(painter: QPainter, place: QRect, words: str) -> None:
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, _LEFT, cut)
