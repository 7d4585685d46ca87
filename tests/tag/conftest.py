# SPDX-License-Identifier: MIT
"""One browser tab for the tests of a module, and a website of its own for each of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser import launch_chromium
from tests.tag.visitor import Visitor
from tests.tag.website import Website, serve_website

DESKTOP: ViewportSize = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    with launch_chromium() as browser:
        # While it moves in, a pop-up stands a little lower; tests would measure that.
        yield browser.new_context(viewport=DESKTOP, reduced_motion="reduce").new_page()


@pytest.fixture
def website() -> Iterator[Website]:
    with serve_website() as site:
        yield site


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """The tab as if it were new. Its storage is, too: each website has an origin of its own."""
    yield tab
    if tab.viewport_size != DESKTOP:
        tab.set_viewport_size(DESKTOP)


@pytest.fixture
def visitor(page: Page) -> Iterator[Visitor]:
    somebody = Visitor(page)
    yield somebody
    somebody.go()
