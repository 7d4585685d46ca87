# SPDX-License-Identifier: MIT
"""The publishing client with the real server as its process."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import signal
import sqlite3
import subprocess
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exit_studio.errors import BackendRefused, ServerError
from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.library import OutboxItem, ThisComputer
from exit_studio.models.record import evolve
from exit_studio.models.wire import PublishRequest
from exit_studio.sync.client import BackendClient
from exit_studio.sync.local_backend import LocalBackend, LocalState, Running, serve_command
from exit_studio.sync.transport import HttpTransport
from tests.sync.waiting import until

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TOKEN = "t" * 43

Story = Callable[[LocalBackend, HttpTransport], Awaitable[None]]


def play(folder: Path, story: Story) -> list[LocalState]:
    states: list[LocalState] = []

    async def played() -> None:
        local = LocalBackend(
            folder, new_token=lambda: secrets.token_urlsafe(32), on_change=states.append
        )
        transport = HttpTransport()
        try:
            await story(local, transport)
        finally:
            await transport.close()
            await local.stop()

    asyncio.run(played())
    return states


async def connected(local: LocalBackend, transport: HttpTransport) -> BackendClient:
    await local.start()
    running = await local.running()
    return BackendClient(transport, running.url, running.token)


def wish(campaign: Campaign, key: str, base: int = 0) -> OutboxItem:
    return OutboxItem(
        id=key,
        campaign_id=campaign.id,
        backend=ThisComputer(),
        request=PublishRequest(campaign=campaign, base_revision=base),
        created_at=NOW,
        not_before=NOW,
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a server answers; its token is `TOKEN`."""
    process = subprocess.Popen(
        serve_command(tmp_path_factory.mktemp("data"), 0),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{TOKEN}\n")
    process.stdin.flush()
    yield json.loads(process.stdout.readline())["url"]
    process.communicate(timeout=60)
    assert process.returncode == 0


def ask(
    address: str, story: Callable[[BackendClient], Awaitable[None]], token: str = TOKEN
) -> None:
    async def asked() -> None:
        transport = HttpTransport()
        try:
            await story(BackendClient(transport, address, token))
        finally:
            await transport.close()

    asyncio.run(asked())


def test_every_request_of_the_client_is_understood(address: str, campaign: Campaign) -> None:
    mine = evolve(campaign, id="c_understood")

    async def story(client: BackendClient) -> None:
        assert (await client.health()).program == "exit-studio"
        assert await client.live(mine.id) is None

        receipt = await client.publish(wish(mine, "understood-key"))
        assert receipt.revision == 1
        assert await client.publish(wish(mine, "understood-key")) == receipt
        live = await client.live(mine.id)
        assert live is not None
        assert (live.campaign, live.receipt) == (mine, receipt)

        report = await client.report(mine.id)
        assert (report.revision, report.views, report.clicks) == (1, 0, 0)

        key = next(site.key for site in await client.sites() if site.name == "My website")
        site = await client.set_origins(key, ("https://shop.example",))
        assert site.origins == ("https://shop.example",)
        assert site in await client.sites()

    ask(address, story)


def test_what_the_server_refuses_is_told_in_its_words(address: str, campaign: Campaign) -> None:
    mine = evolve(campaign, id="c_refused")

    async def story(client: BackendClient) -> None:
        await client.publish(wish(mine, "refused-key-1"))
        renamed = evolve(mine, details=Details(name="Another"))
        with pytest.raises(BackendRefused, match="Revision 1") as outdated:
            await client.publish(wish(renamed, "refused-key-2"))
        assert outdated.value.status == 409
        nameless = evolve(mine, details=Details(name=""))
        with pytest.raises(BackendRefused, match="no name") as errors:
            await client.publish(wish(nameless, "refused-key-3", base=1))
        assert errors.value.status == 422

    ask(address, story)


def test_a_wrong_token_is_told(address: str) -> None:
    async def story(client: BackendClient) -> None:
        with pytest.raises(BackendRefused, match="did not accept the token"):
            await client.sites()

    ask(address, story, token="x" * 43)


def test_its_death_loses_nothing_and_it_comes_back_at_its_address(
    tmp_path: Path, campaign: Campaign
) -> None:
    async def story(local: LocalBackend, transport: HttpTransport) -> None:
        client = await connected(local, transport)
        await client.publish(wish(campaign, "first-key"))
        before = await local.running()
        assert local.pid is not None
        os.kill(local.pid, signal.SIGKILL)
        await until(lambda: local.state != before)
        after = await local.running()
        assert after.url == before.url
        assert after.token != before.token
        again = BackendClient(transport, after.url, after.token)
        live = await again.live(campaign.id)
        assert live is not None
        assert live.campaign == campaign

    states = play(tmp_path, story)
    assert sum(isinstance(state, Running) for state in states) == 2


def test_a_database_that_is_none_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "server.db").write_bytes(b"no database" * 1000)

    async def story(local: LocalBackend, transport: HttpTransport) -> None:
        await local.start()
        async with asyncio.timeout(60):
            with pytest.raises(ServerError, match=r"server\.db"):
                await local.running()

    states = play(tmp_path, story)
    assert [type(state).__name__ for state in states] == ["Starting", "Failed", "Stopped"]
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(tmp_path / "server.db").execute("SELECT 1 FROM sqlite_master")
