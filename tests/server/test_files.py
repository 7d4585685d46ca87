# SPDX-License-Identifier: MIT
"""The tag and the demo shop, as they are served."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from exit_studio.resources import read_bytes, resource_path

DEMO_PAGES = sorted(
    path.relative_to(resource_path("demo")).as_posix()
    for path in resource_path("demo").rglob("*.html")
)
CONTENT_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}


def test_the_tag_is_the_bundle_byte_by_byte(client: TestClient) -> None:
    answer = client.get("/tag.js")
    assert answer.content == read_bytes("tag", "dist", "tag.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "public, max-age=300"


def test_the_tag_is_sent_again_only_when_it_has_changed(client: TestClient) -> None:
    etag = client.get("/tag.js").headers["etag"]
    for known in (etag, f'W/{etag}, "other"', "*"):
        again = client.get("/tag.js", headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == etag
    assert client.get("/tag.js", headers={"If-None-Match": '"other"'}).status_code == 200


def test_one_may_ask_for_the_head_alone(client: TestClient) -> None:
    answer = client.head("/tag.js")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["etag"] == client.get("/tag.js").headers["etag"]


@pytest.mark.parametrize("path", ["/", "/demo"])
def test_the_front_door_leads_to_the_demo_shop(client: TestClient, path: str) -> None:
    answer = client.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "/demo/")


@pytest.mark.parametrize("page", DEMO_PAGES)
def test_pages_of_the_demo_shop_are_served_under_a_strict_policy(
    client: TestClient, page: str
) -> None:
    answer = client.get(f"/demo/{page}")
    assert answer.content == read_bytes("demo", page)
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["x-content-type-options"] == "nosniff"
    rules = {rule.strip() for rule in answer.headers["content-security-policy"].split(";")}
    assert {
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "require-trusted-types-for 'script'",
    } <= rules
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_every_file_of_the_demo_shop_has_a_type_that_browsers_accept(client: TestClient) -> None:
    files = [path for path in resource_path("demo").rglob("*") if path.is_file()]
    served = [path for path in files if path.suffix not in {".md", ".txt"}]  # those are for us
    for path in served:
        answer = client.get(f"/demo/{path.relative_to(resource_path('demo')).as_posix()}")
        assert answer.content == path.read_bytes()
        expected = CONTENT_TYPES.get(path.suffix)
        assert expected is None or answer.headers["content-type"].startswith(expected)
    assert len(served) >= 5


def test_the_demo_shop_begins_at_its_index(client: TestClient) -> None:
    assert client.get("/demo/").content == read_bytes("demo", "index.html")


@pytest.mark.parametrize(
    "path",
    [
        "..%2ftag%2fdist%2ftag.js",
        "%2e%2e/tag/dist/tag.js",
        "%2e%2e%2ftag%2fdist%2ftag.js",
        "..%5ctag%5cdist%5ctag.js",
        "%2ftag/dist/tag.js",
        "x/%2e%2e/%2e%2e/tag/dist/tag.js",
        "C:%5cx.html",
        "index.html%00.js",
        "nowhere.html",
        "index",
        "README.md",
        f"{'x' * 3000}.html",
    ],
)
def test_nothing_else_can_be_reached_through_the_demo_shop(client: TestClient, path: str) -> None:
    answer = client.get(f"/demo/{path}", follow_redirects=False)
    assert answer.status_code == 404
    assert answer.json()["error"] == "not_found"
