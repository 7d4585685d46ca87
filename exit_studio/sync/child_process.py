# SPDX-License-Identifier: MIT
"""A program that runs as our child, talks to us in lines, and never outlives us.

Which program that is, and what its lines mean, is known in `local_backend`.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

__all__ = ["ChildProcess"]

T = TypeVar("T")

_LONGEST_LINE = 64 * 1024
_LOG_LIMIT = 1024 * 1024
_TAIL = 4096
_LONGEST_REASON = 300
_HURTFUL_VARIABLES = ("QT_", "QTWEBENGINE", "QML", "EXIT_STUDIO_")


class ChildProcess:
    """One run of a program.

    Threads wait for its lines and for its end, because event loops differ in what they can wait
    for, Qt's among them.
    """

    def __init__(self, command: Sequence[str], *, first_line: str, log: Path) -> None:
        """Start the program.

        Args:
            command: Program and arguments.
            first_line: What it is told first, on its standard input; that then stays open.
            log: Gets its standard error, after what earlier runs have written there. A log that
                has grown over 1 MB is put aside as `NAME.1`.

        Raises:
            OSError: the program cannot be started, or the log not be written.
        """
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _LOG_LIMIT:
            log.replace(log.with_name(f"{log.name}.1"))
        self._log = log
        self._log_start = log.stat().st_size if log.exists() else 0
        with log.open("ab") as errors:
            self._process = _started(command, errors.fileno())
        self._line: Future[bytes] = _promise()
        self._status: Future[int] = _promise()
        self._write(first_line.encode() + b"\n")
        threading.Thread(target=self._watch, name="child process", daemon=True).start()

    @property
    def pid(self) -> int:
        """Its number in the operating system."""
        return self._process.pid

    async def first_line(self) -> bytes:
        """Return the first line that it writes, empty when it ends without one."""
        return await asyncio.wrap_future(self._line)

    async def ended(self) -> int:
        """Wait for its end and return its exit status."""
        return await asyncio.wrap_future(self._status)

    async def end(self, patience_s: float) -> None:
        """End it: close its standard input, which asks it to go; then less politely.

        Args:
            patience_s: Seconds given to each of the three ways.
        """
        stdin = self._process.stdin
        if stdin is not None:
            stdin.close()
        for insist in (None, self._process.terminate, self._process.kill):
            if insist is not None:
                insist()
            with suppress(TimeoutError):
                async with asyncio.timeout(patience_s):
                    await self.ended()
                    return

    def last_words(self) -> str:
        """Return the last line that this run wrote to its log, cut to 300 characters."""
        with self._log.open("rb") as log:
            size = log.seek(0, os.SEEK_END)
            log.seek(max(self._log_start, size - _TAIL))
            lines = log.read().decode(errors="replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        return said[-1][:_LONGEST_REASON] if said else ""

    def _write(self, data: bytes) -> None:
        stdin = self._process.stdin
        if stdin is not None:
            with suppress(BrokenPipeError):  # it has ended; `ended` will say so
                stdin.write(data)

    def _watch(self) -> None:
        stdout = self._process.stdout
        if stdout is not None:
            with stdout:
                self._line.set_result(stdout.readline(_LONGEST_LINE))
                # A child that may write on and is never read would one day stand still.
                while stdout.read(_LONGEST_LINE):
                    pass
        self._status.set_result(self._process.wait())


def _promise() -> Future[T]:
    """Return a future that whoever stops waiting for it cannot cancel."""
    promise: Future[T] = Future()
    promise.set_running_or_notify_cancel()
    return promise


def _started(command: Sequence[str], log: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  # our own program, by a list of arguments
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        bufsize=0,
        env=_environment(os.environ),
        # Ctrl+C in the terminal is for us; the child goes when we close its standard input.
        start_new_session=sys.platform != "win32",
        creationflags=_creation_flags(),
    )


def _creation_flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return 0


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Leave out what was meant for the window, and secrets meant for the command line."""
    return {
        name: value
        for name, value in ours.items()
        if not name.upper().startswith(_HURTFUL_VARIABLES)
    }
