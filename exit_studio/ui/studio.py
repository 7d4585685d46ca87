# SPDX-License-Identifier: MIT
"""The studio as a whole: which windows there are, and what is done across them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QMainWindow
from shiboken6 import isValid

from exit_studio.errors import LibraryError
from exit_studio.models.arrangement import Arrangement, CampaignPlace
from exit_studio.models.campaign import Campaign
from exit_studio.models.checklist import Checklist
from exit_studio.models.ids import CampaignId
from exit_studio.models.starter import copied
from exit_studio.ui.arrangement import bring_back
from exit_studio.ui.commands import Commands, Window
from exit_studio.ui.dialogs import ask
from exit_studio.ui.files import Files
from exit_studio.ui.first_window import WELCOMED_SETTING, FirstWindow
from exit_studio.ui.habits import Habits
from exit_studio.ui.kept import Kept
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.library.library_work import LibraryWork
from exit_studio.ui.notices import Notice, NoticeAction
from exit_studio.ui.placing import put
from exit_studio.ui.ports import TokenKeeper
from exit_studio.ui.surroundings import Surroundings
from exit_studio.ui.theme import THEME_SETTING, Scheme, ThemeChoice
from exit_studio.ui.thumbnails import Thumbnails
from exit_studio.ui.widgets.pill import Tone

if TYPE_CHECKING:
    from exit_studio.preview.view import PreviewView
    from exit_studio.ui.campaign_window import CampaignWindow
    from exit_studio.ui.settings.pages import SettingsPage
    from exit_studio.ui.settings.settings_dialog import SettingsDialog

__all__ = ["Desk", "Studio"]

log = logging.getLogger(__name__)

_PANES_SETTING = "panes"
_PAUSED_KEY = "paused"

_PANES: TypeAdapter[str] = TypeAdapter(str)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the studio is given besides what every window is given.

    Attributes:
        templates: Starting points by name; the first is the sample of the first start.
        demo_address: Gives the address of the demo shop; raises `ExitStudioError`.
        open_address: Opens an address in the user's browser; False if there is none.
        folders: Where the user's files are, with words for each.
    """

    around: Surroundings
    tokens: TokenKeeper
    thumbnails: Thumbnails
    make_preview: Callable[[], PreviewView]
    templates: tuple[tuple[str, Campaign], ...]
    demo_address: Callable[[], Awaitable[str]]
    open_address: Callable[[str], bool]
    folders: tuple[tuple[str, str], ...]


class Studio(QObject):
    """Opens and closes windows.

    Signals:
        finished (): the last window is gone, and everything is saved.
    """

    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._around = desk.around
        self.windows: dict[CampaignId, CampaignWindow] = {}
        self._library: LibraryWindow | None = None
        self._opening: dict[CampaignId, asyncio.Task[None]] = {}
        self._turn = asyncio.Lock()  # one campaign after the other, in the order of the wishes
        self._work = LibraryWork(desk.around, desk.thumbnails, self.windows, self._opened)
        self._quitting = False
        self._panes = ""
        self._leaving: list[QMainWindow] = []
        self._finished = False
        self._bringing: asyncio.Task[None] | None = None
        self._settings: SettingsDialog | None = None
        self._kept = Kept(desk.around.library, desk.around.tasks)
        self._habits = Habits(desk.around, self._kept, self)
        self._habits.campaign_requested.connect(self.open_campaign)
        self._habits.library_changed.connect(self.refresh_library)
        self._commands = Commands(desk.around, self)
        self._commands.chosen.connect(self._habits.note_choice)
        self._commands.campaign_requested.connect(self.open_campaign)
        self._commands.settings_requested.connect(self._show_settings_page)
        self._work.listed.connect(self._habits.note_campaigns)
        desk.around.publishing.outbox_changed.connect(self.refresh_library)
        self._files = Files(desk.around, desk.open_address)
        self._files.taken_in.connect(self.refresh_library)
        self._files.open_requested.connect(self.open_campaign)
        desk.around.publishing.paused_changed.connect(self._show_paused)

    @property
    def library(self) -> LibraryWindow | None:
        """The library's window while it is shown."""
        return self._library

    @property
    def is_finished(self) -> bool:
        """Whether `finished` was sent."""
        return self._finished

    async def start(self, first: FirstWindow | None = None) -> None:
        """Show the first window: the sample campaign at the very first start, else the library.

        Args:
            first: The library's window, if it is shown already.
        """
        around = self._around
        around.theme.choose(ThemeChoice.of_setting(await around.library.setting(THEME_SETTING)))
        self._panes = await self._kept.value(_PANES_SETTING, _PANES) or ""
        await self._habits.load()
        await around.publishing.load_backend_status()
        await around.publishing.load_paused()
        await around.vocabulary.load()
        await self._work.load()
        last = self._habits.open_last
        if first is not None:
            self._listen(first.hand_over())
            await self._work.show()
            self._bring_back(last)
            first.repeat_wishes()
            return
        campaigns = await around.library.campaigns()
        welcomed = await around.library.setting(WELCOMED_SETTING)
        if campaigns or welcomed is not None:
            self.show_library()
            assert self._library is not None  # noqa: S101  # since a moment ago
            self._library.show_campaigns(campaigns)
            self._bring_back(last)
            return
        await around.library.set_setting(WELCOMED_SETTING, "true")
        self._habits.steps.use(Checklist())
        name = self.tr("Sample: wait, your cart misses you")
        await self._create(copied(self._sample, new_id=around.new_id, name=name))

    def _bring_back(self, last: Arrangement) -> None:
        """Open what was open last; what is gone is left out."""
        window = self._library
        if last.library is not None and last.library.selected and window is not None:
            window.bring_back(last.library.selected)
        if last.campaigns:
            # Until all is back, what was open last is what is to be open the next time.
            self._habits.pause()
            self._bringing = self._around.tasks.start(self._bring_back_now(last), name="bring back")

    async def _bring_back_now(self, last: Arrangement) -> None:
        for place in last.campaigns:
            if place.campaign in self.windows or place.campaign in self._opening:
                continue
            task = asyncio.current_task()
            assert task is not None  # noqa: S101  # this is one
            self._opening[place.campaign] = task
            try:
                await self._open(place.campaign, place)
            except LibraryError as error:
                log.info("a campaign was not brought back: %s", error)
            finally:
                self._opening.pop(place.campaign, None)
        self._habits.go_on()
        self._finish_if_empty()

    @property
    def _sample(self) -> Campaign:
        return dict(self._desk.templates)["cart-reminder"]

    # -- the library ---------------------------------------------------------------------------

    @Slot()
    def show_library(self) -> None:
        """Show the library, in front."""
        if self._library is None:
            window = self._work.make_window()
            if (last := self._habits.library_last) is not None:
                put(window, last.place)
            self._listen(window)
        assert self._library is not None  # noqa: S101  # since a moment ago at the latest
        self._library.show()
        _to_front(self._library)
        self.refresh_library()

    @Slot()
    def come_to_front(self) -> None:
        """Show the window that was used last, in front of those of other programs."""
        window = self._front()
        if window is not None:
            _to_front(window)

    def _listen(self, window: LibraryWindow) -> None:
        """Answer this window of the library from now on."""
        window.open_requested.connect(self.open_campaign)
        window.command_requested.connect(self._run)
        window.export_requested.connect(self._export)
        window.files_dropped.connect(self._take_in_dropped)
        window.closed.connect(self._forget_library)
        self._work.listen(window)
        self._library = window
        self._habits.equip_library(window)

    @Slot()
    def refresh_library(self) -> None:
        """Read the library again, if it is shown."""
        self._work.refresh()

    @Slot()
    def _forget_library(self) -> None:
        if self._library is not None:
            self._work.forget()
            self._habits.forget(self._library)
            self._release(self._library)
            self._library = None
        self._finish_if_empty()

    def _release(self, window: QMainWindow) -> None:
        """Delete a window, and hold it meanwhile: Python's collector must not come before Qt."""
        self._leaving = [each for each in self._leaving if isValid(each)]
        self._leaving.append(window)
        window.deleteLater()

    # -- campaigns -----------------------------------------------------------------------------

    @Slot(str)
    def open_campaign(self, campaign_id: CampaignId) -> None:
        """Open a campaign, or bring its window to the front."""
        window = self.windows.get(campaign_id)
        if window is not None:
            _to_front(window)
            self._habits.note_opened(campaign_id, window.document.details.name)
        elif campaign_id not in self._opening:
            task = self._around.tasks.start(self._open_chosen(campaign_id), name="open campaign")
            self._opening[campaign_id] = task

    async def _opened(self, campaign_id: CampaignId) -> None:
        """Wait until a campaign that is being opened is open, or could not be opened."""
        if campaign_id in self._opening:
            await asyncio.wait({self._opening[campaign_id]})

    async def _open_chosen(self, campaign_id: CampaignId) -> None:
        """Open what a person has chosen, and remember that."""
        await self._open(campaign_id)
        window = self.windows.get(campaign_id)
        if window is not None:
            self._habits.note_opened(campaign_id, window.document.details.name)

    async def _open(self, campaign_id: CampaignId, place: CampaignPlace | None = None) -> None:
        async with self._turn:
            await self._open_now(campaign_id, place)

    async def _open_now(self, campaign_id: CampaignId, place: CampaignPlace | None = None) -> None:
        try:
            opened = await self._around.library.open_campaign(campaign_id)
        except LibraryError:
            self._opening.pop(campaign_id, None)
            if not self.windows and place is None:
                # Somewhere it has to be said, even if the library was closed meanwhile.
                self.show_library()
            raise
        self._opening.pop(campaign_id, None)
        # Loads Qt WebEngine, which a start into the library does without.
        from exit_studio.ui.campaign_window import CampaignWindow  # noqa: PLC0415

        window = CampaignWindow(opened, self._around, self._desk.make_preview())
        if self._panes:
            window.show_panes(self._panes)
        window.closed.connect(self._forget_window)
        window.library_requested.connect(self.show_library)
        window.settings_requested.connect(self._show_settings)
        window.demo_requested.connect(self._open_demo)
        window.command_requested.connect(self._run)
        window.export_requested.connect(self._export)
        window.files_dropped.connect(self._take_in_dropped)
        self.windows[campaign_id] = window
        if place is not None:
            bring_back(window, place)
        self._habits.equip_campaign(window)
        window.show()

    @Slot(object)
    def _forget_window(self, window: CampaignWindow) -> None:
        self.windows.pop(window.document.id, None)
        if window.panes and window.panes != self._panes:
            self._panes = window.panes
            self._kept.keep(_PANES_SETTING, _PANES.dump_json(self._panes).decode())
        self._release(window)
        if self._library is None and not self.windows and not self._quitting:
            # Closing a campaign leads back to where it came from.
            self.show_library()
        self._habits.forget(window)
        self.refresh_library()
        self._finish_if_empty()

    async def _create(self, campaign: Campaign) -> None:
        async with self._turn:
            await self._around.library.create(campaign)
            await self._open_now(campaign.id)
        self.refresh_library()

    async def _create_chosen(self, campaign: Campaign) -> None:
        """Create what a person has asked for, and remember that."""
        await self._create(campaign)
        self._habits.note_opened(campaign.id, campaign.details.name)

    async def take_in(self, files: Sequence[Path]) -> None:
        """Take campaign files into the library, and open what came in."""
        for imported in await self._files.take_in(files):
            self.open_campaign(imported.id)

    @Slot(object)
    def _take_in_dropped(self, files: tuple[Path, ...]) -> None:
        self._start(self._take_in_now(files), "import")

    async def _take_in_now(self, files: tuple[Path, ...]) -> None:
        await self._files.take_in(files)

    @Slot()
    def _import(self) -> None:
        self._start(self._files.choose_and_take_in(self._front()), "import")

    @Slot(str)
    def _export(self, campaign_id: CampaignId) -> None:
        self._start(self._export_now(campaign_id), "export")

    async def _export_now(self, campaign_id: CampaignId) -> None:
        window = self.windows.get(campaign_id)
        # What is on the screen may still be on its way to the library.
        campaign = (
            await self._around.library.document(campaign_id) if window is None else window.document
        )
        await self._files.choose_and_write(campaign, self._front())

    # -- backups -------------------------------------------------------------------------------

    @Slot()
    def _restore_backup(self) -> None:
        self._start(self._restore_backup_now(), "restore backup")

    async def _restore_backup_now(self) -> None:
        from exit_studio.ui.backups.restore_backup_dialog import (  # noqa: PLC0415  # hardly ever
            RestoreBackupDialog,
        )

        around = self._around
        dialog = RestoreBackupDialog(
            await around.library.backups(),
            now=around.clock(),
            theme=around.theme,
            parent=self._front(),
        )
        if not await ask(dialog) or dialog.chosen is None:
            return
        chosen = dialog.chosen.name
        for window in list(self.windows.values()):
            if not await window.shut():
                # It has said what could not be saved.
                return
        # Before it is there: nothing of it may be sent.
        around.publishing.pause()
        try:
            await around.library.restore_backup(chosen)
        finally:
            await around.publishing.load_paused()
        self.refresh_library()

    @Slot()
    def _show_paused(self) -> None:
        notices = self._around.notices
        if not self._around.publishing.is_paused:
            notices.withdraw(_PAUSED_KEY)
            return
        words = self.tr("Publishing is paused, because an older library was restored.")
        hint = self.tr("Look through your campaigns; what waits is sent when you press Resume.")
        resume = NoticeAction(self.tr("Resume"), self._resume)
        notices.post(Notice(words, hint, Tone.WARNING, _PAUSED_KEY, resume, lasts=True))

    def _resume(self) -> None:
        self._start(self._around.publishing.resume(), "resume publishing")

    # -- actions across windows ----------------------------------------------------------------

    @Slot(str)
    def _run(self, command: str) -> None:
        runs: dict[str, Callable[[], object]] = {
            "new": self._new,
            "import": self._import,
            "restore_backup": self._restore_backup,
            "palette": self._show_palette,
            "settings": self._show_settings,
            "theme": self._switch_theme,
            "demo_shop": self._open_demo,
            "shortcuts": self._show_shortcuts,
            "checklist": self._habits.steps.show_again,
            "about": self._show_about,
            "quit": self.quit,
        }
        runs[command]()

    def _front(self) -> Window | None:
        windows: list[Window] = [*self.windows.values()]
        if self._library is not None:
            windows.append(self._library)
        active = next((window for window in windows if window.isActiveWindow()), None)
        return active or self._habits.front or (windows[-1] if windows else None)

    @Slot()
    def _new(self) -> None:
        self._start(self._new_now(), "new campaign")

    async def _new_now(self) -> None:
        front = self._front()
        if front is None:
            # The window that the wish came from was closed meanwhile.
            return
        from exit_studio.ui.library.new_campaign_dialog import (  # noqa: PLC0415  # not at the start
            NewCampaignDialog,
        )

        dialog = NewCampaignDialog(self._desk.templates, self._desk.thumbnails, front)
        if await ask(dialog):
            new_id = self._around.new_id
            await self._create_chosen(copied(dialog.template, new_id=new_id, name=""))

    @Slot()
    def _show_palette(self) -> None:
        front = self._front()
        if front is not None:
            self._commands.open(front, self._habits.choices)

    @Slot()
    def _show_settings(self) -> None:
        self._show_settings_page(None)

    @Slot(object)
    def _show_settings_page(self, page: SettingsPage | None) -> None:
        from exit_studio.ui.settings.settings_dialog import (  # noqa: PLC0415  # not at the start
            SettingsDialog,
        )

        settings = self._settings
        if settings is not None and isValid(settings) and settings.isVisible():
            # Two would not show what is changed in the other.
            settings.activateWindow()
            if page is not None:
                settings.show_page(page)
            return
        dialog = self._settings = SettingsDialog(
            self._around.publishing,
            self._desk.tokens,
            self._around.tasks,
            self._around.theme,
            self._front(),
        )
        dialog.theme_requested.connect(self._choose_theme)
        dialog.reopen_requested.connect(self._habits.choose_reopening)
        dialog.show_reopen(self._habits.reopens)
        self._open_dialog(dialog)
        if page is not None:
            dialog.show_page(page)

    @Slot()
    def _show_shortcuts(self) -> None:
        from exit_studio.ui.shortcuts.shortcuts_sheet import (  # noqa: PLC0415  # not at the start
            ShortcutsSheet,
        )

        around, shortcuts = self._around, self._habits.shortcuts
        sheet = ShortcutsSheet(shortcuts, around.tasks, around.theme, self._front())
        sheet.shortcuts_changed.connect(self._habits.keep_shortcuts)
        self._open_dialog(sheet)

    @Slot()
    def _show_about(self) -> None:
        from exit_studio.ui.help_dialogs import AboutDialog  # noqa: PLC0415  # not at the start

        self._open_dialog(AboutDialog(list(self._desk.folders), self._front()))

    def _open_dialog(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _switch_theme(self) -> None:
        dark = self._around.theme.scheme is Scheme.DARK
        self._choose_theme(ThemeChoice.LIGHT if dark else ThemeChoice.DARK)

    @Slot(object)
    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._around.theme.choose(choice)
        self._kept.keep(THEME_SETTING, choice.setting())

    @Slot()
    def _open_demo(self) -> None:
        self._start(self._open_demo_now(), "demo shop")

    async def _open_demo_now(self) -> None:
        address = await self._desk.demo_address()
        if not self._desk.open_address(address):
            words = self.tr("No browser could be opened.")
            hint = self.tr("Open {address} in a browser yourself.").format(address=address)
            self._around.notices.post(Notice(words, hint, Tone.WARNING, key="demo", lasts=True))

    # -- the end -------------------------------------------------------------------------------

    @Slot()
    def quit(self) -> None:
        """Close every window; the studio ends when all is saved."""
        if not self._quitting:
            self._start(self._quit_now(), "quit")

    async def _quit_now(self) -> None:
        self._quitting = True
        if self._bringing is not None:
            self._bringing.cancel()
            await asyncio.wait({self._bringing})
        # All that is open now is what is open at the next start.
        self._habits.hold()
        try:
            for window in list(self.windows.values()):
                if not await window.shut():
                    # It has said what could not be saved.
                    return
            if self._library is not None:
                self._library.close()
            self._finish_if_empty()
        finally:
            self._quitting = False
            if not self._finished:
                self._habits.go_on()

    def _finish_if_empty(self) -> None:
        empty = not self.windows and self._library is None and not self._opening
        if empty and not self._finished:
            self._finished = True
            self._habits.stop()
            self.finished.emit()

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._around.tasks.start(work, name=name)


def _to_front(window: QMainWindow) -> None:
    """Show a window in front, also if it was minimised."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
