# SPDX-License-Identifier: MIT
"""The backend as a process: started, announced, stopped. What it answers is built by `app`."""

from __future__ import annotations

import errno
import json
import logging
import os
import secrets
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import uvicorn
from pydantic import ValidationError
from typing_extensions import override

from exit_studio.errors import ServerError
from exit_studio.models.wire import Site, SiteOrigins
from exit_studio.server.app import app_over
from exit_studio.server.backend import DATABASE_FILE, Backend, ServerSettings, open_backend
from exit_studio.server.database import worded_errors
from exit_studio.server.repository import sites, tokens
from exit_studio.server.security import Role, normal_origin, token_hash

__all__ = ["ServeOptions", "serve"]

_STDIN = 0
_GIVE = "Write a token of 32 to 128 letters, digits, - and _ as its first line, or an empty line."
_LONGEST_LINE = 1024
_ID_BYTES = 8
_TOKEN_BYTES = 32
_BACKLOG = 1024
_LAST_PORT = 65_535
_SECONDS_TO_FINISH = 5
_ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # compared with, not bound to


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How a backend is run.

    Attributes:
        data_dir: Folder of its database; made if it is missing.
        host: Name or address to listen at.
        port: 0 takes any that is free.
        allow_origins: Origins that may use the site “My website” from now on, added to those that
            may already.
        json: Whether the line on standard output is for a program.
        until_stdin_closes: Whether standard input is a leash. Its first line is a token to let in
            as long as the server runs, or empty; when it ends, the server ends.
        token: A token to let in as long as the server runs.
    """

    data_dir: Path
    host: str = "127.0.0.1"
    port: int = 0
    allow_origins: tuple[str, ...] = ()
    json: bool = False
    until_stdin_closes: bool = False
    token: str | None = None


def serve(options: ServeOptions) -> int:
    """Run a backend until it is told to stop: by SIGTERM, SIGINT, or the end of its leash.

    Says on standard output where it listens, once it does. Call it from the main thread.

    Returns:
        The exit status of the process: 0.

    Raises:
        ServerError: it cannot start; the message says why.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        with _signals_end_it():
            _serve(options)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _serve(options: ServeOptions) -> None:
    token = options.token
    if options.until_stdin_closes:
        line = _read_line(_STDIN)
        if line is None:
            return
        token = line or token
    with _listening(options.host, options.port) as listener:
        backend = open_backend(ServerSettings(options.data_dir, _now, _new_id, token))
        try:
            with worded_errors(options.data_dir / DATABASE_FILE):
                _allow(backend, options.allow_origins)
            server = _Server(backend, options, listener, has_token=token is not None)
            if options.until_stdin_closes:
                threading.Thread(target=server.stop_at_end_of, args=(_STDIN,), daemon=True).start()
            server.run(sockets=[listener])
        finally:
            backend.database.close()


class _Server(uvicorn.Server):
    """Says where it listens, once it does."""

    def __init__(
        self, backend: Backend, options: ServeOptions, listener: socket.socket, *, has_token: bool
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app_over(backend),
                http="h11",
                loop="asyncio",
                ws="none",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_SECONDS_TO_FINISH,
            )
        )
        self._backend = backend
        self._options = options
        self._url = _url_of(options.host, listener)
        self._has_token = has_token

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._announce()

    def stop_at_end_of(self, descriptor: int) -> None:
        """Wait until nothing more can be read, then stop."""
        while os.read(descriptor, _LONGEST_LINE):
            pass
        self.should_exit = True

    def _announce(self) -> None:
        with worded_errors(self._options.data_dir / DATABASE_FILE):
            new_token = None if self._has_token else _first_token(self._backend)
            key = _website(self._backend).key
        if self._options.json:
            told = {"event": "listening", "url": self._url, "site_key": key}
            text = json.dumps(told if new_token is None else told | {"token": new_token})
        else:
            text = _in_words(self._url, key, new_token)
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def _in_words(url: str, key: str, new_token: str | None) -> str:
    lines = [
        f"Exit Studio's backend listens at {url}",
        f"The demo shop is at {url}/demo/, the key of your own website is {key}.",
    ]
    if new_token is not None:
        lines += [
            f"Your token is {new_token}",
            "Keep it: it is not shown again, and whoever has it may publish.",
        ]
    return "\n".join([*lines, "Stop it with Ctrl+C."])


def _first_token(backend: Backend) -> str | None:
    """Make a token if nobody has one yet."""
    with backend.database.writing() as session:
        if tokens.has_tokens(session):
            return None
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        tokens.add_token(
            session,
            token_hash=token_hash(token),
            name="first token",
            role=Role.ADMIN,
            now=backend.clock(),
        )
    return token


def _website(backend: Backend) -> Site:
    """The author's own site; with the demo shop it is there from the start."""
    with backend.database.reading() as session:
        return next(site for site in sites.all_sites(session) if site.key != sites.DEMO)


def _allow(backend: Backend, origins: tuple[str, ...]) -> None:
    """Add origins to those of the author's own site.

    Raises:
        ServerError: one of them is no origin.
    """
    site = _website(backend)
    try:
        more = [normal_origin(origin) for origin in SiteOrigins(origins=origins).origins]
        together = SiteOrigins(origins=tuple(dict.fromkeys([*site.origins, *more])))
    except (ValidationError, ValueError) as error:
        raise ServerError(
            f"Not all of these are origins of websites: {', '.join(origins)}.",
            hint="Give scheme and host of each, such as https://shop.example.",
        ) from error
    with backend.database.writing() as session:
        sites.set_origins(session, site.key, together.origins)


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens; bound here, so that whatever is wrong with it gets its own words.

    Raises:
        ServerError: this host and port cannot be had.
    """
    if not 0 <= port <= _LAST_PORT:
        raise ServerError(f"{port} is no port.", hint=f"Choose one of 0 to {_LAST_PORT}.")
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as error:
        raise ServerError(
            f"“{host}” is no address of this computer.",
            hint="Use 127.0.0.1 for this computer alone, or 0.0.0.0 for all networks.",
        ) from error
    with socket.socket(family, kind) as listener:
        if os.name == "posix":
            # A port stays reserved for a minute after its last connection. (On Windows this
            # option would let two servers have the same port.)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen(_BACKLOG)
        except OSError as error:
            raise _not_bound(host, port, error) from error
        yield listener


def _not_bound(host: str, port: int, error: OSError) -> ServerError:
    if error.errno == errno.EADDRINUSE:
        return ServerError(
            f"Port {port} of {host} is taken by another program.",
            hint="Stop that program, or choose another port; 0 takes any that is free.",
        )
    return ServerError(
        f"The server cannot listen at port {port} of {host}: {error.strerror}.",
        hint="Choose another port (1024 or more, or 0 for any that is free) or another address.",
    )


def _url_of(host: str, listener: socket.socket) -> str:
    """Where this computer reaches the listener."""
    name = _ANY_ADDRESS.get(host, host)
    port = listener.getsockname()[1]
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


@contextmanager
def _signals_end_it() -> Iterator[None]:
    """Let SIGTERM and SIGINT end the process as if it were done, at whatever it is.

    While uvicorn runs it has its own handlers, which let it finish what it is at; afterwards it
    raises the signal again, for these.
    """
    kept = {number: signal.signal(number, _end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _read_line(descriptor: int) -> str | None:
    """Read a line without its end; None if the input is over before one ends.

    Straight from the descriptor: a buffer would be locked by the thread that reads on, and Python
    could not shut down.

    Raises:
        ServerError: the line is too long, or no text.
    """
    line = b""
    while not line.endswith(b"\n"):
        letter = os.read(descriptor, 1)
        if not letter:
            return None
        line += letter
        if len(line) > _LONGEST_LINE:
            raise ServerError("Standard input begins with no token: it is too long.", hint=_GIVE)
    try:
        return line.decode("ascii").strip()
    except UnicodeDecodeError as error:
        raise ServerError("Standard input begins with no token.", hint=_GIVE) from error


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id(prefix: str) -> str:
    return f"{prefix}_{secrets.token_hex(_ID_BYTES)}"
