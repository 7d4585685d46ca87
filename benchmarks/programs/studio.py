# SPDX-License-Identifier: MIT
"""Runs the real studio, all of it, around a script of a benchmark.

What the scripts do is in `studio_prepare`, `studio_start` and `studio_keys`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from qasync import QEventLoop

from benchmarks.programs.singletons import make_lasting

# The command line is loaded first, as it is when a person starts the studio.
from exit_studio import cli  # noqa: F401  # its loading is part of what is measured
from exit_studio.bootstrap import App, make_application
from exit_studio.models.ids import CampaignId
from exit_studio.paths import Paths
from exit_studio.ui.campaign_window import CampaignWindow

__all__ = ["painted_window", "run", "until"]

_TICK_S = 0.002


def run(base: Path, script: Callable[[App], Awaitable[None]]) -> None:
    """Start the studio with everything under `base`, do what `script` says, and quit it."""
    make_lasting()
    paths = Paths.under(base)
    paths.create()
    qt = make_application()
    loop = QEventLoop(qt)
    asyncio.set_event_loop(loop)
    app = App(qt, paths)
    app.crash.install()
    with loop:
        loop.run_until_complete(_live(app, script))


async def _live(app: App, script: Callable[[App], Awaitable[None]]) -> None:
    finished = asyncio.Event()
    await app.start()
    app.studio.finished.connect(finished.set)
    await script(app)
    app.studio.quit()
    await finished.wait()
    await app.stop()


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what is the studio's own affair, and what it therefore tells nobody."""
    while not condition():  # noqa: ASYNC110  # there is no event to wait for
        await asyncio.sleep(_TICK_S)


async def painted_window(app: App, campaign_id: CampaignId) -> CampaignWindow:
    """Wait for the window of a campaign, and for the first picture of its preview."""
    await until(lambda: campaign_id in app.studio.windows)
    window = app.studio.windows[campaign_id]
    painted = asyncio.Event()

    def note(_revision: int) -> None:
        painted.set()

    window.preview.painted.connect(note)
    await painted.wait()
    return window
