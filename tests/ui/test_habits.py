# SPDX-License-Identifier: MIT
"""What the studio remembers: across windows at once, and from one start to the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from exit_studio.models.arrangement import Arrangement, CampaignPlace
from exit_studio.models.checklist import Checklist, Step
from exit_studio.models.details import Details
from exit_studio.models.edits import RenameCampaign
from exit_studio.models.place import Place
from exit_studio.models.recent import RecentCampaigns, RecentChoices
from exit_studio.models.values import Device
from exit_studio.ui.campaign_window import CampaignWindow
from exit_studio.ui.checklist.checklist_card import ChecklistCard
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.palette.palette import Palette
from exit_studio.ui.settings.settings_dialog import SettingsDialog
from exit_studio.ui.shortcuts.shortcuts_sheet import ShortcutsSheet
from exit_studio.ui.studio import Studio
from tests.builders import BUTTON, CAMPAIGN, a_campaign
from tests.ui.fakes import FULL_DISK
from tests.ui.rig import OPENS_A_LIST, Rig

OTHER = "c_other"
WHAT, WHEN = 2, 3


@pytest.fixture
def studio(rig: Rig) -> Iterator[Studio]:
    """A studio with two campaigns in its library, started, and ended after the test."""
    rig.library.settings["welcomed"] = "true"
    rig.library.put(a_campaign())
    rig.library.put(a_campaign(id=OTHER, details=Details(name="Other")))
    made = start(rig)
    yield made
    end(rig, made)


def start(rig: Rig) -> Studio:
    made = rig.studio()
    rig.run(made.start())
    rig.settle()
    return made


def end(rig: Rig, studio: Studio) -> None:
    studio.quit()
    rig.wait_until(lambda: studio.is_finished)
    rig.settle()


def library_of(studio: Studio) -> LibraryWindow:
    assert studio.library is not None
    return studio.library


def open_window(rig: Rig, studio: Studio, campaign_id: str = CAMPAIGN) -> CampaignWindow:
    studio.open_campaign(campaign_id)
    rig.wait_until(lambda: campaign_id in studio.windows)
    rig.settle()
    return studio.windows[campaign_id]


def kept_arrangement(rig: Rig) -> Arrangement:
    return Arrangement.model_validate_json(rig.library.settings["arrangement"])


def recent(window: CampaignWindow | LibraryWindow) -> list[str]:
    menu = window.actions_by_id["recent"].menu()
    return [action.toolTip() for action in menu.actions()]  # type: ignore[attr-defined]  # its stub says QObject


# -- the palette -------------------------------------------------------------------------------


def open_palette(rig: Rig, window: CampaignWindow | LibraryWindow) -> Palette:
    window.actions_by_id["palette"].trigger()
    rig.settle()
    (palette,) = (each for each in window.findChildren(Palette) if each.isVisible())
    rig.wait_until(lambda: not palette.is_searching)
    return palette


def choose(rig: Rig, palette: Palette, typed: str) -> None:
    QTest.keyClicks(palette.search_field, typed)
    rig.wait_until(lambda: not palette.is_searching)
    QTest.keyClick(palette.search_field, Qt.Key.Key_Return)
    rig.settle()


def rows(palette: Palette) -> dict[str, str]:
    """What the palette shows, with what a screen reader says of it."""
    model = palette.list.model()
    indices = [model.index(row, 0) for row in range(model.rowCount())]
    role = Qt.ItemDataRole.AccessibleTextRole
    return {str(index.data()): str(index.data(role)) for index in indices}


def test_the_palette_holds_all_that_a_window_can_do(rig: Rig, studio: Studio) -> None:
    found = rows(open_palette(rig, open_window(rig, studio)))

    assert found["New campaign"] == "New campaign, File, Ctrl+N"
    assert found["Undo"] == "Undo, Edit, Ctrl+Z, Nothing was changed yet."
    assert found["Go to Who"] == "Go to Who, Section"
    assert found["Appearance"] == "Appearance, Settings"
    assert found["Other"] == "Other, Draft"
    assert "Command palette" not in found
    assert "Open recent" not in found


def test_the_library_has_no_sections_to_go_to(rig: Rig, studio: Studio) -> None:
    library_of(studio).view.setCurrentIndex(QModelIndex())

    found = rows(open_palette(rig, library_of(studio)))

    assert "Go to Who" not in found
    assert found["Open campaign"] == "Open campaign, File, Select a campaign first."


def test_the_palette_runs_actions_sections_campaigns_and_settings(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)

    choose(rig, open_palette(rig, window), "phone")
    assert window.device is Device.PHONE
    choose(rig, open_palette(rig, window), "gotowhen")
    assert window.tabs.currentIndex() == WHEN
    choose(rig, open_palette(rig, window), "other")
    rig.wait_until(lambda: OTHER in studio.windows)
    rig.settle()
    choose(rig, open_palette(rig, studio.windows[OTHER]), "appear")
    rig.wait_until(lambda: isinstance(QApplication.activeModalWidget(), SettingsDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    assert dialog.theme_field.isAncestorOf(dialog.focusWidget())
    dialog.reject()


def test_the_palette_offers_first_what_was_chosen_last(rig: Rig, studio: Studio) -> None:
    choose(rig, open_palette(rig, open_window(rig, studio)), "phone")
    end(rig, studio)

    again = start(rig)

    assert RecentChoices.model_validate_json(rig.library.settings["palette"]).keys == (
        "action:phone",
    )
    assert next(iter(rows(open_palette(rig, again.windows[CAMPAIGN])))) == "Preview on a phone"
    end(rig, again)


def test_the_same_key_closes_the_palette(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)
    palette = open_palette(rig, window)

    window.actions_by_id["palette"].trigger()
    rig.settle()

    assert not palette.isVisible()
    assert window.start.name_field.hasFocus()


def test_the_key_of_the_palette_works_while_one_types(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)
    name = window.start.name_field
    name.setFocus()

    QTest.keyClick(name, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    rig.settle()

    assert any(each.isVisible() for each in window.findChildren(Palette))
    assert name.text() == "Wait, your cart misses you"


# -- shortcuts ---------------------------------------------------------------------------------


def sheet_of(rig: Rig, window: LibraryWindow | CampaignWindow) -> ShortcutsSheet:
    window.actions_by_id["shortcuts"].trigger()
    rig.wait_until(lambda: isinstance(QApplication.activeModalWidget(), ShortcutsSheet))
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ShortcutsSheet)
    return sheet


def test_every_window_follows_a_changed_shortcut_at_once_and_for_good(
    rig: Rig, studio: Studio
) -> None:
    window = open_window(rig, studio)
    sheet = sheet_of(rig, library_of(studio))
    sheet.tree.setCurrentItem(sheet._rows()[0])
    assert sheet.current == "new"

    sheet.key_field.keys_requested.emit(QKeySequence("Ctrl+J"))
    rig.settle()
    sheet.reject()

    for each in (window, library_of(studio), open_window(rig, studio, OTHER)):
        assert each.actions_by_id["new"].shortcut() == QKeySequence("Ctrl+J")
        assert each.actions_by_id["new"].toolTip() == "Start a new campaign (Ctrl+J)"
    assert library_of(studio).new_button.toolTip() == "Start a new campaign (Ctrl+J)"
    end(rig, studio)
    again = start(rig)
    assert library_of(again).actions_by_id["new"].shortcut() == QKeySequence("Ctrl+J")
    end(rig, again)


def test_the_question_mark_opens_the_sheet_but_can_be_typed(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)
    name = window.start.name_field
    name.setFocus()
    QTest.keyClick(name, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    rig.settle(window)
    assert name.text().endswith("?")

    window.tabs.setFocus()
    # Offscreen, Qt knows no layout that would tell it with what a question mark is typed.
    QTest.keyClick(window.tabs, Qt.Key.Key_Question)
    rig.wait_until(lambda: isinstance(QApplication.activeModalWidget(), ShortcutsSheet))


@pytest.mark.parametrize("key", ["shortcuts", "recent", "palette", "checklist", "arrangement"])
@pytest.mark.parametrize("text", ["", "{", "7", '{"keys": 3}'])
def test_what_cannot_be_read_is_as_at_the_first_start(rig: Rig, key: str, text: str) -> None:
    rig.library.put(a_campaign())
    rig.library.settings |= {"welcomed": "true", key: text}

    studio = start(rig)

    assert library_of(studio).actions_by_id["new"].shortcut() == QKeySequence("Ctrl+N")
    assert rig.notices.kept == ()
    end(rig, studio)


# -- recent campaigns --------------------------------------------------------------------------


def test_recent_campaigns_stand_in_the_menu_of_every_window(rig: Rig, studio: Studio) -> None:
    assert not library_of(studio).actions_by_id["recent"].isEnabled()

    window = open_window(rig, studio)
    other = open_window(rig, studio, OTHER)

    for each in (library_of(studio), window, other):
        assert recent(each) == ["Open “Other”", "Open “Wait, your cart misses you”"]


@OPENS_A_LIST
def test_a_recent_campaign_is_opened_from_the_menu(rig: Rig, studio: Studio) -> None:
    open_window(rig, studio).close()
    rig.wait_until(lambda: not studio.windows)
    rig.settle()

    menu = library_of(studio).actions_by_id["recent"].menu()
    menu.actions()[0].trigger()  # type: ignore[attr-defined]  # its stub says QObject
    rig.wait_until(lambda: CAMPAIGN in studio.windows)


def test_what_is_gone_leaves_the_menu(rig: Rig, studio: Studio) -> None:
    open_window(rig, studio)
    open_window(rig, studio, OTHER)

    library_of(studio).delete_requested.emit((OTHER,))
    rig.settle()

    assert recent(library_of(studio)) == ["Open “Wait, your cart misses you”"]
    assert RecentCampaigns.model_validate_json(rig.library.settings["recent"]).ids == (CAMPAIGN,)


# -- what was open last ------------------------------------------------------------------------


def test_quitting_brings_all_windows_back_as_they_were(rig: Rig, studio: Studio) -> None:
    window, other = open_window(rig, studio), open_window(rig, studio, OTHER)
    window.move(0, 40)
    window.resize(900, 650)
    window.tabs.setCurrentIndex(WHAT)
    window.session.select((BUTTON,))
    window.actions_by_id["phone"].trigger()
    other.activateWindow()
    library_of(studio).select(OTHER)
    rig.settle()
    end(rig, studio)

    again = start(rig)

    assert list(again.windows) == [CAMPAIGN, OTHER]
    back = again.windows[CAMPAIGN]
    # The screen of the tests is narrower than any window of a campaign.
    assert (back.y(), back.height()) == (40, 650)
    assert (back.tabs.currentIndex(), back.device) == (WHAT, Device.PHONE)
    assert back.session.selection == (BUTTON,)
    assert library_of(again).selected == OTHER
    end(rig, again)


def test_closing_one_by_one_remembers_the_last_one(rig: Rig, studio: Studio) -> None:
    open_window(rig, studio)
    other = open_window(rig, studio, OTHER)
    library_of(studio).close()
    studio.windows[CAMPAIGN].close()
    rig.wait_until(lambda: list(studio.windows) == [OTHER])
    rig.settle()

    arrangement = kept_arrangement(rig)

    assert [each.campaign for each in arrangement.campaigns] == [OTHER]
    assert arrangement.library is None
    assert other.isVisible()


def test_closing_the_last_window_remembers_that_it_was_open(rig: Rig, studio: Studio) -> None:
    library_of(studio).select(OTHER)

    library_of(studio).close()
    rig.settle()

    library = kept_arrangement(rig).library
    assert library is not None
    assert library.selected == OTHER


def test_it_is_written_while_one_works_so_that_it_survives_a_kill(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)
    window.tabs.setCurrentIndex(WHEN)

    rig.wait_until(lambda: "arrangement" in rig.library.settings)
    rig.wait_until(lambda: bool(kept_arrangement(rig).campaigns))

    (place,) = kept_arrangement(rig).campaigns
    assert (place.campaign, place.tab) == (CAMPAIGN, WHEN)


def test_what_is_gone_is_left_out_without_a_word(rig: Rig) -> None:
    rig.library.put(a_campaign())
    kept = Arrangement(
        campaigns=(
            CampaignPlace(campaign="c_gone", place=Place(0, 0, 900, 700)),
            CampaignPlace(
                campaign=CAMPAIGN, place=Place(9_999, 0, 900, 700), tab=1, selection=("e_gone",)
            ),
        )
    )
    rig.library.settings |= {"welcomed": "true", "arrangement": kept.model_dump_json()}

    studio = start(rig)

    assert list(studio.windows) == [CAMPAIGN]
    assert rig.notices.kept == ()
    assert studio.windows[CAMPAIGN].screen().geometry().contains(studio.windows[CAMPAIGN].pos())
    end(rig, studio)


def test_a_quit_before_all_is_back_forgets_nothing(rig: Rig, studio: Studio) -> None:
    open_window(rig, studio)
    open_window(rig, studio, OTHER)
    end(rig, studio)
    again = rig.studio()
    rig.run(again.start())

    again.quit()
    rig.wait_until(lambda: again.is_finished)
    rig.settle()

    assert {each.campaign for each in kept_arrangement(rig).campaigns} == {CAMPAIGN, OTHER}


def test_it_is_not_brought_back_where_that_is_not_wanted(rig: Rig, studio: Studio) -> None:
    open_window(rig, studio)
    library_of(studio).actions_by_id["settings"].trigger()
    rig.wait_until(lambda: isinstance(QApplication.activeModalWidget(), SettingsDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    assert dialog.reopen_field.isChecked()
    dialog.reopen_field.click()
    dialog.reject()
    end(rig, studio)

    again = start(rig)

    assert again.windows == {}
    end(rig, again)


def test_a_quit_that_fails_goes_on_remembering(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)
    rig.library.failure = FULL_DISK
    window.session.submit(RenameCampaign(name="Autumn"))
    studio.quit()
    rig.wait_until(lambda: rig.tasks.is_idle)
    rig.library.failure = None

    window.tabs.setCurrentIndex(WHEN)
    end(rig, studio)

    (place,) = kept_arrangement(rig).campaigns
    assert place.tab == WHEN


# -- first steps -------------------------------------------------------------------------------


def card_of(window: CampaignWindow) -> ChecklistCard:
    (card,) = window.findChildren(ChecklistCard)
    return card


def test_a_new_user_sees_the_checklist_and_keeps_what_was_done(rig: Rig) -> None:
    studio = start(rig)
    (window,) = studio.windows.values()
    assert card_of(window).isVisible()
    window.actions_by_id["phone"].trigger()
    rig.settle()
    end(rig, studio)

    again = start(rig)

    (window,) = again.windows.values()
    assert card_of(window).count_label.text() == "1 of 6 done"
    end(rig, again)


def test_who_knows_the_studio_already_is_not_taught(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)
    assert not card_of(window).isVisible()

    window.actions_by_id["checklist"].trigger()

    assert card_of(window).isVisible()
    rig.settle()
    kept = Checklist.model_validate_json(rig.library.settings["checklist"])
    assert kept == Checklist(done=frozenset({Step.PICK}))


def test_the_settings_are_open_once(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)
    for each in (window, library_of(studio)):
        each.actions_by_id["settings"].trigger()
        rig.settle()

    dialogs = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, SettingsDialog) and each.isVisible()
    ]

    assert len(dialogs) == 1
    dialogs[0].reject()


# -- several windows ---------------------------------------------------------------------------


def test_the_list_follows_what_is_edited_in_another_window(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)

    window.session.submit(RenameCampaign(name="Autumn"))

    model = library_of(studio).campaigns
    rig.wait_until(lambda: "Autumn" in [model.index(row, 0).data() for row in range(2)])


def test_opening_a_campaign_again_brings_its_window_to_the_front(rig: Rig, studio: Studio) -> None:
    window = open_window(rig, studio)
    window.showMinimized()

    studio.open_campaign(CAMPAIGN)

    assert not window.isMinimized()
    assert list(studio.windows) == [CAMPAIGN]


def test_a_second_start_brings_the_window_that_was_used_last_to_the_front(
    rig: Rig, studio: Studio
) -> None:
    window = open_window(rig, studio)
    window.activateWindow()
    rig.wait_until(window.isActiveWindow)
    elsewhere = QWidget()
    rig.qtbot.addWidget(elsewhere)
    rig.show(elsewhere)
    rig.wait_until(elsewhere.isActiveWindow)
    window.setWindowState(Qt.WindowState.WindowMinimized)

    studio.come_to_front()

    rig.wait_until(window.isActiveWindow)
    assert not window.isMinimized()
