# SPDX-License-Identifier: MIT
"""The renderer, as the studio's preview uses it: a page with the tag and without a site key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from exit_studio.models.elements import Stack, Text
from exit_studio.models.record import Record, evolve
from exit_studio.models.rich_text import Run
from exit_studio.models.style import Style, Styles
from exit_studio.models.wire import ShownPopup
from tests.tag.popups import HEADING, TEXT, shown
from tests.tag.visitor import Visitor
from tests.tag.website import Website

ALONE = '<script src="/tag.js"></script>'
DRAW = """(shown) => {
  window.actions = [];
  const onAction = (action) => actions.push(action);
  window.popup = exitStudio.createPopup({ ...shown, onAction });
  popup.show();
}"""

Draw = Callable[..., Page]


def as_json(record: Record) -> Any:
    return record.model_dump(mode="json", exclude_none=True)


@pytest.fixture
def draw(page: Page, website: Website) -> Draw:
    """Show a pop-up on a page with a link, and return the page; `popup` is its handle there."""

    def show(popup: ShownPopup | None = None, *, body: str = "", head: str = "") -> Page:
        text = "<a href='/other' id='link'>Other page</a>" + body
        page.goto(website.page(snippet=ALONE, body=text, head=head))
        page.evaluate(DRAW, as_json(popup or shown()))
        return page

    return show


def update(page: Page, *records: Record, gone: tuple[str, ...] = ()) -> None:
    elements = {record.id: as_json(record) for record in records}  # type: ignore[attr-defined]  # every element has one
    elements |= dict.fromkeys(gone)
    page.evaluate("(elements) => popup.update({ elements })", elements)


def style_of(page: Page, element: str, name: str) -> Any:
    return page.evaluate(
        "([id, name]) => getComputedStyle(popup.nodeOf(id))[name]", [element, name]
    )


def box_of(page: Page, element: str) -> dict[str, float]:
    box: dict[str, float] = page.evaluate(
        "(id) => popup.nodeOf(id).getBoundingClientRect().toJSON()", element
    )
    return box


def test_it_is_a_modal_dialog_with_the_heading_as_its_name(draw: Draw) -> None:
    page = draw()

    dialog = page.get_by_role("dialog", name=HEADING)

    assert dialog.is_visible()
    assert dialog.evaluate("(node) => node.matches(':modal')")
    assert page.evaluate("popup.host.parentNode === document.body")
    assert page.evaluate("popup.host.shadowRoot.mode") == "open"


def test_without_a_heading_the_first_words_name_it(draw: Draw) -> None:
    page = draw(shown(heading="", text="Stay a little"))
    assert page.get_by_role("dialog", name="Stay a little").is_visible()


def test_without_words_the_page_names_it(draw: Draw) -> None:
    popup = shown(heading="", text="")
    step = evolve(popup.elements["step"], children=("heading", "text"))
    elements = {**popup.elements, "step": step}
    del elements["button"]

    page = draw(evolve(popup, elements=elements))

    assert page.get_by_role("dialog", name="A shop").is_visible()


def test_the_close_button_is_named_and_large_enough(draw: Draw) -> None:
    page = draw()

    box = page.get_by_role("button", name="Close").bounding_box()

    assert box is not None
    assert min(box["width"], box["height"]) >= 24


def test_the_focus_stays_inside_and_comes_back(draw: Draw, visitor: Visitor) -> None:
    page = draw()
    page.evaluate("popup.close()")
    page.focus("#link")
    page.evaluate("popup.show()")
    assert visitor.focused() == "popup"

    visited = set()
    for _ in range(6):
        page.keyboard.press("Tab")
        visited.add(visitor.focused())
    assert {"button", "close"} <= visited
    assert "link" not in visited

    page.evaluate("popup.close()")
    assert visitor.focused() == "link"


def test_a_key_pressed_just_then_sets_off_no_button(draw: Draw) -> None:
    page = draw()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert page.evaluate("actions") == []


def test_escape_and_the_cross_ask_to_close(draw: Draw) -> None:
    page = draw()

    page.keyboard.press("Escape")
    page.get_by_role("button", name="Close").click()

    assert page.evaluate("actions") == [
        {"what": "close", "element": None, "action": None},
        {"what": "close", "element": "close", "action": None},
    ]
    assert page.evaluate("popup.dialog.open")


def test_a_click_beside_it_does_nothing(draw: Draw) -> None:
    page = draw()

    page.mouse.click(20, 780)

    assert page.evaluate("actions") == []
    assert page.evaluate("popup.dialog.open")


def test_a_click_on_the_button_tells_its_action(draw: Draw) -> None:
    page = draw()

    page.get_by_role("button", name="Finish my order").click()

    assert page.evaluate("actions") == [
        {"what": "click", "element": "button", "action": {"kind": "nothing", "closes": True}}
    ]


def test_closed_it_is_gone_and_can_come_again(draw: Draw) -> None:
    page = draw()
    page.evaluate("popup.close()")
    assert page.locator("exit-studio").count() == 0

    page.evaluate("popup.show()")
    assert page.get_by_role("dialog").is_visible()

    page.evaluate("popup.destroy()")
    assert page.locator("exit-studio").count() == 0
    assert page.evaluate("actions") == []


def test_line_breaks_are_kept(draw: Draw) -> None:
    page = draw()
    assert page.get_by_text("Your basket").inner_text() == TEXT
    assert box_of(page, "text")["height"] == 48


def test_marks_become_nodes(draw: Draw) -> None:
    runs = (
        Run(text="Save "),
        Run(text="15 %", bold=True),
        Run(text=" now, ", italic=True),
        Run(text="see how", bold=True, italic=True, link="https://shop.example/how"),
    )
    page = draw(shown(text=runs))

    names = page.evaluate(
        """[...popup.nodeOf('text').childNodes].map((node) => {
             const path = [];
             for (; node; node = node.firstChild) path.push(node.nodeName);
             return path.join(' ');
           })"""
    )

    assert names == ["#text", "STRONG #text", "EM #text", "A STRONG EM #text"]
    assert page.get_by_role("link", name="see how").get_attribute("href") == (
        "https://shop.example/how"
    )


def test_text_and_links_run_nothing(draw: Draw, visitor: Visitor) -> None:
    code = "<img src=x onerror='window.ran = 1'><script>window.ran = 1</script>"
    runs = (Run(text=code), Run(text="here", link="javascript:window.ran=1"))
    page = draw(shown(heading=code, text=runs, label=code))

    page.get_by_text("here").click()

    assert page.evaluate("popup.nodeOf('heading').innerText") == code
    assert page.locator("exit-studio a, exit-studio img, exit-studio script").count() == 0
    assert page.evaluate("window.ran") is None
    assert visitor.errors == []


def test_a_button_holds_no_link(draw: Draw) -> None:
    popup = shown()
    label = (Run(text="Go", link="https://shop.example/"),)
    button = evolve(popup.elements["button"], content=label)

    page = draw(evolve(popup, elements={**popup.elements, "button": button}))

    assert page.get_by_role("button", name="Go").locator("a").count() == 0


def test_a_link_in_a_text_is_reported_and_followed(draw: Draw, website: Website) -> None:
    website.page("/terms", snippet="", body="Terms")
    page = draw(shown(text=(Run(text="the terms", link="/terms"),)))
    page.evaluate(
        "addEventListener('pagehide', () => (sessionStorage.said = JSON.stringify(actions)))"
    )

    page.get_by_role("link", name="the terms").click()
    page.wait_for_url("**/terms")

    assert page.evaluate("JSON.parse(sessionStorage.said)") == [
        {"what": "click", "element": "text", "action": None}
    ]


def test_styles_become_properties(draw: Draw) -> None:
    page = draw()

    assert style_of(page, "heading", "fontSize") == "32px"
    assert style_of(page, "heading", "lineHeight") == "36.8px"
    assert style_of(page, "heading", "textAlign") == "center"
    assert style_of(page, "text", "color") == "rgb(85, 86, 94)"
    assert style_of(page, "button", "backgroundColor") == "rgb(55, 88, 249)"
    assert style_of(page, "button", "padding") == "14px 28px"
    assert style_of(page, "button", "alignSelf") == "center"
    assert style_of(page, "step", "rowGap") == "16px"
    assert style_of(page, "popup", "borderRadius") == "20px"
    assert style_of(page, "popup", "padding") == "48px"
    assert box_of(page, "popup")["width"] == 520
    backdrop = "getComputedStyle(popup.dialog, '::backdrop').backgroundColor"
    assert page.evaluate(backdrop) == "rgba(16, 32, 48, 0.5)"


def test_a_phone_has_its_own_values_and_gets_them_when_it_turns(draw: Draw) -> None:
    page = draw()

    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("getComputedStyle(popup.nodeOf('heading')).fontSize !== '32px'")
    assert style_of(page, "heading", "fontSize") == "24px"
    assert style_of(page, "heading", "textAlign") == "center"
    assert style_of(page, "step", "rowGap") == "8px"
    assert box_of(page, "popup")["width"] == 343

    page.set_viewport_size({"width": 1280, "height": 800})
    # The pop-up hears of it by an event, which comes with the next frame and not with the query.
    page.wait_for_function("getComputedStyle(popup.nodeOf('heading')).fontSize !== '24px'")
    assert style_of(page, "heading", "fontSize") == "32px"


def test_it_fits_a_small_screen_and_scrolls_inside(draw: Draw) -> None:
    page = draw(shown(text="A long story. " * 300))
    page.set_viewport_size({"width": 320, "height": 400})

    box = box_of(page, "popup")
    close = page.get_by_role("button", name="Close").bounding_box()

    assert box["left"] >= 16
    assert box["right"] <= 304
    assert box["top"] >= 16
    assert box["bottom"] <= 384
    assert page.evaluate("popup.nodeOf('popup').scrollHeight") > 400
    assert close is not None
    page.get_by_role("button", name="Finish my order").scroll_into_view_if_needed()
    assert page.get_by_role("button", name="Close").bounding_box() == close


def test_a_long_word_does_not_widen_it(draw: Draw) -> None:
    page = draw(shown(heading="Donaudampfschifffahrtsgesellschaft" * 4))
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("popup.nodeOf('popup').scrollWidth === popup.nodeOf('popup').clientWidth")


def test_right_to_left_is_laid_out_right(draw: Draw) -> None:
    page = draw(shown(heading="قبل أن تذهب", text="سلتك محفوظة", label="أكمل"))
    update(page, Text(id="text", content=(Run(text="سلتك محفوظة لثلاثة أيام"),)))

    box = box_of(page, "popup")
    close = box_of(page, "close")

    assert close["left"] - box["left"] < 20
    assert style_of(page, "text", "direction") == "rtl"
    assert style_of(page, "text", "textAlign") == "start"


def test_nothing_of_the_page_leaks_in(draw: Draw) -> None:
    styles = """<style>
      * { color: red !important; font-size: 60px !important; letter-spacing: 9px }
      html, body { color: red; font: 60px cursive; visibility: hidden; text-transform: uppercase }
      exit-studio { display: none !important; opacity: 0 !important }
      dialog { background: red !important; border: 9px solid }
    </style>"""
    page = draw(head=styles)

    assert page.get_by_role("dialog", name=HEADING).is_visible()
    assert style_of(page, "heading", "fontSize") == "32px"
    assert style_of(page, "heading", "color") == "rgb(29, 29, 31)"
    assert style_of(page, "heading", "letterSpacing") == "normal"
    assert style_of(page, "heading", "textTransform") == "none"
    assert style_of(page, "popup", "backgroundColor") == "rgb(255, 255, 255)"


def test_nothing_shifts_behind_it(draw: Draw) -> None:
    page = draw(body="<p id='text' style='margin: 0 0 3000px'>Some text</p>")
    where = "JSON.stringify([document.querySelector('#text').getBoundingClientRect(), scrollY])"
    with_popup = page.evaluate(where)
    page.evaluate("popup.close()")
    assert page.evaluate(where) == with_popup


def test_it_moves_only_for_those_who_like_it(draw: Draw, page: Page) -> None:
    draw()
    again = "popup.close(), popup.show(), popup.dialog.getAnimations().length"
    assert page.evaluate(again) == 0

    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(again) == 1
    page.emulate_media(reduced_motion="reduce")


def test_empty_words_take_no_room_and_can_be_found(draw: Draw) -> None:
    page = draw(shown(heading="", text=""))
    popup, button = box_of(page, "popup"), box_of(page, "button")

    assert button["top"] == popup["top"] + 48
    assert page.evaluate("popup.nodeOf('heading').tagName") == "H2"
    assert page.evaluate("popup.nodeOf('text').tagName") == "P"


def test_nodes_and_ids_find_each_other(draw: Draw) -> None:
    page = draw(shown(text=(Run(text="bold", bold=True),)))

    ids = ["popup", "step", "heading", "text", "button", "close"]
    assert page.evaluate("(ids) => ids.map((id) => popup.idOf(popup.nodeOf(id)))", ids) == ids
    assert page.evaluate("popup.idOf(popup.nodeOf('text').firstChild.firstChild)") == "text"
    assert page.evaluate("popup.idOf(popup.nodeOf('close').firstChild)") == "close"
    assert page.evaluate("popup.nodeOf('nobody')") is None
    assert page.evaluate("popup.idOf(document.querySelector('#link'))") is None
    assert page.evaluate("popup.idOf(null)") is None


WATCH = """() => {
  window.touched = new Set();
  new MutationObserver((changes) => {
    for (const { target, type } of changes) touched.add(`${popup.idOf(target)} ${type}`);
  }).observe(popup.host.shadowRoot, {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
  window.nodes = Object.fromEntries(
    ['popup', 'step', 'heading', 'text', 'button', 'close'].map((id) => [id, popup.nodeOf(id)]),
  );
}"""
SAME = "() => Object.keys(nodes).filter((id) => popup.nodeOf(id) === nodes[id])"


def test_typing_changes_one_text_node_at_once(draw: Draw) -> None:
    page = draw()
    page.evaluate(WATCH)
    record = as_json(evolve(shown().elements["heading"], content=(Run(text="Before you"),)))

    text = page.evaluate(
        """(heading) => {
          const before = popup.nodeOf('heading').firstChild;
          popup.update({ elements: { heading } });
          const after = popup.nodeOf('heading').firstChild;
          return [after === before, after.data];
        }""",
        record,
    )

    assert text == [True, "Before you"]
    assert page.evaluate(SAME) == ["popup", "step", "heading", "text", "button", "close"]
    touched = set(page.evaluate("[...touched]"))
    assert "heading characterData" in touched
    # The style of the changed record may be set anew, and the name of the dialog with it.
    assert touched <= {"heading characterData", "heading attributes", "null attributes"}


def test_a_change_of_style_reaches_only_its_node(draw: Draw) -> None:
    page = draw()
    page.evaluate(WATCH)
    styles = Styles(desktop=Style(background="#00aa55"))

    update(page, evolve(shown().elements["button"], styles=styles))

    assert style_of(page, "button", "backgroundColor") == "rgb(0, 170, 85)"
    assert style_of(page, "button", "padding") == "12px 24px"
    assert {item for item in page.evaluate("[...touched]") if "null" not in item} == {
        "button attributes"
    }


def test_a_change_of_the_popup_reaches_its_box(draw: Draw) -> None:
    page = draw()
    popup = evolve(shown().popup, styles=Styles(desktop=Style(width_px=400, background="#eeeeee")))

    page.evaluate("(changed) => popup.update({ popup: changed })", as_json(popup))

    assert box_of(page, "popup")["width"] == 400
    assert style_of(page, "popup", "padding") == "0px"
    assert page.evaluate(SAME.replace("nodes)", "{})")) == []


def test_elements_come_move_and_go(draw: Draw) -> None:
    page = draw()
    page.evaluate(WATCH)
    extra = Text(id="extra", content=(Run(text="Free returns"),))
    step = Stack(id="step", children=("button", "heading", "extra"))

    update(page, step, extra, gone=("text",))

    children = "[...popup.nodeOf('step').children].map((node) => node.id)"
    assert page.evaluate(children) == ["button", "heading", "extra"]
    assert page.evaluate("popup.nodeOf('text')") is None
    assert page.evaluate(SAME) == ["popup", "step", "heading", "button", "close"]
    assert page.get_by_text("Free returns").is_visible()


def test_an_element_that_moves_to_another_stack_stays_the_same_node(draw: Draw) -> None:
    page = draw()
    page.evaluate(WATCH)
    step = Stack(id="step", children=("heading", "inner"))
    inner = Stack(id="inner", children=("text", "button"))

    update(page, step, inner)

    assert page.evaluate("popup.nodeOf('button').parentNode === popup.nodeOf('inner')")
    assert page.evaluate(SAME) == ["popup", "step", "heading", "text", "button", "close"]


def test_the_close_button_can_go_and_come(draw: Draw) -> None:
    page = draw()
    popup = as_json(shown().popup)

    page.evaluate("({ close, ...popup }) => window.popup.update({ popup })", popup)
    assert page.get_by_role("button", name="Close").count() == 0

    page.evaluate("(popup) => window.popup.update({ popup })", popup)
    assert page.get_by_role("button", name="Close").is_visible()


def test_marks_that_change_leave_the_other_runs_alone(draw: Draw) -> None:
    page = draw(shown(text=(Run(text="one "), Run(text="two", bold=True))))
    text = Text(
        id="text", content=(Run(text="one "), Run(text="two", italic=True), Run(text=" three"))
    )
    page.evaluate("window.first = popup.nodeOf('text').firstChild")

    update(page, text)

    assert page.get_by_text("one two three").inner_text() == "one two three"
    assert page.evaluate("popup.nodeOf('text').firstChild === first")
    assert page.evaluate("popup.nodeOf('text').children[0].tagName") == "EM"


def test_words_written_in_the_page_keep_their_caret(draw: Draw) -> None:
    page = draw(shown(heading=""))
    page.evaluate(
        """() => {
          const heading = popup.nodeOf('heading');
          heading.contentEditable = 'plaintext-only';
          heading.style.display = 'block';
          heading.focus();
        }"""
    )
    page.keyboard.type("Wait")
    heading = as_json(evolve(shown().elements["heading"], content=(Run(text="Wait"),)))

    page.evaluate("(heading) => popup.update({ elements: { heading } })", heading)
    page.keyboard.type(" here")

    assert page.evaluate("popup.nodeOf('heading').textContent") == "Wait here"


def test_a_kind_from_a_newer_studio_is_left_out(draw: Draw) -> None:
    page = draw()
    page.evaluate(
        """() => popup.update({ elements: {
             video: { kind: 'video', id: 'video', styles: {} },
             step: { kind: 'stack', id: 'step', styles: {}, children: ['video', 'heading'] },
           } })"""
    )
    assert page.evaluate("[...popup.nodeOf('step').children].map((node) => node.id)") == ["heading"]


def test_it_can_be_drawn_in_another_document(draw: Draw) -> None:
    page = draw(body="<iframe id='frame' srcdoc='<title>Inside</title>'></iframe>")
    page.wait_for_function("frame.contentDocument?.title === 'Inside'")

    page.evaluate(
        """(shown) => {
          const doc = frame.contentDocument;
          exitStudio.createPopup({ ...shown, doc, onAction() {} }).show();
        }""",
        as_json(shown()),
    )

    frame = page.frame_locator("#frame")
    assert frame.get_by_role("heading", name=HEADING).is_visible()


def test_without_a_site_key_it_only_draws(draw: Draw, website: Website, visitor: Visitor) -> None:
    page = draw()
    page.evaluate("popup.close()")
    page.evaluate(
        "exitStudio.on('view', () => (window.ran = 1))(), exitStudio.track('Added To Cart')"
    )
    visitor.browse()
    visitor.leave()
    visitor.wait_out()

    assert page.locator("exit-studio").count() == 0
    assert website.visits == []
    assert website.events == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
