# SPDX-License-Identifier: MIT
"""Checks of What: words, links, functions and contrast of the pop-up."""

from __future__ import annotations

from collections.abc import Iterator

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks.registry import CheckContext, Finding, Place, Report, Section, Severity, check
from exit_studio.models.contrast import MIN_TEXT_CONTRAST, contrast_ratio
from exit_studio.models.elements import Button, CallFunction, Element, Heading, OpenLink, Text
from exit_studio.models.popup import Popup
from exit_studio.models.rich_text import plain
from exit_studio.models.style import resolved
from exit_studio.models.values import Device, is_function_name, is_safe_link
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
    for popup in campaign.popups.values():
        headings = [element for element in campaign.tree(popup) if isinstance(element, Heading)]
        if not any(plain(heading.content).strip() for heading in headings):
            yield report(
                _at(headings[0].id if headings else popup.id, "content"),
                say("The pop-up has no heading, so a screen reader cannot say what it is."),
                say("Write a heading."),
            )


@check("what.button_without_words", Severity.ERROR)
def _button_without_words(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    for button in _buttons(campaign):
        if not plain(button.content).strip():
            yield report(_at(button.id, "content"), say("The button has no words."), say("Say what a click does."))


@check("what.link_missing", Severity.ERROR)
def _link_missing(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    for button in _buttons(campaign):
        if isinstance(button.action, OpenLink) and not button.action.link:
            yield report(
                _at(button.id, "action"),
                say("The button opens a link, but has no address."),
                say("Type the address, or let the button do nothing."),
            )


@check("what.link_unsafe", Severity.ERROR)
def _link_unsafe(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    mend = say("Use an address that begins with https://, http://, mailto:, tel:, or / for a page of the site.")
    for button in _buttons(campaign):
        if isinstance(button.action, OpenLink) and button.action.link and not is_safe_link(button.action.link):
            yield report(_at(button.id, "action"), _cannot_open(button.action.link), mend)
    for _popup, element in _elements(campaign):
        if isinstance(element, Heading | Text | Button):
            for run in element.content:
                if run.link is not None and not is_safe_link(run.link):
                    yield report(_at(element.id, "content"), _cannot_open(run.link), mend)


def _cannot_open(link: str) -> Sentence:
    return say("“{link}” is no address that a browser may open.", link=link[:80])


@check("what.function_name", Severity.ERROR)
def _function_name(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
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
    for popup in campaign.popups.values():
        if popup.close is None:
            yield report(
                _at(popup.id, "close"),
                say("The pop-up has no close button."),
                say("Add one: a visitor must always be able to leave."),
            )


@check("what.low_contrast", Severity.WARNING)
def _low_contrast(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    for popup, element in _elements(campaign):
        if not isinstance(element, Heading | Text | Button) or not plain(element.content).strip():
            continue
        for device in Device:
            box = resolved(popup.styles, device)
            style = resolved(element.styles, device)
            color = style.color or box.color or "#000000"
            ratio = contrast_ratio(color, style.background or "#00000000", box.background or "#ffffff")
            if ratio < MIN_TEXT_CONTRAST:
                yield report(
                    _at(element.id, "color"),
                    say("The words of “{words}” are hard to read: contrast {ratio} : 1.",
                        words=plain(element.content)[:40], ratio=f"{ratio:.1f}"),
                    say("Choose colours further apart: at least 4.5 : 1."),
                )
                break
