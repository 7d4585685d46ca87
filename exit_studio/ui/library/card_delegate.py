# SPDX-License-Identifier: MIT
"""Draws a campaign as a card: picture, name, state, labels, last edit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from exit_studio.models.summary import CampaignSummary
from exit_studio.ui.library.campaign_list import SUMMARY_ROLE
from exit_studio.ui.library.name_editing import NameDelegate
from exit_studio.ui.library.wording import moment_words, state_tone, state_words
from exit_studio.ui.ports import Clock
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.theme.tokens import Colors, Radius, Type

__all__ = ["CardDelegate", "card_size"]

_WORDS_HEIGHT = 66
_LINE = 18
_NEXT_LINE = 22
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def card_size(width: int) -> QSize:
    """The size of a card of this width with the gap around it; of the narrowest if that is wider.

    The picture keeps its shape.
    """
    width = max(width, Size.CARD_PICTURE_WIDTH + Space.L)
    return QSize(width, _picture_height(width - Space.L) + _WORDS_HEIGHT + Space.L)


def _picture_height(width: float) -> int:
    return round(width * Size.CARD_PICTURE_HEIGHT / Size.CARD_PICTURE_WIDTH)


def _box(rect: QRect) -> QRectF:
    half = Space.L // 2
    return QRectF(rect.adjusted(half, half, -half, -half))


def _name_place(box: QRectF) -> QRectF:
    top = box.top() + _picture_height(box.width()) + Space.M
    return QRectF(box.left() + Space.M, top, box.width() - 2 * Space.M, _LINE)


class CardDelegate(NameDelegate):
    """Draws cards of one size."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        grid = view.gridSize() if isinstance(view, QListView) else QSize()
        return grid if grid.isValid() else card_size(0)

    @override
    def name_place(self, rect: QRect) -> QRect:
        return _name_place(_box(rect)).toRect()

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
        box = _box(rect)
        colors = self._theme.colors
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._draw_box(painter, box, colors, state)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        self._draw_picture(painter, box, colors, picture if isinstance(picture, QPixmap) else None)
        self._draw_words(painter, box, colors, str(index.data()), summary)
        painter.restore()

    def _draw_box(
        self, painter: QPainter, box: QRectF, colors: Colors, state: QStyle.StateFlag
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        current = bool(state & QStyle.StateFlag.State_HasFocus)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        line = colors.accent if chosen or current else colors.edge if over else colors.border
        painter.setPen(QPen(QColor(line), 2 if chosen or current else 1))
        painter.setBrush(QColor(colors.accent_soft if chosen else colors.raised))
        painter.drawRoundedRect(box, Radius.CARD, Radius.CARD)

    def _draw_picture(
        self, painter: QPainter, box: QRectF, colors: Colors, picture: QPixmap | None
    ) -> None:
        height = _picture_height(box.width())
        place = QRectF(box.left() + 1, box.top() + 1, box.width() - 2, height)
        top = QPainterPath()
        top.addRoundedRect(place.adjusted(0, 0, 0, Radius.CARD), Radius.CARD - 1, Radius.CARD - 1)
        painter.save()
        painter.setClipPath(top)
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.fillRect(place, QColor(colors.canvas))
        if picture is not None:
            painter.drawPixmap(place, picture, QRectF(picture.rect()))
        painter.restore()
        painter.setPen(QColor(colors.border))
        painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _draw_words(
        self, painter: QPainter, box: QRectF, colors: Colors, name: str, summary: CampaignSummary
    ) -> None:
        place = _name_place(box)
        font = QFont(painter.font())
        font.setPixelSize(Type.BODY)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colors.text))
        painter.drawText(place, _LEFT, _cut(painter, name, place.width()))
        below = place.translated(0, _NEXT_LINE)
        font.setPixelSize(Type.LABEL)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colors.muted))
        when = moment_words(summary.deleted_at or summary.edited_at, self._clock())
        painter.drawText(below, _RIGHT, when)
        below.setRight(below.right() - painter.fontMetrics().horizontalAdvance(when) - Space.M)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(state_tone(summary.state, colors)))
        words = _cut(painter, state_words(summary.state), below.width())
        painter.drawText(below, _LEFT, words)
        if summary.labels:
            below.setLeft(below.left() + painter.fontMetrics().horizontalAdvance(words) + Space.S)
            self._draw_labels(painter, below, colors, summary)

    def _draw_labels(
        self, painter: QPainter, place: QRectF, colors: Colors, summary: CampaignSummary
    ) -> None:
        words = "· " + ", ".join(summary.labels)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colors.muted))
        if place.width() > painter.fontMetrics().horizontalAdvance("· MM…"):
            painter.drawText(place, _LEFT, _cut(painter, words, place.width()))


def _cut(painter: QPainter, words: str, width: float) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(width))
