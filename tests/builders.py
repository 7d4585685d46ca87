# SPDX-License-Identifier: MIT
"""Campaigns and their parts for tests, with ids and a time that never change. No random values.

Everything starts from the template `cart-reminder`, whose elements are called `step`, `heading`,
`text`, `button` and `close`. Random values are drawn in `tests/strategies.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from itertools import count

from exit_studio.models.campaign import Campaign
from exit_studio.models.elements import (
    Button,
    ButtonAction,
    CallFunction,
    CloseButton,
    Element,
    Heading,
    OpenLink,
    Stack,
    Text,
)
from exit_studio.models.file import campaign_from_text
from exit_studio.models.message import SingleMessage
from exit_studio.models.popup import Popup
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import rich
from exit_studio.models.style import Style, Styles
from exit_studio.resources import read_bytes

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
"""The present of every test: a Monday morning."""

CAMPAIGN = "c_spring"
POPUP = "popup"
STEP = "step"
HEADING = "heading"
TEXT = "text"
BUTTON = "button"
CLOSE = "close"
TRIGGER = "trigger"


def counted_ids() -> Callable[[str], str]:
    """Return a maker of ids that counts: `e_1`, `e_2`, and so on, over all prefixes."""
    numbers = count(1)
    return lambda prefix: f"{prefix}_{next(numbers)}"


@lru_cache
def _template(name: str) -> Campaign:
    return campaign_from_text(read_bytes("templates", f"{name}.json"), source=name)


def a_campaign(**overrides: object) -> Campaign:
    """Return a finished campaign, the cart reminder, with `overrides` in its fields."""
    return evolve(_template("cart-reminder"), **{"id": CAMPAIGN, **overrides})


def a_blank_campaign(**overrides: object) -> Campaign:
    """Return the campaign that a person starts from, with `overrides` in its fields."""
    return evolve(_template("blank"), **{"id": CAMPAIGN, **overrides})


def with_elements(*changed: Element) -> Campaign:
    """Return the cart reminder with these elements in place of those of the same id."""
    campaign = a_campaign()
    return evolve(campaign, elements={**campaign.elements, **{each.id: each for each in changed}})


def with_popup(**overrides: object) -> Campaign:
    """Return the cart reminder with `overrides` in the fields of its pop-up."""
    campaign = a_campaign()
    return campaign.with_popup(evolve(campaign.popup(POPUP), **overrides))


def a_heading(text: str = "Wait", *, element_id: str = HEADING, **style: object) -> Heading:
    """Return a heading, styled for the desktop by `style`."""
    return Heading(id=element_id, content=rich(text), styles=desktop(**style))


def a_text(text: str = "15% off today", *, element_id: str = TEXT, **style: object) -> Text:
    """Return a paragraph, styled for the desktop by `style`."""
    return Text(id=element_id, content=rich(text), styles=desktop(**style))


def a_button(text: str = "Finish", *, action: ButtonAction | None = None) -> Button:
    """Return a button that opens the cart, or does `action`."""
    return Button(id=BUTTON, content=rich(text), action=action or OpenLink(link="/cart"))


def a_call(name: str, *arguments: str | bool | float | None) -> Button:
    """Return a button that calls a function of the page."""
    return a_button(action=CallFunction(name=name, arguments=arguments))


def desktop(**style: object) -> Styles:
    """Return styles whose desktop has these values and whose phone has none."""
    return Styles(desktop=Style.model_validate(style))


def a_tree(*stacks: Stack, elements: tuple[Element, ...] = ()) -> Campaign:
    """Return a campaign whose one pop-up has these stacks as its steps."""
    everything: tuple[Element, ...] = (*stacks, *elements, CloseButton(id=CLOSE))
    return Campaign(
        id=CAMPAIGN,
        message=SingleMessage(popup=POPUP),
        popups={
            POPUP: Popup(id=POPUP, steps=tuple(stack.id for stack in stacks), close=CLOSE),
        },
        elements={element.id: element for element in everything},
    )


def a_large_campaign(elements: int = 240) -> Campaign:
    """Return a campaign with this many elements: a stack, a close button, and texts."""
    texts = tuple(a_text(f"Line {n}", element_id=f"t_{n}") for n in range(elements - 2))
    stack = Stack(id=STEP, children=tuple(text.id for text in texts))
    return a_tree(stack, elements=texts)
