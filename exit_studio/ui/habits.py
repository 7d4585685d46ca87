# SPDX-License-Identifier: MIT
"""What the studio remembers of a person: shortcuts, recent campaigns, first steps, open windows.

Each of it is told to all windows; it is kept in the library, as JSON texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import TypeAdapter
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

from exit_studio.models.arrangement import Arrangement, LibraryPlace
from exit_studio.models.checklist import Checklist, Step
from exit_studio.models.ids import CampaignId
from exit_studio.models.recent import RecentCampaigns, RecentChoices
from exit_studio.models.shortcuts import ShortcutMap
from exit_studio.models.summary import CampaignSummary
from exit_studio.ui.actions import show_keys
from exit_studio.ui.arrangement import ArrangementWatch
from exit_studio.ui.autosave import SaveState
from exit_studio.ui.commands import Window
from exit_studio.ui.first_steps import FirstSteps
from exit_studio.ui.kept import Kept
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.placing import ARRANGEMENT_SETTING
from exit_studio.ui.recent import RecentMenu
from exit_studio.ui.shortcuts.shortcuts import Shortcuts
from exit_studio.ui.surroundings import Surroundings

if TYPE_CHECKING:
    # It loads Qt WebEngine, which a start into the library does without.
    from exit_studio.ui.campaign_window import CampaignWindow

__all__ = ["Habits"]

_ARRANGEMENT = TypeAdapter(Arrangement)
_CHECKLIST = TypeAdapter(Checklist)
_CHOICES = TypeAdapter(RecentChoices)
_RECENT = TypeAdapter(RecentCampaigns)
_REOPEN: TypeAdapter[bool] = TypeAdapter(bool)
_SHORTCUTS = TypeAdapter(ShortcutMap)

SETTLED_MS = 1_500
"""How long nothing has to be saved before the library is read again."""


class Habits(QObject):
    """Equips windows with what a person is used to.

    Signals:
        campaign_requested (str): open this campaign.
        library_changed (): what was edited is saved; the list may say something else.
    """

    campaign_requested = Signal(str)
    library_changed = Signal()

    def __init__(self, around: Surroundings, kept: Kept, parent: QObject) -> None:
        super().__init__(parent)
        self._kept = kept
        self._windows: list[Window] = []
        self._menus: list[RecentMenu] = []
        self._names: dict[CampaignId, str] = {}
        self._recent = RecentCampaigns()
        self._choices = RecentChoices()
        self._arrangement = Arrangement()
        self.reopens = True
        self.shortcuts = Shortcuts(self)
        self.shortcuts.changed.connect(self._dress_all)
        self.steps = FirstSteps(around.publishing, around.theme, self)
        self.steps.changed.connect(self._keep_checklist)
        self._watch = ArrangementWatch(self)
        self._watch.changed.connect(self._keep_arrangement)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.library_changed)

    async def load(self) -> None:
        """Take up what was kept."""
        kept = self._kept
        self.shortcuts.use(await kept.value("shortcuts", _SHORTCUTS) or ShortcutMap())
        self._recent = await kept.value("recent", _RECENT) or RecentCampaigns()
        self._choices = await kept.value("palette", _CHOICES) or RecentChoices()
        reopens = await kept.value("reopen", _REOPEN)
        self.reopens = reopens is not False
        self._arrangement = await kept.value(ARRANGEMENT_SETTING, _ARRANGEMENT) or Arrangement()
        checklist = await kept.value("checklist", _CHECKLIST)
        if checklist is not None:
            self.steps.use(checklist)

    # -- windows -------------------------------------------------------------------------------

    def equip_library(self, window: LibraryWindow) -> None:
        """Equip the window of the library."""
        self._equip(window)
        self._watch.watch_library(window)

    def equip_campaign(self, window: CampaignWindow) -> None:
        """Equip the window of a campaign."""
        self._equip(window)
        self.steps.watch(window)
        self._watch.watch_campaign(window)
        window.autosave.state_changed.connect(self._note_saving)

    def _equip(self, window: Window) -> None:
        self._windows.append(window)
        self._dress(window)
        menu = RecentMenu(window.actions_by_id["recent"], window)
        menu.campaign_chosen.connect(self.campaign_requested)
        self._menus.append(menu)
        menu.show_campaigns(self._recent_named())

    def forget(self, window: QMainWindow) -> None:
        """A window was closed."""
        self._windows = [each for each in self._windows if each is not window]
        self._menus = [each for each in self._menus if each.parentWidget() is not window]
        self._watch.forget(window)

    @property
    def front(self) -> Window | None:
        """The window that was used last, of those that are open."""
        return self._watch.front

    @Slot(object)
    def _note_saving(self, state: SaveState) -> None:
        if state is SaveState.SAVED:
            self._settled.start()

    # -- shortcuts -----------------------------------------------------------------------------

    @Slot()
    def keep_shortcuts(self) -> None:
        """The person has changed them."""
        self._kept.keep("shortcuts", _SHORTCUTS.dump_json(self.shortcuts.map).decode())

    @Slot()
    def _dress_all(self) -> None:
        for window in self._windows:
            self._dress(window)

    def _dress(self, window: Window) -> None:
        for action_id, action in window.actions_by_id.items():
            show_keys(action, self.shortcuts.keys(action_id))

    # -- what was used last --------------------------------------------------------------------

    @property
    def choices(self) -> Sequence[str]:
        """Keys of what was chosen in the palette last, newest first."""
        return self._choices.keys

    @Slot(str)
    def note_choice(self, key: str) -> None:
        """Something was chosen in the palette."""
        self._choices = self._choices.with_newest(key)
        self._kept.remember("palette", _CHOICES.dump_json(self._choices).decode())

    def note_opened(self, campaign_id: CampaignId, name: str) -> None:
        """The person has opened a campaign, or made one."""
        self._names[campaign_id] = name
        self._use_recent(self._recent.with_newest(campaign_id))
        self.steps.done(Step.PICK)

    def note_campaigns(self, campaigns: Sequence[CampaignSummary]) -> None:
        """These are all that there are."""
        self._names = {each.id: each.name for each in campaigns}
        self._use_recent(self._recent.among(self._names))

    def _use_recent(self, recent: RecentCampaigns) -> None:
        if recent != self._recent:
            self._recent = recent
            self._kept.remember("recent", _RECENT.dump_json(recent).decode())
        for menu in self._menus:
            if isValid(menu):
                menu.show_campaigns(self._recent_named())

    def _recent_named(self) -> list[tuple[CampaignId, str]]:
        known = self._names
        return [(each, known[each]) for each in self._recent.ids if each in known]

    # -- first steps ---------------------------------------------------------------------------

    @Slot(object)
    def _keep_checklist(self, checklist: Checklist) -> None:
        self._kept.remember("checklist", _CHECKLIST.dump_json(checklist).decode())

    # -- what was open last --------------------------------------------------------------------

    @property
    def open_last(self) -> Arrangement:
        """What was open when the studio was closed last; nothing where that is not wanted."""
        return self._arrangement if self.reopens else Arrangement()

    @property
    def library_last(self) -> LibraryPlace | None:
        """Where the library's window stood last."""
        return self._arrangement.library

    @Slot(bool)
    def choose_reopening(self, reopens: bool) -> None:
        """Whether a start opens what was open last."""
        self.reopens = reopens
        self._kept.keep("reopen", _REOPEN.dump_json(reopens).decode())

    @Slot(object)
    def _keep_arrangement(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
        self._kept.remember(ARRANGEMENT_SETTING, _ARRANGEMENT.dump_json(arrangement).decode())

    def hold(self) -> None:
        """The windows are about to go because the studio ends: all of them were open last."""
        self._watch.hold()

    def pause(self) -> None:
        """Windows are about to come back: until `go_on`, what was open last stays what it was."""
        self._watch.pause()

    def go_on(self) -> None:
        """What is open from now on is what was open last."""
        self._watch.go_on()

    def stop(self) -> None:
        """Nothing comes any more."""
        self._watch.hold()
        self._settled.stop()
