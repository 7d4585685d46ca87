# SPDX-License-Identifier: MIT
"""The library works under the event loop of the window, too. The other tests use Python's own."""

from __future__ import annotations

import asyncio
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication

from exit_studio.errors import LibraryError
from tests.builders import CAMPAIGN, a_campaign
from tests.store.support import an_editor, opened


def test_a_library_works_under_the_loop_of_the_window(qapp: QApplication, tmp_path: Path) -> None:
    async def story() -> list[str]:
        async with opened(tmp_path) as library:
            editor = await an_editor(library)
            await editor.rename("One", "Two")
            await asyncio.gather(*(library.create(a_campaign(id=f"c_{n}")) for n in range(3)))
            try:
                await library.create(a_campaign())
            except LibraryError:
                await library.delete("c_1")
            assert (await library.open_campaign(CAMPAIGN)).document == editor.document
            return sorted(summary.id for summary in await library.campaigns())

    with qasync.QEventLoop(qapp) as loop:
        found = loop.run_until_complete(story())
    assert found == ["c_0", "c_2", CAMPAIGN]
