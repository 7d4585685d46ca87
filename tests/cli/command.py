# SPDX-License-Identifier: MIT
"""Runs the command line as its users do: as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON object on standard output."""
        return json.loads(self.out)


Run = Callable[..., Done]
"""What the fixture `run` gives: runs a command within the test's own process."""


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of the tests, without a token in it."""
    kept = {name: value for name, value in os.environ.items() if name != "EXIT_STUDIO_TOKEN"}
    return {**kept, **(more or {})}


def exit_studio(*arguments: str | Path, env: Mapping[str, str] | None = None) -> Done:
    """Run a command to its end."""
    return _done([sys.executable, "-m", "exit_studio", *map(str, arguments)], env)


def exit_studio_without(*modules: str, arguments: tuple[str, ...] = ()) -> Done:
    """Run a command in an installation that lacks some modules."""
    code = (
        "import sys\n"
        f"sys.modules.update(dict.fromkeys({modules!r}))\n"
        "from exit_studio.cli import main\n"
        f"sys.exit(main({list(arguments)!r}))\n"
    )
    return _done([sys.executable, "-c", code], None)


def _done(command: list[str], env: Mapping[str, str] | None) -> Done:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)
