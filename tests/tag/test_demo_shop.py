# SPDX-License-Identifier: MIT
"""The demo shop: real pages, under a strict policy, that tell the tag what a shop would."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import expect
from typing_extensions import override

from exit_studio.models.wire import SiteEvent
from exit_studio.resources import resource_path
from tests.tag.popups import HEADING, shown
from tests.tag.visitor import Visitor
from tests.tag.website import Website

DEMO = resource_path("demo")
PAGES = sorted(path.name for path in DEMO.glob("*.html"))
POLICY = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


class PageReader(HTMLParser):
    """Collects what a page refers to, and what a strict policy would refuse."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.refused: list[str] = []
        self.tags: list[dict[str, str | None]] = []
        self.feed(page.read_text(encoding="utf-8"))

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.addresses += [found[name] or "" for name in ("href", "src") if name in found]
        is_inline = tag == "style" or (tag == "script" and "src" not in found)
        if is_inline or any(name == "style" or name.startswith("on") for name in found):
            self.refused.append(tag)
        if found.get("src") == "/tag.js":
            self.tags.append(found)


def test_there_are_the_four_pages() -> None:
    assert PAGES == ["cart.html", "checkout.html", "index.html", "product.html"]


@pytest.mark.parametrize("name", PAGES)
def test_each_page_carries_the_tag_and_nothing_inline(name: str) -> None:
    page = PageReader(DEMO / name)

    assert page.refused == []
    [tag] = page.tags
    assert tag == {"async": None, "src": "/tag.js", "data-site": "demo", "data-arm": "1000"}


@pytest.mark.parametrize("name", PAGES)
def test_each_address_in_a_page_leads_somewhere_in_the_shop(name: str) -> None:
    addresses = [item for item in PageReader(DEMO / name).addresses if item != "/tag.js"]
    files = {re.sub(r"[?#].*", "", item) or name for item in addresses}

    assert {item for item in files if not (DEMO / item).is_file()} == set()


def named(website: Website, name: str) -> list[SiteEvent]:
    return [event for event in website.site_events if event.name == name]


@pytest.fixture
def shop(website: Website, visitor: Visitor) -> Website:
    website.policy = POLICY
    website.show = lambda visit: shown() if "Added To Cart" in visit.events else None
    return website


def test_from_the_shelf_to_the_order(shop: Website, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(shop.origin + "/demo/index.html")
    expect(page.get_by_role("link").filter(has_text="Alva")).to_be_visible()
    broken = "[...document.images].filter((image) => image.complete && !image.naturalWidth).length"
    assert page.evaluate(broken) == 0

    page.get_by_role("link").filter(has_text="Dune").click()
    expect(page.get_by_role("heading", name="Dune", exact=True, level=1)).to_be_visible()
    page.get_by_role("button", name="One Dune more").click()
    page.get_by_role("button", name="Add to cart").click()
    expect(page.locator("#toast")).to_contain_text("Dune is in your cart.")
    shop.wait_for_events(2)

    page.get_by_role("link", name="See the cart").click()
    page.get_by_label("Discount code").fill("stay15")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Sum")).to_contain_text("€287.30")
    page.get_by_role("link", name="To the checkout").click()

    page.get_by_role("radio", name="Tomorrow evening").check()
    page.get_by_role("button", name="Place the order").click()
    assert named(shop, "Charged") == []  # the browser asks for what is missing first
    for label in ("Name", "Street and number", "Postal code", "City"):
        page.get_by_label(label, exact=True).fill("Ada")
    page.get_by_label("E-mail").fill("ada@shop.example")
    page.get_by_role("button", name="Place the order").click()

    expect(page.get_by_role("heading", name="Thank you, Ada")).to_be_focused()
    shop.wait_for_events(3)
    [viewed] = named(shop, "Product Viewed")
    [added] = named(shop, "Added To Cart")
    [charged] = named(shop, "Charged")
    assert dict(viewed.properties) == {"product": "dune", "name": "Dune", "price": 169}
    assert dict(added.properties) == {**viewed.properties, "amount": 2}
    assert dict(charged.properties) == {
        "amount": pytest.approx(296.3),
        "currency": "EUR",
        "items": 2,
        "products": "Dune",
    }
    assert {batch.site for batch in shop.batches} == {"demo"}
    page.goto(shop.origin + "/demo/cart.html")
    expect(page.get_by_text("Nothing in it yet")).to_be_visible()
    assert visitor.errors == []
    assert visitor.said == []


def test_leaving_the_shop_shows_the_popup(shop: Website, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(shop.origin + "/demo/product.html?id=alva")
    page.get_by_role("button", name="Add to cart").click()
    shop.wait_for_events(2)
    # Armed after a second on the page, whenever on a slow machine that second began.
    for _ in range(50):
        visitor.browse()
        visitor.leave()
        visitor.wait_out(80)
        if visitor.dialog.count():
            break

    assert visitor.dialog.get_by_role("heading").inner_text() == HEADING
    assert visitor.errors == []


def test_no_page_is_wider_than_the_screen(shop: Website, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(shop.origin + "/demo/product.html?id=fjord")
    page.get_by_role("button", name="Add to cart").click()
    wide = {}
    for name in PAGES:
        page.goto(f"{shop.origin}/demo/{name}?id=fjord")
        expect(page.locator("h1")).to_be_visible()
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            wide[name, width] = page.evaluate("document.documentElement.scrollWidth") - width

    assert {place: extra for place, extra in wide.items() if extra > 0} == {}


def test_a_lamp_that_is_not_there(shop: Website, visitor: Visitor) -> None:
    visitor.page.goto(shop.origin + "/demo/product.html?id=__proto__")
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("no longer made")
    assert shop.site_events == []


def test_functions_for_the_buttons_of_popups(shop: Website, visitor: Visitor) -> None:
    page = visitor.page
    page.goto(shop.origin + "/demo/product.html?id=ember")
    page.get_by_role("button", name="Add to cart").click()
    page.evaluate("shop.applyCode('WELCOME10')")
    expect(page.locator("#toast")).to_contain_text("WELCOME10")
    page.evaluate("shop.applyCode('constructor')")
    expect(page.locator("#toast")).to_contain_text("not known")

    page.evaluate("shop.openCart()")
    expect(page.get_by_label("Sum")).to_contain_text("€8.90")
