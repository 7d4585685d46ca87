# SPDX-License-Identifier: MIT
"""What the palette of a window offers, and what is done with what is chosen there."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QAction
from shiboken6 import isValid

from exit_studio.models.summary import CampaignSummary, DraftState
from exit_studio.ui.actions import menu_words, native_keys, spec, translated
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.library.wording import state_words
from exit_studio.ui.palette.finder import Entry
from exit_studio.ui.palette.palette import Palette
from exit_studio.ui.settings.pages import SettingsPage, page_words
from exit_studio.ui.surroundings import Surroundings

if TYPE_CHECKING:
    # It loads Qt WebEngine, which a start into the library does without.
    from exit_studio.ui.campaign_window import CampaignWindow

__all__ = [
    "Commands",
    "Window",
    "action_entries",
    "campaign_entries",
    "section_entries",
    "setting_entries",
]

Window: TypeAlias = "CampaignWindow | LibraryWindow"


class Commands(QObject):
    """Opens the palette over a window, and carries out what is chosen.

    Signals:
        chosen (str): the key of what was chosen, to be offered first the next time.
        campaign_requested (str): open this campaign.
        settings_requested (SettingsPage): show this page of the settings.
    """

    chosen = Signal(str)
    campaign_requested = Signal(str)
    settings_requested = Signal(object)

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._window: Window | None = None
        self._palette: Palette | None = None

    def open(self, window: Window, recent: Sequence[str]) -> None:
        """Open the palette over `window`, or close it if it is open there already."""
        palette = self._palette
        if palette is not None and isValid(palette) and palette.isVisible():
            palette.close_palette()
            if self._window is window:
                return
        self._window = window
        palette = self._palette = Palette(window, self._around.theme, recent=recent)
        palette.chosen.connect(self._run)
        entries = [*action_entries(window.actions_by_id)]
        if not isinstance(window, LibraryWindow):
            entries += section_entries(window)
        palette.offer([*entries, *setting_entries()])
        self._start(self._offer_campaigns(palette), "campaigns for the palette")

    async def _offer_campaigns(self, palette: Palette) -> None:
        campaigns = await self._around.library.campaigns()
        if isValid(palette) and palette.isVisible():
            palette.offer(campaign_entries(campaigns))

    @Slot(str)
    def _run(self, key: str) -> None:
        self.chosen.emit(key)
        kind, _, what = key.partition(":")
        runs: dict[str, Callable[[str], object]] = {
            "action": self._trigger,
            "campaign": self.campaign_requested.emit,
            "section": self._show_section,
            "settings": self._show_settings,
        }
        runs[kind](what)

    def _trigger(self, action: str) -> None:
        window = self._window
        if window is not None and isValid(window):
            window.actions_by_id[action].trigger()

    def _show_section(self, index: str) -> None:
        window = self._window
        if window is not None and not isinstance(window, LibraryWindow) and isValid(window):
            window.tabs.setCurrentIndex(int(index))

    def _show_settings(self, page: str) -> None:
        self.settings_requested.emit(SettingsPage(page))

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._around.tasks.start(work, name=name)


def action_entries(actions: Mapping[str, QAction]) -> Iterator[Entry]:
    """The actions of a window, but for those that open a menu, and the one that opened this."""
    for action_id, action in actions.items():
        described = spec(action_id)
        if action.menu() is None and action_id != "palette":
            yield Entry(
                key=f"action:{action_id}",
                title=action.text().replace("&", "").removesuffix("…"),
                detail=menu_words(described.menu),
                keys=native_keys(action.shortcuts()[:1]),
                reason="" if action.isEnabled() else _reason(described.needs),
                icon=described.icon or "chevron-right",
            )


def _reason(needs: str) -> str:
    return translated(needs) if needs else _tr("This is not possible just now.")


def section_entries(window: CampaignWindow) -> Iterator[Entry]:
    """The sections of a campaign."""
    for index in range(window.tabs.count()):
        yield Entry(
            key=f"section:{index}",
            title=_tr("Go to {section}").format(section=window.tabs.tabText(index)),
            detail=_tr("Section"),
            icon="arrow-right",
        )


def setting_entries() -> Iterator[Entry]:
    """The pages of the settings."""
    for page in SettingsPage:
        yield Entry(
            key=f"settings:{page.value}",
            title=page_words(page),
            detail=_tr("Settings"),
            icon="settings",
        )


def campaign_entries(summaries: Sequence[CampaignSummary]) -> Iterator[Entry]:
    """The campaigns of the library, in its order."""
    states = {state: state_words(state) for state in DraftState}
    nameless = _tr("Campaign without a name")
    for summary in summaries:
        yield Entry(
            key=f"campaign:{summary.id}",
            title=summary.name.strip() or nameless,
            detail=states[summary.state],
            icon="panel-top",
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)
