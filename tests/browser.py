# SPDX-License-Identifier: MIT
"""Stock Chromium for tests that need a real browser and real mouse input.

The browser is the machine's own; none is ever downloaded. What a test does with it is not here.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

__all__ = ["chromium_path", "launch_chromium"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--headless=new",
    "--disable-gpu",
    # Nothing but the pages of the test may go over the network.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium_path() -> str:
    """Return the path of the machine's Chromium or Chrome.

    Raises:
        LookupError: There is none.
    """
    for name in NAMES:
        if path := shutil.which(name):
            return path
    raise LookupError(
        f"No browser found among {', '.join(NAMES)}. On Debian: sudo apt-get install -y chromium"
    )


@contextmanager
def launch_chromium() -> Iterator[Browser]:
    """Run Chromium, without a window, until the block ends.

    Playwright keeps an event loop running in the thread that enters the block: until it is left,
    nothing else in this thread can run one. A fixture may therefore last for a module and no
    longer; and who needs both, such as a test that drives the studio, enters it in a thread of
    its own and uses the browser only there.
    """
    # As root it refuses to run inside its sandbox; tests open no page but our own.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*ARGUMENTS, "--no-sandbox"] if is_root else [*ARGUMENTS]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=arguments)
        try:
            yield browser
        finally:
            browser.close()
