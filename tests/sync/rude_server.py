# SPDX-License-Identifier: MIT
"""A server on loopback that answers with the very bytes that a test gives it, however wrong."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

HEAD_END = b"\r\n\r\n"
TLS_GREETING = b"\x16"


class RudeServer:
    """Listens, reads each request whole, answers, and hangs up.

    Attributes:
        answer: What it says; None for nothing, while the line stays open.
        requests: What it was asked, head and body.
        asked: Set once there is a request.
    """

    def __init__(self, listener: socket.socket) -> None:
        self.answer: bytes | None = b""
        self.requests: list[bytes] = []
        self.asked = threading.Event()
        self._listener = listener
        self._lines: list[socket.socket] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def serve(self) -> None:
        with suppress(OSError):  # the listener was closed: the test is over
            while True:
                self._attend(self._listener.accept()[0])

    def hang_up(self) -> None:
        # Closing alone would not wake the thread that waits in `accept`.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for line in self._lines:
            line.close()

    def _attend(self, line: socket.socket) -> None:
        line.settimeout(30)
        self._lines.append(line)
        with suppress(OSError):  # the client may have heard enough
            self.requests.append(_request(line))
            self.asked.set()
            if self.answer is not None:
                line.sendall(self.answer)
                line.close()


def _request(line: socket.socket) -> bytes:
    received = line.recv(65536)
    if received[:1] == TLS_GREETING:
        return received
    while HEAD_END not in received:
        received += _more(line)
    head, _, body = received.partition(HEAD_END)
    lengths = [row for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:")]
    length = int(lengths[0].partition(b":")[2]) if lengths else 0
    while len(body) < length:
        body += _more(line)
    return head + HEAD_END + body


def _more(line: socket.socket) -> bytes:
    received = line.recv(65536)
    if not received:
        raise ConnectionAbortedError
    return received


@contextmanager
def rude_server() -> Iterator[RudeServer]:
    """Run one until the block ends."""
    server = RudeServer(socket.create_server(("127.0.0.1", 0)))
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield server
    finally:
        server.hang_up()
        thread.join(timeout=30)


def http(
    status: str, body: bytes = b"", *, kind: str = "application/json", more: str = ""
) -> bytes:
    """Return a well-formed answer."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


def closed_address() -> str:
    """Return an address on loopback at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"
