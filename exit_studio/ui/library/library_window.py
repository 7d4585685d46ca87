# SPDX-License-Identifier: MIT
"""The library's window: every campaign as a card, and what one does with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from exit_studio.models.summary import CampaignSummary
from exit_studio.ui.actions import add_menus, make_action, spec
from exit_studio.ui.library.campaign_delegate import CampaignDelegate, card_size
from exit_studio.ui.library.campaign_list import SUMMARY_ROLE, CampaignList
from exit_studio.ui.library.empty_library import EmptyLibrary
from exit_studio.ui.notices import Notices
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.thumbnails import Thumbnails
from exit_studio.ui.widgets.drop_area import DropArea
from exit_studio.ui.widgets.message_bar import MessageBar

__all__ = ["LibraryWindow"]


class LibraryWindow(QMainWindow):
    """Shows the library.

    Signals:
        open_requested (str): open the campaign with this id.
        duplicate_requested (str): make a copy of it.
        delete_requested (str): move it to the trash.
        export_requested (str): write it into a file.
        files_dropped (tuple[Path, ...]): take these files in.
        command_requested (str): an action of the whole studio, by its id.
        closed (): the window was closed.
    """

    open_requested = Signal(str)
    duplicate_requested = Signal(str)
    delete_requested = Signal(str)
    export_requested = Signal(str)
    files_dropped = Signal(object)
    command_requested = Signal(str)
    closed = Signal()

    def __init__(self, thumbnails: Thumbnails, notices: Notices, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle(self.tr("Library – Exit Studio"))
        self.campaigns = CampaignList(thumbnails, self)
        self.view = _CardView()
        self.view.setModel(self.campaigns)
        self.view.setItemDelegate(CampaignDelegate(theme, self.view))
        self.view.setAccessibleName(self.tr("Campaigns"))
        self.view.activated.connect(self._open_index)
        self.view.selectionModel().currentChanged.connect(self._refresh_actions)
        self.view.customContextMenuRequested.connect(self._show_menu)
        runs = {
            "new": self._run_new,
            "open": self._open_current,
            "recent": self._run_palette,
            "duplicate": self._duplicate_current,
            "delete": self._delete_current,
            "import": self._run_import,
            "export": self._export_current,
            "restore_backup": self._run_restore_backup,
            "settings": self._run_settings,
            "close": self.close,
            "quit": self._run_quit,
            "palette": self._run_palette,
            "theme": self._run_theme,
            "demo_shop": self._run_demo,
            "shortcuts": self._run_shortcuts,
            "about": self._run_about,
        }
        self.actions_by_id: dict[str, QAction] = {
            action: make_action(action, self, theme, run) for action, run in runs.items()
        }
        self._build(notices, theme)
        add_menus(self, self.actions_by_id)
        self.drop_area = DropArea(self, theme)
        self.drop_area.files_dropped.connect(self.files_dropped)
        self._refresh_actions()
        self.view.setFocus()
        self.resize(1280, 800)
        self.setMinimumSize(QSize(640, 480))
        theme.changed.connect(self._refresh_icons)

    def _build(self, notices: Notices, theme: Theme) -> None:
        body = QWidget()
        set_role(body, "canvas")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title_bar())
        column.addWidget(MessageBar(notices, theme))
        self._pages = QStackedWidget()
        self.empty = EmptyLibrary(theme)
        self.empty.new_requested.connect(self._run_new)
        cards = QWidget()
        cards_box = QVBoxLayout(cards)
        cards_box.setContentsMargins(Space.L, Space.L, Space.L, 0)
        cards_box.addWidget(self.view)
        self._pages.addWidget(cards)
        self._pages.addWidget(self.empty)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(body)

    def _title_bar(self) -> QWidget:
        bar = QWidget()
        set_role(bar, "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        bar.setFixedHeight(Size.TITLE_BAR)
        line = QHBoxLayout(bar)
        line.setContentsMargins(Space.XL, 0, Space.XL, 0)
        line.setSpacing(Space.M)
        line.addWidget(label(self.tr("Library"), "name"))
        self.count_label = label("", "muted")
        line.addWidget(self.count_label)
        line.addStretch(1)
        self.new_button = QPushButton(self.tr("New campaign"))
        self.new_button.setAutoDefault(False)
        set_role(self.new_button, "primary")
        self.actions_by_id["new"].changed.connect(self._show_new_tip)
        self._show_new_tip()
        self.new_button.clicked.connect(self._run_new)
        line.addWidget(self.new_button)
        return bar

    @Slot()
    def _show_new_tip(self) -> None:
        self.new_button.setToolTip(self.actions_by_id["new"].toolTip())

    def show_campaigns(self, summaries: Sequence[CampaignSummary]) -> None:
        """Show these campaigns."""
        current = self._current_id()
        before = self.view.currentIndex().row()
        self.campaigns.show_campaigns(summaries)
        if current is not None:
            # What takes the place of one that is gone is the next one.
            row = self.campaigns.row_of(current)
            row = row if row >= 0 else min(before, len(summaries) - 1)
            self.view.setCurrentIndex(self.campaigns.index(row))
        self._pages.setCurrentIndex(0 if summaries else 1)
        count = len(summaries)
        words = (
            self.tr("1 campaign")
            if count == 1
            else self.tr("{count} campaigns").format(count=count)
        )
        self.count_label.setText(words if summaries else "")
        self._refresh_actions()

    @property
    def selected(self) -> str | None:
        """The campaign that is selected."""
        return self._current_id()

    def bring_back(self, campaign_id: str) -> None:
        """Select the campaign that was selected last, unless the person has begun to choose."""
        if self.view.currentIndex().row() <= 0:
            self.select(campaign_id)

    def select(self, campaign_id: str) -> None:
        """Select a campaign, if it is here."""
        row = self.campaigns.row_of(campaign_id)
        if row >= 0:
            self.view.setCurrentIndex(self.campaigns.index(row))

    def _current_id(self) -> str | None:
        summary = self.view.currentIndex().data(SUMMARY_ROLE)
        return summary.id if isinstance(summary, CampaignSummary) else None

    @Slot()
    def _refresh_actions(self) -> None:
        chosen = self._current_id() is not None
        for action in ("open", "duplicate", "delete", "export"):
            self.actions_by_id[action].setEnabled(chosen)

    @Slot()
    def _refresh_icons(self) -> None:
        for action_id, action in self.actions_by_id.items():
            if spec(action_id).icon:
                action.setIcon(self._theme.icon(spec(action_id).icon))
        self.view.viewport().update()

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        of_one, of_all = ("open", "duplicate", "export", "delete"), ("new", "import")
        ids = of_one if self.view.indexAt(at).isValid() else of_all
        menu.addActions([self.actions_by_id[action] for action in ids])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(at))

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        summary = index.data(SUMMARY_ROLE)
        if isinstance(summary, CampaignSummary):
            self.open_requested.emit(summary.id)

    @Slot()
    def _open_current(self) -> None:
        if (campaign_id := self._current_id()) is not None:
            self.open_requested.emit(campaign_id)

    @Slot()
    def _duplicate_current(self) -> None:
        if (campaign_id := self._current_id()) is not None:
            self.duplicate_requested.emit(campaign_id)

    @Slot()
    def _delete_current(self) -> None:
        if (campaign_id := self._current_id()) is not None:
            self.delete_requested.emit(campaign_id)

    @Slot()
    def _export_current(self) -> None:
        if (campaign_id := self._current_id()) is not None:
            self.export_requested.emit(campaign_id)

    @Slot()
    def _run_import(self) -> None:
        self.command_requested.emit("import")

    @Slot()
    def _run_new(self) -> None:
        self.command_requested.emit("new")

    @Slot()
    def _run_restore_backup(self) -> None:
        self.command_requested.emit("restore_backup")

    @Slot()
    def _run_settings(self) -> None:
        self.command_requested.emit("settings")

    @Slot()
    def _run_quit(self) -> None:
        self.command_requested.emit("quit")

    @Slot()
    def _run_theme(self) -> None:
        self.command_requested.emit("theme")

    @Slot()
    def _run_demo(self) -> None:
        self.command_requested.emit("demo_shop")

    @Slot()
    def _run_shortcuts(self) -> None:
        self.command_requested.emit("shortcuts")

    @Slot()
    def _run_palette(self) -> None:
        self.command_requested.emit("palette")

    @Slot()
    def _run_about(self) -> None:
        self.command_requested.emit("about")

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class _CardView(QListView):
    """Cards in rows; Enter opens, as a double-click does."""

    def __init__(self) -> None:
        super().__init__()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # As many cards beside each other as fit, and as wide as leaves no gap.
        room = self.viewport().width() - 1
        self.setGridSize(card_size(room // max(1, room // card_size(0).width())))
        super().resizeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
