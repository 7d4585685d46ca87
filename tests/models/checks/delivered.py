# SPDX-License-Identifier: MIT
"""Cases of the check of what this release does not deliver: one for each setting in its table."""

from __future__ import annotations

from exit_studio.models.audience import (
    CampaignControl,
    CustomControl,
    Everyone,
    GlobalControl,
    Limits,
    LiveAudience,
    PastBehaviour,
    empty_segment,
)
from exit_studio.models.campaign import Campaign
from exit_studio.models.comparisons import Known
from exit_studio.models.delivery import (
    AtMost,
    Delivery,
    DoNotDisturb,
    Frequency,
    Idle,
    Once,
    OncePerSession,
    StopAfter,
    UpTo,
)
from exit_studio.models.elements import Stack
from exit_studio.models.message import (
    PropertyMessage,
    SingleMessage,
    SplitMessage,
    SplitVariant,
)
from exit_studio.models.record import evolve
from exit_studio.models.schedule import BestTime, FixedTimes, LiveSchedule, RecurringSchedule
from exit_studio.models.segment import SavedSegment
from exit_studio.models.triggers import (
    DatePropertyTrigger,
    Inaction,
    PageCount,
    PageMatch,
    PageReferral,
    PageVisit,
    QueryParameter,
    ShortDuration,
    ShortUnit,
    SingleAction,
    Trigger,
)
from tests.builders import NOW, POPUP, STEP, a_campaign
from tests.models.checks.case import OTHER, Case, Where, filtered, saying

NOT_DELIVERED = "publish.not_delivered"

T = ("audience", "triggers", "t")
TODAY = NOW.date()
MATCHES = tuple(match for match in PageMatch if match is not PageMatch.REGULAR_EXPRESSION)


def by(*triggers: Trigger) -> Campaign:
    return a_campaign(audience=LiveAudience(triggers=triggers))


def filed(segment: SavedSegment | None) -> Campaign:
    """A live audience, in a saved segment or not."""
    action = SingleAction(id="t", event="Added To Cart")
    return a_campaign(audience=LiveAudience(triggers=(action,), segment=segment))


def limited(**limits: int) -> Campaign:
    return a_campaign(limits=Limits.model_validate(limits))


def delivered(**delivery: object) -> Campaign:
    return a_campaign(delivery=Delivery.model_validate(delivery))


def shown(frequency: Frequency) -> Campaign:
    return delivered(frequency=frequency)


def two_steps() -> Campaign:
    campaign = a_campaign()
    popup = evolve(campaign.popup(POPUP), steps=(STEP, "step_2"))
    step = Stack(id="step_2")
    return evolve(campaign, popups={POPUP: popup}, elements={**campaign.elements, step.id: step})


A_TEST = SplitMessage(
    variants=(
        SplitVariant(id="a", popup=POPUP, share_percent=50),
        SplitVariant(id="b", popup=OTHER, share_percent=50),
    )
)
BY_CITY = PropertyMessage(property="city", default=SingleMessage(popup=POPUP))
PATIENT = LiveSchedule(delay=ShortDuration(count=5, unit=ShortUnit.SECONDS))

SETTINGS: dict[str, tuple[Campaign, Where]] = {
    "past behaviour": (
        a_campaign(audience=PastBehaviour(segment=empty_segment("r"))),
        ("audience", "segment"),
    ),
    "segment of a live audience": (filed(SavedSegment(segment="buyers")), ("audience", "segment")),
    "filters of a single action": (
        by(SingleAction(id="t", event="Added To Cart", filters=filtered(Known()))),
        T,
    ),
    "regular expression": (
        by(PageVisit(id="t", match=PageMatch.REGULAR_EXPRESSION, address="/cart")),
        T,
    ),
    "query parameter": (by(QueryParameter(id="t", name="ref")), T),
    "page referral": (by(PageReferral(id="t")), T),
    "page count": (by(PageCount(id="t")), T),
    "inaction": (by(Inaction(id="t")), T),
    "date property": (by(DatePropertyTrigger(id="t")), T),
    "share of visitors": (limited(share_percent=99), ("limits", "share_percent")),
    "total limit": (limited(total=1), ("limits", "total")),
    "limit for each day": (limited(per_day=1), ("limits", "per_day")),
    "limit for each run": (limited(per_run=1), ("limits", "per_run")),
    "safety limit": (limited(safety=1), ("limits", "safety")),
    "campaign control group": (a_campaign(control=CampaignControl()), ("control", "percent")),
    "global control group": (a_campaign(control=GlobalControl()), ("control", "kind")),
    "custom control group": (a_campaign(control=CustomControl(name="A")), ("control", "name")),
    "A/B test": (saying(A_TEST), ("message", "variants")),
    "variants by property": (saying(BY_CITY), ("message", "property")),
    "several steps": (two_steps(), (POPUP, "steps")),
    "fixed times": (a_campaign(schedule=FixedTimes()), ("schedule", "times")),
    "recurring schedule": (
        a_campaign(schedule=RecurringSchedule(first_day=TODAY, zone="UTC")),
        ("schedule", "pattern"),
    ),
    "best time": (
        a_campaign(schedule=BestTime(first_day=TODAY, zone="UTC")),
        ("schedule", "kind"),
    ),
    "delay": (a_campaign(schedule=PATIENT), ("schedule", "delay")),
    "signals of the page": (delivered(signals=(Idle(),)), ("delivery", "signals")),
    "once": (shown(Once()), ("delivery", "frequency")),
    "at most so often in a period": (shown(AtMost()), ("delivery", "frequency")),
    "up to so often": (shown(UpTo()), ("delivery", "frequency")),
    "stop after": (delivered(stop_after=(StopAfter.CLICK,)), ("delivery", "stop_after")),
    "do not disturb": (delivered(do_not_disturb=DoNotDisturb()), ("delivery", "do_not_disturb")),
    "time before leaving counts": (delivered(arm_seconds=6), ("delivery", "arm_seconds")),
    "hold time": (delivered(hold_ms=81), ("delivery", "hold_ms")),
    "back button of phones": (delivered(phone_back_button=True), ("delivery", "phone_back_button")),
}
"""By the name in the table: a campaign with this one setting, and where it stands."""

CASES = (
    *(
        Case(NOT_DELIVERED, name, campaign, (place,))
        for name, (campaign, place) in SETTINGS.items()
    ),
    Case(NOT_DELIVERED, "everyone", a_campaign(audience=Everyone())),
    Case(NOT_DELIVERED, "no segment", filed(None)),
    Case(NOT_DELIVERED, "a priority", a_campaign(details={"name": "A", "priority": 100})),
    Case(NOT_DELIVERED, "once a session", shown(OncePerSession())),
    *(
        Case(NOT_DELIVERED, match, by(PageVisit(id="t", match=match, address="/cart")))
        for match in MATCHES
    ),
    Case(
        NOT_DELIVERED,
        "a test of the default",
        saying(evolve(BY_CITY, default=A_TEST)),
        (("message", "default"), ("message", "property")),
    ),
)
