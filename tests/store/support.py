# SPDX-License-Identifier: MIT
"""What tests of the store start from: an open library, an editor without a window, raw SQL."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, cast

from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import BaseEdit, Edit, RenameCampaign
from exit_studio.models.history import Change, History
from exit_studio.models.library import Backend, JournalEntry, OutboxItem, ThisComputer
from exit_studio.models.wire import CampaignState, PublishReceipt, PublishRequest
from exit_studio.store.engine import BUSY_TIMEOUT
from exit_studio.store.library import Library
from exit_studio.store.migrations import OWN, Revisions
from tests.builders import CAMPAIGN, NOW, a_campaign

P = ParamSpec("P")


def in_a_loop(story: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, None]:
    """Make a test of a coroutine function: it runs in an event loop of its own."""

    @wraps(story)
    def test(*args: P.args, **kwargs: P.kwargs) -> None:
        asyncio.run(story(*args, **kwargs))

    return test


class Ticking:
    """A clock that goes one minute further each time it is looked at."""

    def __init__(self) -> None:
        self._looks = 0

    def __call__(self) -> datetime:
        self._looks += 1
        return minutes(self._looks)


def minutes(count: int) -> datetime:
    """The time that many minutes after the start of every test."""
    return NOW + timedelta(minutes=count)


@asynccontextmanager
async def opened(
    folder: Path,
    *,
    clock: Callable[[], datetime] | None = None,
    busy_timeout: timedelta = BUSY_TIMEOUT,
    revisions: Revisions = OWN,
) -> AsyncIterator[Library]:
    """Open the library of a folder, and close it afterwards."""
    library = await Library.open(
        library_path(folder),
        backups=folder / "backups",
        clock=clock or Ticking(),
        busy_timeout=busy_timeout,
        revisions=revisions,
    )
    try:
        yield library
    finally:
        await library.close()


def library_path(folder: Path) -> Path:
    return folder / "library.db"


def rows(folder: Path, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Run one statement on the library of a folder, past the store."""
    with closing(sqlite3.connect(library_path(folder))) as connection, connection:
        return connection.execute(statement, values).fetchall()


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, with its content."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@dataclass(slots=True)
class Editor:
    """An editor that waits for each change to be saved."""

    library: Library
    history: History
    seq: int = 0
    entries: list[JournalEntry] = field(default_factory=list)

    @property
    def document(self) -> Campaign:
        return self.history.document

    async def edit(self, *edits: BaseEdit) -> None:
        for edit in edits:
            await self.save(self.history.apply(edit, at=minutes(self.seq)))

    async def rename(self, *names: str) -> None:
        await self.edit(*(RenameCampaign(name=name) for name in names))

    async def undo(self) -> None:
        await self.save(self.history.undo())

    async def save(self, change: Change | None) -> None:
        assert change is not None
        entry = self.entry(change)
        self.entries.append(entry)
        await asyncio.wrap_future(self.library.append(self.document.id, entry))

    def entry(self, change: Change) -> JournalEntry:
        self.seq += 1
        return an_entry(change, self.seq)

    async def checkpoint(self) -> None:
        await self.library.checkpoint(self.document.id, self.document, self.seq)

    async def publish(self, item_id: str, **given: Any) -> None:
        item = an_item(item_id, self.document, **given)
        await self.library.enqueue_publish(self.document.id, self.document, self.seq, item)


async def an_editor(library: Library, campaign: Campaign | None = None) -> Editor:
    """Create a campaign and start to edit it."""
    document = campaign or a_campaign()
    await library.create(document)
    return Editor(library, History(document))


def an_entry(change: Change, seq: int, *, at: datetime | None = None) -> JournalEntry:
    return JournalEntry(
        seq=seq,
        origin=change.origin,
        label=change.label,
        edit=cast("Edit | None", change.edit),
        diff=change.diff,
        at=at or minutes(1000 + seq),
        step=change.step,
        gesture=change.gesture,
        selection=change.found,
    )


def renames(names: Sequence[str]) -> list[JournalEntry]:
    """Journal entries that rename the campaign of `tests.builders`, one after another."""
    history = History(a_campaign())
    found = [history.apply(RenameCampaign(name=name), at=NOW) for name in names]
    return [an_entry(change, seq) for seq, change in enumerate(found, 1) if change is not None]


def an_item(
    item_id: str,
    document: Campaign | None = None,
    *,
    backend: Backend | None = None,
    not_before: datetime = NOW,
    base_revision: int = 0,
) -> OutboxItem:
    campaign = document or a_campaign()
    return OutboxItem(
        id=item_id,
        campaign_id=campaign.id,
        backend=backend or ThisComputer(),
        request=PublishRequest(campaign=campaign, base_revision=base_revision),
        created_at=NOW,
        not_before=not_before,
    )


def a_receipt(revision: int, campaign_id: str = CAMPAIGN) -> PublishReceipt:
    return PublishReceipt(
        campaign_id=campaign_id,
        revision=revision,
        published_at=minutes(revision),
        state=CampaignState.RUNNING,
    )
