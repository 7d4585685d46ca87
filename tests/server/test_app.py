# SPDX-License-Identifier: MIT
"""The application as a whole: how it is made, and how it answers when something is wrong."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import MutableMapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from exit_studio import __version__
from exit_studio.errors import DocumentError, ServerError
from exit_studio.models.wire import ErrorAnswer, Health
from exit_studio.server.app import app_over, create_app
from exit_studio.server.backend import DATABASE_FILE, Backend, ServerSettings
from tests.delivery.campaigns import a_campaign, a_visit
from tests.server.backends import TOKEN, Clock, Ids, bearing, post, publish


def error(answer: Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/json"
    return answer.status_code, ErrorAnswer.model_validate_json(answer.content, strict=True).error


def test_it_says_which_program_it_is(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert Health.model_validate_json(answer.content, strict=True).version == __version__
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/nowhere", (404, "not_found")),
        ("GET", "/docs", (404, "not_found")),
        ("GET", "/openapi.json", (404, "not_found")),
        ("GET", f"/{'x' * 5000}", (404, "not_found")),
        ("GET", "/v1/visits", (405, "not_allowed")),
        ("DELETE", "/v1/campaigns/c_spring", (405, "not_allowed")),
        ("POST", "/tag.js", (405, "not_allowed")),
    ],
)
def test_what_is_not_there_is_said_in_json(
    client: TestClient, method: str, path: str, expected: tuple[int, str]
) -> None:
    answer = client.request(method, path)
    assert error(answer) == expected
    assert len(answer.content) < 500


def break_the_stored_campaign(settings: ServerSettings, campaign_id: str = "c_spring") -> None:
    with closing(sqlite3.connect(settings.data_dir / DATABASE_FILE)) as connection, connection:
        connection.execute(
            'UPDATE revisions SET document = \'{"format":1,"cut\' WHERE campaign_id = ?',
            (campaign_id,),
        )


def test_a_fault_of_the_server_is_said_in_json_without_its_inside(
    client: TestClient, settings: ServerSettings
) -> None:
    publish(client, a_campaign())
    break_the_stored_campaign(settings)
    answer = client.get("/v1/campaigns/c_spring", headers=bearing(TOKEN))
    assert error(answer) == (500, "internal")
    assert "Traceback" not in answer.text
    assert "cut" not in answer.text
    assert client.get("/healthz").status_code == 200


def test_a_fault_of_the_server_is_logged(settings: ServerSettings) -> None:
    with TestClient(create_app(settings)) as client:
        publish(client, a_campaign())
        break_the_stored_campaign(settings)
        # What this client raises is what uvicorn writes into its log.
        with pytest.raises(DocumentError, match="A published campaign is broken"):
            client.get("/v1/campaigns/c_spring", headers=bearing(TOKEN))


def test_a_campaign_that_cannot_be_read_does_not_take_the_others_with_it(
    client: TestClient, settings: ServerSettings, caplog: pytest.LogCaptureFixture
) -> None:
    publish(client, a_campaign("c_sound"))
    publish(client, a_campaign("c_broken"), key="key-00000002")
    break_the_stored_campaign(settings, "c_broken")
    answer = post(client, "/v1/visits", a_visit().model_dump_json())
    assert answer.json()["show"]["campaign_id"] == "c_sound"
    assert "Campaign c_broken is left out" in caplog.text


def test_a_database_that_fails_is_said_in_json_and_worth_another_try(
    client: TestClient, settings: ServerSettings, caplog: pytest.LogCaptureFixture
) -> None:
    file = settings.data_dir / DATABASE_FILE
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("ALTER TABLE revisions RENAME TO lost")
    assert error(publish(client, a_campaign())) == (503, "storage_failed")
    assert "no such table" in caplog.text
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("ALTER TABLE lost RENAME TO revisions")
    assert publish(client, a_campaign()).status_code == 200


def test_a_request_that_breaks_off_is_no_fault_of_the_server(backend: Backend) -> None:
    arriving: list[MutableMapping[str, Any]] = [
        {"type": "http.request", "body": b'{"site":', "more_body": True},
        {"type": "http.disconnect"},
    ]
    answered: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return arriving.pop(0)

    async def send(message: MutableMapping[str, Any]) -> None:
        answered.append(message)

    request = {
        "type": "http",
        "method": "POST",
        "path": "/v1/events",
        "query_string": b"",
        "headers": [(b"host", b"shop.example"), (b"origin", b"https://shop.example")],
    }
    asyncio.run(app_over(backend)(request, receive, send))
    backend.database.close()
    assert answered[0]["status"] == 400
    assert ErrorAnswer.model_validate_json(answered[1]["body"]).error == "broken_off"


def test_what_was_acknowledged_is_there_after_a_restart(settings: ServerSettings) -> None:
    with TestClient(create_app(settings)) as client:
        receipt = publish(client, a_campaign()).json()
        keys = [site["key"] for site in client.get("/v1/sites", headers=bearing(TOKEN)).json()]
    with TestClient(create_app(settings)) as client:
        live = client.get("/v1/campaigns/c_spring", headers=bearing(TOKEN)).json()
        again = [site["key"] for site in client.get("/v1/sites", headers=bearing(TOKEN)).json()]
    assert live["receipt"] == receipt
    assert again == keys


def test_a_token_of_one_run_is_no_token_of_the_next(settings: ServerSettings) -> None:
    other = ServerSettings(
        data_dir=settings.data_dir, clock=settings.clock, new_id=settings.new_id, token="n" * 43
    )
    for run, statuses in [(settings, [200, 401]), (other, [401, 200])]:
        with TestClient(create_app(run)) as client:
            answers = [client.get("/v1/sites", headers=bearing(t)) for t in (TOKEN, "n" * 43)]
        assert [answer.status_code for answer in answers] == statuses


@pytest.mark.parametrize("token", ["", "short", "x" * 129, "with blank".ljust(40, "x")])
def test_a_token_that_could_be_guessed_is_refused(tmp_path: Path, token: str) -> None:
    settings = ServerSettings(data_dir=tmp_path, clock=Clock(), new_id=Ids(), token=token)
    with pytest.raises(ServerError, match="too short or holds characters"):
        create_app(settings)


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    for folder in (file, file / "below"):
        with pytest.raises(ServerError) as refusal:
            create_app(ServerSettings(data_dir=folder, clock=Clock(), new_id=Ids()))
        assert str(folder) in refusal.value.user_message


def test_a_database_that_is_damaged_is_refused_at_the_start(settings: ServerSettings) -> None:
    with closing(sqlite3.connect(settings.data_dir / DATABASE_FILE)) as connection, connection:
        connection.execute("DROP TABLE sites")
    with pytest.raises(ServerError, match="no such table: sites"):
        create_app(settings)


def test_the_data_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "server"
    with TestClient(create_app(ServerSettings(data_dir=folder, clock=Clock(), new_id=Ids()))):
        pass
    assert folder.stat().st_mode & 0o077 == 0
    shutil.rmtree(folder)
