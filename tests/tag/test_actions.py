# SPDX-License-Identifier: MIT
"""What a click on a button does on a website."""

from __future__ import annotations

from playwright.sync_api import expect

from exit_studio.models.elements import ButtonAction, CallFunction, DoNothing, OpenLink
from tests.tag.popups import shown
from tests.tag.visitor import Visitor
from tests.tag.website import SPACE, Website

CODE = """
  window.calls = [];
  window.shop = {
    name: 'lamps',
    cart: { open(...args) { calls.push([this === shop.cart, ...args]); } },
    fail() { throw new Error('the shop is closed'); },
  };
  class Chat { start(word) { calls.push(['chat', word]); } }
  window.chat = new Chat();
"""


def click(website: Website, visitor: Visitor, action: ButtonAction, body: str = SPACE) -> None:
    website.show = lambda _: shown(action=action)
    visitor.open(website.page(body=body), website)
    visitor.page.evaluate(CODE)
    visitor.see_popup().get_by_role("button", name="Finish my order").click()


def test_nothing_but_closing(website: Website, visitor: Visitor) -> None:
    click(website, visitor, DoNothing())

    expect(visitor.dialog).to_have_count(0)
    assert website.happenings(2) == ["view", "click"]
    assert website.impressions[1].element == "button"


def test_nothing_at_all(website: Website, visitor: Visitor) -> None:
    click(website, visitor, DoNothing(closes=False))

    assert visitor.dialog.is_visible()
    assert website.happenings(2) == ["view", "click"]


def test_a_link_is_followed_and_the_click_is_told_before(
    website: Website, visitor: Visitor
) -> None:
    website.page("/sale", snippet="", body="Sale")

    click(website, visitor, OpenLink(link="/sale"))
    visitor.page.wait_for_url("**/sale")

    assert website.happenings(2) == ["view", "click"]


def test_a_link_opens_a_new_tab_that_knows_nothing_of_this_one(
    website: Website, visitor: Visitor
) -> None:
    website.page("/sale", snippet="", body="Sale")
    with visitor.page.expect_popup() as opened:
        click(website, visitor, OpenLink(link="/sale", new_tab=True))
    other = opened.value
    other.wait_for_url("**/sale")

    assert other.evaluate("opener") is None
    assert other.evaluate("document.referrer") == ""
    other.close()
    assert visitor.page.url.endswith("/page")
    expect(visitor.dialog).to_have_count(0)


def test_an_unsafe_link_is_not_followed(website: Website, visitor: Visitor) -> None:
    click(website, visitor, OpenLink(link="javascript:window.ran=1"))
    visitor.settle()

    assert visitor.page.evaluate("window.ran") is None
    assert visitor.page.url.endswith("/page")
    [line] = visitor.said
    assert "“javascript:window.ran=1” is not opened" in line


def test_a_function_is_called_with_its_constants(website: Website, visitor: Visitor) -> None:
    action = CallFunction(name="shop.cart.open", arguments=("STAY", 15, 1.5, True, None))
    click(website, visitor, action)

    assert visitor.page.evaluate("calls") == [[True, "STAY", 15, 1.5, True, None]]
    expect(visitor.dialog).to_have_count(0)
    assert visitor.said == []


def test_a_method_of_a_class_is_a_function_too(website: Website, visitor: Visitor) -> None:
    click(website, visitor, CallFunction(name="chat.start", arguments=("hello",), closes=False))

    assert visitor.page.evaluate("calls") == [["chat", "hello"]]
    assert visitor.dialog.is_visible()


def test_a_function_may_open_a_dialog_of_its_own(website: Website, visitor: Visitor) -> None:
    body = SPACE + "<dialog id='sizes'><input id='size'></dialog>"
    website.show = lambda _: shown(action=CallFunction(name="openSizes"))
    visitor.open(website.page(body=body), website)
    visitor.page.evaluate(
        """() => {
          window.openSizes = () => {
            sizes.showModal();
            document.querySelector('#size').focus();
          };
        }"""
    )
    visitor.see_popup().get_by_role("button", name="Finish my order").click()

    expect(visitor.dialog).to_have_count(0)
    assert visitor.focused() == "size"


REFUSED = [
    "nowhere",
    "shop.nowhere",
    "shop.cart.open.deeper.still",
    "shop.name",
    "shop",
    "eval",
    "shop.cart.open.constructor",
    "toString",
    "document.write",
    "document.body.setAttribute",
    "location.assign",
    "open",
    "window.open",
    "frames.document.writeln",
    # An element's id is a property of the window, but no function of the page.
    "link.click",
]


def test_what_is_no_function_of_the_page_is_one_warning(website: Website, visitor: Visitor) -> None:
    visitor.open(website.page(), website)
    visitor.page.evaluate(CODE)
    for name in REFUSED:
        action = CallFunction(name=name, arguments=("javascript:window.ran=1",))
        website.show = lambda _, action=action: shown(action=action)  # type: ignore[misc]  # mypy infers no default
        visitor.turn_to(f"/page?{name}")
        visitor.see_popup().get_by_role("button", name="Finish my order").click()
        expect(visitor.dialog).to_have_count(0)

    warning = "warning: Exit Studio: the page has no function “{}”."
    assert visitor.said == [warning.format(name) for name in REFUSED]
    assert visitor.errors == []
    assert visitor.page.evaluate("window.ran") is None
    assert visitor.page.url.endswith(f"/page?{REFUSED[-1]}")


def test_an_error_of_the_page_is_the_pages(website: Website, visitor: Visitor) -> None:
    click(website, visitor, CallFunction(name="shop.fail"))
    visitor.settle()

    assert visitor.errors == ["the shop is closed"]
    expect(visitor.dialog).to_have_count(0)
    assert website.happenings(2) == ["view", "click"]
