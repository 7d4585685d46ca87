# SPDX-License-Identifier: MIT
"""The sheet of shortcuts: searched, changed, reset, carried to another computer, printed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from exit_studio.errors import ExitStudioError, FileError
from exit_studio.models.shortcuts import (
    MAX_SHORTCUTS_BYTES,
    shortcuts_from_text,
    shortcuts_text,
)
from exit_studio.ui.actions import MENUS, action_words, menu_words, native_keys, specs, translated
from exit_studio.ui.dialogs import ask
from exit_studio.ui.folding import folded
from exit_studio.ui.problems import show_text_problem
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.shortcuts.key_field import KeyField
from exit_studio.ui.shortcuts.page import shortcuts_page
from exit_studio.ui.shortcuts.shortcuts import Shortcuts, default_keys, keys_of
from exit_studio.ui.tasks import Tasks
from exit_studio.ui.theme import Size, Space, Theme
from exit_studio.ui.widgets.elided_label import ElidedLabel
from exit_studio.ui.widgets.flow import flow
from exit_studio.ui.widgets.layout import finding_label
from exit_studio.ui.widgets.search_field import SearchField

__all__ = ["ShortcutsSheet"]

_ACTION = Qt.ItemDataRole.UserRole
_WORDS, _MARK, _KEYS = range(3)


class ShortcutsSheet(QDialog):
    """Shows the keys of every action, and changes them.

    Signals:
        shortcuts_changed (): the person has changed the map; it is to be kept.
    """

    shortcuts_changed = Signal()

    def __init__(
        self, shortcuts: Shortcuts, tasks: Tasks, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self._tasks = tasks
        self._wanted: list[QKeySequence] = []
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setMinimumWidth(Size.DIALOG_WIDTH)
        self.resize(Size.SHEET_WIDTH, Size.SHEET_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("Keyboard shortcuts"), "title"))
        self.search_field = SearchField(
            self.tr("Search shortcuts"), theme, placeholder=self.tr("Search by action or key")
        )
        self.search_field.text_requested.connect(self._filter)
        column.addWidget(self.search_field)
        self.tree = self._tree()
        column.addWidget(self.tree, 1)
        self._nothing = label("", "muted", wrap=True)
        self._nothing.hide()
        column.addWidget(self._nothing)
        column.addWidget(self._change_panel())
        column.addLayout(self._foot())
        self._fill()
        shortcuts.changed.connect(self._show_keys)
        self._show_keys()
        self.search_field.setFocus()

    # -- building ------------------------------------------------------------------------------

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        set_role(tree, "sheet")
        tree.setAccessibleName(self.tr("Actions and their keys"))
        tree.setColumnCount(3)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setIndentation(0)
        tree.setUniformRowHeights(True)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setTabKeyNavigation(False)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_MARK, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_KEYS, QHeaderView.ResizeMode.ResizeToContents)
        tree.currentItemChanged.connect(self._show_current)
        tree.itemClicked.connect(self._begin_change)
        tree.itemActivated.connect(self._begin_change)
        return tree

    def _change_panel(self) -> QWidget:
        panel = QWidget()
        self.change_label = ElidedLabel("card-title")
        self.key_field = KeyField()
        self.key_field.keys_requested.connect(self._want)
        self.key_field.given_up.connect(self._give_up)
        self.take_button = self._button(self.tr("Take over"), "")
        self.take_button.setToolTip(self.tr("Take these keys from the other action"))
        self.take_button.clicked.connect(self._accept_wanted)
        self.take_button.hide()
        self.remove_button = self._button(self.tr("No keys"), "")
        self.remove_button.setToolTip(self.tr("Let this action have no keys"))
        self.remove_button.clicked.connect(self._remove)
        self.reset_button = self._button(self.tr("Reset"), "")
        self.reset_button.setToolTip(self.tr("Give this action its usual keys again"))
        self.reset_button.clicked.connect(self._reset)
        self._clash = finding_label()
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.key_field, 1)
        line.addWidget(self.take_button)
        line.addWidget(self.remove_button)
        line.addWidget(self.reset_button)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.change_label)
        column.addLayout(line)
        column.addWidget(self._clash)
        return panel

    def _foot(self) -> QHBoxLayout:
        self.reset_all_button = self._button(self.tr("Reset all"), "link")
        self.reset_all_button.setToolTip(self.tr("Give every action its usual keys again"))
        self.reset_all_button.clicked.connect(self._reset_all)
        imports = self._button(self.tr("Import…"), "link")
        imports.setToolTip(self.tr("Take shortcuts from a file"))
        imports.clicked.connect(self._import)
        exports = self._button(self.tr("Export…"), "link")
        exports.setToolTip(self.tr("Write your shortcuts into a file, for another computer"))
        exports.clicked.connect(self._export)
        prints = self._button(self.tr("Page to print…"), "link")
        prints.setToolTip(self.tr("Write all shortcuts as a page that a browser prints"))
        prints.clicked.connect(self._print)
        close = self._button(self.tr("Close"), "")
        close.setToolTip(self.tr("Close this window"))
        close.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.addWidget(flow(self.reset_all_button, imports, exports, prints), 1)
        line.addWidget(close)
        return line

    @staticmethod
    def _button(words: str, role: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        if role:
            set_role(button, role)
        return button

    def _fill(self) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for menu, _ in MENUS:
            group = QTreeWidgetItem([menu_words(menu)])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setFont(_WORDS, self._heavy())
            self.tree.addTopLevelItem(group)
            group.setFirstColumnSpanned(True)
            for each in specs():
                if each.menu == menu:
                    item = QTreeWidgetItem([action_words(each.id)])
                    item.setData(_WORDS, _ACTION, each.id)
                    item.setToolTip(_WORDS, translated(each.tip))
                    item.setTextAlignment(_KEYS, right)
                    group.addChild(item)
            group.setExpanded(True)
        self.tree.setCurrentItem(self._rows()[0])

    def _heavy(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _rows(self) -> list[QTreeWidgetItem]:
        return [row for group in self._groups() for row in _children(group)]

    def _groups(self) -> list[QTreeWidgetItem]:
        return _children(self.tree.invisibleRootItem())

    # -- showing -------------------------------------------------------------------------------

    @Slot()
    def _show_keys(self) -> None:
        for row in self._rows():
            action = str(row.data(_WORDS, _ACTION))
            keys = native_keys(self._shortcuts.keys(action))
            changed = self._shortcuts.is_changed(action)
            row.setText(_KEYS, keys)
            row.setText(_MARK, self.tr("changed") if changed else "")
            words = row.text(_WORDS)
            said = [words, keys or self.tr("no keys"), row.text(_MARK)]
            row.setData(_WORDS, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, said)))
        self.reset_all_button.setEnabled(self._shortcuts.are_changed)
        self._filter()
        self._show_current()

    @Slot()
    def _filter(self) -> None:
        """Show what has every word of the search in its name, its tip or its keys."""
        words = folded(self.search_field.text()).split()
        found = False
        for row in self._rows():
            text = f"{row.text(_WORDS)} {row.toolTip(_WORDS)} {row.text(_KEYS)}"
            fits = all(word in folded(text) for word in words)
            row.setHidden(not fits)
            found = found or fits
        for group in self._groups():
            group.setHidden(all(row.isHidden() for row in _children(group)))
        self._nothing.setVisible(not found)
        self._nothing.setText(
            self.tr("No action is called “{words}”, and none has such keys.").format(
                words=self.search_field.text().strip()
            )
        )
        visible = [row for row in self._rows() if not row.isHidden()]
        if visible and self.tree.currentItem() not in visible:
            self.tree.setCurrentItem(
                visible[0], 0, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    @property
    def current(self) -> str:
        """The action that is selected."""
        item = self.tree.currentItem()
        return "" if item is None else str(item.data(_WORDS, _ACTION) or "")

    @Slot()
    def _show_current(self) -> None:
        self._forget_wanted()
        action = self.current
        for part in (self.key_field, self.remove_button, self.reset_button):
            part.setEnabled(bool(action))
        if not action:
            return
        keys = self._shortcuts.keys(action)
        self.change_label.setText(action_words(action))
        self.key_field.setText(native_keys(keys))
        self.remove_button.setEnabled(bool(keys))
        self.reset_button.setEnabled(self._shortcuts.is_changed(action))

    # -- changing ------------------------------------------------------------------------------

    @Slot()
    def _begin_change(self) -> None:
        if self.current:
            self.key_field.clear()
            self.key_field.setFocus()

    @Slot()
    def _give_up(self) -> None:
        self._show_current()
        self.tree.setFocus()

    @Slot(object)
    def _want(self, key: QKeySequence) -> None:
        self._wish([key])

    @Slot()
    def _remove(self) -> None:
        self._wish([])

    @Slot()
    def _reset(self) -> None:
        self._wish(keys_of(default_keys(self.current)))

    def _wish(self, keys: Sequence[QKeySequence]) -> None:
        """Give the current action these keys; where another one has them, ask first."""
        self._wanted = list(keys)
        self.key_field.setText(native_keys(keys))
        owners = self._shortcuts.owners(self.current, keys)
        if not owners:
            self._accept_wanted()
            return
        names = self.tr(", ").join(f"“{action_words(owner)}”" for owner in owners)
        show_text_problem(
            self.tr("{keys} belongs to {names}.").format(keys=native_keys(keys), names=names),
            self._clash,
        )
        self.take_button.show()
        self.take_button.setFocus()

    @Slot()
    def _accept_wanted(self) -> None:
        wanted = self._wanted
        self._shortcuts.give(self.current, wanted)
        self._show_current()
        self.tree.setFocus()
        self.shortcuts_changed.emit()

    def _forget_wanted(self) -> None:
        self._wanted = []
        show_text_problem("", self._clash)
        self.take_button.hide()

    @Slot()
    def _reset_all(self) -> None:
        self._shortcuts.reset_all()
        self.tree.setFocus()
        self.shortcuts_changed.emit()

    # -- files ---------------------------------------------------------------------------------

    def _file_dialog(self, title: str, name: str, *, saves: bool) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.setNameFilter(f"*{Path(name).suffix}")
        if saves:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(name)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return dialog

    async def _chosen(self, title: str, name: str, *, saves: bool) -> Path | None:
        dialog = self._file_dialog(title, name, saves=saves)
        dialog.fileSelected.connect(self._note_file)
        self._file: Path | None = None
        return self._file if await ask(dialog) else None

    @Slot(str)
    def _note_file(self, file: str) -> None:
        self._file = Path(file)

    @Slot()
    def _export(self) -> None:
        self._tasks.start(self._export_now(), name="export shortcuts")

    async def _export_now(self) -> None:
        path = await self._chosen(self.tr("Export shortcuts"), "shortcuts.json", saves=True)
        if path is not None:
            await self._carry_out(self.write_map(path))

    @Slot()
    def _print(self) -> None:
        self._tasks.start(self._print_now(), name="print shortcuts")

    async def _print_now(self) -> None:
        path = await self._chosen(self.tr("Page to print"), "shortcuts.html", saves=True)
        if path is not None:
            await self._carry_out(self.write_page(path))

    @Slot()
    def _import(self) -> None:
        self._tasks.start(self._import_now(), name="import shortcuts")

    async def _import_now(self) -> None:
        path = await self._chosen(self.tr("Import shortcuts"), "shortcuts.json", saves=False)
        if path is not None:
            await self._carry_out(self.read_map(path))

    async def _carry_out(self, work: Awaitable[None]) -> None:
        """Do something with a file; what goes wrong is said here, where the person looks."""
        try:
            await work
        except ExitStudioError as error:
            if isValid(self):
                show_text_problem(str(error), self._clash)

    async def write_map(self, path: Path) -> None:
        """Write what the person has changed into a file.

        Raises:
            FileError: it cannot be written.
        """
        await asyncio.to_thread(_write, path, shortcuts_text(self._shortcuts.map))

    async def write_page(self, path: Path) -> None:
        """Write all shortcuts as a page to print.

        Raises:
            FileError: it cannot be written.
        """
        groups = [
            (
                menu_words(menu),
                [
                    (action_words(each.id), native_keys(self._shortcuts.keys(each.id)))
                    for each in specs()
                    if each.menu == menu and self._shortcuts.keys(each.id)
                ],
            )
            for menu, _ in MENUS
        ]
        page = shortcuts_page(self.windowTitle(), [group for group in groups if group[1]])
        await asyncio.to_thread(_write, path, page)

    async def read_map(self, path: Path) -> None:
        """Take shortcuts from a file, in place of those that there are.

        Raises:
            FileError: it cannot be read, or is no such file.
        """
        content = await asyncio.to_thread(_read, path)
        self._shortcuts.use(shortcuts_from_text(content, source=path.name))
        self.shortcuts_changed.emit()


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = map(item.child, range(item.childCount()))
    return [child for child in found if child is not None]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_SHORTCUTS_BYTES + 1)
    except OSError as error:
        raise FileError(
            f"{path} cannot be read: {error.strerror}.", hint="Choose another file."
        ) from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise FileError(
            f"{path} cannot be written: {error.strerror}.", hint="Choose another folder."
        ) from error
