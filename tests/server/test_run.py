# SPDX-License-Identifier: MIT
"""The backend as a real process: started, announced, stopped, killed."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import httpx2
import pytest

from exit_studio.errors import ServerError
from exit_studio.models.wire import ErrorAnswer, PublishRequest
from exit_studio.server.backend import DATABASE_FILE
from exit_studio.server.run import ServeOptions, serve
from tests.delivery.campaigns import a_campaign
from tests.server.backends import TOKEN, a_batch, an_impression, bearing
from tests.server.processes import ROOT, SECONDS_TO_END, running, serve_command


def sites(url: str, token: str) -> httpx2.Response:
    return httpx2.get(f"{url}/v1/sites", headers=bearing(token))


def refuses(url: str) -> bool:
    host, port = url.removeprefix("http://").split(":")
    with closing(socket.socket()) as probe:
        return probe.connect_ex((host, int(port))) != 0


def test_the_first_start_shows_a_token_and_later_ones_do_not(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with running(data, "--json", "--allow-origin", "https://Shop.example") as server:
        told = server.listening
        assert told.keys() == {"event", "url", "site_key", "token"}
        assert told["event"] == "listening"
        assert told["url"].startswith("http://127.0.0.1:")
        demo, own = sites(server.url, told["token"]).json()
        assert (demo["key"], own["key"]) == ("demo", told["site_key"])
        assert own["origins"] == ["https://shop.example"]
        nowhere = httpx2.get(f"{server.url}/nowhere")
        assert ErrorAnswer.model_validate_json(nowhere.content, strict=True).error == "not_found"
        check_an_endless_body_is_refused(server.url)
        server.process.send_signal(signal.SIGTERM)
        assert server.wait() == 0
        assert server.rest_of_output() == ""
        assert refuses(server.url)

    with running(data, "--allow-origin", "https://other.example", lines=3) as server:
        listens, where, stop = server.said
        url = listens.removeprefix("Exit Studio's backend listens at ").strip()
        assert f"{url}/demo/" in where
        assert own["key"] in where
        assert "Ctrl+C" in stop
        kept = sites(url, told["token"]).json()
        assert kept[1]["origins"] == ["https://shop.example", "https://other.example"]
        assert sites(url, TOKEN).status_code == 401
        server.process.send_signal(signal.SIGINT)
        assert server.wait() == 0
        assert server.rest_of_output() == ""
    assert server.stderr.read_text() == ""
    assert told["token"].encode() not in (data / DATABASE_FILE).read_bytes()


def check_an_endless_body_is_refused(url: str) -> None:
    """Sends pieces for as long as the server takes them."""
    host, port = url.removeprefix("http://").split(":")
    piece = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    head = f"POST /v1/events HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {url}\r\n"
    with closing(socket.create_connection((host, int(port)), timeout=SECONDS_TO_END)) as client:
        client.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        answer = b""
        for _ in range(2000):
            try:
                client.sendall(piece)
            except (BrokenPipeError, ConnectionResetError):
                break
        with closing(client.makefile("rb")) as stream:
            answer = stream.readline()
    assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_server_on_a_leash_takes_its_token_and_ends_with_it(tmp_path: Path) -> None:
    with running(tmp_path / "data", "--json", "--until-stdin-closes", first_line=TOKEN) as server:
        assert server.listening.keys() == {"event", "url", "site_key"}
        assert sites(server.url, TOKEN).status_code == 200
        host, port = server.url.removeprefix("http://").split(":")
        # A visitor in the middle of a request does not keep it alive.
        with closing(socket.create_connection((host, int(port)))) as visitor:
            visitor.sendall(b"POST /v1/events HTTP/1.1\r\nHost: x\r\n")
            server.leash().close()
            assert server.wait() == 0
        assert server.rest_of_output() == ""
    assert server.stderr.read_text() == ""


@pytest.mark.parametrize("said", [b"", b"half a tok"])
def test_a_leash_that_ends_before_the_token_starts_nothing(tmp_path: Path, said: bytes) -> None:
    with standard_input(said):
        assert serve(ServeOptions(tmp_path / "data", until_stdin_closes=True)) == 0
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("said", [b"short\n", b"\xff\n", b"x" * 5000 + b"\n"])
def test_a_leash_with_another_line_than_a_token_is_said_so(tmp_path: Path, said: bytes) -> None:
    with standard_input(said):
        error = refusal(ServeOptions(tmp_path / "data", until_stdin_closes=True))
    assert "token" in error.user_message


@contextmanager
def standard_input(content: bytes) -> Iterator[None]:
    """Let this process read `content`, and then the end, from its standard input."""
    reader, writer = os.pipe()
    kept = os.dup(0)
    try:
        os.dup2(reader, 0)
        os.write(writer, content)
        os.close(writer)
        yield
    finally:
        os.dup2(kept, 0)
        os.close(kept)
        os.close(reader)


def test_a_server_does_not_outlive_a_studio_that_is_killed(tmp_path: Path) -> None:
    studio = """
import subprocess, sys
server = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, text=True)
server.stdin.write("t" * 43 + "\\n")
server.stdin.flush()
server.wait()
"""
    command = serve_command(tmp_path / "data", "--json", "--until-stdin-closes")
    with subprocess.Popen(
        [sys.executable, "-c", studio, *command], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        url = json.loads(process.stdout.readline())["url"]
        assert sites(url, TOKEN).status_code == 200
        os.kill(process.pid, signal.SIGKILL)
        # The server has inherited this pipe: it is at its end when both are gone.
        assert process.stdout.read() == ""
        assert refuses(url)


def test_no_event_that_was_acknowledged_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    data, campaign = tmp_path / "data", a_campaign()
    enough = threading.Semaphore(0)
    with running(data, "--json", "--until-stdin-closes", first_line=TOKEN) as server:
        httpx2.put(
            f"{server.url}/v1/campaigns/{campaign.id}",
            content=PublishRequest(campaign=campaign).model_dump_json(),
            headers=bearing(TOKEN, **{"Idempotency-Key": "key-00000001"}),
        ).raise_for_status()
        with ThreadPoolExecutor(4) as pool:
            senders = [pool.submit(send_until_refused, server.url, n, enough) for n in "abcd"]
            # Killed as soon as all together have had 60 answers, while they go on sending.
            for _ in range(60):
                assert enough.acquire(timeout=SECONDS_TO_END)
            server.process.kill()
            acknowledged = [event_id for sender in senders for event_id in sender.result()]
    assert len(acknowledged) >= 60
    with running(data, "--json", "--until-stdin-closes", first_line="") as server:
        # Nobody had a token of this server yet, and it was given none.
        token, url = server.listening["token"], server.url
        answer = httpx2.get(f"{url}/v1/reports/{campaign.id}", headers=bearing(token))
        # Each sender may have had one more event kept, whose answer never came.
        assert len(acknowledged) <= answer.json()["views"] <= len(acknowledged) + len(senders)
        with httpx2.Client(headers={"Origin": url}) as client:
            again = [client.post(f"{url}/v1/events", content=an_event(e)) for e in acknowledged]
    assert {answer.text for answer in again} == {'{"accepted":0,"repeated":1,"unknown":0}'}


def an_event(event_id: str) -> str:
    return a_batch(an_impression(event_id))


def send_until_refused(url: str, name: str, answered: threading.Semaphore) -> list[str]:
    """Send one event after the other, and return the ids of those that were acknowledged."""
    acknowledged = []
    with httpx2.Client(headers={"Origin": url}) as client:
        for number in range(10_000):
            event_id = f"view-{name}-{number:05}"
            try:
                answer = client.post(f"{url}/v1/events", content=an_event(event_id))
            except httpx2.HTTPError:
                break
            assert answer.status_code == 202
            acknowledged.append(event_id)
            answered.release()
    return acknowledged


# --- starts that fail -----------------------------------------------------------------------------


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which somebody else listens."""
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        yield other.getsockname()[1]


def refusal(options: ServeOptions) -> ServerError:
    with pytest.raises(ServerError) as refused:
        serve(options)
    assert "\n" not in str(refused.value)
    assert refused.value.hint
    return refused.value


def test_a_port_that_is_taken_is_said_so_and_nothing_is_made(tmp_path: Path, taken: int) -> None:
    error = refusal(ServeOptions(tmp_path / "data", port=taken))
    assert f"Port {taken} of 127.0.0.1 is taken" in error.user_message
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("host", "port"),
    [("no such host", 0), ("203.0.113.7", 0), ("127.0.0.1", 70_000), (f"{'x' * 70}.example", 0)],
)
def test_an_address_that_cannot_be_had_is_said_so(tmp_path: Path, host: str, port: int) -> None:
    error = refusal(ServeOptions(tmp_path / "data", host=host, port=port))
    assert (str(port) if port else host) in error.user_message


def test_a_database_that_cannot_be_used_is_said_so(tmp_path: Path) -> None:
    (tmp_path / DATABASE_FILE).write_text("no database" * 100)
    error = refusal(ServeOptions(tmp_path))
    assert "not a database" in error.user_message
    with closing(sqlite3.connect(tmp_path / "newer.db")) as connection, connection:
        connection.execute("CREATE TABLE server_schema (version_num)")
        connection.execute("INSERT INTO server_schema VALUES ('9999')")
    (tmp_path / "newer.db").replace(tmp_path / DATABASE_FILE)
    assert "from a newer version" in refusal(ServeOptions(tmp_path)).user_message


@pytest.mark.parametrize("origin", ["shop.example", "https://shop.example/", "https://*.example"])
def test_an_origin_that_is_none_is_said_so(tmp_path: Path, origin: str) -> None:
    error = refusal(ServeOptions(tmp_path, allow_origins=("https://fine.example", origin)))
    assert origin in error.user_message


def test_a_failed_start_leaves_the_signals_as_they_were(tmp_path: Path, taken: int) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    refusal(ServeOptions(tmp_path, port=taken))
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before
