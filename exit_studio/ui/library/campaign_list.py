# SPDX-License-Identifier: MIT
"""The shown campaigns as a Qt model: a row a campaign, for cards and for the table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from typing_extensions import override

from exit_studio.models.summary import CampaignSummary
from exit_studio.ui.library.wording import moment_words, name_words, state_words
from exit_studio.ui.ports import Clock
from exit_studio.ui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from exit_studio.models.ids import CampaignId

__all__ = ["SUMMARY_ROLE", "CampaignList", "Column"]

SUMMARY_ROLE = Qt.ItemDataRole.UserRole
"""The `CampaignSummary` of a row."""
_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The table's columns; cards show the first."""

    NAME = 0
    STATE = 1
    LABELS = 2
    EDITED = 3
    CREATED = 4
    DELETED = 5


_COLUMNS = len(Column)
"""Views ask for it once for each row."""


class CampaignList(QAbstractTableModel):
    """Rows of campaigns, in the order in which they are handed over.

    Signals:
        rename_requested (CampaignId, str): somebody has typed another name.
    """

    rename_requested = Signal(str, str)

    def __init__(self, thumbnails: Thumbnails, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._summaries: list[CampaignSummary] = []
        self._rows: dict[CampaignId, int] | None = None
        self._looks: dict[str, list[int]] | None = None
        self._thumbnails = thumbnails
        self._clock = clock
        thumbnails.made.connect(self._show_picture)

    def show_campaigns(self, summaries: Sequence[CampaignSummary]) -> None:
        """Show other rows. Equal rows at equal places stay untouched."""
        if [summary.id for summary in summaries] != [summary.id for summary in self._summaries]:
            self.beginResetModel()
            self._summaries = list(summaries)
            self._rows = self._looks = None
            self.endResetModel()
            return
        for row, summary in enumerate(summaries):
            if summary != self._summaries[row]:
                self._summaries[row] = summary
                self._looks = None
                self.dataChanged.emit(self.index(row, 0), self.index(row, Column.DELETED))

    def row_of(self, campaign_id: CampaignId) -> int:
        """The row of a campaign, -1 if it is not here."""
        if self._rows is None:
            self._rows = {each.id: row for row, each in enumerate(self._summaries)}
        return self._rows.get(campaign_id, -1)

    def campaign(self, row: int) -> CampaignSummary | None:
        """The campaign of a row, None where there is no such row."""
        return self._summaries[row] if 0 <= row < len(self._summaries) else None

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._summaries)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else _COLUMNS

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.NAME: self.tr("Name"),
            Column.STATE: self.tr("State"),
            Column.LABELS: self.tr("Labels"),
            Column.EDITED: self.tr("Last edit"),
            Column.CREATED: self.tr("Created"),
            Column.DELETED: self.tr("Deleted"),
        }[Column(section)]

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        summary = self.campaign(index.row())
        if index.column() == Column.NAME and summary is not None and summary.deleted_at is None:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        summary = self.campaign(index.row()) if index.isValid() else None
        if summary is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(summary, Column(index.column()))
        if role == SUMMARY_ROLE:
            return summary
        if role == Qt.ItemDataRole.EditRole:
            return summary.name
        return self._of_name(summary, role) if index.column() == Column.NAME else None

    def _of_name(self, summary: CampaignSummary, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.of_campaign(summary.look, summary.id)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join((name_words(summary), state_words(summary.state), *summary.labels))
        return None

    def _words(self, summary: CampaignSummary, column: Column) -> str:
        now = self._clock()
        match column:
            case Column.NAME:
                return name_words(summary)
            case Column.STATE:
                return state_words(summary.state)
            case Column.LABELS:
                return ", ".join(summary.labels)
            case Column.EDITED:
                return moment_words(summary.edited_at, now)
            case Column.CREATED:
                return moment_words(summary.created_at, now)
            case Column.DELETED:
                return moment_words(summary.deleted_at or summary.edited_at, now)

    @override
    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name; the row shows it when the campaign has it."""
        summary = self.campaign(index.row())
        if summary is None or role != Qt.ItemDataRole.EditRole or str(value) == summary.name:
            return False
        self.rename_requested.emit(summary.id, str(value))
        return True

    @Slot(str)
    def _show_picture(self, look: str) -> None:
        if self._looks is None:
            self._looks = {}
            for row, summary in enumerate(self._summaries):
                self._looks.setdefault(summary.look, []).append(row)
        for row in self._looks.get(look, ()):
            place = self.index(row, Column.NAME)
            self.dataChanged.emit(place, place, [Qt.ItemDataRole.DecorationRole])
