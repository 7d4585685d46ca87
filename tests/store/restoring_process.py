# SPDX-License-Identifier: MIT
"""Restores backups one after the other, to be killed: `run(folder, say)`.

The library in the folder has one campaign, called “Present”; its backups call it “Past”.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from exit_studio.store.library import Library
from tests.builders import NOW

READY = "ready"


async def restore_for_ever(folder: Path, say: Callable[[str], None]) -> None:
    library = await Library.open(
        folder / "library.db", backups=folder / "backups", clock=lambda: NOW
    )
    backups = [each.name for each in await library.backups() if each.reason == "work"]
    say(READY)
    while True:
        for name in backups:
            await library.restore_backup(name)


def run(folder: str, say: Callable[[str], None]) -> None:
    asyncio.run(restore_for_ever(Path(folder), say))
