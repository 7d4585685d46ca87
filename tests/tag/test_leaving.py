# SPDX-License-Identifier: MIT
"""Leaving a real page with a real mouse: when the pop-up comes, and when it does not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.tag.popups import HEADING, TEXT, shown
from tests.tag.visitor import Visitor
from tests.tag.website import SPACE, Website


@pytest.fixture
def shop(website: Website) -> Website:
    website.show = lambda _: shown()
    return website


def test_leaving_through_the_top_shows_the_popup(shop: Website, visitor: Visitor) -> None:
    visitor.open(shop.page(), shop)

    dialog = visitor.see_popup()

    assert dialog.get_by_role("heading").inner_text() == HEADING
    assert dialog.get_by_text("Your basket").inner_text() == TEXT
    assert dialog.get_by_role("button", name="Finish my order").is_visible()
    assert shop.happenings(1) == ["view"]
    assert shop.impressions[0].signal == "top"


@pytest.mark.parametrize(("x", "y"), [(-8, 300), (1_288, 300), (640, 808), (-8, 40)])
def test_leaving_by_another_side_does_not(shop: Website, visitor: Visitor, x: int, y: int) -> None:
    visitor.open(shop.page(), shop)
    visitor.browse()

    visitor.leave(x, y)
    visitor.wait_out()

    assert visitor.dialog.count() == 0
    assert shop.happenings(0) == []


def test_a_slip_that_comes_back_in_time_does_not(shop: Website, visitor: Visitor) -> None:
    visitor.open(shop.page(hold=400), shop)
    visitor.browse()
    visitor.leave()
    visitor.page.mouse.move(480, 30)
    # A second leave that stays: when its time is up, that of the slip was up before.
    visitor.page.evaluate("performance.mark('slip')")
    visitor.page.mouse.move(480, -8)
    visitor.dialog.wait_for(state="visible")
    waited = visitor.page.evaluate(
        "performance.now() - performance.getEntriesByName('slip')[0].startTime"
    )

    assert waited >= 400
    assert shop.happenings(1) == ["view"]


def test_a_slip_alone_shows_nothing(shop: Website, visitor: Visitor) -> None:
    visitor.open(shop.page(hold=100), shop)
    visitor.browse()
    visitor.leave()
    visitor.page.mouse.move(480, 30)
    visitor.wait_out(100)

    assert visitor.dialog.count() == 0


def test_it_is_not_armed_at_once(shop: Website, visitor: Visitor) -> None:
    visitor.open(shop.page(arm=60_000), shop)
    visitor.browse()
    visitor.leave()
    visitor.wait_out()

    assert visitor.dialog.count() == 0


def test_once_a_page(shop: Website, visitor: Visitor) -> None:
    visitor.open(shop.page(), shop)
    visitor.see_popup()
    visitor.page.keyboard.press("Escape")
    visitor.browse()
    visitor.leave()
    visitor.wait_out()

    assert visitor.dialog.count() == 0
    assert shop.happenings(2) == ["view", "close"]


def test_dragging_a_selection_over_the_edge_does_not(shop: Website, visitor: Visitor) -> None:
    text = "<p style='margin-top: 200px'>Some words to be selected with the mouse.</p>"
    visitor.open(shop.page(body=text), shop)
    visitor.browse()
    mouse = visitor.page.mouse
    mouse.move(150, 210)
    mouse.down()
    mouse.move(100, 60)
    mouse.move(100, -20)
    mouse.move(110, -40)
    mouse.up()
    mouse.move(120, -42)
    visitor.wait_out()

    assert visitor.dialog.count() == 0


def test_leaving_from_over_an_embed_shows_it(shop: Website, visitor: Visitor) -> None:
    frame = "<iframe src='/inner' style='position: fixed; inset: 0 0 40% 0; width: 100%'></iframe>"
    shop.page("/inner", snippet="", body="inside")
    visitor.open(shop.page(body=frame), shop)
    visitor.page.mouse.move(600, 700)
    visitor.page.mouse.move(600, 690)
    visitor.leave()

    visitor.dialog.wait_for(state="visible")


def test_inside_a_frame_the_top_leads_to_the_page_around(shop: Website, visitor: Visitor) -> None:
    frame = "<iframe src='/page' style='margin-top: 200px; width: 90%; height: 400px'></iframe>"
    shop.page()
    visitor.open(shop.page("/around", body=frame, snippet=""), shop)
    visitor.page.mouse.move(400, 450)
    visitor.page.mouse.move(400, 400)
    visitor.page.mouse.move(400, 100)
    visitor.wait_out()

    assert visitor.page.frames[1].locator("exit-studio").count() == 0


OTHERS = {
    "a modal dialog": ("<dialog id='other'>Choose a size</dialog>", "other.showModal()"),
    "a menu": ("<div id='other' popover>Menu</div>", "other.showPopover()"),
    "a dialog by its role": ("<div id='other' role='dialog' aria-modal='true'>Cookies</div>", "0"),
}


@pytest.mark.parametrize("other", OTHERS)
def test_not_over_something_else_that_is_open(shop: Website, visitor: Visitor, other: str) -> None:
    body, opening = OTHERS[other]
    visitor.open(shop.page(body=body + SPACE), shop)
    visitor.page.evaluate(opening)
    visitor.browse()
    visitor.leave()
    visitor.wait_out()
    assert visitor.dialog.count() == 0

    visitor.page.evaluate("document.querySelector('#other').remove()")
    visitor.see_popup()


def test_what_is_closed_or_merely_floats_does_not_hinder(shop: Website, visitor: Visitor) -> None:
    body = """
      <div role="dialog" aria-modal="true" style="visibility: hidden">A dialog for later</div>
      <dialog open style="top: 300px">A chat beside the page</dialog>
      <div id="toast" popover="manual">Added</div>"""
    visitor.open(shop.page(body=body), shop)
    visitor.page.evaluate("toast.showPopover()")

    visitor.see_popup()


def test_a_page_that_keeps_pointer_events_to_itself_does_not_hinder(
    shop: Website, visitor: Visitor
) -> None:
    visitor.open(shop.page(), shop)
    visitor.page.evaluate(
        """for (const name of ['pointermove', 'pointerover', 'pointerdown', 'pointerup'])
             document.addEventListener(name, (event) => event.stopImmediatePropagation(), true)"""
    )

    visitor.see_popup()


def test_events_that_a_script_makes_are_not_believed(shop: Website, page: Page) -> None:
    visitor = Visitor(page)
    visitor.open(shop.page(), shop)
    page.evaluate(
        """() => {
          const at = (y) => ({ clientX: 300, clientY: y, screenX: 300, screenY: 100 + y,
                               pointerType: 'mouse', bubbles: true });
          for (const y of [300, 200, 20]) {
            document.body.dispatchEvent(new PointerEvent('pointermove', at(y)));
          }
          document.documentElement.dispatchEvent(new MouseEvent('mouseleave', at(-9)));
        }"""
    )
    visitor.wait_out()

    assert visitor.dialog.count() == 0
