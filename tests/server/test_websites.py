# SPDX-License-Identifier: MIT
"""What the tag asks of the backend, from which origins, and what it may send."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from exit_studio.models.wire import (
    MAX_BODY_BYTES,
    EventBatch,
    ImpressionKind,
    ShownPopup,
    SiteEvent,
    VisitAnswer,
)
from exit_studio.server.backend import Backend
from exit_studio.server.routes.websites import EventReceipt
from exit_studio.server.tables import SiteEventRow
from tests.delivery.campaigns import a_campaign, a_visit, after_event, on_page
from tests.server.backends import (
    OWN_ORIGIN,
    TOKEN,
    Clock,
    a_batch,
    an_impression,
    bearing,
    post,
    publish,
    report,
)

SHOP = "https://shop.example"
PATHS = ["/v1/visits", "/v1/events"]
BODIES = {"/v1/visits": a_visit().model_dump_json(), "/v1/events": a_batch(an_impression("e" * 8))}


def allow(client: TestClient, *origins: str, site: str = "site_0001") -> None:
    body = json.dumps({"origins": origins})
    client.put(f"/v1/sites/{site}/origins", content=body, headers=bearing(TOKEN)).raise_for_status()


def error(answer: Response) -> tuple[int, str]:
    body = answer.json()
    assert body.keys() == {"error", "message", "hint"}
    assert body["message"].endswith(".")
    assert body["hint"].endswith(".")
    assert answer.headers["content-type"] == "application/json"
    return answer.status_code, body["error"]


def shown(client: TestClient, **visit: Any) -> ShownPopup | None:
    answer = post(client, "/v1/visits", a_visit(**visit).model_dump_json())
    assert answer.status_code == 200, answer.text
    return VisitAnswer.model_validate_json(answer.content, strict=True).show


def received(answer: Response) -> EventReceipt:
    assert answer.status_code == 202, answer.text
    return EventReceipt.model_validate_json(answer.content, strict=True)


# --- visits ---------------------------------------------------------------------------------------


def test_nothing_is_shown_while_nothing_is_published(client: TestClient) -> None:
    assert post(client, "/v1/visits", BODIES["/v1/visits"]).json() == {"show": None}


def test_a_visit_gets_the_pop_up_and_all_that_is_in_it(client: TestClient) -> None:
    campaign = a_campaign()
    publish(client, campaign)
    popup = shown(client)
    assert popup is not None
    assert (popup.campaign_id, popup.revision) == ("c_spring", 1)
    assert popup.popup == campaign.popups["popup"]
    assert popup.elements == campaign.elements


def test_what_is_not_set_is_not_sent(client: TestClient) -> None:
    publish(client, a_campaign())
    text = post(client, "/v1/visits", BODIES["/v1/visits"]).text
    assert "null" not in text
    assert '"styles":{"desktop":{},"phone":{}}' in text


def test_the_audience_decides(client: TestClient, clock: Clock) -> None:
    publish(client, a_campaign("c_cart", audience=on_page("/cart")))
    clock.advance(minutes=1)
    publish(client, a_campaign("c_fan", audience=after_event("Charged")), key="key-00000002")
    assert shown(client, page=f"{SHOP}/") is None
    for page, events, expected in [
        ("/cart", [], "c_cart"),
        ("/", ["Charged"], "c_fan"),
        ("/cart", ["Charged"], "c_fan"),
    ]:
        popup = shown(client, page=f"{SHOP}{page}", events=events)
        assert popup is not None
        assert popup.campaign_id == expected


def test_a_visit_gets_what_is_live_now(client: TestClient) -> None:
    publish(client, a_campaign(heading="One"))
    assert shown(client) is not None
    publish(client, a_campaign(heading="Two"), base=1, key="key-00000002")
    popup = shown(client)
    assert popup is not None
    assert popup.revision == 2
    assert popup.elements["head"] == a_campaign(heading="Two").elements["head"]


# --- events ---------------------------------------------------------------------------------------


def test_views_clicks_and_closes_are_counted(client: TestClient) -> None:
    publish(client, a_campaign())
    view, click, close = ImpressionKind
    batch = a_batch(
        an_impression("view-0001", view),
        an_impression("view-0002", view),
        an_impression("click-001", click),
        an_impression("close-001", close),
    )
    answer = received(post(client, "/v1/events", batch))
    assert answer == EventReceipt(accepted=4, repeated=0, unknown=0)
    told = report(client, "c_spring")
    assert (told["views"], told["clicks"], told["closes"]) == (2, 1, 1)


def test_an_event_counts_once_however_often_it_is_sent(client: TestClient) -> None:
    publish(client, a_campaign())
    twice = a_batch(an_impression("view-0001"), an_impression("view-0001"))
    assert received(post(client, "/v1/events", twice)) == EventReceipt(
        accepted=1, repeated=1, unknown=0
    )
    more = a_batch(an_impression("view-0001"), an_impression("view-0002"))
    assert received(post(client, "/v1/events", more)) == EventReceipt(
        accepted=1, repeated=1, unknown=0
    )
    assert report(client, "c_spring")["views"] == 2


def test_events_sent_at_once_count_once(client: TestClient) -> None:
    publish(client, a_campaign())
    together = threading.Barrier(8)
    batch = a_batch(*(an_impression(f"view-{number:04}") for number in range(20)))

    def send() -> EventReceipt:
        together.wait()
        return received(post(client, "/v1/events", batch))

    with ThreadPoolExecutor(8) as pool:
        answers = [future.result() for future in [pool.submit(send) for _ in range(8)]]
    assert sum(answer.accepted for answer in answers) == 20
    assert sum(answer.repeated for answer in answers) == 7 * 20
    assert report(client, "c_spring")["views"] == 20


def test_impressions_of_older_revisions_count_too(client: TestClient) -> None:
    publish(client, a_campaign(heading="One"))
    publish(client, a_campaign(heading="Two"), base=1, key="key-00000002")
    post(client, "/v1/events", a_batch(an_impression("view-0001", revision=1)))
    post(client, "/v1/events", a_batch(an_impression("view-0002", revision=2)))
    assert report(client, "c_spring")["views"] == 2


@pytest.mark.parametrize(
    ("campaign_id", "revision"),
    [("c_none", 1), ("c_spring", 2), ("c_spring", 0), ("c_spring", -1), ("c_spring", 10**40)],
)
def test_impressions_of_what_was_never_published_are_said_to_be_unknown(
    client: TestClient, campaign_id: str, revision: int
) -> None:
    publish(client, a_campaign())
    stray = an_impression("view-0001", campaign_id=campaign_id, revision=revision)
    answer = post(client, "/v1/events", a_batch(stray, an_impression("view-0002")))
    assert received(answer) == EventReceipt(accepted=1, repeated=0, unknown=1)
    assert report(client, "c_spring")["views"] == 1


def test_events_of_the_site_are_kept_with_their_properties(
    client: TestClient, backend: Backend, clock: Clock
) -> None:
    event = SiteEvent(
        id="event-001", name="Charged", properties={"sum": 12.5, "coupon": "É", "new": True}
    )
    batch = EventBatch(
        site="demo", visitor="visitor-1", session="session-1", page=SHOP, events=(event,)
    )
    for _ in range(2):
        post(client, "/v1/events", batch.model_dump_json())
    with backend.database.reading() as session:
        (row,) = session.query(SiteEventRow).all()
        assert (row.id, row.site_key, row.name) == ("event-001", "demo", "Charged")
        assert (row.visitor, row.session, row.page) == ("visitor-1", "session-1", SHOP)
        assert json.loads(row.properties) == {"sum": 12.5, "coupon": "É", "new": True}
        assert row.received_at == clock.now


# --- origins --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "origin",
    [None, b"null", b"https://evil.example", b"http://testserver:81", b"http://[", b"\xc3\xa9"],
)
def test_other_origins_are_turned_away(client: TestClient, origin: bytes | None) -> None:
    publish(client, a_campaign())
    headers = {} if origin is None else {b"Origin": origin}
    for path in PATHS:
        answer = client.post(path, content=BODIES[path], headers=headers)
        assert error(answer) == (403, "origin_not_allowed")
        assert "access-control-allow-origin" not in answer.headers
        assert answer.headers["vary"] == "Origin"
    assert report(client, "c_spring")["views"] == 0


@pytest.mark.parametrize("path", PATHS)
def test_an_origin_that_is_allowed_is_let_in_and_told_so(client: TestClient, path: str) -> None:
    publish(client, a_campaign())
    body = BODIES[path].replace('"demo"', '"site_0001"')
    assert error(post(client, path, body, SHOP)) == (403, "origin_not_allowed")
    allow(client, SHOP)
    answer = post(client, path, body, SHOP)
    assert answer.is_success
    assert answer.headers["access-control-allow-origin"] == SHOP
    assert answer.headers["vary"] == "Origin"


@pytest.mark.parametrize("path", PATHS)
def test_an_origin_may_use_its_own_site_alone(client: TestClient, path: str) -> None:
    allow(client, SHOP)
    answer = post(client, path, BODIES[path], SHOP)
    assert error(answer) == (403, "origin_not_allowed")
    assert "access-control-allow-origin" not in answer.headers
    own = post(client, path, BODIES[path].replace('"demo"', '"site_0001"'), OWN_ORIGIN)
    assert error(own) == (403, "origin_not_allowed")


def test_the_demo_shop_is_let_in_at_whatever_address_the_server_has(client: TestClient) -> None:
    for host in ("127.0.0.1:40123", "localhost:80", "[::1]:9"):
        headers = {"Origin": f"http://{host}", "Host": host}
        answer = client.post("/v1/visits", content=BODIES["/v1/visits"], headers=headers)
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == f"http://{host}"


def test_a_site_that_is_not_there_is_unknown(client: TestClient) -> None:
    answer = post(client, "/v1/visits", a_visit(site="site_9999").model_dump_json())
    assert error(answer) == (404, "site_unknown")


@pytest.mark.parametrize("path", PATHS)
def test_a_browser_that_asks_first_is_answered(client: TestClient, path: str) -> None:
    asks = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x"}
    refused = client.options(path, headers={"Origin": SHOP, **asks})
    assert error(refused) == (403, "origin_not_allowed")
    assert "access-control-allow-origin" not in refused.headers
    allow(client, SHOP)
    answer = client.options(path, headers={"Origin": SHOP, **asks})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == SHOP
    assert answer.headers["access-control-allow-methods"] == "POST"
    assert answer.headers["access-control-allow-headers"] == "content-type"
    assert answer.headers["vary"] == "Origin"


# --- bodies ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", (400, "bad_json")),
        ("not json", (400, "bad_json")),
        (a_batch(an_impression("view-0001"))[:-40], (400, "bad_json")),
        (b'{"site":"\xff"}', (400, "bad_json")),
        ('{"site":"\\ud800"}', (400, "bad_json")),
        ("[" * 5000, (400, "bad_json")),
        ("[]", (422, "invalid_body")),
        ("null", (422, "invalid_body")),
        ('{"site":NaN}', (422, "invalid_body")),
        ('{"site":"demo"}', (422, "invalid_body")),
        (BODIES["/v1/visits"].replace("visitor-1", "me"), (422, "invalid_body")),
        (BODIES["/v1/visits"].replace("{", '{"more":1,'), (422, "invalid_body")),
        (BODIES["/v1/visits"].replace('"session-1"', "7"), (422, "invalid_body")),
    ],
)
def test_what_is_malformed_is_refused(
    client: TestClient, body: str | bytes, expected: tuple[int, str]
) -> None:
    for path in PATHS:
        answer = post(client, path, body)
        assert error(answer) == expected
        assert answer.headers["access-control-allow-origin"] == OWN_ORIGIN


def test_a_wrong_type_far_inside_is_named_by_its_place(client: TestClient) -> None:
    batch = EventBatch(
        site="demo",
        visitor="visitor-1",
        session="session-1",
        page=SHOP,
        events=(SiteEvent(id="event-001", name="Charged", properties={"items": "x"}),),
    ).model_dump_json()
    answer = post(client, "/v1/events", batch.replace('"x"', '{"deep":[1]}'))
    assert error(answer) == (422, "invalid_body")
    assert "events.0.site_event.properties.items" in answer.json()["message"]


def test_a_refused_batch_leaves_nothing_behind(client: TestClient) -> None:
    publish(client, a_campaign())
    batch = a_batch(an_impression("view-0001"), an_impression("view-0002"))
    broken = batch.replace('"view-0002"', '"no id"')
    assert error(post(client, "/v1/events", broken)) == (422, "invalid_body")
    assert report(client, "c_spring")["views"] == 0


def test_a_message_does_not_grow_with_what_was_sent(client: TestClient) -> None:
    answer = post(client, "/v1/visits", json.dumps({"x" * 60_000: 1}))
    assert error(answer) == (422, "invalid_body")
    assert len(answer.content) < 1000


@pytest.mark.parametrize("path", PATHS)
def test_a_body_may_be_as_large_as_is_allowed_and_no_larger(client: TestClient, path: str) -> None:
    fitting = BODIES[path].ljust(MAX_BODY_BYTES)
    assert post(client, path, fitting).status_code in {200, 202}
    answer = post(client, path, f"{fitting} ")
    assert error(answer) == (413, "body_too_large")
    assert answer.headers["access-control-allow-origin"] == OWN_ORIGIN
