# SPDX-License-Identifier: MIT
"""The outbox: a publish is kept until it was sent once, and what is live is known afterwards."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from exit_studio.errors import LibraryError
from exit_studio.models.library import Publication, RemoteBackend, ThisComputer
from exit_studio.store.library import Library
from tests.builders import CAMPAIGN, NOW, a_campaign
from tests.store.support import (
    Editor,
    a_receipt,
    an_editor,
    an_item,
    in_a_loop,
    minutes,
    opened,
    rows,
)

REMOTE = RemoteBackend(url="https://shop.example")


async def waiting(library: Library) -> list[str]:
    return [item.id for item in await library.waiting_items()]


@in_a_loop
async def test_a_publish_survives_a_restart_whole(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("Ready")
        item = an_item("wish_0001", editor.document, backend=REMOTE, base_revision=3)
        await library.enqueue_publish(CAMPAIGN, editor.document, editor.seq, item)
    async with opened(tmp_path) as library:
        assert await library.waiting_items() == (item,)
        found = await library.open_campaign(CAMPAIGN)
    assert found.waiting == item
    assert rows(tmp_path, "SELECT checkpoint_seq FROM campaigns") == [(1,)]


@in_a_loop
async def test_checkpoint_and_publish_are_written_both_or_neither(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("One")
        with pytest.raises(LibraryError, match="not saved yet"):
            await library.enqueue_publish(CAMPAIGN, editor.document, 2, an_item("wish_0001"))
        assert await waiting(library) == []
        # An item that the file refuses leaves the checkpoint where it was.
        rows(
            tmp_path, "CREATE TRIGGER no BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, ''); END"
        )
        with pytest.raises(LibraryError):
            await editor.publish("wish_0001")
    assert rows(tmp_path, "SELECT checkpoint_seq FROM campaigns") == [(0,)]


@in_a_loop
async def test_all_that_waits_is_told_the_oldest_wish_first(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        for name in ("c_b", "c_a", "c_c", "c_d"):
            await library.create(a_campaign(id=name))
        for item_id, campaign_id, backend in (
            ("wish_0001", "c_b", REMOTE),
            ("wish_0002", "c_a", REMOTE),
            ("wish_0003", "c_b", ThisComputer()),
            ("wish_0004", "c_c", ThisComputer()),
            ("wish_0005", "c_d", ThisComputer()),
        ):
            document = a_campaign(id=campaign_id)
            item = an_item(item_id, document, backend=backend)
            await library.enqueue_publish(campaign_id, document, 0, item)
        await library.item_failed("wish_0001", attempts=1, not_before=minutes(9))
        await library.item_refused("wish_0004", "The token is wrong.")
        await library.delete("c_d")
        assert await waiting(library) == ["wish_0001", "wish_0002", "wish_0003", "wish_0004"]
        await library.restore("c_d")
        assert await waiting(library) == [f"wish_000{number}" for number in range(1, 6)]


@in_a_loop
async def test_a_failed_item_waits_for_its_time(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish("wish_0001")
        await library.item_failed("wish_0001", attempts=3, not_before=minutes(7))
        (item,) = await library.waiting_items()
    assert (item.attempts, item.not_before, item.refused) == (3, minutes(7), None)


@in_a_loop
async def test_a_refused_item_waits_for_a_person(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish("wish_0001")
        await library.item_refused("wish_0001", "The token is wrong.")
        (item,) = await library.waiting_items()
        assert item.refused == "The token is wrong."
        await library.discard_item("wish_0001")
        assert await waiting(library) == []
        assert (await library.open_campaign(CAMPAIGN)).waiting is None


@in_a_loop
async def test_the_same_wish_is_kept_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish("wish_0001")
        await library.item_failed("wish_0001", attempts=2, not_before=NOW)
        await editor.publish("wish_0001")
        (item,) = await library.waiting_items()
    assert item.attempts == 2


FIRST, SECOND = "wish_0001", "wish_0002"

Step = Callable[[Library], Awaitable[None]]


async def fails(library: Library) -> None:
    await library.item_failed(FIRST, attempts=1, not_before=minutes(9))


async def is_refused(library: Library) -> None:
    await library.item_refused(FIRST, "The token is wrong.")


async def is_discarded(library: Library) -> None:
    await library.discard_item(FIRST)


@pytest.mark.parametrize(
    ("steps", "left"),
    [
        # Nothing of it can have arrived: the newer one takes its place.
        ([], [SECOND]),
        ([is_refused], [SECOND]),
        ([is_discarded], [SECOND]),
        ([is_refused, is_discarded], [SECOND]),
        ([is_discarded, is_refused], [SECOND]),
        # It may have arrived, whatever became of it later: it is settled first.
        ([fails], [FIRST, SECOND]),
        ([fails, fails], [FIRST, SECOND]),
        ([fails, is_refused], [FIRST, SECOND]),
        ([fails, is_discarded], [FIRST, SECOND]),
        ([is_discarded, fails], [FIRST, SECOND]),
        ([fails, is_discarded, is_refused], [FIRST, SECOND]),
    ],
)
@in_a_loop
async def test_what_may_have_arrived_goes_before_a_newer_publish(
    tmp_path: Path, steps: list[Step], left: list[str]
) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish(FIRST)
        for step in steps:
            await step(library)
        await editor.rename("Newer")
        await editor.publish(SECOND, not_before=minutes(3))
        items = await library.waiting_items()
    assert [item.id for item in items] == left
    # Nobody need wait for the next try of the older one: there is a new wish now.
    assert {(item.refused, item.not_before) for item in items} == {(None, minutes(3))}


@pytest.mark.parametrize(
    ("steps", "left"),
    [
        ([is_refused], [SECOND]),
        ([is_discarded], [SECOND]),
        ([fails, is_refused], [FIRST, SECOND]),
        ([fails, is_discarded], [FIRST, SECOND]),
    ],
)
@in_a_loop
async def test_what_may_have_arrived_is_remembered(
    tmp_path: Path, steps: list[Step], left: list[str]
) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish(FIRST)
        for step in steps:
            await step(library)
    async with opened(tmp_path) as library:
        editor = Editor(library, editor.history)
        await editor.rename("Newer")
        await editor.publish(SECOND)
        assert await waiting(library) == left


@pytest.mark.parametrize(
    ("steps", "left"),
    [
        ([is_refused], [SECOND]),
        ([fails], [FIRST, SECOND]),
        ([is_discarded, fails], [FIRST, SECOND]),
        ([fails, is_refused], [FIRST, SECOND]),
    ],
)
@in_a_loop
async def test_an_item_replaced_while_on_its_way_comes_back_when_it_fails(
    tmp_path: Path, steps: list[Step], left: list[str]
) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish(FIRST)
        await editor.rename("Newer")
        await editor.publish(SECOND)
        assert await waiting(library) == [SECOND]
        for step in steps:
            await step(library)
        items = await library.waiting_items()
    assert [item.id for item in items] == left
    tried = [(item.attempts, item.not_before) for item in items if item.id == FIRST]
    assert tried in ([], [(1, minutes(9))])


@pytest.mark.parametrize(
    "steps",
    [
        [is_discarded, fails],
        [is_discarded, is_refused],
        [fails, is_discarded, fails],
        [fails, is_discarded, is_refused],
    ],
)
@in_a_loop
async def test_what_a_person_discarded_comes_not_back_by_itself(
    tmp_path: Path, steps: list[Step]
) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish(FIRST)
        for step in steps:
            await step(library)
        assert await waiting(library) == []
    async with opened(tmp_path) as library:
        assert await waiting(library) == []


@in_a_loop
async def test_both_discarded_the_failure_of_the_older_brings_back_neither(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish(FIRST)
        await editor.rename("Newer")
        await editor.publish(SECOND)
        await library.discard_item(SECOND)
        await fails(library)
        assert await waiting(library) == []


@pytest.mark.parametrize(
    ("steps", "rename", "base_revision", "left"),
    [
        ([fails], None, 0, [FIRST]),
        ([fails, is_refused], None, 0, [FIRST]),
        ([fails, is_discarded], None, 0, [FIRST]),
        ([fails], "Newer", 0, [FIRST, SECOND]),
        ([fails], None, 1, [FIRST, SECOND]),
        ([is_refused], None, 0, [SECOND]),
    ],
)
@in_a_loop
async def test_the_same_document_again_is_the_wish_that_may_have_arrived(
    tmp_path: Path, steps: list[Step], rename: str | None, base_revision: int, left: list[str]
) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish(FIRST)
        for step in steps:
            await step(library)
        if rename is not None:
            await editor.rename(rename)
        await editor.publish(SECOND, base_revision=base_revision)
        assert await waiting(library) == left


@in_a_loop
async def test_each_backend_has_items_of_its_own(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish("wish_0001")
        await editor.publish("wish_0002", backend=REMOTE)
        await editor.publish("wish_0003")
        assert await waiting(library) == ["wish_0002", "wish_0003"]
        found = await library.open_campaign(CAMPAIGN)
        assert found.waiting is not None
        assert found.waiting.id == "wish_0003"
        # Who publishes elsewhere has given up what was refused, and nothing else.
        await library.item_refused("wish_0003", "No.")
        await editor.publish("wish_0004", backend=REMOTE)
        assert await waiting(library) == ["wish_0004"]
    # What was replaced is forgotten when nothing can be on its way any more.
    assert len(rows(tmp_path, "SELECT id FROM outbox")) == 4
    async with opened(tmp_path) as library:
        assert await waiting(library) == ["wish_0004"]
    assert rows(tmp_path, "SELECT id FROM outbox") == [("wish_0004",)]


@in_a_loop
async def test_an_item_of_another_campaign_is_not_touched(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        other = a_campaign(id="c_other")
        await library.create(other)
        await library.enqueue_publish(other.id, other, 0, an_item("wish_0009", other))
        await library.item_refused("wish_0009", "No.")
        editor = await an_editor(library)
        await editor.publish(FIRST)
        await editor.publish(SECOND)
        await library.item_sent(SECOND, a_receipt(1))
        assert await waiting(library) == ["wish_0009"]


@in_a_loop
async def test_what_was_sent_is_what_is_live(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        assert await library.publication(CAMPAIGN) is None
        await editor.rename("Sent")
        sent = editor.document
        await editor.publish("wish_0001", backend=REMOTE)
        await editor.rename("Edited meanwhile")
        await library.item_sent("wish_0001", a_receipt(4))
        expected = Publication(backend=REMOTE, receipt=a_receipt(4), document=sent)
        assert await library.publication(CAMPAIGN) == expected
        assert await waiting(library) == []
    async with opened(tmp_path) as library:
        found = await library.open_campaign(CAMPAIGN)
    assert found.publication == expected
    assert found.document.details.name == "Edited meanwhile"
    assert rows(tmp_path, "SELECT count(*) FROM outbox") == [(0,)]


@in_a_loop
async def test_the_backend_last_published_to_counts(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        backends = (REMOTE, ThisComputer(), REMOTE)
        seen = []
        for number, backend in enumerate(backends, 1):
            await editor.publish(f"wish_{number:04}", backend=backend)
            await library.item_sent(f"wish_{number:04}", a_receipt(number))
            publication = await library.publication(CAMPAIGN)
            assert publication is not None
            seen.append((publication.backend, publication.receipt.revision))
    assert seen == [(REMOTE, 1), (ThisComputer(), 2), (REMOTE, 3)]
    assert rows(tmp_path, "SELECT count(*) FROM publications") == [(2,)]


@in_a_loop
async def test_an_item_replaced_while_on_its_way_still_counts_as_sent(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.rename("First")
        first = editor.document
        await editor.publish(FIRST, base_revision=0)
        await editor.rename("Second")
        await editor.publish(SECOND, base_revision=0)
        await library.item_sent(FIRST, a_receipt(1))
        publication = await library.publication(CAMPAIGN)
        (item,) = await library.waiting_items()
    assert publication is not None
    assert (publication.document, publication.receipt.revision) == (first, 1)
    # The second goes on from what the first made, or the backend would see a conflict.
    assert (item.id, item.request.base_revision) == (SECOND, 1)
    assert item.request.campaign == editor.document


@pytest.mark.parametrize("steps", [[fails], [fails, is_refused]])
@in_a_loop
async def test_a_newer_publish_that_was_sent_settles_the_older_ones(
    tmp_path: Path, steps: list[Step]
) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish(FIRST)
        await fails(library)
        await editor.rename("Newer")
        await editor.publish(SECOND)
        for step in steps:
            await step(library)
        await library.item_sent(SECOND, a_receipt(1))
        # Sending the older one now would take the newer one's place.
        assert await waiting(library) == []
        publication = await library.publication(CAMPAIGN)
    assert publication is not None
    assert publication.document == editor.document
    assert rows(tmp_path, "SELECT count(*) FROM outbox") == [(0,)]


@in_a_loop
async def test_a_publish_goes_on_from_what_its_backend_has(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        based: list[tuple[object, int]] = []
        for number, (backend, revision) in enumerate(
            [(REMOTE, 4), (ThisComputer(), 1), (REMOTE, 5), (ThisComputer(), 2)], 1
        ):
            await editor.rename(f"Version {number}")
            # The wish knows of no revision, as one that was made before the last receipt came.
            await editor.publish(f"wish_{number:04}", backend=backend, base_revision=0)
            (item,) = await library.waiting_items()
            based.append((backend, item.request.base_revision))
            await library.item_sent(item.id, a_receipt(revision))
        await editor.publish("wish_0009", backend=REMOTE, base_revision=7)
        (item,) = await library.waiting_items()
    assert based == [(REMOTE, 0), (ThisComputer(), 0), (REMOTE, 4), (ThisComputer(), 1)]
    # One who has seen a later revision than ours may go on from that.
    assert item.request.base_revision == 7


@in_a_loop
async def test_an_item_given_up_while_on_its_way_still_counts_as_sent(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish("wish_0001")
        await library.discard_item("wish_0001")
        assert await waiting(library) == []
        await library.item_sent("wish_0001", a_receipt(1))
        publication = await library.publication(CAMPAIGN)
    assert publication is not None
    assert publication.document == editor.document


@in_a_loop
async def test_an_answer_to_an_item_that_is_gone_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await an_editor(library)
        await library.item_sent("wish_0009", a_receipt(1))
        await library.item_failed("wish_0009", attempts=1, not_before=NOW)
        await library.item_refused("wish_0009", "No.")
        await library.discard_item("wish_0009")
        assert await library.publication(CAMPAIGN) is None
        assert await waiting(library) == []


@pytest.mark.parametrize(
    "damage",
    [
        'UPDATE outbox SET backend = \'{"kind": "moon"}\'',
        "UPDATE outbox SET document = '{}'",
        "UPDATE outbox SET not_before = '2026-13-45'",
    ],
)
@in_a_loop
async def test_a_damaged_item_is_named(tmp_path: Path, damage: str) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish("wish_0001")
    rows(tmp_path, damage)
    async with opened(tmp_path) as library:
        for asked in (library.waiting_items(), library.open_campaign(CAMPAIGN)):
            with pytest.raises(LibraryError) as raised:
                await asked
            assert raised.value.hint


@in_a_loop
async def test_a_damaged_publication_is_named(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish("wish_0001")
        await library.item_sent("wish_0001", a_receipt(1))
    rows(tmp_path, "UPDATE publications SET state = 'lost'")
    async with opened(tmp_path) as library:
        with pytest.raises(LibraryError, match="is damaged"):
            await library.publication(CAMPAIGN)
