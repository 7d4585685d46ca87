# SPDX-License-Identifier: MIT
"""The outbox: a publish is kept until it was sent once, and what is live is known afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from exit_studio.errors import LibraryError
from exit_studio.models.library import Publication, RemoteBackend, ThisComputer
from exit_studio.store import Library
from tests.builders import CAMPAIGN, NOW, a_campaign
from tests.store.support import (
    a_receipt,
    an_editor,
    an_item,
    in_a_loop,
    minutes,
    opened,
    rows,
)

REMOTE = RemoteBackend(url="https://shop.example")
# Late enough for every item of these tests to be due.
LATER = minutes(10_000)


async def due(library: Library) -> list[str]:
    return [item.id for item in await library.due_items(LATER)]


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
        assert await library.due_items(NOW) == (item,)
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
async def test_a_newer_publish_replaces_an_older_one_of_the_same_backend(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish("wish_0001")
        await editor.publish("wish_0002", backend=REMOTE)
        await editor.publish("wish_0003")
        assert await waiting(library) == ["wish_0002", "wish_0003"]
        await library.item_refused("wish_0003", "No.")
        await editor.publish("wish_0004")
        assert await waiting(library) == ["wish_0002", "wish_0004"]
        found = await library.open_campaign(CAMPAIGN)
    assert found.waiting is not None
    assert found.waiting.id == "wish_0004"
    # What was replaced is forgotten when nothing can be on its way any more.
    assert len(rows(tmp_path, "SELECT id FROM outbox")) == 4
    async with opened(tmp_path) as library:
        assert await waiting(library) == ["wish_0002", "wish_0004"]
    assert len(rows(tmp_path, "SELECT id FROM outbox")) == 2


@in_a_loop
async def test_the_same_wish_is_kept_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish("wish_0001")
        await library.item_failed("wish_0001", attempts=2, not_before=NOW)
        await editor.publish("wish_0001")
        (item,) = await library.waiting_items()
    assert item.attempts == 2


@in_a_loop
async def test_one_item_a_campaign_is_due_the_oldest_first(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        for name in ("c_b", "c_a", "c_c", "c_d"):
            await library.create(a_campaign(id=name))
        for item_id, campaign_id, backend, not_before in (
            ("wish_0001", "c_b", REMOTE, minutes(5)),
            ("wish_0002", "c_a", REMOTE, minutes(0)),
            ("wish_0003", "c_b", ThisComputer(), minutes(2)),
            ("wish_0004", "c_c", ThisComputer(), minutes(0)),
            ("wish_0005", "c_d", ThisComputer(), minutes(0)),
        ):
            document = a_campaign(id=campaign_id)
            item = an_item(item_id, document, backend=backend, not_before=not_before)
            await library.enqueue_publish(campaign_id, document, 0, item)
        await library.item_refused("wish_0004", "The token is wrong.")
        await library.delete("c_d")
        at_each = [
            [item.id for item in await library.due_items(minutes(minute))] for minute in (0, 2, 5)
        ]
        await library.restore("c_d")
        assert await due(library) == ["wish_0001", "wish_0002", "wish_0005"]
    assert at_each == [["wish_0002"], ["wish_0002", "wish_0003"], ["wish_0001", "wish_0002"]]


@in_a_loop
async def test_a_failed_item_waits_for_its_time(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish("wish_0001")
        await library.item_failed("wish_0001", attempts=3, not_before=minutes(7))
        assert await library.due_items(minutes(6)) == ()
        (item,) = await library.due_items(minutes(7))
    assert (item.attempts, item.not_before, item.refused) == (3, minutes(7), None)


@in_a_loop
async def test_a_refused_item_waits_for_a_person(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        await editor.publish("wish_0001")
        await library.item_refused("wish_0001", "The token is wrong.")
        assert await due(library) == []
        (item,) = await library.waiting_items()
        assert item.refused == "The token is wrong."
        await library.discard_item("wish_0001")
        assert await waiting(library) == []
        assert (await library.open_campaign(CAMPAIGN)).waiting is None


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
        await editor.publish("wish_0001", base_revision=0)
        await editor.rename("Second")
        await editor.publish("wish_0002", base_revision=0)
        await library.item_sent("wish_0001", a_receipt(1))
        publication = await library.publication(CAMPAIGN)
        (item,) = await library.due_items(NOW)
    assert publication is not None
    assert (publication.document, publication.receipt.revision) == (first, 1)
    # The second goes on from what the first made, or the backend would see a conflict.
    assert (item.id, item.request.base_revision) == ("wish_0002", 1)
    assert item.request.campaign == editor.document


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
async def test_the_failure_of_a_replaced_item_brings_it_not_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        editor = await an_editor(library)
        for number in (1, 2, 3):
            await editor.publish(f"wish_{number:04}")
        await library.item_failed("wish_0001", attempts=1, not_before=NOW)
        await library.item_refused("wish_0002", "No.")
        assert await waiting(library) == ["wish_0003"]
    assert rows(tmp_path, "SELECT id FROM outbox") == [("wish_0003",)]


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
