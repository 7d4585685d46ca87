# SPDX-License-Identifier: MIT
"""Waiting for what another process does, of which no event of ours tells."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


async def until(condition: Callable[[], bool]) -> None:
    """Return once the condition holds.

    Raises:
        TimeoutError: it did not within a minute.
    """
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.005)
