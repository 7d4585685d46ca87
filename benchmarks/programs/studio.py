# SPDX-License-Identifier: MIT
"""Runs the real studio, all of it, around a script of a benchmark.

What the scripts do is in `studio_prepare`, `studio_start` and `studio_keys`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qasync import QEventLoop

# The command line is loaded first, as it is when a person starts the studio.
from exit_studio import cli  # noqa: F401  # its loading is part of what is measured
from exit_studio.bootstrap.app import App
from exit_studio.bootstrap.entry import make_application
from exit_studio.paths import Paths

if TYPE_CHECKING:
    # They are loaded when the studio loads them.
    from exit_studio.models.ids import CampaignId
    from exit_studio.ui.campaign_window import CampaignWindow

__all__ = ["painted_window", "run", "until"]

_TICK_S = 0.002


Script = Callable[[App], Awaitable[None]]


def run(base: Path, script: Script, *, meanwhile: Script | None = None) -> None:
    """Start the studio with everything under `base`, do what `script` says, and quit it.

    Args:
        base: Its folder.
        script: Done in the studio that has started.
        meanwhile: Done while it starts.
    """
    paths = Paths.under(base)
    paths.create()
    qt = make_application()
    loop = QEventLoop(qt)
    asyncio.set_event_loop(loop)
    app = App(qt, paths)
    app.crash.install()
    with loop:
        loop.run_until_complete(_live(app, script, meanwhile or _nothing))


async def _nothing(_app: App) -> None:
    pass


async def _live(app: App, script: Script, meanwhile: Script) -> None:
    finished = asyncio.Event()
    await asyncio.gather(app.start(), meanwhile(app))
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
