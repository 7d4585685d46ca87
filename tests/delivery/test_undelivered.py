# SPDX-License-Identifier: MIT
"""What is not decided cannot be published: `decide` and the check agree on every kind there is."""

from __future__ import annotations

import pytest

from exit_studio.delivery.decide import decide
from exit_studio.models.audience import Audience, Everyone, LiveAudience, empty_segment
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import CheckContext, run_checks
from exit_studio.models.record import Record, evolve
from exit_studio.models.schedule import Schedule
from exit_studio.models.triggers import PageMatch, PageVisit, Trigger
from tests.builders import NOW, a_campaign
from tests.delivery.campaigns import a_visit
from tests.strategies import members

FIELDS = {"id": "t", "segment": empty_segment("r"), "first_day": NOW.date(), "zone": "UTC"}
"""What some kinds cannot be made without."""


def made(kind: type[Record]) -> Record:
    needed = {
        name: FIELDS[name] for name, field in kind.model_fields.items() if field.is_required()
    }
    return kind.model_validate(needed)


def is_undecided(campaign: Campaign) -> bool:
    decision = decide(campaign, a_visit(), now=NOW, published_at=NOW)
    return any("not delivered yet" in step.seen for step in decision.trace)


def is_stopped(campaign: Campaign) -> bool:
    found = run_checks(campaign, CheckContext(now=NOW))
    return any(finding.check == "publish.not_delivered" for finding in found)


CAMPAIGNS = {
    **{
        kind.__name__: a_campaign(audience=LiveAudience.model_validate({"triggers": [made(kind)]}))
        for kind in members(Trigger)
    },
    **{kind.__name__: a_campaign(audience=made(kind)) for kind in members(Audience)},
    **{
        kind.__name__: evolve(a_campaign(audience=Everyone()), schedule=made(kind))
        for kind in members(Schedule)
    },
}


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_a_kind_that_is_not_decided_stops_publishing(name: str) -> None:
    assert is_stopped(CAMPAIGNS[name]) is is_undecided(CAMPAIGNS[name])


def test_some_kinds_are_decided_and_some_are_not() -> None:
    assert {is_undecided(campaign) for campaign in CAMPAIGNS.values()} == {True, False}


def test_a_regular_expression_fits_nothing_and_stops_publishing() -> None:
    visit = PageVisit(id="t", match=PageMatch.REGULAR_EXPRESSION, address=".*")
    campaign = a_campaign(audience=LiveAudience(triggers=(visit,)))
    assert not decide(campaign, a_visit(), now=NOW, published_at=NOW).show
    assert is_stopped(campaign)
