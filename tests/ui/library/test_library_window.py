# SPDX-License-Identifier: MIT
"""The library's window: cards, what one does with them, the empty library."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu

from exit_studio.errors import ExitStudioError
from exit_studio.models.look import look_of
from exit_studio.models.summary import CampaignSummary, DraftState
from exit_studio.ui.library.library_window import LibraryWindow
from tests.builders import NOW, a_campaign
from tests.ui.fakes import heard
from tests.ui.rig import OPENS_A_LIST, Rig

LOOK = look_of(a_campaign())


def summary(
    campaign_id: str,
    name: str = "Spring",
    *,
    state: DraftState = DraftState.DRAFT,
    look: str = LOOK,
) -> CampaignSummary:
    return CampaignSummary(
        id=campaign_id,
        name=name,
        look=look,
        state=state,
        created_at=NOW,
        edited_at=NOW,
    )


THREE = (summary("c_a", "One"), summary("c_b", "Two"), summary("c_c", "Three"))


@pytest.fixture
def window(rig: Rig) -> LibraryWindow:
    for each in THREE:
        rig.library.put(a_campaign(id=each.id))
    made = LibraryWindow(rig.thumbnails, rig.notices, rig.theme)
    rig.qtbot.addWidget(made)
    rig.show(made)
    made.show_campaigns(THREE)
    rig.settle()
    return made


def names(window: LibraryWindow) -> list[str]:
    return [str(window.campaigns.index(row).data()) for row in range(window.campaigns.rowCount())]


def choose(window: LibraryWindow, row: int) -> None:
    window.view.setCurrentIndex(window.campaigns.index(row))


def middle_of(window: LibraryWindow, row: int) -> QPoint:
    return window.view.visualRect(window.campaigns.index(row)).center()


def test_it_shows_a_card_for_each_campaign(window: LibraryWindow) -> None:
    assert names(window) == ["One", "Two", "Three"]
    assert window.count_label.text() == "3 campaigns"
    assert window.view.hasFocus()


def test_one_campaign_is_counted_as_one(window: LibraryWindow) -> None:
    window.show_campaigns(THREE[:1])

    assert window.count_label.text() == "1 campaign"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (DraftState.DRAFT, "Draft"),
        (DraftState.QUEUED, "Waiting to be sent"),
        (DraftState.REFUSED, "Refused"),
        (DraftState.PUBLISHED, "Live"),
        (DraftState.EDITED, "Live, edited since"),
    ],
)
def test_a_card_says_its_name_and_its_state(
    window: LibraryWindow, state: DraftState, words: str
) -> None:
    window.show_campaigns((summary("c_a", "Spring", state=state),))

    index = window.campaigns.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Spring, {words}"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == f"Spring, {words}"


def test_a_campaign_without_a_name_says_so(window: LibraryWindow) -> None:
    window.show_campaigns((summary("c_a", "  "),))

    assert names(window) == ["Campaign without a name"]


def test_pictures_are_made_and_kept(rig: Rig, window: LibraryWindow) -> None:
    # The three pop-ups are equal, and so is their picture.
    assert rig.pictures.drawn == 1
    assert len(rig.library.thumbnails) == 1
    assert window.campaigns.index(0).data(Qt.ItemDataRole.DecorationRole) is not None


def test_a_kept_picture_is_not_drawn_again(rig: Rig, window: LibraryWindow) -> None:
    again = Rig(rig.qtbot, rig.theme, library=rig.library)
    window = LibraryWindow(again.thumbnails, again.notices, again.theme)
    rig.qtbot.addWidget(window)
    again.show(window)
    window.show_campaigns(THREE)
    window.campaigns.index(0).data(Qt.ItemDataRole.DecorationRole)
    again.settle()

    assert window.campaigns.index(0).data(Qt.ItemDataRole.DecorationRole) is not None
    assert again.pictures.drawn == 0


def test_a_picture_that_fails_leaves_a_card_without_one(rig: Rig, window: LibraryWindow) -> None:
    rig.pictures.failure = ExitStudioError("No picture was drawn.")

    window.show_campaigns((summary("c_a", look="another"),))
    window.campaigns.index(0).data(Qt.ItemDataRole.DecorationRole)
    rig.settle()

    assert window.campaigns.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert rig.notices.kept == ()


def test_enter_opens_the_chosen_campaign(window: LibraryWindow) -> None:
    opened = heard(window.open_requested)
    choose(window, 1)

    QTest.keyClick(window.view, Qt.Key.Key_Return)

    assert opened == ["c_b"]


def test_a_double_click_opens_a_campaign_once(window: LibraryWindow) -> None:
    opened = heard(window.open_requested)
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(window, 2))

    QTest.mouseDClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(window, 2))

    assert opened == ["c_c"]


def test_actions_work_on_the_chosen_campaign(window: LibraryWindow) -> None:
    asked = {
        "open": heard(window.open_requested),
        "duplicate": heard(window.duplicate_requested),
        "delete": heard(window.delete_requested),
        "export": heard(window.export_requested),
    }
    for name in asked:
        assert not window.actions_by_id[name].isEnabled()
    choose(window, 0)

    for name in asked:
        window.actions_by_id[name].trigger()

    assert list(asked.values()) == [["c_a"]] * 4


@OPENS_A_LIST
@pytest.mark.parametrize(
    ("row", "offered"),
    [
        (0, ["&Open campaign", "&Make a copy", "E&xport…", "Move to &trash"]),
        (None, ["&New campaign", "&Import…"]),
    ],
)
def test_the_right_button_offers_what_applies(
    rig: Rig, window: LibraryWindow, row: int | None, offered: list[str]
) -> None:
    corner = QPoint(window.view.viewport().width() - 2, window.view.viewport().height() - 2)
    place = corner if row is None else middle_of(window, row)

    window.view.customContextMenuRequested.emit(place)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == offered
    menu.close()


def test_the_chosen_campaign_stays_chosen_when_the_list_changes(window: LibraryWindow) -> None:
    choose(window, 2)

    window.show_campaigns((THREE[2], THREE[0], THREE[1]))

    assert window.view.currentIndex().row() == 0


def test_after_one_is_gone_the_next_one_is_chosen(window: LibraryWindow) -> None:
    choose(window, 1)

    window.show_campaigns((THREE[0], THREE[2]))

    assert window.view.currentIndex().data() == "Three"
    window.show_campaigns(())
    assert not window.view.currentIndex().isValid()


def test_another_name_changes_its_card_alone(window: LibraryWindow) -> None:
    changed = heard(window.campaigns.dataChanged)

    window.show_campaigns((THREE[0], summary("c_b", "Second"), THREE[2]))

    assert names(window) == ["One", "Second", "Three"]
    assert [index.row() for index in changed] == [1]


def test_an_empty_library_teaches_how_to_begin(window: LibraryWindow) -> None:
    commands = heard(window.command_requested)
    window.show_campaigns(())
    assert window.empty.isVisible()
    assert not window.view.isVisible()
    assert window.count_label.text() == ""

    QTest.mouseClick(window.empty.new_button, Qt.MouseButton.LeftButton)

    assert commands == ["new"]


def test_its_commands_are_those_of_the_studio(window: LibraryWindow) -> None:
    commands = heard(window.command_requested)
    names = ["new", "import", "settings", "quit", "theme", "demo_shop", "shortcuts", "about"]

    for name in names:
        window.actions_by_id[name].trigger()

    assert commands == names


def test_closing_is_told(window: LibraryWindow) -> None:
    closed = heard(window.closed)

    window.close()

    assert closed == [None]


@pytest.mark.parametrize("width", [640, 900, 1280, 1900])
def test_cards_fill_the_width(rig: Rig, window: LibraryWindow, width: int) -> None:
    window.show_campaigns(tuple(summary(f"c_{number}") for number in range(12)))
    window.resize(width, 800)
    rig.wait_until(lambda: window.view.viewport().width() > width - 60)
    rig.settle()

    view = window.view
    first = view.visualRect(window.campaigns.index(0))
    row = [
        view.visualRect(window.campaigns.index(number))
        for number in range(12)
        if view.visualRect(window.campaigns.index(number)).top() == first.top()
    ]
    left_over = view.viewport().width() - row[-1].right()
    assert 0 <= left_over < 12


def test_the_model_keeps_the_rules_of_qt(window: LibraryWindow) -> None:
    QAbstractItemModelTester(
        window.campaigns, QAbstractItemModelTester.FailureReportingMode.Warning
    )

    window.show_campaigns(THREE[1:])
    window.show_campaigns(THREE)
    window.show_campaigns((THREE[0], summary("c_b", "Second"), THREE[2]))

    assert names(window) == ["One", "Second", "Three"]
