# SPDX-License-Identifier: MIT
"""Somebody who drags something over a window, event by event. What is dragged is the test's."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

E = TypeVar("E", bound=QEvent)

AT = QPointF(200, 200)
OFFERED = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*paths: Path) -> QMimeData:
    """What is dragged when these files are."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


class Dragging:
    """Drags `data` over a window. What has entered has to leave or to be dropped."""

    def __init__(self, window: QWidget, data: QMimeData) -> None:
        self._window = window
        self._data = data  # the events do not hold it

    def enters(self) -> QDragEnterEvent:
        return self._sent(QDragEnterEvent(AT, OFFERED, self._data, LEFT, NONE))

    def moves(self) -> QDragMoveEvent:
        return self._sent(QDragMoveEvent(AT, OFFERED, self._data, LEFT, NONE))

    def drops(self) -> QDropEvent:
        return self._sent(QDropEvent(AT, OFFERED, self._data, LEFT, NONE))

    def leaves(self) -> None:
        QCoreApplication.sendEvent(self._window, QDragLeaveEvent())

    def _sent(self, event: E) -> E:
        event.ignore()
        QCoreApplication.sendEvent(self._window, event)
        return event
