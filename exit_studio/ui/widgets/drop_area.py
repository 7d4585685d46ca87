# SPDX-License-Identifier: MIT
"""What covers a window while campaign files are dragged over it, and takes them when they drop.

Reading them is for others.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QMainWindow, QVBoxLayout
from typing_extensions import override

from exit_studio.models.suffixes import SUFFIXES
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.widgets.elided_label import ElidedLabel

__all__ = ["DropArea"]


class DropArea(QFrame):
    """Lies over a window, unseen until campaign files are dragged over that.

    It takes no drops itself: they reach the window below, whose events it watches. So nothing that
    lies in the window comes in between, such as a page or a field.

    Signals:
        files_dropped (tuple[Path, ...]): take these in.
    """

    files_dropped = Signal(object)

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        set_role(self, "drop")
        self.hide()
        self._picture = QLabel()
        self.words_label = ElidedLabel("title")
        hint = label(
            self.tr("A campaign that the library has already comes in as a copy."), "muted"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        column.setSpacing(Space.M)
        column.addStretch(1)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words_label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        theme.changed.connect(self._show_theme)
        self._show_theme()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QDragEnterEvent():
                self._enter(event)
            case QDragMoveEvent() if self.isVisible():
                _take(event)
            case QDropEvent() if event.type() == QEvent.Type.Drop and self.isVisible():
                self._drop(event)
            case _ if event.type() == QEvent.Type.DragLeave:
                self.hide()
            case _:
                return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        files = _files(event.mimeData())
        if not files:
            event.ignore()
            return
        _take(event)
        self._show_words(files)
        if (below := self._window.centralWidget()) is not None:
            self.setGeometry(below.geometry())
        self.raise_()
        self.show()

    def _drop(self, event: QDropEvent) -> None:
        _take(event)
        self.hide()
        self.files_dropped.emit(_files(event.mimeData()))

    def _show_words(self, files: Sequence[Path]) -> None:
        words = (
            self.tr("Drop to import “{name}”").format(name=files[0].name)
            if len(files) == 1
            else self.tr("Drop to import {count} files").format(count=len(files))
        )
        self.words_label.setText(words)

    @Slot()
    def _show_theme(self) -> None:
        accent = self._theme.colors.accent
        self._picture.setPixmap(self._theme.pixmap("file-down", accent, Size.ICON_LARGE))


def _take(event: QDropEvent) -> None:
    # A copy: whoever drags must not delete the file afterwards, as a move would mean.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def _files(dragged: QMimeData) -> tuple[Path, ...]:
    """The files that are dragged, if a campaign may be among them."""
    files = tuple(Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile())
    return files if any(file.suffix.lower() in SUFFIXES for file in files) else ()
