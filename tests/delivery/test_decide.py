# SPDX-License-Identifier: MIT
"""Who gets which campaign, and the trace that says why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from exit_studio.delivery.decide import Candidate, choose, decide, state_at
from exit_studio.models.audience import LiveAudience
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.triggers import PageMatch, PageVisit, SingleAction
from exit_studio.models.values import At
from exit_studio.models.wire import CampaignState, Decision
from tests.delivery.campaigns import SHOP, a_campaign, a_visit, after_event, between, on_page

PUBLISHED = datetime(2026, 5, 1, 12, tzinfo=UTC)
NOON = datetime(2026, 5, 2, 12, tzinfo=UTC)
NOON_LOCAL = datetime(2026, 5, 2, 12)  # noqa: DTZ001  # a wall clock's time; its zone is beside it
SECOND = timedelta(seconds=1)


def outcome(decision: Decision) -> dict[str, bool]:
    return {step.rule: step.passed for step in decision.trace}


def test_a_campaign_for_everyone_is_shown_as_soon_as_it_is_published() -> None:
    decision = decide(a_campaign(), a_visit(), now=PUBLISHED, published_at=PUBLISHED)
    assert decision.show
    assert decision.campaign_id == "c_spring"
    assert decision.decided_at == PUBLISHED
    assert [(step.rule, step.seen) for step in decision.trace] == [
        ("published", "2026-05-01T12:00:00+00:00"),
        ("starts", "at once"),
        ("ends", "never"),
        ("audience", "everyone"),
    ]


def test_before_it_was_published_it_is_not_shown() -> None:
    decision = decide(a_campaign(), a_visit(), now=PUBLISHED - SECOND, published_at=PUBLISHED)
    assert not decision.show
    assert outcome(decision) == {"published": False, "starts": True, "ends": True, "audience": True}


@pytest.mark.parametrize(
    ("schedule", "now", "show"),
    [
        (between(NOON_LOCAL, None), NOON - SECOND, False),
        (between(NOON_LOCAL, None), NOON, True),
        (between(None, NOON_LOCAL), NOON - SECOND, True),
        (between(None, NOON_LOCAL), NOON, False),
        (between(NOON_LOCAL, NOON_LOCAL + SECOND), NOON, True),
        (between(NOON_LOCAL, NOON_LOCAL + SECOND), NOON + SECOND, False),
    ],
)
def test_it_is_shown_from_its_start_until_just_before_its_end(
    schedule: LiveSchedule, now: datetime, show: bool
) -> None:
    campaign = a_campaign(schedule=schedule)
    assert decide(campaign, a_visit(), now=now, published_at=PUBLISHED).show is show


def test_a_start_is_a_time_on_the_wall_of_its_zone() -> None:
    in_paris = LiveSchedule(starts=At(local=NOON_LOCAL, zone="Europe/Paris"))
    campaign, ten_utc = a_campaign(schedule=in_paris), NOON - timedelta(hours=2)
    assert not decide(campaign, a_visit(), now=ten_utc - SECOND, published_at=PUBLISHED).show
    decision = decide(campaign, a_visit(), now=ten_utc, published_at=PUBLISHED)
    assert decision.show
    assert decision.trace[1].seen == "2026-05-02T10:00:00+00:00"


def test_any_trigger_is_enough_and_the_trace_names_each() -> None:
    audience = LiveAudience(
        triggers=(
            PageVisit(id="t_cart", match=PageMatch.ENDS_WITH, address="/cart"),
            SingleAction(id="t_added", event="Added To Cart"),
        )
    )
    visit = a_visit(f"{SHOP}/shoes", events=["Product Viewed", "Added To Cart"])
    decision = decide(a_campaign(audience=audience), visit, now=NOON, published_at=PUBLISHED)
    assert decision.show
    assert [(step.rule, step.seen, step.passed) for step in decision.trace[3:]] == [
        ("trigger.t_cart", f"{SHOP}/shoes", False),
        ("trigger.t_added", "Product Viewed, Added To Cart", True),
        ("audience", "1 of 2 triggers", True),
    ]


def test_rules_behind_one_that_failed_are_judged_too() -> None:
    campaign = a_campaign(audience=on_page("/cart"), schedule=between(None, NOON_LOCAL))
    decision = decide(campaign, a_visit(f"{SHOP}/cart"), now=NOON, published_at=PUBLISHED)
    assert not decision.show
    assert outcome(decision) == {
        "published": True,
        "starts": True,
        "ends": False,
        "trigger.t_page": True,
        "audience": True,
    }


@pytest.mark.parametrize(
    ("done", "asked", "show"),
    [
        (["Charged"], "Charged", True),
        (["Charged"], " Charged ", True),
        (["Charged"], "charged", False),
        ([], "Charged", False),
        ([""], "", False),
    ],
)
def test_an_event_is_asked_for_by_its_name(done: list[str], asked: str, show: bool) -> None:
    campaign, visit = a_campaign(audience=after_event(asked)), a_visit(events=done)
    assert decide(campaign, visit, now=NOON, published_at=PUBLISHED).show is show


def test_a_live_campaign_without_triggers_is_shown_to_nobody() -> None:
    campaign = a_campaign(audience=LiveAudience())
    decision = decide(campaign, a_visit(), now=NOON, published_at=PUBLISHED)
    assert not decision.show
    assert decision.trace[-1].seen == "0 of 0 triggers"


def test_of_those_that_pass_the_most_recently_published_is_chosen() -> None:
    old = Candidate(a_campaign("c_old"), PUBLISHED)
    new = Candidate(a_campaign("c_new"), PUBLISHED + SECOND)
    newest = Candidate(a_campaign("c_newest", audience=on_page("/cart")), PUBLISHED + 2 * SECOND)
    for candidates in ([old, new, newest], [newest, new, old]):
        chosen, decisions = choose(candidates, a_visit(), NOON)
        assert chosen is not None
        assert chosen.campaign_id == "c_new"
        assert [(each.campaign_id, each.show) for each in decisions] == [
            (candidate.campaign.id, candidate is not newest) for candidate in candidates
        ]


def test_between_two_of_the_same_moment_the_choice_is_always_the_same() -> None:
    pair = [Candidate(a_campaign("c_a"), PUBLISHED), Candidate(a_campaign("c_b"), PUBLISHED)]
    for candidates in (pair, pair[::-1]):
        chosen, _ = choose(candidates, a_visit(), NOON)
        assert chosen is not None
        assert chosen.campaign_id == "c_b"


def test_of_none_that_passes_none_is_chosen() -> None:
    chosen, decisions = choose([Candidate(a_campaign(), NOON + SECOND)], a_visit(), NOON)
    assert chosen is None
    assert [decision.show for decision in decisions] == [False]
    assert choose([], a_visit(), NOON) == (None, ())


@pytest.mark.parametrize(
    ("schedule", "state"),
    [
        (between(None, None), CampaignState.RUNNING),
        (between(NOON_LOCAL, None), CampaignState.RUNNING),
        (between(NOON_LOCAL + timedelta(seconds=1), None), CampaignState.SCHEDULED),
        (between(None, NOON_LOCAL), CampaignState.COMPLETED),
    ],
)
def test_the_state_follows_the_schedule(schedule: LiveSchedule, state: CampaignState) -> None:
    assert state_at(a_campaign(schedule=schedule), NOON) is state
