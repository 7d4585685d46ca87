# SPDX-License-Identifier: MIT
"""Loaded by every Python that a test starts with this folder on its path: tells of its sockets.

Each address that is connected to or looked up becomes a line of the file `EXIT_STUDIO_SOCKETS`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

_LOG = Path(os.environ["EXIT_STUDIO_SOCKETS"])
_EVENTS = {"socket.connect": 1, "socket.sendto": 1, "socket.bind": 1, "socket.getaddrinfo": 0}
"""Which argument of an event is the address."""


def _tell(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _EVENTS:
        address = arguments[_EVENTS[event]]
        host = address[0] if isinstance(address, tuple) else address
        with _LOG.open("a", encoding="utf-8") as log:
            log.write(f"{event} {host}\n")


sys.addaudithook(_tell)
