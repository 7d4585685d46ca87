# SPDX-License-Identifier: MIT
"""Cases of the checks of pop-ups: words, links, functions, contrast."""

from __future__ import annotations

from exit_studio.models.campaign import Campaign
from exit_studio.models.elements import (
    ButtonAction,
    DoNothing,
    Element,
    Heading,
    OpenLink,
    Stack,
)
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import Run, rich
from exit_studio.models.style import Style, Styles
from tests.builders import (
    BUTTON,
    CLOSE,
    HEADING,
    POPUP,
    STEP,
    a_button,
    a_call,
    a_campaign,
    a_heading,
    a_text,
    a_tree,
    desktop,
    with_elements,
)
from tests.models.checks.case import Case

NO_HEADING = "what.heading_missing"
WORDLESS = "what.button_without_words"
NO_LINK = "what.link_missing"
UNSAFE = "what.link_unsafe"
FUNCTION = "what.function_name"
CLOSE_MISSING = "what.close_button_missing"
CONTRAST = "what.low_contrast"

ACTION = (BUTTON, "action")
CONTENT = (HEADING, "content")
COLOR = (HEADING, "color")


def doing(action: ButtonAction) -> Campaign:
    return with_elements(a_button(action=action))


def linking(link: str) -> Campaign:
    content = (Run(text="see "), Run(text="more", link=link))
    return with_elements(Heading(id=HEADING, content=content))


def on(surface: str, *elements: Element, **style: object) -> Campaign:
    """One step with this background, with these elements in it, on a white box."""
    step = Stack(
        id=STEP,
        children=tuple(element.id for element in elements),
        styles=desktop(background=surface, **style),
    )
    return a_tree(step, elements=elements)


def phone_only(color: str) -> Campaign:
    styles = Styles(desktop=Style(color="#000000"), phone=Style(color=color))
    return with_elements(Heading(id=HEADING, content=rich("Wait"), styles=styles))


def on_box(surface: str, *, box_color: str | None = None, color: str | None = None) -> Campaign:
    """A heading on a box with this background; nothing else has colours."""
    campaign = a_tree(Stack(id=STEP, children=(HEADING,)), elements=(a_heading(color=color),))
    styles = desktop(background=surface, color=box_color)
    return campaign.with_popup(evolve(campaign.popup(POPUP), styles=styles))


def without_close() -> Campaign:
    campaign = a_campaign()
    popup = evolve(campaign.popup(POPUP), close=None)
    elements = {key: each for key, each in campaign.elements.items() if key != CLOSE}
    return evolve(campaign, popups={POPUP: popup}, elements=elements)


def phone_surface(surface: str) -> Campaign:
    """White words on a black step, which is of another colour on the phone."""
    styles = Styles(desktop=Style(background="#000000"), phone=Style(background=surface))
    step = Stack(id=STEP, children=(HEADING,), styles=styles)
    return a_tree(step, elements=(a_heading(color="#ffffff"),))


CASES = (
    Case(NO_HEADING, "a heading", a_campaign()),
    Case(NO_HEADING, "no words", with_elements(a_heading("")), (CONTENT,)),
    Case(NO_HEADING, "spaces", with_elements(a_heading("  ")), (CONTENT,)),
    Case(NO_HEADING, "none", on("#ffffff", a_text()), ((POPUP, "steps"),)),
    Case(
        NO_HEADING, "one of two", on("#ffffff", a_heading(""), a_heading("Wait", element_id="h2"))
    ),
    Case(WORDLESS, "words", with_elements(a_button("Go"))),
    Case(WORDLESS, "none", with_elements(a_button("")), ((BUTTON, "content"),)),
    Case(WORDLESS, "spaces", with_elements(a_button(" ")), ((BUTTON, "content"),)),
    Case(NO_LINK, "a link", doing(OpenLink(link="/cart"))),
    Case(NO_LINK, "no link", doing(OpenLink()), (ACTION,)),
    Case(NO_LINK, "no wish for one", doing(DoNothing())),
    Case(UNSAFE, "https", doing(OpenLink(link="https://shop.example/cart?x=1#top"))),
    Case(UNSAFE, "none", doing(OpenLink())),
    Case(UNSAFE, "code", doing(OpenLink(link="javascript:alert(1)")), (ACTION,)),
    Case(UNSAFE, "no scheme", doing(OpenLink(link="shop.example")), (ACTION,)),
    Case(UNSAFE, "good words", linking("mailto:help@shop.example")),
    Case(UNSAFE, "words that are code", linking("data:text/html,x"), (CONTENT,)),
    Case(UNSAFE, "empty words", linking(""), (CONTENT,)),
    Case(FUNCTION, "a function", with_elements(a_call("shop.openChat", 1))),
    Case(FUNCTION, "no name", with_elements(a_call("")), (ACTION,)),
    Case(FUNCTION, "no such name", with_elements(a_call("shop.openChat()")), (ACTION,)),
    Case(FUNCTION, "code", with_elements(a_call("window.eval", "x")), (ACTION,)),
    Case(FUNCTION, "no wish for one", doing(DoNothing())),
    Case(CLOSE_MISSING, "a close button", a_campaign()),
    Case(CLOSE_MISSING, "none", without_close(), ((POPUP, "close"),)),
    # On white, of small words #767676 is the palest grey that is dark enough: 4.54 and 4.48.
    Case(CONTRAST, "dark enough", on("#ffffff", a_heading(color="#767676"))),
    Case(CONTRAST, "too pale", on("#ffffff", a_heading(color="#777777")), (COLOR,)),
    # Of large ones it is #949494: 3.03 and 2.99.
    Case(CONTRAST, "large", on("#ffffff", a_heading(color="#949494", font_size_px=24))),
    Case(
        CONTRAST,
        "large, pale",
        on("#ffffff", a_heading(color="#959595", font_size_px=24)),
        (COLOR,),
    ),
    Case(
        CONTRAST, "large by its stack", on("#ffffff", a_heading(color="#949494"), font_size_px=24)
    ),
    Case(
        CONTRAST,
        "bold",
        on("#ffffff", a_heading(color="#949494", font_size_px=19, font_weight=700)),
    ),
    Case(CONTRAST, "on a dark stack", on("#000000", a_heading(color="#ffffff"))),
    Case(CONTRAST, "dark on a dark stack", on("#000000", a_heading(color="#333333")), (COLOR,)),
    Case(CONTRAST, "the stack's colour", on("#ffffff", a_heading(), color="#eeeeee"), (COLOR,)),
    Case(CONTRAST, "nobody's colour", on("#ffffff", a_heading())),
    Case(
        CONTRAST,
        "a surface of its own",
        on("#ffffff", a_heading(color="#ffffff", background="#000000")),
    ),
    Case(
        CONTRAST,
        "a surface that is seen through",
        on("#ffffff", a_heading(color="#ffffff", background="#00000080")),
        (COLOR,),
    ),
    Case(CONTRAST, "no words", on("#ffffff", a_heading(" ", color="#ffffff"))),
    Case(CONTRAST, "on the phone alone", phone_only("#fefefe"), (COLOR,)),
    Case(CONTRAST, "the box", on_box("#111111", color="#222222"), (COLOR,)),
    Case(CONTRAST, "the box's colour", on_box("#111111", box_color="#222222"), (COLOR,)),
    Case(CONTRAST, "the box, well", on_box("#111111", box_color="#ffffff")),
    Case(
        CONTRAST,
        "a phone's surface under a desktop's words",
        phone_surface("#ffffff"),
        (COLOR,),
    ),
    Case(CONTRAST, "a phone's surface as dark", phone_surface("#111111")),
)
