# SPDX-License-Identifier: MIT
"""What counts as written in a campaign: people's words, and nothing that a program has chosen."""

from __future__ import annotations

from hypothesis import given

from exit_studio.models.audience import LiveAudience
from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.rich_text import plain
from exit_studio.models.triggers import PageVisit, SingleAction
from exit_studio.models.writing import written
from tests.builders import a_call, a_campaign, a_heading, with_elements
from tests.strategies import campaigns


def test_it_holds_every_text_once_in_the_order_of_the_records() -> None:
    campaign = a_campaign(
        details=Details(name="Name", labels=("one", "two"), note="Note"),
        goal=Goal(events=(GoalEvent(id="g", event="Charged"),)),
        audience=LiveAudience(
            triggers=(PageVisit(id="t_a", address="/cart"), SingleAction(id="t_b", event="Added"))
        ),
    )

    found = written(campaign)

    assert found[:7] == ("Name", "one", "two", "Note", "Charged", "/cart", "Added")
    assert "Wait, your cart misses you" in found
    assert "/demo/cart.html" in found


def test_arguments_and_names_of_functions_are_written() -> None:
    found = written(with_elements(a_call("shop.openChat", "exit", 15, None)))

    assert {"shop.openChat", "exit"} <= set(found)


def test_ids_kinds_colours_and_choices_are_not() -> None:
    found = set(written(with_elements(a_heading("Stay", color="#aabbcc", align="center"))))

    assert not found & {"heading", "#aabbcc", "center", "c_spring", "popup", "step", "live"}


@given(campaigns())
def test_whatever_a_campaign_holds_its_words_are_among_them(campaign: Campaign) -> None:
    found = written(campaign)

    assert all(found)
    contents = [getattr(each, "content", ()) for each in campaign.elements.values()]
    runs = {run.text for content in contents for run in content if plain((run,))}
    assert runs | set(campaign.details.labels) <= set(found)
