# SPDX-License-Identifier: MIT
"""A stand-in for the server as a process: takes its token, then behaves as it is asked to.

Run as `python tiny_server.py BEHAVIOUR PORT DIR`. In DIR it notes what it met.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path


def run(behaviour: str, port: str, folder: Path) -> int:
    token = sys.stdin.readline().strip()
    with (folder / "starts.txt").open("a", encoding="utf-8") as notes:
        notes.write(f"{os.getpid()} {port} {token} {sorted(os.environ)}\n")
    return BEHAVIOURS[behaviour](port, folder)


def behave(port: str, folder: Path) -> int:
    say(listening(port))
    sys.stdin.read()
    (folder / "ended.txt").touch()
    return 0


def refuse(port: str, folder: Path) -> int:
    sys.stderr.write("exit-studio: The database is from a newer version.\n")
    return 3


def complain(port: str, folder: Path) -> int:
    say(json.dumps({"error": "Port 1 is taken.", "hint": "Choose another."}))
    return 3


def die(port: str, folder: Path) -> int:
    sys.stderr.write("a traceback\nOops: it broke\n")
    return 1


def need_another_port(port: str, folder: Path) -> int:
    return behave(port, folder) if port == "0" else 3


def say_nothing(port: str, folder: Path) -> int:
    sys.stdin.read()
    return 0


def say_nonsense(port: str, folder: Path) -> int:
    say("Listening!")
    return say_nothing(port, folder)


def say_another_host(port: str, folder: Path) -> int:
    say(listening("40123").replace("127.0.0.1", "192.0.2.1"))
    return say_nothing(port, folder)


def talk_on(port: str, folder: Path) -> int:
    say(listening(port))
    say("chatter " * 100_000)
    return behave(port, folder)


def stay(port: str, folder: Path) -> int:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    say(listening(port))
    time.sleep(60)
    return 0


BEHAVIOURS: dict[str, Callable[[str, Path], int]] = {
    "well": behave,
    "refuses": refuse,
    "complains": complain,
    "dies": die,
    "needs another port": need_another_port,
    "says nothing": say_nothing,
    "says nonsense": say_nonsense,
    "says another host": say_another_host,
    "talks on": talk_on,
    "will not go": stay,
}


def listening(port: str) -> str:
    url = f"http://127.0.0.1:{40123 if port == '0' else port}"
    return json.dumps({"event": "listening", "url": url, "site_key": "site_1"})


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
