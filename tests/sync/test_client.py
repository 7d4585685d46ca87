# SPDX-License-Identifier: MIT
"""What is asked of a backend, and how each kind of answer is judged."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest

from exit_studio.errors import BackendRefused, BackendUnreachable
from exit_studio.models.campaign import Campaign
from exit_studio.models.library import OutboxItem, RemoteBackend
from exit_studio.models.wire import CampaignState, PublishReceipt, PublishRequest, Report, Site
from exit_studio.sync.client import BackendClient
from exit_studio.sync.transport import Request, Response

ADDRESS = "https://exit.example.com"
TOKEN = "t0ken"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)

Asked = Callable[[BackendClient], Coroutine[Any, Any, object]]


class FakeTransport:
    """Answers everything alike and keeps what it was asked."""

    def __init__(self, status: int = 200, body: object = None) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.answer = Response(status, {}, content)
        self.requests: list[Request] = []

    async def send(self, request: Request) -> Response:
        self.requests.append(request)
        return self.answer


def receipt_json(campaign: Campaign) -> dict[str, object]:
    return {
        "campaign_id": campaign.id,
        "revision": 3,
        "published_at": "2026-03-01T12:00:00Z",
        "state": "running",
    }


def item_of(campaign: Campaign) -> OutboxItem:
    return OutboxItem(
        id="wish-0001",
        campaign_id=campaign.id,
        backend=RemoteBackend(url=ADDRESS),
        request=PublishRequest(campaign=campaign, base_revision=2),
        created_at=NOW,
        not_before=NOW,
    )


def asked(ask: Asked, transport: FakeTransport, address: str = ADDRESS) -> object:
    return asyncio.run(ask(BackendClient(transport, address, TOKEN)))


def test_publishing_names_the_wish_and_shows_the_token(campaign: Campaign) -> None:
    transport = FakeTransport(200, receipt_json(campaign))
    item = item_of(campaign)
    receipt = asked(lambda client: client.publish(item), transport, ADDRESS + "/exit/")
    assert receipt == PublishReceipt(
        campaign_id=campaign.id, revision=3, published_at=NOW, state=CampaignState.RUNNING
    )
    (request,) = transport.requests
    assert (request.method, request.url) == ("PUT", f"{ADDRESS}/exit/v1/campaigns/{campaign.id}")
    assert request.headers["Idempotency-Key"] == "wish-0001"
    assert request.headers["Authorization"] == "Bearer t0ken"
    assert PublishRequest.model_validate_json(request.body, strict=True) == item.request


def test_health_is_asked_without_the_token() -> None:
    transport = FakeTransport(200, {"program": "exit-studio", "version": "0.1.0"})
    asked(lambda client: client.health(), transport)
    assert transport.requests == [Request("GET", f"{ADDRESS}/healthz")]


def test_health_of_another_program_is_refused() -> None:
    transport = FakeTransport(200, {"program": "other", "version": "0.1.0"})
    with pytest.raises(BackendRefused, match="did not answer as an Exit Studio backend does"):
        asked(lambda client: client.health(), transport)


def test_a_report_is_read() -> None:
    body = {
        "campaign_id": "c_1",
        "revision": 2,
        "state": "completed",
        "views": 5,
        "clicks": 1,
        "closes": 4,
        "as_of": "2026-03-01T12:00:00+00:00",
    }
    transport = FakeTransport(200, body)
    report = asked(lambda client: client.report("c_1"), transport)
    assert report == Report(
        campaign_id="c_1",
        revision=2,
        state=CampaignState.COMPLETED,
        views=5,
        clicks=1,
        closes=4,
        as_of=NOW,
    )
    assert transport.requests[0].url == f"{ADDRESS}/v1/reports/c_1"


def test_sites_are_read() -> None:
    transport = FakeTransport(200, [{"key": "k", "name": "Shop", "origins": ["https://a.example"]}])
    sites = asked(lambda client: client.sites(), transport)
    assert sites == (Site(key="k", name="Shop", origins=("https://a.example",)),)


def test_origins_are_set_and_a_key_cannot_lead_elsewhere() -> None:
    transport = FakeTransport(200, {"key": "k", "name": "Shop", "origins": ["https://a.example"]})
    asked(lambda client: client.set_origins("../k?x", ("https://a.example",)), transport)
    (request,) = transport.requests
    assert (request.method, request.url) == ("PUT", f"{ADDRESS}/v1/sites/..%2Fk%3Fx/origins")
    assert json.loads(request.body) == {"origins": ["https://a.example"]}


def test_what_is_no_origin_is_not_sent() -> None:
    transport = FakeTransport()
    with pytest.raises(BackendRefused, match=r"“shop\.example/cart” is no origin"):
        asked(lambda client: client.set_origins("k", ("shop.example/cart",)), transport)
    assert transport.requests == []


def test_what_was_never_published_is_not_live() -> None:
    transport = FakeTransport(404, {"error": "campaign_unknown", "message": "No.", "hint": ""})
    assert asked(lambda client: client.live("c_1"), transport) is None


def test_what_is_live_is_read(campaign: Campaign) -> None:
    body = {"receipt": receipt_json(campaign), "campaign": campaign.model_dump(mode="json")}
    transport = FakeTransport(200, body)

    async def story() -> Campaign | None:
        live = await BackendClient(transport, ADDRESS, TOKEN).live(campaign.id)
        return None if live is None else live.campaign

    assert asyncio.run(story()) == campaign


@pytest.mark.parametrize(
    "body",
    [
        b"<!doctype html><title>Welcome</title>",
        b'{"campaign_id": "c_1", "revis',
        b"",
        b"null",
        b"[]",
        b"\xff\xfe",
        b'{"campaign_id":"c_1","revision":"3","published_at":"2026-03-01T12:00:00Z","state":"running"}',
        b'{"campaign_id":"c_1","revision":3,"published_at":"yesterday","state":"running"}',
        b'{"campaign_id":"c_1","revision":3,"published_at":"2026-03-01T12:00:00Z","state":"lost"}',
        b'{"campaign_id":"c_1","revision":3,"published_at":"2026-03-01T12:00:00Z","state":"running","x":1}',
    ],
    ids=["HTML", "half", "empty", "null", "list", "no UTF-8", "text", "time", "state", "unknown"],
)
def test_an_answer_of_something_else_is_refused(campaign: Campaign, body: bytes) -> None:
    transport = FakeTransport(200, body)
    item = item_of(campaign)
    with pytest.raises(BackendRefused) as raised:
        asked(lambda client: client.publish(item), transport)
    assert raised.value.user_message == (
        "exit.example.com did not answer as an Exit Studio backend does (status 200)."
    )
    assert raised.value.hint == "Check the address https://exit.example.com."


@pytest.mark.parametrize("status", [301, 302, 304, 307, 404, 405, 100])
def test_a_page_of_another_server_is_refused(campaign: Campaign, status: int) -> None:
    transport = FakeTransport(status, b"<html>Elsewhere</html>")
    item = item_of(campaign)
    with pytest.raises(BackendRefused, match="did not answer as an Exit Studio backend does"):
        asked(lambda client: client.publish(item), transport)


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_of_the_token_says_so_and_for_which_backend(status: int) -> None:
    transport = FakeTransport(status, {"error": "token_wrong", "message": "No.", "hint": ""})
    with pytest.raises(BackendRefused, match="token") as raised:
        asked(lambda client: client.report("c_1"), transport)
    assert "exit.example.com" in raised.value.user_message
    assert raised.value.status == status


@pytest.mark.parametrize("status", [400, 409, 413, 422])
def test_a_no_is_given_in_the_words_of_the_backend(status: int) -> None:
    said = {"error": "revision_outdated", "message": "Revision 4 is live.", "hint": "Pull it."}
    with pytest.raises(BackendRefused) as raised:
        asked(lambda client: client.report("c_1"), FakeTransport(status, said))
    error = raised.value
    assert (error.user_message, error.hint) == ("Revision 4 is live.", "Pull it.")
    assert error.status == status


def test_a_very_long_no_is_cut() -> None:
    said = {"error": "e", "message": "m" * 10_000, "hint": "h" * 10_000}
    with pytest.raises(BackendRefused) as raised:
        asked(lambda client: client.report("c_1"), FakeTransport(422, said))
    assert len(str(raised.value)) < 1100


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 599])
def test_what_may_pass_is_worth_another_try(status: int) -> None:
    with pytest.raises(BackendUnreachable, match=rf"exit\.example\.com .*{status}"):
        asked(lambda client: client.report("c_1"), FakeTransport(status, b"<html>Oops</html>"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "exit.example.com",
        "ftp://exit.example.com",
        "https://",
        "https:///path",
        "https://exit.example.com:port",
        "https://exit.example.com:70000",
        "https://[::1",
        "https://exit.example.com/?query",
        "https://exit.example.com/#part",
        "https://exit example.com",
        "https://exit.example.com/\n",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_address_is_said_before_anything_is_sent(address: str) -> None:
    with pytest.raises(BackendRefused, match="is no address of a backend"):
        BackendClient(FakeTransport(), address, TOKEN)


def test_an_address_with_a_password_is_refused_without_repeating_it() -> None:
    with pytest.raises(BackendRefused) as raised:
        BackendClient(FakeTransport(), "https://me:secret@exit.example.com", TOKEN)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "tökén", "\x00"])
def test_what_is_no_token_is_said_before_anything_is_sent(token: str) -> None:
    with pytest.raises(BackendRefused, match="token holds characters") as raised:
        BackendClient(FakeTransport(), ADDRESS, token)
    assert token not in str(raised.value)
