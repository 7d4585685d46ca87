# SPDX-License-Identifier: MIT
"""Publishing from the command line: checked first, once, and over nothing unseen."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from http import HTTPStatus

import pytest

from exit_studio.errors import BackendRefused, BackendUnreachable, PublishRefused
from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.record import evolve
from exit_studio.models.wire import (
    CampaignState,
    ErrorAnswer,
    LiveCampaign,
    PublishReceipt,
    PublishRequest,
)
from exit_studio.sync.client import BackendClient
from exit_studio.sync.publish import idempotency_key, publish_now
from exit_studio.sync.transport import Request, Response

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


class BackendInMemory:
    """One campaign at a backend that publishes once for each key."""

    def __init__(self) -> None:
        self.live: LiveCampaign | None = None
        self.receipts: dict[str, PublishReceipt] = {}
        self.loses_answers = False

    async def send(self, request: Request) -> Response:
        if request.method == "GET":
            if self.live is None:
                none = ErrorAnswer(error="campaign_unknown", message="Not here.")
                return Response(HTTPStatus.NOT_FOUND, {}, none.model_dump_json().encode())
            return Response(200, {}, self.live.model_dump_json().encode())
        wish = PublishRequest.model_validate_json(request.body, strict=True)
        key = request.headers["Idempotency-Key"]
        if key not in self.receipts:
            self.receipts[key] = PublishReceipt(
                campaign_id=wish.campaign.id,
                revision=wish.base_revision + 1,
                published_at=NOW,
                state=CampaignState.RUNNING,
            )
            if self.loses_answers:
                # It is live only after the next question was answered: the slowest case.
                self.loses_answers = False
                raise BackendUnreachable("The answer was lost.")
        self.live = LiveCampaign(receipt=self.receipts[key], campaign=wish.campaign)
        return Response(200, {}, self.receipts[key].model_dump_json().encode())


def publish(backend: BackendInMemory, campaign: Campaign, base: int | None = 0) -> int:
    client = BackendClient(backend, "https://exit.example.com", "token")
    wish = publish_now(campaign, client=client, clock=lambda: NOW, base_revision=base)
    return asyncio.run(wish).revision


def renamed(campaign: Campaign, name: str) -> Campaign:
    return evolve(campaign, details=Details(name=name))


def test_publishing_twice_publishes_once(campaign: Campaign) -> None:
    backend = BackendInMemory()
    assert [publish(backend, campaign), publish(backend, campaign)] == [1, 1]
    assert publish(backend, campaign, None) == 1
    assert len(backend.receipts) == 1


def test_after_a_lost_answer_the_same_command_publishes_once(campaign: Campaign) -> None:
    backend = BackendInMemory()
    backend.loses_answers = True
    with pytest.raises(BackendUnreachable):
        publish(backend, campaign)
    assert publish(backend, campaign) == 1
    assert len(backend.receipts) == 1


def test_nothing_is_overwritten_unseen(campaign: Campaign) -> None:
    backend = BackendInMemory()
    publish(backend, campaign)
    with pytest.raises(BackendRefused, match=r"Revision 1 .* is live") as raised:
        publish(backend, renamed(campaign, "Another"))
    assert "--base 1" in raised.value.hint
    assert backend.live is not None
    assert backend.live.campaign == campaign


def test_a_seen_revision_is_overwritten_and_an_old_one_can_come_back(campaign: Campaign) -> None:
    backend = BackendInMemory()
    another = renamed(campaign, "Another")
    assert publish(backend, campaign) == 1
    assert publish(backend, another, 1) == 2
    with pytest.raises(BackendRefused, match="Revision 2"):
        publish(backend, campaign)
    assert publish(backend, campaign, None) == 3
    assert backend.live is not None
    assert backend.live.campaign == campaign


def test_a_campaign_with_errors_is_not_sent(campaign: Campaign) -> None:
    backend = BackendInMemory()
    with pytest.raises(PublishRefused, match="has an error") as raised:
        publish(backend, renamed(campaign, " "))
    assert "has no name" in raised.value.hint
    assert backend.receipts == {}


def test_the_key_is_of_the_shape_that_the_wire_asks_for(campaign: Campaign) -> None:
    key = idempotency_key(PublishRequest(campaign=campaign))
    assert len(key) == 64
    assert key.isalnum()
    assert key != idempotency_key(PublishRequest(campaign=campaign, base_revision=1))
    assert key != idempotency_key(PublishRequest(campaign=renamed(campaign, "Another")))
