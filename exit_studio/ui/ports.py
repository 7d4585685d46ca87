# SPDX-License-Identifier: MIT
"""What the windows need from the rest, as protocols. `bootstrap` hands in what fulfils them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeAlias

from exit_studio.models.summary import CampaignSummary

if TYPE_CHECKING:
    # They load pydantic and the keyring, and a first window does with neither.
    from exit_studio.models.assets import Asset
    from exit_studio.models.backups import Backup
    from exit_studio.models.campaign import Campaign
    from exit_studio.models.edits import BaseEdit
    from exit_studio.models.ids import CampaignId
    from exit_studio.models.library import (
        Backend,
        JournalEntry,
        OpenedCampaign,
        OutboxItem,
        Publication,
    )
    from exit_studio.models.versions import Version, VersionKind, VersionName
    from exit_studio.models.wire import Report, Site
    from exit_studio.store.imports import Copying, Imported
    from exit_studio.store.package import Package
    from exit_studio.sync.credentials import Keep

__all__ = ["BackendAccess", "Clock", "Connection", "Library", "NewId", "Pictures", "TokenKeeper"]

Clock = Callable[[], datetime]
"""Tells the present, aware."""
NewId = Callable[[str], str]
"""Makes an id that was never used, from a short prefix."""


class Pictures(Protocol):
    """Where pictures of pop-ups are kept, and the documents to draw them of."""

    async def document(self, campaign_id: CampaignId) -> Campaign:
        """A campaign as it is now."""
        ...

    async def thumbnail(self, key: str) -> bytes | None:
        """A kept picture as PNG, or None."""
        ...

    async def put_thumbnail(self, key: str, png: bytes) -> None:
        """Keep a picture."""
        ...


class Library(Pictures, Protocol):
    """The library file; see `store.library` for what each does and raises."""

    async def campaigns(self) -> tuple[CampaignSummary, ...]:
        """Every campaign outside of the trash, the last edited first."""
        ...

    async def create(self, campaign: Campaign) -> None:
        """Take a new campaign in."""
        ...

    async def take_in(self, package: Package, copying: Copying) -> Imported:
        """Take a campaign from a file in, with its pictures, all or nothing."""
        ...

    async def asset(self, digest: str) -> Asset | None:
        """A picture that campaigns use, or None."""
        ...

    async def open_campaign(self, campaign_id: CampaignId) -> OpenedCampaign:
        """A campaign as it is now."""
        ...

    def append(self, campaign_id: CampaignId, entry: JournalEntry) -> Future[None]:
        """Write a change; returns at once, done when the future is."""
        ...

    async def checkpoint(self, campaign_id: CampaignId, document: Campaign, seq: int) -> None:
        """Write the whole document, so that opening needs no replay."""
        ...

    async def versions(self, campaign_id: CampaignId) -> tuple[Version, ...]:
        """The versions of a campaign, the newest first."""
        ...

    async def make_version(
        self,
        document: Campaign,
        kind: VersionKind,
        *,
        seq: int,
        at: datetime,
        name: VersionName = "",
    ) -> None:
        """Keep a document as a version of its campaign."""
        ...

    async def version_document(self, campaign_id: CampaignId, number: int) -> Campaign:
        """A campaign as it was at a version."""
        ...

    async def rename_version(self, campaign_id: CampaignId, number: int, name: VersionName) -> None:
        """Call a version something else."""
        ...

    async def remove_version(self, campaign_id: CampaignId, number: int) -> None:
        """Take a version out of sight."""
        ...

    async def bring_back_version(self, campaign_id: CampaignId, number: int) -> None:
        """Show a removed version again."""
        ...

    async def backups(self) -> tuple[Backup, ...]:
        """The backups of the library, the newest first."""
        ...

    async def restore_backup(self, name: str) -> None:
        """Make the library what it was in a backup, with publishing paused."""
        ...

    async def trash(self) -> tuple[CampaignSummary, ...]:
        """What is in the trash, the one thrown away last first."""
        ...

    async def search(self, words: str) -> tuple[CampaignId, ...]:
        """The campaigns in which all of `words` are written, the best match first."""
        ...

    async def create_all(self, campaigns: Sequence[Campaign]) -> None:
        """Take new campaigns in, all or none."""
        ...

    async def edit(self, edits: Sequence[tuple[CampaignId, BaseEdit]]) -> None:
        """Edit campaigns that no window has open, all or none."""
        ...

    async def archive(self, *ids: CampaignId) -> None:
        """Put campaigns away, all or none, as below."""
        ...

    async def unarchive(self, *ids: CampaignId) -> None:
        """Take campaigns out of the archive."""
        ...

    async def delete(self, *ids: CampaignId) -> None:
        """Move campaigns to the trash."""
        ...

    async def restore(self, *ids: CampaignId) -> None:
        """Take campaigns out of the trash."""
        ...

    async def erase(self, *ids: CampaignId) -> None:
        """Delete campaigns of the trash for good."""
        ...

    async def enqueue_publish(
        self, campaign_id: CampaignId, document: Campaign, seq: int, item: OutboxItem
    ) -> None:
        """Checkpoint, and put a publish into the outbox, both or neither."""
        ...

    async def waiting_items(self) -> tuple[OutboxItem, ...]:
        """What is in the outbox."""
        ...

    async def discard_item(self, item_id: str) -> None:
        """Take something out of the outbox, unsent."""
        ...

    async def publication(self, campaign_id: CampaignId) -> Publication | None:
        """What is live of a campaign."""
        ...

    async def setting(self, key: str) -> str | None:
        """A setting as JSON text, or None."""
        ...

    async def set_setting(self, key: str, value: str) -> None:
        """Keep a setting."""
        ...


class Connection(Protocol):
    """A backend that one may ask."""

    @property
    def address(self) -> str:
        """Where it is."""
        ...

    async def health(self) -> object:
        """Ask whether it answers."""
        ...

    async def report(self, campaign_id: CampaignId) -> Report:
        """Ask what a campaign did."""
        ...

    async def sites(self) -> tuple[Site, ...]:
        """Ask for its websites."""
        ...

    async def set_origins(self, key: str, origins: tuple[str, ...]) -> Site:
        """Say which addresses may use a website."""
        ...


BackendAccess: TypeAlias = "Callable[[Backend], Awaitable[Connection]]"
"""Finds the address and the token of a backend, and raises `BackendError` or `SecretError`."""


class TokenKeeper(Protocol):
    """Keeps tokens of backends; see `sync.credentials`."""

    async def available(self) -> bool:
        """Whether there is a keyring."""
        ...

    async def set(self, url: str, token: str, keep: Keep) -> None:
        """Keep a token."""
        ...
