# SPDX-License-Identifier: MIT
"""The studio as a whole: its first start, its windows, what is done across them, its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from exit_studio.models.campaign import SECTION_RECORDS
from exit_studio.models.details import Details
from exit_studio.models.edits import RenameCampaign
from exit_studio.store.files import read_file, write_file
from exit_studio.store.package import Package
from exit_studio.ui.autosave import SaveState
from exit_studio.ui.campaign_window import CampaignWindow
from exit_studio.ui.help_dialogs import AboutDialog
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.library.new_campaign_dialog import NewCampaignDialog
from exit_studio.ui.settings.settings_dialog import SettingsDialog
from exit_studio.ui.shortcuts.shortcuts_sheet import ShortcutsSheet
from exit_studio.ui.studio import Studio
from exit_studio.ui.theme import ThemeChoice
from tests.builders import CAMPAIGN, a_campaign
from tests.ui.dragging import Dragging, files
from tests.ui.fakes import FULL_DISK, FakePreview, heard
from tests.ui.file_dialogs import file_dialog, type_name
from tests.ui.rig import Rig

D = TypeVar("D", bound=QDialog)
OTHER = "c_other"


@pytest.fixture
def studio(rig: Rig) -> Iterator[Studio]:
    """A studio with two campaigns in its library, started, and ended after the test."""
    rig.library.settings["welcomed"] = "true"
    rig.library.put(a_campaign())
    rig.library.put(a_campaign(id=OTHER, details=Details(name="Other")))
    made = rig.studio()
    start(rig, made)
    yield made
    end(rig, made)


def start(rig: Rig, studio: Studio) -> None:
    rig.run(studio.start())
    rig.settle()


def library_of(studio: Studio) -> LibraryWindow:
    assert studio.library is not None
    return studio.library


def open_window(rig: Rig, studio: Studio, campaign_id: str = CAMPAIGN) -> CampaignWindow:
    studio.open_campaign(campaign_id)
    rig.wait_until(lambda: campaign_id in studio.windows)
    rig.settle()
    return studio.windows[campaign_id]


def dialog_of(rig: Rig, kind: type[D]) -> D:
    """Wait for the dialog of a kind to open."""
    found: list[D] = []

    def look() -> bool:
        found[:] = [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, kind) and each.isVisible()
        ]
        return bool(found)

    rig.wait_until(look)
    return found[0]


def names(rig: Rig, studio: Studio) -> list[str]:
    """What the library shows, once it has settled."""
    rig.settle()
    model = library_of(studio).campaigns
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def end(rig: Rig, studio: Studio) -> None:
    studio.quit()
    rig.wait_until(lambda: not studio.windows and studio.library is None)
    rig.settle()


# -- starting ----------------------------------------------------------------------------------


def test_the_first_start_opens_the_sample_without_a_question(rig: Rig) -> None:
    studio = rig.studio()

    start(rig, studio)

    (window,) = studio.windows.values()
    assert window.isVisible()
    assert window.document.details.name == "Sample: wait, your cart misses you"
    assert studio.library is None
    assert list(rig.library.documents) == [window.document.id]
    assert window.document.id != CAMPAIGN
    end(rig, studio)


def test_the_second_start_shows_the_library_and_what_was_open(rig: Rig) -> None:
    first = rig.studio()
    start(rig, first)
    (sample,) = first.windows
    end(rig, first)

    second = rig.studio()
    start(rig, second)

    assert list(second.windows) == [sample]
    assert names(rig, second) == ["Sample: wait, your cart misses you"]
    end(rig, second)


def test_an_emptied_library_is_not_given_the_sample_again(rig: Rig) -> None:
    rig.library.settings["welcomed"] = "true"
    studio = rig.studio()

    start(rig, studio)

    assert library_of(studio).empty.isVisible()
    end(rig, studio)


def test_it_starts_in_the_theme_that_was_chosen(rig: Rig) -> None:
    rig.library.settings |= {"welcomed": "true", "theme": '"dark"'}
    studio = rig.studio()

    start(rig, studio)

    assert rig.theme.choice is ThemeChoice.DARK
    end(rig, studio)


@pytest.mark.parametrize("text", ["dark", '"sepia"', "{", ""])
def test_a_theme_that_cannot_be_read_is_that_of_the_system(rig: Rig, text: str) -> None:
    rig.library.settings |= {"welcomed": "true", "theme": text}
    studio = rig.studio()

    start(rig, studio)

    assert rig.theme.choice is ThemeChoice.SYSTEM
    end(rig, studio)


# -- windows -----------------------------------------------------------------------------------


def test_opening_a_campaign_twice_opens_one_window(rig: Rig, studio: Studio) -> None:
    studio.open_campaign(CAMPAIGN)
    window = open_window(rig, studio)

    assert open_window(rig, studio) is window
    assert list(studio.windows) == [CAMPAIGN]


def test_closing_a_campaign_leads_back_to_the_library(rig: Rig, studio: Studio) -> None:
    finished = heard(studio.finished)
    window = open_window(rig, studio)
    library_of(studio).close()
    assert studio.library is None

    window.close()
    rig.wait_until(lambda: studio.library is not None)

    assert finished == []
    assert "Wait, your cart misses you" in names(rig, studio)


def test_closing_the_last_window_ends_the_studio(rig: Rig, studio: Studio) -> None:
    finished = heard(studio.finished)

    library_of(studio).close()

    assert finished == [None]


def test_closing_the_library_leaves_campaigns_open(rig: Rig, studio: Studio) -> None:
    finished = heard(studio.finished)
    window = open_window(rig, studio)

    library_of(studio).close()

    assert finished == []
    assert window.isVisible()
    window.library_requested.emit()
    assert library_of(studio).isVisible()


def test_a_campaign_that_cannot_be_opened_is_told(rig: Rig, studio: Studio) -> None:
    studio.open_campaign("c_gone")
    rig.settle()

    assert studio.windows == {}
    assert [notice.text for notice in rig.notices.kept] == ["There is no campaign “c_gone”."]


def test_it_is_told_even_if_the_library_was_closed_meanwhile(rig: Rig, studio: Studio) -> None:
    finished = heard(studio.finished)
    studio.open_campaign("c_gone")
    library_of(studio).close()

    rig.settle()

    assert finished == []
    assert library_of(studio).isVisible()


def test_panes_are_kept_for_the_next_window(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)
    window.splitter.setSizes([600, 680])
    sizes = window.splitter.sizes()
    window.close()
    rig.wait_until(lambda: not studio.windows)
    rig.settle()

    again = rig.studio()
    start(rig, again)

    assert open_window(rig, again, OTHER).splitter.sizes() == sizes
    end(rig, again)


# -- campaigns ---------------------------------------------------------------------------------


def create(rig: Rig, studio: Studio, *, template: int) -> CampaignWindow:
    known = set(studio.windows)
    library_of(studio).actions_by_id["new"].trigger()
    dialog = dialog_of(rig, NewCampaignDialog)
    dialog.list.setCurrentRow(template)
    dialog.accept()
    rig.wait_until(lambda: set(studio.windows) != known)
    (campaign_id,) = set(studio.windows) - known
    rig.settle()
    return studio.windows[campaign_id]


def test_a_new_campaign_begins_with_its_template_and_no_name(rig: Rig, studio: Studio) -> None:
    window = create(rig, studio, template=1)

    assert window.document.details.name == ""
    assert [event.event for event in window.document.goal.events] == ["Charged"]
    assert window.document.id not in (CAMPAIGN, OTHER)
    assert window.start.name_field.hasFocus()


def test_two_campaigns_of_one_template_share_no_id(rig: Rig, studio: Studio) -> None:
    first, second = (create(rig, studio, template=0).document for _ in range(2))

    assert first.records().keys() & second.records().keys() <= set(SECTION_RECORDS)


def test_a_new_campaign_that_is_given_up_leaves_no_trace(rig: Rig, studio: Studio) -> None:
    library_of(studio).actions_by_id["new"].trigger()
    dialog = dialog_of(rig, NewCampaignDialog)

    dialog.reject()
    rig.settle()

    assert set(rig.library.documents) == {CAMPAIGN, OTHER}
    assert studio.windows == {}


def test_a_copy_has_a_name_and_ids_of_its_own(rig: Rig, studio: Studio) -> None:
    library_of(studio).duplicate_requested.emit((CAMPAIGN,))

    assert "Wait, your cart misses you (copy)" in names(rig, studio)
    (copy,) = (each for each in rig.library.documents if each not in (CAMPAIGN, OTHER))
    assert not rig.library.documents[copy].elements.keys() & a_campaign().elements.keys()


def test_the_copy_of_a_long_name_fits(rig: Rig, studio: Studio) -> None:
    rig.library.put(a_campaign(id="c_long", details=Details(name="x" * 120)))

    library_of(studio).duplicate_requested.emit(("c_long",))
    rig.settle()

    assert len(rig.library.documents) == 4


def test_deleting_can_be_undone(rig: Rig, studio: Studio) -> None:
    library_of(studio).delete_requested.emit((CAMPAIGN,))
    assert names(rig, studio) == ["Other"]
    library = library_of(studio)
    (undo,) = (b for b in library.findChildren(QPushButton) if b.text() == "Undo")

    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)

    assert names(rig, studio) == ["Wait, your cart misses you", "Other"]


def test_deleting_closes_the_window_and_keeps_what_was_typed(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)
    window.session.submit(RenameCampaign(name="Autumn"))

    library_of(studio).delete_requested.emit((CAMPAIGN,))
    rig.wait_until(lambda: not studio.windows)
    rig.settle()
    library_of(studio).restore_requested.emit((CAMPAIGN,))

    assert "Autumn" in names(rig, studio)


def test_a_campaign_that_cannot_be_saved_is_not_deleted(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)
    rig.library.failure = FULL_DISK
    window.session.submit(RenameCampaign(name="Autumn"))

    library_of(studio).delete_requested.emit((CAMPAIGN,))
    rig.wait_until(lambda: rig.tasks.is_idle and window.autosave.state is SaveState.FAILED)

    assert window.isVisible()
    assert rig.library.thrown == {}
    rig.library.failure = None


# -- files -------------------------------------------------------------------------------------


def a_file(folder: Path, campaign_id: str = "c_new") -> Path:
    file = folder / f"{campaign_id}.exitstudio"
    write_file(file, Package(a_campaign(id=campaign_id, details=Details(name="From a file"))))
    return file


def test_files_that_the_studio_is_started_with_come_in_and_open(
    rig: Rig, studio: Studio, tmp_path: Path
) -> None:
    rig.run(studio.take_in([a_file(tmp_path), a_file(tmp_path, CAMPAIGN)]))
    rig.settle()

    new, copy = studio.windows.values()
    assert new.document.id == "c_new"
    assert copy.document.id not in (CAMPAIGN, OTHER)
    assert copy.document.details.name == "From a file (copy)"


def test_files_that_are_dropped_on_a_window_come_into_the_library(
    rig: Rig, studio: Studio, tmp_path: Path
) -> None:
    window = open_window(rig, studio)

    for target, campaign_id in ((library_of(studio), "c_one"), (window, "c_two")):
        dragging = Dragging(target, files(a_file(tmp_path, campaign_id)))
        dragging.enters()
        dragging.drops()
        rig.settle()

    assert {"c_one", "c_two"} < set(rig.library.documents)
    assert names(rig, studio).count("From a file") == 2
    assert list(studio.windows) == [CAMPAIGN]
    assert window.messages.texts == ("Imported “From a file”.",)


def test_a_campaign_that_came_in_can_be_opened_from_the_message(
    rig: Rig, studio: Studio, tmp_path: Path
) -> None:
    library_of(studio).files_dropped.emit((a_file(tmp_path),))
    rig.settle()

    buttons = library_of(studio).findChildren(QPushButton)
    QTest.mouseClick(
        next(button for button in buttons if button.text() == "Open"), Qt.MouseButton.LeftButton
    )
    rig.wait_until(lambda: "c_new" in studio.windows)
    rig.settle()

    assert studio.windows["c_new"].isVisible()


def test_import_asks_for_files(rig: Rig, studio: Studio, tmp_path: Path) -> None:
    library_of(studio).actions_by_id["import"].trigger()

    asked = file_dialog(rig)
    asked.setDirectory(str(tmp_path))
    type_name(asked, a_file(tmp_path).name)
    asked.accept()
    rig.settle()

    assert "From a file" in names(rig, studio)


def test_export_writes_what_is_on_the_screen(rig: Rig, studio: Studio, tmp_path: Path) -> None:
    window = open_window(rig, studio)
    rig.library.held = True
    window.session.submit(RenameCampaign(name="On the screen"))
    window.actions_by_id["export"].trigger()

    asked = file_dialog(rig)
    asked.setDirectory(str(tmp_path))
    asked.accept()
    rig.wait_until(lambda: list(tmp_path.glob("*.exitstudio")) != [])
    rig.library.let_go()
    rig.settle(window)

    assert read_file(tmp_path / "On the screen.exitstudio").campaign == window.document


def test_export_from_the_library_writes_the_chosen_campaign(
    rig: Rig, studio: Studio, tmp_path: Path
) -> None:
    library_of(studio).export_requested.emit(OTHER)

    asked = file_dialog(rig)
    asked.setDirectory(str(tmp_path))
    asked.accept()
    rig.settle()

    assert read_file(tmp_path / "Other.exitstudio").campaign.id == OTHER


# -- across windows ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "kind"),
    [("settings", SettingsDialog), ("shortcuts", ShortcutsSheet), ("about", AboutDialog)],
)
def test_each_window_opens_the_dialogs(
    rig: Rig, studio: Studio, command: str, kind: type[QDialog]
) -> None:
    for window in (library_of(studio), open_window(rig, studio)):
        window.activateWindow()
        rig.wait_until(window.isActiveWindow)
        window.actions_by_id[command].trigger()
        dialog = dialog_of(rig, kind)
        assert dialog.parentWidget() is window
        dialog.reject()
        rig.settle()


def test_switching_the_theme_is_kept(rig: Rig, studio: Studio) -> None:
    library_of(studio).actions_by_id["theme"].trigger()
    rig.settle()
    assert (rig.theme.choice, rig.library.settings["theme"]) == (ThemeChoice.DARK, '"dark"')

    library_of(studio).actions_by_id["theme"].trigger()
    rig.settle()

    assert (rig.theme.choice, rig.library.settings["theme"]) == (ThemeChoice.LIGHT, '"light"')


def test_the_theme_of_the_settings_is_applied(rig: Rig, studio: Studio) -> None:
    library_of(studio).actions_by_id["settings"].trigger()
    dialog = dialog_of(rig, SettingsDialog)

    dialog.theme_field.button(ThemeChoice.DARK).click()
    rig.settle()

    assert rig.theme.choice is ThemeChoice.DARK
    dialog.reject()


def test_the_demo_shop_opens_in_the_browser(rig: Rig, studio: Studio) -> None:
    library_of(studio).actions_by_id["demo_shop"].trigger()
    rig.settle()

    assert rig.opened_addresses == ["http://127.0.0.1:8123/demo/"]
    assert rig.notices.kept == ()


def test_without_a_browser_the_address_is_told(rig: Rig, studio: Studio) -> None:
    rig.has_browser = False

    library_of(studio).actions_by_id["demo_shop"].trigger()
    rig.settle()

    (notice,) = rig.notices.kept
    assert notice.text == "No browser could be opened."
    assert notice.hint == "Open http://127.0.0.1:8123/demo/ in a browser yourself."


# -- the end -----------------------------------------------------------------------------------


def test_quitting_saves_all_and_ends_the_studio(rig: Rig, studio: Studio) -> None:
    finished = heard(studio.finished)
    windows = [open_window(rig, studio, each) for each in (CAMPAIGN, OTHER)]
    for window in windows:
        window.session.submit(RenameCampaign(name=f"{window.document.id} again"))
    previews = [window.preview for window in windows]

    end(rig, studio)

    assert finished == [None]
    assert rig.library.checkpoints[CAMPAIGN][0].details.name == "c_spring again"
    assert rig.library.checkpoints[OTHER][0].details.name == "c_other again"
    assert [isinstance(each, FakePreview) and each.is_disposed for each in previews] == [True, True]


def test_quitting_with_a_full_disk_keeps_the_window_that_is_not_saved(
    rig: Rig, studio: Studio
) -> None:
    finished = heard(studio.finished)
    window = open_window(rig, studio)
    rig.library.failure = FULL_DISK
    window.session.submit(RenameCampaign(name="Autumn"))

    studio.quit()
    rig.wait_until(lambda: rig.tasks.is_idle and window.autosave.state is SaveState.FAILED)
    assert window.isVisible()
    assert finished == []
    assert window.messages.texts == ("The disk is full.",)
    rig.library.failure = None
    end(rig, studio)

    assert finished == [None]
    assert rig.library.saved(CAMPAIGN).details.name == "Autumn"


def test_quitting_while_a_dialog_asks_something_ends_the_studio(rig: Rig, studio: Studio) -> None:
    library_of(studio).actions_by_id["new"].trigger()
    dialog_of(rig, NewCampaignDialog)

    end(rig, studio)

    assert rig.tasks.is_idle
    assert set(rig.library.documents) == {CAMPAIGN, OTHER}


def test_the_end_leaves_no_window_behind(rig: Rig, studio: Studio) -> None:
    open_window(rig, studio)

    end(rig, studio)

    left: list[QWidget] = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert left == []
