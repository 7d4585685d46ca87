# SPDX-License-Identifier: MIT
"""What is done in the library: in its file, in the open windows, and back again by Undo."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from exit_studio.models.details import MAX_LABELS, Details
from exit_studio.models.library_view import Layout, LibraryView, SavedView, Scope
from exit_studio.models.saved_views import saved_views_to_text
from exit_studio.ui.autosave import SaveState
from exit_studio.ui.campaign_window import CampaignWindow
from exit_studio.ui.library.arrangement import LIBRARY_SETTING, LibraryArrangement
from exit_studio.ui.library.erase_dialog import EraseDialog
from exit_studio.ui.library.labels_popover import LabelChange
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.library.library_work import SAVED_VIEWS_SETTING
from exit_studio.ui.studio import Studio
from tests.builders import a_campaign
from tests.ui.fakes import FULL_DISK
from tests.ui.rig import Rig

NAMES = {"c_a": "Anemone", "c_b": "Begonia", "c_c": "Crocus"}


@pytest.fixture
def studio(rig: Rig) -> Iterator[Studio]:
    """A studio that shows a library of three campaigns."""
    rig.library.settings["welcomed"] = "true"
    for campaign_id, name in NAMES.items():
        rig.library.put(a_campaign(id=campaign_id, details=Details(name=name, labels=("Flower",))))
    made = rig.studio()
    rig.run(made.start())
    rig.settle()
    yield made
    rig.library.failure = None
    made.quit()
    rig.wait_until(lambda: not made.windows and made.library is None)
    rig.settle()


@pytest.fixture
def window(studio: Studio) -> LibraryWindow:
    assert studio.library is not None
    return studio.library


def names(window: LibraryWindow) -> list[str]:
    model = window.campaigns
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def opened(rig: Rig, studio: Studio, campaign_id: str) -> CampaignWindow:
    studio.open_campaign(campaign_id)
    rig.wait_until(lambda: campaign_id in studio.windows)
    rig.settle()
    return studio.windows[campaign_id]


def press_undo(rig: Rig, window: LibraryWindow) -> None:
    (undo,) = (each for each in window.findChildren(QPushButton) if each.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    rig.settle()


def erase_dialog(rig: Rig) -> EraseDialog:
    rig.wait_until(lambda: isinstance(QApplication.activeModalWidget(), EraseDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, EraseDialog)
    return found


def details(rig: Rig, campaign_id: str) -> Details:
    return rig.library.saved(campaign_id).details


# -- archive and trash -------------------------------------------------------------------------


def test_many_are_thrown_away_and_come_back_together(rig: Rig, window: LibraryWindow) -> None:
    window.delete_requested.emit(("c_a", "c_c"))
    rig.settle()
    assert names(window) == ["Begonia"]

    press_undo(rig, window)

    assert sorted(names(window)) == sorted(NAMES.values())
    assert rig.library.thrown == {}


def test_many_are_archived_and_come_back_together(rig: Rig, window: LibraryWindow) -> None:
    window.archive_requested.emit(("c_a", "c_b"))
    rig.settle()
    assert names(window) == ["Crocus"]

    press_undo(rig, window)

    assert sorted(names(window)) == sorted(NAMES.values())


def test_what_is_archived_can_be_taken_out_there(rig: Rig, window: LibraryWindow) -> None:
    rig.library.archived = {"c_a"}

    window.unarchive_requested.emit(("c_a",))
    rig.settle()

    assert rig.library.archived == set()
    assert sorted(names(window)) == sorted(NAMES.values())


def test_the_notice_names_what_was_thrown_away(rig: Rig, window: LibraryWindow) -> None:
    heard: list[str] = []
    rig.notices.posted.connect(lambda notice: heard.append(notice.text))

    window.delete_requested.emit(("c_a",))
    rig.settle()
    window.delete_requested.emit(("c_b", "c_c"))
    rig.settle()

    assert heard == ["“Anemone” is in the trash.", "2 campaigns are in the trash."]


def test_windows_of_what_is_thrown_away_are_closed_and_saved(
    rig: Rig, studio: Studio, window: LibraryWindow
) -> None:
    opened(rig, studio, "c_b")

    window.delete_requested.emit(("c_a", "c_b"))
    rig.wait_until(lambda: not studio.windows)
    rig.settle()

    assert set(rig.library.thrown) == {"c_a", "c_b"}


def test_one_that_is_just_being_opened_is_closed_as_well(
    rig: Rig, studio: Studio, window: LibraryWindow
) -> None:
    studio.open_campaign("c_a")
    window.delete_requested.emit(("c_a",))
    rig.settle()

    assert studio.windows == {}
    assert set(rig.library.thrown) == {"c_a"}


@pytest.mark.parametrize(("answer", "left"), [("erase_button", []), ("keep_button", ["c_a"])])
def test_nothing_is_deleted_for_good_without_asking(
    rig: Rig, window: LibraryWindow, answer: str, left: list[str]
) -> None:
    window.delete_requested.emit(("c_a",))
    rig.settle()

    window.erase_requested.emit(("c_a",))
    QTest.mouseClick(getattr(erase_dialog(rig), answer), Qt.MouseButton.LeftButton)
    rig.settle()

    assert list(rig.library.thrown) == left
    assert ("c_a" in rig.library.documents) is bool(left)


def test_the_trash_is_shown_with_what_is_in_it(rig: Rig, window: LibraryWindow) -> None:
    window.delete_requested.emit(("c_a", "c_b"))
    rig.settle()

    window.navigation.scopes.setCurrentRow(list(Scope).index(Scope.TRASH))
    assert sorted(names(window)) == ["Anemone", "Begonia"]
    window.restore_requested.emit(("c_a", "c_b"))
    rig.settle()

    assert window.empty.title == "The trash is empty"


def test_what_fails_is_told_and_nothing_has_changed(rig: Rig, window: LibraryWindow) -> None:
    rig.library.failure = FULL_DISK

    window.archive_requested.emit(("c_a",))
    rig.settle()

    assert [notice.text for notice in rig.notices.kept] == ["The disk is full."]
    assert len(names(window)) == 3


def test_copies_are_made_of_all_that_are_selected(rig: Rig, window: LibraryWindow) -> None:
    window.duplicate_requested.emit(("c_a", "c_b"))
    rig.settle()

    assert {"Anemone (copy)", "Begonia (copy)"} < set(names(window))


# -- names and labels --------------------------------------------------------------------------


def test_a_name_is_written_to_the_journal_of_its_campaign(rig: Rig, window: LibraryWindow) -> None:
    window.rename_requested.emit("c_b", "Bluebell")
    rig.settle()

    assert "Bluebell" in names(window)
    (entry,) = rig.library.journals["c_b"]
    assert (entry.label, entry.seq) == ("Rename campaign", 1)


def test_the_window_of_a_campaign_renames_it_itself(
    rig: Rig, studio: Studio, window: LibraryWindow
) -> None:
    campaign = opened(rig, studio, "c_b")

    window.rename_requested.emit("c_b", "Bluebell")
    rig.settle(campaign)

    assert campaign.document.details.name == "Bluebell"
    assert campaign.session.undo_label == "Rename campaign"
    assert campaign.autosave.state is SaveState.SAVED
    assert "Bluebell" in names(window)


def test_a_window_that_is_just_opening_is_waited_for(
    rig: Rig, studio: Studio, window: LibraryWindow
) -> None:
    studio.open_campaign("c_b")
    window.rename_requested.emit("c_b", "Bluebell")
    rig.wait_until(lambda: "c_b" in studio.windows)
    rig.settle(studio.windows["c_b"])

    assert studio.windows["c_b"].document.details.name == "Bluebell"


def test_labels_are_given_and_taken_in_windows_and_in_the_file(
    rig: Rig, studio: Studio, window: LibraryWindow
) -> None:
    campaign = opened(rig, studio, "c_b")

    window.labels_requested.emit(LabelChange(("c_a", "c_b"), ("Garden",), ("flower",)))
    rig.settle(campaign)

    assert campaign.document.details.labels == ("Garden",)
    assert details(rig, "c_a").labels == ("Garden",)
    assert details(rig, "c_c").labels == ("Flower",)


def test_more_labels_than_a_campaign_can_have_are_refused(rig: Rig, window: LibraryWindow) -> None:
    many = tuple(f"label {number}" for number in range(MAX_LABELS))

    window.labels_requested.emit(LabelChange(("c_a", "c_b"), many, ()))
    rig.settle()

    (notice,) = rig.notices.kept
    assert notice.text == "“Anemone” would have more than 20 labels."
    assert details(rig, "c_a").labels == ("Flower",)


# -- searching and remembering -----------------------------------------------------------------


def test_what_is_typed_is_searched_for(rig: Rig, window: LibraryWindow) -> None:
    QTest.keyClicks(window.search_field, "bego")
    rig.wait_until(lambda: window.answers_search)

    assert names(window) == ["Begonia"]


def test_a_search_follows_what_is_edited(rig: Rig, window: LibraryWindow) -> None:
    QTest.keyClicks(window.search_field, "bego")
    rig.wait_until(lambda: window.answers_search)

    window.rename_requested.emit("c_a", "Begonia, too")
    rig.settle()

    assert sorted(names(window)) == ["Begonia", "Begonia, too"]


def test_arrangement_and_saved_views_are_kept_for_the_next_window(
    rig: Rig, studio: Studio, window: LibraryWindow
) -> None:
    saved = (SavedView("Flowers", LibraryView(labels=("Flower",))),)
    window.actions_by_id["list"].trigger()
    window.navigation._change_views(saved)
    rig.settle()
    assert json.loads(rig.library.settings[LIBRARY_SETTING])["layout"] == "list"
    opened(rig, studio, "c_a")
    window.close()

    studio.show_library()
    rig.settle()

    assert studio.library is not None
    assert studio.library.looked_at.layout is Layout.LIST
    views = studio.library.navigation.views
    assert [item.text() for item in views.entries()] == ["Flowers"]


def test_the_next_start_arranges_the_window_as_it_was_left(rig: Rig) -> None:
    rig.library.settings |= {
        "welcomed": "true",
        LIBRARY_SETTING: LibraryArrangement(layout=Layout.LIST, scope=Scope.TRASH).setting(),
        SAVED_VIEWS_SETTING: saved_views_to_text([SavedView("All", LibraryView())])[:-1] + ", 7]",
    }
    studio = rig.studio()
    rig.run(studio.start())
    rig.settle()

    assert studio.library is not None
    assert studio.library.looked_at == LibraryView(scope=Scope.TRASH, layout=Layout.LIST)
    assert [item.text() for item in studio.library.navigation.views.entries()] == ["All"]
    studio.quit()
    rig.wait_until(lambda: studio.library is None)
