# SPDX-License-Identifier: MIT
"""HTTP requests and answers as plain values, and the one way in which they travel.

The only module that knows the HTTP library. What a request means to a backend is in `client`.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from exit_studio.errors import BackendRefused, BackendUnreachable

if TYPE_CHECKING:
    import httpx2

__all__ = [
    "MAX_ANSWER_BYTES",
    "HttpTransport",
    "Limits",
    "Request",
    "Response",
    "Transport",
    "host_of",
]

MAX_ANSWER_BYTES = 8 * 1024 * 1024

_LOOPBACK = ("all://127.0.0.1", "all://localhost", "all://[::1]")
_TRY_LATER = "Check the network connection and the address, then try again."


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a backend.

    Attributes:
        url: Absolute, `http` or `https`.
        body: Empty for a request without one.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)  # a token among them
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """What came back, whatever its status.

    Attributes:
        headers: Names in small letters.
        body: Complete, and not decoded.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport(Protocol):
    """Carries one request there and its answer back."""

    async def send(self, request: Request) -> Response:
        """Return the answer, whatever its status; no redirect is followed.

        Raises:
            BackendUnreachable: no answer came, or not the whole of it.
            BackendRefused: the address is none, or the answer larger than a backend's can be.
        """
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a backend may take and how much it may answer.

    Attributes:
        connect: Seconds until the connection stands.
        whole: Seconds from the first byte asked to the last byte answered.
        answer: Bytes of one answer's body.
    """

    connect: float = 5.0
    whole: float = 20.0
    answer: int = MAX_ANSWER_BYTES


class HttpTransport:
    """Sends over the network, from whichever event loop runs it.

    The library and the certificates are loaded on a worker thread by the first request, so that a
    studio that starts waits for neither.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._client: httpx2.AsyncClient | None = None
        self._opening = asyncio.Lock()

    async def send(self, request: Request) -> Response:
        """Return the answer, whatever its status; no redirect is followed.

        Raises:
            BackendUnreachable: no answer came, or not the whole of it.
            BackendRefused: the address is none, or the answer larger than a backend's can be.
        """
        client = await self._opened()
        try:
            async with asyncio.timeout(self._limits.whole):
                return await self._exchange(client, request)
        except TimeoutError as error:
            raise _too_slow(request, self._limits.whole) from error

    async def close(self) -> None:
        """Let go of what the library holds. The transport may be used again afterwards."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def _opened(self) -> httpx2.AsyncClient:
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(_new_client, self._limits)
            return self._client

    async def _exchange(self, client: httpx2.AsyncClient, request: Request) -> Response:
        import httpx2  # noqa: PLC0415  # loaded already, by `_opened`

        # Compressed answers could grow beyond their limit while they are unpacked.
        headers = {**request.headers, "Accept-Encoding": "identity"}
        try:
            async with client.stream(
                request.method, request.url, headers=headers, content=request.body or None
            ) as answer:
                body = await self._body(answer, request)
        except httpx2.ConnectTimeout as error:
            raise _too_slow(request, self._limits.connect) from error
        except httpx2.ConnectError as error:
            raise _not_connected(request, error) from error
        except httpx2.InvalidURL as error:
            raise BackendRefused(
                f"“{request.url}” is no address.", hint="Check the address of the backend."
            ) from error
        except (httpx2.HTTPError, httpx2.StreamError) as error:
            raise _broken_off(request, error) from error
        return Response(answer.status_code, dict(answer.headers), body)

    async def _body(self, answer: httpx2.Response, request: Request) -> bytes:
        body = bytearray()
        async for chunk in answer.aiter_raw():
            body += chunk
            if len(body) > self._limits.answer:
                raise BackendRefused(
                    f"{host_of(request.url)} answered with more than "
                    f"{_megabytes(self._limits.answer)} MB, which no Exit Studio backend does.",
                    hint="Check the address of the backend.",
                )
        return bytes(body)


def host_of(url: str) -> str:
    """Return host and port of `url`, for messages: never a name or a password before them."""
    return urlsplit(url).netloc.rpartition("@")[2] or url


def _new_client(limits: Limits) -> httpx2.AsyncClient:
    import httpx2  # noqa: PLC0415  # takes 0.2 s; see the class

    return httpx2.AsyncClient(
        follow_redirects=False,
        timeout=httpx2.Timeout(limits.whole, connect=limits.connect),
        # A connection that the backend is just closing would fail a request for nothing.
        limits=httpx2.Limits(max_keepalive_connections=0),
        # A proxy of the environment cannot know the server of this computer.
        mounts=dict.fromkeys(_LOOPBACK),
    )


def _too_slow(request: Request, seconds: float) -> BackendUnreachable:
    return BackendUnreachable(
        f"{host_of(request.url)} did not answer within {seconds:g} seconds.", hint=_TRY_LATER
    )


def _not_connected(request: Request, error: Exception) -> BackendUnreachable:
    host = host_of(request.url)
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return BackendUnreachable(
                f"The certificate of {host} is not trusted: {cause.verify_message}.",
                hint="Ask whoever runs the backend for a valid certificate.",
            )
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return BackendUnreachable(f"No computer called {host} was found.", hint=_TRY_LATER)
    return BackendUnreachable(f"No connection to {host}.", hint=_TRY_LATER)


def _broken_off(request: Request, error: Exception) -> BackendUnreachable:
    return BackendUnreachable(
        f"The exchange with {host_of(request.url)} broke off ({type(error).__name__}).",
        hint=_TRY_LATER,
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    step: BaseException | None = error
    while step is not None:
        yield step
        step = step.__cause__ or step.__context__


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:g}"
