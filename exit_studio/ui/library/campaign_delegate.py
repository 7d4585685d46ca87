# SPDX-License-Identifier: MIT
"""Draws a campaign as a card: picture, name, state, last edit."""

from __future__ import annotations

from PySide6.QtCore import (
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from exit_studio.models.summary import CampaignSummary, DraftState
from exit_studio.ui.library.campaign_list import SUMMARY_ROLE, state_words
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.theme.tokens import Colors, Radius, Type

__all__ = ["CampaignDelegate", "card_size"]

_WORDS_HEIGHT = 66


def card_size(width: int) -> QSize:
    """The size of a card of this width with the gap around it; of the narrowest if that is wider.

    The picture keeps its shape.
    """
    width = max(width, Size.CARD_PICTURE_WIDTH + Space.L)
    return QSize(width, _picture_height(width - Space.L) + _WORDS_HEIGHT + Space.L)


def _picture_height(width: float) -> int:
    return round(width * Size.CARD_PICTURE_HEIGHT / Size.CARD_PICTURE_WIDTH)


class CampaignDelegate(QStyledItemDelegate):
    """Draws cards of one size."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        grid = view.gridSize() if isinstance(view, QListView) else QSize()
        return grid if grid.isValid() else card_size(0)

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
        half = Space.L // 2
        box = QRectF(rect.adjusted(half, half, -half, -half))
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
        chosen = bool(state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus))
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        line = colors.accent if chosen else colors.edge if over else colors.border
        painter.setPen(QPen(QColor(line), 2 if chosen else 1))
        painter.setBrush(QColor(colors.raised))
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
        top = box.top() + _picture_height(box.width()) + Space.M
        place = QRectF(box.left() + Space.M, top, box.width() - 2 * Space.M, 18)
        font = QFont(painter.font())
        font.setPixelSize(Type.BODY)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colors.text))
        shown = painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        font.setPixelSize(Type.LABEL)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        below = place.translated(0, 22)
        words = state_words(summary.state)
        painter.setPen(QColor(_tone(summary.state, colors)))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        edited = QLocale().toString(QDateTime(summary.edited_at.astimezone()), "d MMM, HH:mm")
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colors.muted))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, edited)


def _tone(state: DraftState, colors: Colors) -> str:
    return {
        DraftState.DRAFT: colors.muted,
        DraftState.QUEUED: colors.warning,
        DraftState.REFUSED: colors.error,
        DraftState.PUBLISHED: colors.ready,
        DraftState.EDITED: colors.accent,
    }[state]
