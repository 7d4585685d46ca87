# SPDX-License-Identifier: MIT
"""A program as the harness runs them, without Qt: what it does is said by its first argument."""

from __future__ import annotations

import os
import sys
import threading

SURROUNDINGS = (
    "HOME",
    "QT_QPA_PLATFORM",
    "QT_SCALE_FACTOR",
    "XDG_CACHE_HOME",
    "PYTHONDONTWRITEBYTECODE",
)


def say(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(manner: str) -> int:
    if manner == "fail":
        sys.stderr.write("no page was there\n")
        return 4
    if manner == "echo":
        say("ready")
        for line in sys.stdin:
            say(line.strip()[::-1])
    if manner == "surroundings":
        for name in SURROUNDINGS:
            say(os.environ.get(name))
        say(os.getpgid(0))
    if manner == "hang":
        say("ready")
        threading.Event().wait()
    if manner == "fail at the end":
        say("ready")
        return 5
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
