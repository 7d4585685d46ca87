# SPDX-License-Identifier: MIT
"""Builds campaigns that may be published, and visits: for the tests of delivery and server."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from exit_studio.models.audience import Audience, Everyone, LiveAudience
from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.elements import Button, CloseButton, Heading, OpenLink, Stack
from exit_studio.models.message import SingleMessage
from exit_studio.models.popup import Popup
from exit_studio.models.rich_text import rich
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.triggers import PageVisit, SingleAction
from exit_studio.models.values import At, Never, Now
from exit_studio.models.wire import Visit

SHOP = "https://shop.example"


def a_campaign(
    campaign_id: str = "c_spring",
    *,
    name: str = "Spring",
    heading: str = "Wait, there is more",
    link: str = "/cart",
    audience: Audience | None = None,
    schedule: LiveSchedule | None = None,
) -> Campaign:
    """A campaign without errors, unless an argument brings one in."""
    elements = (
        Stack(id="step", children=("head", "button")),
        Heading(id="head", content=rich(heading)),
        Button(id="button", content=rich("To the cart"), action=OpenLink(link=link)),
        CloseButton(id="close"),
    )
    return Campaign(
        id=campaign_id,
        details=Details(name=name),
        audience=audience or Everyone(),
        message=SingleMessage(popup="popup"),
        schedule=schedule or LiveSchedule(),
        popups={"popup": Popup(id="popup", steps=("step",), close="close")},
        elements={element.id: element for element in elements},
    )


def on_page(address: str) -> LiveAudience:
    """Visitors of pages whose address contains `address`."""
    return LiveAudience(triggers=(PageVisit(id="t_page", address=address),))


def after_event(event: str) -> LiveAudience:
    """Visitors who did `event`."""
    return LiveAudience(triggers=(SingleAction(id="t_event", event=event),))


def between(starts: datetime | None, ends: datetime | None) -> LiveSchedule:
    """A schedule with these ends, each without zone and meant in UTC; None for an open one."""
    return LiveSchedule(
        starts=Now() if starts is None else At(local=starts, zone="UTC"),
        ends=Never() if ends is None else At(local=ends, zone="UTC"),
    )


def a_visit(page: str = f"{SHOP}/", *, site: str = "demo", events: Iterable[str] = ()) -> Visit:
    """A visit of `page` by somebody who did `events`."""
    return Visit(
        site=site, visitor="visitor-1", session="session-1", page=page, events=tuple(events)
    )
