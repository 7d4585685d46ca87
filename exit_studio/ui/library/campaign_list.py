# SPDX-License-Identifier: MIT
"""The library's campaigns as a Qt model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from typing_extensions import override

from exit_studio.models.library import CampaignSummary, DraftState
from exit_studio.ui.thumbnails import Thumbnails, content_key

__all__ = ["CARD_ROLE", "CampaignList", "Card", "state_words"]

CARD_ROLE = Qt.ItemDataRole.UserRole
"""The `Card` of a row."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Card:
    """What a row shows, besides its picture."""

    summary: CampaignSummary
    key: str


class CampaignList(QAbstractListModel):
    """Rows of campaigns, the last edited first."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []
        self._thumbnails = thumbnails
        thumbnails.made.connect(self._show_picture)

    def show_campaigns(self, summaries: Sequence[CampaignSummary]) -> None:
        """Show other rows. Equal rows at equal places stay untouched."""
        cards = [Card(summary, content_key(summary.document)) for summary in summaries]
        if [card.summary.id for card in cards] != [card.summary.id for card in self._cards]:
            self.beginResetModel()
            self._cards = cards
            self.endResetModel()
            return
        for row, card in enumerate(cards):
            if card != self._cards[row]:
                self._cards[row] = card
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, campaign_id: str) -> int:
        """The row of a campaign, -1 if it is not here."""
        ids = [card.summary.id for card in self._cards]
        return ids.index(campaign_id) if campaign_id in ids else -1

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._cards)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        name = card.summary.document.details.name.strip() or self.tr("Campaign without a name")
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.picture(card.key, card.summary.document)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{name}, {state_words(card.summary.state)}"
        if role == CARD_ROLE:
            return card
        return None

    @Slot(str)
    def _show_picture(self, key: str) -> None:
        for row, card in enumerate(self._cards):
            if card.key == key:
                self.dataChanged.emit(
                    self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole]
                )


def state_words(state: DraftState) -> str:
    """A state as a card says it."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("CampaignList", text)

    return {
        DraftState.DRAFT: tr("Draft"),
        DraftState.QUEUED: tr("Waiting to be sent"),
        DraftState.REFUSED: tr("Refused"),
        DraftState.PUBLISHED: tr("Live"),
        DraftState.EDITED: tr("Live, edited since"),
    }[state]
