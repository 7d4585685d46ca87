# SPDX-License-Identifier: MIT
"""Cases of the checks of segments."""

from __future__ import annotations

from exit_studio.models.audience import LiveAudience
from exit_studio.models.comparisons import NumberTest, TextTest
from exit_studio.models.events import (
    Aggregate,
    BetweenDays,
    LastPeriod,
    Occurs,
    OccursBetween,
    PropertyFilter,
)
from exit_studio.models.segment import (
    AdHocSegment,
    AgeRule,
    Circle,
    City,
    ConstantEvent,
    ConstantRule,
    DeviceField,
    DeviceFieldTest,
    DeviceRule,
    EventRule,
    Gender,
    GenderRule,
    Group,
    NearRule,
    PlaceRule,
    Point,
    PropertyRule,
    ReachabilityRule,
    Rule,
    SavedSegmentRule,
    VersionTest,
    VisitorPlace,
)
from exit_studio.models.triggers import SingleAction
from exit_studio.models.values import Duration, DurationUnit
from tests.builders import NOW, a_campaign
from tests.models.checks.case import (
    IMPOSSIBLE_TESTS,
    INCOMPLETE_TESTS,
    Case,
    filtered,
    for_segment,
    joined,
    pair,
)

EMPTY = "who.group_empty"
INCOMPLETE = "who.rule_incomplete"
IMPOSSIBLE = "who.rule_impossible"
ALWAYS = "who.rule_always"

R = ("audience", "segment", "r")
TODAY = NOW.date()
YESTERDAY = TODAY.replace(day=1)

PARIS = City(country="FR", name="Paris")
EIFFEL = Point(latitude=48.858, longitude=2.294)
ADDED = ConstantEvent(event="Added To Cart")
NOT_BOUGHT = ConstantEvent(event="Charged", done=False)


def near(*centres: City | Point) -> NearRule:
    return NearRule(id="r", circles=tuple(Circle(centre=centre) for centre in centres))


def device(version: str) -> DeviceRule:
    test = VersionTest(version=version)
    return DeviceRule(id="r", tests=(DeviceFieldTest(field=DeviceField.APP_VERSION, test=test),))


def same(*events: ConstantEvent, of: str = "product") -> ConstantRule:
    return ConstantRule(id="r", property=of, events=events)


def last(count: int) -> LastPeriod:
    return LastPeriod(duration=Duration(count=count, unit=DurationUnit.DAYS))


# Why, the rule as it should be, and the rule that lacks something.
INCOMPLETE_RULES: tuple[tuple[str, Rule, Rule], ...] = (
    ("no event", EventRule(id="r", event="Charged"), EventRule(id="r", event=" ")),
    (
        "a filter without a property",
        EventRule(id="r", event="A", filters=(PropertyFilter(property="p"),)),
        EventRule(id="r", event="A", filters=(PropertyFilter(),)),
    ),
    (
        "an aggregate without a property",
        EventRule(id="r", event="A", measure=Aggregate(property="p", test=NumberTest())),
        EventRule(id="r", event="A", measure=Aggregate(test=NumberTest())),
    ),
    ("no property", PropertyRule(id="r", property="city"), PropertyRule(id="r")),
    *(
        (
            f"a property with {why}",
            PropertyRule(id="r", property="city", test=well),
            PropertyRule(id="r", property="city", test=broken),
        )
        for why, well, broken in INCOMPLETE_TESTS
    ),
    ("no gender", GenderRule(id="r", genders=(Gender.OTHER,)), GenderRule(id="r")),
    (
        "no place",
        PlaceRule(id="r", places=(VisitorPlace(country="FR"),)),
        PlaceRule(id="r"),
    ),
    (
        "a place in no country",
        PlaceRule(id="r", places=(VisitorPlace(country="FR", city="Paris"),)),
        PlaceRule(id="r", places=(VisitorPlace(city="Paris"),)),
    ),
    ("near nothing", near(EIFFEL), near()),
    ("near a city without a name", near(PARIS), near(City(country="FR", name=" "))),
    ("near a city in no country", near(PARIS), near(City(name="Paris"))),
    ("a device of any kind", device("1.2"), DeviceRule(id="r")),
    ("a device of no version", device("1.2"), device(" ")),
    ("the same of nothing", same(ADDED, NOT_BOUGHT), same(ADDED, NOT_BOUGHT, of=" ")),
    ("the same over one event", same(ADDED, NOT_BOUGHT), same(ADDED)),
    (
        "the same over what was not done",
        same(ADDED, NOT_BOUGHT),
        same(NOT_BOUGHT, ConstantEvent(event="Removed", done=False)),
    ),
    ("the same over no event", same(ADDED, NOT_BOUGHT), same(ADDED, ConstantEvent())),
)
# Why, a rule that somebody can meet, and one that nobody can.
IMPOSSIBLE_RULES: tuple[tuple[str, Rule, Rule], ...] = (
    ("ages turned around", AgeRule(id="r", low=30, high=30), AgeRule(id="r", low=31, high=30)),
    *(
        (
            f"a filter with {why}",
            EventRule(id="r", event="A", filters=filtered(well)),
            EventRule(id="r", event="A", filters=filtered(broken)),
        )
        for why, well, broken in IMPOSSIBLE_TESTS
    ),
    *(
        (
            f"a property with {why}",
            PropertyRule(id="r", property="born", test=well),
            PropertyRule(id="r", property="born", test=broken),
        )
        for why, well, broken in IMPOSSIBLE_TESTS
    ),
    (
        "a count turned around",
        EventRule(id="r", event="A", measure=OccursBetween(low=1, high=1)),
        EventRule(id="r", event="A", measure=OccursBetween(low=2, high=1)),
    ),
    (
        "a time without length",
        EventRule(id="r", event="A", window=last(1)),
        EventRule(id="r", event="A", window=last(0)),
    ),
    (
        "days of a window turned around",
        EventRule(id="r", event="A", window=BetweenDays(first=TODAY, last=TODAY)),
        EventRule(id="r", event="A", window=BetweenDays(first=TODAY, last=YESTERDAY)),
    ),
    ("no version", device("v2"), device("newest")),
    (
        "a window of the same",
        same(ADDED, ConstantEvent(event="Charged", window=last(1))),
        same(ADDED, ConstantEvent(event="Charged", window=last(0))),
    ),
)


def live_and_in(*rules: Rule) -> LiveAudience:
    return LiveAudience(
        triggers=(SingleAction(id="t", event="A"),),
        segment=AdHocSegment(root=Group(id="root", rules=rules)),
    )


CASES = joined(
    pair(
        EMPTY,
        "the whole segment",
        for_segment(ReachabilityRule(id="r")),
        for_segment(),
        ("audience", "segment", "root"),
    ),
    pair(
        EMPTY,
        "a group within",
        for_segment(Group(id="r", rules=(SavedSegmentRule(id="s", segment="buyers"),))),
        for_segment(Group(id="r")),
        R,
    ),
    pair(
        EMPTY,
        "of a live audience",
        a_campaign(audience=live_and_in(AgeRule(id="r"))),
        a_campaign(audience=live_and_in()),
        ("audience", "segment", "root"),
    ),
    (Case(EMPTY, "no segment", a_campaign()),),
    *(
        pair(INCOMPLETE, why, for_segment(well), for_segment(broken), R)
        for why, well, broken in INCOMPLETE_RULES
    ),
    pair(
        INCOMPLETE,
        "deep within",
        for_segment(Group(id="g", rules=(Group(id="h", rules=(AgeRule(id="r"),)),))),
        for_segment(Group(id="g", rules=(Group(id="h", rules=(PropertyRule(id="r"),)),))),
        R,
    ),
    pair(
        INCOMPLETE,
        "of a live audience",
        a_campaign(
            audience=live_and_in(PropertyRule(id="r", property="p", test=TextTest(value="x")))
        ),
        a_campaign(audience=live_and_in(PropertyRule(id="r", property="p", test=TextTest()))),
        R,
    ),
    *(
        pair(IMPOSSIBLE, why, for_segment(well), for_segment(broken), R)
        for why, well, broken in IMPOSSIBLE_RULES
    ),
    pair(
        ALWAYS,
        "at least 0 times",
        for_segment(EventRule(id="r", event="A", measure=Occurs(count=1))),
        for_segment(EventRule(id="r", event="A", measure=Occurs(count=0))),
        R,
    ),
)
