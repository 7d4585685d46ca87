# SPDX-License-Identifier: MIT
"""Manners of every window: names, tab stops, tips, mnemonics, and no word that is cut.

A new window or dialog fails `test_every_window_is_looked_at` until one of `OPENERS` opens it.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)
from typing_extensions import override

import exit_studio.ui
from exit_studio.errors import LibraryError
from exit_studio.models.audience import LiveAudience
from exit_studio.models.backups import Backup, BackupReason
from exit_studio.models.campaign import Campaign
from exit_studio.models.comparisons import (
    DateBetween,
    DateRelative,
    NumberBetween,
    NumberTest,
    TextOneOf,
    TextTest,
)
from exit_studio.models.details import Details
from exit_studio.models.edits import RenameCampaign
from exit_studio.models.events import (
    Aggregate,
    Join,
    Measure,
    Occurs,
    OccursBetween,
    PropertyFilter,
)
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.library import ThisComputer
from exit_studio.models.library_view import Layout, LibraryView, SavedView, Scope
from exit_studio.models.saved_views import saved_views_to_text
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.segment import AdHocSegment, EventRule, Group
from exit_studio.models.summary import DraftState
from exit_studio.models.triggers import PageVisit
from exit_studio.models.values import Device
from exit_studio.models.versions import ComparedVersion
from exit_studio.ui.backups.restore_backup_dialog import RestoreBackupDialog
from exit_studio.ui.campaign_window import OVERVIEW, CampaignWindow
from exit_studio.ui.compare.compare_window import CompareWindow
from exit_studio.ui.crash import CrashDialog, CrashReporter
from exit_studio.ui.help_dialogs import AboutDialog
from exit_studio.ui.history.name_dialog import NameDialog
from exit_studio.ui.library.arrangement import LIBRARY_SETTING, LibraryArrangement
from exit_studio.ui.library.erase_dialog import EraseDialog
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.library.library_work import SAVED_VIEWS_SETTING
from exit_studio.ui.library.new_campaign_dialog import NewCampaignDialog
from exit_studio.ui.notices import Notice, NoticeAction
from exit_studio.ui.problem_dialog import ProblemDialog
from exit_studio.ui.publishing import BackendState
from exit_studio.ui.settings.settings_dialog import SettingsDialog
from exit_studio.ui.shortcuts.shortcuts_sheet import ShortcutsSheet
from exit_studio.ui.studio import Studio
from exit_studio.ui.theme import Size
from exit_studio.ui.widgets.controls import ExclusiveGroup
from exit_studio.ui.widgets.elided_label import ElidedLabel
from exit_studio.ui.widgets.pill import Tone
from tests.builders import (
    BUTTON,
    CAMPAIGN,
    CLOSE,
    HEADING,
    NOW,
    POPUP,
    STEP,
    TEXT,
    a_blank_campaign,
    a_call,
    a_campaign,
    with_elements,
)
from tests.ui.broken import at
from tests.ui.fakes import published, report_of
from tests.ui.rig import Rig

CANVAS_KEYS = set("ADWSHV")
LONG_NAME = "Frühjahrskampagne für Stammkundinnen und Stammkunden " * 2
LONG = a_campaign(
    details=Details(name=LONG_NAME.strip(), labels=("eu", "web"), note=LONG_NAME * 20),
    audience=LiveAudience(
        triggers=(PageVisit(id="t_1", address="/cart/" * 30), PageVisit(id="t_2")),
        segment=AdHocSegment(
            root=Group(
                id="r",
                join=Join.ANY,
                rules=tuple(EventRule(id=f"r_{n}", event=LONG_NAME.strip()) for n in range(30)),
            )
        ),
    ),
    goal=Goal(events=tuple(GoalEvent(id=f"g_{n}") for n in range(3))),
)
DATES = LiveSchedule(starts=at("2026-05-01 10:00"), ends=at("2026-04-01 10:00"))


# -- every window that there is ----------------------------------------------------------------


def campaign_window(
    rig: Rig, campaign: Campaign, *, tab: int = 0, selected: str = HEADING
) -> CampaignWindow:
    window = rig.window(campaign)
    window.resize(1280, 800)
    window.session.select((selected,))
    window.tabs.setCurrentIndex(tab)
    return window


def with_all_in_it(rig: Rig) -> CampaignWindow:
    """A live campaign with a long name, a report, and every kind of message."""
    rig.backend_is(BackendState.READY)
    campaign = a_campaign(details=Details(name=LONG_NAME.strip()), schedule=DATES)
    rig.library.publications[CAMPAIGN] = published(campaign, ThisComputer())
    rig.backend.reports[CAMPAIGN] = report_of(CAMPAIGN, views=98_765, clicks=4_321, closes=8_765)
    window = campaign_window(rig, campaign, tab=OVERVIEW)
    undo = NoticeAction("Undo", window.show)
    for tone in (Tone.ERROR, Tone.WARNING, Tone.NEUTRAL):
        rig.notices.post(Notice("The disk is full. " * 5, "Free some space.", tone, action=undo))
    return window


def phone(rig: Rig) -> CampaignWindow:
    window = campaign_window(rig, a_campaign(), tab=2)
    window.stage.device_chosen.emit(Device.PHONE)
    return window


def event_with_everything(number: int, measure: Measure | None) -> GoalEvent:
    """An event of a goal with a filter for each way of typing a value, and names that are long."""
    tests = (
        TextTest(value=LONG_NAME),
        TextOneOf(values=("red", "blue", LONG_NAME)),
        NumberBetween(low=60, high=20),
        DateBetween(first=date(2026, 3, 1), last=date(2026, 4, 1)),
        DateRelative(days=14),
        TextTest(),
    )
    filters = tuple(PropertyFilter(property=LONG_NAME, test=test) for test in tests)
    return GoalEvent(
        id=f"g_{number}", event=LONG_NAME, filters=filters, measure=measure, first_time=True
    )


ONE_EVENT = Goal(events=(event_with_everything(1, None),))
MANY_EVENTS = Goal(
    join=Join.ANY,
    events=(
        event_with_everything(1, Aggregate(property=LONG_NAME, test=NumberTest(value=12.5))),
        event_with_everything(2, Occurs(count=3)),
        event_with_everything(3, OccursBetween(low=5, high=2)),
        GoalEvent(id="g_4"),
    ),
)


def many_events(rig: Rig) -> CampaignWindow:
    """A goal of several events in a campaign with all details, in a narrow column."""
    labels = ("Checkout", "Returning customers", LONG_NAME[:40])
    details = Details(name=LONG_NAME.strip(), labels=labels, note=LONG_NAME * 20, priority=100)
    window = campaign_window(rig, a_campaign(details=details, goal=MANY_EVENTS))
    rig.wait_until(lambda: len(window.start.goal_card.cards) == len(MANY_EVENTS.events))
    window.splitter.setSizes([Size.PREVIEW_MIN, window.width()])
    return window


def narrow(rig: Rig) -> CampaignWindow:
    window = with_all_in_it(rig)
    window.resize(window.minimumSize())
    return window


def with_history(rig: Rig, campaign: Campaign) -> CampaignWindow:
    """A campaign with two steps since a moment of a long name."""
    window = campaign_window(rig, campaign)
    rig.run(window.history.keeper.name_moment(LONG_NAME.strip()))
    for name in ("One", "Two"):
        rig.clock.move(minutes=1)
        window.session.submit(RenameCampaign(name=name))
    window.actions_by_id["history"].trigger()
    rig.settle(window)
    return window


def history_of_nothing(rig: Rig) -> CampaignWindow:
    window = campaign_window(rig, a_campaign())
    window.actions_by_id["history"].trigger()
    return window


def name_dialog(rig: Rig) -> QWidget:
    window = campaign_window(rig, a_campaign())
    window.actions_by_id["name_moment"].trigger()
    rig.wait_until(lambda: QApplication.activeModalWidget() is not None)
    opened = QApplication.activeModalWidget()
    assert opened is not None
    return opened


def backups(rig: Rig, *reasons: BackupReason) -> QWidget:
    rig.library.known_backups = tuple(
        Backup(name=f"{n}.db", reason=reason, at=NOW, size=10 ** (n + 3))
        for n, reason in enumerate(reasons)
    )
    return dialog(rig, "restore_backup")


def studio(rig: Rig, *campaigns: Campaign) -> Studio:
    rig.library.settings["welcomed"] = "true"
    states = list(DraftState)
    for number, campaign in enumerate(campaigns):
        rig.library.put(campaign, state=states[number % len(states)])
    made = rig.studio()
    rig.run(made.start())
    return made


def library(rig: Rig, *campaigns: Campaign) -> LibraryWindow:
    window = studio(rig, *campaigns).library
    assert window is not None
    window.resize(1280, 800)
    return window


def full_library(rig: Rig) -> LibraryWindow:
    names = ("Spring", LONG_NAME.strip(), "", "Autumn", "Winter")
    return library(
        rig, *(a_campaign(id=f"c_{n}", details=Details(name=name)) for n, name in enumerate(names))
    )


def lived_in_library(
    rig: Rig, *, scope: Scope = Scope.ALL, layout: Layout = Layout.GALLERY
) -> LibraryWindow:
    """A library with labels, an archive, a trash and saved views, with this part of it shown."""
    labels = ("Frühjahr", "Ausverkauf bis zum letzten Stück", "B2B")
    for number in range(9):
        details = Details(name=f"Kampagne {number}", labels=labels[: number % 4])
        rig.library.put(a_campaign(id=f"c_{number}", details=details))
    rig.library.archived |= {"c_1", "c_2"}
    rig.library.thrown |= dict.fromkeys(("c_3", "c_4"), rig.clock())
    saved = [
        SavedView("Alles, was bis zum Frühjahr noch zu tun bleibt", LibraryView(words="x")),
        SavedView("B2B", LibraryView(labels=("B2B",))),
    ]
    rig.library.settings[SAVED_VIEWS_SETTING] = saved_views_to_text(saved)
    arrangement = LibraryArrangement(scope=scope, layout=layout)
    rig.library.settings[LIBRARY_SETTING] = arrangement.setting()
    window = library(rig)
    rig.settle()
    return window


def searched_library(rig: Rig, words: str) -> LibraryWindow:
    window = lived_in_library(rig)
    window.search_field.setText(words)
    rig.wait_until(lambda: window.answers_search)
    return window


def library_with_many_chosen(rig: Rig, scope: Scope = Scope.ALL) -> LibraryWindow:
    window = lived_in_library(rig, scope=scope)
    window.view.selectAll()
    return window


def erasing(rig: Rig) -> QWidget:
    window = lived_in_library(rig, scope=Scope.TRASH)
    window.actions_by_id["empty_trash"].trigger()
    rig.wait_until(lambda: QApplication.activeModalWidget() is not None)
    opened = QApplication.activeModalWidget()
    assert opened is not None
    return opened


def small(window: LibraryWindow) -> LibraryWindow:
    window.resize(window.minimumSize())
    return window


def dialog(rig: Rig, command: str) -> QWidget:
    window = library(rig, a_campaign())
    window.command_requested.emit(command)
    rig.wait_until(lambda: QApplication.activeModalWidget() is not None)
    opened = QApplication.activeModalWidget()
    assert opened is not None
    return opened


def settings(rig: Rig, *, keyring: bool = True) -> SettingsDialog:
    rig.tokens.has_keyring = keyring
    opened = dialog(rig, "settings")
    assert isinstance(opened, SettingsDialog)
    if not keyring:
        opened.remote_choice.click()
        opened.address_field.setText("no address")
        opened.connect_button.click()
    return opened


def clash(rig: Rig) -> QWidget:
    sheet = dialog(rig, "shortcuts")
    assert isinstance(sheet, ShortcutsSheet)
    sheet.key_field.keys_requested.emit(QKeySequence("Ctrl+Z"))
    return sheet


def palette(rig: Rig, window: CampaignWindow | LibraryWindow, typed: str = "") -> QWidget:
    """A window of the studio under its palette."""
    window.actions_by_id["palette"].trigger()
    rig.settle()
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText(typed)
    rig.settle()
    return window


def opened(rig: Rig, campaign: Campaign) -> CampaignWindow:
    """A campaign's window with all that the studio adds to it."""
    made = studio(rig, campaign)
    made.open_campaign(campaign.id)
    rig.wait_until(lambda: campaign.id in made.windows)
    rig.settle()
    window = made.windows[campaign.id]
    window.resize(1280, 800)
    window.actions_by_id["checklist"].trigger()
    return window


def narrow_checklist(rig: Rig) -> CampaignWindow:
    window = opened(rig, a_campaign())
    window.resize(window.minimumSize())
    return window


def crash(rig: Rig, folder: Path) -> QWidget:
    reporter = CrashReporter(folder, clock=rig.clock, parent=QApplication.instance())
    reporter.report(ValueError("unexpected"))
    assert reporter.dialog is not None
    return reporter.dialog


def compare(rig: Rig, before: Campaign, after: Campaign, *, width: int = 1280) -> CompareWindow:
    live = ComparedVersion(
        "Live", "Revision 3 is live on this computer since 2 Mar 2026 10:30.", before
    )
    window = CompareWindow(live, ComparedVersion(LONG_NAME.strip(), "", after), rig.around)
    rig.qtbot.addWidget(window)
    window.resize(width, 800)
    rig.show(window)
    return window


def problem(rig: Rig) -> QWidget:
    made = ProblemDialog(LibraryError("The library is damaged.", hint="Take a backup."))
    rig.qtbot.addWidget(made)
    rig.show(made)
    return made


FUNCTION = with_elements(a_call("shop.openChat", "exit", 15))
Open = Callable[[Rig, Path], QWidget]
CAMPAIGN_WINDOW: dict[str, Open] = {
    "start": lambda rig, _: campaign_window(rig, a_campaign()),
    "start, no goal": lambda rig, _: campaign_window(rig, a_campaign(goal=Goal())),
    "start, one event": lambda rig, _: campaign_window(rig, a_campaign(goal=ONE_EVENT)),
    "start, many events": lambda rig, _: many_events(rig),
    "who": lambda rig, _: campaign_window(rig, a_campaign(), tab=1),
    "who, no trigger": lambda rig, _: campaign_window(
        rig, a_campaign(audience=LiveAudience()), tab=1
    ),
    "what, heading": lambda rig, _: campaign_window(rig, a_campaign(), tab=2),
    "what, text": lambda rig, _: campaign_window(rig, a_campaign(), tab=2, selected=TEXT),
    "what, link": lambda rig, _: campaign_window(rig, a_campaign(), tab=2, selected=BUTTON),
    "what, function": lambda rig, _: campaign_window(rig, FUNCTION, tab=2, selected=BUTTON),
    "what, close button": lambda rig, _: campaign_window(rig, a_campaign(), tab=2, selected=CLOSE),
    "what, pop-up": lambda rig, _: campaign_window(rig, a_campaign(), tab=2, selected=POPUP),
    "what, stack": lambda rig, _: campaign_window(rig, a_campaign(), tab=2, selected=STEP),
    "what, phone": lambda rig, _: phone(rig),
    "when": lambda rig, _: campaign_window(rig, a_campaign(schedule=DATES), tab=3),
    "overview": lambda rig, _: campaign_window(rig, a_campaign(), tab=OVERVIEW),
    "overview, blank": lambda rig, _: campaign_window(rig, a_blank_campaign(), tab=OVERVIEW),
    "overview, long": lambda rig, _: campaign_window(rig, LONG, tab=OVERVIEW),
    "overview, full": lambda rig, _: with_all_in_it(rig),
    "overview, narrow": lambda rig, _: narrow(rig),
    "history": lambda rig, _: with_history(rig, a_campaign()),
    "history, empty": lambda rig, _: history_of_nothing(rig),
    "checklist": lambda rig, _: opened(rig, a_campaign()),
    "checklist, narrow": lambda rig, _: narrow_checklist(rig),
}
OPENERS: dict[type[QWidget], dict[str, Open]] = {
    CampaignWindow: CAMPAIGN_WINDOW,
    LibraryWindow: {
        "library": lambda rig, _: full_library(rig),
        "library, empty": lambda rig, _: library(rig),
        "library, small": lambda rig, _: small(lived_in_library(rig)),
        "library, list": lambda rig, _: lived_in_library(rig, layout=Layout.LIST),
        "library, found": lambda rig, _: searched_library(rig, "kampagne"),
        "library, no match": lambda rig, _: searched_library(rig, "quicksilver " * 9),
        "library, many chosen": lambda rig, _: library_with_many_chosen(rig),
        "library, trash": lambda rig, _: lived_in_library(rig, scope=Scope.TRASH),
        "library, many chosen in the trash": lambda rig, _: library_with_many_chosen(
            rig, Scope.TRASH
        ),
        "library, archive": lambda rig, _: library_with_many_chosen(rig, Scope.ARCHIVED),
        "library, nothing waits": lambda rig, _: lived_in_library(rig, scope=Scope.WAITING),
    },
    EraseDialog: {"erase": lambda rig, _: erasing(rig)},
    NewCampaignDialog: {"new campaign": lambda rig, _: dialog(rig, "new")},
    SettingsDialog: {
        "settings": lambda rig, _: settings(rig),
        "settings, remote": lambda rig, _: settings(rig, keyring=False),
    },
    ShortcutsSheet: {
        "shortcuts": lambda rig, _: dialog(rig, "shortcuts"),
        "shortcuts, clash": lambda rig, _: clash(rig),
    },
    AboutDialog: {"about": lambda rig, _: dialog(rig, "about")},
    CompareWindow: {
        "compare": lambda rig, _: compare(rig, a_campaign(), LONG),
        "compare, equal": lambda rig, _: compare(rig, LONG, LONG),
        "compare, narrow": lambda rig, _: compare(rig, LONG, a_blank_campaign(), width=0),
    },
    CrashDialog: {"crash": crash},
    NameDialog: {"name a moment": lambda rig, _: name_dialog(rig)},
    RestoreBackupDialog: {
        "restore a backup": lambda rig, _: backups(rig, *BackupReason),
        "restore a backup, none": lambda rig, _: backups(rig),
    },
    ProblemDialog: {"problem": lambda rig, _: problem(rig)},
}
EACH_WINDOW = pytest.mark.parametrize(
    ("kind", "opener"),
    [
        pytest.param(kind, opener, id=name)
        for kind, openers in OPENERS.items()
        for name, opener in openers.items()
    ],
)


UNDER_A_PALETTE: dict[str, Open] = {
    "all": lambda rig, _: palette(rig, opened(rig, a_campaign())),
    "narrow": lambda rig, _: palette(rig, narrow_checklist(rig), "o"),
    "library": lambda rig, _: palette(rig, full_library(rig), "o"),
    "nothing found": lambda rig, _: palette(rig, library(rig), "xyz " * 40),
}


def bring_to_front(rig: Rig, window: QWidget) -> None:
    window.activateWindow()
    rig.wait_until(window.isActiveWindow)
    # Layouts of pages that have just been made settle one inside the other.
    for _ in range(10):
        QApplication.processEvents()


def close_all(rig: Rig) -> None:
    """Close what is open, dialogs first."""
    for kind in (QDialog, QMainWindow):
        for each in QApplication.topLevelWidgets():
            if isinstance(each, kind) and each.isVisible():
                each.close()
    rig.settle()


def our_windows() -> set[type[QWidget]]:
    """Every kind of window and dialog in the package `ui` that is not just there to be derived."""
    for module in pkgutil.walk_packages(exit_studio.ui.__path__, "exit_studio.ui."):
        importlib.import_module(module.name)
    found: set[type[QWidget]] = set()
    waiting: list[type[QWidget]] = [QDialog, QMainWindow]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("exit_studio.") and not kind.__name__.startswith("_"):
            found.add(kind)
    return found


def test_every_window_is_looked_at() -> None:
    assert our_windows() == set(OPENERS)


# -- helpers -----------------------------------------------------------------------------------


def visible_widgets(window: QWidget) -> list[QWidget]:
    return [each for each in window.findChildren(QWidget) if each.isVisibleTo(window)]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    labels = widget.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is widget), "")


def is_inner_part(widget: QWidget) -> bool:
    """Whether a widget is a part of a control of Qt's, which stands for it."""
    return isinstance(widget.parentWidget(), QAbstractSpinBox) or (
        widget.objectName().startswith("qt_")
    )


def tab_stops(window: QWidget) -> list[QWidget]:
    return [
        each
        for each in visible_widgets(window)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isEnabled()
        and each.focusProxy() is None
        and not is_inner_part(each)
        and not is_reached_by_arrows(each)
    ]


def is_reached_by_arrows(widget: QWidget) -> bool:
    """Whether a widget is one of several choices, of which Tab reaches the chosen one."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    return widget.autoExclusive() or isinstance(widget.group(), ExclusiveGroup)


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{name_of(widget)}”"


def actions_of(window: QWidget) -> list[QAction]:
    """The actions of a window, in menus and outside of them."""
    menus = [menu for menu in window.findChildren(QMenu) if not is_inner_part(menu)]
    found = [*window.actions(), *(action for menu in menus for action in menu.actions())]
    return [action for action in found if not action.isSeparator() and action.menu() is None]


def mnemonic_of(text: str) -> str:
    match = re.search("&([^&])", text.replace("&&", ""))
    return match.group(1).upper() if match else ""


def cut_texts(window: QWidget) -> list[str]:
    """Words that have less room than they need."""
    return [words for widget in visible_widgets(window) if (words := cut_text(widget))]


def cut_text(widget: QWidget) -> str:
    """What a widget says in less room than that needs; empty if all is well."""
    match widget:
        case ElidedLabel():
            return ""
        case QLabel() if widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            return widget.text() if widget.height() < needed else ""
        case QLabel() | QPushButton() | QCheckBox() | QRadioButton():
            return widget.text() if widget.width() < widget.sizeHint().width() else ""
        case QTabBar():
            needed = widget.sizeHint().width()
            return widget.tabText(widget.count() - 1) if widget.width() < needed else ""
        case QScrollArea():
            inner, room = widget.widget(), widget.viewport().width()
            wide = inner is not None and inner.width() > room
            return f"a column that is wider than its {room} px" if wide else ""
        case _:
            return ""


# -- manners -----------------------------------------------------------------------------------


def without_a_name(window: QWidget) -> list[str]:
    return [described(each) for each in tab_stops(window) if not name_of(each)]


def not_reached_by_tab(window: QWidget) -> list[str]:
    stops = tab_stops(window)
    if not stops:
        return ["nothing takes the focus"]
    stops[0].setFocus()
    reached: set[QWidget] = set()
    # Tab stays in a date for each of its parts.
    for _ in range(2 * len(stops) + 20):
        reached.add(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    return [described(each) for each in stops if each not in reached]


def mnemonics_that_are_canvas_keys(window: QWidget) -> list[str]:
    texts = [action.text() for action in actions_of(window)]
    texts += [menu.title() for menu in window.findChildren(QMenu)]
    texts += [each.text() for each in window.findChildren(QAbstractButton)]
    return [text for text in texts if mnemonic_of(text) in CANVAS_KEYS]


def mnemonics_given_twice(window: QWidget) -> list[str]:
    twice = []
    for menu in window.findChildren(QMenu):
        counts = Counter(mnemonic_of(action.text()) for action in menu.actions())
        twice += [f"{menu.title()}: {key}" for key, count in counts.items() if key and count > 1]
    return twice


def actions_without_a_worded_tip(window: QWidget) -> list[str]:
    return [
        action.text()
        for action in actions_of(window)
        if action.toolTip() in ("", action.text(), action.text().replace("&", ""))
    ]


def buttons_that_say_nothing(window: QWidget) -> list[str]:
    return [
        described(each)
        for each in visible_widgets(window)
        if isinstance(each, QPushButton | QToolButton)
        and not is_inner_part(each)
        and not each.toolTip()
        and not each.text()
    ]


MANNERS = (
    without_a_name,
    not_reached_by_tab,
    mnemonics_that_are_canvas_keys,
    mnemonics_given_twice,
    actions_without_a_worded_tip,
    buttons_that_say_nothing,
    cut_texts,
)


@EACH_WINDOW
def test_each_window_has_manners(
    rig: Rig, tmp_path: Path, kind: type[QWidget], opener: Open
) -> None:
    window = opener(rig, tmp_path)
    bring_to_front(rig, window)
    assert type(window) is kind

    breaches = {manner.__name__: manner(window) for manner in MANNERS}

    assert {manner: found for manner, found in breaches.items() if found} == {}
    close_all(rig)


@pytest.mark.parametrize("opener", UNDER_A_PALETTE.values(), ids=UNDER_A_PALETTE)
def test_a_window_under_its_palette_has_manners(rig: Rig, tmp_path: Path, opener: Open) -> None:
    window = opener(rig, tmp_path)
    bring_to_front(rig, window)
    # Tab goes from row to row there: tests/ui/palette.
    manners = [manner for manner in MANNERS if manner is not not_reached_by_tab]

    breaches = {manner.__name__: manner(window) for manner in manners}

    assert {manner: found for manner, found in breaches.items() if found} == {}
    close_all(rig)


class LongWords(QTranslator):
    """A language whose every text is a third longer, as German is at times."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if not re.search("[a-z]", text):
            return text
        more = "ers und lang und länger und am längsten und noch länger und so weiter und so fort"
        return text + more[: round(len(text) * 0.3)]


@pytest.fixture
def long_words(rig: Rig) -> Iterator[None]:
    translator = LongWords()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@EACH_WINDOW
@pytest.mark.usefixtures("long_words")
def test_no_word_is_cut_in_a_longer_language(
    rig: Rig, tmp_path: Path, kind: type[QWidget], opener: Open
) -> None:
    window = opener(rig, tmp_path)
    bring_to_front(rig, window)

    assert cut_texts(window) == []
    close_all(rig)


@pytest.mark.parametrize("opener", UNDER_A_PALETTE.values(), ids=UNDER_A_PALETTE)
@pytest.mark.usefixtures("long_words")
def test_no_word_of_a_palette_is_cut_in_a_longer_language(
    rig: Rig, tmp_path: Path, opener: Open
) -> None:
    window = opener(rig, tmp_path)
    bring_to_front(rig, window)

    assert cut_texts(window) == []
    close_all(rig)
