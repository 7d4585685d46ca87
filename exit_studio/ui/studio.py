# SPDX-License-Identifier: MIT
"""The studio as a whole: which windows there are, and what is done across them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QMainWindow
from shiboken6 import isValid

from exit_studio.errors import LibraryError
from exit_studio.models.campaign import Campaign
from exit_studio.models.details import MAX_NAME
from exit_studio.models.ids import CampaignId
from exit_studio.models.starter import copied
from exit_studio.ui.dialogs import ask
from exit_studio.ui.first_window import WELCOMED_SETTING, FirstWindow
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.notices import Notice, NoticeAction
from exit_studio.ui.ports import TokenKeeper
from exit_studio.ui.surroundings import Surroundings
from exit_studio.ui.theme import THEME_SETTING, Scheme, ThemeChoice
from exit_studio.ui.thumbnails import Thumbnails
from exit_studio.ui.widgets.pill import Tone

if TYPE_CHECKING:
    from exit_studio.preview.view import PreviewView
    from exit_studio.ui.campaign_window import CampaignWindow

__all__ = ["Desk", "Studio"]

T = TypeVar("T")
log = logging.getLogger(__name__)

_PANES_SETTING = "panes"

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
        self._opening: set[CampaignId] = set()
        self._turn = asyncio.Lock()  # one campaign after the other, in the order of the wishes
        self._quitting = False
        self._panes = ""
        self._leaving: list[QMainWindow] = []
        self._finished = False
        desk.around.publishing.outbox_changed.connect(self.refresh_library)

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
        self._panes = await self._kept(_PANES_SETTING, _PANES) or ""
        await around.publishing.load_backend_status()
        await around.vocabulary.load()
        campaigns = await around.library.campaigns()
        if first is not None:
            self._listen(first.hand_over()).show_campaigns(campaigns)
            first.repeat_wishes()
            return
        welcomed = await around.library.setting(WELCOMED_SETTING)
        if campaigns or welcomed is not None:
            self.show_library()
            return
        await around.library.set_setting(WELCOMED_SETTING, "true")
        name = self.tr("Sample: wait, your cart misses you")
        await self._create(copied(self._sample, new_id=around.new_id, name=name))

    @property
    def _sample(self) -> Campaign:
        return dict(self._desk.templates)["cart-reminder"]

    # -- the library ---------------------------------------------------------------------------

    @Slot()
    def show_library(self) -> None:
        """Show the library, in front."""
        if self._library is None:
            around = self._around
            self._listen(LibraryWindow(self._desk.thumbnails, around.notices, around.theme))
        assert self._library is not None  # noqa: S101  # since a moment ago at the latest
        self._library.show()
        self._library.raise_()
        self._library.activateWindow()
        self.refresh_library()

    def _listen(self, window: LibraryWindow) -> LibraryWindow:
        """Answer this window of the library from now on."""
        window.open_requested.connect(self.open_campaign)
        window.duplicate_requested.connect(self._duplicate)
        window.delete_requested.connect(self._delete)
        window.command_requested.connect(self._run)
        window.closed.connect(self._forget_library)
        self._library = window
        return window

    @Slot()
    def refresh_library(self) -> None:
        """Read the library again, if it is shown."""
        if self._library is not None:
            self._start(self._show_campaigns(), "library")

    async def _show_campaigns(self) -> None:
        campaigns = await self._around.library.campaigns()
        if self._library is not None:
            self._library.show_campaigns(campaigns)

    @Slot()
    def _forget_library(self) -> None:
        if self._library is not None:
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
            window.raise_()
            window.activateWindow()
        elif campaign_id not in self._opening:
            self._opening.add(campaign_id)
            self._start(self._open(campaign_id), "open campaign")

    async def _open(self, campaign_id: CampaignId) -> None:
        async with self._turn:
            await self._open_now(campaign_id)

    async def _open_now(self, campaign_id: CampaignId) -> None:
        try:
            opened = await self._around.library.open_campaign(campaign_id)
        except LibraryError:
            self._opening.discard(campaign_id)
            if not self.windows:
                # Somewhere it has to be said, even if the library was closed meanwhile.
                self.show_library()
            raise
        self._opening.discard(campaign_id)
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
        self.windows[campaign_id] = window
        window.show()

    @Slot(object)
    def _forget_window(self, window: CampaignWindow) -> None:
        self.windows.pop(window.document.id, None)
        if window.panes and window.panes != self._panes:
            self._panes = window.panes
            self._keep(_PANES_SETTING, _PANES.dump_json(self._panes).decode())
        self._release(window)
        if self._library is None and not self.windows and not self._quitting:
            # Closing a campaign leads back to where it came from.
            self.show_library()
        self.refresh_library()
        self._finish_if_empty()

    async def _create(self, campaign: Campaign) -> None:
        async with self._turn:
            await self._around.library.create(campaign)
            await self._open_now(campaign.id)
        self.refresh_library()

    async def take_in(self, campaign: Campaign) -> None:
        """Put a copy of `campaign` into the library, under ids of its own, and open it."""
        await self._create(copied(campaign, new_id=self._around.new_id, name=campaign.details.name))

    @Slot(str)
    def _duplicate(self, campaign_id: CampaignId) -> None:
        self._start(self._duplicate_now(campaign_id), "duplicate")

    async def _duplicate_now(self, campaign_id: CampaignId) -> None:
        mark = self.tr("(copy)")
        async with self._turn:
            document = await self._around.library.document(campaign_id)
            name = f"{document.details.name[: MAX_NAME - len(mark) - 1]} {mark}".strip()
            copy = copied(document, new_id=self._around.new_id, name=name)
            await self._around.library.create(copy)
        self.refresh_library()

    @Slot(str)
    def _delete(self, campaign_id: CampaignId) -> None:
        self._start(self._delete_now(campaign_id), "delete")

    async def _delete_now(self, campaign_id: CampaignId) -> None:
        async with self._turn:
            window = self.windows.get(campaign_id)
            if window is not None and not await window.shut():
                return
            # From the list: a campaign that cannot be read can be thrown away all the same.
            campaigns = await self._around.library.campaigns()
            names = {campaign.id: campaign.name for campaign in campaigns}
            await self._around.library.delete(campaign_id)
        self.refresh_library()
        name = names.get(campaign_id) or self.tr("Campaign without a name")
        words = self.tr("“{name}” is in the trash.").format(name=name)
        undo = NoticeAction(self.tr("Undo"), _Restore(self, campaign_id))
        self._around.notices.post(
            Notice(words, tone=Tone.NEUTRAL, key=f"trash:{campaign_id}", action=undo)
        )

    def restore(self, campaign_id: CampaignId) -> None:
        """Take a campaign out of the trash."""
        self._start(self._restore_now(campaign_id), "restore")

    async def _restore_now(self, campaign_id: CampaignId) -> None:
        await self._around.library.restore(campaign_id)
        self._around.notices.withdraw(f"trash:{campaign_id}")
        self.refresh_library()

    # -- actions across windows ----------------------------------------------------------------

    @Slot(str)
    def _run(self, command: str) -> None:
        runs: dict[str, Callable[[], object]] = {
            "new": self._new,
            "settings": self._show_settings,
            "theme": self._switch_theme,
            "demo_shop": self._open_demo,
            "shortcuts": self._show_shortcuts,
            "about": self._show_about,
            "quit": self.quit,
        }
        runs[command]()

    def _front(self) -> QMainWindow | None:
        windows: list[QMainWindow] = [*self.windows.values()]
        if self._library is not None:
            windows.append(self._library)
        active = next((window for window in windows if window.isActiveWindow()), None)
        return active or (windows[-1] if windows else None)

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
            await self._create(copied(dialog.template, new_id=self._around.new_id, name=""))

    @Slot()
    def _show_settings(self) -> None:
        from exit_studio.ui.settings.settings_dialog import (  # noqa: PLC0415  # not at the start
            SettingsDialog,
        )

        dialog = SettingsDialog(
            self._around.publishing,
            self._desk.tokens,
            self._around.tasks,
            self._around.theme,
            self._front(),
        )
        dialog.theme_requested.connect(self._choose_theme)
        self._open_dialog(dialog)

    @Slot()
    def _show_shortcuts(self) -> None:
        from exit_studio.ui.help_dialogs import ShortcutsDialog  # noqa: PLC0415  # not at the start

        front = self._front()
        self._open_dialog(ShortcutsDialog(front.actions() if front is not None else [], front))

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
        self._keep(THEME_SETTING, choice.setting())

    async def _kept(self, setting: str, kind: TypeAdapter[T]) -> T | None:
        """How the user likes it; None where nothing is kept, or nothing that could be read."""
        text = await self._around.library.setting(setting)
        try:
            return None if text is None else kind.validate_json(text)
        except ValidationError:
            log.warning("the setting “%s” cannot be read", setting)
            return None

    def _keep(self, setting: str, json: str) -> None:
        self._start(self._around.library.set_setting(setting, json), "keep a setting")

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

    def _finish_if_empty(self) -> None:
        empty = not self.windows and self._library is None and not self._opening
        if empty and not self._finished:
            self._finished = True
            self.finished.emit()

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._around.tasks.start(work, name=name)


class _Restore:
    """Undo of a delete; holds the studio only as long as the notice is shown."""

    def __init__(self, studio: Studio, campaign_id: CampaignId) -> None:
        self._studio = studio
        self._campaign_id = campaign_id

    def __call__(self) -> None:
        self._studio.restore(self._campaign_id)
