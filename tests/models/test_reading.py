# SPDX-License-Identifier: MIT
"""A campaign in words: each part of the document and the sentence that a person reads."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given

from exit_studio.models.audience import (
    Audience,
    CampaignControl,
    ControlGroup,
    CustomControl,
    Everyone,
    GlobalControl,
    Limits,
    LiveAudience,
    NoControl,
    PastBehaviour,
    empty_segment,
)
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import Section
from exit_studio.models.comparisons import (
    Anniversary,
    BooleanTest,
    DateBetween,
    DateOperator,
    DateRelative,
    DateTest,
    Known,
    NumberBetween,
    NumberOperator,
    NumberTest,
    Side,
    TextOneOf,
    TextOperator,
    TextTest,
    Unknown,
    ValueTest,
)
from exit_studio.models.delivery import (
    AfterSeconds,
    AtMost,
    Delivery,
    DisturbPolicy,
    DoNotDisturb,
    Idle,
    Once,
    PeriodUnit,
    Scrolled,
    StopAfter,
    UpTo,
)
from exit_studio.models.details import Details
from exit_studio.models.elements import (
    CallFunction,
    CloseButton,
    DoNothing,
    Element,
    OpenLink,
    Stack,
)
from exit_studio.models.events import (
    AfterDay,
    Aggregate,
    AggregateFunction,
    BeforeDay,
    BetweenDays,
    CountOperator,
    Join,
    LastPeriod,
    Measure,
    Occurrence,
    Occurs,
    OccursBetween,
    PropertyFilter,
)
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.message import (
    AutomaticWinner,
    PropertyMessage,
    PropertyVariant,
    SingleMessage,
    SplitMessage,
    SplitVariant,
    WinnerMetric,
)
from exit_studio.models.popup import Popup
from exit_studio.models.reading import (
    Reading,
    action_phrase,
    audience_reading,
    control_reading,
    delivery_readings,
    details_readings,
    flat,
    goal_reading,
    limits_readings,
    lines,
    message_readings,
    schedule_readings,
    section_readings,
    spoken,
)
from exit_studio.models.reading.values import measure_phrase, passing_phrase
from exit_studio.models.record import evolve
from exit_studio.models.schedule import (
    BestTime,
    Daily,
    DaysOfMonth,
    EveryDays,
    FixedTimes,
    LiveSchedule,
    PassedTime,
    Pattern,
    RecurringSchedule,
    Schedule,
    VisitorZone,
    Weekdays,
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
    Reach,
    ReachabilityRule,
    Rule,
    SavedSegment,
    SavedSegmentRule,
    VersionTest,
    VisitorPlace,
)
from exit_studio.models.triggers import (
    CountedPages,
    DatePropertyTrigger,
    Direction,
    Inaction,
    OffsetUnit,
    PageCount,
    PageMatch,
    PageReferral,
    PageVisit,
    QueryParameter,
    ReferralSource,
    ShortDuration,
    ShortUnit,
    SingleAction,
    Trigger,
    TriggerEvent,
)
from exit_studio.models.values import At, Duration, DurationUnit, Weekday
from tests.builders import (
    STEP,
    a_blank_campaign,
    a_call,
    a_campaign,
    a_heading,
    a_text,
    a_tree,
    with_elements,
)
from tests.strategies import LAW, campaigns

MORNING = At(local=datetime.fromisoformat("2026-11-24 09:00"), zone="Europe/Paris")
EVENING = At(local=datetime.fromisoformat("2026-11-24 19:30"), zone="Europe/Paris")
FIRST, LAST = date(2026, 3, 7), date(2026, 12, 31)
RED = PropertyFilter(property="Product", test=TextTest(value="red shoes"))
BLUE = PropertyFilter(property="Product", test=TextTest(value="blue jackets"))
INDENT = "  "


def said(*readings: Reading) -> list[str]:
    """Readings as indented lines."""
    return [INDENT * depth + line for reading in readings for depth, line in lines(reading)]


# -- what all sections share -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (TextTest(value="gold"), "Plan is “gold”"),
        (TextTest(operator=TextOperator.IS_NOT, value="gold"), "Plan is not “gold”"),
        (TextTest(operator=TextOperator.CONTAINS, value="gold"), "Plan contains “gold”"),
        (TextTest(operator=TextOperator.STARTS_WITH, value="go"), "Plan starts with “go”"),
        (TextTest(operator=TextOperator.ENDS_WITH, value="ld"), "Plan ends with “ld”"),
        (TextTest(), "Plan is (no value given)"),
        (TextOneOf(values=("a",)), "Plan is “a”"),
        (TextOneOf(values=("a", "b", "c")), "Plan is “a”, “b” or “c”"),
        (TextOneOf(), "Plan is (no values given)"),
        (NumberTest(operator=NumberOperator.EQUAL, value=3), "Plan is 3"),
        (NumberTest(operator=NumberOperator.NOT_EQUAL, value=3), "Plan is not 3"),
        (NumberTest(operator=NumberOperator.LESS, value=-1.5), "Plan is less than -1.5"),
        (NumberTest(operator=NumberOperator.AT_MOST, value=1_000), "Plan is at most 1,000"),
        (NumberTest(operator=NumberOperator.GREATER, value=0), "Plan is more than 0"),
        (NumberTest(value=1e20), "Plan is at least 1e+20"),
        (NumberBetween(low=1, high=2.5), "Plan is from 1 to 2.5"),
        (BooleanTest(), "Plan is true"),
        (BooleanTest(value=False), "Plan is false"),
        (DateTest(day=FIRST), "Plan is after 7 Mar 2026"),
        (DateTest(operator=DateOperator.BEFORE, day=FIRST), "Plan is before 7 Mar 2026"),
        (DateBetween(first=FIRST, last=LAST), "Plan is from 7 Mar 2026 to 31 Dec 2026"),
        (DateRelative(), "Plan is within the last 30 days"),
        (DateRelative(side=Side.NEXT, days=1), "Plan is within the next 1 day"),
        (Anniversary(), "Plan has its anniversary today"),
        (Known(), "Plan is known"),
        (Unknown(), "Plan is unknown"),
        (VersionTest(version="1.10"), "Plan is at least “1.10”"),
    ],
)
def test_comparisons(test: ValueTest | VersionTest, words: str) -> None:
    assert spoken(passing_phrase("Plan", test)) == words


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (Occurs(), "at least once"),
        (Occurs(operator=CountOperator.AT_MOST, count=1_000), "at most 1,000 times"),
        (Occurs(operator=CountOperator.EXACTLY, count=0), "exactly 0 times"),
        (OccursBetween(low=2, high=4), "2 to 4 times"),
        (
            Aggregate(property="Price", test=NumberTest(value=40)),
            "worth at least 40 in the sum of Price",
        ),
        (
            Aggregate(property="Price", test=NumberBetween(low=1, high=2)),
            "worth 1 to 2 in the sum of Price",
        ),
        (
            Aggregate(
                function=AggregateFunction.AVERAGE,
                property="Price",
                test=NumberTest(operator=NumberOperator.LESS, value=9.5),
            ),
            "where the average of Price is less than 9.5",
        ),
        (
            Aggregate(function=AggregateFunction.DISTINCT, test=NumberTest(value=2)),
            "where the number of different values of (no property named) is at least 2",
        ),
    ],
)
def test_measures(measure: Measure, words: str) -> None:
    assert spoken(measure_phrase(measure)) == words


def test_a_long_text_is_cut_and_one_of_several_lines_is_put_on_one() -> None:
    assert said(*details_readings(Details(name="a\n b", note="x" * 161))) == [
        "Name: “a b”",
        f"Note: “{'x' * 160}…”",
        "Priority: 1, the lowest",
    ]


def test_what_a_person_typed_is_never_a_template() -> None:
    assert said(*details_readings(Details(name="{name} %1 {0}")))[0] == "Name: “{name} %1 {0}”"


def test_a_tree_in_one_line() -> None:
    goal = Goal(events=tuple(GoalEvent(id=f"g_{name}", event=name) for name in "abc"))

    assert spoken(flat(goal_reading(goal))) == (
        "Converts when, within 7 days of the first view, a visitor does all of this: "
        "(does “a”; does “b”; does “c”)"
    )


# -- Start -------------------------------------------------------------------------------------


def test_details() -> None:
    details = Details(name="Spring", labels=("web", "EU"), note="Ask Ann.", priority=5)

    assert said(*details_readings(details)) == [
        "Name: “Spring”",
        "Labels: EU, web",
        "Note: “Ask Ann.”",
        "Priority: 5",
    ]
    assert said(*details_readings(Details())) == ["Name: (no name)", "Priority: 1, the lowest"]


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (Goal(), ["No goal: the report counts views, clicks and closes."]),
        (
            Goal(
                events=(GoalEvent(id="g"),),
                conversion_time=Duration(count=1, unit=DurationUnit.MONTHS),
            ),
            ["Converts when, within 1 month of the first view, a visitor does (no event named)."],
        ),
        (
            # The goal that the product has to be able to say.
            Goal(
                events=(
                    GoalEvent(
                        id="g_1",
                        event="Purchased",
                        first_time=True,
                        filters=(RED,),
                        measure=Aggregate(property="Price", test=NumberTest(value=40)),
                    ),
                    GoalEvent(id="g_2", event="Purchased", filters=(BLUE,)),
                ),
            ),
            [
                (
                    "Converts when, within 7 days of the first view, a visitor does “Purchased”, "
                    "for the first time, where Product is “red shoes”, worth at least 40 in the "
                    "sum of Price; and does “Purchased”, where Product is “blue jackets”."
                )
            ],
        ),
        (
            Goal(
                join=Join.ANY,
                events=tuple(GoalEvent(id=f"g_{name}", event=name) for name in "abc"),
            ),
            [
                "Converts when, within 7 days of the first view, a visitor does any of this:",
                "  does “a”",
                "  does “b”",
                "  does “c”",
            ],
        ),
    ],
)
def test_goals(goal: Goal, words: list[str]) -> None:
    assert said(goal_reading(goal)) == words


# -- Who ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trigger", "words"),
    [
        (PageVisit(id="t"), "who are on a page whose address contains (no address given)"),
        (
            PageVisit(id="t", match=PageMatch.WILDCARD, address="*/cart*"),
            "who are on a page whose address matches the wildcard “*/cart*”",
        ),
        (
            QueryParameter(id="t", name="ref", test=TextTest(value="mail")),
            "who are on a page where the query parameter “ref” is “mail”",
        ),
        (
            SingleAction(id="t", event="Added", filters=(RED,)),
            "who did “Added” in this session, where Product is “red shoes”",
        ),
        (
            PageReferral(id="t", source=ReferralSource.HOST, test=TextTest(value="google.com")),
            "for whom the referring host is “google.com”",
        ),
        (PageCount(id="t"), "who have seen at least 3 pages in this session"),
        (
            PageCount(id="t", counted=CountedPages.EXACTLY, pages=1),
            "who have seen exactly 1 page in this session",
        ),
        (
            PageCount(id="t", counted=CountedPages.EVERY, pages=4),
            "who have seen 4 pages in this session, or a multiple of that",
        ),
        (
            Inaction(
                id="t",
                did=TriggerEvent(event="Added", filters=(RED,)),
                did_not=TriggerEvent(event="Charged"),
                within=ShortDuration(count=1, unit=ShortUnit.HOURS),
            ),
            (
                "who did “Added” (where Product is “red shoes”) and then, within 1 hour, did not "
                "do “Charged”"
            ),
        ),
        (
            DatePropertyTrigger(id="t", event="Booked", property="date", count=2),
            "for whom it is 2 days before date of “Booked”",
        ),
        (
            DatePropertyTrigger(
                id="t",
                event="Booked",
                property="date",
                unit=OffsetUnit.HOURS,
                direction=Direction.AFTER,
            ),
            "for whom it is 1 hour after date of “Booked”",
        ),
        (
            DatePropertyTrigger(id="t", count=0),
            "for whom it is the time that (no property named) of (no event named) says",
        ),
    ],
)
def test_a_live_trigger(trigger: Trigger, words: str) -> None:
    assert said(audience_reading(LiveAudience(triggers=(trigger,)))) == [
        f"Visitors {words}, when they are about to leave."
    ]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (EventRule(id="r", event="Charged"), "who did “Charged”"),
        (
            EventRule(
                id="r",
                done=False,
                event="Charged",
                window=LastPeriod(duration=Duration(count=30, unit=DurationUnit.DAYS)),
            ),
            "who did not do “Charged” in the last 30 days",
        ),
        (
            EventRule(
                id="r",
                event="Charged",
                occurrence=Occurrence.FIRST,
                window=LastPeriod(duration=Duration(count=1, unit=DurationUnit.WEEKS)),
                filters=(RED,),
                measure=Occurs(count=3),
            ),
            (
                "who did “Charged” for the first time in the last week, where Product is “red "
                "shoes”, at least 3 times"
            ),
        ),
        (
            EventRule(
                id="r", occurrence=Occurrence.LAST, window=BetweenDays(first=FIRST, last=LAST)
            ),
            "who did (no event named) for the last time from 7 Mar 2026 to 31 Dec 2026",
        ),
        (
            EventRule(id="r", event="A", window=BeforeDay(day=FIRST)),
            "who did “A” before 7 Mar 2026",
        ),
        (EventRule(id="r", event="A", window=AfterDay(day=FIRST)), "who did “A” after 7 Mar 2026"),
        (
            PropertyRule(id="r", property="plan", test=TextTest(value="gold")),
            "whose plan is “gold”",
        ),
        (PropertyRule(id="r"), "whose (no property named) is known"),
        (AgeRule(id="r", low=18, high=30), "who are 18 to 30 years old"),
        (
            GenderRule(id="r", genders=(Gender.FEMALE, Gender.OTHER)),
            "whose gender is female or other",
        ),
        (GenderRule(id="r"), "whose gender is (none chosen)"),
        (
            PlaceRule(
                id="r",
                places=(
                    VisitorPlace(country="FR"),
                    VisitorPlace(country="DE", region="Bavaria", city="Munich"),
                    VisitorPlace(),
                ),
            ),
            "who are in FR, Munich, Bavaria, DE or (no place named)",
        ),
        (
            NearRule(
                id="r",
                circles=(
                    Circle(centre=City(country="FR", name="Paris")),
                    Circle(centre=Point(latitude=48.5, longitude=-2), radius_km=1_500),
                ),
            ),
            "who are within 10 km of Paris, FR or 1,500 km of 48.5°, -2°",
        ),
        (NearRule(id="r"), "who are within (no place named)"),
        (ReachabilityRule(id="r"), "who have an e-mail address"),
        (
            ReachabilityRule(id="r", reach=Reach.UNSUBSCRIBED_SMS),
            "who have unsubscribed from text messages",
        ),
        (
            DeviceRule(
                id="r",
                tests=(
                    DeviceFieldTest(field=DeviceField.MAKE, test=TextTest(value="Acme")),
                    DeviceFieldTest(field=DeviceField.APP_VERSION, test=VersionTest(version="2.1")),
                ),
            ),
            "who have a device on which the make is “Acme” and the app version is at least “2.1”",
        ),
        (DeviceRule(id="r"), "who have a device on which (no condition given)"),
        (
            # “Added to cart and did not purchase the same product.”
            ConstantRule(
                id="r",
                property="Product",
                events=(
                    ConstantEvent(event="Added To Cart"),
                    ConstantEvent(done=False, event="Purchased", filters=(RED,)),
                ),
            ),
            (
                "who, with one and the same Product, did “Added To Cart” and did not do "
                "“Purchased” (where Product is “red shoes”)"
            ),
        ),
        (ConstantRule(id="r"), "who, with one and the same (no property named), (no events named)"),
        (SavedSegmentRule(id="r", segment="s_vip"), "who are in the saved segment “VIPs”"),
        (
            SavedSegmentRule(id="r", segment="s_gone", included=False),
            "who are not in the saved segment with the id s_gone",
        ),
    ],
)
def test_a_rule_of_a_segment(rule: Rule, words: str) -> None:
    audience = PastBehaviour(segment=AdHocSegment(root=Group(id="root", rules=(rule,))))

    assert said(audience_reading(audience, {"s_vip": "VIPs"})) == [
        f"Visitors {words}, when they are about to leave."
    ]


ADULT, CHARGED = AgeRule(id="r_age", high=99), EventRule(id="r_event", event="Charged")
MAIL = ReachabilityRule(id="r_mail")
SEARCHED = SingleAction(id="t_1", event="Searched")
NESTED = Group(
    id="root",
    rules=(
        ADULT,
        Group(
            id="g_1",
            join=Join.ANY,
            rules=(CHARGED, Group(id="g_2", negated=True, rules=(MAIL,))),
        ),
    ),
)


def ad_hoc(root: Group) -> PastBehaviour:
    return PastBehaviour(segment=AdHocSegment(root=root))


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        (Everyone(), ["Every visitor who is about to leave."]),
        (
            PastBehaviour(segment=empty_segment("root")),
            ["Every visitor who is about to leave: the segment has no condition."],
        ),
        (
            PastBehaviour(segment=SavedSegment(segment="s_vip")),
            ["Visitors who are in the saved segment “VIPs”, when they are about to leave."],
        ),
        (
            ad_hoc(NESTED),
            [
                "Visitors who are about to leave, and to whom all of this applies:",
                "  who are 18 to 99 years old",
                "  to whom any of this applies:",
                "    who did “Charged”",
                "    to whom not all of this applies:",
                "      who have an e-mail address",
            ],
        ),
        (
            ad_hoc(Group(id="root", join=Join.ANY, negated=True, rules=(ADULT, CHARGED))),
            [
                "Visitors who are about to leave, and to whom none of this applies:",
                "  who are 18 to 99 years old",
                "  who did “Charged”",
            ],
        ),
        (
            ad_hoc(Group(id="root", rules=(ADULT, Group(id="g_1")))),
            [
                "Visitors who are about to leave, and to whom all of this applies:",
                "  who are 18 to 99 years old",
                "  to whom all of this applies:",
                "    (no conditions)",
            ],
        ),
        (LiveAudience(), ["Nobody yet: no trigger is set."]),
        (
            LiveAudience(triggers=(SEARCHED, PageCount(id="t_2"))),
            [
                (
                    "Visitors who are about to leave, and to whom, in this session, any of this "
                    "applies:"
                ),
                "  who did “Searched” in this session",
                "  who have seen at least 3 pages in this session",
            ],
        ),
        (
            LiveAudience(triggers=(SEARCHED,), segment=empty_segment("root")),
            ["Visitors who did “Searched” in this session, when they are about to leave."],
        ),
        (
            LiveAudience(
                triggers=(SEARCHED, PageCount(id="t_2")), segment=AdHocSegment(root=NESTED)
            ),
            [
                "Visitors who are about to leave, and to whom all of this applies:",
                "  to whom, in this session, any of this applies:",
                "    who did “Searched” in this session",
                "    who have seen at least 3 pages in this session",
                "  who are 18 to 99 years old",
                "  to whom any of this applies:",
                "    who did “Charged”",
                "    to whom not all of this applies:",
                "      who have an e-mail address",
            ],
        ),
        (
            LiveAudience(
                triggers=(SEARCHED,),
                segment=AdHocSegment(root=Group(id="root", join=Join.ANY, rules=(ADULT, CHARGED))),
            ),
            [
                "Visitors who are about to leave, and to whom all of this applies:",
                "  who did “Searched” in this session",
                "  to whom any of this applies:",
                "    who are 18 to 99 years old",
                "    who did “Charged”",
            ],
        ),
    ],
)
def test_audiences(audience: Audience, words: list[str]) -> None:
    assert said(audience_reading(audience, {"s_vip": "VIPs"})) == words


def test_limits() -> None:
    limits = Limits(share_percent=50, total=1_000, per_day=10, per_run=1, safety=5_000)

    assert said(*limits_readings(Limits())) == ["No limits: all who qualify may see it."]
    assert said(*limits_readings(limits)) == [
        "Shown to 50 % of those who qualify, always the same ones.",
        "Shown to at most 1,000 visitors in all.",
        "Shown to at most 10 visitors a day.",
        "Shown to at most 1 visitor in each run.",
        "Shown to nobody, and its author is told, when more than 5,000 qualify.",
    ]


@pytest.mark.parametrize(
    ("control", "words"),
    [
        (NoControl(), "No control group."),
        (
            CampaignControl(percent=20),
            "Control group: 20 % of those who qualify are shown nothing.",
        ),
        (GlobalControl(), "Control group: the global one is shown nothing."),
        (CustomControl(name="North"), "Control group: the one called “North” is shown nothing."),
        (CustomControl(), "Control group: the one called (no name given) is shown nothing."),
    ],
)
def test_control_groups(control: ControlGroup, words: str) -> None:
    assert said(control_reading(control)) == [words]


# -- What --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (DoNothing(), "closes the pop-up"),
        (DoNothing(closes=False), "does nothing"),
        (OpenLink(), "opens (no address given) in the same tab"),
        (OpenLink(link="/cart", new_tab=True), "opens “/cart” in a new tab, and closes the pop-up"),
        (
            OpenLink(link="/cart", closes=False),
            "opens “/cart” in the same tab, and leaves the pop-up open",
        ),
        (
            CallFunction(name="shop.open", arguments=("a", 1, True, None, 2.5)),
            "calls shop.open(“a”, 1, true, null, 2.5), and closes the pop-up",
        ),
        (CallFunction(closes=False), "calls (no function named)(), and leaves the pop-up open"),
    ],
)
def test_what_a_click_does(action: DoNothing | OpenLink | CallFunction, words: str) -> None:
    assert spoken(action_phrase(action)) == words


def test_a_pop_up() -> None:
    campaign = with_elements(a_heading("Wait"), a_text("15% off"), a_call("shop.open"))

    assert said(*message_readings(campaign)) == [
        "Heading: “Wait”",
        "Text: “15% off”",
        "Button “Finish”: calls shop.open(), and closes the pop-up",
    ]


def test_a_pop_up_that_is_empty() -> None:
    assert said(*message_readings(a_blank_campaign())) == [
        "Heading: (no words)",
        "Text: (no words)",
        "Button (no words): closes the pop-up",
    ]
    assert said(*message_readings(a_tree(Stack(id=STEP)))) == ["(nothing in it)"]


def test_several_steps_and_no_close_button() -> None:
    steps = (Stack(id=STEP, children=("h",)), Stack(id="s_2", children=("t",)))
    campaign = a_tree(*steps, elements=(a_heading(element_id="h"), a_text(element_id="t")))
    popup = evolve(campaign.main_popup, close=None)
    elements = {key: each for key, each in campaign.elements.items() if key != "close"}

    open_ended = evolve(campaign, popups={popup.id: popup}, elements=elements)

    assert said(*message_readings(open_ended)) == [
        "Step 1:",
        "  Heading: “Wait”",
        "Step 2:",
        "  Text: “15% off today”",
        "No close button.",
    ]


def three_popups(message: object) -> Campaign:
    """Pop-ups whose only element is a heading: “One”, “Two”, “Three”."""
    names = ("One", "Two", "Three")
    elements: dict[str, Element] = {}
    popups: dict[str, Popup] = {}
    for name in names:
        key = name.lower()
        elements[f"s_{key}"] = Stack(id=f"s_{key}", children=(f"h_{key}",))
        elements[f"h_{key}"] = a_heading(name, element_id=f"h_{key}")
        elements[f"c_{key}"] = CloseButton(id=f"c_{key}")
        popups[key] = Popup(id=key, steps=(f"s_{key}",), close=f"c_{key}")
    return evolve(a_campaign(), message=message, popups=popups, elements=elements)


SPLIT = SplitMessage(
    variants=(
        SplitVariant(id="v_1", name="A", popup="one", share_percent=60),
        SplitVariant(id="v_2", popup="two", share_percent=40),
    ),
    hold_out_percent=10,
    winner=AutomaticWinner(metric=WinnerMetric.CONVERSIONS),
)


def test_an_a_b_test() -> None:
    assert said(*message_readings(three_popups(SPLIT))) == [
        "A/B test:",
        "  “A”, for 60 % of the visitors:",
        "    Heading: “One”",
        "  (no name given), for 40 % of the visitors:",
        "    Heading: “Two”",
        "  10 % of the visitors are held out, and see nothing.",
        "  The variant with the most conversions wins by itself, once that is 95 % certain.",
    ]


def test_variants_by_a_property() -> None:
    gold = PropertyVariant(
        id="v_3", name="Gold", values=("gold", "platinum"), content=SingleMessage(popup="three")
    )
    message = PropertyMessage(
        property="plan", default=evolve(SPLIT, hold_out_percent=0), variants=(gold,)
    )

    assert said(*message_readings(three_popups(message))) == [
        "By the user property plan:",
        "  “Gold”, for “gold” or “platinum”:",
        "    Heading: “Three”",
        "  Everyone else:",
        "    A/B test:",
        "      “A”, for 60 % of the visitors:",
        "        Heading: “One”",
        "      (no name given), for 40 % of the visitors:",
        "        Heading: “Two”",
        "      The variant with the most conversions wins by itself, once that is 95 % certain.",
    ]


# -- When --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (LiveSchedule(), ["From the moment of publishing, without end."]),
        (
            LiveSchedule(starts=MORNING),
            ["From 24 Nov 2026 09:00, Europe/Paris, without end."],
        ),
        (
            LiveSchedule(ends=MORNING, delay=ShortDuration(count=1, unit=ShortUnit.MINUTES)),
            [
                "From the moment of publishing, until 24 Nov 2026 09:00, Europe/Paris.",
                "Not before 1 minute after a visitor qualifies.",
            ],
        ),
        (
            LiveSchedule(starts=MORNING, ends=EVENING),
            [
                "From 24 Nov 2026 09:00, Europe/Paris, until 24 Nov 2026 19:30, Europe/Paris.",
            ],
        ),
        (FixedTimes(), ["Once, as soon as it is published.", "Each run ends at midnight."]),
        (
            FixedTimes(times=(MORNING,), cut_off="22:00"),
            ["Once, on 24 Nov 2026 09:00, Europe/Paris.", "Each run ends at 22:00."],
        ),
        (
            FixedTimes(
                times=(MORNING, EVENING), visitor_zone=VisitorZone(passed=PassedTime.SHOW_NOW)
            ),
            [
                "At 2 times:",
                "  24 Nov 2026 09:00, visitor's time",
                "  24 Nov 2026 19:30, visitor's time",
                (
                    "The times are on each visitor's clock; where they have passed already, it is "
                    "shown at once."
                ),
                "Each run ends at midnight.",
            ],
        ),
        (
            RecurringSchedule(
                first_day=FIRST,
                last_day=LAST,
                zone="Europe/Paris",
                visitor_zone=VisitorZone(passed=PassedTime.SKIP),
            ),
            [
                (
                    "Every day at 09:00, visitor's time, from 7 Mar 2026 to 31 Dec 2026; the days "
                    "are those of Europe/Paris."
                ),
                (
                    "The times are on each visitor's clock; where they have passed already, it is "
                    "not shown."
                ),
                "Each run ends at midnight.",
            ],
        ),
        (
            BestTime(first_day=FIRST, zone="UTC", cut_off="20:00"),
            [
                (
                    "Every day at the hour in which each visitor was most active in the last 30 "
                    "days, from 7 Mar 2026 on, without end."
                ),
                "The days are those of UTC.",
                "Each run ends at 20:00.",
            ],
        ),
    ],
)
def test_schedules(schedule: Schedule, words: list[str]) -> None:
    assert said(*schedule_readings(schedule)) == words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (Daily(), "Every day"),
        (Weekdays(days=(Weekday.FRIDAY, Weekday.MONDAY)), "Every Monday and Friday"),
        (Weekdays(), "Every (no weekday chosen)"),
        (DaysOfMonth(days=(7,)), "On day 7 of each month"),
        (DaysOfMonth(days=(1, 15, 31)), "On days 1, 15 and 31 of each month"),
        (DaysOfMonth(), "On (no day chosen) of each month"),
        (EveryDays(days=3), "Every 3 days"),
    ],
)
def test_recurring_schedules(pattern: Pattern, words: str) -> None:
    schedule = RecurringSchedule(pattern=pattern, first_day=FIRST, zone="UTC")

    assert said(*schedule_readings(schedule))[0] == (
        f"{words} at 09:00, UTC, from 7 Mar 2026 on, without end."
    )


def test_delivery_as_it_comes() -> None:
    assert said(*delivery_readings(Delivery())) == [
        "Shown when the visitor is about to leave.",
        "Leaving counts after 5 seconds on the page, and 80 ms outside of it.",
        "Each visitor sees it once a session.",
    ]


def test_delivery_with_all_in_it() -> None:
    delivery = Delivery(
        signals=(Idle(seconds=20), Scrolled(percent=60), AfterSeconds(seconds=1)),
        frequency=AtMost(count=2, every=3, unit=PeriodUnit.HOURS),
        stop_after=(StopAfter.CONVERSION, StopAfter.CLOSE),
        ignore_global_limits=True,
        do_not_disturb=DoNotDisturb(
            days=(Weekday.SUNDAY, Weekday.SATURDAY), policy=DisturbPolicy.DELAY
        ),
        arm_seconds=1,
        hold_ms=0,
        phone_back_button=True,
    )

    assert said(*delivery_readings(delivery)) == [
        (
            "Shown when the visitor is about to leave, has done nothing for 20 seconds, has "
            "scrolled 60 % of the page or has been on the page for 1 second."
        ),
        "Leaving counts after 1 second on the page, and 0 ms outside of it.",
        "On a phone, going back shows it too; the second time leaves.",
        "Each visitor sees it at most 2 times in 3 hours.",
        "Not shown again after a close or a conversion.",
        "The global limits of the backend are ignored.",
        (
            "Nothing is shown from 22:00 to 08:00, on Saturday and Sunday, on the visitor's clock; "
            "it waits until then."
        ),
    ]


@pytest.mark.parametrize(
    ("frequency", "words"),
    [
        (Once(), "Each visitor sees it once."),
        (UpTo(count=1), "Each visitor sees it once."),
        (UpTo(count=250), "Each visitor sees it up to 250 times."),
        (AtMost(), "Each visitor sees it at most once in 1 day."),
    ],
)
def test_frequencies(frequency: Once | UpTo | AtMost, words: str) -> None:
    assert words in said(*delivery_readings(Delivery(frequency=frequency)))


def test_a_quiet_time_on_no_day() -> None:
    quiet = Delivery(do_not_disturb=DoNotDisturb(days=()))

    assert said(*delivery_readings(quiet))[-1] == (
        "Nothing is shown from 22:00 to 08:00, on (no weekday chosen), on the visitor's clock; it "
        "is left out."
    )


# -- whole campaigns ---------------------------------------------------------------------------


@LAW
@given(campaigns())
def test_every_section_of_every_campaign_has_words(campaign: Campaign) -> None:
    for section in Section:
        found = said(*section_readings(campaign, section))
        assert found
        assert all(line.strip() for line in found)


def test_a_section_says_all_that_stands_in_it() -> None:
    campaign = a_campaign()

    assert said(*section_readings(campaign, Section.WHO)) == [
        "Visitors who did “Added To Cart” in this session, when they are about to leave.",
        "No limits: all who qualify may see it.",
        "No control group.",
    ]
    assert said(*section_readings(campaign, Section.WHEN)) == [
        "From the moment of publishing, without end.",
        "Shown when the visitor is about to leave.",
        "Leaving counts after 5 seconds on the page, and 80 ms outside of it.",
        "Each visitor sees it once a session.",
    ]
