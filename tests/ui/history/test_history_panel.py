# SPDX-License-Identifier: MIT
"""The history beside the preview: what it lists, where a click leads, and what it asks for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from exit_studio.models.checks import Section
from exit_studio.models.edits import RenameCampaign, SetNote
from exit_studio.models.library import ThisComputer
from exit_studio.models.versions import VersionKind
from exit_studio.ui.campaign_window import CampaignWindow
from exit_studio.ui.compare.compare_window import CompareWindow
from exit_studio.ui.history.history_panel import HistoryPanel
from exit_studio.ui.history.name_dialog import NameDialog
from exit_studio.ui.widgets.row_list import RowList
from tests.builders import CAMPAIGN, NOW, a_campaign
from tests.ui.fakes import FULL_DISK, published
from tests.ui.rig import Rig, submit


@pytest.fixture
def window(rig: Rig) -> CampaignWindow:
    return rig.window()


def shown(rig: Rig, window: CampaignWindow) -> HistoryPanel:
    window.actions_by_id["history"].trigger()
    rig.settle()
    return window.history.panel


def rename(rig: Rig, window: CampaignWindow, *names: str) -> None:
    """Make a step of each name, a minute after the last."""
    for name in names:
        rig.clock.move(minutes=1)
        submit(window, RenameCampaign(name=name))
    rig.settle(window)


def listed(rows: RowList) -> list[tuple[str, bool, bool]]:
    """Of each row its title, whether the campaign stands there, and whether it is undone."""
    return [(row.title, row.is_present, row.is_faint) for row in rows.rows]


def click(rows: RowList, number: int) -> None:
    place = rows.visualRect(rows.model().index(number, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def name_moment(rig: Rig, window: CampaignWindow, name: str) -> None:
    window.actions_by_id["name_moment"].trigger()
    rig.wait_until(lambda: isinstance(QApplication.activeModalWidget(), NameDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NameDialog)
    QTest.keyClicks(dialog.name_field, name)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    rig.settle()


def test_it_is_shown_and_hidden_by_its_action_and_its_cross(
    rig: Rig, window: CampaignWindow
) -> None:
    panel = shown(rig, window)
    assert panel.isVisible()
    assert window.actions_by_id["history"].isChecked()
    panel.close_button.setFocus()
    panel.close_button.click()
    assert not panel.isVisible()
    assert not window.actions_by_id["history"].isChecked()
    assert window.focusWidget() is window.tabs


def test_an_empty_history_says_what_will_stand_there(rig: Rig, window: CampaignWindow) -> None:
    panel = shown(rig, window)
    assert not panel.steps.isVisible()
    rename(rig, window, "One")
    assert panel.steps.isVisible()


def test_steps_stand_there_newest_first_and_undone_ones_above(
    rig: Rig, window: CampaignWindow
) -> None:
    rename(rig, window, "One", "Two")
    submit(window, SetNote(note="x"))
    window.session.undo()
    panel = shown(rig, window)
    assert listed(panel.steps) == [
        ("Change note", False, True),
        ("Rename campaign", True, False),
        ("Rename campaign", False, False),
        ("Before these steps", False, False),
    ]


def test_a_click_on_a_step_undoes_or_redoes_up_to_it_step_by_step(
    rig: Rig, window: CampaignWindow
) -> None:
    rename(rig, window, "One", "Two", "Three", "Four")
    panel = shown(rig, window)
    click(panel.steps, 3)
    rig.wait_until(lambda: window.document.details.name == "One")
    rig.settle(window)
    # Each step back is in the journal, and can be taken forward again.
    assert [entry.origin.value for entry in rig.library.journals[CAMPAIGN]][4:] == ["undo"] * 3
    assert listed(panel.steps)[3] == ("Rename campaign", True, False)
    click(panel.steps, 1)
    rig.wait_until(lambda: window.document.details.name == "Three")
    click(panel.steps, 4)
    rig.wait_until(lambda: window.document == a_campaign())


def test_an_edit_on_the_way_ends_it(rig: Rig, window: CampaignWindow) -> None:
    rename(rig, window, *(f"Name {n}" for n in range(20)))
    window.session.go_to(1)
    submit(window, RenameCampaign(name="Mine"))
    QApplication.processEvents()
    rig.settle(window)
    assert window.document.details.name == "Mine"


def test_a_named_moment_is_listed_and_steps_begin_anew(rig: Rig, window: CampaignWindow) -> None:
    panel = shown(rig, window)
    rename(rig, window, "One")
    name_moment(rig, window, "  Before lunch ")
    rename(rig, window, "Two")
    assert [row.title for row in panel.versions.rows] == ["Before lunch"]
    rig.wait_until(lambda: len(panel.steps.rows) == 2)
    assert listed(panel.steps) == [
        ("Rename campaign", True, False),
        ("Before lunch", False, False),
    ]
    click(panel.steps, 1)
    rig.wait_until(lambda: window.document.details.name == "One")


def test_what_makes_itself_does_not_shorten_the_steps(rig: Rig, window: CampaignWindow) -> None:
    rename(rig, window, "One")
    rig.run(rig.library.make_version(window.document, VersionKind.AUTO, seq=1, at=rig.clock.now))
    panel = shown(rig, window)
    assert [row.title for row in panel.versions.rows] == ["Kept by itself"]
    assert len(panel.steps.rows) == 2


def test_a_version_is_restored_and_that_can_be_undone(rig: Rig, window: CampaignWindow) -> None:
    panel = shown(rig, window)
    rename(rig, window, "One")
    name_moment(rig, window, "Good")
    rename(rig, window, "Two")
    click(panel.versions, 0)
    panel.restore_button.click()
    rig.settle(window)
    assert window.document.details.name == "One"
    assert [row.title for row in panel.versions.rows] == ["Before going back", "Good"]
    window.session.undo()
    assert window.document.details.name == "Two"


def test_a_version_is_renamed(rig: Rig, window: CampaignWindow) -> None:
    panel = shown(rig, window)
    name_moment(rig, window, "Good")
    click(panel.versions, 0)
    panel.rename_button.click()
    rig.wait_until(lambda: isinstance(QApplication.activeModalWidget(), NameDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NameDialog)
    assert dialog.name == "Good"
    QTest.keyClicks(dialog.name_field, "Better")
    dialog.keep_button.click()
    rig.settle()
    assert [row.title for row in panel.versions.rows] == ["Better"]


def test_a_removed_version_comes_back_by_undo(rig: Rig, window: CampaignWindow) -> None:
    panel = shown(rig, window)
    name_moment(rig, window, "Good")
    click(panel.versions, 0)
    panel.remove_button.click()
    rig.settle()
    assert listed(panel.versions) == []
    assert "“Good” was removed from the history." in window.messages.texts
    window.history.bring_back(1)
    rig.settle()
    assert [row.title for row in panel.versions.rows] == ["Good"]
    assert window.messages.texts == ()


def test_what_cannot_be_done_says_why(rig: Rig, window: CampaignWindow) -> None:
    panel = shown(rig, window)
    rig.run(rig.library.make_version(a_campaign(), VersionKind.PUBLISHED, seq=0, at=NOW))
    window.history.refresh()
    rig.settle()
    buttons = (panel.restore_button, panel.rename_button, panel.remove_button)
    assert [button.isEnabled() for button in buttons] == [False, False, False]
    assert {button.toolTip() for button in buttons} == {"Choose a version first"}
    click(panel.versions, 0)
    assert [button.isEnabled() for button in buttons] == [True, True, False]
    assert panel.remove_button.toolTip() == "Only a moment that you have named can be removed"


def test_a_right_click_offers_what_applies(rig: Rig, window: CampaignWindow) -> None:
    panel = shown(rig, window)
    name_moment(rig, window, "Good")
    click(panel.versions, 0)
    panel.versions.customContextMenuRequested.emit(panel.versions.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [(action.text(), action.isEnabled()) for action in menu.actions()] == [
        ("Restore", True),
        ("Compare with", True),
        ("Rename…", True),
        ("Remove", True),
    ]
    menu.close()


def test_a_name_that_is_empty_cannot_be_kept(rig: Rig, window: CampaignWindow) -> None:
    window.actions_by_id["name_moment"].trigger()
    rig.wait_until(lambda: isinstance(QApplication.activeModalWidget(), NameDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NameDialog)
    dialog.name_field.setText("   ")
    assert not dialog.keep_button.isEnabled()
    dialog.reject()
    rig.settle()
    assert rig.library.kept_versions == {}


def test_the_ways_back_say_why_they_lead_nowhere(rig: Rig, window: CampaignWindow) -> None:
    opened, live = (window.actions_by_id[each] for each in ("back_to_opened", "back_to_live"))
    assert not opened.isEnabled()
    assert opened.toolTip() == "Nothing differs from how it was when you opened it"
    assert not live.isEnabled()
    assert live.toolTip() == "Nothing of this campaign is live yet"


def test_one_goes_back_to_how_it_was_when_opened(rig: Rig, window: CampaignWindow) -> None:
    rename(rig, window, "One", "Two")
    action = window.actions_by_id["back_to_opened"]
    assert action.isEnabled()
    action.trigger()
    rig.settle(window)
    assert window.document == a_campaign()
    assert not action.isEnabled()
    window.session.undo()
    assert window.document.details.name == "Two"


def test_one_goes_back_to_what_is_live(rig: Rig) -> None:
    rig.library.publications[CAMPAIGN] = published(a_campaign(), ThisComputer())
    window = rig.window()
    action = window.actions_by_id["back_to_live"]
    assert action.toolTip() == "Nothing differs from what is live"
    rename(rig, window, "One")
    action.trigger()
    rig.settle(window)
    assert window.document == a_campaign()
    assert window.session.undo_label == "Go back to what is live"


def test_a_full_disk_at_naming_is_told_of(rig: Rig, window: CampaignWindow) -> None:
    rig.library.failure = FULL_DISK
    name_moment(rig, window, "Good")
    assert any("The disk is full." in text for text in window.messages.texts)
    rig.library.failure = None


def test_the_keys_that_open_it(window: CampaignWindow) -> None:
    keys = {
        name: window.actions_by_id[name].shortcut().toString()
        for name in ("name_moment", "history")
    }
    assert keys == {"name_moment": "Ctrl+Shift+S", "history": "Ctrl+H"}


def comparisons(panel: HistoryPanel) -> QMenu:
    """The menu that the button opens for the version that is chosen."""
    panel.compare_button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def compare(rig: Rig, window: CampaignWindow, words: str) -> CompareWindow:
    menu = comparisons(window.history.panel)
    (action,) = (each for each in menu.actions() if each.text().startswith(words))
    action.trigger()
    menu.close()
    rig.settle()
    assert window.compare_window is not None
    return window.compare_window


def test_a_version_is_compared_with_the_campaign_as_it_is_now(
    rig: Rig, window: CampaignWindow
) -> None:
    rename(rig, window, "One")
    name_moment(rig, window, "First & best")
    rename(rig, window, "Two")
    panel = shown(rig, window)
    assert not panel.compare_button.isEnabled()
    click(panel.versions, 0)

    compared = compare(rig, window, "As it is now")

    assert compared.before.title.text() == "First & best"
    assert (compared.after.title.text(), compared.after.note.text()) == ("Draft", "As it is now")
    assert [section.section for section in compared.sections] == [Section.START]


def test_any_two_versions_are_compared_the_older_first(rig: Rig, window: CampaignWindow) -> None:
    rename(rig, window, "One")
    name_moment(rig, window, "First & best")
    rename(rig, window, "Two")
    name_moment(rig, window, "Second")
    panel = shown(rig, window)
    click(panel.versions, 0)

    compared = compare(rig, window, "First && best, ")

    assert compared.before.title.text() == "First & best"
    assert compared.after.title.text() == "Second"
    assert compared.sections


def test_a_version_that_cannot_be_read_is_compared_with_nothing(
    rig: Rig, window: CampaignWindow
) -> None:
    rename(rig, window, "One")
    name_moment(rig, window, "First")
    panel = shown(rig, window)
    click(panel.versions, 0)
    rig.library.failure = FULL_DISK

    comparisons(panel).actions()[0].trigger()
    rig.settle()

    assert window.compare_window is None
    assert rig.notices.kept
