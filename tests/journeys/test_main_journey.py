# SPDX-License-Identifier: MIT
"""From a blank campaign to a pop-up on a real page, and back as one view and one click."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError  # noqa: A004  # its own, not Python's
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exit_studio.ui.what.button_page import ButtonPage
from exit_studio.ui.what.text_page import HeadingPage
from tests.browser import launch_chromium
from tests.journeys.person import Person, live

HEADING = "Leaving without your lamp?"
TEXT = "Ten per cent off until midnight."
BUTTON = "Back to my cart"


def visit_demo_shop(address: str) -> str:
    """Somebody looks at the shop, leaves through the top, and clicks the pop-up's button.

    Returns:
        The address at which the click has led.
    """
    with launch_chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        with page.expect_response("**/v1/visits"):
            page.goto(address)
        dialog = page.locator("exit-studio dialog")
        # The tag arms after a while and after a real movement; a leave before that is ignored, so
        # the visitor comes back and leaves again, as people do.
        for _ in range(50):
            page.mouse.move(600, 400)
            page.mouse.move(620, 200)
            page.mouse.move(640, 20)
            page.mouse.move(645, -10)
            with suppress(TimeoutError):
                dialog.wait_for(state="visible", timeout=400)
                break
        assert dialog.is_visible()
        assert dialog.get_by_role("heading").inner_text() == HEADING
        assert TEXT in dialog.inner_text()
        dialog.get_by_role("button", name=BUTTON).click()
        page.wait_for_url("**/demo/cart.html")
        return page.url


async def the_story(person: Person) -> None:
    await person.sees(lambda: person.window.preview.is_ready, about="the sample is shown")
    window = await person.makes_campaign()
    assert window.state_pill.text() in ("", "Draft")

    # Start
    person.types(window.start.name_field, "Lamp reminder")
    assert window.name_label.text() == "Lamp reminder"
    person.clicks(window.start.continue_button)

    # Who: visitors of the shop's pages
    person.clicks(window.who.kind_field.button("live"))
    person.types(window.who.trigger.address_field, "/demo/")
    person.clicks(window.who.continue_button)

    # What: the heading in its field, the text by writing in the preview, the button in its fields
    page = window.what.page
    assert isinstance(page, HeadingPage)
    person.types(page.words_field, HEADING)
    await person.sees_in_preview(HEADING)
    await person.writes_in_preview("p", TEXT)
    await person.picks_layer("Button")
    button_page = window.what.page
    assert isinstance(button_page, ButtonPage)
    person.types(button_page.words_field, BUTTON)
    person.clicks(button_page.action_field.button("link"))
    person.types(button_page.link_field, "/demo/cart.html")
    await person.sees_in_preview(BUTTON)

    # Undo takes what was typed last back, redo brings it again.
    QTest.keySequence(button_page.link_field, "Ctrl+Z")
    assert "/demo/cart.html" not in str(window.document.elements)
    QTest.keySequence(button_page.words_field, "Ctrl+Shift+Z")
    assert button_page.link_field.text() == "/demo/cart.html"

    # Overview: nothing is in the way; publish
    person.clicks(window.review_button)
    card = window.overview.publish_card
    await person.sees(card.publish_button.isEnabled, about="publishing is possible")
    person.clicks(card.publish_button)
    await person.sees(lambda: card.pill.text() == "Live", about="the campaign is live")

    # A visitor of the demo shop
    await person.sees(card.demo_button.isEnabled, about="the demo shop is there")
    person.clicks(card.demo_button)
    await person.sees(lambda: person.visited, about="the browser was called")
    where = await asyncio.to_thread(visit_demo_shop, person.visited[0])
    assert where.endswith("/demo/cart.html")

    # The studio reports one view and one click.
    figures = window.overview.report_card.figures
    await person.sees(
        lambda: (figures["views"].text(), figures["clicks"].text()) == ("1", "1"),
        about="one view, one click",
    )
    assert figures["rate"].text().startswith("100")


@pytest.mark.journey
@pytest.mark.timeout(240)
def test_a_pop_up_made_in_the_studio_is_seen_and_clicked_on_a_real_page(
    qtbot: QtBot, tmp_path: Path
) -> None:
    live(qtbot, tmp_path, the_story)
