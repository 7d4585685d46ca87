# SPDX-License-Identifier: MIT
"""An open library: what windows and the publishing client may ask of it, from an event loop.

All work is done by one thread, in the order in which it was asked for, each piece in a transaction
of its own. What the pieces do is in `drafts`, `imports`, `replay`, `editing`, `versions`,
`shelves`, `summaries`, `search`, `outbox`, `assets`, `settings` and `thumbnails`. Only a backup is
made beside it, by a connection that just reads.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from exit_studio.errors import LibraryError
from exit_studio.models.assets import Asset
from exit_studio.models.backups import Backup, BackupReason
from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import BaseEdit
from exit_studio.models.file import campaign_to_text
from exit_studio.models.ids import CampaignId
from exit_studio.models.library import (
    JournalEntry,
    OpenedCampaign,
    OutboxItem,
    Publication,
)
from exit_studio.models.summary import CampaignSummary
from exit_studio.models.versions import Version, VersionKind, VersionName
from exit_studio.models.wire import PublishReceipt
from exit_studio.store import (
    assets,
    backups,
    drafts,
    editing,
    imports,
    outbox,
    replay,
    restoring,
    search,
    settings,
    shelves,
    summaries,
    thumbnails,
    versions,
)
from exit_studio.store.documents import Documents, build_records
from exit_studio.store.engine import BUSY_TIMEOUT, WRITING, copying_engine, library_engine
from exit_studio.store.failures import LibraryDamaged, Place
from exit_studio.store.imports import Copying, Imported
from exit_studio.store.migrations import OWN, Revisions, bring_up_to_date
from exit_studio.store.package import Package
from exit_studio.store.summaries import PORTION, Shelf

__all__ = ["Clock", "Library"]

Clock = Callable[[], datetime]
"""Tells the time, aware and in UTC."""

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class _File:
    """The file as the store thread holds it open. No other thread touches it."""

    place: Place
    engine: Engine
    reading: sessionmaker[Session]
    writing: sessionmaker[Session]
    revisions: Revisions

    @classmethod
    def open(
        cls, place: Place, at: datetime, busy_timeout: timedelta, revisions: Revisions
    ) -> Self:
        restoring.forget_staged(place.path)
        bring_up_to_date(place, at=at, busy_timeout=busy_timeout, revisions=revisions)
        engine = library_engine(place.path, busy_timeout=busy_timeout)
        reading = sessionmaker(engine, expire_on_commit=False)
        writing = sessionmaker(engine.execution_options(**WRITING), expire_on_commit=False)
        file = cls(place, engine, reading, writing, revisions)
        try:
            # The first thing to write: a file that cannot be written says so now, not at an edit.
            file.write(_tidy, at)
            build_records()
        except BaseException:
            file.close()
            raise
        return file

    def read(
        self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        with self.place.worded(), self.reading() as session:
            return work(session, *args, **kwargs)

    def write(
        self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        with self.place.worded(), self.writing.begin() as session:
            return work(session, *args, **kwargs)

    def close(self) -> None:
        # SQLite moves what is in the log into the file when the last connection goes.
        self.engine.dispose()


class Library:
    """One open library. Made by `open`, ended by `close`.

    Every method may raise `LibraryError`: the file is damaged, locked or read-only, the disk is
    full, or the library is closed. Nothing was changed then.
    """

    def __init__(self, file: _File, thread: ThreadPoolExecutor, clock: Clock) -> None:
        self._file = file
        self._thread = thread
        self._clock = clock
        self._documents = Documents()
        self._problems: tuple[LibraryError, ...] = ()
        # Whether any document may be another one than when all of them were looked through.
        self._changed = True
        self._closed: Future[None] | None = None

    @classmethod
    async def open(
        cls,
        path: Path,
        *,
        backups: Path,
        clock: Clock,
        busy_timeout: timedelta = BUSY_TIMEOUT,
        revisions: Revisions = OWN,
    ) -> Library:
        """Open the library in `path`; make it when it is missing, lift it when it is old.

        Args:
            path: The file; its folder exists.
            backups: Folder for the copy that is made before a library is lifted.
            clock: See `Clock`.
            busy_timeout: How long to wait for another process that holds the file.
            revisions: The steps that lift a library.

        Raises:
            LibraryError: the file is no library, is from a newer release, or cannot be used. It is
                as it was.
        """
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        place = Place(path, backups)
        opening = thread.submit(_File.open, place, clock(), busy_timeout, revisions)
        try:
            file = await asyncio.wrap_future(opening)
        except BaseException:
            # Whoever waited may have been cancelled while the thread went on and opened the file.
            thread.submit(_close_if_open, opening)
            thread.shutdown(wait=False)
            raise
        return cls(file, thread, clock)

    async def close(self) -> None:
        """Finish what was asked for, then close the file. A second call waits for the first.

        What was edited last gets its summary, for the first glance of the next start.
        """
        if self._closed is None:
            self._closed = self._thread.submit(_finish, self._file, self._documents)
            self._thread.shutdown(wait=False)
        await asyncio.shield(asyncio.wrap_future(self._closed))

    async def campaigns(self) -> tuple[CampaignSummary, ...]:
        """Return every campaign that is not in the trash, the one edited last first.

        A document is read only where the list does not know it yet. Of one that cannot be read
        then, what was known last is returned, if anything was, and `problems` says why.
        """
        found, self._problems = await self._listed(Shelf.LIBRARY)
        return found

    async def trash(self) -> tuple[CampaignSummary, ...]:
        """Return what is in the trash, the one thrown away last first, also what is damaged."""
        found, _ = await self._listed(Shelf.TRASH)
        return found

    async def _listed(
        self, shelf: Shelf
    ) -> tuple[tuple[CampaignSummary, ...], tuple[LibraryError, ...]]:
        behind = await self._read(summaries.behind, self._documents, shelf)
        problems = await self._bring_up(behind)
        found = await self._read(summaries.listed, shelf)
        if found.damaged:
            problems += await self._bring_up(found.damaged)
            found = await self._read(summaries.listed, shelf)
        return found.campaigns, tuple(problems)

    async def search(self, words: str) -> tuple[CampaignId, ...]:
        """Return the campaigns in which all of `words` are written, the best match first.

        A word finds those that begin with it, whatever their case and accents. What is in the
        archive and in the trash is found as well.
        """
        if self._changed:
            self._changed = False
            for shelf in Shelf:
                await self._bring_up(await self._read(summaries.behind, self._documents, shelf))
        return await self._read(search.find, words)

    async def _bring_up(self, ids: Sequence[CampaignId]) -> list[LibraryError]:
        """Make summaries anew; return an error for each campaign that cannot be read."""
        problems: list[LibraryError] = []
        portions = [ids[at : at + PORTION] for at in range(0, len(ids), PORTION)]
        while portions:
            portion = portions.pop()
            try:
                await self._write(summaries.refresh, self._documents, portion)
            except LibraryDamaged as error:
                # By halves, to what is damaged in it.
                half = len(portion) // 2
                if half:
                    portions += [portion[:half], portion[half:]]
                else:
                    problems.append(_unreadable(portion[0], error))
        return problems

    @property
    def problems(self) -> tuple[LibraryError, ...]:
        """What the last call of `campaigns` could not read, one error for each campaign."""
        return self._problems

    async def create(self, campaign: Campaign) -> None:
        """Take a new campaign into the library.

        Raises:
            LibraryError: the library has one with this id, perhaps in the trash.
        """
        await self._change(drafts.create, campaign, self._clock())

    async def take_in(self, package: Package, copying: Copying) -> Imported:
        """Take a campaign from outside in, with its pictures, all or nothing.

        Args:
            package: The campaign; it keeps its id if the library has none with this id.
            copying: Makes the copy that is taken in otherwise; called on the store's thread.
        """
        return await self._change(imports.take_in, package, copying, self._clock())

    async def open_campaign(self, campaign_id: CampaignId) -> OpenedCampaign:
        """Return a campaign as it is now: its checkpoint, and the journal after it.

        Entries that cannot be replayed are moved aside, and counted.

        Raises:
            LibraryError: there is no such campaign, it is in the trash, or it is damaged.
        """
        return await self._change(replay.open_campaign, self._documents, campaign_id, self._clock())

    async def document(self, campaign_id: CampaignId) -> Campaign:
        """Return a campaign as it is now, as far as its journal can be followed.

        Raises:
            LibraryError: there is no such campaign, or it is damaged.
        """
        return await self._read(replay.document, self._documents, campaign_id)

    def append(self, campaign_id: CampaignId, entry: JournalEntry) -> Future[None]:
        """Write a change to the journal. Returns at once.

        Returns:
            A future that is done when the change would survive the death of the program, or that
            fails with a `LibraryError`. Then try again with the same entry, before later ones.
        """
        self._changed = True
        return self._submit(lambda: self._file.write(drafts.append, campaign_id, entry))

    async def checkpoint(self, campaign_id: CampaignId, document: Campaign, seq: int) -> None:
        """Keep a document from which opening starts, instead of replaying changes up to `seq`.

        Raises:
            LibraryError: the journal does not reach to `seq` yet.
        """
        await self._write(drafts.checkpoint, campaign_id, document, seq)

    # -- versions ------------------------------------------------------------------------------

    async def versions(self, campaign_id: CampaignId) -> tuple[Version, ...]:
        """Return the versions of a campaign, the newest first."""
        return await self._read(versions.listed, campaign_id)

    async def make_version(
        self,
        document: Campaign,
        kind: VersionKind,
        *,
        seq: int,
        at: datetime,
        name: VersionName = "",
    ) -> None:
        """Keep `document`, which holds all changes up to `seq`, as a version of its campaign.

        One that nobody asked for is not made where the last version is the same document.

        Raises:
            LibraryError: there is no such campaign.
        """
        new = versions.NewVersion(kind, campaign_to_text(document), seq, name)
        await self._write(versions.make, document.id, new, at)

    async def version_document(self, campaign_id: CampaignId, number: int) -> Campaign:
        """Return a campaign as it was at a version.

        Raises:
            LibraryError: there is no such version, or it is damaged.
        """
        return await self._read(versions.document, self._documents, campaign_id, number)

    async def rename_version(self, campaign_id: CampaignId, number: int, name: VersionName) -> None:
        """Call a version `name`; the empty name takes the name away.

        Raises:
            LibraryError: there is no such version.
        """
        await self._write(versions.rename, campaign_id, number, name)

    async def remove_version(self, campaign_id: CampaignId, number: int) -> None:
        """Take a version out of sight; for a month it can be brought back.

        Raises:
            LibraryError: there is no such version.
        """
        await self._write(versions.remove, campaign_id, number, self._clock())

    async def bring_back_version(self, campaign_id: CampaignId, number: int) -> None:
        """Show a removed version again.

        Raises:
            LibraryError: it was removed too long ago.
        """
        await self._write(versions.bring_back, campaign_id, number)

    # -- backups -------------------------------------------------------------------------------

    async def backups(self) -> tuple[Backup, ...]:
        """Return the backups that there are, the newest first."""
        return await asyncio.to_thread(backups.listed, self._file.place.backups)

    async def back_up(self, *, after: timedelta = timedelta(0)) -> Backup | None:
        """Make a backup, and thin the older ones out; edits go on meanwhile.

        Args:
            after: No backup is made while the last one is younger.

        Returns:
            The backup; None where there is no need for one, as nothing was changed since the last.

        Raises:
            LibraryError: the disk is full, or the folder cannot be written. No backup was lost.
        """
        changed = await self._read(backups.changed_at)
        if changed is None:
            return None
        return await asyncio.to_thread(
            _back_up, self._file.place, now=self._clock(), changed=changed, after=after
        )

    async def restore_backup(self, name: str) -> None:
        """Make the library what it was in a backup; the present becomes a backup first.

        No campaign may be open. What is restored has `models.backups.PAUSED_SETTING` set.

        Raises:
            LibraryError: the backup is gone or damaged, or there is no room. Nothing was changed.
        """
        await asyncio.wrap_future(
            self._submit(
                lambda: restoring.restore(
                    self._file.engine,
                    self._file.place,
                    name,
                    at=self._clock(),
                    revisions=self._file.revisions,
                )
            )
        )

    # -- several at once, shelves, outbox -------------------------------------------------------

    async def create_all(self, campaigns: Sequence[Campaign]) -> None:
        """Take new campaigns into the library, all of them or none.

        Raises:
            LibraryError: the library has one with such an id, perhaps in the trash.
        """
        await self._change(drafts.create_all, campaigns, self._clock())

    async def edit(self, edits: Sequence[tuple[CampaignId, BaseEdit]]) -> None:
        """Carry out edits of campaigns that no window has open, all of them or none.

        Raises:
            LibraryError: one of the campaigns does not exist, is in the trash, or is damaged.
            EditRejected: one of the documents does not allow its edit.
        """
        await self._change(editing.edit, self._documents, edits, self._clock())

    async def archive(self, *ids: CampaignId) -> None:
        """Put campaigns away; nothing else about them changes."""
        await self._write(shelves.archive, ids, self._clock())

    async def unarchive(self, *ids: CampaignId) -> None:
        """Take campaigns out of the archive."""
        await self._write(shelves.unarchive, ids)

    async def delete(self, *ids: CampaignId) -> None:
        """Move campaigns to the trash. What waits to be published waits until it is restored."""
        await self._change(shelves.throw_away, ids, self._clock())

    async def restore(self, *ids: CampaignId) -> None:
        """Take campaigns out of the trash, as they were."""
        await self._change(shelves.restore, ids)

    async def erase(self, *ids: CampaignId) -> None:
        """Delete campaigns of the trash for good; others among them stay as they are."""
        await self._write(shelves.erase, ids)

    async def enqueue_publish(
        self, campaign_id: CampaignId, document: Campaign, seq: int, item: OutboxItem
    ) -> None:
        """Checkpoint a campaign and put a publish into the outbox, both or neither.

        An item of the same campaign for the same backend that was not sent is replaced. If its
        sending was tried, so that it may have arrived, it is tried again first; and where it asks
        for the very same, nothing is put behind it.

        Raises:
            LibraryError: the journal does not reach to `seq` yet.
        """
        await self._write(outbox.enqueue, campaign_id, document, seq, item)

    async def waiting_items(self) -> tuple[OutboxItem, ...]:
        """Return all that has not been sent, oldest first, refused items among them."""
        return await self._read(outbox.waiting_items, self._documents)

    async def item_failed(self, item_id: str, *, attempts: int, not_before: datetime) -> None:
        """Note that an item was tried in vain, and when to try again.

        One that was replaced meanwhile is then tried again before the newer one.
        """
        await self._write(outbox.failed, item_id, attempts=attempts, not_before=not_before)

    async def item_refused(self, item_id: str, reason: str) -> None:
        """Park an item that the backend said no to, until a person replaces or discards it."""
        await self._write(outbox.refused, item_id, reason)

    async def item_sent(self, item_id: str, receipt: PublishReceipt) -> None:
        """Take an item out of the outbox and note its document as live, both or neither.

        Right also for an item that was replaced or discarded while it was on its way.
        """
        await self._change(outbox.sent, item_id, receipt)

    async def publication(self, campaign_id: CampaignId) -> Publication | None:
        """Return what is live of a campaign, on the backend that it was last published to."""
        return await self._read(outbox.publication, self._documents, campaign_id)

    async def discard_item(self, item_id: str) -> None:
        """Give up a publish that has not been sent."""
        await self._write(outbox.discard, item_id)

    async def setting(self, key: str) -> str | None:
        """Return the JSON text that was set last, or None."""
        return await self._read(settings.get, key)

    async def set_setting(self, key: str, value: str) -> None:
        """Keep a JSON text."""
        await self._write(settings.put, key, value)

    async def thumbnail(self, key: str) -> bytes | None:
        """Return a picture, or None where there is none (any more)."""
        return await self._read(thumbnails.get, key)

    async def put_thumbnail(self, key: str, png: bytes) -> None:
        """Keep a picture that can be made again; very many later ones push it out."""
        await self._write(thumbnails.put, key, png)

    async def asset(self, digest: str) -> Asset | None:
        """Return the picture with this hash, or None where the library has none.

        Raises:
            LibraryError: it is damaged.
        """
        return await self._read(assets.get, digest)

    async def put_asset(self, asset: Asset) -> None:
        """Keep a picture that campaigns may use; one that is kept already stays as it is."""
        await self._write(assets.put, asset, self._clock())

    async def _read(
        self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        return await asyncio.wrap_future(
            self._submit(lambda: self._file.read(work, *args, **kwargs))
        )

    async def _write(
        self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        return await asyncio.wrap_future(
            self._submit(lambda: self._file.write(work, *args, **kwargs))
        )

    async def _change(
        self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Write what has to do with documents."""
        self._changed = True
        return await self._write(work, *args, **kwargs)

    def _submit(self, job: Callable[[], R]) -> Future[R]:
        answer: Future[R] = Future()
        # Whoever waits may be cancelled; what was asked for is done all the same.
        answer.set_running_or_notify_cancel()
        if self._closed is None:
            self._thread.submit(job).add_done_callback(partial(_hand_on, answer))
        else:
            answer.set_exception(
                LibraryError("The library is closed.", hint="Open Exit Studio again.")
            )
        return answer


def _tidy(session: Session, at: datetime) -> None:
    outbox.forget_withdrawn(session)
    shelves.purge(session, at)


def _finish(file: _File, documents: Documents) -> None:
    # What fails here is made by the next list, which says what is wrong if it still is.
    try:
        with suppress(LibraryError):
            for campaign_id in file.read(summaries.behind, documents, Shelf.LIBRARY)[:PORTION]:
                with suppress(LibraryError):
                    file.write(summaries.refresh, documents, [campaign_id])
    finally:
        file.close()


def _back_up(place: Place, *, now: datetime, changed: datetime, after: timedelta) -> Backup | None:
    """Copy the library by a connection of its own, whose reading keeps no writer waiting."""
    newest = next(iter(backups.listed(place.backups)), None)
    # A name has whole seconds.
    if newest is not None and (newest.at >= changed or now - newest.at < after):
        return None
    target = backups.free_name(place.backups, at=now, reason=BackupReason.WORK.value)
    engine = copying_engine(place.path)
    try:
        with place.worded():
            backups.back_up(engine, target)
    finally:
        engine.dispose()
    backups.thin(place.backups, now=now)
    return next((each for each in backups.listed(place.backups) if each.name == target.name), None)


def _unreadable(campaign_id: CampaignId, error: LibraryDamaged) -> LibraryError:
    return LibraryError(
        f"The campaign “{campaign_id}” cannot be read. {error.user_message}", hint=error.hint
    )


def _hand_on(answer: Future[R], done: Future[R]) -> None:
    error = done.exception()
    if error is None:
        answer.set_result(done.result())
    else:
        answer.set_exception(error)


def _close_if_open(opening: Future[_File]) -> None:
    if not opening.cancelled() and opening.exception() is None:
        opening.result().close()
