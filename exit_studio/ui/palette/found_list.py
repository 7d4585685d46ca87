# SPDX-License-Identifier: MIT
"""What the palette has found, as a Qt model. It is small: what is far down nobody reads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from exit_studio.ui.palette.finder import Found

__all__ = ["FOUND_ROLE", "FoundList", "said"]

FOUND_ROLE = Qt.ItemDataRole.UserRole
"""The `Found` of a row."""
_Index = QModelIndex | QPersistentModelIndex


class FoundList(QAbstractListModel):
    """Rows of what was found, the best first."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Found] = []

    def show_found(self, found: Sequence[Found]) -> bool:
        """Show other rows; whether they are others than before."""
        if self._found == list(found):
            return False
        self.beginResetModel()
        self._found = list(found)
        self.endResetModel()
        return True

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._found)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return found.entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(found)
        if role == FOUND_ROLE:
            return found
        return None


def said(found: Found) -> str:
    """What a screen reader says of a row."""
    entry = found.entry
    return ", ".join(filter(None, (entry.title, entry.detail, entry.keys, entry.reason)))
