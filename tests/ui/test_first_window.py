# SPDX-License-Identifier: MIT
"""The library's window before the library is open: it shows the list, and forgets no wish."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest

from exit_studio.models.arrangement import Arrangement, CampaignPlace, LibraryPlace
from exit_studio.models.details import Details
from exit_studio.models.library_view import Layout
from exit_studio.models.place import Place
from exit_studio.store.files import write_file
from exit_studio.store.package import Package
from exit_studio.ui.first_window import FirstWindow
from exit_studio.ui.library.arrangement import LIBRARY_SETTING, LibraryArrangement
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.studio import Studio
from tests.builders import CAMPAIGN, a_campaign
from tests.ui.dragging import Dragging, files
from tests.ui.file_dialogs import file_dialog
from tests.ui.rig import Rig

OTHER = "c_other"


@pytest.fixture
def first(rig: Rig) -> Iterator[FirstWindow]:
    """The first window of a library with two campaigns, painted."""
    rig.library.settings["welcomed"] = "true"
    rig.library.put(a_campaign())
    rig.library.put(a_campaign(id=OTHER, details=Details(name="Other")))
    made = FirstWindow(LibraryWindow(rig.thumbnails, rig.notices, rig.theme, clock=rig.clock))
    rig.run(made.show(rig.run(rig.library.campaigns())))
    yield made
    rig.settle()


def started(rig: Rig, first: FirstWindow) -> Studio:
    studio = rig.studio()
    rig.run(studio.start(first))
    rig.settle()
    return studio


def end(rig: Rig, studio: Studio) -> None:
    studio.quit()
    rig.wait_until(lambda: not studio.windows and studio.library is None)


def test_it_shows_the_list_at_once(first: FirstWindow) -> None:
    assert first.is_painted
    assert first.window.isVisible()
    assert first.window.campaigns.rowCount() == 2


def test_no_wish_is_forgotten(first: FirstWindow) -> None:
    signals = {
        name for name in vars(LibraryWindow) if isinstance(vars(LibraryWindow)[name], Signal)
    }

    assert len(first.window.wishes) == len(signals)


def test_the_studio_goes_on_with_the_same_window(rig: Rig, first: FirstWindow) -> None:
    first.window.view.setCurrentIndex(first.window.campaigns.index(1, 0))
    rig.library.put(a_campaign(id="c_new", details=Details(name="New")))

    studio = started(rig, first)

    assert studio.library is first.window
    assert first.window.campaigns.rowCount() == 3
    assert first.window.view.currentIndex().data() == "Other"
    QTest.keyClick(first.window.view, Qt.Key.Key_Return)
    rig.wait_until(lambda: OTHER in studio.windows)
    rig.settle()
    end(rig, studio)


def test_what_is_asked_for_meanwhile_is_done_once_and_in_order(
    rig: Rig, first: FirstWindow
) -> None:
    view = first.window.view
    view.setCurrentIndex(first.window.campaigns.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert first.window.cursor().shape() is Qt.CursorShape.BusyCursor
    first.window.actions_by_id["duplicate"].trigger()
    view.setCurrentIndex(first.window.campaigns.index(1, 0))
    first.window.actions_by_id["delete"].trigger()
    first.window.actions_by_id["theme"].trigger()
    first.window.rename_requested.emit(CAMPAIGN, "Renamed")
    first.window.actions_by_id["list"].trigger()
    first.window.search_field.setText("renam")
    before = rig.theme.scheme

    studio = started(rig, first)

    assert list(studio.windows) == [CAMPAIGN]
    assert first.window.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert list(rig.library.thrown) == [OTHER]
    assert len(rig.library.documents) == 3
    assert rig.theme.scheme is not before
    assert studio.windows[CAMPAIGN].document.details.name == "Renamed"
    assert (
        LibraryArrangement.of_setting(rig.library.settings[LIBRARY_SETTING]).layout is Layout.LIST
    )
    rig.wait_until(lambda: first.window.answers_search)
    assert [first.window.campaigns.index(row, 0).data() for row in (0, 1)] == ["Renamed", None]
    end(rig, studio)


def test_files_that_are_dropped_meanwhile_come_in_later(
    rig: Rig, first: FirstWindow, tmp_path: Path
) -> None:
    file = tmp_path / "spring.exitstudio"
    write_file(file, Package(a_campaign(id="c_new")))
    dragging = Dragging(first.window, files(file))
    dragging.enters()
    dragging.drops()
    assert "c_new" not in rig.library.documents

    studio = started(rig, first)

    assert "c_new" in rig.library.documents
    assert first.window.campaigns.rowCount() == 3
    end(rig, studio)


def test_an_export_that_is_asked_for_meanwhile_begins_later(rig: Rig, first: FirstWindow) -> None:
    first.window.view.setCurrentIndex(first.window.campaigns.index(1, 0))
    first.window.actions_by_id["export"].trigger()

    studio = rig.studio()
    rig.run(studio.start(first))
    asked = file_dialog(rig)

    assert [Path(name).name for name in asked.selectedFiles()] == ["Other.exitstudio"]
    asked.reject()
    rig.settle()
    end(rig, studio)


def test_what_was_open_last_comes_back_behind_it(rig: Rig, first: FirstWindow) -> None:
    place = Place(0, 0, 900, 700)
    kept = Arrangement(
        campaigns=(CampaignPlace(campaign=OTHER, place=place),),
        library=LibraryPlace(place=place, selected=OTHER),
    )
    rig.library.settings["arrangement"] = kept.model_dump_json()

    studio = started(rig, first)

    assert list(studio.windows) == [OTHER]
    assert first.window.isVisible()
    assert first.window.selected == OTHER
    end(rig, studio)


def test_a_window_that_was_closed_meanwhile_ends_the_studio(rig: Rig, first: FirstWindow) -> None:
    first.window.close()

    studio = started(rig, first)

    assert studio.is_finished
    assert studio.library is None


def test_what_is_asked_for_twice_is_done_once(rig: Rig, first: FirstWindow) -> None:
    first.window.view.setCurrentIndex(first.window.campaigns.index(0, 0))
    for _ in range(3):
        first.window.actions_by_id["duplicate"].trigger()

    studio = started(rig, first)

    assert len(rig.library.documents) == 3
    end(rig, studio)


def test_what_is_opened_and_thrown_away_meanwhile_is_thrown_away(
    rig: Rig, first: FirstWindow
) -> None:
    first.window.view.setCurrentIndex(first.window.campaigns.index(0, 0))
    QTest.keyClick(first.window.view, Qt.Key.Key_Return)
    first.window.actions_by_id["delete"].trigger()

    studio = started(rig, first)

    assert studio.windows == {}
    assert set(rig.library.thrown) == {CAMPAIGN}
    end(rig, studio)


def test_after_closing_nothing_is_opened_but_the_rest_is_done(rig: Rig, first: FirstWindow) -> None:
    first.window.view.setCurrentIndex(first.window.campaigns.index(1, 0))
    QTest.keyClick(first.window.view, Qt.Key.Key_Return)
    first.window.actions_by_id["new"].trigger()
    first.window.actions_by_id["delete"].trigger()
    first.window.close()

    studio = started(rig, first)

    assert studio.is_finished
    assert set(rig.library.thrown) == {OTHER}
    assert rig.tasks.crashes == []


def test_a_window_that_nobody_can_see_does_not_hold_up_the_start(rig: Rig) -> None:
    window = LibraryWindow(rig.thumbnails, rig.notices, rig.theme, clock=rig.clock)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    rig.qtbot.addWidget(window)
    first = FirstWindow(window, longest_s=0.01)

    rig.run(first.show(()))

    assert not first.is_painted


def test_it_can_be_taken_away(first: FirstWindow) -> None:
    first.dispose()
    assert not first.window.isVisible()
