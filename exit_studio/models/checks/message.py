# SPDX-License-Identifier: MIT
"""Checks of What: who gets which pop-up, by property and by chance. Those of pop-ups: `what`."""

from __future__ import annotations

from collections.abc import Iterator

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
from exit_studio.models.elements import TextElement
from exit_studio.models.ids import PopupId
from exit_studio.models.message import (
    Content,
    Message,
    PropertyMessage,
    SingleMessage,
    SplitMessage,
)
from exit_studio.models.rich_text import plain
from exit_studio.models.wording import say

__all__ = ["message_place", "splits"]

WHOLE_PERCENT = 100


def message_place(field: str, item: str | None = None) -> Place:
    """A place in the message."""
    return Place(section=Section.WHAT, record="message", field=field, item=item)


def _contents(message: Message) -> Iterator[tuple[Place, Content]]:
    """What visitors of each kind see, and where that stands."""
    if isinstance(message, PropertyMessage):
        yield message_place("default"), message.default
        for variant in message.variants:
            yield message_place("variants", variant.id), variant.content
    elif isinstance(message, SplitMessage):
        yield message_place("variants"), message


def splits(message: Message) -> Iterator[tuple[Place, SplitMessage]]:
    """Every choice by chance, and where it stands."""
    for place, content in _contents(message):
        if isinstance(content, SplitMessage):
            yield place, content


def _shown(message: Message) -> Iterator[tuple[Place, PopupId]]:
    """Every pop-up of a message that has several, and where it is chosen."""
    for place, content in _contents(message):
        if isinstance(content, SingleMessage):
            yield place, content.popup
        else:
            yield from (
                (message_place(place.field, variant.id), variant.popup)
                for variant in content.variants
            )


@check("what.property_missing", Severity.ERROR)
def _property_missing(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """The pop-up goes by a property, and none is chosen."""
    if isinstance(campaign.message, PropertyMessage) and not campaign.message.property.strip():
        yield report(
            message_place("property"),
            say("The variants go by a property of the visitor, but none is chosen."),
            say("Choose the property, or show one pop-up to all."),
        )


@check("what.no_variants", Severity.WARNING)
def _no_variants(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """The pop-up goes by a property, and there is only the default."""
    if isinstance(campaign.message, PropertyMessage) and not campaign.message.variants:
        yield report(
            message_place("variants"),
            say("The pop-up goes by a property, but there is only the default."),
            say("Add a variant, or show one pop-up to all."),
        )


@check("what.variant_without_values", Severity.ERROR)
def _variant_without_values(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """A variant has no value, or an empty one."""
    if not isinstance(campaign.message, PropertyMessage):
        return
    for variant in campaign.message.variants:
        if not variant.values:
            yield report(
                message_place("variants", variant.id),
                say("A variant has no value, so nobody sees it."),
                say("Say for which values of the property it is, or remove it."),
            )
        elif not all(value.strip() for value in variant.values):
            yield report(
                message_place("variants", variant.id),
                say("One of the values of a variant is empty."),
                say("Type the value, or remove it."),
            )


def _key(value: str) -> str:
    """Equal for values that no visitor tells apart."""
    return value.strip().casefold()


@check("what.variant_value_twice", Severity.ERROR)
def _variant_value_twice(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A value is claimed twice; capital and small letters are the same."""
    if not isinstance(campaign.message, PropertyMessage):
        return
    claimed: set[str] = set()
    for variant in campaign.message.variants:
        for value in variant.values:
            if _key(value) in claimed:
                yield report(
                    message_place("variants", variant.id),
                    say("The value “{value}” is claimed twice.", value=value.strip()),
                    say("Leave it with one variant; capital and small letters are the same."),
                )
            elif _key(value):
                claimed.add(_key(value))


@check("what.variant_blank", Severity.ERROR)
def _variant_blank(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """The pop-up of a variant has no words."""
    for place, popup_id in _shown(campaign.message):
        if not _has_words(campaign, popup_id):
            yield report(
                place,
                say("A variant's pop-up has no words."),
                say("Write it, or remove the variant."),
            )


def _has_words(campaign: Campaign, popup_id: PopupId) -> bool:
    return any(
        isinstance(element, TextElement) and plain(element.content).strip()
        for element in campaign.tree(campaign.popups[popup_id])
    )


@check("what.split_shares", Severity.ERROR)
def _split_shares(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """The shares of an A/B test do not make 100%."""
    for place, split in splits(campaign.message):
        total = sum(variant.share_percent for variant in split.variants)
        if total != WHOLE_PERCENT:
            yield report(
                place,
                say("The shares of the variants make {total}%.", total=total),
                say("Change them so that they make 100%."),
            )


@check("what.split_same_popup", Severity.WARNING)
def _split_same_popup(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """Two variants of an A/B test show the same pop-up."""
    for place, split in splits(campaign.message):
        seen: set[PopupId] = set()
        for variant in split.variants:
            if variant.popup in seen:
                yield report(
                    message_place(place.field, variant.id),
                    say("Two variants of the test show the same pop-up."),
                    say("Give each its own, unless the test is to show how much is chance."),
                )
            seen.add(variant.popup)
