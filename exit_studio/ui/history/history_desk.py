# SPDX-License-Identifier: MIT
"""The history of one window: what its panel shows, and what is done when it asks for something."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import RestoreSource
from exit_studio.models.history import Entry
from exit_studio.models.versions import ComparedVersion, Version, VersionKind
from exit_studio.ui.dialogs import ask
from exit_studio.ui.history.history_panel import PRESENT, HistoryPanel
from exit_studio.ui.history.name_dialog import NameDialog
from exit_studio.ui.history.version_keeper import VersionKeeper
from exit_studio.ui.history.words import KIND_ICONS, detail_words, step_words, title_words
from exit_studio.ui.moments import when_words
from exit_studio.ui.notices import Notice, NoticeAction
from exit_studio.ui.session import EditorSession
from exit_studio.ui.surroundings import Surroundings
from exit_studio.ui.widgets.row_delegate import Row

__all__ = ["HistoryDesk"]

MINUTE_MS = 60_000
"""What was just now is not so a minute later."""
REFRESH_MS = 300
"""After the last change; the list of versions counts the changes since each."""
MOST_ROWS = 200
"""Steps listed on each side of where the campaign stands."""


class HistoryDesk(QObject):
    """Keeps the panel and the actions in step with the session.

    Attributes:
        keeper: Makes the versions.

    Signals:
        comparison_ready (ComparedVersion, ComparedVersion): show what differs between these two, of
            which the first is the older.
    """

    comparison_ready = Signal(object, object)

    def __init__(
        self,
        session: EditorSession,
        keeper: VersionKeeper,
        around: Surroundings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._around = around
        self._window = window
        self._versions: tuple[Version, ...] = ()
        self._live: Campaign | None = None
        self._asking = False
        self._closed = False
        self.keeper = keeper
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REFRESH_MS)
        self._soon.timeout.connect(self._refresh_versions)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._refresh_versions)
        session.document_changed.connect(self._show_change)
        keeper.versions_changed.connect(self._refresh_versions)

    # -- the panel -----------------------------------------------------------------------------

    @cached_property
    def panel(self) -> HistoryPanel:
        """The panel, made when it is shown for the first time."""
        panel = HistoryPanel(self._around.theme)
        panel.step_requested.connect(self._session.go_to)
        panel.name_requested.connect(self.name_moment)
        panel.restore_requested.connect(self._restore)
        panel.rename_requested.connect(self._rename)
        panel.remove_requested.connect(self._remove)
        panel.compare_requested.connect(self._compare)
        return panel

    @property
    def _is_shown(self) -> bool:
        if self._closed or "panel" not in vars(self):
            return False
        # A window may go down with its panel while versions are read.
        return isValid(self.panel) and not self.panel.isHidden()

    async def close(self) -> None:
        """Wait for what is being kept, and show nothing from then on."""
        self._soon.stop()
        self._minute.stop()
        self._closed = True
        await self.keeper.close()

    def refresh(self) -> None:
        """Show what there is, when the panel comes into sight."""
        self._minute.start()
        self._show_steps()
        self._refresh_versions()

    @Slot()
    def _show_change(self) -> None:
        if self._is_shown:
            self._show_steps()
            self._soon.start()

    @Slot()
    def _refresh_versions(self) -> None:
        if self._is_shown:
            self._around.tasks.start(self._show_versions(), name="versions")

    async def _show_versions(self) -> None:
        self._versions = await self.keeper.versions()
        if not self._is_shown:
            return
        now = self._around.clock()
        rows = [
            Row(
                version.number,
                KIND_ICONS[version.kind],
                title_words(version),
                detail_words(version, now),
            )
            for version in self._versions
        ]
        self.panel.show_versions(self._versions, rows)
        self._show_steps()

    def _show_steps(self) -> None:
        """List the steps since the last version that somebody meant to make, the newest first."""
        last = next((each for each in self._versions if each.kind is not VersionKind.AUTO), None)
        done = self._session.done
        first = 0
        if last is not None:
            first = next((n for n, entry in enumerate(done) if entry.at > last.at), len(done))
        first = max(first, len(done) - MOST_ROWS)
        present = done[-1].step if done else 0
        rows = [
            self._step_row(entry, "redo-2", is_faint=True)
            for entry in self._session.undone[-MOST_ROWS:]
        ]
        rows += [
            self._step_row(entry, "circle-dot", is_present=True)
            if entry.step == present
            else self._step_row(entry, "circle")
            for entry in reversed(done[first:])
        ]
        rows.append(self._base_row(done, first, last))
        self.panel.show_steps(rows)

    def _step_row(
        self, entry: Entry, icon: str, *, is_present: bool = False, is_faint: bool = False
    ) -> Row:
        return Row(
            entry.step,
            icon,
            step_words(entry.label),
            when_words(entry.at, self._around.clock()),
            slim=True,
            is_present=is_present,
            is_faint=is_faint,
        )

    def _base_row(self, done: tuple[Entry, ...], first: int, last: Version | None) -> Row:
        title = self.tr("Before these steps") if last is None else title_words(last)
        detail = "" if last is None else when_words(last.at, self._around.clock())
        key = done[first - 1].step if first else 0
        present = first == len(done)
        icon = "circle-dot" if present else "circle"
        return Row(key, icon, title, detail, slim=True, is_present=present)

    # -- wishes --------------------------------------------------------------------------------

    @Slot()
    def name_moment(self) -> None:
        """Ask for a name, and keep the campaign as it is now under it."""
        if not self._asking:
            self._around.tasks.start(self._name_moment(), name="name moment")

    async def _name_moment(self) -> None:
        name = await self._asked(self.tr("Name this moment"), "")
        if name:
            await self.keeper.name_moment(name)
            words = self.tr("“{name}” is kept in the history.").format(name=name)
            self._around.notices.post(Notice(words, key="history"))

    async def _asked(self, title: str, name: str) -> str:
        dialog = NameDialog(title, name, self._window)
        self._asking = True
        try:
            return dialog.name if await ask(dialog) else ""
        finally:
            self._asking = False

    @Slot(int)
    def _restore(self, number: int) -> None:
        self._around.tasks.start(self.keeper.restore(number), name="restore version")

    @Slot(int)
    def _rename(self, number: int) -> None:
        if not self._asking:
            self._around.tasks.start(self._rename_now(number), name="rename version")

    async def _rename_now(self, number: int) -> None:
        before = next((each.name for each in self._versions if each.number == number), "")
        name = await self._asked(self.tr("Rename version"), before)
        if name and name != before:
            await self.keeper.rename(number, name)

    @Slot(int)
    def _remove(self, number: int) -> None:
        self._around.tasks.start(self._remove_now(number), name="remove version")

    async def _remove_now(self, number: int) -> None:
        names = {version.number: title_words(version) for version in self._versions}
        await self.keeper.remove(number)
        words = self.tr("“{name}” was removed from the history.")
        undo = NoticeAction(self.tr("Undo"), _BringBack(self, number))
        self._around.notices.post(
            Notice(words.format(name=names.get(number, "")), key="history", action=undo)
        )

    def bring_back(self, number: int) -> None:
        """Show a version again that was removed."""
        self._around.notices.withdraw("history")
        self._around.tasks.start(self.keeper.bring_back(number), name="bring version back")

    @Slot(int, int)
    def _compare(self, one: int, other: int) -> None:
        # Numbers grow with time.
        numbers = sorted((one, other), key=lambda number: (number == PRESENT, number))
        versions = {version.number: version for version in self._versions}
        self._around.tasks.start(
            self._compare_now(*map(versions.get, numbers)), name="compare versions"
        )

    async def _compare_now(self, older: Version | None, newer: Version | None) -> None:
        before, after = await self._to_compare(older), await self._to_compare(newer)
        if not self._closed:
            self.comparison_ready.emit(before, after)

    async def _to_compare(self, version: Version | None) -> ComparedVersion:
        """A version with its campaign; without one, the campaign as it is now."""
        if version is None:
            return ComparedVersion(
                self.tr("Draft"), self.tr("As it is now"), self._session.document
            )
        document = await self.keeper.document(version.number)
        moment = when_words(version.at, self._around.clock())
        return ComparedVersion(title_words(version), moment, document)

    # -- back to another time ------------------------------------------------------------------

    def show_live(self, live: Campaign | None) -> None:
        """Take note of what is live of the campaign."""
        self._live = live

    def refresh_actions(self, actions: dict[str, QAction]) -> None:
        """Enable the ways back where they lead anywhere, and say why not where they don't."""
        document = self._session.document
        same = self.tr("Nothing differs from how it was when you opened it")
        self._show_way(actions["back_to_opened"], same if document == self.keeper.opened else "")
        reason = ""
        if self._live is None:
            reason = self.tr("Nothing of this campaign is live yet")
        elif self._live == document:
            reason = self.tr("Nothing differs from what is live")
        self._show_way(actions["back_to_live"], reason)

    def _show_way(self, action: QAction, reason: str) -> None:
        action.setEnabled(not reason)
        action.setToolTip(reason or action.statusTip())

    @Slot()
    def go_back_to_opened(self) -> None:
        """Make the campaign what it was when its window was opened."""
        self._go_back(self.keeper.opened, RestoreSource.OPENED)

    @Slot()
    def go_back_to_live(self) -> None:
        """Make the campaign what is live of it."""
        if self._live is not None:
            self._go_back(self._live, RestoreSource.LIVE)

    def _go_back(self, document: Campaign, source: RestoreSource) -> None:
        self._around.tasks.start(self.keeper.go_back(document, source), name="go back")


class _BringBack:
    """Undo of a removal; holds the desk only as long as the notice is shown."""

    def __init__(self, desk: HistoryDesk, number: int) -> None:
        self._desk = desk
        self._number = number

    def __call__(self) -> None:
        self._desk.bring_back(self._number)
