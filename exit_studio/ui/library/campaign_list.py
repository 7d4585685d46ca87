# SPDX-License-Identifier: MIT
"""The library's campaigns as a Qt model."""

from __future__ import annotations

from collections.abc import Sequence

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

from exit_studio.models.summary import CampaignSummary, DraftState
from exit_studio.ui.thumbnails import Thumbnails

__all__ = ["SUMMARY_ROLE", "CampaignList", "state_words"]

SUMMARY_ROLE = Qt.ItemDataRole.UserRole
"""The `CampaignSummary` of a row."""
_Index = QModelIndex | QPersistentModelIndex


class CampaignList(QAbstractListModel):
    """Rows of campaigns, the last edited first."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._summaries: list[CampaignSummary] = []
        self._thumbnails = thumbnails
        thumbnails.made.connect(self._show_picture)

    def show_campaigns(self, summaries: Sequence[CampaignSummary]) -> None:
        """Show other rows. Equal rows at equal places stay untouched."""
        if [summary.id for summary in summaries] != [summary.id for summary in self._summaries]:
            self.beginResetModel()
            self._summaries = list(summaries)
            self.endResetModel()
            return
        for row, summary in enumerate(summaries):
            if summary != self._summaries[row]:
                self._summaries[row] = summary
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, campaign_id: str) -> int:
        """The row of a campaign, -1 if it is not here."""
        ids = [summary.id for summary in self._summaries]
        return ids.index(campaign_id) if campaign_id in ids else -1

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._summaries)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        summary = self._summaries[index.row()]
        name = summary.name.strip() or self.tr("Campaign without a name")
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.of_campaign(summary.look, summary.id)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{name}, {state_words(summary.state)}"
        if role == SUMMARY_ROLE:
            return summary
        return None

    @Slot(str)
    def _show_picture(self, look: str) -> None:
        for row, summary in enumerate(self._summaries):
            if summary.look == look:
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
