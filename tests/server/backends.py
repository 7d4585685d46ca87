# SPDX-License-Identifier: MIT
"""A backend for tests: the real application over a real database, with a clock to turn."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from exit_studio.models.campaign import Campaign
from exit_studio.models.wire import EventBatch, Impression, ImpressionKind, PublishRequest

TOKEN = "t" * 43
MORNING = datetime(2026, 5, 4, 9, tzinfo=UTC)
OWN_ORIGIN = "http://testserver"
"""That of the pages which the application under test serves itself."""


@dataclass
class Clock:
    """Shows what it was set to."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Ids:
    """Makes ids by counting."""

    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def __call__(self, prefix: str) -> str:
        return f"{prefix}_{next(self.numbers):04}"


def bearing(token: str, **headers: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", **headers}


def publish(
    client: TestClient,
    campaign: Campaign,
    *,
    base: int = 0,
    key: str = "key-00000001",
    token: str = TOKEN,
) -> Response:
    """Publish as the studio does."""
    return client.put(
        f"/v1/campaigns/{campaign.id}",
        content=PublishRequest(campaign=campaign, base_revision=base).model_dump_json(),
        headers=bearing(token, **{"Idempotency-Key": key}),
    )


def post(
    client: TestClient, path: str, body: str | bytes, origin: str | None = OWN_ORIGIN
) -> Response:
    """Send as the tag does: as text, so that the browser asks for no leave first."""
    headers = {"Content-Type": "text/plain;charset=UTF-8"}
    if origin is not None:
        headers["Origin"] = origin
    return client.post(path, content=body, headers=headers)


def report(client: TestClient, campaign_id: str) -> dict[str, Any]:
    answer = client.get(f"/v1/reports/{campaign_id}", headers=bearing(TOKEN))
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def an_impression(
    event_id: str,
    what: ImpressionKind = ImpressionKind.VIEW,
    *,
    campaign_id: str = "c_spring",
    revision: int = 1,
) -> Impression:
    return Impression(
        id=event_id, campaign_id=campaign_id, revision=revision, what=what, signal="top"
    )


def a_batch(*impressions: Impression, site: str = "demo") -> str:
    return EventBatch(
        site=site,
        visitor="visitor-1",
        session="session-1",
        page="https://shop.example/",
        events=impressions,
    ).model_dump_json()
