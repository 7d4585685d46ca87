# SPDX-License-Identifier: MIT
"""The window of one campaign: sections on the left, the live preview always on the right.

It wires views to the session; what a section shows stands in its own package.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QByteArray, QCoreApplication, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QColor, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from exit_studio.errors import EditRejected, LibraryError
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import (
    CheckContext,
    Place,
    Section,
    Severity,
    errors_among,
    run_checks,
)
from exit_studio.models.diff import Diff
from exit_studio.models.history import Change
from exit_studio.models.library import OpenedCampaign, RemoteBackend
from exit_studio.models.values import Device
from exit_studio.models.versions import ComparedVersion
from exit_studio.preview.view import PreviewView
from exit_studio.ui.actions import add_menus, make_action, show_tip, spec, translated
from exit_studio.ui.autosave import Autosave, SaveState
from exit_studio.ui.compare.compare_window import CompareWindow
from exit_studio.ui.history.history_desk import HistoryDesk
from exit_studio.ui.history.version_keeper import VersionKeeper
from exit_studio.ui.notices import Notice, NoticeAction
from exit_studio.ui.overview.overview_section import OverviewSection
from exit_studio.ui.overview.publish_card import backend_words, publication_words
from exit_studio.ui.publishing import (
    BackendState,
    BackendStatus,
    PublishState,
    Standing,
)
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.section import SectionColumn, SectionState, View, state_of
from exit_studio.ui.section_tabs import SectionTabs
from exit_studio.ui.session import EditorSession
from exit_studio.ui.stage import Stage
from exit_studio.ui.start.start_section import StartSection
from exit_studio.ui.surroundings import Surroundings
from exit_studio.ui.tab_order import go_on
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.what.what_section import WhatSection
from exit_studio.ui.when.when_section import WhenSection
from exit_studio.ui.who.who_section import WhoSection
from exit_studio.ui.widgets.drop_area import DropArea
from exit_studio.ui.widgets.elided_label import ElidedLabel
from exit_studio.ui.widgets.layout import Column
from exit_studio.ui.widgets.message_bar import MessageBar
from exit_studio.ui.widgets.pill import Pill, Tone
from exit_studio.ui.wording import worded

__all__ = ["CampaignWindow"]

C = TypeVar("C", bound=SectionColumn)

SECTIONS = (Section.START, Section.WHO, Section.WHAT, Section.WHEN)
OVERVIEW = len(SECTIONS)
FOLD_BELOW = 1_100
"""Narrower windows show the preview in place of the section, at the press of a button."""
REPORT_EVERY_MS = 2_000


class CampaignWindow(QMainWindow):
    """Edits one campaign.

    Signals:
        closed (CampaignWindow): all is saved, and this window is gone.
        library_requested (): show all campaigns.
        settings_requested ().
        demo_requested ().
        command_requested (str): an action of the whole studio, by its id.
        export_requested (str): write the campaign with this id into a file.
        files_dropped (tuple[Path, ...]): take these files into the library.
        view_changed (): another section, device or selection is shown.
    """

    closed = Signal(object)
    library_requested = Signal()
    settings_requested = Signal()
    demo_requested = Signal()
    command_requested = Signal(str)
    export_requested = Signal(str)
    files_dropped = Signal(object)
    view_changed = Signal()

    def __init__(self, opened: OpenedCampaign, around: Surroundings, preview: PreviewView) -> None:
        super().__init__()
        self._around = around
        self._opened = opened.document
        self._closing = False
        self._reporting = False
        self._reviewed = False
        self._gives_up = False
        self._closed = False
        self._focused: QWidget | None = None
        self.session = EditorSession(
            opened.document, clock=around.clock, past=opened.past, parent=self
        )
        self.autosave = Autosave(
            self.session, around.library, around.tasks, seq=opened.seq, clock=around.clock
        )
        self.history = self._make_history(opened, around)
        self.preview = preview
        self._device = Device.DESKTOP
        self.compare_window: CompareWindow | None = None
        self._standing = Standing(PublishState.NEVER)
        self._view = self._look()
        self._columns: dict[Section, SectionColumn] = {}
        self._build(around)
        self._wire(around)
        self.show_all(None)
        self._show_section(0)
        self.preview.set_accent(QColor(around.theme.colors.accent))
        self.preview.show_document(self.session.document)
        self.resize(1280, 800)
        self.start.name_field.setFocus()
        self._refresh_standing()
        if opened.set_aside:
            words = self.tr(
                "{count} changes of this campaign could not be read and were set aside."
            )
            around.notices.post(
                Notice(
                    words.format(count=opened.set_aside),
                    self.tr("All earlier changes are here."),
                    Tone.WARNING,
                    key="set-aside",
                    lasts=True,
                )
            )

    # -- building ------------------------------------------------------------------------------

    def _make_history(self, opened: OpenedCampaign, around: Surroundings) -> HistoryDesk:
        keeper = VersionKeeper(
            self.session,
            self.autosave,
            opened,
            library=around.library,
            tasks=around.tasks,
            clock=around.clock,
        )
        keeper.failed.connect(self._show_save_failure)
        keeper.recovered.connect(self._show_save_recovery)
        history = HistoryDesk(self.session, keeper, around, self)
        history.comparison_ready.connect(self._show_comparison)
        return history

    def _build(self, around: Surroundings) -> None:
        self.pages = QStackedWidget()
        self.stage = Stage(self.preview, around.theme)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.pages, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self.stage)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.stage.setMinimumWidth(Size.PREVIEW_MIN)
        self.splitter.setSizes([Size.SECTION_WIDTH, 1280 - Size.SECTION_WIDTH])
        titles = (
            self.tr("Start"),
            self.tr("Who"),
            self.tr("What"),
            self.tr("When"),
            self.tr("Overview"),
        )
        self.tabs = SectionTabs(titles, around.theme)
        self._make_actions(around.theme)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title_bar(around.theme))
        column.addWidget(self._tab_bar())
        self.messages = MessageBar(around.notices, around.theme)
        column.addWidget(self.messages)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self.splitter, 1)
        column.addLayout(self._beside, 1)
        column.addWidget(self._foot())
        self.setCentralWidget(body)
        add_menus(self, self.actions_by_id)
        self.preview.setAcceptDrops(False)  # a page would take what is meant for the window
        self.drop_area = DropArea(self, around.theme)
        self.drop_area.files_dropped.connect(self.files_dropped)
        self.setMinimumSize(QSize(820, 600))

    def _make_actions(self, theme: Theme) -> None:
        runs = {
            "new": self._run_new,
            "import": self._run_import,
            "export": self._run_export,
            "recent": self._run_palette,
            "library": self._run_library,
            "settings": self._run_settings,
            "close": self.close,
            "quit": self._run_quit,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "name_moment": self.history.name_moment,
            "back_to_opened": self.history.go_back_to_opened,
            "back_to_live": self.history.go_back_to_live,
            "history": self._show_history_panel,
            "palette": self._run_palette,
            "desktop": self._show_desktop,
            "phone": self._show_phone,
            "next_section": self._go_next,
            "previous_section": self._go_back,
            "theme": self._run_theme,
            "review": self._review,
            "demo_shop": self._run_demo,
            "shortcuts": self._run_shortcuts,
            "checklist": self._run_checklist,
            "about": self._run_about,
        }
        self.actions_by_id: dict[str, QAction] = {
            action: make_action(action, self, theme, run) for action, run in runs.items()
        }
        self.actions_by_id["history"].setCheckable(True)

    def _title_bar(self, theme: Theme) -> QWidget:
        bar = QWidget()
        set_role(bar, "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        bar.setFixedHeight(Size.TITLE_BAR)
        line = QHBoxLayout(bar)
        line.setContentsMargins(Space.M, 0, Space.L, 0)
        line.setSpacing(Space.S)
        self.name_label = ElidedLabel("name")
        self.state_pill = Pill()
        self.review_button = QPushButton(self.tr("Review and publish"))
        self.review_button.setAutoDefault(False)
        self.actions_by_id["review"].changed.connect(self._show_review_tip)
        self._show_review_tip()
        set_role(self.review_button, "primary")
        self.review_button.clicked.connect(self._review)
        line.addWidget(self._tool("library", role="plain"))
        line.addWidget(self.name_label)
        line.addWidget(self.state_pill)
        line.addStretch(1)
        line.addWidget(self._tool("undo"))
        line.addWidget(self._tool("redo"))
        line.addWidget(self._tool("history"))
        self.fold_button = QPushButton(self.tr("Preview"))
        self.fold_button.setCheckable(True)
        self.fold_button.setAutoDefault(False)
        self.fold_button.setToolTip(self.tr("Show the preview in place of the section"))
        self.fold_button.toggled.connect(self._fold)
        self.fold_button.hide()
        line.addWidget(self.fold_button)
        line.addWidget(self.review_button)
        theme.changed.connect(self._refresh_icons)
        return bar

    @Slot()
    def _show_review_tip(self) -> None:
        self.review_button.setToolTip(self.actions_by_id["review"].toolTip())

    def _tool(self, action_id: str, *, role: str = "") -> QToolButton:
        button = QToolButton()
        if role:
            set_role(button, role)
        button.setDefaultAction(self.actions_by_id[action_id])
        button.setAccessibleName(translated(spec(action_id).text).replace("&", ""))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _tab_bar(self) -> QWidget:
        bar = QWidget()
        set_role(bar, "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        bar.setFixedHeight(Size.TAB_BAR)
        line = QHBoxLayout(bar)
        line.setContentsMargins(Space.M, 0, Space.M, 0)
        line.addWidget(self.tabs)
        line.addStretch(1)
        return bar

    def _foot(self) -> QWidget:
        foot = QWidget()
        set_role(foot, "foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        foot.setFixedHeight(Size.FOOT)
        line = QHBoxLayout(foot)
        line.setContentsMargins(Space.L, 0, Space.L, 0)
        line.setSpacing(Space.XL)
        self.backend_label = label("", "foot")
        self.saved_label = label("", "foot")
        self.findings_label = ElidedLabel("foot")
        for words in (self.backend_label, self.saved_label):
            words.setTextFormat(Qt.TextFormat.PlainText)
        line.addWidget(self.backend_label)
        line.addWidget(self.saved_label)
        line.addStretch(1)
        line.addWidget(self.findings_label)
        return foot

    def _wire(self, around: Surroundings) -> None:
        session = self.session
        self.preview.edit_requested.connect(session.submit)
        self.preview.edit_refused.connect(self._show_rejection)
        self.preview.failed.connect(self._show_preview_failure)
        self.preview.selection_requested.connect(self._select_in_preview)
        self.preview.undo_requested.connect(session.undo)
        self.preview.redo_requested.connect(session.redo)
        session.document_changed.connect(self._show_change)
        session.edit_rejected.connect(self._show_rejection)
        session.selection_changed.connect(self._show_selection)
        self.stage.device_chosen.connect(self.show_device)
        self.tabs.section_chosen.connect(self._show_section)
        self.autosave.state_changed.connect(self._show_saved)
        self.autosave.failed.connect(self._show_save_failure)
        self.autosave.recovered.connect(self._show_save_recovery)
        around.publishing.outbox_changed.connect(self._refresh_standing)
        around.publishing.backend_changed.connect(self._show_backend)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._end_step)
        self._report_timer = QTimer(self)
        self._report_timer.setInterval(REPORT_EVERY_MS)
        self._report_timer.timeout.connect(self._refresh_report)
        self._show_backend(around.publishing.status)
        self._show_saved(self.autosave.state)

    # -- sections: each is built when it is shown for the first time ---------------------------

    @cached_property
    def start(self) -> StartSection:
        """The section Start."""
        around = self._around
        return self._added(
            Section.START,
            StartSection(new_id=around.new_id, vocabulary=around.vocabulary, clock=around.clock),
        )

    @cached_property
    def who(self) -> WhoSection:
        """The section Who."""
        return self._added(Section.WHO, WhoSection(new_id=self._around.new_id))

    @cached_property
    def what(self) -> WhatSection:
        """The section What."""
        what = WhatSection(self._around.theme)
        what.selection_requested.connect(self.session.select)
        what.edit_refused.connect(self._show_rejection)
        self._added(Section.WHAT, what)
        what.show_selection(self.session.selection)
        what.show_device(self._device)
        return what

    @cached_property
    def when(self) -> WhenSection:
        """The section When."""
        return self._added(Section.WHEN, WhenSection(clock=self._around.clock))

    def _added(self, section: Section, column: C) -> C:
        column.edit_requested.connect(self.session.submit)
        column.continue_requested.connect(self._go_next)
        self.pages.addWidget(column)
        self._columns[section] = column
        column.show_view(self._section_view(None))
        return column

    @cached_property
    def overview(self) -> OverviewSection:
        """The overview."""
        around = self._around
        overview = OverviewSection(around.theme, around.pictures, around.tasks)
        overview.section_requested.connect(self.show_section)
        overview.place_requested.connect(self._go_to_place)
        card = overview.publish_card
        card.publish_requested.connect(self._publish)
        card.discard_requested.connect(self._discard)
        card.demo_requested.connect(self.demo_requested)
        card.settings_requested.connect(self.settings_requested)
        card.compare_requested.connect(self._compare_with_live)
        self.pages.addWidget(overview)
        overview.show_view(self._view)
        card.show_backend(self._around.publishing.status)
        card.show_standing(self._standing)
        return overview

    @property
    def _built_overview(self) -> OverviewSection | None:
        return vars(self).get("overview")

    def column(self, section: Section) -> SectionColumn:
        """The column of a section."""
        match section:
            case Section.START:
                return self.start
            case Section.WHO:
                return self.who
            case Section.WHAT:
                return self.what
            case Section.WHEN:
                return self.when

    # -- showing -------------------------------------------------------------------------------

    def _look(self) -> View:
        """Check the document that is open now."""
        document = self.session.document
        return View(document, None, run_checks(document, CheckContext(now=self._around.clock())))

    @property
    def _is_touched(self) -> bool:
        """A campaign in which nobody has worked yet is empty, not wrong; the overview tells all."""
        document = self.session.document
        return self._reviewed or document is not self._opened or bool(document.details.name)

    def _section_view(self, diff: Diff | None) -> View:
        findings = self._view.findings if self._is_touched else ()
        return View(self._view.document, diff, findings)

    def show_all(self, diff: Diff | None) -> None:
        """Show the document in every section; only what `diff` names, or everything anew."""
        self._view = self._look()
        self._around.vocabulary.show_document(self._view.document)
        document, findings, touched = self._view.document, self._view.findings, self._is_touched
        view = self._section_view(diff)
        for column in self._columns.values():
            column.show_view(view)
        if self._built_overview is not None:
            self._built_overview.show_view(View(document, diff, findings))
        for index, section in enumerate(SECTIONS):
            self.tabs.show_state(index, state_of(section, findings, touched=touched))
        ready = SectionState.PROBLEMS if errors_among(findings) else SectionState.READY
        self.tabs.show_state(OVERVIEW, ready)
        name = document.details.name.strip() or self.tr("Campaign without a name")
        self.name_label.setText(name)
        self.setWindowTitle(self.tr("{name} – Exit Studio").format(name=name))
        serious = [finding for finding in view.findings if finding.severity is not Severity.HINT]
        none = self.tr("No findings") if touched else self.tr("Not filled in yet")
        first = worded(serious[0].problem) if serious else none
        more = self.tr(" ({count} more)").format(count=len(serious) - 1) if len(serious) > 1 else ""
        self.findings_label.setText(first + more)
        self._show_history()

    def _show_history(self) -> None:
        for action_id, words, verb in (
            ("undo", self.session.undo_label, self.tr("&Undo {what}")),
            ("redo", self.session.redo_label, self.tr("&Redo {what}")),
        ):
            action = self.actions_by_id[action_id]
            action.setEnabled(words is not None)
            what = "" if words is None else _lower_first(_edit_words(words))
            action.setText(verb.format(what=what).strip())
            show_tip(action, action.text().replace("&", ""))
        self.history.refresh_actions(self.actions_by_id)

    @Slot()
    def _show_history_panel(self) -> None:
        """Show or hide the panel, as the action is checked."""
        panel, shown = self.history.panel, self.actions_by_id["history"].isChecked()
        if self._beside.indexOf(panel) < 0:
            self._beside.addWidget(panel)
            panel.close_requested.connect(self.actions_by_id["history"].trigger)
        had_focus = panel.isAncestorOf(self.focusWidget())
        panel.setVisible(shown)
        if shown:
            self.history.refresh()
        elif had_focus:
            self.tabs.setFocus()

    @Slot(object)
    def _show_change(self, change: Change) -> None:
        self.preview.apply_change(change.document, change.diff)
        self.show_all(change.diff)
        self._refresh_standing()

    @Slot(object)
    def _show_rejection(self, error: EditRejected) -> None:
        self.show_all(None)
        self._around.notices.post(
            Notice(error.user_message, error.hint, Tone.WARNING, key="rejected")
        )

    @Slot(str)
    def _show_preview_failure(self, words: str) -> None:
        self._around.notices.post(Notice(words, tone=Tone.ERROR, key="preview", lasts=True))

    @Slot(object)
    def _show_selection(self, records: tuple[str, ...]) -> None:
        if Section.WHAT in self._columns:
            self.what.show_selection(records)
        self.preview.show_selection(records)
        self.view_changed.emit()

    @Slot(object)
    def _select_in_preview(self, records: tuple[str, ...]) -> None:
        self.session.select(records)
        if records:
            self.tabs.setCurrentIndex(SECTIONS.index(Section.WHAT))

    @property
    def device(self) -> Device:
        """The device that is shown."""
        return self._device

    @Slot(object)
    def show_device(self, device: Device) -> None:
        """Show the pop-up as on another device."""
        self._device = device
        self.stage.show_device(device)
        if Section.WHAT in self._columns:
            self.what.show_device(device)
        self.view_changed.emit()

    @Slot(object)
    def _show_saved(self, state: SaveState) -> None:
        words = {
            SaveState.SAVED: self.tr("All changes saved"),
            SaveState.SAVING: self.tr("Saving…"),
            SaveState.FAILED: self.tr("Not saved; trying again"),
        }[state]
        self.saved_label.setText(words)

    @Slot(object)
    def _show_save_failure(self, error: LibraryError) -> None:
        kept = self.tr("Your changes are kept here and saving is tried again by itself.")
        hint = f"{error.hint} {kept}"
        give_up = NoticeAction(self.tr("Close without the last changes"), self._give_up)
        self._around.notices.post(
            Notice(error.user_message, hint, Tone.ERROR, self._save_key, give_up, lasts=True)
        )

    @property
    def _save_key(self) -> str:
        """Each window tells of its own campaign; the message stands in all of them."""
        return f"autosave:{self.document.id}"

    def _give_up(self) -> None:
        """The person would rather lose the last changes than keep the window."""
        self._gives_up = True
        self.close()

    @Slot()
    def _show_save_recovery(self) -> None:
        self._around.notices.withdraw(self._save_key)

    @Slot(object)
    def _show_backend(self, status: BackendStatus) -> None:
        remote = isinstance(status.backend, RemoteBackend)
        name = backend_words(status.backend) if remote else self.tr("This computer")
        words = {
            BackendState.STARTING: self.tr("{name}: connecting…"),
            BackendState.READY: self.tr("{name}: connected"),
            BackendState.AWAY: self.tr("{name}: not reachable"),
        }[status.state]
        self.backend_label.setText(words.format(name=name))
        self.backend_label.setToolTip(status.reason)
        if self._built_overview is not None:
            self._built_overview.publish_card.show_backend(status)
        # What is live on one backend is not on another.
        self._refresh_standing()

    @Slot()
    def _refresh_icons(self) -> None:
        for action_id, action in self.actions_by_id.items():
            if spec(action_id).icon:
                action.setIcon(self._around.theme.icon(spec(action_id).icon))
        if self._built_overview is not None:
            self._built_overview.show_theme()
        self.preview.set_accent(QColor(self._around.theme.colors.accent))

    # -- going around --------------------------------------------------------------------------

    @Slot(int)
    def _show_section(self, index: int) -> None:
        if self.pages.isAncestorOf(self.focusWidget()):
            # Its page goes; by itself the focus would land on whatever comes next.
            self.tabs.setFocus()
        page = self.overview if index == OVERVIEW else self.column(SECTIONS[index])
        self.pages.setCurrentWidget(page)
        self.fold_button.setChecked(False)
        # A window has one filled button: on the overview it is the one that publishes.
        set_role(self.review_button, "" if index == OVERVIEW else "primary")
        if index == OVERVIEW:
            if not self._reviewed:
                self._reviewed = True
                self.show_all(None)
            self._refresh_report()
            self._report_timer.start()
        else:
            self._report_timer.stop()
        self.view_changed.emit()

    @Slot()
    def _go_next(self) -> None:
        self.tabs.setCurrentIndex(min(self.tabs.currentIndex() + 1, OVERVIEW))

    @Slot()
    def _go_back(self) -> None:
        self.tabs.setCurrentIndex(max(self.tabs.currentIndex() - 1, 0))

    @Slot(object)
    def show_section(self, section: Section) -> None:
        """Go to a section."""
        self.tabs.setCurrentIndex(SECTIONS.index(section))

    @Slot(object)
    def _go_to_place(self, place: Place) -> None:
        index = SECTIONS.index(place.section)
        self.tabs.setCurrentIndex(index)
        self.column(place.section).show_place(place)
        # A page that has just been made has no layout yet.
        QTimer.singleShot(0, self._scroll_to_focus)

    @Slot()
    def _scroll_to_focus(self) -> None:
        column, focused = self.pages.currentWidget(), self.focusWidget()
        if isinstance(column, Column) and column.isAncestorOf(focused):
            column.ensureWidgetVisible(focused)

    @Slot()
    def _review(self) -> None:
        self.tabs.setCurrentIndex(OVERVIEW)
        self.overview.publish_card.publish_button.setFocus()

    @Slot()
    def _end_step(self) -> None:
        """Another field, another step, however fast one types. A list that opens is no field."""
        if self.focusWidget() is not self._focused:
            self._focused = self.focusWidget()
            self.session.end_step()

    @Slot()
    def _show_desktop(self) -> None:
        self.show_device(Device.DESKTOP)

    @Slot()
    def _show_phone(self) -> None:
        self.show_device(Device.PHONE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < FOLD_BELOW
        self.fold_button.setVisible(narrow)
        self._fold(self.fold_button.isChecked())

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's own signature
        return go_on(self, forward=next)

    @Slot(bool)
    def _fold(self, preview: bool) -> None:  # the slot of a toggle
        narrow = self.width() < FOLD_BELOW
        self._left.setVisible(not (narrow and preview))
        self.stage.setVisible(not narrow or preview)

    # -- publishing ----------------------------------------------------------------------------

    @Slot()
    def _publish(self) -> None:
        # A second press before the first one is written would be a second wish.
        self.overview.publish_card.publish_button.setEnabled(False)
        self._around.tasks.start(self._publish_now(), name="publish")

    async def _publish_now(self) -> None:
        try:
            findings = run_checks(self.session.document, CheckContext(now=self._around.clock()))
            if errors_among(findings):
                self.show_all(None)
                return
            await self._around.publishing.publish(self.session.document, self.autosave.seq)
        finally:
            self._refresh_standing()

    @Slot()
    def _discard(self) -> None:
        if self._standing.waiting is not None:
            self._around.tasks.start(
                self._around.publishing.discard(self._standing.waiting), name="discard"
            )

    @Slot()
    def _compare_with_live(self) -> None:
        publication = self._standing.publication
        if publication is None:
            return
        live = ComparedVersion(
            self.tr("Live"), publication_words(publication), publication.document
        )
        draft = ComparedVersion(self.tr("Draft"), self.tr("As it is now"), self.session.document)
        self._show_comparison(live, draft)

    @Slot(object, object)
    def _show_comparison(self, before: ComparedVersion, after: ComparedVersion) -> None:
        self._close_comparison()
        self.compare_window = CompareWindow(before, after, self._around, self)
        self.compare_window.show()

    def _close_comparison(self) -> None:
        if self.compare_window is not None:
            self.compare_window.close()
            self.compare_window.deleteLater()
            self.compare_window = None

    @Slot()
    def _refresh_standing(self) -> None:
        if not self._closing:
            self._around.tasks.start(self._show_standing(), name="standing")

    async def _show_standing(self) -> None:
        document = self.session.document
        standing = await self._around.publishing.standing(document)
        if document is not self.session.document or self._closing:
            return
        self._standing = standing
        publication = standing.publication
        self.history.show_live(None if publication is None else publication.document)
        self.history.refresh_actions(self.actions_by_id)
        if self._built_overview is not None:
            self._built_overview.publish_card.show_standing(standing)
        words = {
            PublishState.NEVER: (self.tr("Draft"), Tone.NEUTRAL),
            PublishState.QUEUED: (self.tr("Waiting to be sent"), Tone.WARNING),
            PublishState.REFUSED: (self.tr("Refused by the backend"), Tone.ERROR),
            PublishState.LIVE: (self.tr("Live"), Tone.READY),
            PublishState.EDITED: (self.tr("Live, edited since"), Tone.ACCENT),
        }
        self.state_pill.show_state(*words[standing.state])
        if self.tabs.currentIndex() == OVERVIEW:
            self._refresh_report()

    @Slot()
    def _refresh_report(self) -> None:
        # A slow backend is asked again only when it has answered.
        if not self._closing and not self._reporting:
            self._reporting = True
            self._around.tasks.start(self._show_report(), name="report")

    async def _show_report(self) -> None:
        try:
            report = await self._around.publishing.report(self.session.document.id)
        finally:
            self._reporting = False
        if not self._closing:
            self.overview.report_card.show_report(report)

    # -- actions of the whole studio -----------------------------------------------------------

    @Slot()
    def _run_new(self) -> None:
        self.command_requested.emit("new")

    @Slot()
    def _run_import(self) -> None:
        self.command_requested.emit("import")

    @Slot()
    def _run_export(self) -> None:
        self.export_requested.emit(self.document.id)

    @Slot()
    def _run_library(self) -> None:
        self.library_requested.emit()

    @Slot()
    def _run_settings(self) -> None:
        self.settings_requested.emit()

    @Slot()
    def _run_quit(self) -> None:
        self.command_requested.emit("quit")

    @Slot()
    def _run_theme(self) -> None:
        self.command_requested.emit("theme")

    @Slot()
    def _run_demo(self) -> None:
        self.demo_requested.emit()

    @Slot()
    def _run_shortcuts(self) -> None:
        self.command_requested.emit("shortcuts")

    @Slot()
    def _run_palette(self) -> None:
        self.command_requested.emit("palette")

    @Slot()
    def _run_checklist(self) -> None:
        self.command_requested.emit("checklist")

    @Slot()
    def _run_about(self) -> None:
        self.command_requested.emit("about")

    # -- closing -------------------------------------------------------------------------------

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        if not self._closing:
            self._closing = True
            self._around.tasks.start(self.shut(), name="close campaign")

    async def shut(self) -> bool:
        """Save what is missing, then take the window apart.

        Returns:
            Whether it is gone: it stays open if something could not be saved, and says so.
        """
        self._closing = True
        self.history.keeper.finish()
        try:
            await self.autosave.close()
        except LibraryError:
            if not self._gives_up:
                self._closing = False
                self.history.keeper.go_on()
                return False
            self._around.notices.withdraw(self._save_key)
        await self.history.close()
        if not self._closed:
            self._closed = True
            await self._around.vocabulary.learn(self.document)
            self._report_timer.stop()
            self._close_comparison()
            self.hide()
            self.preview.dispose()
            self.closed.emit(self)
        return True

    @property
    def document(self) -> Campaign:
        """The campaign as it is on the screen."""
        return self.session.document

    def show_below_section(self, widget: QWidget) -> None:
        """Show something at the foot of every section."""
        column = self._left.layout()
        assert column is not None  # noqa: S101  # it was made with the window
        column.addWidget(widget)

    @property
    def panes(self) -> str:
        """Sizes of the panes, in a form that one can keep; empty while one of them is folded."""
        if self.width() < FOLD_BELOW:
            return ""
        return bytes(self.splitter.saveState().toBase64().data()).decode("ascii")

    def show_panes(self, panes: str) -> None:
        """Give the panes the sizes that `panes` told; what is no such thing changes nothing."""
        self.splitter.restoreState(QByteArray.fromBase64(panes.encode("ascii", "replace")))


def _edit_words(label: str) -> str:
    """What an edit does, in the user's language."""
    return QCoreApplication.translate("models", label)


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
