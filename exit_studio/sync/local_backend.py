# SPDX-License-Identifier: MIT
"""The server that the studio runs for itself on this computer: started, watched, stopped.

How a process is run is `child_process`; what the server does is in `server`.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints, ValidationError

from exit_studio.errors import ServerError
from exit_studio.models.record import Record
from exit_studio.sync.child_process import ChildProcess

__all__ = [
    "Failed",
    "LocalBackend",
    "LocalState",
    "Patience",
    "Running",
    "Starting",
    "Stopped",
    "serve_command",
]

_SAME_AGAIN = frozenset({2, 3})
"""Exit statuses of our command line that another start would only repeat: usage, refused."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """Not wanted."""


@dataclass(frozen=True, slots=True)
class Starting:
    """Wanted, and on its way; perhaps not for the first time."""


@dataclass(frozen=True, slots=True)
class Running:
    """Answers.

    Attributes:
        url: Where, such as `http://127.0.0.1:40123`.
        token: An author's token that is good until it ends.
        site_key: Key of the website that it serves on this computer.
    """

    url: str
    token: str = field(repr=False)  # logs show states
    site_key: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Wanted, but given up.

    Attributes:
        reason: One sentence for a person.
    """

    reason: str


LocalState = Stopped | Starting | Running | Failed


@dataclass(frozen=True, slots=True)
class Patience:
    """How much of what is borne, in seconds.

    Attributes:
        start: Until it listens.
        end: Until it has ended, for each of three ways to make it.
        first_pause: Between its first death and its next start; doubled for each further one.
        restarts: How many of them there may be `within` this time.
    """

    start: float = 30.0
    end: float = 5.0
    first_pause: float = 0.5
    restarts: int = 5
    within: float = 300.0

    def pause(self, deaths: Sequence[float], now: float) -> float | None:
        """Choose how long to wait before the next start.

        Args:
            deaths: When it died, the last being now.
            now: The present, on the same clock.

        Returns:
            Seconds, or None when it has died too often.
        """
        recent = sum(now - death < self.within for death in deaths)
        return None if recent > self.restarts else self.first_pause * (1 << (recent - 1))


class _Listening(Record):
    """The line by which the server says that it is ready."""

    event: Literal["listening"]
    url: Annotated[str, StringConstraints(pattern=r"^http://127\.0\.0\.1:[1-9][0-9]{0,4}$")]
    site_key: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class _Complaint(Record):
    """The line by which our command line says that it cannot do something."""

    error: str
    hint: str


class _NotStarted(Exception):
    """A start came to nothing.

    Attributes:
        how: What it did instead, after “The server of this computer”.
        final: Whether another start would do the same.
    """

    def __init__(self, how: str, *, final: bool) -> None:
        super().__init__(how)
        self.how = how
        self.final = final


class LocalBackend:
    """Keeps a server of our own alive for as long as it is wanted.

    It keeps its port from one start to the next where it can, so that pages which are open in a
    browser, and the snippet in somebody's page, find it again.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        new_token: Callable[[], str],
        on_change: Callable[[LocalState], None],
        command: Callable[[int], Sequence[str]] | None = None,
        patience: Patience | None = None,
    ) -> None:
        """Prepare; starts nothing.

        Args:
            data_dir: Where the server keeps its data, its port and its log.
            new_token: Makes a token that nobody can guess; called for each start.
            on_change: Gets each new state, in the event loop.
            command: Makes the program and its arguments from the port that it shall try to use,
                0 for any.
            patience: How long and how often.
        """
        self._port_file = data_dir / "port"
        self._log = data_dir / "server.log"
        self._new_token = new_token
        self._on_change = on_change
        self._command = command or (lambda port: serve_command(data_dir, port))
        self._patience = patience or Patience()
        self._state: LocalState = Stopped()
        self._news = asyncio.Event()
        self._child: ChildProcess | None = None
        self._task: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    @property
    def state(self) -> LocalState:
        """How it stands now."""
        return self._state

    @property
    def log(self) -> Path:
        """What the server wrote."""
        return self._log

    @property
    def pid(self) -> int | None:
        """Number of its process in the operating system, None while there is none."""
        return None if self._child is None else self._child.pid

    async def start(self) -> None:
        """Want it; returns before it runs. After a failure, tries anew."""
        async with self._turn:
            if self._task is None or self._task.done():
                self._show(Starting())
                self._task = asyncio.create_task(self._keep_alive(), name="local backend")

    async def stop(self) -> None:
        """Want it no longer, and wait for its end."""
        async with self._turn:
            task, self._task = self._task, None
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            await self._end_child()
            self._show(Stopped())

    async def running(self) -> Running:
        """Wait until it runs.

        Raises:
            ServerError: it is not wanted, or was given up.
        """
        while True:
            match self._state:
                case Running() as state:
                    return state
                case Failed(reason):
                    raise ServerError(reason, hint=f"What it said is in {self._log}.")
                case Stopped():
                    raise ServerError("The server of this computer is not running.")
                case Starting():
                    await self._news.wait()

    def _show(self, state: LocalState) -> None:
        if state == self._state:
            return
        self._state = state
        self._news.set()
        self._news = asyncio.Event()
        self._on_change(state)

    async def _keep_alive(self) -> None:
        loop = asyncio.get_running_loop()
        deaths: list[float] = []
        while True:
            try:
                how = await self._live()
            except _NotStarted as error:
                if error.final:
                    self._show(Failed(f"The server of this computer {error.how}"))
                    return
                how = error.how
            deaths.append(loop.time())
            pause = self._patience.pause(deaths, deaths[-1])
            if pause is None:
                self._show(Failed(f"The server of this computer went down too often: it {how}"))
                return
            self._show(Starting())
            await asyncio.sleep(pause)

    async def _live(self) -> str:
        """Start it, wait until it is dead, and return how it died."""
        child, running = await self._started()
        self._show(running)
        return _death(child, await child.ended())

    async def _started(self) -> tuple[ChildProcess, Running]:
        if port := self._last_port():
            with suppress(_NotStarted):  # somebody else may have that port by now
                return await self._start_at(port)
        return await self._start_at(0)

    async def _start_at(self, port: int) -> tuple[ChildProcess, Running]:
        """Start it once.

        Raises:
            _NotStarted: it did not come to listen, and is dead again.
        """
        await self._end_child()
        token = self._new_token()
        try:
            child = ChildProcess(self._command(port), first_line=token, log=self._log)
        except OSError as error:
            raise _NotStarted(f"could not be started: {error.strerror}.", final=True) from error
        self._child = child
        try:
            async with asyncio.timeout(self._patience.start):
                listening = await _heard(child)
        except TimeoutError as error:
            await self._end_child()
            seconds = f"{self._patience.start:g}"
            raise _NotStarted(f"did not start within {seconds} seconds.", final=False) from error
        except ValidationError as error:
            await self._end_child()
            raise _NotStarted("did not say where it listens.", final=False) from error
        self._keep_port(listening.url)
        return child, Running(listening.url, token, listening.site_key)

    async def _end_child(self) -> None:
        if self._child is not None:
            await self._child.end(self._patience.end)
            self._child = None

    def _last_port(self) -> int:
        """Return the port of its last start, 0 for none; a wish, so a broken note is none."""
        try:
            return int(self._port_file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0

    def _keep_port(self, url: str) -> None:
        with suppress(OSError):  # without the note it merely gets another port next time
            self._port_file.write_text(url.rpartition(":")[2], encoding="ascii")


def serve_command(data_dir: Path, port: int) -> list[str]:
    """Return the command that serves `data_dir` on loopback until its standard input closes."""
    return [
        sys.executable,
        "-P",  # nothing in the working folder takes the place of one of our modules
        *("-m", "exit_studio", "serve"),
        *("--host", "127.0.0.1", "--port", str(port)),
        *("--data", str(data_dir)),
        *("--json", "--until-stdin-closes"),
    ]


async def _heard(child: ChildProcess) -> _Listening:
    """Return what the first line says.

    Raises:
        _NotStarted: it says why there is nothing to listen at, or nothing because it is dead.
        ValidationError: it says something else.
    """
    line = await child.first_line()
    if not line:
        status = await child.ended()
        raise _NotStarted(_death(child, status), final=status in _SAME_AGAIN)
    try:
        return _Listening.model_validate_json(line, strict=True)
    except ValidationError:
        complaint = _Complaint.model_validate_json(line, strict=True)
    status = await child.ended()
    how = f"did not start: {complaint.error} {complaint.hint}".rstrip()
    raise _NotStarted(how, final=status in _SAME_AGAIN)


def _death(child: ChildProcess, status: int) -> str:
    words = child.last_words()
    return f"ended with status {status}: {words}" if words else f"ended with status {status}."
