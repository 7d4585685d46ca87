# SPDX-License-Identifier: MIT
"""The library's window: cards, what one does with them, the empty library."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu

from exit_studio.errors import ExitStudioError
from exit_studio.models.library_view import Layout, LibraryView, Scope, Sort
from exit_studio.models.look import look_of
from exit_studio.models.summary import CampaignSummary, DraftState
from exit_studio.ui.library.campaign_list import Column
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.library.row_delegate import HOVERED
from exit_studio.ui.theme import Size
from exit_studio.ui.widgets.controls import TextField
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
    **given: Any,
) -> CampaignSummary:
    return CampaignSummary(
        id=campaign_id,
        name=name,
        look=look,
        state=state,
        created_at=NOW,
        edited_at=NOW,
        **given,
    )


THREE = (summary("c_a", "One"), summary("c_b", "Two"), summary("c_c", "Three"))


@pytest.fixture
def window(rig: Rig) -> LibraryWindow:
    for each in THREE:
        rig.library.put(a_campaign(id=each.id))
    made = LibraryWindow(rig.thumbnails, rig.notices, rig.theme, clock=rig.clock)
    rig.qtbot.addWidget(made)
    rig.show(made)
    made.show_campaigns(THREE)
    rig.settle()
    return made


def names(window: LibraryWindow) -> list[str]:
    model = window.campaigns
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(window: LibraryWindow, row: int) -> None:
    window.view.setCurrentIndex(window.campaigns.index(row, 0))


def middle_of(window: LibraryWindow, row: int) -> QPoint:
    return window.view.visualRect(window.campaigns.index(row, 0)).center()


def test_it_shows_a_card_for_each_campaign(window: LibraryWindow) -> None:
    assert names(window) == ["One", "Two", "Three"]
    assert window.view_bar.count_label.text() == "3 campaigns"
    assert window.view.hasFocus()


def test_one_campaign_is_counted_as_one(window: LibraryWindow) -> None:
    window.show_campaigns(THREE[:1])

    assert window.view_bar.count_label.text() == "1 campaign"


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

    index = window.campaigns.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Spring, {words}"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == f"Spring, {words}"


def test_a_campaign_without_a_name_says_so(window: LibraryWindow) -> None:
    window.show_campaigns((summary("c_a", "  "),))

    assert names(window) == ["Campaign without a name"]


def test_pictures_are_made_and_kept(rig: Rig, window: LibraryWindow) -> None:
    # The three pop-ups are equal, and so is their picture.
    assert rig.pictures.drawn == 1
    assert len(rig.library.thumbnails) == 1
    assert window.campaigns.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is not None


def test_a_kept_picture_is_not_drawn_again(rig: Rig, window: LibraryWindow) -> None:
    again = Rig(rig.qtbot, rig.theme, library=rig.library)
    window = LibraryWindow(again.thumbnails, again.notices, again.theme, clock=again.clock)
    rig.qtbot.addWidget(window)
    again.show(window)
    window.show_campaigns(THREE)
    window.campaigns.index(0, 0).data(Qt.ItemDataRole.DecorationRole)
    again.settle()

    assert window.campaigns.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is not None
    assert again.pictures.drawn == 0


def test_a_picture_that_fails_leaves_a_card_without_one(rig: Rig, window: LibraryWindow) -> None:
    rig.pictures.failure = ExitStudioError("No picture was drawn.")

    window.show_campaigns((summary("c_a", look="another"),))
    window.campaigns.index(0, 0).data(Qt.ItemDataRole.DecorationRole)
    rig.settle()

    assert window.campaigns.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
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

    assert list(asked.values()) == [["c_a"], [("c_a",)], [("c_a",)], ["c_a"]]


@OPENS_A_LIST
@pytest.mark.parametrize(
    ("row", "offered"),
    [
        (
            0,
            [
                "&Open campaign",
                "&Rename",
                "La&bels…",
                "&Make a copy",
                "E&xport…",
                "Arch&ive",
                "Move to &trash",
            ],
        ),
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
    assert window.view_bar.count_label.text() == ""

    QTest.mouseClick(window.empty.button, Qt.MouseButton.LeftButton)

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


@pytest.mark.parametrize("width", [900, 1280, 1900])
def test_cards_fill_the_width(rig: Rig, window: LibraryWindow, width: int) -> None:
    window.show_campaigns(tuple(summary(f"c_{number}") for number in range(12)))
    window.resize(width, 800)
    rig.wait_until(lambda: window.view.viewport().width() > width - Size.LIBRARY_SIDE - 60)
    rig.settle()

    view = window.view
    first = view.visualRect(window.campaigns.index(0, 0))
    row = [
        view.visualRect(window.campaigns.index(number, 0))
        for number in range(12)
        if view.visualRect(window.campaigns.index(number, 0)).top() == first.top()
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


# -- selecting, and what is done to many -------------------------------------------------------

ARCHIVED = summary("c_old", "Old", archived=True, labels=("Sale",))
TRASHED = summary("c_gone", "Gone", deleted_at=NOW, labels=("Cart",))
SIX = (
    replace(THREE[0], labels=("Sale", "Cart"), edited_at=NOW - timedelta(days=3)),
    *THREE[1:],
    ARCHIVED,
    TRASHED,
    replace(TRASHED, id="c_gone_2", name="Gone, too"),
)
BOTH = pytest.mark.parametrize("layout", ["gallery", "list"])
NO_SELECTION = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def full(window: LibraryWindow) -> LibraryWindow:
    window.show_campaigns(SIX)
    return window


def click(window: LibraryWindow, row: int, modifier: Qt.KeyboardModifier = NO_SELECTION) -> None:
    place = middle_of(window, row)
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def go_to(window: LibraryWindow, scope: Scope) -> None:
    window.navigation.scopes.setCurrentRow(list(Scope).index(scope))


@BOTH
def test_several_are_selected_as_everywhere(full: LibraryWindow, layout: str) -> None:
    full.actions_by_id[layout].trigger()

    chosen = []
    for modifier in (CTRL, SHIFT):
        click(full, 0)
        click(full, 2, modifier)
        chosen.append(full.chosen)
    QTest.keyClick(full.view, Qt.Key.Key_Escape)
    chosen.append(full.chosen)
    QTest.keySequence(full.view, "Ctrl+A")
    chosen.append(full.chosen)

    # The one edited before the others comes last.
    everything = ("c_b", "c_c", "c_a")
    assert chosen == [("c_b", "c_a"), everything, (), everything]


@BOTH
def test_a_bar_says_how_many_are_selected_and_what_can_be_done(
    full: LibraryWindow, layout: str
) -> None:
    full.actions_by_id[layout].trigger()
    click(full, 0)
    bar = full.selection_bar
    assert full.view_bar.isVisible()

    click(full, 1, CTRL)

    assert bar.isVisible()
    assert bar.count_label.text() == "2 selected"
    offered = [button.text() for button in bar.buttons.values() if button.isVisible()]
    assert offered == ["Labels…", "Make copies", "Archive", "Move to trash"]
    QTest.mouseClick(bar.clear_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("duplicate", "duplicate_requested"),
        ("archive", "archive_requested"),
        ("delete", "delete_requested"),
    ],
)
def test_the_bar_works_on_all_that_are_selected(
    full: LibraryWindow, button: str, signal: str
) -> None:
    asked = heard(getattr(full, signal))
    full.view.selectAll()

    QTest.mouseClick(full.selection_bar.buttons[button], Qt.MouseButton.LeftButton)

    assert [set(ids) for ids in asked] == [{"c_a", "c_b", "c_c"}]


def test_one_is_opened_and_renamed_at_a_time(full: LibraryWindow) -> None:
    full.view.selectAll()

    assert not full.actions_by_id["open"].isEnabled()
    assert not full.actions_by_id["rename"].isEnabled()


def test_in_the_trash_campaigns_are_put_back_or_deleted_for_good(full: LibraryWindow) -> None:
    restored, erased = heard(full.restore_requested), heard(full.erase_requested)
    go_to(full, Scope.TRASH)
    assert names(full) == ["Gone", "Gone, too"]
    choose(full, 0)
    actions = ("open", "rename", "archive", "delete", "restore", "erase")
    assert [name for name in actions if full.actions_by_id[name].isEnabled()] == [
        "restore",
        "erase",
    ]

    full.actions_by_id["restore"].trigger()
    full.actions_by_id["erase"].trigger()
    full.actions_by_id["empty_trash"].trigger()

    assert restored == [("c_gone",)]
    assert erased == [("c_gone",), ("c_gone", "c_gone_2")]


def test_what_is_in_the_trash_cannot_be_opened(full: LibraryWindow) -> None:
    opened = heard(full.open_requested)
    go_to(full, Scope.TRASH)
    choose(full, 0)

    QTest.keyClick(full.view, Qt.Key.Key_Return)

    assert opened == []


def test_in_the_archive_campaigns_are_taken_out(full: LibraryWindow) -> None:
    asked = heard(full.unarchive_requested)
    go_to(full, Scope.ARCHIVED)
    choose(full, 0)

    assert not full.actions_by_id["archive"].isEnabled()
    full.actions_by_id["unarchive"].trigger()

    assert asked == [("c_old",)]


# -- looking another way -----------------------------------------------------------------------


def test_labels_and_days_narrow_what_is_shown(full: LibraryWindow) -> None:
    full.navigation.labels_requested.emit(("Sale",))
    assert names(full) == ["One"]
    full.navigation.labels_requested.emit(())
    full.view_bar.days_requested.emit(1)
    assert names(full) == ["Two", "Three"]
    assert full.view_bar.count_label.text() == "2 campaigns"


def test_the_order_is_chosen_and_turned_round(full: LibraryWindow) -> None:
    full.view_bar.sort_requested.emit(Sort.NAME)
    assert names(full) == ["One", "Three", "Two"]

    QTest.mouseClick(full.view_bar.turn_button, Qt.MouseButton.LeftButton)

    assert names(full) == ["Two", "Three", "One"]


def test_the_header_of_a_column_sorts_and_turns_round(full: LibraryWindow) -> None:
    full.actions_by_id["list"].trigger()
    header = full.rows.horizontalHeader()

    for expected in (["One", "Three", "Two"], ["Two", "Three", "One"]):
        place = QPoint(header.sectionViewportPosition(Column.NAME) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert names(full) == expected
    assert header.sortIndicatorSection() == Column.NAME
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_the_selection_is_carried_from_cards_to_rows_and_back(full: LibraryWindow) -> None:
    choose(full, 1)
    before = full.chosen

    full.actions_by_id["list"].trigger()
    assert full.rows.hasFocus()
    assert full.chosen == before
    QTest.keyClick(full.view, Qt.Key.Key_Down)
    full.actions_by_id["gallery"].trigger()

    assert full.chosen == tuple(each for each in full.chosen if each not in before)
    assert full.cards.hasFocus()


def test_home_and_end_go_to_the_first_and_the_last_row(full: LibraryWindow) -> None:
    full.actions_by_id["list"].trigger()
    choose(full, 1)

    QTest.keyClick(full.view, Qt.Key.Key_End)
    assert full.view.currentIndex().row() == 2
    QTest.keyClick(full.view, Qt.Key.Key_Home)

    assert full.view.currentIndex().row() == 0


def test_the_row_under_the_mouse_is_marked(full: LibraryWindow) -> None:
    full.actions_by_id["list"].trigger()
    full.rows.entered.emit(full.campaigns.index(2, Column.STATE))
    assert full.rows.property(HOVERED) == 2

    QApplication.sendEvent(full.rows, QEvent(QEvent.Type.Leave))

    assert full.rows.property(HOVERED) == -1


def test_the_trash_says_when_something_was_deleted(full: LibraryWindow) -> None:
    full.actions_by_id["list"].trigger()
    assert full.rows.isColumnHidden(Column.DELETED)

    go_to(full, Scope.TRASH)

    assert full.rows.isColumnHidden(Column.CREATED)
    assert not full.rows.isColumnHidden(Column.DELETED)


def test_how_the_window_is_arranged_is_told_and_can_be_shown_again(
    rig: Rig, full: LibraryWindow
) -> None:
    told = heard(full.arrangement_changed)
    full.actions_by_id["list"].trigger()
    full.view_bar.sort_requested.emit(Sort.NAME)
    full.rows.horizontalHeader().resizeSection(Column.STATE, 222)

    other = LibraryWindow(rig.thumbnails, rig.notices, rig.theme, clock=rig.clock)
    rig.qtbot.addWidget(other)
    other.show_arrangement(told[-1])

    assert other.looked_at == LibraryView(sort=Sort.NAME, layout=Layout.LIST)
    assert other.rows.columnWidth(Column.STATE) == 222


def test_a_saved_view_is_shown_in_the_present_layout(full: LibraryWindow) -> None:
    searched = heard(full.search_requested)
    full.actions_by_id["list"].trigger()

    full.navigation.view_requested.emit(LibraryView(words="gone", scope=Scope.TRASH))

    assert full.looked_at.layout is Layout.LIST
    assert full.search_field.text() == "gone"
    assert searched[-1] == "gone"
    full.show_found("gone", ("c_gone_2",))
    assert names(full) == ["Gone, too"]


# -- searching ---------------------------------------------------------------------------------


def search(window: LibraryWindow, words: str, *found: str) -> None:
    window.actions_by_id["find"].trigger()
    QTest.keyClicks(window.search_field, words)
    window.show_found(words, found)


def test_each_letter_asks_anew_and_the_best_match_comes_first(full: LibraryWindow) -> None:
    asked = heard(full.search_requested)

    search(full, "th", "c_c", "c_gone", "c_a")

    assert asked == ["t", "th"]
    assert full.answers_search
    assert names(full) == ["Three", "One"]
    assert full.looked_at.sort is Sort.MATCH


def test_an_answer_that_comes_late_is_not_shown(full: LibraryWindow) -> None:
    search(full, "th", "c_c")

    full.show_found("t", ("c_a", "c_b", "c_c"))

    assert names(full) == ["Three"]


def test_what_was_found_can_be_sorted_otherwise_until_the_search_is_over(
    full: LibraryWindow,
) -> None:
    search(full, "o", "c_c", "c_b", "c_a")
    full.view_bar.sort_requested.emit(Sort.NAME)
    assert names(full) == ["One", "Three", "Two"]
    full.search_field.clear()
    sorts = [full.looked_at.sort]

    full.view_bar.sort_requested.emit(Sort.CREATED)
    search(full, "o", "c_b")
    full.search_field.clear()

    assert [*sorts, full.looked_at.sort] == [Sort.NAME, Sort.CREATED]


def test_escape_clears_the_search_and_then_leaves_the_field(full: LibraryWindow) -> None:
    search(full, "th", "c_c")

    QTest.keyClick(full.search_field, Qt.Key.Key_Escape)
    assert full.search_field.text() == ""
    assert len(names(full)) == 3
    assert full.search_field.hasFocus()
    QTest.keyClick(full.search_field, Qt.Key.Key_Escape)

    assert full.view.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_from_the_field_one_goes_to_what_was_found(full: LibraryWindow, key: Qt.Key) -> None:
    search(full, "th", "c_c", "c_a")

    QTest.keyClick(full.search_field, key)

    assert full.view.hasFocus()
    assert full.chosen == ("c_c",)
    QTest.keyClick(full.view, Qt.Key.Key_Escape)
    assert full.search_field.text() == ""


def test_no_match_says_so_and_offers_to_clear_the_search(full: LibraryWindow) -> None:
    search(full, "quicksilver")
    assert full.empty.isVisible()
    assert full.empty.title == "No campaign matches “quicksilver”"

    QTest.mouseClick(full.empty.button, Qt.MouseButton.LeftButton)

    assert full.search_field.text() == ""
    assert len(names(full)) == 3
    assert full.view.hasFocus()


@pytest.mark.parametrize(
    ("scope", "title"),
    [
        (Scope.ALL, "No campaigns here"),
        (Scope.DRAFTS, "No drafts"),
        (Scope.LIVE, "Nothing is live"),
        (Scope.WAITING, "Nothing waits"),
        (Scope.TRASH, "The trash is empty"),
    ],
)
def test_each_part_says_why_it_is_empty(window: LibraryWindow, scope: Scope, title: str) -> None:
    window.show_campaigns((ARCHIVED,))
    go_to(window, scope)

    assert window.empty.title == title


def test_an_empty_part_leads_back_to_all(window: LibraryWindow) -> None:
    go_to(window, Scope.ARCHIVED)
    assert window.empty.title == "The archive is empty"

    QTest.mouseClick(window.empty.button, Qt.MouseButton.LeftButton)

    assert window.looked_at.scope is Scope.ALL
    assert names(window) == ["One", "Two", "Three"]


# -- names and labels --------------------------------------------------------------------------


@BOTH
def test_a_name_is_typed_in_place(rig: Rig, full: LibraryWindow, layout: str) -> None:
    asked: list[tuple[str, str]] = []
    full.rename_requested.connect(lambda *words: asked.append(words))
    full.actions_by_id[layout].trigger()
    full.show_campaigns(THREE)
    choose(full, 1)

    QTest.keyClick(full.view, Qt.Key.Key_F2)
    field = full.view.findChild(TextField)
    assert isinstance(field, TextField)
    assert (field.text(), field.selectedText()) == ("Two", "Two")
    QTest.keyClicks(field, " Second ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    rig.settle()

    assert asked == [("c_b", "Second")]
    assert names(full) == ["One", "Two", "Three"]


def test_a_name_that_stays_or_is_given_up_asks_for_nothing(rig: Rig, full: LibraryWindow) -> None:
    asked = heard(full.rename_requested)
    choose(full, 1)
    for words, key in (("", Qt.Key.Key_Return), ("Other", Qt.Key.Key_Escape)):
        QTest.keyClick(full.view, Qt.Key.Key_F2)
        field = full.view.findChild(TextField)
        assert isinstance(field, TextField)
        QTest.keyClicks(field, words)
        QTest.keyClick(field, key)
        rig.settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert asked == []


@OPENS_A_LIST
def test_labels_are_chosen_beside_the_campaigns(full: LibraryWindow) -> None:
    asked = heard(full.labels_requested)
    full.view.selectAll()

    full.actions_by_id["labels"].trigger()

    popover = full.popover
    assert popover is not None
    offered = [popover.list.item(row).text() for row in range(popover.list.count())]
    assert offered == ["Sale", "Cart"]
    QTest.keyClicks(popover.field, "Garden")
    QTest.keyClick(popover.field, Qt.Key.Key_Return)
    popover.close()
    ((ids, added, removed),) = ((each.ids, each.added, each.removed) for each in asked)
    assert (set(ids), added, removed) == ({"c_a", "c_b", "c_c"}, ("Garden",), ())
