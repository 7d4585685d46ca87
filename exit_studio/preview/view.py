# SPDX-License-Identifier: MIT
"""The web view that shows a campaign's pop-up, live, and says what the user wishes to do with it.

It holds the document only to tell what changed; drawing is done by `resources/tag` and
`resources/editor`, and the browser frame around it by `ui`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from exit_studio.errors import EditRejected
from exit_studio.models.campaign import SECTION_RECORDS, Campaign
from exit_studio.models.diff import Diff
from exit_studio.models.edits import SetContent
from exit_studio.models.elements import TextElement
from exit_studio.models.ids import RecordId
from exit_studio.models.rich_text import plain, retyped
from exit_studio.preview.bridge import Bridge
from exit_studio.preview.messages import (
    Editing,
    History,
    Left,
    Look,
    Painted,
    PreviewMessage,
    Ready,
    Selected,
    ShownRecord,
    Write,
    changed_message,
    document_message,
    selection_message,
    stamp_message,
)
from exit_studio.preview.page import PreviewPage
from exit_studio.preview.profile import PreviewProfile
from exit_studio.preview.scheme import START

__all__ = ["PreviewView"]

log = logging.getLogger(__name__)

_DEFAULT_ACCENT = "#3d5afe"
_PAGE_COLOR = QColor("#ffffff")  # that of `preview.css`, so that nothing flashes before it is there
_START_LIMIT_MS = 30_000
_RESTARTS = 3
_RESTART_WINDOW = timedelta(minutes=1)
_NOT_DRAWN = frozenset(SECTION_RECORDS) - {"message"}


class PreviewView(QWebEngineView):
    """The pop-up of a campaign on a page that stands for any page.

    The size of the view, with `setZoomFactor`, says what the pop-up is shown on: under 600 CSS
    pixels of width it is a phone. Call `dispose` before the profile goes.

    Whoever takes `edit_requested` answers at once: by `apply_change` before the signal returns. An
    edit that is not answered was not allowed, and the page goes back to what the document says.

    Signals:
        edit_requested (Edit): The user changed something on the page.
        edit_refused (EditRejected): The user wrote what no edit can hold; nothing was changed.
        selection_requested (tuple[RecordId, ...]): The user clicked or tabbed to these.
        writing_changed (ElementId | None): Writing in place began in an element, or ended.
        undo_requested (): Undo was typed on the page.
        redo_requested (): Redo was typed on the page.
        ready (): The page is loaded, also after a crash.
        painted (int): The push with this revision is on the screen.
        failed (str): The preview is dead for good; the sentences say what to do.
    """

    edit_requested = Signal(object)
    edit_refused = Signal(object)
    selection_requested = Signal(object)
    writing_changed = Signal(object)
    undo_requested = Signal()
    redo_requested = Signal()
    ready = Signal()
    painted = Signal(int)
    failed = Signal(str)

    def __init__(
        self,
        profile: PreviewProfile,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._campaign: Campaign | None = None
        self._selection: tuple[RecordId, ...] = ()
        self._accent = _DEFAULT_ACCENT
        self._interactive = True
        self._zoom = 1.0
        self._stamp: tuple[QColor, QSize] | None = None
        self._revision = 0
        self._answering: int | None = None
        self._is_ready = False
        self._crashes: list[datetime] = []

        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(self.tr("Live preview of the pop-up"))
        self._page = PreviewPage(profile, self)
        self._page.setBackgroundColor(_PAGE_COLOR)
        self._bridge = Bridge(self._page, self._hear)
        self.setPage(self._page)
        self._page.renderProcessTerminated.connect(self._on_crash)
        self._patience = QTimer(self, singleShot=True, interval=_START_LIMIT_MS)
        self._patience.timeout.connect(self._give_up_waiting)
        self._load()

    @property
    def revision(self) -> int:
        """Number of the last push; `painted` tells when it is on the screen."""
        return self._revision

    @property
    def is_ready(self) -> bool:
        """Whether the page is loaded and hears."""
        return self._is_ready

    def show_document(self, campaign: Campaign) -> int:
        """Show the pop-up of `campaign`; pushes what differs from what is shown, if anything does.

        May be called at any time, also before the page is loaded.

        Returns:
            The revision that will be `painted`. If nothing differs it has been pushed before; while
            the page is not loaded it is that of the last push, and the next one will be larger.
        """
        before, self._campaign = self._campaign, campaign
        if not self._is_ready:
            return self._revision
        if before is None or before.main_popup.id != campaign.main_popup.id:
            self._push_document()
        elif changes := _changes(_shown(before), _shown(campaign)):
            self._push_changes(changes)
        return self._revision

    def apply_change(self, campaign: Campaign, diff: Diff) -> int:
        """Show `campaign` after an edit; an edit of what is not drawn costs nothing here.

        Args:
            campaign: The document after the edit.
            diff: What the edit changed in the document that was shown before.

        Returns:
            As for `show_document`.
        """
        is_drawn = not diff.changes.keys() <= _NOT_DRAWN
        if is_drawn or self._campaign is None or self._campaign.id != campaign.id:
            return self.show_document(campaign)
        self._campaign = campaign
        return self._revision

    def show_selection(self, ids: Sequence[RecordId]) -> None:
        """Outline these records; addresses of what is not in the pop-up are passed over."""
        if self._selection != tuple(ids):
            self._selection = tuple(ids)
            self._push_selection()

    def set_accent(self, color: QColor) -> None:
        """Set the colour of the outlines, which is the theme's accent."""
        if self._accent != color.name():
            self._accent = color.name()
            self._push_look()

    def set_interactive(self, interactive: bool) -> None:
        """Let mouse and keyboard work on the pop-up, or show it just as a visitor would see it."""
        if self._interactive != interactive:
            self._interactive = interactive
            self._push_look()

    def show_stamp(self, color: QColor, size: QSize) -> None:
        """Draw a strip of `color` at the lower edge, by which a picture tells its frame.

        Args:
            color: The colour; without transparency.
            size: The size in CSS pixels that the page is to have, give or take one.
        """
        self._stamp = (color, size)
        self._push_stamp()

    def dispose(self) -> None:
        """Delete the page, which has to go before its profile. The view is hidden from now on."""
        if shiboken6.isValid(self._page):
            self._is_ready = False
            self._patience.stop()
            # A view without a page makes itself another one when it is shown, hidden or zoomed.
            self.hide()
            shiboken6.delete(self._page)

    @override
    def setZoomFactor(self, factor: float, /) -> None:
        """Set how many pixels of the view a CSS pixel takes, 0.25 to 5.0; a crash keeps it."""
        self._zoom = factor
        if shiboken6.isValid(self._page):
            super().setZoomFactor(factor)

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._push_look()
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Live preview of the pop-up"))
            self._push_look()
        super().changeEvent(event)

    # What goes down to the page.

    def _records(self) -> dict[RecordId, ShownRecord]:
        return {} if self._campaign is None else _shown(self._campaign)

    def _push(self, message: str) -> None:
        """Send a message to a page that hears; one that comes later is told everything then."""
        if self._is_ready:
            self._bridge.pushed.emit(message)

    def _push_document(self) -> None:
        if self._campaign is not None:
            self._revision += 1
            popup = self._campaign.main_popup.id
            self._push(document_message(popup, self._records(), self._revision))

    def _push_changes(self, changes: Mapping[RecordId, ShownRecord | None]) -> None:
        self._revision += 1
        self._push(changed_message(changes, revision=self._revision, answers=self._answering))

    def _push_selection(self) -> None:
        self._push(selection_message(self._selection))

    def _push_stamp(self) -> None:
        if self._stamp is not None:
            color, size = self._stamp
            self._push(stamp_message(color.name(), size.width(), size.height()))

    def _push_look(self) -> None:
        look = Look(
            accent=self._accent,
            pixel_ratio=self.devicePixelRatioF(),
            interactive=self._interactive,
            placeholders={
                "heading": self.tr("Write a heading"),
                "text": self.tr("Write a text"),
                "button": self.tr("Button"),
            },
        )
        self._push(look.model_dump_json())

    # What comes up from the page.

    def _hear(self, message: PreviewMessage) -> None:
        match message:
            case Ready():
                self._push_all()
            case Selected():
                self._request_selection(message)
            case Write():
                self._request_text(message)
            case Editing():
                self.writing_changed.emit(message.element_id)
            case Painted():
                self.painted.emit(message.revision)
            case History():
                (self.undo_requested if message.step == "undo" else self.redo_requested).emit()
            case Left():
                self.focusNextPrevChild(message.forward)

    def _push_all(self) -> None:
        self._patience.stop()
        self._is_ready = True
        self._push_look()
        self._push_document()
        self._push_selection()
        self._push_stamp()
        if self.zoomFactor() != self._zoom:
            super().setZoomFactor(self._zoom)
        self.ready.emit()

    def _request_selection(self, message: Selected) -> None:
        shown = self._records()
        self.selection_requested.emit(tuple(name for name in message.ids if name in shown))
        if self._selection != message.ids:
            self._push_selection()

    def _request_text(self, message: Write) -> None:
        element = self._written(message)
        if element is None:
            log.warning("The preview wrote in %s, which holds no words", message.element_id)
            return
        self._answering = message.number
        try:
            content = retyped(element.content, message.text)
        except EditRejected as error:
            self.edit_refused.emit(error)
        else:
            self.edit_requested.emit(SetContent(element_id=element.id, content=content))
        finally:
            self._insist_on_document(message)
            self._answering = None

    def _insist_on_document(self, message: Write) -> None:
        """Take back what was written if the document does not say the same now."""
        element = self._written(message)
        if element is not None and plain(element.content) != message.text:
            self._push_changes({element.id: element})

    def _written(self, message: Write) -> TextElement | None:
        element = self._records().get(message.element_id)
        return element if isinstance(element, TextElement) else None

    # Loading, and what can go wrong with it.

    def _load(self) -> None:
        self._is_ready = False
        self._patience.start()
        self._page.load(START)

    def _on_crash(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        log.warning("The preview's process ended: %s, code %d", status.name, code)
        self._is_ready = False
        self.writing_changed.emit(None)
        now = self._clock()
        self._crashes = [crash for crash in self._crashes if now - crash < _RESTART_WINDOW]
        self._crashes.append(now)
        if len(self._crashes) > _RESTARTS:
            self._fail(self.tr("The preview stopped working several times in a row."))
        else:
            # Not from within this signal: Chromium is still clearing up.
            QTimer.singleShot(0, self._load)

    def _give_up_waiting(self) -> None:
        self._fail(self.tr("The preview did not start."))

    def _fail(self, what: str) -> None:
        self._patience.stop()
        hint = self.tr("Your work is safe. Start the studio again to see the preview.")
        self.failed.emit(f"{what} {hint}")


def _shown(campaign: Campaign) -> dict[RecordId, ShownRecord]:
    """The records that the page draws, by id: the pop-up and its elements."""
    popup = campaign.main_popup
    return {popup.id: popup, **{element.id: element for element in campaign.tree(popup)}}


def _changes(
    old: Mapping[RecordId, ShownRecord], new: Mapping[RecordId, ShownRecord]
) -> dict[RecordId, ShownRecord | None]:
    """The records that are new or differ; None for those that are gone."""
    changes: dict[RecordId, ShownRecord | None] = dict.fromkeys(old.keys() - new.keys())
    for name, record in new.items():
        before = old.get(name)
        # Most records are the very same object, which is cheaper to see than that they are equal.
        if before is not record and before != record:
            changes[name] = record
    return changes
