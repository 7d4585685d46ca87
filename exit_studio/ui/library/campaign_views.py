# SPDX-License-Identifier: MIT
"""The two views of the campaigns: cards in rows, and a table. What a key does is the same in both.

They share one model; each has a selection of its own, which the window carries over.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QTableView
from typing_extensions import override

from exit_studio.models.library_view import Sort
from exit_studio.ui.library.campaign_list import CampaignList, Column
from exit_studio.ui.library.card_delegate import CardDelegate, card_size
from exit_studio.ui.library.row_delegate import HOVERED, RowDelegate
from exit_studio.ui.ports import Clock
from exit_studio.ui.roles import set_property, set_role
from exit_studio.ui.theme import Size, Theme

__all__ = ["CampaignView", "CardView", "RowView", "chosen_in", "select_rows"]

_PORTION = 400
_FLAG = QItemSelectionModel.SelectionFlag
_SORTS = {
    Column.NAME: Sort.NAME,
    Column.STATE: Sort.STATE,
    Column.EDITED: Sort.EDITED,
    Column.CREATED: Sort.CREATED,
}
_WIDTHS = {
    Column.NAME: 360,
    Column.STATE: 160,
    Column.LABELS: 200,
    Column.EDITED: 120,
    Column.CREATED: 120,
    Column.DELETED: 120,
}


def _set_up(view: CardView | RowView, name: str) -> None:
    view.setAccessibleName(name)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setMouseTracking(True)
    view.setTabKeyNavigation(False)
    view.verticalScrollBar().rangeChanged.connect(view.show_range)
    # It tells only of changes, and begins with nothing to scroll.
    view.show_range(0, view.verticalScrollBar().maximum())


def chosen_in(view: QAbstractItemView) -> list[int]:
    """The selected rows, from the top."""
    rows: set[int] = set()
    for part in view.selectionModel().selection().toList():
        rows.update(range(part.top(), part.bottom() + 1))
    return sorted(rows)


def select_rows(view: QAbstractItemView, rows: Iterable[int], current: int) -> None:
    """Select these rows and no others, and go to `current`; -1 goes nowhere."""
    model, chosen = view.model(), QItemSelection()
    last = model.columnCount() - 1
    for first, final in _ranges(rows):
        chosen.select(model.index(first, 0), model.index(final, last))
    flags = _FLAG.ClearAndSelect | _FLAG.Rows
    view.selectionModel().select(chosen, flags)
    if current >= 0:
        view.selectionModel().setCurrentIndex(model.index(current, 0), _FLAG.NoUpdate)
        view.scrollTo(model.index(current, 0))


def _ranges(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows that follow each other, as the first and the last of them."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _opens(view: QAbstractItemView, event: QKeyEvent) -> bool:
    """Whether `event` is Enter on a campaign, while no name is being typed."""
    return (
        event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and view.currentIndex().isValid()
        and view.state() != QAbstractItemView.State.EditingState
    )


class CardView(QListView):
    """Cards in rows; Enter opens, as a double-click does.

    Signals:
        escaped (): Escape was pressed.
    """

    escaped = Signal()

    def __init__(self, campaigns: CampaignList, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        # Many cards are laid out in portions, between which the window answers.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_PORTION)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        _set_up(self, self.tr("Campaigns"))
        self.setModel(campaigns)
        self.setItemDelegate(CardDelegate(theme, clock, self))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # As many cards beside each other as fit, and as wide as leaves no gap.
        room = self.viewport().width() - 1
        self.setGridSize(card_size(room // max(1, room // card_size(0).width())))
        super().resizeEvent(event)

    @Slot(int, int)
    def show_range(self, _lowest: int, highest: int) -> None:
        """Keep the room of a scroll bar that has nothing to scroll, and do not show it."""
        set_property(self.verticalScrollBar(), "idle", "true" if highest == 0 else "false")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _opens(self, event):
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class RowView(QTableView):
    """A table with a header that sorts; Enter opens, as a double-click does.

    A tree's view would look at every row before it shows the first.

    Signals:
        escaped (): Escape was pressed.
        sort_requested (Sort): the header of a column was pressed.
        columns_changed (): a column is wider or elsewhere now.
    """

    escaped = Signal()
    sort_requested = Signal(object)
    columns_changed = Signal()

    def __init__(self, campaigns: CampaignList, theme: Theme) -> None:
        super().__init__()
        set_role(self, "rows")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(Size.LIST_ROW)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        _set_up(self, self.tr("Campaigns"))
        self.setModel(campaigns)
        self.setItemDelegate(RowDelegate(theme, self))
        self.entered.connect(self._hover)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(80)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.sectionClicked.connect(self._request_sort)
        header.sectionResized.connect(self.columns_changed)
        header.sectionMoved.connect(self.columns_changed)
        self.show_trash(False)

    @property
    def columns(self) -> str:
        """Widths and order of the columns, in a form that one can keep."""
        return bytes(self.horizontalHeader().saveState().toBase64().data()).decode("ascii")

    def show_columns(self, columns: str) -> None:
        """Give the columns what `columns` told; what is no such thing changes nothing."""
        header: QHeaderView = self.horizontalHeader()
        header.blockSignals(True)
        header.restoreState(QByteArray.fromBase64(columns.encode("ascii", "replace")))
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(True)
        header.blockSignals(False)

    def show_trash(self, trash: bool) -> None:
        """Show when campaigns were deleted, in place of when they were made, or the other way."""
        self.setColumnHidden(Column.CREATED, trash)
        self.setColumnHidden(Column.DELETED, not trash)

    def show_order(self, sort: Sort, *, backwards: bool) -> None:
        """Mark the column that the order goes by."""
        column = next((each for each, by in _SORTS.items() if by is sort), -1)
        falls = (sort in (Sort.EDITED, Sort.CREATED)) is not backwards
        order = Qt.SortOrder.DescendingOrder if falls else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(int(column), order)

    @Slot(QModelIndex)
    def _hover(self, index: QModelIndex) -> None:
        if index.row() != self.property(HOVERED):
            self.setProperty(HOVERED, index.row())
            self.viewport().update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    @override
    def moveCursor(  # Qt's own name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last campaign, as among cards."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self.model().rowCount() - 1,
        }
        if action in ends:
            return self.model().index(ends[action], 0)
        return super().moveCursor(action, modifiers)

    @Slot(int)
    def _request_sort(self, section: int) -> None:
        sort = _SORTS.get(Column(section))
        if sort is not None:
            self.sort_requested.emit(sort)

    @Slot(int, int)
    def show_range(self, _lowest: int, highest: int) -> None:
        """Keep the room of a scroll bar that has nothing to scroll, and do not show it."""
        set_property(self.verticalScrollBar(), "idle", "true" if highest == 0 else "false")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _opens(self, event):
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


CampaignView = CardView | RowView
