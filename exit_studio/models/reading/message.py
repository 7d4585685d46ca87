# SPDX-License-Identifier: MIT
"""What, in words: which visitor sees which pop-up, and what it says."""

from __future__ import annotations

from exit_studio.models.campaign import Campaign
from exit_studio.models.message import (
    AutomaticWinner,
    Content,
    PropertyMessage,
    PropertyVariant,
    SingleMessage,
    SplitMessage,
    SplitVariant,
    Winner,
    WinnerByHand,
    WinnerMetric,
)
from exit_studio.models.reading.phrase import Phrase, Words, phrase, quoted
from exit_studio.models.reading.popup import popup_readings
from exit_studio.models.reading.reading import Reading
from exit_studio.models.reading.values import property_name, text_values

__all__ = [
    "message_readings",
    "popup_names",
    "split_variant_phrase",
    "variant_phrase",
    "winner_phrase",
]

_NO_NAME = phrase("(no name given)")


def message_readings(campaign: Campaign) -> tuple[Reading, ...]:
    """Who sees which pop-up, with what each says under it."""
    message = campaign.message
    if not isinstance(message, PropertyMessage):
        return _content_readings(campaign, message)
    variants = tuple(
        Reading(_above(variant_phrase(variant)), _content_readings(campaign, variant.content))
        for variant in message.variants
    )
    others = Reading(phrase("Everyone else:"), _content_readings(campaign, message.default))
    named = property_name(message.property)
    return (
        Reading(phrase("By the user property {property}:", property=named), (*variants, others)),
    )


def _above(heading: Phrase) -> Phrase:
    """A heading of what stands under it."""
    return phrase("{heading}:", heading=heading)


def variant_phrase(variant: PropertyVariant) -> Phrase:
    """“Gold”, for “gold” or “platinum”."""
    return phrase(
        "{name}, for {values}",
        name=quoted(variant.name, _NO_NAME),
        values=text_values(variant.values),
    )


def _content_readings(campaign: Campaign, content: Content) -> tuple[Reading, ...]:
    if isinstance(content, SingleMessage):
        return popup_readings(campaign, campaign.popups[content.popup])
    variants = tuple(
        Reading(
            _above(split_variant_phrase(variant)),
            popup_readings(campaign, campaign.popups[variant.popup]),
        )
        for variant in content.variants
    )
    more = [winner_phrase(content.winner)]
    if content.hold_out_percent:
        template = "{percent} % of the visitors are held out, and see nothing."
        more.insert(0, phrase(template, percent=content.hold_out_percent))
    test = Reading(phrase("A/B test:"), (*variants, *map(Reading, more)))
    return (test,)


def split_variant_phrase(variant: SplitVariant) -> Phrase:
    """“A”, for 50 % of the visitors."""
    return phrase(
        "{name}, for {percent} % of the visitors",
        name=quoted(variant.name, _NO_NAME),
        percent=variant.share_percent,
    )


def winner_phrase(winner: Winner) -> Phrase:
    """Who ends an A/B test, and when."""
    match winner:
        case WinnerByHand():
            return phrase("A person chooses the winner.")
        case AutomaticWinner():
            template = (
                "The variant with the most clicks wins by itself, once that is {percent} % certain."
                if winner.metric is WinnerMetric.CLICKS
                else "The variant with the most conversions wins by itself, once that is "
                "{percent} % certain."
            )
            return phrase(template, percent=winner.confidence_percent)


def popup_names(campaign: Campaign) -> dict[str, Words]:
    """What each pop-up that is used is called: by the variant that shows it."""
    message = campaign.message
    if not isinstance(message, PropertyMessage):
        return _names_of(message, None)
    names = _names_of(message.default, phrase("the default"))
    for variant in message.variants:
        names.update(_names_of(variant.content, quoted(variant.name, _NO_NAME)))
    return names


def _names_of(content: SingleMessage | SplitMessage, of: Words | None) -> dict[str, Words]:
    if isinstance(content, SingleMessage):
        return {content.popup: of or phrase("the pop-up")}
    named = {each.popup: quoted(each.name, _NO_NAME) for each in content.variants}
    if of is None:
        return named
    return {
        popup: phrase("{variant} of {whole}", variant=name, whole=of)
        for popup, name in named.items()
    }
