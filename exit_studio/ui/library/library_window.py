# SPDX-License-Identifier: MIT
"""The library's window: its parts on the left, its campaigns as cards or rows, and what one does.

It keeps no library: it shows what it is handed, and asks for the rest by its signals.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    Signal,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from exit_studio.models.library_view import (
    Layout,
    LibraryView,
    SavedView,
    Scope,
    Sort,
    counted,
    scope_of,
    shown,
)
from exit_studio.models.summary import CampaignSummary
from exit_studio.ui.actions import add_menus, make_action, spec
from exit_studio.ui.library.arrangement import LibraryArrangement
from exit_studio.ui.library.campaign_list import CampaignList
from exit_studio.ui.library.campaign_views import (
    CampaignView,
    CardView,
    RowView,
    chosen_in,
    select_rows,
)
from exit_studio.ui.library.empty_state import EmptyState, emptiness_of
from exit_studio.ui.library.labels_popover import LabelChange, LabelsPopover
from exit_studio.ui.library.navigation import Navigation
from exit_studio.ui.library.view_bar import SelectionBar, ViewBar
from exit_studio.ui.notices import Notices
from exit_studio.ui.ports import Clock
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.thumbnails import Thumbnails
from exit_studio.ui.widgets.drop_area import DropArea
from exit_studio.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    # It loads pydantic, and this window is shown before that.
    from exit_studio.models.ids import CampaignId

__all__ = ["LibraryWindow"]

_OF_ONE = ("open", "rename", "export")
_OF_ACTIVE = ("open", "rename", "labels", "duplicate", "export", "archive", "delete")
_OF_ARCHIVE = ("open", "rename", "labels", "duplicate", "export", "unarchive", "delete")
_OF_TRASH = ("restore", "erase")
_OF_ANY = (*_OF_ACTIVE, "unarchive", *_OF_TRASH)


class LibraryWindow(QMainWindow):
    """Shows the library.

    Signals:
        open_requested (CampaignId): open this campaign.
        duplicate_requested (tuple[CampaignId, ...]): make copies of these.
        delete_requested (tuple[CampaignId, ...]): move them to the trash.
        restore_requested (tuple[CampaignId, ...]): take them out of the trash.
        erase_requested (tuple[CampaignId, ...]): delete them for good, after asking.
        archive_requested (tuple[CampaignId, ...]): put them away.
        unarchive_requested (tuple[CampaignId, ...]): take them out of the archive.
        rename_requested (CampaignId, str): give this one another name.
        labels_requested (LabelChange): give and take labels.
        search_requested (str): find the campaigns in which this is written; see `show_found`.
        arrangement_changed (LibraryArrangement): remember this.
        saved_views_changed (tuple[SavedView, ...]): keep these.
        export_requested (CampaignId): write this one into a file.
        files_dropped (tuple[Path, ...]): take these files in.
        command_requested (str): an action of the whole studio, by its id.
        closed (): the window was closed.
    """

    open_requested = Signal(str)
    duplicate_requested = Signal(object)
    delete_requested = Signal(object)
    restore_requested = Signal(object)
    erase_requested = Signal(object)
    archive_requested = Signal(object)
    unarchive_requested = Signal(object)
    rename_requested = Signal(str, str)
    labels_requested = Signal(object)
    search_requested = Signal(str)
    arrangement_changed = Signal(object)
    saved_views_changed = Signal(object)
    export_requested = Signal(str)
    files_dropped = Signal(object)
    command_requested = Signal(str)
    closed = Signal()

    def __init__(
        self, thumbnails: Thumbnails, notices: Notices, theme: Theme, *, clock: Clock
    ) -> None:
        super().__init__()
        self._theme = theme
        self._clock = clock
        self._all: tuple[CampaignSummary, ...] = ()
        self._view = LibraryView()
        self._found: tuple[CampaignId, ...] | None = None
        self._in_trash = False
        self._counted: Scope | None = None
        self._answered = ""
        self._sort_before = Sort.EDITED
        self._popover: LabelsPopover | None = None
        self.setWindowTitle(self.tr("Library – Exit Studio"))
        self.campaigns = CampaignList(thumbnails, clock, self)
        self.campaigns.rename_requested.connect(self.rename_requested)
        self.cards = CardView(self.campaigns, theme, clock)
        self.rows = RowView(self.campaigns, theme)
        self.actions_by_id: dict[str, QAction] = {
            action: make_action(action, self, theme, run) for action, run in self._runs().items()
        }
        self._build(notices, theme)
        self._connect()
        add_menus(self, self.actions_by_id)
        self.drop_area = DropArea(self, theme)
        self.drop_area.files_dropped.connect(self.files_dropped)
        self._show()
        self.view.setFocus()
        self.resize(1280, 800)
        self.setMinimumSize(QSize(860, 520))
        theme.changed.connect(self._refresh_icons)

    def _runs(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self._run_new,
            "open": self._open_current,
            "duplicate": self._duplicate_chosen,
            "delete": self._delete_chosen,
            "recent": self._run_palette,
            "import": self._run_import,
            "export": self._export_current,
            "restore_backup": self._run_restore_backup,
            "find": self._find,
            "rename": self._rename_current,
            "labels": self._label_chosen,
            "archive": self._archive_chosen,
            "unarchive": self._unarchive_chosen,
            "restore": self._restore_chosen,
            "erase": self._erase_chosen,
            "empty_trash": self._empty_trash,
            "gallery": self._show_gallery,
            "list": self._show_list,
            "settings": self._run_settings,
            "close": self.close,
            "quit": self._run_quit,
            "palette": self._run_palette,
            "theme": self._run_theme,
            "demo_shop": self._run_demo,
            "shortcuts": self._run_shortcuts,
            "about": self._run_about,
        }

    # -- building ------------------------------------------------------------------------------

    def _build(self, notices: Notices, theme: Theme) -> None:
        body = QWidget()
        set_role(body, "canvas")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title_bar())
        column.addWidget(MessageBar(notices, theme))
        self.navigation = Navigation(theme)
        self.view_bar = ViewBar(theme, self.actions_by_id["empty_trash"])
        self.selection_bar = SelectionBar(theme, self.actions_by_id)
        self._bars = QStackedWidget()
        self._bars.addWidget(self.view_bar)
        self._bars.addWidget(self.selection_bar)
        self._bars.setFixedHeight(Size.TAB_BAR)
        self.empty = EmptyState(theme)
        self._pages = QStackedWidget()
        for page in (self.cards, self.rows, self.empty):
            self._pages.addWidget(page)
        right = QVBoxLayout()
        right.setContentsMargins(Space.M, Space.M, Space.M, 0)
        right.setSpacing(Space.S)
        right.addWidget(self._bars)
        right.addWidget(self._pages, 1)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.navigation)
        below.addLayout(right, 1)
        column.addLayout(below, 1)
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
        line.addStretch(1)
        self.search_field = QLineEdit()
        set_role(self.search_field, "search")
        self.search_field.setAccessibleName(self.tr("Search campaigns"))
        self.search_field.setPlaceholderText(self.tr("Search everything that is written"))
        self.search_field.setToolTip(self.actions_by_id["find"].toolTip())
        self.search_field.setMaximumWidth(Size.SEARCH_WIDTH)
        self._search_icon = self.search_field.addAction(
            self._theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._search_icon.setToolTip(self.tr("Search everything that is written"))
        self.clear_action = self.search_field.addAction(
            self._theme.icon("x"), QLineEdit.ActionPosition.TrailingPosition
        )
        self.clear_action.setToolTip(self.tr("Clear search"))
        self.clear_action.triggered.connect(self.search_field.clear)
        self.clear_action.setVisible(False)
        line.addWidget(self.search_field, 3)
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

    @property
    def selected(self) -> CampaignId | None:
        """The campaign that is selected, the current one of several."""
        campaign = self.campaigns.campaign(self.view.currentIndex().row())
        return None if campaign is None else campaign.id

    def bring_back(self, campaign_id: CampaignId) -> None:
        """Select the campaign that was selected last, unless the person has begun to choose."""
        if self.view.currentIndex().row() <= 0:
            self.select(campaign_id)

    def select(self, campaign_id: CampaignId) -> None:
        """Select a campaign, if it is here."""
        row = self.campaigns.row_of(campaign_id)
        if row >= 0:
            select_rows(self.view, [row], row)

    def _connect(self) -> None:
        for view in (self.cards, self.rows):
            view.activated.connect(self._open_index)
            view.customContextMenuRequested.connect(self._show_menu)
            view.escaped.connect(self._leave)
            view.selectionModel().selectionChanged.connect(self._refresh_selection)
        self.rows.sort_requested.connect(self._sort_by_header)
        self.rows.columns_changed.connect(self._tell_arrangement)
        self.search_field.textChanged.connect(self._search)
        self.search_field.installEventFilter(self)
        self.navigation.scope_requested.connect(self._go_to)
        self.navigation.labels_requested.connect(self._pick_labels)
        self.navigation.view_requested.connect(self._apply)
        self.navigation.saved_views_changed.connect(self.saved_views_changed)
        self.view_bar.days_requested.connect(self._pick_days)
        self.view_bar.sort_requested.connect(self._sort_by)
        self.view_bar.turn_requested.connect(self._turn)
        self.view_bar.layout_requested.connect(self._lay_out)
        self.selection_bar.clear_requested.connect(self._select_nothing)
        self.empty.action_requested.connect(self._act_on_emptiness)

    @property
    def wishes(self) -> tuple[SignalInstance, ...]:
        """Every signal by which somebody asks for something."""
        return (
            self.open_requested,
            self.duplicate_requested,
            self.delete_requested,
            self.restore_requested,
            self.erase_requested,
            self.archive_requested,
            self.unarchive_requested,
            self.rename_requested,
            self.labels_requested,
            self.search_requested,
            self.arrangement_changed,
            self.saved_views_changed,
            self.export_requested,
            self.files_dropped,
            self.command_requested,
            self.closed,
        )

    # -- showing -------------------------------------------------------------------------------

    @property
    def view(self) -> CampaignView:
        """Where the campaigns are: the cards or the rows."""
        return self.cards if self._view.layout is Layout.GALLERY else self.rows

    @property
    def answers_search(self) -> bool:
        """Whether what is shown is what was found for the words that stand in the field."""
        return self._answered == self._view.words.strip()

    @property
    def looked_at(self) -> LibraryView:
        """How the library is looked at."""
        return self._view

    @property
    def chosen(self) -> tuple[CampaignId, ...]:
        """The selected campaigns, from the top."""
        found = (self.campaigns.campaign(row) for row in chosen_in(self.view))
        return tuple(each.id for each in found if each is not None)

    def show_campaigns(self, summaries: Sequence[CampaignSummary]) -> None:
        """Show the library: all its campaigns, those of its trash among them."""
        self._all = tuple(summaries)
        self._counted = None
        self._in_trash = any(each.deleted_at is not None for each in self._all)
        self._show()

    def show_found(self, words: str, found: Sequence[CampaignId]) -> None:
        """Show in which campaigns `words` are written; ignored if others are searched for now."""
        if words == self._view.words and words.strip():
            self._found = tuple(found)
            if self._answered != words.strip():
                self._start_over()
            self._answered = words.strip()
            self._show()

    def show_arrangement(self, arrangement: LibraryArrangement) -> None:
        """Arrange the window as somebody has left it; asks for nothing."""
        self._view = arrangement.view
        if arrangement.columns:
            self.rows.show_columns(arrangement.columns)
        self._show()

    def show_saved_views(self, saved: Sequence[SavedView]) -> None:
        """Offer these saved views."""
        self.navigation.show_saved_views(saved)

    def _show(self) -> None:
        """Show the campaigns that the view asks for; what was selected stays so."""
        view, before = self._view, self.view.currentIndex().row()
        chosen, current = self.chosen, self.campaigns.campaign(before)
        campaigns = shown(self._all, view, found=self._found, now=self._clock())
        self.campaigns.show_campaigns(campaigns)
        if view.scope is not self._counted:
            # Nothing that is typed changes it.
            self._counted = view.scope
            self.navigation.show_counts(counted(self._all, view.scope))
        self.navigation.show_view(view)
        self.view_bar.show_view(view, len(campaigns))
        self.rows.show_trash(view.scope is Scope.TRASH)
        self.rows.show_order(view.sort, backwards=view.backwards)
        if current is not None:
            self._select_again(chosen, current.id, before)
        if campaigns:
            self._show_page(self.view)
        else:
            active = any(scope_of(each) is not Scope.TRASH for each in self._all)
            self.empty.show_emptiness(emptiness_of(view, library_is_empty=not active))
            self._show_page(self.empty)
        self._refresh_selection()

    def _show_page(self, page: CampaignView | EmptyState) -> None:
        """Show the cards, the rows, or why there are none; the focus goes along."""
        focused = cast("QWidget | None", self.focusWidget())
        goes_along = focused is None or self._pages.isAncestorOf(focused)
        self._pages.setCurrentWidget(page)
        if goes_along:
            (page.button if isinstance(page, EmptyState) else page).setFocus()

    def _select_again(self, chosen: Sequence[CampaignId], current: CampaignId, before: int) -> None:
        """Select what was selected; what takes the place of one that is gone is the next one."""
        count = self.campaigns.rowCount()
        row = self.campaigns.row_of(current)
        rows = [found for each in chosen if (found := self.campaigns.row_of(each)) >= 0]
        if row < 0:
            row = min(before, count - 1)
            rows = rows or ([row] if chosen and row >= 0 else [])
        if (rows, row) != (chosen_in(self.view), self.view.currentIndex().row()):
            select_rows(self.view, rows, row)

    @Slot()
    def _refresh_selection(self) -> None:
        """Enable what can be done to what is selected, and offer it where that is much."""
        count = len(self.chosen)
        offered = {
            Scope.TRASH: _OF_TRASH,
            Scope.ARCHIVED: _OF_ARCHIVE,
        }.get(self._view.scope, _OF_ACTIVE)
        for action in _OF_ANY:
            fits = action in offered and (count == 1 if action in _OF_ONE else count > 0)
            self.actions_by_id[action].setEnabled(fits)
        self.actions_by_id["empty_trash"].setEnabled(self._in_trash)
        many = count > 1 or (count == 1 and self._view.scope in (Scope.TRASH, Scope.ARCHIVED))
        self.selection_bar.show_selection(count)
        self._bars.setCurrentWidget(self.selection_bar if many else self.view_bar)

    @Slot()
    def _refresh_icons(self) -> None:
        for action_id, action in self.actions_by_id.items():
            if spec(action_id).icon:
                action.setIcon(self._theme.icon(spec(action_id).icon))
        self._search_icon.setIcon(self._theme.icon("search"))
        self.clear_action.setIcon(self._theme.icon("x"))
        self.view.viewport().update()

    # -- looking another way -------------------------------------------------------------------

    def _look(self, view: LibraryView) -> None:
        """Look at the library like this from now on."""
        if view == self._view:
            return
        kept = self._arrangement()
        layout, rows, current = self._view.layout, chosen_in(self.view), self.view.currentIndex()
        if (view.scope, view.labels, view.edited_days) != self._part():
            self._start_over()
        self._view = view
        if view.layout is not layout:
            select_rows(self.view, rows, current.row())
        self._show()
        if self._arrangement() != kept:
            self._tell_arrangement()

    def _part(self) -> tuple[Scope, tuple[str, ...], int | None]:
        return self._view.scope, self._view.labels, self._view.edited_days

    def _start_over(self) -> None:
        """Select nothing and go to the top: something else is shown from now on."""
        self.view.clearSelection()
        self.view.setCurrentIndex(QModelIndex())
        self.view.scrollToTop()

    def _arrangement(self) -> LibraryArrangement:
        view = self._view
        sort = self._sort_before if view.sort is Sort.MATCH else view.sort
        return LibraryArrangement(view.scope, sort, view.backwards, view.layout, self.rows.columns)

    @Slot()
    def _tell_arrangement(self) -> None:
        self.arrangement_changed.emit(self._arrangement())

    @Slot(str)
    def _search(self, words: str) -> None:
        """Search for what was typed; the best match comes first until somebody sorts otherwise."""
        self.clear_action.setVisible(bool(words))
        searched, searches = bool(self._view.words.strip()), bool(words.strip())
        sort = self._view.sort
        if searches and not searched:
            self._sort_before, sort = sort, Sort.MATCH
        elif searched and not searches:
            self._found, self._answered = None, ""
            sort = self._sort_before if sort is Sort.MATCH else sort
        self._view = replace(self._view, words=words, sort=sort)
        if searches:
            # Until the answer is there, all stays as it is.
            self.search_requested.emit(words)
        else:
            self._show()

    @Slot()
    def _find(self) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    @Slot(object)
    def _go_to(self, scope: Scope) -> None:
        self._look(replace(self._view, scope=scope))

    @Slot(object)
    def _pick_labels(self, labels: tuple[str, ...]) -> None:
        self._look(replace(self._view, labels=labels))

    @Slot(object)
    def _pick_days(self, days: int | None) -> None:
        self._look(replace(self._view, edited_days=days))

    @Slot(object)
    def _sort_by(self, sort: Sort) -> None:
        self._look(replace(self._view, sort=sort, backwards=False))

    @Slot(object)
    def _sort_by_header(self, sort: Sort) -> None:
        backwards = sort is self._view.sort and not self._view.backwards
        self._look(replace(self._view, sort=sort, backwards=backwards))
        # Qt has turned its arrow by itself.
        self.rows.show_order(self._view.sort, backwards=self._view.backwards)

    @Slot()
    def _turn(self) -> None:
        self._look(replace(self._view, backwards=not self._view.backwards))

    @Slot(object)
    def _lay_out(self, layout: Layout) -> None:
        self._look(replace(self._view, layout=layout))

    @Slot()
    def _show_gallery(self) -> None:
        self._lay_out(Layout.GALLERY)

    @Slot()
    def _show_list(self) -> None:
        self._lay_out(Layout.LIST)

    @Slot(object)
    def _apply(self, view: LibraryView) -> None:
        """Look at the library as a saved view says, in the present layout."""
        self.search_field.setText(view.words)
        self._look(replace(view, layout=self._view.layout))

    @Slot()
    def _clear(self) -> None:
        """Show the whole scope again."""
        self.search_field.clear()
        self._look(replace(self._view, labels=(), edited_days=None))

    @Slot(str)
    def _act_on_emptiness(self, action: str) -> None:
        if action == "new":
            self._run_new()
            return
        if action == "clear":
            self._clear()
        else:
            self._look(replace(self._view, scope=Scope.ALL))
        self.view.setFocus()

    @Slot()
    def _leave(self) -> None:
        """Escape: first the selection goes, then what is searched for."""
        if len(self.chosen) > 1:
            self._select_nothing()
        elif self._view.words:
            self.search_field.clear()
        else:
            self._select_nothing()

    @Slot()
    def _select_nothing(self) -> None:
        self.view.clearSelection()
        self.view.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search field, Escape clears, and the arrow down and Enter go to what was found."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        match event.key():
            case Qt.Key.Key_Escape:
                if not self.search_field.text():
                    self.view.setFocus()
                self.search_field.clear()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._go_to_found()
            case _:
                return False
        return True

    def _go_to_found(self) -> None:
        if self.campaigns.rowCount():
            select_rows(self.view, [0], 0)
            self.view.setFocus()

    # -- doing ---------------------------------------------------------------------------------

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        index = self.view.indexAt(at)
        if index.isValid() and index.row() not in chosen_in(self.view):
            select_rows(self.view, [index.row()], index.row())
        ids = _OF_ANY if index.isValid() else ("new", "import")
        menu.addActions([each for name in ids if (each := self.actions_by_id[name]).isEnabled()])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(at))

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        campaign = self.campaigns.campaign(index.row())
        if campaign is not None and campaign.deleted_at is None:
            self.open_requested.emit(campaign.id)

    @Slot()
    def _open_current(self) -> None:
        for campaign_id in self.chosen[:1]:
            self.open_requested.emit(campaign_id)

    @Slot()
    def _rename_current(self) -> None:
        for row in chosen_in(self.view)[:1]:
            index = self.campaigns.index(row, 0)
            self.view.scrollTo(index)
            self.view.edit(index)

    @Slot()
    def _duplicate_chosen(self) -> None:
        self.duplicate_requested.emit(self.chosen)

    @Slot()
    def _delete_chosen(self) -> None:
        self.delete_requested.emit(self.chosen)

    @Slot()
    def _restore_chosen(self) -> None:
        self.restore_requested.emit(self.chosen)

    @Slot()
    def _erase_chosen(self) -> None:
        self.erase_requested.emit(self.chosen)

    @Slot()
    def _empty_trash(self) -> None:
        trash = (each.id for each in self._all if scope_of(each) is Scope.TRASH)
        self.erase_requested.emit(tuple(trash))

    @Slot()
    def _archive_chosen(self) -> None:
        self.archive_requested.emit(self.chosen)

    @Slot()
    def _unarchive_chosen(self) -> None:
        self.unarchive_requested.emit(self.chosen)

    @Slot()
    def _label_chosen(self) -> None:
        """Open the labels of what is selected, beside it."""
        chosen = set(self.chosen)
        campaigns = [each for each in self._all if each.id in chosen]
        in_use = tuple({name: None for part in Scope for name in counted(self._all, part).labels})
        self._popover = LabelsPopover(campaigns, in_use, self)
        self._popover.change_requested.connect(self._request_labels)
        self._popover.destroyed.connect(self._forget_popover)
        place = self.view.visualRect(self.campaigns.index(chosen_in(self.view)[0], 0)).center()
        self._popover.open_at(self.view.viewport().mapToGlobal(place))

    @Slot(object)
    def _request_labels(self, change: LabelChange) -> None:
        self.labels_requested.emit(change)

    @Slot()
    def _forget_popover(self) -> None:
        self._popover = None

    @property
    def popover(self) -> LabelsPopover | None:
        """The labels while they are open."""
        return self._popover

    @Slot()
    def _export_current(self) -> None:
        for campaign_id in self.chosen[:1]:
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
