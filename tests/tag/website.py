# SPDX-License-Identifier: MIT
"""A website with the tag in it, and a backend that writes down what it is sent.

Both are one small server on loopback. Nothing of the real backend is used here: these tests are of
the tag alone.
"""

from __future__ import annotations

import mimetypes
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath

from typing_extensions import override

from exit_studio.models.wire import (
    EventBatch,
    Impression,
    ShownPopup,
    SiteEvent,
    Visit,
    VisitAnswer,
)
from exit_studio.resources import ResourceNotFoundError, read_bytes

__all__ = ["Website", "serve_website"]

SNIPPET = (
    '<script async src="/tag.js" data-site="shop" data-arm="{arm}" data-hold="{hold}"></script>'
)
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A shop</title>{head}{snippet}</head>
<body>{body}</body></html>"""
SPACE = '<a href="/other" id="link">Other page</a><div id="space"></div>'


class Website:
    """What the server shows, and what it was told.

    Attributes:
        origin: `http://127.0.0.1:PORT`.
        show: What the backend answers to a visit.
        visits: Each visit that was reported, oldest first; each was valid by the wire models.
        events: Likewise each event.
        refuses: Status with which the backend answers instead, or 0.
        answer_bytes: What it answers to a visit, whatever is asked, or None.
        policy: Content-Security-Policy of the pages that lie in `resources`, or nothing.
        failures: What went wrong in the server itself, a body that the models refuse above all.
    """

    def __init__(self) -> None:
        self.origin = ""
        self.show: Callable[[Visit], ShownPopup | None] = lambda _: None
        self.visits: list[Visit] = []
        self.events: list[Impression | SiteEvent] = []
        self.batches: list[EventBatch] = []
        self.refuses = 0
        self.answer_bytes: bytes | None = None
        self.policy = ""
        self.failures: list[str] = []
        self._told = threading.Condition()
        self._pages: dict[str, tuple[str, dict[str, str]]] = {}

    def page(
        self,
        path: str = "/page",
        *,
        body: str = SPACE,
        head: str = "",
        snippet: str = SNIPPET,
        headers: dict[str, str] | None = None,
        arm: int = 0,
        hold: int = 40,
    ) -> str:
        """Put a page with the tag on the site, and return its address."""
        html = PAGE.format(head=head, body=body, snippet=snippet.format(arm=arm, hold=hold))
        self._pages[path] = (html, headers or {})
        return self.origin + path

    @property
    def impressions(self) -> list[Impression]:
        """The impressions among the events."""
        return [event for event in self.events if isinstance(event, Impression)]

    def happenings(self, count: int) -> list[str]:
        """Wait for so many events; return what the impressions tell: `view`, `click`, `close`."""
        self.wait_for_events(count)
        return [impression.what.value for impression in self.impressions]

    @property
    def site_events(self) -> list[SiteEvent]:
        """The events of the site's own code."""
        return [event for event in self.events if isinstance(event, SiteEvent)]

    def wait_for_events(self, count: int) -> None:
        """Wait until so many events have come; a beacon tells nobody when it has arrived.

        Raises:
            TimeoutError: They did not come within ten seconds.
        """
        with self._told:
            if not self._told.wait_for(lambda: len(self.events) >= count, timeout=10):
                raise TimeoutError(f"{len(self.events)} of {count} events came")

    def file(self, path: str) -> tuple[bytes, dict[str, str]] | None:
        """Return the bytes and the headers of a path, or None where there is nothing."""
        if path in self._pages:
            html, headers = self._pages[path]
            return html.encode(), {"Content-Type": "text/html; charset=utf-8", **headers}
        name = "tag/dist/tag.js" if path == "/tag.js" else path.removeprefix("/")
        try:
            body = read_bytes(name)
        except ResourceNotFoundError:
            return None
        kind = mimetypes.guess_type(PurePosixPath(name).name)[0] or "application/octet-stream"
        policy = {"Content-Security-Policy": self.policy} if self.policy else {}
        return body, {"Content-Type": kind, **policy}

    def answer(self, path: str, body: bytes) -> bytes:
        """Write down what was sent, and return the answer."""
        if path == "/v1/visits":
            visit = Visit.model_validate_json(body, strict=True)
            self.visits.append(visit)
            if self.answer_bytes is not None:
                return self.answer_bytes
            answer = VisitAnswer(show=self.show(visit))
            return answer.model_dump_json(exclude_none=True).encode()
        batch = EventBatch.model_validate_json(body, strict=True)
        with self._told:
            self.batches.append(batch)
            self.events.extend(batch.events)
            self._told.notify_all()
        return b'{"accepted":1}'


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a page asks for many files at once

    def __init__(self, website: Website) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.website = website

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """Let pass that a page is closed while it is being answered; fail at anything else."""
        error = sys.exception()
        if not isinstance(error, ConnectionError):
            self.website.failures.append(repr(error))


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        found = self.server.website.file(self.path.split("?")[0])
        body, headers = found or (b"", {"Content-Type": "text/plain"})
        self._send(200 if found else 404, body, headers)

    def do_POST(self) -> None:
        website = self.server.website
        sent = self.rfile.read(int(self.headers["Content-Length"]))
        body = website.answer(self.path, sent)
        headers = {"Content-Type": "application/json", "Access-Control-Allow-Origin": "*"}
        self._send(website.refuses or 200, body, headers)

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal."""


@contextmanager
def serve_website() -> Iterator[Website]:
    """Serve a new website until the block ends."""
    website = Website()
    with _Server(website) as server:
        website.origin = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield website
        finally:
            server.shutdown()
            thread.join()
    assert website.failures == []
