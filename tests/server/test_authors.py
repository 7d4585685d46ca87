# SPDX-License-Identifier: MIT
"""What authors may ask of the backend: publishing, what is live, reports, sites."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from exit_studio.models.wire import LiveCampaign, PublishReceipt, PublishRequest, Report, Site
from exit_studio.server.backend import DATABASE_FILE, Backend, ServerSettings
from exit_studio.server.repository import campaigns, tokens
from exit_studio.server.security import Role, token_hash
from tests.delivery.campaigns import a_campaign, between
from tests.server.backends import MORNING, TOKEN, Clock, bearing, publish, report

MORNING_LOCAL = MORNING.replace(tzinfo=None)
READ_PATHS = ["/v1/campaigns/c_spring", "/v1/reports/c_spring", "/v1/sites"]


def error(answer: Response) -> tuple[int, str]:
    """Status and name of an error, which has a message for people and nothing strange in it."""
    body = answer.json()
    assert body.keys() == {"error", "message", "hint"}
    assert body["message"].endswith(".")
    assert answer.headers["content-type"] == "application/json"
    return answer.status_code, body["error"]


def receipt(answer: Response) -> PublishReceipt:
    assert answer.status_code == 200, answer.text
    return PublishReceipt.model_validate_json(answer.content, strict=True)


def test_a_publish_is_answered_with_what_is_live_now(client: TestClient) -> None:
    first = receipt(publish(client, a_campaign()))
    assert (first.campaign_id, first.revision, first.state) == ("c_spring", 1, "running")
    assert first.published_at == MORNING


def test_what_is_live_can_be_read_back(client: TestClient, clock: Clock) -> None:
    campaign = a_campaign(schedule=between(None, MORNING_LOCAL + timedelta(hours=1)))
    publish(client, campaign)
    clock.advance(hours=2)
    answer = client.get("/v1/campaigns/c_spring", headers=bearing(TOKEN))
    live = LiveCampaign.model_validate_json(answer.content, strict=True)
    assert live.campaign == campaign
    assert (live.receipt.revision, live.receipt.state) == (1, "completed")
    assert live.receipt.published_at == MORNING


def test_a_later_publish_replaces_what_is_live(client: TestClient, clock: Clock) -> None:
    publish(client, a_campaign(heading="One"))
    clock.advance(minutes=1)
    second = publish(client, a_campaign(heading="Two"), base=1, key="key-00000002")
    assert receipt(second).revision == 2
    live = client.get("/v1/campaigns/c_spring", headers=bearing(TOKEN)).json()
    assert live["campaign"]["elements"]["head"]["content"][0]["text"] == "Two"


def test_the_same_wish_again_gets_the_same_receipt(client: TestClient, clock: Clock) -> None:
    first = publish(client, a_campaign())
    clock.advance(days=1)
    publish(client, a_campaign(heading="Later"), base=1, key="key-00000002")
    again = publish(client, a_campaign())
    assert again.content == first.content
    assert report(client, "c_spring")["revision"] == 2


def test_a_repeated_wish_is_known_however_its_json_is_written(client: TestClient) -> None:
    first = publish(client, a_campaign())
    wish = PublishRequest(campaign=a_campaign()).model_dump(mode="json", exclude_none=True)
    again = client.put(
        "/v1/campaigns/c_spring",
        content=json.dumps(wish, indent=3, sort_keys=True),
        headers=bearing(TOKEN, **{"Idempotency-Key": "key-00000001"}),
    )
    assert receipt(again) == receipt(first)


def test_a_repeated_wish_is_answered_even_when_its_end_has_passed_since(
    client: TestClient, clock: Clock
) -> None:
    campaign = a_campaign(schedule=between(None, MORNING_LOCAL + timedelta(hours=1)))
    first = publish(client, campaign)
    clock.advance(days=1)
    assert publish(client, campaign).content == first.content
    assert error(publish(client, campaign, base=1, key="key-00000002")) == (
        422,
        "campaign_has_errors",
    )


@pytest.mark.parametrize(
    ("campaign", "base"), [(a_campaign(heading="Other"), 0), (a_campaign("c_other"), 0)]
)
def test_a_key_stands_for_one_wish(client: TestClient, campaign: Any, base: int) -> None:
    publish(client, a_campaign())
    assert error(publish(client, campaign, base=base)) == (409, "key_reused")
    assert report(client, "c_spring")["revision"] == 1
    missing = client.get("/v1/campaigns/c_other", headers=bearing(TOKEN))
    assert error(missing) == (404, "campaign_unknown")


def test_what_was_not_seen_is_not_overwritten(client: TestClient) -> None:
    publish(client, a_campaign(heading="Mine"))
    answer = publish(client, a_campaign(heading="Yours"), key="key-00000002")
    assert error(answer) == (409, "revision_outdated")
    assert "Revision 1 is live" in answer.json()["message"]
    live = client.get("/v1/campaigns/c_spring", headers=bearing(TOKEN)).json()
    assert live["receipt"]["revision"] == 1
    assert live["campaign"]["elements"]["head"]["content"][0]["text"] == "Mine"


@pytest.mark.parametrize("base", [7, 10**40])
def test_a_backend_that_lost_its_data_starts_counting_anew(client: TestClient, base: int) -> None:
    assert receipt(publish(client, a_campaign(), base=base)).revision == 1


def test_a_campaign_with_errors_is_refused_with_the_first_of_them(client: TestClient) -> None:
    answer = publish(client, a_campaign(name="", heading="", link="javascript:alert(1)"))
    assert error(answer) == (422, "campaign_has_errors")
    body = answer.json()
    assert "3 reasons; the first: The campaign has no name." in body["message"]
    assert body["hint"] == "Give it a name that you will find again."
    assert error(client.get("/v1/campaigns/c_spring", headers=bearing(TOKEN)))[0] == 404


@pytest.mark.parametrize("key", ["", "short", "with blank", "x" * 65, "key-0000000é"])
def test_publishing_needs_a_key(client: TestClient, key: str) -> None:
    headers = {b"Authorization": f"Bearer {TOKEN}".encode(), b"Idempotency-Key": key.encode()}
    answer = client.put("/v1/campaigns/c_spring", content="{}", headers=headers)
    assert error(answer) == (400, "key_invalid" if key else "key_missing")


def test_the_address_must_name_the_campaign(client: TestClient) -> None:
    answer = client.put(
        "/v1/campaigns/c_other",
        content=PublishRequest(campaign=a_campaign()).model_dump_json(),
        headers=bearing(TOKEN, **{"Idempotency-Key": "key-00000001"}),
    )
    assert error(answer) == (422, "id_mismatch")
    for campaign_id in ("c_spring", "c_other"):
        missing = client.get(f"/v1/campaigns/{campaign_id}", headers=bearing(TOKEN))
        assert error(missing) == (404, "campaign_unknown")


def test_two_publishes_at_once_with_the_same_key_publish_once(
    client: TestClient, backend: Backend
) -> None:
    together = threading.Barrier(8)

    def send() -> Response:
        together.wait()
        return publish(client, a_campaign())

    with ThreadPoolExecutor(8) as pool:
        answers = [future.result() for future in [pool.submit(send) for _ in range(8)]]
    assert {receipt(answer).revision for answer in answers} == {1}
    with backend.database.reading() as session:
        assert campaigns.live_revision_number(session, "c_spring") == 1


def test_of_publishes_at_once_over_the_same_revision_one_wins(client: TestClient) -> None:
    together = threading.Barrier(4)

    def send(number: int) -> int:
        together.wait()
        campaign = a_campaign(heading=f"Version {number}")
        return publish(client, campaign, key=f"key-0000000{number}").status_code

    with ThreadPoolExecutor(4) as pool:
        statuses = [future.result() for future in [pool.submit(send, n) for n in range(4)]]
    assert sorted(statuses) == [200, 409, 409, 409]
    assert report(client, "c_spring")["revision"] == 1


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ({}, "token_missing"),
        ({"Authorization": "Bearer "}, "token_missing"),
        ({"Authorization": f"Basic {TOKEN}"}, "token_missing"),
        ({"Authorization": f"Bearer {TOKEN[:-1]}"}, "token_wrong"),
        ({"Authorization": f"Bearer {TOKEN}x"}, "token_wrong"),
        ({"Authorization": f"Bearer {token_hash(TOKEN)}"}, "token_wrong"),
        ({"Authorization": b"Bearer \xff\xfe"}, "token_wrong"),
    ],
)
def test_nothing_is_told_without_the_right_token(
    client: TestClient, headers: dict[str, str], name: str
) -> None:
    for path in READ_PATHS:
        answer = client.get(path, headers=headers)
        assert error(answer) == (401, name)
        assert answer.headers["www-authenticate"] == "Bearer"


def test_nothing_is_published_without_the_right_token(client: TestClient) -> None:
    assert error(publish(client, a_campaign(), token="wrong")) == (401, "token_wrong")
    assert error(client.put("/v1/sites/demo/origins", content="{}")) == (401, "token_missing")
    missing = client.get("/v1/campaigns/c_spring", headers=bearing(TOKEN))
    assert error(missing) == (404, "campaign_unknown")


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.VIEWER, [403, 200, 200, 403, 403]),
        (Role.AUTHOR, [200, 200, 200, 403, 403]),
        (Role.PUBLISHER, [200, 200, 200, 200, 403]),
        (Role.ADMIN, [200, 200, 200, 200, 200]),
    ],
)
def test_a_role_may_what_it_says(
    client: TestClient, backend: Backend, role: Role, may: list[int]
) -> None:
    publish(client, a_campaign())
    token = f"stored-{role}".ljust(40, "x")
    with backend.database.writing() as session:
        tokens.add_token(
            session, token_hash=token_hash(token), name="Ann", role=role, now=backend.clock()
        )
    answers = [
        *(client.get(path, headers=bearing(token)) for path in READ_PATHS),
        publish(client, a_campaign(), base=1, key="key-00000002", token=token),
        client.put("/v1/sites/demo/origins", content='{"origins":[]}', headers=bearing(token)),
    ]
    assert [answer.status_code for answer in answers] == may
    refused = [error(answer) for answer in answers if answer.status_code != 200]
    assert set(refused) <= {(403, "role_too_low")}


def test_tokens_are_not_kept_in_the_clear(
    client: TestClient, backend: Backend, settings: ServerSettings
) -> None:
    token = "a-token-that-nobody-should-find-again-here"
    with backend.database.writing() as session:
        hashed = token_hash(token)
        tokens.add_token(
            session, token_hash=hashed, name="Ann", role=Role.VIEWER, now=backend.clock()
        )
    assert client.get("/v1/sites", headers=bearing(token)).status_code == 200
    stored = b"".join(file.read_bytes() for file in settings.data_dir.glob(f"{DATABASE_FILE}*"))
    assert hashed.encode() in stored
    assert token.encode() not in stored
    assert TOKEN.encode() not in stored


def test_a_report_of_a_fresh_campaign_counts_nothing(client: TestClient, clock: Clock) -> None:
    campaign = a_campaign(schedule=between(MORNING_LOCAL + timedelta(days=1), None))
    publish(client, campaign)
    clock.advance(minutes=5)
    answer = client.get("/v1/reports/c_spring", headers=bearing(TOKEN))
    told = Report.model_validate_json(answer.content, strict=True)
    assert (told.views, told.clicks, told.closes) == (0, 0, 0)
    assert (told.revision, told.state) == (1, "scheduled")
    assert told.as_of == MORNING + timedelta(minutes=5)


@pytest.mark.parametrize("path", ["/v1/reports/c_none", "/v1/campaigns/%F0%9F%98%80"])
def test_of_an_unknown_campaign_nothing_is_told(client: TestClient, path: str) -> None:
    assert error(client.get(path, headers=bearing(TOKEN))) == (404, "campaign_unknown")


def test_there_are_a_demo_shop_and_a_website_from_the_start(client: TestClient) -> None:
    demo, own = client.get("/v1/sites", headers=bearing(TOKEN)).json()
    assert demo == {"key": "demo", "name": "Demo shop", "origins": []}
    assert own == {"key": "site_0001", "name": "My website", "origins": []}


def test_origins_are_kept_as_browsers_write_them(client: TestClient) -> None:
    typed = ["https://Shop.Example", "http://localhost:3000", "HTTPS://bücher.example:443"]
    typed += ["https://shop.example:443", "http://[::1]:80"]
    answer = client.put(
        "/v1/sites/site_0001/origins",
        content=json.dumps({"origins": [o.replace("HTTPS", "https") for o in typed]}),
        headers=bearing(TOKEN),
    )
    assert Site.model_validate_json(answer.content, strict=True).origins == (
        "https://shop.example",
        "http://localhost:3000",
        "https://xn--bcher-kva.example",
        "http://[::1]",
    )
    kept = client.get("/v1/sites", headers=bearing(TOKEN)).json()[1]
    assert kept == answer.json()
    client.put(
        "/v1/sites/site_0001/origins",
        content='{"origins":["https://b.example"]}',
        headers=bearing(TOKEN),
    )
    kept = client.get("/v1/sites", headers=bearing(TOKEN)).json()[1]
    assert kept["origins"] == ["https://b.example"]


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ("shop.example", "invalid_body"),
        ("https://shop.example/", "invalid_body"),
        ("ftp://shop.example", "invalid_body"),
        ("null", "invalid_body"),
        ("https://*.example", "origin_invalid"),
        ("https://ann:secret@shop.example", "origin_invalid"),
        ("https://shop.example:port", "origin_invalid"),
        ("https://:443", "origin_invalid"),
        (f"https://{'a' * 64}.example", "origin_invalid"),
        ("https://[::1", "origin_invalid"),
    ],
)
def test_what_is_no_origin_is_refused(client: TestClient, origin: str, name: str) -> None:
    body = json.dumps({"origins": ["https://shop.example", origin]})
    answer = client.put("/v1/sites/site_0001/origins", content=body, headers=bearing(TOKEN))
    assert error(answer) == (422, name)
    assert client.get("/v1/sites", headers=bearing(TOKEN)).json()[1]["origins"] == []


def test_an_unknown_site_has_no_origins(client: TestClient) -> None:
    answer = client.put(
        "/v1/sites/nobody/origins", content='{"origins":[]}', headers=bearing(TOKEN)
    )
    assert error(answer) == (404, "site_unknown")
