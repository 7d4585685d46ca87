# SPDX-License-Identifier: MIT
"""New campaigns from a document that serves as a starting point."""

from __future__ import annotations

from collections.abc import Callable

from exit_studio.models.audience import LiveAudience
from exit_studio.models.campaign import Campaign
from exit_studio.models.details import MAX_NAME
from exit_studio.models.elements import Element, Stack
from exit_studio.models.popup import Popup
from exit_studio.models.record import evolve

__all__ = ["NewId", "copied", "copy_name"]

NewId = Callable[[str], str]
"""Makes an id that was never used, from a short prefix: `e` gives `e_4f…`."""


def copied(campaign: Campaign, *, new_id: NewId, name: str) -> Campaign:
    """Return a campaign like `campaign` with a name and ids of its own, sharing nothing with it."""
    ids = {old: new_id("p") for old in campaign.popups} | {
        old: new_id("e") for old in campaign.elements
    }

    def renamed(element: Element) -> Element:
        if isinstance(element, Stack):
            return evolve(
                element,
                id=ids[element.id],
                children=tuple(ids[child] for child in element.children),
            )
        return evolve(element, id=ids[element.id])

    def renamed_popup(popup: Popup) -> Popup:
        return evolve(
            popup,
            id=ids[popup.id],
            steps=tuple(ids[step] for step in popup.steps),
            close=None if popup.close is None else ids[popup.close],
        )

    audience = campaign.audience
    if isinstance(audience, LiveAudience):
        audience = evolve(
            audience, triggers=tuple(evolve(t, id=new_id("t")) for t in audience.triggers)
        )
    return evolve(
        campaign,
        id=new_id("c"),
        details=evolve(campaign.details, name=name),
        audience=audience,
        message=evolve(campaign.message, popup=ids[campaign.message.popup]),
        popups={ids[old]: renamed_popup(popup) for old, popup in campaign.popups.items()},
        elements={ids[old]: renamed(element) for old, element in campaign.elements.items()},
    )


def copy_name(name: str, mark: str) -> str:
    """Return the name of a copy: `name`, cut where there is no room, and `mark` behind it."""
    return f"{name[: MAX_NAME - len(mark) - 1]} {mark}".strip()
