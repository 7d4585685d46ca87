# SPDX-License-Identifier: MIT
"""Renaming in place: the field that stands in for a name while somebody types another."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from exit_studio.ui.theme import Size, Space
from exit_studio.ui.widgets.controls import TextField

__all__ = ["NameDelegate"]

MAX_NAME = 120
"""As `models.details` has it, which a first window does without; a test holds the two together."""
_Index = QModelIndex | QPersistentModelIndex


class NameDelegate(QStyledItemDelegate):
    """Gives a name a field, and hands what was typed to the model."""

    @abstractmethod
    def name_place(self, rect: QRect) -> QRect:
        """Where the name stands in an item that lies at `rect`."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        field = TextField(self.tr("Campaign name"), limit=MAX_NAME)
        field.setParent(parent)
        return field

    @override
    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text().strip(), Qt.ItemDataRole.EditRole)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        place = self.name_place(option.rect)
        middle = place.center().y()
        place.setHeight(Size.ROW)
        place.moveTop(middle - Size.ROW // 2)
        editor.setGeometry(place.adjusted(-Space.S, 0, Space.S, 0))
