# SPDX-License-Identifier: MIT
"""The palette over a window: a field, and below it what fits what is typed there.

What it offers, and what is done with what is chosen, is the business of `ui.commands`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListView,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from exit_studio.ui.palette.entry_delegate import EntryDelegate
from exit_studio.ui.palette.finder import Entry, Finder, Found
from exit_studio.ui.palette.found_list import FOUND_ROLE, FoundList, said
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.widgets.elided_label import ElidedLabel
from exit_studio.ui.widgets.search_field import SearchField

__all__ = ["MOST_SHOWN", "PORTION", "Palette"]

PORTION = 300
"""Entries that are compared before the window may draw again; it takes some milliseconds."""
MOST_SHOWN = 60
VEIL = 0.28
"""How far the window under the palette is dimmed."""
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    # There is nothing else in it to go to.
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: Size.PALETTE_ROWS - 1,
    Qt.Key.Key_PageUp: 1 - Size.PALETTE_ROWS,
    Qt.Key.Key_Home: -MOST_SHOWN,
    Qt.Key.Key_End: MOST_SHOWN,
}


class Palette(QWidget):
    """Lies over its window until something was chosen, Escape, or a click beside it.

    Signals:
        chosen (str): the key of an entry that can be done.
        closed (): it is gone, and the focus is where it was.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, window: QMainWindow, theme: Theme, *, recent: Sequence[str] = ()) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._finder = Finder(recent=recent)
        self._focused_before: QWidget | None = window.focusWidget()
        self._found = FoundList()
        self._work = QTimer(self)
        self._work.setInterval(0)
        self._work.timeout.connect(self._go_on)
        self.setAccessibleName(self.tr("Command palette"))
        self._build()
        window.installEventFilter(self)
        self._cover()
        self.show()
        self.raise_()
        self.search_field.setFocus()
        QApplication.instance().focusObjectChanged.connect(self._close_if_left)  # type: ignore[union-attr]

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self._panel = QFrame(self)
        set_role(self._panel, "palette")
        self.search_field = SearchField(
            self.tr("Find"),
            self._theme,
            placeholder=self.tr("Find an action, a campaign, a section or a setting"),
        )
        set_role(self.search_field, "palette")
        self.search_field.textChanged.connect(self._look_for)
        self.search_field.installEventFilter(self)
        self.list = _List(self._found, EntryDelegate(self._theme, self))
        self.list.setAccessibleName(self.tr("Found"))
        self.list.clicked.connect(self._choose_index)
        self.list.selectionModel().currentChanged.connect(self._say_current)
        self.nothing_label = label("", "muted", wrap=True)
        self.nothing_label.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing_label.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self.nothing_label.hide()
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.search_field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing_label)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget()
        set_role(foot, "palette-foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(Space.L, Space.XS, Space.L, Space.XS)
        self.count_label = label("", "small")
        hint = ElidedLabel("small")
        hint.setText(self.tr("Arrows choose, Enter does it, Escape closes"))
        line.addWidget(hint)
        line.addStretch(1)
        line.addWidget(self.count_label)
        return foot

    # -- searching -----------------------------------------------------------------------------

    def offer(self, entries: Iterable[Entry]) -> None:
        """Offer more; what is typed already is looked for in them."""
        first = not self._found.rowCount()
        self._finder.add(entries)
        self._work.start()
        if first:
            # What is there at once is seen at once.
            self._go_on()

    @Slot()
    def _look_for(self) -> None:
        self._finder.look_for(self.search_field.text())
        self._work.start()
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        begins = not self._finder.looked_at
        done = self._finder.go_on(PORTION)
        if done:
            self._work.stop()
        if begins or done:
            self._show_found(done=done)

    def _show_found(self, *, done: bool) -> None:
        found = self._finder.best(MOST_SHOWN)
        if not found and not done:
            return
        is_new = self._found.show_found(found)
        if is_new and found:
            self.list.setCurrentIndex(self._found.index(0))
            self.list.scrollToTop()
        words = self.tr("Nothing is called “{words}”. Try fewer letters.")
        self.nothing_label.setText(words.format(words=self.search_field.text().strip()))
        self.nothing_label.setVisible(not found)
        self.list.setVisible(bool(found))
        count = self._finder.count
        self.count_label.setText(
            self.tr("{shown} of {count}").format(shown=len(found), count=count)
            if count > len(found)
            else ""
        )
        self._say_current()
        self._arrange()

    @property
    def is_searching(self) -> bool:
        """Whether there is more to look at."""
        return self._work.isActive()

    @Slot()
    def _say_current(self) -> None:
        """The focus stays in the field, so that is where a screen reader hears of the row."""
        current = self.list.currentIndex().data(FOUND_ROLE)
        words = said(current) if isinstance(current, Found) else self.nothing_label.text()
        self.search_field.setAccessibleDescription(words)

    # -- choosing ------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._cover()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return watched is self.search_field and self._take_key(event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.NoModifier and key != Qt.Key.Key_Backtab:
            return False
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose_index(self.list.currentIndex())
        elif key in _STEPS:
            self._step(_STEPS[key])
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        last = self._found.rowCount() - 1
        row = self.list.currentIndex().row()
        if abs(step) == 1:
            row = (row + step) % (last + 1) if last >= 0 else -1
        else:
            row = min(max(row + step, 0), last)
        self.list.setCurrentIndex(self._found.index(row))

    @Slot(QModelIndex)
    def _choose_index(self, index: QModelIndex) -> None:
        found = index.data(FOUND_ROLE)
        if isinstance(found, Found) and not found.entry.reason:
            self.close_palette()
            self.chosen.emit(found.entry.key)

    # -- coming and going ----------------------------------------------------------------------

    def close_palette(self) -> None:
        """Go, and give the focus back."""
        if self.isHidden():
            return
        before = self._focused_before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self._leave()

    @Slot(QObject)
    def _close_if_left(self, focused: QObject | None) -> None:
        """The person went on elsewhere in the window; there the focus stays."""
        if isinstance(focused, QWidget) and not self.isAncestorOf(focused):
            self._leave()

    def _leave(self) -> None:
        if self.isHidden():
            return
        self._work.stop()
        self._window.removeEventFilter(self)
        QApplication.instance().focusObjectChanged.disconnect(self._close_if_left)  # type: ignore[union-attr]
        self.hide()
        self.closed.emit()
        self.deleteLater()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_palette()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(VEIL)
        painter.fillRect(event.rect(), QColor(self._theme.colors.veil))

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
        self._arrange()

    def _arrange(self) -> None:
        """As tall as what was found, below the bars of the window, in its middle."""
        width = min(Size.PALETTE_WIDTH, self.width() - 2 * Space.XL)
        self.list.show_rows(min(max(self._found.rowCount(), 1), Size.PALETTE_ROWS))
        self._panel.setFixedWidth(width)
        height = self._panel.sizeHint().height()
        top = min(Size.PALETTE_TOP, max(self.height() - height - Space.L, 0))
        self._panel.setGeometry(QRect((self.width() - width) // 2, top, width, height))


class _List(QListView):
    """Lines of one height; the field above keeps the focus."""

    def __init__(self, found: FoundList, delegate: EntryDelegate) -> None:
        super().__init__()
        set_role(self, "palette-list")
        self.setModel(found)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, count: int) -> None:
        """Be as tall as this many rows."""
        self.setFixedHeight(count * Size.PALETTE_ROW + 2 * Space.XS + 2)
