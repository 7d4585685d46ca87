# SPDX-License-Identifier: MIT
"""What the message, pop-ups and elements hold, taken apart into facts that can be compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from exit_studio.models.campaign import Campaign
from exit_studio.models.elements import Button, CloseButton, Element, Heading, Stack, Text
from exit_studio.models.message import (
    Content,
    Message,
    PropertyMessage,
    SingleMessage,
    SplitMessage,
)
from exit_studio.models.popup import Popup
from exit_studio.models.reading.facts import Fact, Facts, Found, Order
from exit_studio.models.reading.message import split_variant_phrase, variant_phrase, winner_phrase
from exit_studio.models.reading.phrase import Amount, Phrase, Words, all_of, phrase, quoted
from exit_studio.models.reading.popup import action_phrase, content_words
from exit_studio.models.reading.values import property_name
from exit_studio.models.rich_text import Run, plain
from exit_studio.models.style import Align, StyleField, Styles
from exit_studio.models.values import Device

__all__ = ["STYLE_WORDS", "element_facts", "element_name", "message_facts", "popup_facts"]


def _pixels(value: object) -> Words:
    return phrase("{count} px", count=_number(value))


def _percent(value: object) -> Words:
    return phrase("{count} %", count=_number(value))


def _number(value: object) -> Words:
    return Amount(value) if isinstance(value, int) else str(value)


def _aligned(value: object) -> Words:
    sides = {Align.START: "at the start", Align.CENTER: "in the middle", Align.END: "at the end"}
    return phrase(sides[Align(str(value))])


STYLE_WORDS: Mapping[StyleField, tuple[str, Callable[[object], Words]]] = {
    "color": ("colour", str),
    "background": ("background", str),
    "font_size_px": ("size of the letters", _pixels),
    "font_weight": ("weight of the letters", _number),
    "line_height_percent": ("height of the lines", _percent),
    "align": ("alignment", _aligned),
    "padding_block_px": ("space inside, above and below", _pixels),
    "padding_inline_px": ("space inside, left and right", _pixels),
    "gap_px": ("space between the elements", _pixels),
    "radius_px": ("radius of the corners", _pixels),
    "width_px": ("width", _pixels),
}
"""What each style value is called, and how its value is said."""

_ON = {Device.DESKTOP: "{style}", Device.PHONE: "{style} on a phone"}
_NO_STYLE = phrase("as it comes")
_NO_OVERRIDE = phrase("as on the desktop")
_KINDS: Mapping[type[Element], str] = {
    Heading: "Heading",
    Text: "Text",
    Button: "Button",
    CloseButton: "Close button",
    Stack: "Group of elements",
}


def _style_facts(whose: Words, styles: Styles) -> Found:
    for device in Device:
        style = getattr(styles, device)
        missing = _NO_STYLE if device is Device.DESKTOP else _NO_OVERRIDE
        for name, (label, said) in STYLE_WORDS.items():
            value = getattr(style, name)
            on_device = phrase(_ON[device], style=phrase(label))
            yield (
                f"{device}:{name}",
                Fact(
                    phrase("{element}, {what}", element=whose, what=on_device),
                    missing if value is None else said(value),
                    value,
                ),
            )


def element_name(element: Element) -> Phrase:
    """An element by its kind and its words."""
    kind = phrase(_KINDS[type(element)])
    if not isinstance(element, Heading | Text | Button) or not plain(element.content).strip():
        return kind
    return phrase("{kind} {words}", kind=kind, words=content_words(element))


def element_facts(element: Element, whose: Words) -> Facts:
    """Take an element apart; which children it has is told by their places."""
    return dict(_element(element, whose))


def _element(element: Element, whose: Words) -> Found:
    kind = phrase(_KINDS[type(element)])
    yield "kind", Fact(phrase("Kind of element"), kind, element.kind)
    if isinstance(element, Heading | Text | Button):
        words = plain(element.content)
        yield "words", Fact(kind, content_words(element), words)
        marked = tuple(run for run in element.content if run.bold or run.italic or run.link)
        label = phrase("{element}, {what}", element=whose, what=phrase("marked words"))
        yield "marks", Fact(label, _marked_words(marked), marked)
    if isinstance(element, Button):
        label = phrase("{element}, {what}", element=whose, what=phrase("on a click"))
        yield "action", Fact(label, action_phrase(element.action), element.action)
    if isinstance(element, CloseButton):
        named = quoted(element.label, phrase("(no words)"))
        yield "label", Fact(kind, named, element.label)
    yield from _style_facts(whose, element.styles)


def _marked_words(runs: tuple[Run, ...]) -> Words:
    return all_of(map(_mark, runs)) if runs else phrase("none")


def _mark(run: Run) -> Phrase:
    template = {
        (False, False): "{words}",
        (True, False): "{words} in bold",
        (False, True): "{words} in italics",
        (True, True): "{words} in bold italics",
    }[run.bold, run.italic]
    marked = phrase(template, words=quoted(run.text, phrase("(a space)")))
    if run.link is None:
        return marked
    link = quoted(run.link, phrase("(no address given)"))
    return phrase("{words} with a link to {link}", words=marked, link=link)


def popup_facts(popup: Popup, whose: Words) -> Facts:
    """Take a pop-up apart; which steps it has is told by their places."""
    overlay = phrase("{element}, {what}", element=whose, what=phrase("veil over the page"))
    return {
        "overlay": Fact(overlay, popup.frame.overlay, popup.frame.overlay),
        **dict(_style_facts(whose, popup.styles)),
    }


def message_facts(campaign: Campaign) -> Facts:
    """Take the message apart: who sees which pop-up."""
    return dict(_message(campaign.message, campaign))


def _message(message: Message, campaign: Campaign) -> Found:
    kinds = {"single": "one pop-up", "split": "an A/B test", "by_property": "by user property"}
    yield "kind", Fact(phrase("Message"), phrase(kinds[message.kind]), message.kind)
    if not isinstance(message, PropertyMessage):
        yield from _content("all", phrase("all visitors"), message, campaign)
        return
    named = property_name(message.property)
    yield "property", Fact(phrase("Property of the variants"), named, message.property)
    for variant in message.variants:
        value = (variant.name, variant.values)
        words = variant_phrase(variant)
        yield f"variant:{variant.id}", Fact(phrase("Variant"), words, value, True)
        whom = quoted(variant.name, phrase("(no name given)"))
        yield from _content(variant.id, whom, variant.content, campaign)
    keys = tuple(variant.id for variant in message.variants)
    yield "order", Fact(phrase("Variants"), "", Order(keys))
    yield from _content("all", phrase("everyone else"), message.default, campaign)


def _content(key: str, whom: Words, content: Content, campaign: Campaign) -> Found:
    kinds = {"single": "one pop-up", "split": "an A/B test"}
    label = phrase("Shown to {whom}", whom=whom)
    yield f"content:{key}", Fact(label, phrase(kinds[content.kind]), content.kind)
    if isinstance(content, SingleMessage):
        title = _title(campaign, content.popup)
        yield f"popup:{key}", Fact(phrase("Pop-up for {whom}", whom=whom), title, content.popup)
    else:
        yield from _split(key, content, campaign)


def _split(key: str, content: SplitMessage, campaign: Campaign) -> Found:
    for variant in content.variants:
        words = split_variant_phrase(variant)
        value = (variant.name, variant.share_percent)
        yield f"split:{variant.id}", Fact(phrase("A/B variant"), words, value, True)
        named = quoted(variant.name, phrase("(no name given)"))
        title = _title(campaign, variant.popup)
        label = phrase("Pop-up for {whom}", whom=named)
        yield f"popup:{variant.id}", Fact(label, title, variant.popup)
    keys = tuple(variant.id for variant in content.variants)
    yield f"order:{key}", Fact(phrase("A/B variants"), "", Order(keys))
    held_out = phrase("{percent} %", percent=content.hold_out_percent)
    yield f"hold_out:{key}", Fact(phrase("Held out"), held_out, content.hold_out_percent)
    winner = winner_phrase(content.winner)
    yield f"winner:{key}", Fact(phrase("Winner of the A/B test"), winner, content.winner)


def _title(campaign: Campaign, popup_id: str) -> Words:
    """A pop-up by its first heading."""
    tree = campaign.tree(campaign.popups[popup_id])
    first = next((each for each in tree if isinstance(each, Heading)), None)
    if first is None:
        return phrase("a pop-up without a heading")
    return quoted(plain(first.content), phrase("a pop-up without a heading"))
