# SPDX-License-Identifier: MIT
"""The outbox sends each item once, in order, and loses none."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from exit_studio.errors import (
    BackendRefused,
    BackendUnreachable,
    ExitStudioError,
    LibraryError,
    SecretError,
    ServerError,
)
from exit_studio.models.campaign import Campaign
from exit_studio.models.library import Backend, OutboxItem, RemoteBackend, ThisComputer
from exit_studio.models.record import evolve
from exit_studio.models.wire import CampaignState, PublishReceipt, PublishRequest
from exit_studio.sync.client import BackendClient
from exit_studio.sync.push import Outbox, back_off, due_now, seconds_until_next
from exit_studio.sync.transport import Request, Response

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


class MemoryStore:
    """Keeps the outbox as the library does, in a dictionary."""

    def __init__(self, *items: OutboxItem) -> None:
        self.items = {item.id: item for item in items}
        self.receipts: dict[str, PublishReceipt] = {}

    async def waiting_items(self) -> Sequence[OutboxItem]:
        return tuple(self.items.values())

    async def item_sent(self, item_id: str, receipt: PublishReceipt) -> None:
        del self.items[item_id]
        self.receipts[item_id] = receipt

    async def item_failed(self, item_id: str, *, attempts: int, not_before: datetime) -> None:
        self.items[item_id] = evolve(self.items[item_id], attempts=attempts, not_before=not_before)

    async def item_refused(self, item_id: str, reason: str) -> None:
        self.items[item_id] = evolve(self.items[item_id], refused=reason)


class FakeBackend:
    """Publishes once for each key, and fails as it is told.

    Attributes:
        published: Keys in the order in which they were first accepted.
        asked: Keys in the order in which they came.
        trouble: By key, what happens instead of an answer; each happens once.
        after: By key, what happens after the campaign was published, in place of the answer.
    """

    def __init__(self) -> None:
        self.published: list[str] = []
        self.asked: list[str] = []
        self.trouble: dict[str, list[Exception]] = {}
        self.after: dict[str, list[Exception]] = {}

    async def connect(self, backend: Backend) -> BackendClient:
        return BackendClient(self, "https://exit.example.com", "token")

    async def send(self, request: Request) -> Response:
        key = request.headers["Idempotency-Key"]
        self.asked.append(key)
        await asyncio.sleep(0)
        if self.trouble.get(key):
            raise self.trouble[key].pop(0)
        if key not in self.published:
            self.published.append(key)
        if self.after.get(key):
            raise self.after[key].pop(0)
        wish = PublishRequest.model_validate_json(request.body, strict=True)
        receipt = PublishReceipt(
            campaign_id=wish.campaign.id,
            revision=self.published.index(key) + 1,
            published_at=START,
            state=CampaignState.RUNNING,
        )
        return Response(200, {}, receipt.model_dump_json().encode())


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def clock() -> Clock:
    return Clock()


MakeItem = Callable[..., OutboxItem]


@pytest.fixture
def item(campaign: Campaign) -> MakeItem:
    def made(
        key: str,
        *,
        minute: int = 0,
        of: str = "c_1",
        not_before: datetime = START,
        refused: str | None = None,
        backend: Backend | None = None,
    ) -> OutboxItem:
        return OutboxItem(
            id=key,
            campaign_id=of,
            backend=backend or ThisComputer(),
            request=PublishRequest(campaign=evolve(campaign, id=of)),
            created_at=START + timedelta(minutes=minute),
            not_before=not_before,
            refused=refused,
        )

    return made


def seeded() -> random.Random:
    return random.Random(1)  # noqa: S311  # spreads tries, guards nothing


def outbox(store: MemoryStore, backend: FakeBackend, clock: Clock) -> Outbox:
    return Outbox(store, backend.connect, clock, seeded())


def test_what_waits_is_sent_oldest_first(
    item: MakeItem, backend: FakeBackend, clock: Clock
) -> None:
    store = MemoryStore(
        item("key-1", minute=1), item("key-2", minute=2, of="c_2"), item("key-3", minute=3)
    )
    result = asyncio.run(outbox(store, backend, clock).drain())
    assert [sent.id for sent, _ in result.sent] == ["key-1", "key-2", "key-3"]
    assert backend.published == ["key-1", "key-2", "key-3"]
    assert store.items == {}
    assert {key: receipt.revision for key, receipt in store.receipts.items()} == {
        "key-1": 1,
        "key-2": 2,
        "key-3": 3,
    }


def test_in_a_hurry_what_waits_for_its_time_is_tried_at_once(
    item: MakeItem, backend: FakeBackend, clock: Clock
) -> None:
    store = MemoryStore(item("key-1"))
    backend.trouble = {"key-1": [BackendUnreachable("Away.")]}
    sender = outbox(store, backend, clock)
    asyncio.run(sender.drain())
    assert asyncio.run(sender.drain()).sent == []

    result = asyncio.run(sender.drain(hurry=True))

    assert [sent.id for sent, _ in result.sent] == ["key-1"]


@pytest.mark.parametrize("error", [BackendUnreachable("Away."), ServerError("Not up.")])
def test_what_does_not_get_there_is_tried_again_later(
    item: MakeItem, backend: FakeBackend, clock: Clock, error: Exception
) -> None:
    store = MemoryStore(item("key-1"))
    backend.trouble = {"key-1": [error, error]}
    sender = outbox(store, backend, clock)

    first = asyncio.run(sender.drain())
    assert [(unsent.item.id, unsent.reason) for unsent in first.failed] == [("key-1", error)]
    assert store.items["key-1"].attempts == 1
    assert START < store.items["key-1"].not_before <= START + timedelta(seconds=2)

    assert asyncio.run(sender.drain()).changed is False
    assert backend.asked == ["key-1"]

    clock.now += timedelta(seconds=2)
    asyncio.run(sender.drain())
    assert store.items["key-1"].attempts == 2
    clock.now += timedelta(seconds=4)
    assert [sent.id for sent, _ in asyncio.run(sender.drain()).sent] == ["key-1"]


@pytest.mark.parametrize(
    "error",
    [BackendRefused("Revision 4 is live.", hint="Pull it."), SecretError("No keyring.", hint="")],
)
def test_what_is_refused_waits_for_a_person(
    item: MakeItem, backend: FakeBackend, clock: Clock, error: ExitStudioError
) -> None:
    store = MemoryStore(item("key-1"))
    backend.trouble = {"key-1": [error]}
    result = asyncio.run(outbox(store, backend, clock).drain())
    assert [unsent.reason for unsent in result.refused] == [error]
    assert store.items["key-1"].refused == str(error)
    clock.now += timedelta(days=9)
    assert asyncio.run(outbox(store, backend, clock).drain()).changed is False


def test_one_failure_holds_up_its_campaign_and_no_other(
    item: MakeItem, backend: FakeBackend, clock: Clock
) -> None:
    elsewhere = RemoteBackend(url="https://other.example.com")
    store = MemoryStore(
        item("key-1", minute=1),
        item("key-2", minute=2),
        item("key-3", minute=3, of="c_2"),
        item("key-4", minute=4, backend=elsewhere),
    )
    backend.trouble = {"key-1": [BackendUnreachable("Away.")]}
    asyncio.run(outbox(store, backend, clock).drain())
    assert backend.published == ["key-3", "key-4"]
    clock.now += timedelta(minutes=5)
    asyncio.run(outbox(store, backend, clock).drain())
    assert backend.published == ["key-3", "key-4", "key-1", "key-2"]


def test_a_refused_item_lets_the_next_one_pass(
    item: MakeItem, backend: FakeBackend, clock: Clock
) -> None:
    store = MemoryStore(item("key-1", minute=1), item("key-2", minute=2))
    backend.trouble = {"key-1": [BackendRefused("No.")]}
    asyncio.run(outbox(store, backend, clock).drain())
    assert backend.published == ["key-2"]


def test_after_a_lost_answer_it_is_published_once(
    item: MakeItem, backend: FakeBackend, clock: Clock
) -> None:
    store = MemoryStore(item("key-1"))
    backend.after = {"key-1": [BackendUnreachable("The answer was lost.")]}
    asyncio.run(outbox(store, backend, clock).drain())
    clock.now += timedelta(minutes=5)
    asyncio.run(outbox(store, backend, clock).drain())
    assert backend.asked == ["key-1", "key-1"]
    assert backend.published == ["key-1"]
    assert store.receipts["key-1"].revision == 1


def test_when_the_store_fails_after_the_answer_the_item_is_still_there(
    item: MakeItem, backend: FakeBackend, clock: Clock
) -> None:
    class FullDisk(MemoryStore):
        full = True

        @override
        async def item_sent(self, item_id: str, receipt: PublishReceipt) -> None:
            if self.full:
                raise LibraryError("The disk is full.")
            await super().item_sent(item_id, receipt)

    store = FullDisk(item("key-1"))
    with pytest.raises(LibraryError):
        asyncio.run(outbox(store, backend, clock).drain())
    store.full = False
    asyncio.run(outbox(store, backend, clock).drain())
    assert backend.published == ["key-1"]
    assert store.items == {}


@given(st.integers(min_value=0, max_value=40))
def test_cancelled_anywhere_it_loses_nothing_and_publishes_once(
    campaign: Campaign, steps: int
) -> None:
    backend, clock = FakeBackend(), Clock()
    store = MemoryStore(
        *(
            OutboxItem(
                id=f"key-{number}",
                campaign_id=campaign.id,
                backend=ThisComputer(),
                request=PublishRequest(campaign=campaign),
                created_at=START + timedelta(minutes=number),
                not_before=START,
            )
            for number in (1, 2, 3)
        )
    )

    async def story() -> None:
        sender = outbox(store, backend, clock)
        draining = asyncio.create_task(sender.drain())
        for _ in range(steps):
            await asyncio.sleep(0)
        draining.cancel()
        await asyncio.gather(draining, return_exceptions=True)
        assert {"key-1", "key-2", "key-3"} == store.items.keys() | store.receipts.keys()
        await sender.drain()

    asyncio.run(story())
    assert backend.published == ["key-1", "key-2", "key-3"]
    assert store.items == {}


def test_two_drains_at_once_send_nothing_twice(
    item: MakeItem, backend: FakeBackend, clock: Clock
) -> None:
    store = MemoryStore(item("key-1"), item("key-2", of="c_2"))
    sender = outbox(store, backend, clock)

    async def story() -> None:
        await asyncio.gather(sender.drain(), sender.drain(), sender.drain())

    asyncio.run(story())
    assert sorted(backend.asked) == ["key-1", "key-2"]


def run_until(condition: Callable[[], bool], sender: Outbox, wake: asyncio.Event) -> int:
    """Run the loop of the outbox until the condition holds; return how many changes it told of."""
    changes: list[None] = []

    async def story() -> None:
        running = asyncio.create_task(sender.run(wake, lambda: changes.append(None)))
        async with asyncio.timeout(60):
            while not (condition() and changes):
                assert not running.done()
                await asyncio.sleep(0)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(story())
    return len(changes)


def test_the_loop_sends_what_waits_when_it_starts(
    item: MakeItem, backend: FakeBackend, clock: Clock
) -> None:
    store = MemoryStore(item("key-1"), item("key-2", of="c_2"))
    assert run_until(lambda: not store.items, outbox(store, backend, clock), asyncio.Event()) == 1
    assert backend.published == ["key-1", "key-2"]


def test_a_wake_during_a_pass_is_not_lost(
    item: MakeItem, backend: FakeBackend, clock: Clock
) -> None:
    wake = asyncio.Event()

    class Store(MemoryStore):
        """Gets another item after the pass has looked for the last time, but before it ends."""

        late: OutboxItem | None = None

        @override
        async def waiting_items(self) -> Sequence[OutboxItem]:
            found = await super().waiting_items()
            if not found and self.late is not None:
                self.items[self.late.id] = self.late
                self.late = None
                wake.set()
            return found

    store = Store(item("key-1"))
    store.late = item("key-2", of="c_2")
    assert run_until(lambda: not store.items, outbox(store, backend, clock), wake) == 2
    assert backend.published == ["key-1", "key-2"]


def test_the_loop_tries_again_when_the_time_has_come(
    item: MakeItem, backend: FakeBackend, clock: Clock
) -> None:
    # A hundredth of a second, by the clock of the event loop; our own clock is moved by hand.
    store = MemoryStore(item("key-1", not_before=START + timedelta(seconds=0.01)))

    def sent() -> bool:
        clock.now = START + timedelta(seconds=0.01)
        return not store.items

    run_until(sent, outbox(store, backend, clock), asyncio.Event())
    assert backend.asked == ["key-1"]


def test_no_wait_is_longer_than_its_turn_allows() -> None:
    class Longest(random.Random):
        @override
        def random(self) -> float:
            return 1.0

    waits = [back_off(attempts, Longest()).total_seconds() for attempts in range(1, 12)]
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    assert back_off(1_000_000, Longest()) == timedelta(minutes=5)


def test_waits_are_spread_over_their_whole_turn() -> None:
    rng = seeded()
    waits = sorted(back_off(4, rng).total_seconds() for _ in range(1000))
    assert 0 <= waits[0] < 0.5
    assert 15.5 < waits[-1] <= 16
    assert 7 < waits[500] < 9


def test_how_long_nothing_needs_to_be_done(item: MakeItem) -> None:
    later = START + timedelta(seconds=90)
    assert seconds_until_next([], START) is None
    assert seconds_until_next([item("key-1", refused="No.")], START) is None
    assert seconds_until_next([item("key-1", not_before=later)], START) == 90
    assert seconds_until_next([item("key-1")], later) == 0
    waiting = [item("key-1", not_before=later), item("key-2", of="c_2")]
    assert seconds_until_next(waiting, START) == 0
    held_up = [item("key-1", not_before=later), item("key-2", minute=1)]
    assert seconds_until_next(held_up, START) == 90
    assert due_now(held_up, START) == []


def test_a_backend_that_cannot_be_connected_to_is_tried_again(item: MakeItem, clock: Clock) -> None:
    async def connect(backend: Backend) -> BackendClient:
        raise ServerError("The server of this computer is not running.")

    store = MemoryStore(item("key-1"))
    result = asyncio.run(Outbox(store, connect, clock, seeded()).drain())
    assert len(result.failed) == 1
    assert store.items["key-1"].attempts == 1
