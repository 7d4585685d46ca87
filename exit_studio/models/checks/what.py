# SPDX-License-Identifier: MIT
"""Checks of What: words, links, functions and contrast of the pop-up."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks.registry import (
    CheckContext,
    Finding,
    Place,
    Report,
    Section,
    Severity,
    check,
)
from exit_studio.models.contrast import contrast_ratio, min_contrast
from exit_studio.models.elements import (
    Button,
    CallFunction,
    Element,
    Heading,
    OpenLink,
    Stack,
    TextElement,
)
from exit_studio.models.ids import ElementId
from exit_studio.models.popup import Popup
from exit_studio.models.rich_text import plain
from exit_studio.models.style import Style, Styles
from exit_studio.models.values import Color, is_function_name, is_safe_link
from exit_studio.models.wording import Sentence, say

__all__: list[str] = []


def _at(record: str, field: str) -> Place:
    return Place(section=Section.WHAT, record=record, field=field)


def _elements(campaign: Campaign) -> Iterator[tuple[Popup, Element]]:
    for popup in campaign.popups.values():
        for element in campaign.tree(popup):
            yield popup, element


def _buttons(campaign: Campaign) -> Iterator[Button]:
    return (element for _, element in _elements(campaign) if isinstance(element, Button))


@check("what.heading_missing", Severity.ERROR)
def _heading_missing(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A pop-up has no heading with words."""
    for popup in campaign.popups.values():
        headings = [element for element in campaign.tree(popup) if isinstance(element, Heading)]
        if not any(plain(heading.content).strip() for heading in headings):
            yield report(
                _at(headings[0].id, "content") if headings else _at(popup.id, "steps"),
                say("The pop-up has no heading, so a screen reader cannot say what it is."),
                say("Write a heading."),
            )


@check("what.button_without_words", Severity.ERROR)
def _button_without_words(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A button has no words."""
    for button in _buttons(campaign):
        if not plain(button.content).strip():
            yield report(
                _at(button.id, "content"),
                say("The button has no words."),
                say("Say what a click does."),
            )


@check("what.link_missing", Severity.ERROR)
def _link_missing(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A button opens a link and has no address."""
    for button in _buttons(campaign):
        if isinstance(button.action, OpenLink) and not button.action.link:
            yield report(
                _at(button.id, "action"),
                say("The button opens a link, but has no address."),
                say("Type the address, or let the button do nothing."),
            )


@check("what.link_unsafe", Severity.ERROR)
def _link_unsafe(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """An address is none that a browser may open."""
    mend = say(
        "Use an address that begins with https://, http://, mailto: or tel:, "
        "or with / for a page of the site."
    )
    for button in _buttons(campaign):
        if (
            isinstance(button.action, OpenLink)
            and button.action.link
            and not is_safe_link(button.action.link)
        ):
            yield report(_at(button.id, "action"), _cannot_open(button.action.link), mend)
    for _popup, element in _elements(campaign):
        if isinstance(element, TextElement):
            for run in element.content:
                if run.link is not None and not is_safe_link(run.link):
                    yield report(_at(element.id, "content"), _cannot_open(run.link), mend)


def _cannot_open(link: str) -> Sentence:
    return say("“{link}” is no address that a browser may open.", link=link[:80])


@check("what.function_name", Severity.ERROR)
def _function_name(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A button calls what is no name of a function."""
    for button in _buttons(campaign):
        if isinstance(button.action, CallFunction) and not is_function_name(button.action.name):
            yield report(
                _at(button.id, "action"),
                say("“{name}” is no name of a function.", name=button.action.name)
                if button.action.name
                else say("The button calls a function, but names none."),
                say("Type the dotted name of a function of the page, such as shop.openChat."),
            )


@check("what.close_button_missing", Severity.ERROR)
def _close_button_missing(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A pop-up has no close button."""
    for popup in campaign.popups.values():
        if popup.close is None:
            yield report(
                _at(popup.id, "close"),
                say("The pop-up has no close button."),
                say("Add one: a visitor must always be able to leave."),
            )


class _Ink(NamedTuple):
    """How words look at some place of the tree: what is said nearest to them holds.

    Attributes:
        surfaces: Backgrounds under the words, nearest first.
    """

    color: Color = "#000000"
    size: int = 0
    weight: int = 0
    surfaces: tuple[Color, ...] = ()

    def within(self, own: Style, below: Style) -> _Ink:
        """How words look inside of `own`, which says nothing where `below` is to be asked."""
        background = own.background or below.background
        return _Ink(
            color=own.color or below.color or self.color,
            size=own.font_size_px or below.font_size_px or self.size,
            weight=own.font_weight or below.font_weight or self.weight,
            surfaces=(background, *self.surfaces) if background else self.surfaces,
        )

    @property
    def contrast(self) -> tuple[float, float]:
        """The contrast of the words, and the least that they need."""
        return _ratio(self.color, self.surfaces), min_contrast(self.size, self.weight)


@lru_cache(maxsize=1024)
def _ratio(color: Color, surfaces: tuple[Color, ...]) -> float:
    return contrast_ratio(color, *surfaces)


Inks = tuple[_Ink, _Ink]
"""On the desktop, and on the phone."""


def _inside(styles: Styles, inks: Inks) -> Inks:
    # By field, not by `resolved`: 240 whole styles at each keystroke would be felt.
    desktop, phone = inks
    return (
        desktop.within(styles.desktop, styles.desktop),
        phone.within(styles.phone, styles.desktop),
    )


def _written(campaign: Campaign, popup: Popup) -> Iterator[tuple[TextElement, Inks]]:
    """Each element that has words, and how they look, as the page's inheritance has it."""
    box = _inside(popup.styles, (_Ink(), _Ink()))
    waiting: list[tuple[ElementId, Inks]] = [(step, box) for step in reversed(popup.steps)]
    while waiting:
        element_id, around = waiting.pop()
        element = campaign.elements[element_id]
        inks = _inside(element.styles, around)
        if isinstance(element, Stack):
            waiting.extend((child, inks) for child in reversed(element.children))
        elif isinstance(element, TextElement) and plain(element.content).strip():
            yield element, inks


@check("what.low_contrast", Severity.WARNING)
def _low_contrast(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """Words stand out too little from what is behind them (WCAG 2.2, level AA)."""
    for popup in campaign.popups.values():
        for element, inks in _written(campaign, popup):
            pairs = (ink.contrast for ink in inks)
            low = next(((ratio, least) for ratio, least in pairs if ratio < least), None)
            if low is not None:
                yield report(
                    _at(element.id, "color"),
                    say(
                        "The words of “{words}” are hard to read: contrast {ratio} : 1.",
                        words=plain(element.content)[:40],
                        # Never rounded up to what would be enough.
                        ratio=f"{math.floor(low[0] * 10) / 10:.1f}",
                    ),
                    say("Choose colours further apart: at least {least} : 1.", least=low[1]),
                )
