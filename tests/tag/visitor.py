# SPDX-License-Identifier: MIT
"""Somebody at a page with a mouse, and what they see there."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Locator, Page

from tests.tag.website import Website

__all__ = ["Visitor"]

PASSED = 30
"""How much longer than the hold time to wait, in ms, before nothing has come of a leave."""


class Visitor:
    """Moves a real mouse over a page.

    Attributes:
        errors: What the page said of itself as an error: exceptions, refusals of its policy.
        said: What it wrote on its console, as `type: text`.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.said: list[str] = []
        page.on("pageerror", self._note_error)
        page.on("console", self._note)

    def go(self) -> None:
        """Listen to the page no longer."""
        self.page.remove_listener("pageerror", self._note_error)
        self.page.remove_listener("console", self._note)

    def _note_error(self, error: Error) -> None:
        self.errors.append(str(error))

    def _note(self, message: ConsoleMessage) -> None:
        url = message.location["url"]
        # A browser asks each site for its icon; and a request of the page before may fail only now.
        is_of_page = urlsplit(url).netloc in {"", urlsplit(self.page.url).netloc}
        if is_of_page and "favicon" not in url:
            self.said.append(f"{message.type}: {message.text}")

    @property
    def dialog(self) -> Locator:
        """The pop-up, whether it is there or not."""
        return self.page.locator("exit-studio dialog")

    def open(self, address: str, website: Website) -> None:
        """Go to a page, and wait until the tag has its answer."""
        with self.page.expect_response("**/v1/visits"):
            self.page.goto(address)
        self.settle()
        assert website.visits or website.refuses

    def turn_to(self, address: str) -> None:
        """Go to another address of the same page, as single-page applications do, and wait."""
        with self.page.expect_response("**/v1/visits"):
            self.page.evaluate("(address) => history.pushState(null, '', address)", address)
        self.settle()

    def settle(self) -> None:
        """Wait until the page has done what an answer brought with it."""
        self.page.evaluate("() => new Promise((done) => setTimeout(done))")

    def browse(self) -> None:
        """Move about in the page, which arms the tag."""
        for x, y in ((400, 420), (430, 400), (460, 300)):
            self.page.mouse.move(x, y)

    def leave(self, x: int = 480, y: int = -8) -> None:
        """Move to a point outside of the page."""
        self.page.mouse.move(460, 60)
        self.page.mouse.move(x, y)

    def wait_out(self, hold: int = 40) -> None:
        """Wait until a leave would have had its effect."""
        self.page.evaluate("(time) => new Promise((done) => setTimeout(done, time))", hold + PASSED)

    def see_popup(self) -> Locator:
        """Leave through the top, and wait for the pop-up."""
        self.browse()
        self.leave()
        self.dialog.wait_for(state="visible")
        return self.dialog

    def focused(self) -> Any:
        """The id, or else the class, of what has the focus in the page or in the pop-up."""
        return self.page.evaluate(
            """() => {
              const { activeElement: outer } = document;
              const node = outer?.shadowRoot?.activeElement ?? outer;
              return node?.id || node?.className || node?.tagName;
            }"""
        )
