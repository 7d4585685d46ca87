# SPDX-License-Identifier: MIT
"""How a command went, and how that is said: lines or JSON, complaints, an exit status."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from exit_studio.errors import ExitStudioError

__all__ = [
    "DONE",
    "FAULT",
    "FINDINGS",
    "INTERRUPTED",
    "NO_READER",
    "REFUSED",
    "USAGE",
    "Json",
    "NotDone",
    "Outcome",
    "UsageError",
    "error_json",
    "failed",
    "shown",
]

DONE, FINDINGS, USAGE, REFUSED = 0, 1, 2, 3
FAULT = 70
"""A fault of our own, as `sysexits.h` numbers it."""
INTERRUPTED, NO_READER = 130, 141
"""What a shell makes of Ctrl+C and of a closed pipe."""

Json = dict[str, Any]


class UsageError(ExitStudioError):
    """The command cannot be done as it was typed."""


class NotDone(ExitStudioError):
    """Something stood in the way, and was left as it is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command went.

    Attributes:
        lines: For a person, on standard output.
        json: The same for a machine.
        complaints: For a person, on standard error, one line each.
    """

    status: int
    lines: Sequence[str] = ()
    json: Json = field(default_factory=dict)
    complaints: Sequence[ExitStudioError] = ()


def shown(outcome: Outcome, as_json: bool) -> int:
    """Print an outcome and return its status."""
    if as_json:
        print(json.dumps(outcome.json))
    else:
        for line in outcome.lines:
            print(_one_line(line))
    print(end="", flush=True)
    for complaint in outcome.complaints:
        print(f"exit-studio: {_one_line(str(complaint))}", file=sys.stderr)
    return outcome.status


def failed(error: ExitStudioError, status: int, arguments: Sequence[str]) -> int:
    """Print what went wrong and return the status."""
    outcome = Outcome(status, json=error_json(error), complaints=[error])
    return shown(outcome, as_json="--json" in arguments)


def _one_line(text: str) -> str:
    """Text of files and servers, fit for a terminal: one line, and nothing that steers it."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def error_json(error: ExitStudioError) -> Json:
    """Return an error as a machine reads it."""
    return {"error": error.user_message, "hint": error.hint}
