# SPDX-License-Identifier: MIT
"""The outbox: what was published here and has yet to reach its backend is sent, in order, once.

How an item gets into the outbox, and where it is kept, is the store's.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from exit_studio.errors import (
    BackendRefused,
    BackendUnreachable,
    ExitStudioError,
    SecretError,
    ServerError,
)
from exit_studio.models.library import Backend, OutboxItem
from exit_studio.models.wire import PublishReceipt
from exit_studio.sync.client import BackendClient

__all__ = [
    "DrainResult",
    "Outbox",
    "OutboxStore",
    "Unsent",
    "back_off",
    "due_now",
    "seconds_until_next",
]

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=5)
_MOST_DOUBLINGS = 16


class OutboxStore(Protocol):
    """The part of the library that the outbox needs."""

    async def waiting_items(self) -> Sequence[OutboxItem]:
        """Every item that has not been sent, the oldest first; refused ones too."""
        ...

    async def item_sent(self, item_id: str, receipt: PublishReceipt) -> None:
        """Take the item out and keep what is live now."""
        ...

    async def item_failed(self, item_id: str, *, attempts: int, not_before: datetime) -> None:
        """Keep the item for another try."""
        ...

    async def item_refused(self, item_id: str, reason: str) -> None:
        """Keep the item for a person to look at."""
        ...


@dataclass(frozen=True, slots=True)
class Unsent:
    """An item that is still in the outbox, and why."""

    item: OutboxItem
    reason: ExitStudioError


@dataclass(frozen=True, slots=True)
class DrainResult:
    """What one pass over the outbox did.

    Attributes:
        sent: Live now, each with the backend's receipt.
        failed: To be tried again by themselves.
        refused: Waiting for a person.
    """

    sent: list[tuple[OutboxItem, PublishReceipt]] = field(default_factory=list)
    failed: list[Unsent] = field(default_factory=list)
    refused: list[Unsent] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether the outbox is another now than before."""
        return bool(self.sent or self.failed or self.refused)


class Outbox:
    """Sends what waits.

    An item leaves the outbox only after its receipt has been kept. Stopped anywhere before that,
    even between the backend's answer and the store, it is sent again under the same key, and the
    backend publishes once.
    """

    def __init__(
        self,
        store: OutboxStore,
        connect: Callable[[Backend], Awaitable[BackendClient]],
        clock: Callable[[], datetime],
        rng: random.Random,
    ) -> None:
        """Prepare; sends nothing.

        Args:
            store: Where the items are.
            connect: Gives the client of a backend; may have to start it or to fetch its token.
            clock: The present, aware.
            rng: Spreads the tries, so that many studios don't return to a backend at once.
        """
        self._store = store
        self._connect = connect
        self._clock = clock
        self._rng = rng
        self._draining = asyncio.Lock()

    async def drain(self, *, hurry: bool = False) -> DrainResult:
        """Try every item that is due, the oldest first.

        Args:
            hurry: Try those too that wait for a later time, because a try may now succeed.

        Raises:
            LibraryError: the store failed; what was being sent stays in the outbox.
        """
        result = DrainResult()
        async with self._draining:
            while item := await self._next_item(result, hurry=hurry):
                await self._deliver(item, result)
        return result

    async def run(self, wake: asyncio.Event, on_change: Callable[[], None]) -> None:
        """Drain for ever: at each wake, and whenever the next try is due.

        Args:
            wake: Set it when an item was put into the outbox, or when a try may now succeed.
            on_change: Called after each pass that changed the outbox.

        Raises:
            LibraryError: the store failed; nothing is lost, and it may be run again.
        """
        while True:
            hurry = wake.is_set()
            wake.clear()
            if (await self.drain(hurry=hurry)).changed:
                on_change()
            wait = seconds_until_next(await self._store.waiting_items(), self._clock())
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await wake.wait()

    async def _next_item(self, result: DrainResult, *, hurry: bool) -> OutboxItem | None:
        """Look again before each item: a receipt may have changed the ones behind it."""
        tried = {item.id for item, _ in result.sent}
        tried |= {unsent.item.id for unsent in [*result.failed, *result.refused]}
        waiting = await self._store.waiting_items()
        due = _heads(waiting) if hurry else due_now(waiting, self._clock())
        return next((item for item in due if item.id not in tried), None)

    async def _deliver(self, item: OutboxItem, result: DrainResult) -> None:
        try:
            client = await self._connect(item.backend)
            receipt = await client.publish(item)
        except (BackendUnreachable, ServerError) as error:
            attempts = item.attempts + 1
            not_before = self._clock() + back_off(attempts, self._rng)
            await self._store.item_failed(item.id, attempts=attempts, not_before=not_before)
            result.failed.append(Unsent(item, error))
        except (BackendRefused, SecretError) as error:
            await self._store.item_refused(item.id, str(error))
            result.refused.append(Unsent(item, error))
        else:
            await self._store.item_sent(item.id, receipt)
            result.sent.append((item, receipt))


def back_off(attempts: int, rng: random.Random) -> timedelta:
    """Choose how long to wait after the `attempts`-th try failed.

    Any time from nothing up to 2 seconds, doubled for each further try, but never over 5 minutes.
    """
    doublings = min(attempts - 1, _MOST_DOUBLINGS)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT) * rng.random()


def due_now(waiting: Iterable[OutboxItem], now: datetime) -> list[OutboxItem]:
    """Choose the items to send: of each campaign at each backend the oldest, if it is due.

    A later publish of the same campaign never overtakes an earlier one that is to be tried again,
    which would undo it. It does pass a refused one, which waits for a person.
    """
    return [item for item in _heads(waiting) if item.not_before <= now]


def seconds_until_next(waiting: Iterable[OutboxItem], now: datetime) -> float | None:
    """How long nothing needs to be done; None where only a wake can give work."""
    moments = [item.not_before for item in _heads(waiting)]
    return max(0.0, (min(moments) - now).total_seconds()) if moments else None


def _heads(waiting: Iterable[OutboxItem]) -> list[OutboxItem]:
    """Of each campaign at each backend the first, in the store's order."""
    heads: dict[tuple[str, Backend], OutboxItem] = {}
    for item in waiting:
        if item.refused is None:
            heads.setdefault((item.campaign_id, item.backend), item)
    return list(heads.values())
