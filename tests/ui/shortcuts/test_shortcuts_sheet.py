# SPDX-License-Identifier: MIT
"""The sheet of shortcuts: searching, changing, clashes by name, resetting, files, printing."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTreeWidgetItem
from typing_extensions import override

from exit_studio.errors import FileError
from exit_studio.models.shortcuts import ShortcutMap, shortcuts_text
from exit_studio.ui.shortcuts.page import shortcuts_page
from exit_studio.ui.shortcuts.shortcuts import Shortcuts, portable
from exit_studio.ui.shortcuts.shortcuts_sheet import ShortcutsSheet
from tests.ui.fakes import heard
from tests.ui.rig import Rig

CTRL = Qt.KeyboardModifier.ControlModifier
WORDS, MARK, KEYS = range(3)


@pytest.fixture
def sheet(rig: Rig) -> ShortcutsSheet:
    made = ShortcutsSheet(Shortcuts(), rig.tasks, rig.theme, None)
    rig.qtbot.addWidget(made)
    rig.show(made)
    return made


def shown(sheet: ShortcutsSheet) -> dict[str, tuple[str, str]]:
    """The rows that can be seen: the words of each, its keys, and what is marked of it."""
    return {
        row.text(WORDS): (row.text(KEYS), row.text(MARK))
        for row in sheet._rows()
        if not row.isHidden()
    }


def row_of(sheet: ShortcutsSheet, words: str) -> QTreeWidgetItem:
    return next(row for row in sheet._rows() if row.text(WORDS) == words)


def click(sheet: ShortcutsSheet, words: str) -> None:
    row = row_of(sheet, words)
    sheet.tree.scrollToItem(row)
    place = sheet.tree.visualItemRect(row).center()
    QTest.mouseClick(sheet.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def said(sheet: ShortcutsSheet) -> list[str]:
    return [each.text() for each in sheet.findChildren(QLabel) if each.isVisible()]


def keys(sheet: ShortcutsSheet, action: str) -> list[str]:
    return [portable(key) for key in sheet._shortcuts.keys(action)]


# -- looking up --------------------------------------------------------------------------------


def test_it_lists_every_action_by_menu_with_its_keys(sheet: ShortcutsSheet) -> None:
    groups = [sheet.tree.topLevelItem(index) for index in range(sheet.tree.topLevelItemCount())]

    assert [group.text(0) for group in groups if group] == [
        "File",
        "Edit",
        "View",
        "Campaign",
        "Help",
    ]
    assert shown(sheet)["Make a copy"] == ("Ctrl+D", "")
    assert shown(sheet)["Redo"] == ("Ctrl+Shift+Z  Ctrl+Y", "")
    assert sheet.search_field.hasFocus()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("trash", ["Move to trash", "Put back", "Delete for good", "Empty the trash"]),
        ("TRASH move", ["Move to trash"]),
        ("ctrl+d", ["Make a copy"]),
        ("browser", ["Open demo shop"]),
    ],
)
def test_it_is_searched_by_words_tips_and_keys(
    sheet: ShortcutsSheet, typed: str, found: list[str]
) -> None:
    QTest.keyClicks(sheet.search_field, typed)

    assert list(shown(sheet)) == found
    assert sheet.change_label.text() == found[0]


def test_what_is_not_there_is_told(sheet: ShortcutsSheet) -> None:
    QTest.keyClicks(sheet.search_field, "xyz")

    assert shown(sheet) == {}
    assert "No action is called “xyz”, and none has such keys." in said(sheet)


def test_a_screen_reader_hears_the_keys_of_a_row(sheet: ShortcutsSheet) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole

    assert row_of(sheet, "Make a copy").data(WORDS, role) == "Make a copy, Ctrl+D"
    assert row_of(sheet, "Open campaign").data(WORDS, role) == "Open campaign, no keys"


# -- changing ----------------------------------------------------------------------------------


def test_clicking_a_row_and_pressing_keys_changes_it(sheet: ShortcutsSheet) -> None:
    kept = heard(sheet.shortcuts_changed)
    click(sheet, "Make a copy")
    assert sheet.key_field.hasFocus()

    QTest.keyClick(sheet.key_field, Qt.Key.Key_J, CTRL)

    assert shown(sheet)["Make a copy"] == ("Ctrl+J", "changed")
    assert kept == [None]
    assert sheet.tree.hasFocus()


def test_it_goes_by_keyboard_alone(sheet: ShortcutsSheet) -> None:
    QTest.keyClicks(sheet.search_field, "copy")
    sheet.tree.setFocus()
    QTest.keyClick(sheet.tree, Qt.Key.Key_Return)
    assert sheet.key_field.hasFocus()

    QTest.keyClick(sheet.key_field, Qt.Key.Key_J, CTRL)

    assert keys(sheet, "duplicate") == ["Ctrl+J"]


def test_escape_leaves_all_as_it_was_and_the_sheet_open(sheet: ShortcutsSheet) -> None:
    click(sheet, "Make a copy")

    QTest.keyClick(sheet.key_field, Qt.Key.Key_Escape)

    assert keys(sheet, "duplicate") == ["Ctrl+D"]
    assert sheet.key_field.text() == "Ctrl+D"
    assert sheet.isVisible()


def test_a_clash_is_told_by_name_before_anything_changes(sheet: ShortcutsSheet) -> None:
    click(sheet, "Make a copy")
    QTest.keyClick(sheet.key_field, Qt.Key.Key_Z, CTRL)

    assert "Ctrl+Z belongs to “Undo”." in said(sheet)
    assert keys(sheet, "duplicate") == ["Ctrl+D"]
    assert keys(sheet, "undo") == ["Ctrl+Z"]

    sheet.take_button.click()

    assert keys(sheet, "duplicate") == ["Ctrl+Z"]
    assert keys(sheet, "undo") == []
    assert not sheet.take_button.isVisible()


def test_going_on_elsewhere_takes_nothing_over(sheet: ShortcutsSheet) -> None:
    click(sheet, "Make a copy")
    QTest.keyClick(sheet.key_field, Qt.Key.Key_Z, CTRL)

    click(sheet, "Library")

    assert keys(sheet, "undo") == ["Ctrl+Z"]
    assert not sheet.take_button.isVisible()
    assert "Ctrl+Z belongs to “Undo”." not in said(sheet)


def test_an_action_can_be_left_without_keys(sheet: ShortcutsSheet) -> None:
    click(sheet, "Move to trash")

    sheet.remove_button.click()

    assert keys(sheet, "delete") == []
    assert not sheet.remove_button.isEnabled()


def test_one_action_can_be_reset(sheet: ShortcutsSheet) -> None:
    click(sheet, "Make a copy")
    assert not sheet.reset_button.isEnabled()
    QTest.keyClick(sheet.key_field, Qt.Key.Key_J, CTRL)

    sheet.reset_button.click()

    assert shown(sheet)["Make a copy"] == ("Ctrl+D", "")
    assert not sheet.reset_all_button.isEnabled()


def test_resetting_what_another_has_meanwhile_is_a_clash_too(sheet: ShortcutsSheet) -> None:
    click(sheet, "New campaign")
    QTest.keyClick(sheet.key_field, Qt.Key.Key_D, CTRL)
    sheet.take_button.click()
    click(sheet, "Make a copy")

    sheet.reset_button.click()

    assert "Ctrl+D belongs to “New campaign”." in said(sheet)
    sheet.take_button.click()
    assert (keys(sheet, "duplicate"), keys(sheet, "new")) == (["Ctrl+D"], [])


def test_all_can_be_reset(sheet: ShortcutsSheet) -> None:
    click(sheet, "Make a copy")
    QTest.keyClick(sheet.key_field, Qt.Key.Key_J, CTRL)
    kept = heard(sheet.shortcuts_changed)

    sheet.reset_all_button.click()

    assert not any(mark for _, mark in shown(sheet).values())
    assert kept == [None]


# -- files -------------------------------------------------------------------------------------


def test_a_map_is_carried_to_another_computer(
    rig: Rig, sheet: ShortcutsSheet, tmp_path: Path
) -> None:
    click(sheet, "Make a copy")
    QTest.keyClick(sheet.key_field, Qt.Key.Key_J, CTRL)
    rig.run(sheet.write_map(tmp_path / "shortcuts.json"))
    other = ShortcutsSheet(Shortcuts(), rig.tasks, rig.theme, None)
    rig.qtbot.addWidget(other)
    kept = heard(other.shortcuts_changed)

    rig.run(other.read_map(tmp_path / "shortcuts.json"))

    assert keys(other, "duplicate") == ["Ctrl+J"]
    assert kept == [None]


def test_the_file_is_asked_for(rig: Rig, sheet: ShortcutsSheet, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(shortcuts_text(ShortcutMap(keys={"duplicate": ("Ctrl+J",)})), encoding="utf-8")

    sheet._import()
    rig.wait_until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.accepted.emit()
    chooser.done(QFileDialog.DialogCode.Accepted)
    rig.settle()

    assert keys(sheet, "duplicate") == ["Ctrl+J"]


def test_what_is_no_file_of_shortcuts_is_told_in_the_sheet(
    rig: Rig, sheet: ShortcutsSheet, tmp_path: Path
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("hello", encoding="utf-8")

    rig.run(sheet._carry_out(sheet.read_map(path)))

    assert any(words.startswith("notes.txt is no file of shortcuts") for words in said(sheet))
    assert not sheet._shortcuts.are_changed


def test_a_file_that_cannot_be_written_or_read_is_told(
    rig: Rig, sheet: ShortcutsSheet, tmp_path: Path
) -> None:
    with pytest.raises(FileError, match="cannot be written"):
        rig.run(sheet.write_map(tmp_path / "gone" / "shortcuts.json"))
    with pytest.raises(FileError, match="cannot be read"):
        rig.run(sheet.read_map(tmp_path / "gone.json"))


class Page(HTMLParser):
    """The words of a page, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(text)

    @override
    def handle_data(self, data: str) -> None:
        self.words += [data.strip()] if data.strip() else []


def test_the_page_to_print_holds_every_key(rig: Rig, sheet: ShortcutsSheet, tmp_path: Path) -> None:
    rig.run(sheet.write_page(tmp_path / "page.html"))

    words = Page((tmp_path / "page.html").read_text(encoding="utf-8")).words
    assert words[words.index("Make a copy") + 1] == "Ctrl+D"
    # What has no keys takes no room on paper.
    assert "Open campaign" not in words


def test_a_page_says_what_it_is_told_and_nothing_else() -> None:
    page = Page(shortcuts_page("Keys & more", [("<File>", [("Save", "Ctrl+<")])]))

    assert page.words[0] == "Keys & more"
    assert page.words[2:] == ["Keys & more", "<File>", "Save", "Ctrl+<"]
