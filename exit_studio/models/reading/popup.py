# SPDX-License-Identifier: MIT
"""Pop-ups and their elements in words: what they say, and what a click does."""

from __future__ import annotations

from collections.abc import Iterator

from exit_studio.models.campaign import Campaign
from exit_studio.models.elements import (
    Button,
    ButtonAction,
    CallFunction,
    CloseButton,
    DoNothing,
    Element,
    Heading,
    OpenLink,
    Scalar,
    Stack,
    Text,
)
from exit_studio.models.popup import Popup
from exit_studio.models.reading.phrase import Amount, Phrase, Words, in_a_row, phrase, quoted
from exit_studio.models.reading.reading import Reading
from exit_studio.models.rich_text import plain

__all__ = ["action_phrase", "argument_words", "content_words", "element_phrase", "popup_readings"]

_LINKS = {
    (False, True): "opens {link} in the same tab",
    (True, True): "opens {link} in a new tab, and closes the pop-up",
    (False, False): "opens {link} in the same tab, and leaves the pop-up open",
    (True, False): "opens {link} in a new tab, and leaves the pop-up open",
}


def action_phrase(action: ButtonAction) -> Phrase:
    """What a click on a button does: “opens “/cart” in the same tab”."""
    match action:
        case DoNothing():
            return phrase("closes the pop-up") if action.closes else phrase("does nothing")
        case OpenLink():
            link = quoted(action.link, phrase("(no address given)"))
            return phrase(_LINKS[action.new_tab, action.closes], link=link)
        case CallFunction():
            template = (
                "calls {name}({arguments}), and closes the pop-up"
                if action.closes
                else "calls {name}({arguments}), and leaves the pop-up open"
            )
            return phrase(
                template,
                name=action.name.strip() or phrase("(no function named)"),
                arguments=in_a_row(argument_words(each) for each in action.arguments),
            )


def argument_words(argument: Scalar) -> Words:
    """An argument of a function, as a page's script writes it."""
    match argument:
        case None:
            return "null"
        case bool():
            return "true" if argument else "false"
        case str():
            return phrase("“{text}”", text=argument)
        case _:
            return Amount(argument)


def content_words(element: Heading | Text | Button) -> Words:
    """The words of an element."""
    return quoted(plain(element.content), phrase("(no words)"))


def element_phrase(element: Element) -> Phrase:
    """What an element says and does."""
    match element:
        case Heading():
            return phrase("Heading: {words}", words=content_words(element))
        case Text():
            return phrase("Text: {words}", words=content_words(element))
        case Button():
            return phrase(
                "Button {words}: {action}",
                words=content_words(element),
                action=action_phrase(element.action),
            )
        case CloseButton():
            named = quoted(element.label, phrase("(no words)"))
            return phrase("Close button, called {name}", name=named)
        case Stack():
            return phrase("Group of elements")


def popup_readings(campaign: Campaign, popup: Popup) -> tuple[Reading, ...]:
    """What a pop-up says; several steps have their elements under them."""
    shown = (
        tuple(_inside(campaign, popup.steps[0]))
        if len(popup.steps) == 1
        else tuple(
            Reading(phrase("Step {number}:", number=number), tuple(_inside(campaign, step)))
            for number, step in enumerate(popup.steps, start=1)
        )
    )
    return shown if popup.close is not None else (*shown, Reading(phrase("No close button.")))


def _inside(campaign: Campaign, stack_id: str) -> Iterator[Reading]:
    """The elements within a stack that say something, as one reads."""
    waiting = [stack_id]
    found = False
    while waiting:
        element = campaign.elements[waiting.pop()]
        if isinstance(element, Stack):
            waiting.extend(reversed(element.children))
        else:
            found = True
            yield Reading(element_phrase(element))
    if not found:
        yield Reading(phrase("(nothing in it)"))
