# SPDX-License-Identifier: MIT
"""What is done in the library: answers the wishes of its window, one transaction for each.

A campaign whose window is open is edited there, so that its undo knows of it.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from exit_studio.errors import ExitStudioError
from exit_studio.models.details import MAX_LABELS, MAX_NAME
from exit_studio.models.edits import BaseEdit, RenameCampaign, SetLabels
from exit_studio.models.ids import CampaignId
from exit_studio.models.library_view import SavedView, label_key
from exit_studio.models.saved_views import saved_views_from_text, saved_views_to_text
from exit_studio.models.starter import copied
from exit_studio.models.summary import CampaignSummary
from exit_studio.ui.dialogs import ask
from exit_studio.ui.library.arrangement import LIBRARY_SETTING, LibraryArrangement
from exit_studio.ui.library.labels_popover import LabelChange
from exit_studio.ui.library.library_window import LibraryWindow
from exit_studio.ui.library.wording import count_words, name_words
from exit_studio.ui.notices import Notice, NoticeAction
from exit_studio.ui.session import EditorSession
from exit_studio.ui.surroundings import Surroundings
from exit_studio.ui.thumbnails import Thumbnails
from exit_studio.ui.widgets.pill import Tone

__all__ = ["SAVED_VIEWS_SETTING", "LibraryWork", "OpenCampaign"]

log = logging.getLogger(__name__)

SAVED_VIEWS_SETTING = "library_views"


class OpenCampaign(Protocol):
    """The window of a campaign."""

    session: EditorSession

    async def shut(self) -> bool:
        """Save and close; False if it could not be saved and stays."""
        ...


class LibraryWork(QObject):
    """Answers the library's window, of which there is one at a time, or none.

    Signals:
        listed (tuple[CampaignSummary, ...]): all campaigns outside of the trash, as they are now.
    """

    listed = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        thumbnails: Thumbnails,
        open_campaigns: Mapping[CampaignId, OpenCampaign],
        opened: Callable[[CampaignId], Awaitable[None]],
    ) -> None:
        """Make it.

        Args:
            around: What every window is given.
            thumbnails: Pictures for the list.
            open_campaigns: The windows that are open, as they come and go.
            opened: Waits until a campaign that is just being opened is open.
        """
        super().__init__()
        self._around = around
        self._thumbnails = thumbnails
        self._open = open_campaigns
        self._opened = opened
        self._window: LibraryWindow | None = None
        self._arrangement = LibraryArrangement()
        self._saved: tuple[SavedView, ...] = ()
        self._list: dict[CampaignId, CampaignSummary] = {}
        self._words = ""
        self._searching = False

    async def load(self) -> None:
        """Read how the user likes the window."""
        library = self._around.library
        self._arrangement = LibraryArrangement.of_setting(await library.setting(LIBRARY_SETTING))
        kept = await library.setting(SAVED_VIEWS_SETTING)
        if kept is not None:
            self._saved, lost = saved_views_from_text(kept)
            if lost:
                log.warning("%s saved views of the library cannot be read", lost)

    def make_window(self) -> LibraryWindow:
        """Make a window as the user likes it."""
        around = self._around
        window = LibraryWindow(self._thumbnails, around.notices, around.theme, clock=around.clock)
        window.show_arrangement(self._arrangement)
        return window

    def listen(self, window: LibraryWindow) -> None:
        """Answer this window from now on."""
        self._window = window
        window.show_saved_views(self._saved)
        window.duplicate_requested.connect(self._duplicate)
        window.delete_requested.connect(self._delete)
        window.restore_requested.connect(self.restore)
        window.erase_requested.connect(self._erase)
        window.archive_requested.connect(self._archive)
        window.unarchive_requested.connect(self._unarchive)
        window.rename_requested.connect(self._rename)
        window.labels_requested.connect(self._label)
        window.search_requested.connect(self._search)
        window.arrangement_changed.connect(self._keep_arrangement)
        window.saved_views_changed.connect(self._keep_saved_views)

    def forget(self) -> None:
        """The window is gone."""
        self._window = None
        self._words = ""

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the library again, if it is shown."""
        if self._window is not None:
            self._start(self.show(), "library")

    async def show(self) -> None:
        """Show the library as it is now."""
        library = self._around.library
        alive = await library.campaigns()
        campaigns = (*alive, *await library.trash())
        self.listed.emit(alive)
        self._list = {each.id: each for each in campaigns}
        if self._window is not None:
            self._window.show_campaigns(campaigns)
            self._search(self._window.looked_at.words)

    @Slot(str)
    def _search(self, words: str) -> None:
        """Search; of what is typed meanwhile only the last is searched for."""
        self._words = words
        if words.strip() and not self._searching:
            self._searching = True
            self._start(self._search_now(), "search")

    async def _search_now(self) -> None:
        words = ""
        try:
            while words != self._words and self._words.strip():
                words = self._words
                found = await self._around.library.search(words)
                if self._window is not None:
                    self._window.show_found(words, found)
        finally:
            self._searching = False

    @Slot(object)
    def _keep_arrangement(self, arrangement: LibraryArrangement) -> None:
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._keep(LIBRARY_SETTING, arrangement.setting())

    @Slot(object)
    def _keep_saved_views(self, saved: tuple[SavedView, ...]) -> None:
        self._saved = saved
        self._keep(SAVED_VIEWS_SETTING, saved_views_to_text(saved))

    def _keep(self, setting: str, text: str) -> None:
        self._start(self._around.library.set_setting(setting, text), "keep a setting")

    # -- copies --------------------------------------------------------------------------------

    @Slot(object)
    def _duplicate(self, ids: tuple[CampaignId, ...]) -> None:
        self._start(self._duplicate_now(ids), "duplicate")

    async def _duplicate_now(self, ids: tuple[CampaignId, ...]) -> None:
        library = self._around.library
        mark = self.tr("(copy)")
        copies = []
        for campaign_id in ids:
            document = await library.document(campaign_id)
            name = f"{document.details.name[: MAX_NAME - len(mark) - 1]} {mark}".strip()
            copies.append(copied(document, new_id=self._around.new_id, name=name))
        await library.create_all(copies)
        self.refresh()

    # -- archive and trash ---------------------------------------------------------------------

    @Slot(object)
    def _archive(self, ids: tuple[CampaignId, ...]) -> None:
        self._start(self._archive_now(ids), "archive")

    async def _archive_now(self, ids: tuple[CampaignId, ...]) -> None:
        await self._around.library.archive(*ids)
        self.refresh()
        one, many = self.tr("“{name}” is in the archive."), self.tr("{count} are in the archive.")
        self._tell(f"archive:{ids[0]}", self._worded(one, many, ids), self.unarchive, ids)

    @Slot(object)
    def _unarchive(self, ids: tuple[CampaignId, ...]) -> None:
        self.unarchive(ids)

    def unarchive(self, ids: tuple[CampaignId, ...]) -> None:
        """Take campaigns out of the archive."""
        self._start(self._unarchive_now(ids), "unarchive")

    async def _unarchive_now(self, ids: tuple[CampaignId, ...]) -> None:
        await self._around.library.unarchive(*ids)
        self._around.notices.withdraw(f"archive:{ids[0]}")
        self.refresh()

    @Slot(object)
    def _delete(self, ids: tuple[CampaignId, ...]) -> None:
        self._start(self._delete_now(ids), "delete")

    async def _delete_now(self, ids: tuple[CampaignId, ...]) -> None:
        for campaign_id in ids:
            await self._opened(campaign_id)
            window = self._open.get(campaign_id)
            if window is not None and not await window.shut():
                # It has said what could not be saved; nothing is deleted.
                return
        # What was typed last is in the name of the notice, too.
        await self.show()
        await self._around.library.delete(*ids)
        self.refresh()
        one, many = self.tr("“{name}” is in the trash."), self.tr("{count} are in the trash.")
        self._tell(f"trash:{ids[0]}", self._worded(one, many, ids), self.restore, ids)

    @Slot(object)
    def restore(self, ids: tuple[CampaignId, ...]) -> None:
        """Take campaigns out of the trash."""
        self._start(self._restore_now(ids), "restore")

    async def _restore_now(self, ids: tuple[CampaignId, ...]) -> None:
        await self._around.library.restore(*ids)
        self._around.notices.withdraw(f"trash:{ids[0]}")
        self.refresh()

    @Slot(object)
    def _erase(self, ids: tuple[CampaignId, ...]) -> None:
        self._start(self._erase_now(ids), "erase")

    async def _erase_now(self, ids: tuple[CampaignId, ...]) -> None:
        from exit_studio.ui.library.erase_dialog import (  # noqa: PLC0415  # hardly ever
            EraseDialog,
        )

        names = tuple(name_words(self._list[each]) for each in ids if each in self._list)
        parent: QWidget | None = self._window
        if names and await ask(EraseDialog(names, parent)):
            await self._around.library.erase(*ids)
            self._around.notices.withdraw(f"trash:{ids[0]}")
            self.refresh()

    def _worded(self, one: str, many: str, ids: Sequence[CampaignId]) -> str:
        if len(ids) > 1:
            return many.format(count=count_words(len(ids)))
        campaign = self._list.get(ids[0])
        unnamed = QCoreApplication.translate("library", "Campaign without a name")
        return one.format(name=unnamed if campaign is None else name_words(campaign))

    def _tell(
        self,
        key: str,
        words: str,
        undo: Callable[[tuple[CampaignId, ...]], None],
        ids: tuple[CampaignId, ...],
    ) -> None:
        action = NoticeAction(self.tr("Undo"), _Undo(undo, ids))
        self._around.notices.post(Notice(words, tone=Tone.NEUTRAL, key=key, action=action))

    # -- names and labels ----------------------------------------------------------------------

    @Slot(str, str)
    def _rename(self, campaign_id: CampaignId, name: str) -> None:
        self._start(self._edit([(campaign_id, RenameCampaign(name=name))]), "rename")

    @Slot(object)
    def _label(self, change: LabelChange) -> None:
        edits: list[tuple[CampaignId, BaseEdit]] = []
        for campaign_id in change.ids:
            labels = self._labels_after(campaign_id, change)
            if len(labels) > MAX_LABELS:
                self._around.notices.show_error(self._too_many(campaign_id))
                return
            edits.append((campaign_id, SetLabels(labels=labels)))
        self._start(self._edit(edits), "labels")

    def _labels_after(self, campaign_id: CampaignId, change: LabelChange) -> tuple[str, ...]:
        window, listed = self._open.get(campaign_id), self._list.get(campaign_id)
        if window is not None:
            labels = window.session.document.details.labels
        else:
            labels = () if listed is None else listed.labels
        gone = {label_key(each) for each in (*change.removed, *change.added)}
        return (*(each for each in labels if label_key(each) not in gone), *change.added)

    def _too_many(self, campaign_id: CampaignId) -> ExitStudioError:
        text = self.tr("“{name}” would have more than {most} labels.")
        name = name_words(self._list[campaign_id])
        return ExitStudioError(
            text.format(name=name, most=MAX_LABELS), hint=self.tr("Take another label away first.")
        )

    async def _edit(self, edits: Sequence[tuple[CampaignId, BaseEdit]]) -> None:
        """Carry out edits, in the windows of the campaigns that are open and in the library."""
        for campaign_id, _ in edits:
            await self._opened(campaign_id)
        elsewhere = []
        for campaign_id, edit in edits:
            window = self._open.get(campaign_id)
            if window is None:
                elsewhere.append((campaign_id, edit))
            else:
                window.session.submit(edit)
        if elsewhere:
            await self._around.library.edit(elsewhere)
        self.refresh()

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._around.tasks.start(work, name=name)


class _Undo:
    """The button of a notice; holds what it undoes only as long as the notice is shown."""

    def __init__(
        self, undo: Callable[[tuple[CampaignId, ...]], None], ids: tuple[CampaignId, ...]
    ) -> None:
        self._undo = undo
        self._ids = ids

    def __call__(self) -> None:
        self._undo(self._ids)
