# SPDX-License-Identifier: MIT
"""A list of rows with icons. What a row means is its user's knowledge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView

from exit_studio.ui.theme import Theme
from exit_studio.ui.widgets.row_delegate import ROW, Row, RowDelegate

__all__ = ["RowList"]


class RowList(QListView):
    """Shows rows, of which one may be chosen.

    Signals:
        row_chosen (object): the key of another row that is selected now, or None.
        row_activated (int): the key of a row that was clicked, or on which Enter was pressed.
    """

    row_chosen = Signal(object)
    row_activated = Signal(int)

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.clicked.connect(self._activate)
        self.activated.connect(self._activate)
        theme.changed.connect(self._repaint)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What it shows."""
        return self._rows

    @property
    def chosen(self) -> int | None:
        """Key of the selected row, or None."""
        selected = self.selectionModel().selectedIndexes()
        return self._key(selected[0]) if selected else None

    def choose(self, key: int) -> None:
        """Select the row of this key, if there is one."""
        self._select(key)

    def _key(self, index: QModelIndex) -> int | None:
        row = index.data(ROW)
        return row.key if isinstance(row, Row) else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the one that is selected stays so while it is there."""
        if tuple(rows) == self._rows:
            return
        chosen, place = self.chosen, self.verticalScrollBar().value()
        self._rows = tuple(rows)
        with QSignalBlocker(self.selectionModel()):
            # An item is kept where it stands, so that nothing flickers while one types.
            while self._model.rowCount() > len(rows):
                self._model.removeRow(self._model.rowCount() - 1)
            for number, row in enumerate(rows):
                self._show_row(number, row)
            self._select(chosen)
        self.verticalScrollBar().setValue(place)
        if self.chosen != chosen:
            self.row_chosen.emit(self.chosen)

    def _show_row(self, number: int, row: Row) -> None:
        if number == self._model.rowCount():
            self._model.appendRow(QStandardItem())
        item = self._model.item(number)
        if item.data(ROW) != row:
            item.setData(row, ROW)
            item.setText(f"{row.title}, {row.detail}")  # for screen readers: the delegate draws
            item.setToolTip(f"{row.title}\n{row.detail}")

    def _select(self, key: int | None) -> None:
        numbers = [number for number, row in enumerate(self._rows) if row.key == key]
        if numbers:
            self.setCurrentIndex(self._model.index(numbers[0], 0))
        else:
            self.selectionModel().clear()

    @Slot()
    def _tell_chosen(self) -> None:
        self.row_chosen.emit(self.chosen)

    @Slot(QModelIndex)
    def _activate(self, index: QModelIndex) -> None:
        key = self._key(index)
        if key is not None:
            self.row_activated.emit(key)

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()
