# SPDX-License-Identifier: MIT
"""A first start and what a person does in ten minutes: `python -m tests.journeys.working_studio`.

The work is done as fast as the machine allows: 600 edits through the window, every tab, the library
and the settings. The arguments are the folder of the studio, and campaign files to open.
"""

from __future__ import annotations

import asyncio
import sys
from itertools import islice
from pathlib import Path

from qasync import QEventLoop

from exit_studio.bootstrap.app import App
from exit_studio.bootstrap.entry import make_application
from exit_studio.paths import Paths
from exit_studio.ui.publishing import BackendState
from tests.builders import CAMPAIGN, a_campaign
from tests.crash import editing_script
from tests.journeys.editing_studio import Hands

EDITS = 600
"""One a second, for ten minutes."""


async def work(app: App) -> None:
    await app.start()
    await until(lambda: bool(app.studio.windows))
    window = next(iter(app.studio.windows.values()))
    await until(lambda: window.preview.is_ready)
    await until(lambda: app.publishing.status.state is BackendState.READY)
    for tab in range(5):
        window.tabs.setCurrentIndex(tab)
        await asyncio.sleep(0.05)
    app.studio.show_library()
    await app.library.create(a_campaign())
    app.studio.open_campaign(CAMPAIGN)
    await until(lambda: CAMPAIGN in app.studio.windows)
    hands = Hands(app.studio.windows[CAMPAIGN].session)
    for step in islice(editing_script(1), EDITS):
        hands.do(step.wish)
        await asyncio.sleep(0)
    for campaign_id in list(app.studio.windows):
        app.studio.windows[campaign_id].close()
    closed = asyncio.Event()
    app.studio.finished.connect(closed.set)
    app.studio.quit()
    await closed.wait()
    await app.stop()


async def until(what: object) -> None:
    assert callable(what)
    async with asyncio.timeout(60):
        while not what():
            await asyncio.sleep(0.02)


def main(folder: str, *files: str) -> None:
    paths = Paths.under(Path(folder))
    paths.create()
    qt = make_application()
    loop = QEventLoop(qt)
    asyncio.set_event_loop(loop)
    app = App(qt, paths)
    app.files = tuple(Path(file) for file in files)
    with loop:
        loop.run_until_complete(work(app))
    sys.stdout.write("done\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
