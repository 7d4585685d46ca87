# SPDX-License-Identifier: MIT
"""The window of a campaign: sections, preview, undo, findings, saving, closing, all wired up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from exit_studio.errors import EditRejected
from exit_studio.models.checks import CheckContext, Section, run_checks
from exit_studio.models.checks.registry import registered_checks
from exit_studio.models.edits import RenameCampaign, SetButtonAction, SetContent, SetSchedule
from exit_studio.models.elements import DoNothing
from exit_studio.models.goal import Goal
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import rich
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.values import Device
from exit_studio.ui.autosave import SaveState
from exit_studio.ui.campaign_window import OVERVIEW, CampaignWindow
from exit_studio.ui.publishing import BackendState
from exit_studio.ui.section import SectionState
from exit_studio.ui.theme import ThemeChoice
from exit_studio.ui.theme.tokens import DARK, LIGHT
from exit_studio.ui.what.text_page import HeadingPage
from tests.builders import (
    BUTTON,
    CAMPAIGN,
    CLOSE,
    HEADING,
    NOW,
    a_blank_campaign,
    a_call,
    a_campaign,
    with_elements,
)
from tests.ui.broken import BROKEN, at
from tests.ui.dragging import Dragging, files
from tests.ui.fakes import AWAY, FULL_DISK, FakePreview, heard
from tests.ui.rig import OPENS_A_LIST, Rig, submit

WHO, WHAT, WHEN = 1, 2, 3


@pytest.fixture
def window(rig: Rig) -> CampaignWindow:
    return rig.window()


def preview_of(window: CampaignWindow) -> FakePreview:
    assert isinstance(window.preview, FakePreview)
    return window.preview


def action(window: CampaignWindow, name: str) -> QAction:
    return window.actions_by_id[name]


def page_of(window: CampaignWindow) -> QWidget:
    """The section that is shown."""
    page = window.pages.currentWidget()
    assert page is not None
    return page


def devices(window: CampaignWindow) -> tuple[Device, Device]:
    """What the preview shows, and what style values belong to."""
    return window.stage.device, window.what._device


def press(window: CampaignWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the focus is."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(window.focusWidget(), key, held)


# -- one way down, edits up --------------------------------------------------------------------


def test_it_opens_on_the_name_with_the_whole_campaign_in_sight(window: CampaignWindow) -> None:
    assert window.windowTitle() == "Wait, your cart misses you – Exit Studio"
    assert window.name_label.text() == "Wait, your cart misses you"
    assert window.start.name_field.hasFocus()
    assert preview_of(window).document == window.document


def test_an_edit_of_a_section_reaches_every_view(window: CampaignWindow) -> None:
    QTest.keyClicks(window.start.name_field, "!")

    assert window.document.details.name == "Wait, your cart misses you!"
    assert window.name_label.text() == "Wait, your cart misses you!"
    assert preview_of(window).document == window.document
    assert "Wait, your cart misses you!" in window.overview.summaries[Section.START].words.text


def test_an_edit_of_the_preview_is_one_like_any_other(rig: Rig, window: CampaignWindow) -> None:
    window.tabs.setCurrentIndex(WHAT)

    preview_of(window).edit_requested.emit(
        SetContent(element_id=HEADING, content=rich("Stay a while"))
    )

    assert isinstance(window.what.page, HeadingPage)
    assert window.what.page.words_field.toPlainText() == "Stay a while"
    action(window, "undo").trigger()
    assert window.document == a_campaign()


def test_opening_a_campaign_asks_for_no_edit(rig: Rig, window: CampaignWindow) -> None:
    rig.settle(window)

    assert rig.library.journals == {}
    assert not action(window, "undo").isEnabled()


def test_a_rejected_edit_is_told_and_the_views_show_the_truth(
    rig: Rig, window: CampaignWindow
) -> None:
    window.session.submit(SetButtonAction(element_id=HEADING, action=DoNothing()))

    assert window.messages.texts == ("Only a button has an action.",)
    assert window.document == a_campaign()


def test_what_the_preview_cannot_take_is_told(window: CampaignWindow) -> None:
    preview_of(window).edit_refused.emit(EditRejected("This text is too long."))

    assert window.messages.texts == ("This text is too long.",)


def test_a_preview_that_fails_is_told(window: CampaignWindow) -> None:
    preview_of(window).failed.emit("The preview did not start.")

    assert window.messages.texts == ("The preview did not start.",)


def test_a_text_that_is_too_long_is_told_and_goes_back(window: CampaignWindow) -> None:
    window.tabs.setCurrentIndex(WHAT)
    assert isinstance(window.what.page, HeadingPage)

    window.what.page.words_field.setPlainText("x" * 10_001)

    (text,) = window.messages.texts
    assert text.startswith("A text can have at most 10,000 characters")
    assert window.what.page.words_field.toPlainText() == "Wait, your cart misses you"


# -- undo --------------------------------------------------------------------------------------


def test_undo_and_redo_say_what_they_do(rig: Rig, window: CampaignWindow) -> None:
    window.session.submit(RenameCampaign(name="Autumn"))
    assert action(window, "undo").text() == "&Undo rename campaign"
    assert action(window, "undo").toolTip() == "Undo rename campaign (Ctrl+Z)"
    assert not action(window, "redo").isEnabled()

    action(window, "undo").trigger()

    assert action(window, "undo").text() == "&Undo"
    assert action(window, "redo").text() == "&Redo rename campaign"
    assert window.start.name_field.text() == "Wait, your cart misses you"


def test_undo_brings_back_the_selection(rig: Rig, window: CampaignWindow) -> None:
    window.session.select((BUTTON,))
    window.session.submit(SetContent(element_id=BUTTON, content=rich("Buy")))
    window.session.select((CLOSE,))

    action(window, "undo").trigger()

    assert preview_of(window).selected == (BUTTON,)
    assert window.what.layers.currentIndex().data() == "Button: Finish my order"


def text_fields(window: CampaignWindow) -> list[QWidget]:
    """Every field of the section that is shown, in which one can type letters."""
    page = page_of(window)
    fields: list[QWidget] = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    # The line within a number or a list belongs to that field.
    return [
        field for field in fields if field.isVisible() and not field.objectName().startswith("qt_")
    ]


@OPENS_A_LIST
@pytest.mark.parametrize("tab", [0, WHO, WHAT])
def test_undo_in_a_text_field_takes_the_step_of_the_document_back(rig: Rig, tab: int) -> None:
    window = rig.window(with_elements(a_call("shop.open")))
    window.session.select((BUTTON,))
    window.tabs.setCurrentIndex(tab)
    window.session.submit(SetSchedule(schedule=LiveSchedule(ends=at("2026-06-01 10:00"))))
    fields = text_fields(window)
    assert fields
    for field in fields:
        rig.clock.move(minutes=1)
        # What was typed in the field before may be taken when that is left.
        field.setFocus()
        before = window.document
        QTest.keyClicks(field, "1")
        after = window.document

        press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

        if after == before:
            # What was typed is no value yet: the step before it was taken back.
            window.session.redo()
        assert window.document == before, field.accessibleName()


def test_undo_in_a_number_takes_the_step_of_the_document_back(window: CampaignWindow) -> None:
    window.start.goal_card.count_field.setFocus()
    window.start.goal_card.count_field.selectAll()
    QTest.keyClicks(window.start.goal_card.count_field, "9")
    assert window.document.goal.conversion_time.count == 9

    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert window.document == a_campaign()
    assert window.start.goal_card.count_field.value() == 7


def test_undo_in_a_date_takes_the_step_of_the_document_back(rig: Rig) -> None:
    window = rig.window(a_campaign(schedule=LiveSchedule(starts=at("2026-06-01 10:00"))))
    before = window.document
    window.tabs.setCurrentIndex(WHEN)
    window.when.start_field.setFocus()
    QTest.keyClick(window.when.start_field, Qt.Key.Key_Up)
    assert window.document != before

    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert window.document == before
    assert window.when.start_field.text() == "1 Jun 2026  10:00"


def test_undo_in_the_preview_is_undo(window: CampaignWindow) -> None:
    window.session.submit(RenameCampaign(name="Autumn"))

    preview_of(window).undo_requested.emit()
    assert window.document.details.name == "Wait, your cart misses you"
    preview_of(window).redo_requested.emit()

    assert window.document.details.name == "Autumn"


# -- selection, device, theme ------------------------------------------------------------------


def test_a_click_in_the_preview_selects_and_leads_to_its_page(window: CampaignWindow) -> None:
    preview_of(window).selection_requested.emit((BUTTON,))

    assert window.session.selection == (BUTTON,)
    assert window.tabs.currentIndex() == WHAT
    assert preview_of(window).selected == (BUTTON,)
    assert window.what.layers.currentIndex().data() == "Button: Finish my order"


def test_a_click_beside_everything_selects_nothing_and_stays(window: CampaignWindow) -> None:
    preview_of(window).selection_requested.emit((BUTTON,))
    window.tabs.setCurrentIndex(WHO)

    preview_of(window).selection_requested.emit(())

    assert window.session.selection == ()
    assert window.tabs.currentIndex() == WHO


def test_the_device_is_that_of_preview_and_style(window: CampaignWindow) -> None:
    action(window, "phone").trigger()
    assert devices(window) == (Device.PHONE, Device.PHONE)

    QTest.mouseClick(window.stage.device_field.button(Device.DESKTOP), Qt.MouseButton.LeftButton)

    assert devices(window) == (Device.DESKTOP, Device.DESKTOP)


def test_another_theme_keeps_selection_section_and_focus(rig: Rig, window: CampaignWindow) -> None:
    window.tabs.setCurrentIndex(WHAT)
    window.session.select((BUTTON,))
    window.what.layers.setFocus()
    assert preview_of(window).accent == LIGHT.accent

    rig.theme.choose(ThemeChoice.DARK)

    assert window.session.selection == (BUTTON,)
    assert window.what.layers.currentIndex().data() == "Button: Finish my order"
    assert window.what.layers.hasFocus()
    assert window.tabs.currentIndex() == WHAT
    assert preview_of(window).accent == DARK.accent


# -- sections ----------------------------------------------------------------------------------


def test_tabs_tell_the_state_of_their_section(rig: Rig) -> None:
    window = rig.window(a_blank_campaign(goal=Goal()))
    tips = [window.tabs.tabToolTip(index) for index in range(5)]
    assert tips == [
        "Start: not filled in yet",
        "Who: ready",
        "What: not filled in yet",
        "When: ready",
        "Overview: needs attention",
    ]

    QTest.keyClicks(window.start.name_field, "S")

    assert window.tabs.tabToolTip(0) == "Start: ready"
    assert window.tabs.tabToolTip(WHAT) == "What: needs attention"
    assert window.tabs.accessibleTabName(WHAT) == "What, needs attention"


def test_a_finished_campaign_is_ready_throughout(window: CampaignWindow) -> None:
    assert {window.tabs._states[index] for index in range(5)} == {SectionState.READY}


def test_continue_leads_through_the_sections(window: CampaignWindow) -> None:
    visited = []
    for section in map(window.column, Section):
        QTest.mouseClick(section.continue_button, Qt.MouseButton.LeftButton)
        visited.append(window.tabs.currentIndex())

    assert visited == [WHO, WHAT, WHEN, OVERVIEW]
    assert window.overview.isVisible()


def test_keys_go_to_the_next_section_and_back_and_stop_at_the_ends(
    window: CampaignWindow,
) -> None:
    for _ in range(6):
        action(window, "next_section").trigger()
    assert window.tabs.currentIndex() == OVERVIEW
    for _ in range(6):
        action(window, "previous_section").trigger()

    assert window.tabs.currentIndex() == 0


def test_going_to_another_section_puts_the_focus_on_its_tab(window: CampaignWindow) -> None:
    action(window, "next_section").trigger()

    assert window.tabs.hasFocus()


def test_going_to_another_section_takes_no_focus_from_the_preview(
    window: CampaignWindow,
) -> None:
    preview_of(window).setFocus()

    action(window, "next_section").trigger()

    assert preview_of(window).hasFocus()


def test_review_leads_to_the_button_that_publishes(rig: Rig, window: CampaignWindow) -> None:
    rig.backend_is(BackendState.READY)

    QTest.mouseClick(window.review_button, Qt.MouseButton.LeftButton)

    assert window.tabs.currentIndex() == OVERVIEW
    assert window.overview.publish_card.publish_button.hasFocus()


def test_each_section_has_one_filled_button_at_the_most(window: CampaignWindow) -> None:
    for index in range(5):
        window.tabs.setCurrentIndex(index)
        filled = [
            button
            for button in window.findChildren(QWidget)
            if button.property("role") == "primary" and button.isVisible()
        ]
        assert len(filled) == 1


# -- findings ----------------------------------------------------------------------------------


def test_there_is_a_broken_campaign_for_each_check() -> None:
    assert set(BROKEN) == set(registered_checks())


@OPENS_A_LIST
@pytest.mark.parametrize("check", sorted(BROKEN))
def test_each_finding_leads_to_its_place(rig: Rig, check: str) -> None:
    window = rig.window(BROKEN[check])
    window.tabs.setCurrentIndex(OVERVIEW)
    findings = run_checks(window.document, CheckContext(now=NOW))
    place = next(finding.place for finding in findings if finding.check == check)

    window.overview.place_requested.emit(place)

    focused = window.focusWidget()
    assert window.tabs.currentIndex() == list(Section).index(place.section)
    assert page_of(window).isAncestorOf(focused)
    assert focused.hasFocus()
    assert focused.isVisible()
    assert focused.isEnabled()
    # The column has scrolled to it.
    rig.wait_until(lambda: not focused.visibleRegion().isEmpty())


def test_fields_of_a_campaign_that_nobody_has_touched_are_not_wrong(rig: Rig) -> None:
    window = rig.window(a_blank_campaign())
    assert window.start.name_field.property("wrong") == "false"

    QTest.keyClicks(window.start.name_field, "S")
    QTest.keyClick(window.start.name_field, Qt.Key.Key_Backspace)

    assert window.start.name_field.property("wrong") == "true"


def test_the_foot_tells_the_first_finding_and_how_many_more(rig: Rig) -> None:
    window = rig.window(a_blank_campaign())
    # Nobody has worked in it yet: it is empty, not wrong.
    assert window.findings_label.text() == "Not filled in yet"

    window.tabs.setCurrentIndex(OVERVIEW)

    assert window.findings_label.text() == "The campaign has no name. (2 more)"
    for edit in (
        RenameCampaign(name="Spring"),
        SetContent(element_id=HEADING, content=rich("Stay")),
        SetContent(element_id=BUTTON, content=rich("Buy")),
    ):
        window.session.submit(edit)

    assert window.findings_label.text() == "No findings"


# -- the narrow window -------------------------------------------------------------------------


def test_a_narrow_window_shows_section_or_preview(rig: Rig, window: CampaignWindow) -> None:
    window.resize(1000, 700)
    rig.wait_until(window.fold_button.isVisible)
    assert (window.pages.isVisible(), window.stage.isVisible()) == (True, False)

    window.fold_button.click()
    assert (window.pages.isVisible(), window.stage.isVisible()) == (False, True)
    window.resize(1280, 800)
    rig.wait_until(lambda: not window.fold_button.isVisible())

    assert (window.pages.isVisible(), window.stage.isVisible()) == (True, True)


def test_in_a_narrow_window_a_section_that_is_asked_for_comes_to_the_front(
    rig: Rig, window: CampaignWindow
) -> None:
    window.resize(1000, 700)
    rig.wait_until(window.fold_button.isVisible)
    window.fold_button.click()

    action(window, "next_section").trigger()

    assert window.pages.isVisible()


def test_panes_keep_their_sizes(rig: Rig, window: CampaignWindow) -> None:
    window.splitter.setSizes([560, 720])
    panes = window.panes
    other = rig.window(a_campaign(id="c_other"))

    other.show_panes(panes)
    assert other.splitter.sizes() == window.splitter.sizes()
    other.show_panes("no panes at all")

    assert other.splitter.sizes() == window.splitter.sizes()


# -- saving and closing ------------------------------------------------------------------------


def test_it_says_that_all_is_saved(rig: Rig, window: CampaignWindow) -> None:
    rig.library.held = True
    window.session.submit(RenameCampaign(name="Autumn"))
    assert window.saved_label.text() == "Saving…"

    rig.library.let_go()
    rig.settle(window)

    assert window.saved_label.text() == "All changes saved"


def test_a_full_disk_is_told_until_it_is_over(rig: Rig, window: CampaignWindow) -> None:
    rig.library.failure = FULL_DISK
    window.session.submit(RenameCampaign(name="Autumn"))
    rig.wait_until(lambda: window.autosave.state is SaveState.FAILED)
    assert "The disk is full." in window.messages.texts
    assert window.saved_label.text() == "Not saved; trying again"

    rig.library.failure = None
    rig.run(window.autosave.close())

    assert window.messages.texts == ()
    assert window.saved_label.text() == "All changes saved"
    assert rig.library.saved(CAMPAIGN).details.name == "Autumn"


def test_closing_saves_and_takes_the_preview_apart(rig: Rig, window: CampaignWindow) -> None:
    closed = heard(window.closed)
    window.session.submit(RenameCampaign(name="Autumn"))

    window.close()
    rig.settle()

    assert closed == [window]
    assert not window.isVisible()
    assert preview_of(window).is_disposed
    assert rig.library.checkpoints[CAMPAIGN] == (window.document, 1)


def test_closing_with_a_full_disk_keeps_the_window_and_says_so_once(
    rig: Rig, window: CampaignWindow
) -> None:
    closed = heard(window.closed)
    rig.library.failure = FULL_DISK
    window.session.submit(RenameCampaign(name="Autumn"))

    window.close()
    rig.wait_until(lambda: rig.tasks.is_idle and window.autosave.state is SaveState.FAILED)

    assert window.isVisible()
    assert closed == []
    assert not preview_of(window).is_disposed
    assert window.messages.texts == ("The disk is full.",)
    rig.library.failure = None
    window.close()
    rig.settle()
    assert closed == [window]
    assert rig.library.saved(CAMPAIGN).details.name == "Autumn"


def test_with_a_full_disk_one_can_close_without_the_last_changes(
    rig: Rig, window: CampaignWindow
) -> None:
    closed = heard(window.closed)
    rig.library.failure = FULL_DISK
    window.session.submit(RenameCampaign(name="Autumn"))
    rig.wait_until(lambda: window.autosave.state is SaveState.FAILED)
    words = "Close without the last changes"
    (give_up,) = (each for each in window.findChildren(QPushButton) if each.text() == words)

    QTest.mouseClick(give_up, Qt.MouseButton.LeftButton)
    rig.wait_until(lambda: closed == [window])

    assert rig.library.saved(CAMPAIGN) == a_campaign()
    assert rig.notices.kept == ()


def test_closing_twice_closes_once(rig: Rig, window: CampaignWindow) -> None:
    closed = heard(window.closed)

    window.close()
    window.close()
    assert rig.run(window.shut())
    rig.settle()

    assert closed == [window]


def test_changes_that_were_set_aside_are_told(rig: Rig) -> None:
    window = rig.window_of(rig.library.put(a_campaign(), set_aside=3))

    assert window.messages.texts == (
        "3 changes of this campaign could not be read and were set aside.",
    )


# -- the backend -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "remote", "words"),
    [
        (BackendState.STARTING, False, "This computer: connecting…"),
        (BackendState.READY, False, "This computer: connected"),
        (BackendState.AWAY, True, "https://exit.example.com: not reachable"),
    ],
)
def test_the_foot_tells_how_the_backend_is(
    rig: Rig, window: CampaignWindow, state: BackendState, remote: bool, words: str
) -> None:
    rig.backend_is(state, remote=remote, reason=str(AWAY) if state is BackendState.AWAY else "")

    assert window.backend_label.text() == words
    assert window.backend_label.toolTip() == (str(AWAY) if state is BackendState.AWAY else "")


# -- commands of the whole studio --------------------------------------------------------------


def test_commands_of_the_studio_are_passed_on(rig: Rig, window: CampaignWindow) -> None:
    commands = heard(window.command_requested)
    own = [
        heard(window.library_requested),
        heard(window.settings_requested),
        heard(window.demo_requested),
    ]
    exported = heard(window.export_requested)
    passed_on = ["new", "import", "quit", "theme", "shortcuts", "about"]

    for name in (*passed_on, "library", "settings", "demo_shop", "export"):
        action(window, name).trigger()

    assert commands == passed_on
    assert own == [[None], [None], [None]]
    assert exported == [CAMPAIGN]


def test_files_that_are_dropped_on_it_do_not_land_in_the_preview(window: CampaignWindow) -> None:
    dropped = heard(window.files_dropped)
    file = Path("/home/someone/spring.exitstudio")
    dragging = Dragging(window, files(file))

    assert dragging.enters().isAccepted()
    assert not window.preview.acceptDrops()
    dragging.drops()

    assert dropped == [(file,)]


def test_the_summary_of_a_section_leads_to_it(window: CampaignWindow) -> None:
    window.tabs.setCurrentIndex(OVERVIEW)

    window.overview.section_requested.emit(Section.WHEN)

    assert window.tabs.currentIndex() == WHEN


def test_the_desktop_has_its_key_too(window: CampaignWindow) -> None:
    action(window, "phone").trigger()

    action(window, "desktop").trigger()

    assert devices(window) == (Device.DESKTOP, Device.DESKTOP)


# -- what cannot be saved ----------------------------------------------------------------------


def test_a_window_that_cannot_be_saved_closes_when_its_person_gives_the_changes_up(
    rig: Rig,
) -> None:
    window = rig.window()
    rig.library.failure = FULL_DISK
    window.session.submit(RenameCampaign(name="Lost"))
    rig.wait_until(lambda: any("disk is full" in text for text in window.messages.texts))
    window.close()
    rig.wait_until(lambda: rig.tasks.is_idle)
    assert window.isVisible()

    button = next(
        button
        for button in window.messages.findChildren(QPushButton)
        if button.text() == "Close without the last changes"
    )
    button.click()

    rig.wait_until(lambda: not window.isVisible())
    assert not any("disk is full" in notice.text for notice in rig.notices.kept)


def test_a_section_is_built_when_it_is_shown_first_and_shows_what_holds_then(
    rig: Rig, window: CampaignWindow
) -> None:
    def built() -> set[str]:
        return {"start", "who", "what", "when", "overview"} & set(vars(window))

    assert built() == {"start"}
    rig.backend_is(BackendState.AWAY, reason="It sleeps.")
    submit(window, RenameCampaign(name="Renamed before"))
    window.session.select((HEADING,))
    window.actions_by_id["phone"].trigger()

    window.tabs.setCurrentIndex(WHAT)

    assert built() == {"start", "what"}
    assert isinstance(window.what.page, HeadingPage)
    assert window.what._device_pill.isVisible()
    window.tabs.setCurrentIndex(OVERVIEW)
    rig.settle()
    assert window.overview.publish_card._status == rig.publishing.status
    assert "Renamed before" in window.overview.summaries[Section.START].words.text


@pytest.mark.parametrize("tab", [WHO, WHAT, WHEN, OVERVIEW])
def test_tab_leads_from_the_tabs_through_the_section_to_the_preview(
    window: CampaignWindow, tab: int
) -> None:
    window.tabs.setCurrentIndex(tab)
    window.tabs.setFocus()
    rooms = []
    while True:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        here = window.focusWidget()
        if here is window.tabs:
            break
        room = "page" if window.pages.isAncestorOf(here) else "stage"
        if window.stage.isAncestorOf(here) or room == "page":
            rooms.append(room)

    assert "page" in rooms
    assert "stage" in rooms
    assert rooms == sorted(rooms)


def test_what_was_edited_before_a_restart_can_be_undone_after_it(rig: Rig) -> None:
    first = rig.window()
    submit(first, RenameCampaign(name="One"))
    rig.run(first.shut())

    second = rig.window_of(rig.run(rig.library.open_campaign(CAMPAIGN)))
    assert second.actions_by_id["undo"].isEnabled()
    second.actions_by_id["undo"].trigger()
    rig.settle(second)
    assert second.document == a_campaign()

    rig.run(second.shut())
    third = rig.window_of(rig.run(rig.library.open_campaign(CAMPAIGN)))
    assert not third.actions_by_id["undo"].isEnabled()
    third.actions_by_id["redo"].trigger()
    assert third.document.details.name == "One"


def test_what_is_typed_in_two_fields_at_once_is_two_steps(window: CampaignWindow) -> None:
    before = window.document
    window.start.name_field.setFocus()
    QTest.keyClicks(window.start.name_field, "!")
    window.start.details_card.note_field.setFocus()
    QTest.keyClicks(window.start.details_card.note_field, "Ask")
    named = evolve(before.details, name=f"{before.details.name}!")

    window.session.undo()
    assert window.document.details == named

    window.session.undo()

    assert window.document == before


def test_typing_in_one_field_is_one_step(window: CampaignWindow) -> None:
    before = window.document
    window.start.name_field.setFocus()
    QTest.keyClicks(window.start.name_field, "ab")
    QTest.keyClicks(window.start.name_field, "cd")

    window.session.undo()

    assert window.document == before
