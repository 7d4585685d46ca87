# SPDX-License-Identifier: MIT
"""The library's left column: its parts, the labels in use, saved views; each with its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from exit_studio.models.library_view import (
    MAX_VIEW_NAME,
    Counts,
    LibraryView,
    SavedView,
    Scope,
    label_key,
)
from exit_studio.ui.library.wording import scope_words
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.theme.tokens import Radius, Type
from exit_studio.ui.widgets.controls import TextField

__all__ = ["Navigation", "NavigationList"]

_KEY = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_ICON = Qt.ItemDataRole.UserRole + 2
_ICONS = {
    Scope.ALL: "layout-grid",
    Scope.DRAFTS: "file-pen",
    Scope.LIVE: "radio",
    Scope.WAITING: "clock",
    Scope.ARCHIVED: "archive",
    Scope.TRASH: "trash",
}
_Index = QModelIndex | QPersistentModelIndex
_VERTICAL = Qt.AlignmentFlag.AlignVCenter


class Navigation(QScrollArea):
    """Shows where one can go, and where one is.

    Signals:
        scope_requested (Scope): the user picked a part of the library.
        labels_requested (tuple[str, ...]): the user picked these labels and no others.
        view_requested (LibraryView): the user picked a saved view.
        saved_views_changed (tuple[SavedView, ...]): the user saved, renamed or removed one.
    """

    scope_requested = Signal(object)
    labels_requested = Signal(object)
    view_requested = Signal(object)
    saved_views_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view = LibraryView()
        self._saved: tuple[SavedView, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(Size.LIBRARY_SIDE)
        set_role(self, "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        self.scopes = NavigationList(self.tr("Parts of the library"), theme)
        self.labels = NavigationList(self.tr("Labels"), theme)
        self.labels.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.views = NavigationList(self.tr("Saved views"), theme)
        self.views.take_editing_keys()
        self.save_button = QPushButton(self.tr("Save this view"))
        self.save_button.setAutoDefault(False)
        set_role(self.save_button, "link")
        self.save_button.setToolTip(self.tr("Keep what is shown now, and its order, under a name"))
        self._build()
        for each in (self.scopes, self.labels, self.views):
            each.shown.connect(self._scroll_to)
        self.scopes.currentItemChanged.connect(self._request_scope)
        self.labels.itemSelectionChanged.connect(self._request_labels)
        self.views.itemClicked.connect(self._request_view)
        self.views.entered_by_key.connect(self._request_view)
        self.views.remove_requested.connect(self._remove_view)
        self.views.itemChanged.connect(self._rename_view)
        self.views.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.views.customContextMenuRequested.connect(self._show_menu)
        self.save_button.clicked.connect(self._save_view)
        theme.changed.connect(self._show_theme)

    def _build(self) -> None:
        inner = QWidget()
        set_role(inner, "column")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.XS)
        for scope in Scope:
            self.scopes.add(scope_words(scope), scope, icon=_ICONS[scope])
        column.addWidget(self.scopes)
        self._labels_title = label(self.tr("Labels"), "label")
        self._views_title = label(self.tr("Saved views"), "label")
        for title, below in ((self._labels_title, self.labels), (self._views_title, self.views)):
            column.addSpacing(Space.M)
            column.addWidget(_indented(title))
            column.addWidget(below)
        column.addWidget(_indented(self.save_button))
        column.addStretch(1)
        self.setWidget(inner)
        self.show_counts(Counts())
        self.show_saved_views(())

    # -- showing -------------------------------------------------------------------------------

    def show_view(self, view: LibraryView) -> None:
        """Mark where one is; asks for nothing."""
        self._view = view
        with QSignalBlocker(self.scopes):
            self.scopes.setCurrentRow(list(Scope).index(view.scope))
        with QSignalBlocker(self.labels):
            self.labels.select_keys({label_key(each) for each in view.labels})
        with QSignalBlocker(self.views):
            self.views.select_keys(
                {n for n, each in enumerate(self._saved) if _alike(each.view, view)}
            )
        self.save_button.setVisible(view.narrows)

    def show_counts(self, counts: Counts) -> None:
        """Show how many there are; a label that is picked stays, even if nothing has it."""
        for row, scope in enumerate(Scope):
            self.scopes.item(row).setData(_COUNT, counts.scopes.get(scope, 0))
        names = dict(counts.labels)
        known = {label_key(name) for name in names}
        names |= {each: 0 for each in self._view.labels if label_key(each) not in known}
        with QSignalBlocker(self.labels):
            if [item.text() for item in self.labels.entries()] != list(names):
                self.labels.clear()
                for name in names:
                    self.labels.add(name, label_key(name), icon="tag")
                self.labels.select_keys({label_key(each) for each in self._view.labels})
            for item, count in zip(self.labels.entries(), names.values(), strict=True):
                item.setData(_COUNT, count)
        self.labels.fit()
        for each in (self._labels_title, self.labels):
            each.setVisible(bool(names))

    def show_saved_views(self, saved: Sequence[SavedView]) -> None:
        """Show these saved views."""
        self._saved = tuple(saved)
        with QSignalBlocker(self.views):
            self.views.clear()
            for number, each in enumerate(saved):
                item = self.views.add(each.name, number, icon="bookmark")
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.views.fit()
        self._views_title.setVisible(bool(saved))
        self.views.setVisible(bool(saved))
        self.show_view(self._view)

    @Slot()
    def _show_theme(self) -> None:
        for each in (self.scopes, self.labels, self.views):
            each.viewport().update()

    @Slot(object)
    def _scroll_to(self, place: QPoint) -> None:
        inner = self.widget()
        if inner is not None:
            at = inner.mapFromGlobal(place)
            self.ensureVisible(at.x(), at.y(), 0, Size.ROW)

    # -- asking --------------------------------------------------------------------------------

    @Slot()
    def _request_scope(self) -> None:
        self.scope_requested.emit(list(Scope)[self.scopes.currentRow()])

    @Slot()
    def _request_labels(self) -> None:
        self.labels_requested.emit(tuple(item.text() for item in self.labels.selectedItems()))

    @Slot(QListWidgetItem)
    def _request_view(self, item: QListWidgetItem) -> None:
        self.view_requested.emit(self._saved[self.views.row(item)].view)

    @Slot()
    def _save_view(self) -> None:
        """Save what is shown under a first name, and let the user type a better one."""
        view = self._view
        name = (view.words.strip() or ", ".join(view.labels) or scope_words(view.scope)).strip()
        self._change_views((*self._saved, SavedView(name[:MAX_VIEW_NAME], view)))
        item = self.views.item(self.views.count() - 1)
        self.views.setCurrentItem(item)
        self.views.editItem(item)

    @Slot(QListWidgetItem)
    def _rename_view(self, item: QListWidgetItem) -> None:
        row, name = self.views.row(item), item.text().strip()[:MAX_VIEW_NAME]
        before = self._saved[row]
        renamed = replace(before, name=name or before.name)
        with QSignalBlocker(self.views):
            # Only its words: the field in which they were typed is about to close.
            item.setText(renamed.name)
            item.setToolTip(renamed.name)
        if renamed != before:
            self._saved = (*self._saved[:row], renamed, *self._saved[row + 1 :])
            self.saved_views_changed.emit(self._saved)

    @Slot(QListWidgetItem)
    def _remove_view(self, item: QListWidgetItem) -> None:
        row = self.views.row(item)
        self._change_views((*self._saved[:row], *self._saved[row + 1 :]))
        self.views.setCurrentRow(min(row, self.views.count() - 1))
        if not self._saved:
            self.scopes.setFocus()

    def _change_views(self, saved: tuple[SavedView, ...]) -> None:
        self.show_saved_views(saved)
        self.saved_views_changed.emit(saved)

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        item = self.views.itemAt(at)
        if item is None:
            return
        self.views.setCurrentItem(item)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = QAction(self.tr("&Rename"), menu)
        rename.setToolTip(self.tr("Give this view another name"))
        rename.triggered.connect(self.views.edit_current)
        remove = QAction(self.tr("Re&move"), menu)
        remove.setToolTip(self.tr("Forget this view; no campaign is touched"))
        remove.triggered.connect(self.views.remove_current)
        menu.addActions([rename, remove])
        menu.popup(self.views.viewport().mapToGlobal(at))


class NavigationList(QListWidget):
    """Rows of words with a number at their end; as tall as its rows.

    Signals:
        shown (QPoint): the current row has moved to this place of the screen.
        entered_by_key (QListWidgetItem): Enter was pressed on it.
        remove_requested (QListWidgetItem): the key for removing was pressed on it.
    """

    shown = Signal(object)
    entered_by_key = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._takes_editing_keys = False
        set_role(self, "navigation")
        self.setAccessibleName(name)
        self.setItemDelegate(_NavigationDelegate(theme, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.currentItemChanged.connect(self._tell_shown)

    def take_editing_keys(self) -> None:
        """Let rows be renamed and removed by the keys that do so for campaigns."""
        self._takes_editing_keys = True

    def add(self, words: str, key: object, *, icon: str) -> QListWidgetItem:
        """Add a row."""
        item = QListWidgetItem(words, self)
        item.setData(_KEY, key)
        item.setData(_ICON, icon)
        item.setToolTip(words)
        self.fit()
        return item

    def entries(self) -> list[QListWidgetItem]:
        """The rows."""
        return [self.item(row) for row in range(self.count())]

    def select_keys(self, keys: set[object]) -> None:
        """Select the rows of these keys and no others."""
        for item in self.entries():
            item.setSelected(item.data(_KEY) in keys)

    def fit(self) -> None:
        """Be as tall as the rows."""
        self.setFixedHeight(self.count() * Size.ROW + 2 * Space.XS)

    @Slot()
    def edit_current(self) -> None:
        """Rename the current row in place."""
        if self.currentRow() >= 0:
            self.editItem(self.currentItem())

    @Slot()
    def remove_current(self) -> None:
        """Ask for the current row to be removed."""
        if self.currentRow() >= 0:
            self.remove_requested.emit(self.currentItem())

    @Slot()
    def _tell_shown(self) -> None:
        if self.currentRow() >= 0 and self.hasFocus():
            place = self.visualItemRect(self.currentItem()).center()
            self.shown.emit(self.viewport().mapToGlobal(place))

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.LIBRARY_SIDE - 2 * Space.M, self.count() * Size.ROW)

    @override
    def event(self, event: QEvent) -> bool:
        if (
            self._takes_editing_keys
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete)
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.currentRow() >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_by_key.emit(self.currentItem())
        elif self._takes_editing_keys and key == Qt.Key.Key_F2:
            self.edit_current()
        elif self._takes_editing_keys and key == Qt.Key.Key_Delete:
            self.remove_current()
        else:
            super().keyPressEvent(event)


class _NavigationDelegate(QStyledItemDelegate):
    """Draws an icon, words, and a number at the end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(Size.COLOR_SWATCH, Size.ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colors = self._theme.colors
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colors.accent_soft if selected else colors.hover
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), Radius.CONTROL, Radius.CONTROL)
        tone = colors.accent if selected else colors.muted
        icon = self._theme.pixmap(str(index.data(_ICON)), tone)
        top = rect.top() + (rect.height() - Size.ICON) // 2
        painter.drawPixmap(QRect(rect.left() + Space.S, top, Size.ICON, Size.ICON), icon)
        font = QFont(painter.font())
        font.setPixelSize(Type.BODY)
        font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
        right = rect.right() - Space.S
        if count := index.data(_COUNT):
            right = self._draw_count(painter, rect, QLocale().toString(count))
        painter.setFont(font)
        painter.setPen(QColor(colors.accent if selected else colors.text))
        words = QRect(rect.left() + 2 * Space.S + Size.ICON, rect.top(), 0, rect.height())
        words.setRight(right)
        cut = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, _VERTICAL, cut)
        painter.restore()

    def _draw_count(self, painter: QPainter, rect: QRect, count: str) -> int:
        """Draw the number; return where the words have to end."""
        font = QFont(painter.font())
        font.setPixelSize(Type.LABEL)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colors.muted))
        place = rect.adjusted(0, 0, -Space.S, 0)
        painter.drawText(place, _VERTICAL | Qt.AlignmentFlag.AlignRight, count)
        return place.right() - painter.fontMetrics().horizontalAdvance(count) - Space.S

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        field = TextField(self.tr("Name of the view"), limit=MAX_VIEW_NAME)
        field.setParent(parent)
        return field


def _alike(first: LibraryView, second: LibraryView) -> bool:
    """Whether two views show the same, in whatever layout."""
    return replace(first, layout=second.layout) == second


def _indented(widget: QLabel | QPushButton) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(Space.S, 0, 0, 0)
    line.addWidget(widget)
    line.addStretch(1)
    return box
