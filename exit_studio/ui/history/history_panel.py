# SPDX-License-Identifier: MIT
"""The panel beside the preview: the steps since the last version, and the versions below them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exit_studio.models.versions import Version, VersionKind
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.widgets.row_delegate import Row
from exit_studio.ui.widgets.row_list import RowList

__all__ = ["PRESENT", "HistoryPanel"]

PRESENT = 0
"""In place of the number of a version: the campaign as it is now."""


class HistoryPanel(QWidget):
    """Shows where the campaign comes from, and asks to go back there.

    Signals:
        step_requested (int): undo or redo up to the step of this number; 0 for before all.
        name_requested (): keep this moment under a name.
        restore_requested (int): restore the version of this number.
        rename_requested (int): give it another name.
        remove_requested (int): remove it.
        compare_requested (int, int): show what differs between the versions of these numbers;
            `PRESENT` for the campaign as it is now.
        close_requested (): show this panel no more.
    """

    step_requested = Signal(int)
    name_requested = Signal()
    restore_requested = Signal(int)
    rename_requested = Signal(int)
    remove_requested = Signal(int)
    compare_requested = Signal(int, int)
    close_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._versions: dict[int, Version] = {}
        set_role(self, "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        self.setFixedWidth(Size.HISTORY_WIDTH)
        self.steps = RowList(self.tr("Steps"), theme)
        self.steps.row_activated.connect(self.step_requested)
        self.versions = RowList(self.tr("Versions"), theme)
        self.versions.row_chosen.connect(self._refresh_buttons)
        self.versions.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.versions.customContextMenuRequested.connect(self._show_menu)
        self.versions.doubleClicked.connect(self._restore)
        self._make_actions()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addLayout(self._head())
        column.addWidget(self.name_button)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty())
        self._pages.addWidget(self._lists())
        column.addWidget(self._pages, 1)
        theme.changed.connect(self._refresh_icons)
        self._refresh_icons()
        self._refresh_buttons()

    def _make_actions(self) -> None:
        self.name_button = QPushButton(self.tr("Name this moment…"))
        self.name_button.setToolTip(self.tr("Keep the campaign as it is now under a name"))
        self.name_button.clicked.connect(self.name_requested)
        self.restore_button = QPushButton(self.tr("Restore"))
        self.restore_button.clicked.connect(self._restore)
        for button in (self.name_button, self.restore_button):
            button.setAutoDefault(False)
        self.compare_button = QToolButton()
        self.compare_button.setAccessibleName(self.tr("Compare with"))
        self.compare_button.clicked.connect(self._show_comparisons)
        self.rename_button = QToolButton()
        self.rename_button.setAccessibleName(self.tr("Rename…"))
        self.rename_button.clicked.connect(self._rename)
        self.remove_button = QToolButton()
        self.remove_button.setAccessibleName(self.tr("Remove"))
        self.remove_button.clicked.connect(self._remove)
        for tool in (self.compare_button, self.rename_button, self.remove_button):
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _head(self) -> QHBoxLayout:
        self.close_button = QToolButton()
        set_role(self.close_button, "plain")
        self.close_button.setAccessibleName(self.tr("Close history"))
        self.close_button.setToolTip(self.tr("Close the history"))
        self.close_button.clicked.connect(self.close_requested)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("History"), "card-title"))
        head.addStretch(1)
        head.addWidget(self.close_button)
        return head

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.M, 0, Space.M, 0)
        column.setSpacing(Space.S)
        self._picture = QLabel()
        words = label(
            self.tr(
                "Nothing has changed yet. Each step will stand here, "
                "and each moment that you give a name or publish."
            ),
            "muted",
            wrap=True,
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addStretch(2)
        return page

    def _lists(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(self.tr("Steps since the last version"), "label"))
        column.addWidget(self.steps, 3)
        column.addSpacing(Space.S)
        column.addWidget(label(self.tr("Versions"), "label"))
        column.addWidget(self.versions, 4)
        column.addSpacing(Space.XS)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.restore_button, 1)
        buttons.addWidget(self.compare_button)
        buttons.addWidget(self.rename_button)
        buttons.addWidget(self.remove_button)
        column.addLayout(buttons)
        return page

    def show_steps(self, rows: Sequence[Row]) -> None:
        """Show the steps, the newest first."""
        self.steps.show_rows(rows)
        self._show_page()

    def show_versions(self, versions: Sequence[Version], rows: Sequence[Row]) -> None:
        """Show the versions, the newest first; a row's key is the number of its version."""
        self._versions = {version.number: version for version in versions}
        self.versions.show_rows(rows)
        self._refresh_buttons()
        self._show_page()

    def _show_page(self) -> None:
        self._pages.setCurrentIndex(1 if self._versions or len(self.steps.rows) > 1 else 0)

    @property
    def _chosen(self) -> Version | None:
        return self._versions.get(self.versions.chosen or 0)

    @Slot()
    def _refresh_buttons(self) -> None:
        version = self._chosen
        choose = self.tr("Choose a version first")
        named = version is not None and version.kind is VersionKind.NAMED
        self.restore_button.setEnabled(version is not None)
        self.compare_button.setEnabled(version is not None)
        self.rename_button.setEnabled(version is not None)
        self.remove_button.setEnabled(named)
        restore = self.tr("Make the campaign what it was then; this can be undone")
        compare = self.tr("Show what differs from now, or from another version")
        rename = self.tr("Give this version another name")
        remove = (
            self.tr("Remove this version; this can be undone")
            if named
            else self.tr("Only a moment that you have named can be removed")
        )
        self.restore_button.setToolTip(choose if version is None else restore)
        self.compare_button.setToolTip(choose if version is None else compare)
        self.rename_button.setToolTip(choose if version is None else rename)
        self.remove_button.setToolTip(choose if version is None else remove)

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        if self._chosen is None:
            return
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for button, words, run in (
            (self.restore_button, self.restore_button.text(), self._restore),
            (self.rename_button, self.rename_button.accessibleName(), self._rename),
            (self.remove_button, self.remove_button.accessibleName(), self._remove),
        ):
            action = QAction(words, menu)
            action.setToolTip(button.toolTip())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(run)
            menu.addAction(action)
        comparisons = self._comparisons(menu)
        comparisons.setTitle(self.compare_button.accessibleName())
        menu.insertMenu(menu.actions()[1], comparisons)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.versions.viewport().mapToGlobal(at))

    @Slot()
    def _show_comparisons(self) -> None:
        menu = self._comparisons(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.compare_button.mapToGlobal(QPoint(0, self.compare_button.height())))

    def _comparisons(self, parent: QWidget) -> QMenu:
        """A menu of all that the chosen version can be compared with."""
        menu = QMenu(parent)
        version = self._chosen
        if version is None:
            return menu
        self._add_comparison(menu, version.number, PRESENT, self.tr("As it is now"))
        menu.addSeparator()
        for row in self.versions.rows:
            if row.key != version.number:
                words = self.tr("{title}, {detail}").format(title=row.title, detail=row.detail)
                self._add_comparison(menu, version.number, row.key, words)
        return menu

    def _add_comparison(self, menu: QMenu, one: int, other: int, words: str) -> None:
        # A menu would take an ampersand of somebody's words for a mnemonic.
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(partial(self.compare_requested.emit, one, other))

    @Slot()
    def _restore(self) -> None:
        if (version := self._chosen) is not None:
            self.restore_requested.emit(version.number)

    @Slot()
    def _rename(self) -> None:
        if (version := self._chosen) is not None:
            self.rename_requested.emit(version.number)

    @Slot()
    def _remove(self) -> None:
        if (version := self._chosen) is not None:
            self.remove_requested.emit(version.number)

    @Slot()
    def _refresh_icons(self) -> None:
        self.close_button.setIcon(self._theme.icon("x"))
        self.compare_button.setIcon(self._theme.icon("columns-2"))
        self.rename_button.setIcon(self._theme.icon("pencil"))
        self.remove_button.setIcon(self._theme.icon("trash"))
        self._picture.setPixmap(
            self._theme.pixmap("rotate-ccw-clock", self._theme.colors.muted, Size.ICON_LARGE)
        )
