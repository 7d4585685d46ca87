# SPDX-License-Identifier: MIT
"""The studio with its sample campaign open and the keyboard in the heading's field.

It types there what is ordered on standard input, and quits when that is closed. Its measure is
`bare_keys`.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from benchmarks.programs.studio import painted_window, run, until
from benchmarks.programs.typist import Typist, serve
from exit_studio.bootstrap.app import App
from exit_studio.models.checks import Section
from exit_studio.ui.campaign_window import CampaignWindow
from exit_studio.ui.publishing import BackendState
from exit_studio.ui.what.text_page import HeadingPage
from exit_studio.ui.widgets.controls import TextArea


async def write(app: App) -> None:
    """Open the sample, and type in it."""
    (sample,) = await app.library.campaigns()
    app.studio.open_campaign(sample.id)
    window = await painted_window(app, sample.id)
    field = heading_field(window)
    # Its start would take a processor from the first keys.
    await until(lambda: app.publishing.status.state is not BackendState.STARTING)

    def revision() -> int:
        return window.preview.revision

    typist = Typist(field, revision)
    window.preview.painted.connect(typist.note_painted)
    closed = asyncio.Event()
    orders = serve(typist, closed.set)
    await closed.wait()
    del orders


def heading_field(window: CampaignWindow) -> TextArea:
    """Go to the field of the heading, as a click on its tab and into it would.

    Raises:
        TypeError: the window shows something else.
    """
    window.tabs.setCurrentIndex(list(Section).index(Section.WHAT))
    page = window.what.page
    if not isinstance(page, HeadingPage):
        raise TypeError("The heading is not what is shown first.")
    page.words_field.setFocus()
    return page.words_field


if __name__ == "__main__":
    run(Path(sys.argv[1]), write)
