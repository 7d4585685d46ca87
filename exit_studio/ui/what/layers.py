# SPDX-License-Identifier: MIT
"""The tree of the shown pop-up: a row a record, indented, in step with the selection."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from exit_studio.models.campaign import Campaign
from exit_studio.models.elements import Stack, TextElement
from exit_studio.models.ids import RecordId
from exit_studio.models.rich_text import plain
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.what.page import Inspected
from exit_studio.ui.what.registry import kind_of

__all__ = ["Layers"]

_ID = Qt.ItemDataRole.UserRole
_MOST_ROWS = 12
"""More rows scroll."""


class Layers(QTreeView):
    """Shows and changes what is selected.

    Signals:
        selection_requested (tuple[RecordId, ...]): the user picked a row.
    """

    selection_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._items: dict[RecordId, QStandardItem] = {}
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Layers"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setIndentation(Space.L)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._request_selection)

    def show_document(self, document: Campaign) -> None:
        """Show the pop-up of `document`; rows that stay keep their state."""
        popup = document.main_popup
        records: list[Inspected] = [popup, *document.tree(popup)]
        if [record.id for record in records] != list(self._items):
            self._rebuild(document)
        for record in records:
            item = self._items[record.id]
            words = _row_words(record)
            if item.text() != words:
                item.setText(words)

    def show_selection(self, records: tuple[RecordId, ...]) -> None:
        """Mark the selected row; asks for nothing."""
        item = self._items.get(records[0]) if records else None
        with QSignalBlocker(self.selectionModel()):
            if item is None:
                self.selectionModel().clear()
            else:
                self.selectionModel().setCurrentIndex(
                    item.index(), QItemSelectionModel.SelectionFlag.ClearAndSelect
                )
        self.viewport().update()

    def refresh_icons(self, document: Campaign) -> None:
        """Draw the icons anew, after the colours have changed; the selected row stays."""
        current = self.currentIndex().data(_ID)
        self._rebuild(document)
        self.show_selection((current,) if isinstance(current, str) else ())

    def _rebuild(self, document: Campaign) -> None:
        popup = document.main_popup
        with QSignalBlocker(self.selectionModel()):
            self._model.clear()
            self._items = {}
            root = self._add(popup, self._model.invisibleRootItem())
            for element_id in (*popup.steps, *([popup.close] if popup.close is not None else [])):
                self._add_tree(document, element_id, root)
        self.expandAll()
        rows = len(self._items)
        self.setFixedHeight(min(rows, _MOST_ROWS) * Size.LAYER + 2 * self.frameWidth())

    def _add_tree(self, document: Campaign, element_id: RecordId, parent: QStandardItem) -> None:
        element = document.elements[element_id]
        item = self._add(element, parent)
        if isinstance(element, Stack):
            for child in element.children:
                self._add_tree(document, child, item)

    def _add(self, record: Inspected, parent: QStandardItem) -> QStandardItem:
        item = QStandardItem(
            self._theme.icon(kind_of(record).icon, color=self._theme.colors.muted),
            _row_words(record),
        )
        item.setData(record.id, _ID)
        item.setToolTip(kind_of(record).title)
        parent.appendRow(item)
        self._items[record.id] = item
        return item

    @Slot()
    def _request_selection(self) -> None:
        record = self.currentIndex().data(_ID)
        if isinstance(record, str):
            self.selection_requested.emit((record,))


def _row_words(record: Inspected) -> str:
    title = kind_of(record).title
    words = (
        plain(record.content).replace("\n", " ").strip() if isinstance(record, TextElement) else ""
    )
    return f"{title}: {words}" if words else title
