# SPDX-License-Identifier: MIT
"""Cases of the checks of what does not go together."""

from __future__ import annotations

from datetime import timedelta

from exit_studio.models.audience import CampaignControl, LiveAudience, NoControl, PastBehaviour
from exit_studio.models.campaign import Campaign
from exit_studio.models.comparisons import (
    Known,
    NumberBetween,
    NumberOperator,
    NumberTest,
    TextOneOf,
    TextOperator,
    TextTest,
    Unknown,
    ValueTest,
)
from exit_studio.models.delivery import AtMost, Delivery, PeriodUnit, StopAfter
from exit_studio.models.events import Join, Occurs, PropertyFilter
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.message import (
    AutomaticWinner,
    PropertyMessage,
    PropertyVariant,
    SingleMessage,
    SplitMessage,
    SplitVariant,
    Winner,
    WinnerByHand,
    WinnerMetric,
)
from exit_studio.models.record import evolve
from exit_studio.models.schedule import BestTime, LiveSchedule, RecurringSchedule
from exit_studio.models.segment import AdHocSegment, AgeRule, Group, PropertyRule, Rule
from exit_studio.models.triggers import Inaction, PageVisit, SingleAction, Trigger, TriggerEvent
from exit_studio.models.values import Duration, DurationUnit, Never
from tests.builders import NOW, POPUP, a_campaign
from tests.models.checks.case import OTHER, Case, filtered, for_segment, joined, pair, saying, utc

LONG = "start.conversion_time_outlasts_campaign"
TRIGGER = "who.trigger_is_goal"
EXCLUDED = "what.variant_value_excluded"
WINNER = "what.winner_without_goal"
HOLD_OUT = "what.hold_out_beside_control"
PERIOD = "when.period_outlasts_campaign"
STOP = "when.stop_without_goal"

LASTING = ("goal", "conversion_time")
T = ("audience", "triggers", "t")
V = ("message", "variants", "v")
VARIANTS = ("message", "variants")
TODAY = NOW.date()

CHARGED = GoalEvent(id="g", event="Charged")
RED = filtered(TextTest(value="red"), "color")


def lasting(days: int, schedule: LiveSchedule) -> Campaign:
    time = Duration(count=days, unit=DurationUnit.DAYS)
    return a_campaign(goal=Goal(events=(CHARGED,), conversion_time=time), schedule=schedule)


def run_lasting(days: int, schedule: RecurringSchedule | BestTime) -> Campaign:
    time = Duration(count=days, unit=DurationUnit.DAYS)
    campaign = for_segment(AgeRule(id="r"), schedule=schedule)
    return evolve(campaign, goal=Goal(events=(CHARGED,), conversion_time=time))


WEEK = LiveSchedule(ends=utc(NOW + timedelta(days=7)))
LATER_WEEK = LiveSchedule(starts=utc(NOW + timedelta(days=1)), ends=utc(NOW + timedelta(days=8)))
# From the 2nd to the 8th, both included: seven days.
RECURRING_WEEK = RecurringSchedule(first_day=TODAY, last_day=TODAY + timedelta(days=6), zone="UTC")
BEST_WEEK = BestTime(first_day=TODAY, last_day=TODAY + timedelta(days=6), zone="UTC")


def aimed(trigger: Trigger, *events: GoalEvent, join: Join = Join.ALL) -> Campaign:
    return a_campaign(
        audience=LiveAudience(triggers=(trigger,)), goal=Goal(events=events, join=join)
    )


def doing(event: str, filters: tuple[PropertyFilter, ...] = ()) -> SingleAction:
    return SingleAction(id="t", event=event, filters=filters)


OTHER_EVENT = GoalEvent(id="h", event="Signed Up")


def in_city(*rules: Rule, values: tuple[str, ...] = ("Paris",), join: Join = Join.ALL) -> Campaign:
    """A variant for some values of the city, for those in a segment."""
    variant = PropertyVariant(id="v", values=values, content=SingleMessage(popup=OTHER))
    message = PropertyMessage(
        property="city", default=SingleMessage(popup=POPUP), variants=(variant,)
    )
    segment = AdHocSegment(root=Group(id="root", join=join, rules=rules))
    return saying(message, audience=PastBehaviour(segment=segment))


def city(test: ValueTest, name: str = "city") -> PropertyRule:
    return PropertyRule(id="r", property=name, test=test)


def text(operator: TextOperator, value: str) -> TextTest:
    return TextTest(operator=operator, value=value)


def number(operator: NumberOperator, value: float) -> NumberTest:
    return NumberTest(operator=operator, value=value)


# A value, a test that it passes, and one that it does not.
TESTS: tuple[tuple[str, ValueTest, ValueTest], ...] = (
    ("Paris", text(TextOperator.IS, "PARIS"), text(TextOperator.IS, "Rome")),
    ("Paris", text(TextOperator.IS_NOT, "Rome"), text(TextOperator.IS_NOT, "paris")),
    ("Paris", text(TextOperator.CONTAINS, "ari"), text(TextOperator.CONTAINS, "om")),
    ("Paris", text(TextOperator.STARTS_WITH, "par"), text(TextOperator.STARTS_WITH, "ris")),
    ("Paris", text(TextOperator.ENDS_WITH, "ris"), text(TextOperator.ENDS_WITH, "par")),
    ("Paris", TextOneOf(values=("Rome", "paris")), TextOneOf(values=("Rome", "Bern"))),
    ("Paris", Known(), Unknown()),
    ("3", number(NumberOperator.EQUAL, 3), number(NumberOperator.EQUAL, 4)),
    ("3", number(NumberOperator.NOT_EQUAL, 4), number(NumberOperator.NOT_EQUAL, 3)),
    ("3", number(NumberOperator.LESS, 4), number(NumberOperator.LESS, 3)),
    ("3", number(NumberOperator.AT_MOST, 3), number(NumberOperator.AT_MOST, 2)),
    ("3", number(NumberOperator.GREATER, 2), number(NumberOperator.GREATER, 3)),
    ("3", number(NumberOperator.AT_LEAST, 3), number(NumberOperator.AT_LEAST, 4)),
    ("3", NumberBetween(low=3, high=3), NumberBetween(low=4, high=5)),
    ("three", Known(), NumberBetween(low=3, high=3)),
)
ROME = city(text(TextOperator.IS, "Rome"))
ADULT = AgeRule(id="s")


def by_chance(winner: Winner | None = None, *, hold_out: int = 0, **overrides: object) -> Campaign:
    message = SplitMessage(
        variants=(
            SplitVariant(id="a", popup=POPUP, share_percent=50),
            SplitVariant(id="b", popup=OTHER, share_percent=50),
        ),
        hold_out_percent=hold_out,
        winner=winner or WinnerByHand(),
    )
    return evolve(saying(message), **overrides)


BY_CLICKS = AutomaticWinner(metric=WinnerMetric.CLICKS)
BY_CONVERSIONS = AutomaticWinner(metric=WinnerMetric.CONVERSIONS)


def stopping(after: StopAfter, *events: GoalEvent) -> Campaign:
    return a_campaign(goal=Goal(events=events), delivery=Delivery(stop_after=(after,)))


def counted(every: int, unit: PeriodUnit, schedule: LiveSchedule = WEEK) -> Campaign:
    frequency = AtMost(every=every, unit=unit)
    return a_campaign(delivery=Delivery(frequency=frequency), schedule=schedule)


CASES = joined(
    pair(LONG, "from now", lasting(7, WEEK), lasting(8, WEEK), LASTING),
    pair(LONG, "from a start", lasting(7, LATER_WEEK), lasting(8, LATER_WEEK), LASTING),
    pair(
        LONG,
        "again and again",
        run_lasting(7, RECURRING_WEEK),
        run_lasting(8, RECURRING_WEEK),
        LASTING,
    ),
    pair(LONG, "best time", run_lasting(7, BEST_WEEK), run_lasting(8, BEST_WEEK), LASTING),
    (
        Case(LONG, "without end", lasting(150, LiveSchedule(ends=Never()))),
        Case(LONG, "without goal", evolve(lasting(8, WEEK), goal=Goal())),
        # That is said of the end.
        Case(LONG, "an end in the past", lasting(8, LiveSchedule(ends=utc(NOW)))),
    ),
    pair(
        TRIGGER,
        "the same event",
        aimed(doing("Added"), CHARGED),
        aimed(doing("Charged"), CHARGED),
        T,
    ),
    pair(
        TRIGGER,
        "with filters that it fulfils",
        aimed(doing("Charged"), evolve(CHARGED, filters=RED)),
        aimed(doing("Charged", RED), evolve(CHARGED, filters=RED)),
        T,
    ),
    pair(
        TRIGGER,
        "all of one",
        aimed(doing("Charged"), CHARGED, OTHER_EVENT),
        aimed(doing("Charged"), CHARGED),
        T,
    ),
    pair(
        TRIGGER,
        "any of two",
        aimed(doing("Charged"), CHARGED, OTHER_EVENT, join=Join.ALL),
        aimed(doing("Charged"), CHARGED, OTHER_EVENT, join=Join.ANY),
        T,
    ),
    pair(
        TRIGGER,
        "what was done before the inaction",
        aimed(
            Inaction(id="t", did=TriggerEvent(event="A"), did_not=TriggerEvent(event="Charged")),
            CHARGED,
        ),
        aimed(
            Inaction(id="t", did=TriggerEvent(event="Charged"), did_not=TriggerEvent(event="A")),
            CHARGED,
        ),
        T,
    ),
    (
        Case(TRIGGER, "a filter besides", aimed(doing("Charged", RED), CHARGED), (T,)),
        Case(TRIGGER, "twice", aimed(doing("Charged"), evolve(CHARGED, measure=Occurs(count=2)))),
        Case(TRIGGER, "first time", aimed(doing("Charged"), evolve(CHARGED, first_time=True))),
        Case(TRIGGER, "no goal", aimed(doing("Charged"))),
        Case(TRIGGER, "no event", aimed(doing(""), evolve(CHARGED, event=""))),
        Case(TRIGGER, "a page", aimed(PageVisit(id="t", address="Charged"), CHARGED)),
    ),
    *(
        pair(
            EXCLUDED,
            f"{value} {broken}",
            in_city(city(well), values=(value,)),
            in_city(city(broken), values=(value,)),
            V,
        )
        for value, well, broken in TESTS
    ),
    pair(EXCLUDED, "any of two", in_city(ROME, ADULT, join=Join.ANY), in_city(ROME, ADULT), V),
    pair(
        EXCLUDED,
        "a group within",
        in_city(Group(id="g", rules=(ROME,), negated=True)),
        in_city(Group(id="g", rules=(ROME,))),
        V,
    ),
    (
        Case(EXCLUDED, "any of one", in_city(ROME, join=Join.ANY), (V,)),
        Case(EXCLUDED, "another property", in_city(city(ROME.test, "country"))),
        Case(EXCLUDED, "each value", in_city(ROME, values=("Paris", "Rome", "Bern")), (V, V)),
        Case(EXCLUDED, "an empty value", in_city(ROME, values=("",))),
        Case(EXCLUDED, "everyone", a_campaign()),
    ),
    pair(
        WINNER,
        "by conversions",
        by_chance(BY_CONVERSIONS, goal=Goal(events=(CHARGED,))),
        by_chance(BY_CONVERSIONS, goal=Goal()),
        VARIANTS,
    ),
    (
        Case(WINNER, "by clicks", by_chance(BY_CLICKS, goal=Goal())),
        Case(WINNER, "by hand", by_chance(WinnerByHand(), goal=Goal())),
    ),
    pair(
        HOLD_OUT,
        "both",
        by_chance(hold_out=10, control=NoControl()),
        by_chance(hold_out=10, control=CampaignControl()),
        VARIANTS,
    ),
    (Case(HOLD_OUT, "only a control group", by_chance(control=CampaignControl())),),
    pair(
        PERIOD,
        "in days",
        counted(7, PeriodUnit.DAYS),
        counted(8, PeriodUnit.DAYS),
        ("delivery", "frequency"),
    ),
    pair(
        PERIOD,
        "in hours",
        counted(168, PeriodUnit.HOURS),
        counted(169, PeriodUnit.HOURS),
        ("delivery", "frequency"),
    ),
    (Case(PERIOD, "without end", counted(1_000, PeriodUnit.DAYS, LiveSchedule())),),
    pair(
        STOP,
        "after a conversion",
        stopping(StopAfter.CONVERSION, CHARGED),
        stopping(StopAfter.CONVERSION),
        ("delivery", "stop_after"),
    ),
    (Case(STOP, "after a click", stopping(StopAfter.CLICK)),),
)
