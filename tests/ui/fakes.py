# SPDX-License-Identifier: MIT
"""Stand-ins for what the windows are handed: library, backend, keyring, preview, pictures, clock.

Each fulfils the protocol of `exit_studio.ui.ports` in memory. The documents come from
`tests/builders`, and nothing here is about a certain window.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from exit_studio.errors import BackendError, BackendUnreachable, ExitStudioError, LibraryError
from exit_studio.models.assets import Asset
from exit_studio.models.backups import PAUSED_SETTING, Backup
from exit_studio.models.campaign import Campaign
from exit_studio.models.diff import Diff
from exit_studio.models.edits import BaseEdit, Edit
from exit_studio.models.history import History, Past
from exit_studio.models.ids import CampaignId
from exit_studio.models.library import (
    Backend,
    JournalEntry,
    OpenedCampaign,
    OutboxItem,
    Publication,
)
from exit_studio.models.look import look_of
from exit_studio.models.past import KeptChange, past_of
from exit_studio.models.summary import CampaignSummary, DraftState
from exit_studio.models.versions import Version, VersionKind
from exit_studio.models.wire import CampaignState, Health, PublishReceipt, Report, Site
from exit_studio.models.writing import written
from exit_studio.store.imports import Copying, Imported
from exit_studio.store.package import Package
from exit_studio.sync.credentials import Keep
from exit_studio.ui.notices import Notices
from exit_studio.ui.tasks import Tasks
from tests.builders import NOW

FULL_DISK = LibraryError("The disk is full.", hint="Free some space.")
AWAY = BackendUnreachable("The backend does not answer.", hint="It is tried again by itself.")


class FakeClock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **time: float) -> None:
        """Let time pass, given as to `timedelta`."""
        self.now += timedelta(**time)


@dataclass
class FakeLibrary:
    """A library in memory that keeps the store's promises: no gap in a journal, no id twice.

    Attributes:
        failure: What every write raises, or None while all is well.
        checkpoints_fail: What a checkpoint raises, while the rest is well.
        refused_checkpoints: How many did.
        held: Whether what is appended waits for `let_go`, as on a slow disk.
    """

    documents: dict[CampaignId, Campaign] = field(default_factory=dict)
    states: dict[CampaignId, DraftState] = field(default_factory=dict)
    journals: dict[CampaignId, list[JournalEntry]] = field(default_factory=dict)
    checkpoints: dict[CampaignId, tuple[Campaign, int]] = field(default_factory=dict)
    set_aside: dict[CampaignId, int] = field(default_factory=dict)
    archived: set[CampaignId] = field(default_factory=set)
    thrown: dict[CampaignId, datetime] = field(default_factory=dict)
    publications: dict[CampaignId, Publication] = field(default_factory=dict)
    outbox: list[OutboxItem] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    kept_versions: dict[CampaignId, list[tuple[Version, Campaign]]] = field(default_factory=dict)
    removed_versions: set[tuple[CampaignId, int]] = field(default_factory=set)
    known_backups: tuple[Backup, ...] = ()
    restored_backups: list[str] = field(default_factory=list)
    thumbnails: dict[str, bytes] = field(default_factory=dict)
    assets: dict[str, Asset] = field(default_factory=dict)
    failure: ExitStudioError | None = None
    checkpoints_fail: ExitStudioError | None = None
    refused_checkpoints: int = 0
    held: bool = False
    _waiting: list[tuple[CampaignId, JournalEntry, Future[None]]] = field(default_factory=list)

    def put(
        self, campaign: Campaign, *, state: DraftState = DraftState.DRAFT, set_aside: int = 0
    ) -> OpenedCampaign:
        """Hold a campaign from the beginning, and open it."""
        self.documents[campaign.id] = campaign
        self.states[campaign.id] = state
        self.set_aside[campaign.id] = set_aside
        return self._opened(campaign.id)

    def fill_up(self) -> None:
        """Let every write fail from now on, as on a disk that is full."""
        self.failure = FULL_DISK

    def let_go(self) -> None:
        """Write what was held back, and hold nothing back from now on."""
        self.held = False
        waiting, self._waiting = self._waiting, []
        for campaign_id, entry, future in waiting:
            self._settle(campaign_id, entry, future)

    def saved(self, campaign_id: CampaignId) -> Campaign:
        """The campaign as a new start would find it: its checkpoint with the journal replayed."""
        document, seq = self.checkpoints.get(campaign_id, (self.documents[campaign_id], 0))
        for entry in self.journals.get(campaign_id, []):
            if entry.seq > seq:
                document = entry.diff.apply(document)
        return document

    async def campaigns(self) -> tuple[CampaignSummary, ...]:
        return tuple(
            map(self._summary, (each for each in self.documents if each not in self.thrown))
        )

    async def trash(self) -> tuple[CampaignSummary, ...]:
        return tuple(map(self._summary, self.thrown))

    async def search(self, words: str) -> tuple[CampaignId, ...]:
        """As the store does, but as if each word could stand anywhere."""
        asked = words.casefold().split()
        texts = {each: " ".join(written(self.saved(each))).casefold() for each in self.documents}
        return tuple(
            each for each, text in texts.items() if asked and all(word in text for word in asked)
        )

    def _summary(self, campaign_id: CampaignId) -> CampaignSummary:
        document = self.saved(campaign_id)
        return CampaignSummary(
            id=campaign_id,
            name=document.details.name,
            look=look_of(document),
            state=self.states.get(campaign_id, DraftState.DRAFT),
            created_at=NOW,
            edited_at=NOW,
            labels=document.details.labels,
            archived=campaign_id in self.archived,
            deleted_at=self.thrown.get(campaign_id),
        )

    async def create_all(self, campaigns: Sequence[Campaign]) -> None:
        for campaign in campaigns:
            await self.create(campaign)

    async def edit(self, edits: Sequence[tuple[CampaignId, BaseEdit]]) -> None:
        self._may_fail()
        for campaign_id, edit in edits:
            change = History(self.saved(campaign_id)).apply(edit, at=NOW)
            if change is not None:
                entry = JournalEntry(
                    seq=len(self.journals.get(campaign_id, [])) + 1,
                    origin=change.origin,
                    label=change.label,
                    edit=cast("Edit", change.edit),
                    diff=change.diff,
                    at=NOW,
                )
                self.append(campaign_id, entry)

    async def create(self, campaign: Campaign) -> None:
        self._may_fail()
        if campaign.id in self.documents:
            raise LibraryError(f"The library holds a campaign “{campaign.id}” already.")
        self.documents[campaign.id] = campaign

    async def take_in(self, package: Package, copying: Copying) -> Imported:
        is_copy = package.campaign.id in self.documents
        campaign = copying(package.campaign) if is_copy else package.campaign
        await self.create(campaign)
        self.assets |= {asset.sha256: asset for asset in package.assets}
        return Imported(campaign, is_copy=is_copy)

    async def asset(self, digest: str) -> Asset | None:
        return self.assets.get(digest)

    async def open_campaign(self, campaign_id: CampaignId) -> OpenedCampaign:
        if campaign_id not in self.documents or campaign_id in self.thrown:
            raise LibraryError(f"There is no campaign “{campaign_id}”.")
        return self._opened(campaign_id)

    def _opened(self, campaign_id: CampaignId) -> OpenedCampaign:
        return OpenedCampaign(
            document=self.saved(campaign_id),
            seq=len(self.journals.get(campaign_id, [])),
            set_aside=self.set_aside.get(campaign_id, 0),
            past=self._past(campaign_id),
            publication=self.publications.get(campaign_id),
        )

    def _past(self, campaign_id: CampaignId) -> Past:
        """What the store makes of a journal."""
        changes = [
            KeptChange(
                entry.origin.value,
                entry.label,
                entry.step,
                entry.gesture,
                json.dumps(entry.selection) if entry.selection else None,
                entry.diff.model_dump_json(exclude_none=True),
                entry.at.isoformat(),
            )
            for entry in self.journals.get(campaign_id, [])
        ]
        return past_of(changes, from_the_start=True)

    async def document(self, campaign_id: CampaignId) -> Campaign:
        if campaign_id not in self.documents:
            raise LibraryError(f"There is no campaign “{campaign_id}”.")
        return self.saved(campaign_id)

    def append(self, campaign_id: CampaignId, entry: JournalEntry) -> Future[None]:
        future: Future[None] = Future()
        if self.held:
            self._waiting.append((campaign_id, entry, future))
        else:
            self._settle(campaign_id, entry, future)
        return future

    def _settle(self, campaign_id: CampaignId, entry: JournalEntry, future: Future[None]) -> None:
        try:
            self._may_fail()
            journal = self.journals.setdefault(campaign_id, [])
            if entry.seq > len(journal) + 1:
                raise LibraryError(f"Change {entry.seq} came before change {len(journal) + 1}.")
            if entry.seq == len(journal) + 1:
                journal.append(entry)
        except ExitStudioError as error:
            future.set_exception(error)
        else:
            future.set_result(None)

    async def checkpoint(self, campaign_id: CampaignId, document: Campaign, seq: int) -> None:
        self._may_fail()
        if self.checkpoints_fail is not None:
            self.refused_checkpoints += 1
            raise self.checkpoints_fail
        if seq > len(self.journals.get(campaign_id, [])):
            raise LibraryError(f"The journal does not reach to change {seq}.")
        self.checkpoints[campaign_id] = (document, seq)

    async def versions(self, campaign_id: CampaignId) -> tuple[Version, ...]:
        kept = self.kept_versions.get(campaign_id, [])
        return tuple(
            version
            for version, _ in reversed(kept)
            if (campaign_id, version.number) not in self.removed_versions
        )

    async def make_version(
        self, document: Campaign, kind: VersionKind, *, seq: int, at: datetime, name: str = ""
    ) -> None:
        self._may_fail()
        kept = self.kept_versions.setdefault(document.id, [])
        if kept and kept[-1][1] == document and kind is not VersionKind.NAMED:
            return
        version = Version(number=len(kept) + 1, kind=kind, name=name, seq=seq, at=at)
        kept.append((version, document))

    async def version_document(self, campaign_id: CampaignId, number: int) -> Campaign:
        self._may_fail()
        return self.kept_versions[campaign_id][number - 1][1]

    async def rename_version(self, campaign_id: CampaignId, number: int, name: str) -> None:
        self._may_fail()
        version, document = self.kept_versions[campaign_id][number - 1]
        renamed = Version.model_validate({**dict(version), "name": name})
        self.kept_versions[campaign_id][number - 1] = (renamed, document)

    async def remove_version(self, campaign_id: CampaignId, number: int) -> None:
        self._may_fail()
        self.removed_versions.add((campaign_id, number))

    async def bring_back_version(self, campaign_id: CampaignId, number: int) -> None:
        self._may_fail()
        self.removed_versions.remove((campaign_id, number))

    async def backups(self) -> tuple[Backup, ...]:
        return self.known_backups

    async def restore_backup(self, name: str) -> None:
        self._may_fail()
        self.restored_backups.append(name)
        self.settings[PAUSED_SETTING] = "true"

    async def archive(self, *ids: CampaignId) -> None:
        self._may_fail()
        self.archived |= set(ids)

    async def unarchive(self, *ids: CampaignId) -> None:
        self._may_fail()
        self.archived -= set(ids)

    async def delete(self, *ids: CampaignId) -> None:
        self._may_fail()
        self.thrown |= dict.fromkeys(ids, NOW)

    async def restore(self, *ids: CampaignId) -> None:
        self._may_fail()
        for campaign_id in ids:
            del self.thrown[campaign_id]

    async def erase(self, *ids: CampaignId) -> None:
        self._may_fail()
        for campaign_id in ids:
            if self.thrown.pop(campaign_id, None) is not None:
                del self.documents[campaign_id]

    async def enqueue_publish(
        self, campaign_id: CampaignId, document: Campaign, seq: int, item: OutboxItem
    ) -> None:
        await self.checkpoint(campaign_id, document, seq)
        self.outbox = [other for other in self.outbox if other.campaign_id != campaign_id]
        self.outbox.append(item)

    async def waiting_items(self) -> tuple[OutboxItem, ...]:
        return tuple(self.outbox)

    async def discard_item(self, item_id: str) -> None:
        self._may_fail()
        self.outbox = [item for item in self.outbox if item.id != item_id]

    async def publication(self, campaign_id: CampaignId) -> Publication | None:
        return self.publications.get(campaign_id)

    async def setting(self, key: str) -> str | None:
        return self.settings.get(key)

    async def set_setting(self, key: str, value: str) -> None:
        self._may_fail()
        self.settings[key] = value

    async def thumbnail(self, key: str) -> bytes | None:
        return self.thumbnails.get(key)

    async def put_thumbnail(self, key: str, png: bytes) -> None:
        self._may_fail()
        self.thumbnails[key] = png

    def send(self, backend: Backend) -> None:
        """Do what sending does when all goes well: what waited is live."""
        for item in self.outbox:
            document = item.request.campaign
            self.publications[document.id] = published(document, backend)
        self.outbox = []

    def refuse(self, reason: str) -> None:
        """Do what sending does when the backend says no."""
        self.outbox = [
            OutboxItem.model_validate({**dict(item), "refused": reason}) for item in self.outbox
        ]

    def _may_fail(self) -> None:
        if self.failure is not None:
            raise self.failure


def published(document: Campaign, backend: Backend, *, revision: int = 3) -> Publication:
    """A publication of `document`, an hour old."""
    receipt = PublishReceipt(
        campaign_id=document.id,
        revision=revision,
        published_at=NOW - timedelta(hours=1),
        state=CampaignState.RUNNING,
    )
    return Publication(backend=backend, receipt=receipt, document=document)


@dataclass
class FakeConnection:
    """A backend that answers at once.

    Attributes:
        failure: What every question raises, or None while it answers.
    """

    address: str = "http://127.0.0.1:8123"
    known_sites: tuple[Site, ...] = (
        Site(key="demo", name="Demo shop", origins=("http://127.0.0.1:8123",)),
        Site(key="main", name="Your website", origins=("https://www.example.com",)),
    )
    reports: dict[CampaignId, Report] = field(default_factory=dict)
    failure: BackendError | None = None
    chosen: list[Backend] = field(default_factory=list)

    async def connect(self, backend: Backend) -> FakeConnection:
        """Fulfil `BackendAccess`."""
        self.chosen.append(backend)
        return self

    async def health(self) -> Health:
        self._may_fail()
        return Health(version="1")

    async def report(self, campaign_id: CampaignId) -> Report:
        self._may_fail()
        return self.reports[campaign_id]

    async def sites(self) -> tuple[Site, ...]:
        self._may_fail()
        return self.known_sites

    async def set_origins(self, key: str, origins: tuple[str, ...]) -> Site:
        self._may_fail()
        self.known_sites = tuple(
            Site(key=key, name=site.name, origins=origins) if site.key == key else site
            for site in self.known_sites
        )
        return next(site for site in self.known_sites if site.key == key)

    def _may_fail(self) -> None:
        if self.failure is not None:
            raise self.failure


def report_of(campaign_id: CampaignId, *, views: int, clicks: int, closes: int) -> Report:
    """What a running campaign has done."""
    return Report(
        campaign_id=campaign_id,
        revision=3,
        state=CampaignState.RUNNING,
        views=views,
        clicks=clicks,
        closes=closes,
        as_of=NOW,
    )


@dataclass
class FakeTokens:
    """Keeps tokens in memory, with or without a keyring."""

    has_keyring: bool = True
    failure: ExitStudioError | None = None
    kept: dict[str, tuple[str, Keep]] = field(default_factory=dict)

    async def available(self) -> bool:
        return self.has_keyring

    async def set(self, url: str, token: str, keep: Keep) -> None:
        if self.failure is not None:
            raise self.failure
        self.kept[url] = (token, keep)


class FakePreview(QWidget):
    """A preview that draws nothing and remembers what it was told.

    Attributes:
        document: What it shows.
        selected: What it outlines.
        diffs: The changes that it was given, in order.
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

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Live preview of the pop-up")
        self.document: Campaign | None = None
        self.diffs: list[Diff] = []
        self.selected: tuple[str, ...] = ()
        self.accent = ""
        self.zoom = 0.0
        self.is_disposed = False

    def show_document(self, campaign: Campaign) -> int:
        self.document = campaign
        return 1

    def apply_change(self, campaign: Campaign, diff: Diff) -> int:
        self.document = campaign
        self.diffs.append(diff)
        return 1

    def show_selection(self, ids: Sequence[str]) -> None:
        self.selected = tuple(ids)

    def set_accent(self, color: QColor) -> None:
        self.accent = color.name()

    def setZoomFactor(self, zoom: float) -> None:  # noqa: N802  # Qt's own name
        self.zoom = zoom

    def dispose(self) -> None:
        self.is_disposed = True


class FakePictures:
    """Draws every pop-up as a plain area.

    Attributes:
        drawn: How many pictures were asked for.
    """

    def __init__(self) -> None:
        self.drawn = 0
        self.failure: ExitStudioError | None = None

    async def picture(self, campaign: Campaign, *, width: int, height: int, scale: float) -> QImage:
        self.drawn += 1
        if self.failure is not None:
            raise self.failure
        image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.darkCyan)
        return image


class WatchedTasks(Tasks):
    """Tells when nothing is going on. Failures go where `bootstrap` sends them.

    Attributes:
        crashes: What would have gone to the crash report.
    """

    def __init__(self, notices: Notices) -> None:
        self._notices = notices
        self.crashes: list[BaseException] = []
        super().__init__(self._take)

    @property
    def is_idle(self) -> bool:
        """Whether everything that was started has ended."""
        return not self._running

    def _take(self, error: BaseException) -> None:
        if isinstance(error, ExitStudioError):
            self._notices.show_error(error)
        else:
            self.crashes.append(error)


def heard(signal: SignalInstance) -> list[Any]:
    """Everything that `signal` says from now on, in order; None for each time without a word."""
    things: list[Any] = []

    def take(*words: object) -> None:
        things.append(words[0] if words else None)

    signal.connect(take)
    return things
