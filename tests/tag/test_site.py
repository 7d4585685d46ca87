# SPDX-License-Identifier: MIT
"""The tag on a website: what it tells the backend, keeps, and offers to the page's own code."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from exit_studio.models.wire import ShownPopup, Visit
from tests.tag.popups import HEADING, shown
from tests.tag.visitor import Visitor
from tests.tag.website import SNIPPET, SPACE, Website


def after_cart(visit: Visit) -> ShownPopup | None:
    return shown() if "Added To Cart" in visit.events else None


def track(visitor: Visitor, name: str, properties: Any = None) -> None:
    """Report an event, and wait until the backend has been asked again."""
    with visitor.page.expect_response("**/v1/visits"):
        visitor.page.evaluate(
            "([name, properties]) => exitStudio.track(name, properties)", [name, properties]
        )
    visitor.settle()


def test_a_visit_is_told(website: Website, visitor: Visitor) -> None:
    visitor.open(website.page() + "?colour=red#top", website)

    [visit] = website.visits
    assert visit.site == "shop"
    assert visit.page == website.origin + "/page?colour=red#top"
    assert visit.events == ()


def test_a_browser_stays_the_same_visitor_in_the_same_session(
    website: Website, visitor: Visitor
) -> None:
    visitor.open(website.page(), website)
    track(visitor, "Product Viewed")
    visitor.open(website.page("/next"), website)

    first, *_, last = website.visits
    assert last.visitor == first.visitor
    assert last.session == first.session
    assert last.events == ("Product Viewed",)


def test_a_session_ends_after_half_an_hour_of_silence(website: Website, visitor: Visitor) -> None:
    visitor.open(website.page(), website)
    track(visitor, "Product Viewed")
    visitor.page.evaluate(
        """() => {
          const key = Object.keys(sessionStorage)[0];
          const session = JSON.parse(sessionStorage[key]);
          sessionStorage[key] = JSON.stringify({ ...session, at: session.at - 30 * 60_000 });
        }"""
    )
    visitor.open(website.page(), website)

    first, *_, last = website.visits
    assert last.visitor == first.visitor
    assert last.session != first.session
    assert last.events == ()


def test_an_event_is_told_and_changes_what_is_shown(website: Website, visitor: Visitor) -> None:
    website.show = after_cart
    visitor.open(website.page(), website)
    visitor.browse()
    visitor.leave()
    visitor.wait_out()
    assert visitor.dialog.count() == 0

    track(
        visitor, "Added To Cart", {"product": "Alva", "price": 129.5, "gift": False, "note": None}
    )
    visitor.see_popup()

    website.wait_for_events(2)
    [event] = website.site_events
    assert event.name == "Added To Cart"
    assert dict(event.properties) == {
        "product": "Alva",
        "price": 129.5,
        "gift": False,
        "note": None,
    }
    assert [visit.events for visit in website.visits] == [(), ("Added To Cart",)]


def test_properties_that_cannot_be_told_are_left_out(website: Website, visitor: Visitor) -> None:
    visitor.open(website.page(), website)
    # Finished: the tag has read the answer, which would hold its connection otherwise.
    with visitor.page.expect_request_finished(lambda request: "/v1/events" in request.url):
        visitor.page.evaluate(
            """() => exitStudio.track('Charged', {
                 items: [1, 2], when: new Date(), by: undefined, how() {}, price: Infinity,
                 text: 'x'.repeat(1_999) + '🛒', big: 10n, ['k'.repeat(200)]: 1,
               })"""
        )

    [event] = website.site_events
    assert dict(event.properties) == {"price": None, "text": "x" * 1_999 + "\ufffd", "k" * 120: 1}


def test_events_of_one_moment_ask_once(website: Website, visitor: Visitor) -> None:
    visitor.open(website.page(), website)
    with visitor.page.expect_response("**/v1/visits"):
        visitor.page.evaluate("for (const name of ['A', 'B', 'C']) exitStudio.track(name)")
    visitor.settle()

    assert [visit.events for visit in website.visits] == [(), ("A", "B", "C")]
    website.wait_for_events(3)
    assert sorted(event.name for event in website.site_events) == ["A", "B", "C"]
    assert len({event.id for event in website.site_events}) == 3


def test_each_impression_is_told_with_its_campaign(website: Website, visitor: Visitor) -> None:
    website.show = lambda _: shown()
    visitor.open(website.page(), website)
    visitor.see_popup()
    visitor.page.keyboard.press("Escape")
    website.wait_for_events(2)

    told = [
        (item.what.value, item.campaign_id, item.revision, item.signal, item.element)
        for item in website.impressions
    ]
    assert told == [("view", "c_spring", 3, "top", None), ("close", "c_spring", 3, "top", None)]
    assert len({item.id for item in website.impressions}) == 2
    assert {batch.session for batch in website.batches} == {website.visits[0].session}


def test_the_cross_closes(website: Website, visitor: Visitor) -> None:
    website.show = lambda _: shown()
    visitor.open(website.page(), website)
    visitor.page.focus("#link")
    visitor.see_popup().get_by_role("button", name="Close").click()

    expect(visitor.dialog).to_have_count(0)
    assert website.happenings(2) == ["view", "close"]
    assert visitor.focused() == "link"


def test_the_page_can_listen(website: Website, visitor: Visitor) -> None:
    website.show = lambda _: shown()
    visitor.open(website.page(), website)
    visitor.page.evaluate(
        """() => {
          window.heard = [];
          for (const name of ['view', 'click', 'close']) {
            exitStudio.on(name, (report) => heard.push([name, report]));
          }
          exitStudio.on('view', () => { throw new Error('a mistake of the page'); });
          const stop = exitStudio.on('click', () => heard.push('must not be heard'));
          stop();
        }"""
    )
    visitor.see_popup().get_by_role("button", name="Finish my order").click()

    report = {"campaignId": "c_spring", "signal": "top"}
    assert visitor.page.evaluate("heard") == [
        ["view", {**report, "element": None}],
        ["click", {**report, "element": "button"}],
    ]
    assert visitor.errors == ["a mistake of the page"]


def test_wrong_calls_are_told_and_harm_nothing(website: Website, visitor: Visitor) -> None:
    visitor.open(website.page(), website)
    visitor.page.evaluate(
        """() => {
          exitStudio.track();
          exitStudio.track('');
          exitStudio.track({ name: 'Charged' });
          exitStudio.on('views', () => {})();
          exitStudio.on('view')();
        }"""
    )
    visitor.settle()

    assert len(visitor.said) == 5
    assert all(line.startswith("warning: Exit Studio: ") for line in visitor.said)
    assert visitor.errors == []
    assert website.events == []


STUB = """<script>
  window.exitStudio = window.exitStudio || { q: [] };
  for (const name of ['track', 'on']) {
    exitStudio[name] = (...rest) => exitStudio.q.push([name, ...rest]);
  }
  const { track } = exitStudio;
  exitStudio.on('view', () => (window.seen = true));
  exitStudio.track('Added To Cart', { price: 20 });
</script>"""


def test_calls_from_before_the_tag_came_are_made_up_for(website: Website, visitor: Visitor) -> None:
    website.show = after_cart
    visitor.open(website.page(head=STUB), website)
    visitor.see_popup()

    website.wait_for_events(2)
    assert [dict(event.properties) for event in website.site_events] == [{"price": 20}]
    assert [visit.events for visit in website.visits] == [("Added To Cart",)]
    assert visitor.page.evaluate("seen") is True


def test_the_tag_twice_is_the_tag_once(website: Website, visitor: Visitor) -> None:
    website.show = lambda _: shown()
    visitor.open(website.page(snippet=SNIPPET + SNIPPET), website)
    visitor.page.add_script_tag(url="/tag.js")
    visitor.see_popup()

    assert visitor.dialog.count() == 1
    assert len(website.visits) == 1
    assert website.happenings(1) == ["view"]


def test_another_address_without_a_load_is_another_page(website: Website, visitor: Visitor) -> None:
    website.show = lambda _: shown()
    visitor.open(website.page(), website)
    visitor.see_popup()

    with visitor.page.expect_response("**/v1/visits"):
        visitor.page.evaluate("history.pushState(null, '', '/next?size=2')")
    visitor.settle()
    expect(visitor.dialog).to_have_count(0)
    visitor.see_popup()
    visitor.page.keyboard.press("Escape")
    with visitor.page.expect_response("**/v1/visits"):
        visitor.page.evaluate("history.back()")
    with visitor.page.expect_response("**/v1/visits"):
        visitor.page.evaluate("history.replaceState(null, '', '/page#/cart')")

    paths = [visit.page.removeprefix(website.origin) for visit in website.visits]
    assert paths == ["/page", "/next?size=2", "/page", "/page#/cart"]
    assert website.happenings(3) == ["view", "view", "close"]


def test_a_place_on_the_same_page_is_no_other_page(website: Website, visitor: Visitor) -> None:
    website.show = lambda _: shown()
    visitor.open(website.page(), website)
    visitor.see_popup()

    visitor.page.evaluate("location.hash = 'space'")
    visitor.page.evaluate("history.replaceState({}, '', '#link')")
    visitor.settle()

    assert visitor.dialog.is_visible()
    assert len(website.visits) == 1


def test_the_tag_leaves_the_history_functions_alone(website: Website, visitor: Visitor) -> None:
    visitor.open(website.page(), website)
    assert visitor.page.evaluate("Object.keys(history)") == []
    assert "[native code]" in visitor.page.evaluate("String(history.pushState)")


NO_STORAGE = """for (const name of ['localStorage', 'sessionStorage']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('denied'); } });
}"""
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full'); };"
STRANGE_STORAGE = """localStorage.setItem('exitstudio.visitor', '<b>');
for (const value of ['null', '7', '{"id": 3}']) sessionStorage.setItem('exitstudio.session', value);
"""


@pytest.mark.parametrize("script", [NO_STORAGE, FULL_STORAGE, STRANGE_STORAGE])
def test_storage_that_does_not_work_costs_only_memory(
    website: Website, visitor: Visitor, script: str
) -> None:
    website.show = after_cart
    visitor.open(website.page(head=f"<script>{script}</script>"), website)
    track(visitor, "Added To Cart")
    visitor.see_popup()

    assert len({visit.visitor for visit in website.visits}) == 1
    assert len({visit.session for visit in website.visits}) == 1
    assert visitor.errors == []


def debug_lines(visitor: Visitor) -> list[str]:
    """What the tag itself wrote; the browser writes about failed requests on its own."""
    return [line for line in visitor.said if "Exit Studio" in line]


FAILURES = [(500, b"{}"), (403, b"{}"), (200, b"<html>"), (200, b'{"show": {"cam'), (200, b"")]


def test_a_backend_that_fails_costs_the_page_one_line(website: Website, visitor: Visitor) -> None:
    website.refuses, website.answer_bytes = FAILURES[0]
    visitor.open(website.page(), website)
    for number, (website.refuses, website.answer_bytes) in enumerate(FAILURES):
        visitor.turn_to(f"/page?{number}")
        track(visitor, "Added To Cart")
        visitor.browse()
        visitor.leave()
        visitor.wait_out()

    assert visitor.dialog.count() == 0
    assert visitor.errors == []
    [line] = debug_lines(visitor)
    assert line.startswith("debug: Exit Studio: the backend did not answer.")


@pytest.mark.parametrize("answer", [answer for status, answer in FAILURES if status == 200])
def test_an_answer_that_cannot_be_read_is_told(
    website: Website, visitor: Visitor, answer: bytes
) -> None:
    website.answer_bytes = answer
    visitor.open(website.page(), website)

    assert len(debug_lines(visitor)) == 1
    assert visitor.errors == []


def test_a_backend_that_is_away_costs_the_page_nothing(website: Website, visitor: Visitor) -> None:
    snippet = SNIPPET.replace("/tag.js", "/tag.js?away")
    visitor.page.route("**/v1/**", lambda route: route.abort())
    address = website.page(snippet=snippet)
    with visitor.page.expect_event("requestfailed"):
        visitor.page.goto(address)
    visitor.page.evaluate("exitStudio.track('Added To Cart')")
    visitor.settle()
    visitor.page.unroute("**/v1/**")

    assert visitor.errors == []
    assert len(debug_lines(visitor)) == 1


STRANGE_ANSWERS: list[Any] = [
    7,
    [],
    {"show": 7},
    {"show": {"popup": {}, "elements": {}}},
    {"show": {"campaign_id": "c", "revision": 1, "popup": None, "elements": None}},
]


def test_answers_that_make_no_sense_cost_the_page_nothing(
    website: Website, visitor: Visitor
) -> None:
    visitor.open(website.page(), website)
    for number, answer in enumerate(STRANGE_ANSWERS):
        website.answer_bytes = json.dumps(answer).encode()
        visitor.turn_to(f"/page?{number}")
        visitor.browse()
        visitor.leave()
        visitor.wait_out()

    assert visitor.dialog.count() == 0
    assert visitor.errors == []
    assert website.events == []


def test_the_newest_answer_counts(website: Website, visitor: Visitor) -> None:
    website.show = lambda visit: shown(heading="Old" if not visit.events else HEADING)
    held: list[Any] = []

    def hold_first(route: Any) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    visitor.page.route("**/v1/visits", hold_first)
    with visitor.page.expect_request("**/v1/visits"):
        visitor.page.goto(website.page())
    track(visitor, "Added To Cart")
    with visitor.page.expect_response("**/v1/visits"):
        held[0].continue_()
    visitor.settle()
    visitor.page.unroute("**/v1/visits")

    assert visitor.see_popup().get_by_role("heading").inner_text() == HEADING


POLICY = (
    "default-src 'none'; script-src 'nonce-4AEemGb0xJptoIGFP3Nd'; connect-src 'self'; "
    "style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)


def test_a_strict_policy_is_kept(website: Website, visitor: Visitor) -> None:
    website.show = lambda _: shown()
    snippet = SNIPPET.replace("<script", "<script nonce='4AEemGb0xJptoIGFP3Nd'")
    watcher = """<script nonce='4AEemGb0xJptoIGFP3Nd'>
      window.refusals = [];
      addEventListener('securitypolicyviolation', (event) =>
        refusals.push(`${event.effectiveDirective} ${event.blockedURI}`), true);
    </script>"""
    address = website.page(
        head=watcher,
        snippet=snippet,
        body=SPACE + "<link rel='icon' href='data:,'>",
        headers={"Content-Security-Policy": POLICY},
    )
    visitor.open(address, website)

    dialog = visitor.see_popup()
    colour = dialog.get_by_role("button", name="Finish my order").evaluate(
        "(node) => getComputedStyle(node).backgroundColor"
    )
    dialog.get_by_role("button", name="Finish my order").click()

    expect(visitor.dialog).to_have_count(0)
    assert colour == "rgb(55, 88, 249)"
    assert [item for item in visitor.page.evaluate("refusals") if "img-src" not in item] == []
    assert website.happenings(2) == ["view", "click"]


def test_a_backend_of_another_origin(website: Website, visitor: Visitor) -> None:
    website.show = lambda _: shown()
    other = website.origin.replace("127.0.0.1", "localhost")
    snippet = SNIPPET.replace("/tag.js", f"{other}/tag.js")
    visitor.open(website.page(snippet=snippet, body=SPACE), website)
    track(visitor, "Added To Cart")
    visitor.see_popup()
    visitor.page.keyboard.press("Escape")

    assert website.happenings(3) == ["view", "close"]
    assert [event.name for event in website.site_events] == ["Added To Cart"]
    assert visitor.errors == []
