# SPDX-License-Identifier: MIT
"""A request gets there and its answer back, or one clear message says why not."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exit_studio.errors import BackendError, BackendRefused, BackendUnreachable
from exit_studio.sync.transport import HttpTransport, Limits, Request, Response, host_of
from tests.sync.rude_server import RudeServer, closed_address, http

ROOT = Path(__file__).resolve().parents[2]


def exchange(request: Request, limits: Limits | None = None) -> Response:
    async def sent() -> Response:
        transport = HttpTransport(limits)
        try:
            return await transport.send(request)
        finally:
            await transport.close()

    return asyncio.run(sent())


def failure(url: str, limits: Limits | None = None) -> BackendError:
    with pytest.raises(BackendError) as raised:
        exchange(Request("GET", url), limits)
    return raised.value


def test_a_request_and_its_answer_arrive_whole(server: RudeServer) -> None:
    server.answer = http("201 Created", b"\x00answer", more="X-Kind: plain\r\n")
    answer = exchange(Request("PUT", f"{server.address}/a/b?c=d", {"X-Key": "k1"}, b"body \xff"))
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"PUT /a/b?c=d HTTP/1.1\r\n")
    assert b"x-key: k1" in head.lower()
    assert body == b"body \xff"
    assert (answer.status, answer.body, answer.headers["x-kind"]) == (201, b"\x00answer", "plain")


def test_one_transport_carries_many_requests_and_can_be_reopened(server: RudeServer) -> None:
    server.answer = http("200 OK", b"{}")

    async def story() -> list[int]:
        transport = HttpTransport()
        asked = Request("GET", server.address)
        answers = await asyncio.gather(*(transport.send(asked) for _ in range(5)))
        await transport.close()
        answers.append(await transport.send(asked))
        await transport.close()
        await transport.close()
        return [answer.status for answer in answers]

    assert asyncio.run(story()) == [200] * 6


@pytest.mark.parametrize("status", ["400 Bad Request", "404 Not Found", "500 Oops"])
def test_every_status_is_an_answer(server: RudeServer, status: str) -> None:
    server.answer = http(status, b"why")
    answer = exchange(Request("GET", server.address))
    assert (answer.status, answer.body) == (int(status[:3]), b"why")


def test_a_redirect_is_not_followed(server: RudeServer) -> None:
    server.answer = http("302 Found", more=f"Location: {server.address}/elsewhere\r\n")
    assert exchange(Request("GET", server.address)).status == 302
    assert len(server.requests) == 1


def test_nobody_listens() -> None:
    address = closed_address()
    error = failure(address)
    assert isinstance(error, BackendUnreachable)
    assert error.user_message == f"No connection to {host_of(address)}."


def test_no_such_host() -> None:
    error = failure("http://nobody.invalid/")
    assert isinstance(error, BackendUnreachable)
    assert error.user_message == "No computer called nobody.invalid was found."


def test_a_server_that_says_nothing_is_left_after_its_time(server: RudeServer) -> None:
    server.answer = None
    error = failure(server.address, Limits(whole=0.2))
    assert isinstance(error, BackendUnreachable)
    assert error.user_message == f"{host_of(server.address)} did not answer within 0.2 seconds."


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n",
        b"220 mail.example ESMTP\r\n",
        b"\x16\x03\x01\x02\x00",
    ],
    ids=["nothing", "half a head", "half a body", "half a chunk", "no chunk", "mail", "TLS"],
)
def test_what_breaks_off_or_is_no_http(server: RudeServer, answer: bytes) -> None:
    server.answer = answer
    error = failure(server.address)
    assert isinstance(error, BackendUnreachable)
    assert host_of(server.address) in error.user_message


def test_a_secure_address_at_a_server_that_is_not(server: RudeServer) -> None:
    server.answer = http("400 Bad Request")
    error = failure(server.address.replace("http:", "https:"), Limits(connect=1, whole=1))
    assert isinstance(error, BackendUnreachable)
    assert host_of(server.address) in error.user_message


def test_a_huge_answer_is_not_read_to_its_end(server: RudeServer) -> None:
    server.answer = http("200 OK", b"x" * 1_000_001)
    error = failure(server.address, Limits(answer=1_000_000))
    assert isinstance(error, BackendRefused)
    assert "0.953674 MB" in error.user_message


def test_an_answer_of_just_the_limit_is_read(server: RudeServer) -> None:
    server.answer = http("200 OK", b"x" * 1000)
    answer = exchange(Request("GET", server.address), Limits(answer=1000))
    assert len(answer.body) == 1000


def test_a_packed_answer_is_not_unpacked(server: RudeServer) -> None:
    server.answer = http("200 OK", b"\x1f\x8b", more="Content-Encoding: gzip\r\n")
    assert exchange(Request("GET", server.address)).body == b"\x1f\x8b"
    assert b"accept-encoding: identity" in server.requests[0].lower()


@pytest.mark.parametrize("url", ["http://exa..mple/", "http://" + "a" * 300 + ".example/"])
def test_what_is_no_address(url: str) -> None:
    error = failure(url)
    assert "exa..mple" in error.user_message or "aaa" in error.user_message


def test_a_proxy_of_the_environment_does_not_come_between_us_and_this_computer(
    server: RudeServer,
) -> None:
    server.answer = http("200 OK", b"direct")
    code = (
        "import asyncio, sys\n"
        "from exit_studio.sync.transport import HttpTransport, Request\n"
        "print(asyncio.run(HttpTransport().send(Request('GET', sys.argv[1]))).body.decode())"
    )
    environment = {**os.environ, "HTTP_PROXY": closed_address(), "http_proxy": closed_address()}
    done = subprocess.run(
        [sys.executable, "-c", code, server.address],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("direct", "")


def test_it_can_be_cancelled_while_it_waits(server: RudeServer) -> None:
    server.answer = None

    async def story() -> None:
        transport = HttpTransport()
        sending = asyncio.create_task(transport.send(Request("GET", server.address)))
        await asyncio.to_thread(server.asked.wait, 60)
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
        await transport.close()

    asyncio.run(story())


def test_it_works_in_the_event_loop_of_the_window(
    server: RudeServer, other_server: RudeServer
) -> None:
    other_server.answer = None
    server.answer = http("200 OK", b"in Qt")
    code = (
        "import asyncio, sys\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from qasync import QEventLoop\n"
        "from exit_studio.errors import BackendUnreachable\n"
        "from exit_studio.sync.transport import HttpTransport, Limits, Request\n"
        "async def story():\n"
        "    transport = HttpTransport(Limits(whole=10))\n"
        "    answer = await transport.send(Request('PUT', sys.argv[1], {}, b'body'))\n"
        "    await transport.close()\n"
        "    try:\n"
        "        await HttpTransport(Limits(whole=0.2)).send(Request('GET', sys.argv[2]))\n"
        "    except BackendUnreachable as error:\n"
        "        print('0.2 seconds' in error.user_message)\n"
        "    return answer.body.decode()\n"
        "application = QCoreApplication(['test'])\n"
        "with QEventLoop(application) as loop:\n"
        "    print(loop.run_until_complete(story()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, server.address, other_server.address],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("True\nin Qt\n", "")
