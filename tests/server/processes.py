# SPDX-License-Identifier: MIT
"""Runs the backend as its users do: as a process of its own, started from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_END = 20


@dataclass(frozen=True, slots=True)
class ServerProcess:
    """A server that listens."""

    process: subprocess.Popen[str]
    said: list[str]
    stderr: Path

    @property
    def listening(self) -> dict[str, Any]:
        """What it said to a program."""
        told: dict[str, Any] = json.loads(self.said[0])
        return told

    @property
    def url(self) -> str:
        url = self.listening["url"]
        assert isinstance(url, str)
        return url

    def rest_of_output(self) -> str:
        """What it said until its end, after its first lines."""
        assert self.process.stdout is not None
        return self.process.stdout.read()

    def wait(self) -> int:
        return self.process.wait(SECONDS_TO_END)

    def leash(self) -> IO[str]:
        assert self.process.stdin is not None
        return self.process.stdin


def serve_command(data: Path, *arguments: str) -> list[str]:
    command = [sys.executable, "-m", "exit_studio", "serve", "--data", str(data), "--port", "0"]
    return [*command, *arguments]


@contextmanager
def running(
    data: Path, *arguments: str, first_line: str | None = None, lines: int = 1
) -> Iterator[ServerProcess]:
    """Start a server and wait until it has said `lines` lines; end it in the end, whatever happens.

    Args:
        first_line: What it is told on standard input, which then stays open.
    """
    stderr = data.with_suffix(".stderr")
    with (
        stderr.open("a", encoding="utf-8") as errors,
        subprocess.Popen(
            serve_command(data, *arguments),
            cwd=ROOT,
            stdin=subprocess.DEVNULL if first_line is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as process,
    ):
        assert process.stdout is not None
        try:
            if process.stdin is not None:
                process.stdin.write(f"{first_line}\n")
                process.stdin.flush()
            said = [process.stdout.readline() for _ in range(lines)]
            assert all(said), stderr.read_text(encoding="utf-8")
            yield ServerProcess(process, said, stderr)
        finally:
            process.kill()
