# SPDX-License-Identifier: MIT
"""What differs between two versions of a campaign: nothing is missed, and nothing made up."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from exit_studio.errors import EditRejected
from exit_studio.models.audience import (
    CampaignControl,
    CustomControl,
    Everyone,
    Limits,
    LiveAudience,
    PastBehaviour,
)
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import Section
from exit_studio.models.comparison import DifferenceKind, compared
from exit_studio.models.delivery import Delivery, DoNotDisturb, Idle, Once, Scrolled, StopAfter
from exit_studio.models.details import Details
from exit_studio.models.elements import CloseButton, DoNothing, Stack, Text
from exit_studio.models.events import Join
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.message import PropertyMessage, PropertyVariant, SingleMessage, SplitMessage
from exit_studio.models.message import SplitVariant as Split
from exit_studio.models.popup import Modal, Popup
from exit_studio.models.reading.phrase import spoken
from exit_studio.models.reading.popup_facts import STYLE_WORDS
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import Run
from exit_studio.models.schedule import (
    BestTime,
    FixedTimes,
    LiveSchedule,
    PassedTime,
    RecurringSchedule,
    VisitorZone,
)
from exit_studio.models.segment import (
    AdHocSegment,
    AgeRule,
    EventRule,
    Group,
    SavedSegment,
)
from exit_studio.models.style import STYLE_FIELDS, Style, Styles
from exit_studio.models.triggers import PageCount, SingleAction
from exit_studio.models.values import At, Duration, DurationUnit
from tests.builders import (
    CLOSE,
    POPUP,
    STEP,
    TEXT,
    a_button,
    a_campaign,
    a_heading,
    a_text,
    a_tree,
    with_elements,
    with_popup,
)
from tests.strategies import LAW, campaigns, edits

ADDED, REMOVED, CHANGED = "+", "-", "~"
SIGNS = {
    DifferenceKind.ADDED: ADDED,
    DifferenceKind.REMOVED: REMOVED,
    DifferenceKind.CHANGED: CHANGED,
}
MORNING = At(local=datetime.fromisoformat("2026-11-24 09:00"), zone="Europe/Paris")
EVENING = At(local=datetime.fromisoformat("2026-11-24 19:30"), zone="Europe/Paris")
FIRST = date(2026, 3, 7)


def told(before: Campaign, after: Campaign) -> list[str]:
    """Every difference, as the command line says it."""
    return [
        f"{SIGNS[each.kind]} {spoken(each.text)}"
        for section in compared(before, after)
        for each in section.differences
    ]


def changed(**overrides: object) -> list[str]:
    """What is told when fields of the cart reminder become others."""
    return told(a_campaign(), a_campaign(**overrides))


# -- nothing is missed, nothing is made up -----------------------------------------------------


@LAW
@given(st.data(), campaigns())
def test_what_an_edit_changed_is_told(data: st.DataObject, before: Campaign) -> None:
    edit: Any = data.draw(edits(before))
    try:
        after = edit.apply(before)
    except (EditRejected, ValidationError):
        reject()

    assert bool(compared(before, after)) == (before != after)
    assert bool(compared(after, before)) == (before != after)


@LAW
@given(campaigns(), campaigns())
def test_two_campaigns_differ_in_words_if_they_differ(one: Campaign, other: Campaign) -> None:
    assert bool(compared(one, other)) == (one != other)
    assert compared(one, one) == ()


@settings(LAW, max_examples=15)
@given(campaigns(), campaigns())
def test_what_one_way_adds_the_other_way_removes(one: Campaign, other: Campaign) -> None:
    there = [each.kind for section in compared(one, other) for each in section.differences]
    back = [each.kind for section in compared(other, one) for each in section.differences]

    assert there.count(DifferenceKind.ADDED) == back.count(DifferenceKind.REMOVED)
    assert there.count(DifferenceKind.REMOVED) == back.count(DifferenceKind.ADDED)


def test_every_style_value_has_words() -> None:
    assert set(STYLE_WORDS) == set(STYLE_FIELDS)


def test_another_id_is_another_campaign() -> None:
    assert changed(id="c_other") == ["~ Id of the campaign: c_spring → c_other"]


# -- Start -------------------------------------------------------------------------------------


def test_details() -> None:
    before = a_campaign(details=Details(name="Spring", labels=("eu", "web"), note="Ask Ann"))
    after = a_campaign(details=Details(labels=("EU", "mail"), note="Ask Bob", priority=5))

    assert told(before, after) == [
        "~ Name: “Spring” → (no name)",
        "~ Note: “Ask Ann” → “Ask Bob”",
        "~ Priority: 1, the lowest → 5",
        "- Label removed: “eu”",
        "- Label removed: “web”",
        "+ Label added: “EU”",
        "+ Label added: “mail”",
    ]


def test_a_long_text_is_told_from_where_it_differs() -> None:
    before, after = (a_campaign(details=Details(note="la " * 80 + end)) for end in ("a", "b"))
    # Forty letters before the last one: a space, and thirteen times “la ”.
    lead = "… " + "la " * 13

    assert told(before, after) == [f"~ Note: “{lead}a” → “{lead}b”"]


def test_a_long_text_that_is_another_one_from_its_beginning() -> None:
    before, after = (a_campaign(details=Details(note=note)) for note in ("", "b" * 161))

    assert told(before, after) == [f"~ Note: (no words) → “{'b' * 160}…”"]


def test_texts_that_differ_in_their_spaces_alone() -> None:
    before, after = (a_campaign(details=Details(note=note)) for note in ("a b", "a  b"))

    assert told(before, after) == ["~ Note: changed"]


def test_goals() -> None:
    kept = GoalEvent(id="g_1", event="Charged")
    before = a_campaign(goal=Goal(events=(kept, GoalEvent(id="g_2", event="Added"))))
    after = a_campaign(
        goal=Goal(
            join=Join.ANY,
            events=(GoalEvent(id="g_3", event="Signed up"), evolve(kept, first_time=True)),
            conversion_time=Duration(count=1, unit=DurationUnit.DAYS),
        )
    )

    assert told(before, after) == [
        "~ Goal is met by: all of the events → any of the events",
        "~ Conversion time: 7 days → 1 day",
        "~ Goal: does “Charged” → does “Charged”, for the first time",
        "- Goal removed: does “Added”",
        "+ Goal added: does “Signed up”",
    ]


def test_the_order_of_what_stays() -> None:
    one, two = GoalEvent(id="g_1", event="One"), GoalEvent(id="g_2", event="Two")

    assert told(
        a_campaign(goal=Goal(events=(one, two))), a_campaign(goal=Goal(events=(two, one)))
    ) == ["~ Events of the goal: in another order"]


# -- Who ---------------------------------------------------------------------------------------


def test_another_audience() -> None:
    live = LiveAudience(triggers=(SingleAction(id="t_1", event="Searched"),))
    before, after = a_campaign(audience=Everyone()), a_campaign(audience=live)

    assert told(before, after) == [
        "~ Audience: every visitor → live",
        "+ Live trigger added: who did “Searched” in this session",
    ]


def test_live_triggers() -> None:
    before = LiveAudience(triggers=(PageCount(id="t_1"), SingleAction(id="t_2", event="Searched")))
    after = LiveAudience(
        triggers=(SingleAction(id="t_2", event="Searched"), PageCount(id="t_1", pages=5)),
        segment=SavedSegment(segment="s_vip"),
    )

    assert told(a_campaign(audience=before), a_campaign(audience=after)) == [
        (
            "~ Live trigger: who have seen at least 3 pages in this session → who have seen at "
            "least 5 pages in this session"
        ),
        "~ Live triggers: in another order",
        "~ Segment: none → with the id s_vip",
    ]


def test_conditions_that_come_go_change_and_move() -> None:
    age, charged = AgeRule(id="r_age"), EventRule(id="r_event", event="Charged")
    before = Group(id="r_root", rules=(age, Group(id="r_in", join=Join.ANY, rules=(charged,))))
    after = Group(
        id="r_root",
        join=Join.ANY,
        rules=(charged, Group(id="r_in", negated=True, rules=(AgeRule(id="r_new", low=65),))),
    )

    assert told(
        *(
            a_campaign(audience=PastBehaviour(segment=AdHocSegment(root=root)))
            for root in (before, after)
        )
    ) == [
        "~ Conditions of the segment: all must apply → one at least must apply",
        "- Condition removed: who are 18 to 120 years old",
        "~ Group of conditions: one at least must apply → one at least must not apply",
        "~ Condition “who did “Charged””: moved",
        "+ Condition added: who are 65 to 120 years old",
    ]


def test_limits_and_the_control_group() -> None:
    limits = Limits(share_percent=50, total=1_000, per_day=1, safety=9)

    assert changed(limits=limits, control=CampaignControl(percent=20)) == [
        "~ Share of those who qualify: 100 % → 50 %",
        "~ Total limit: none → 1,000 visitors",
        "~ Limit for each day: none → 1 visitor",
        "~ Safety limit: none → 9 visitors",
        "~ Control group: none → 20 % of those who qualify",
    ]
    assert changed(control=CustomControl()) == [
        "~ Control group: none → the one called (no name given)"
    ]


# -- What --------------------------------------------------------------------------------------


def test_words_marks_and_clicks() -> None:
    before = with_elements(a_heading("Wait"), a_text("Free today"), a_button("Go"))
    after = with_elements(
        a_heading("Stay"),
        Text(id=TEXT, content=(Run(text="Free", bold=True), Run(text=" today"))),
        a_button("Go", action=DoNothing()),
    )

    assert told(before, after) == [
        "~ Heading: “Wait” → “Stay”",
        "~ Text “Free today”, marked words: none → “Free” in bold",
        "~ Button “Go”, on a click: opens “/cart” in the same tab → closes the pop-up",
    ]


def test_styles_on_each_device() -> None:
    before = with_elements(a_heading("Wait", color="#111111", font_size_px=20))
    after = with_elements(
        evolve(
            a_heading("Wait"),
            styles=Styles(desktop=Style(color="#222222"), phone=Style(font_size_px=16)),
        )
    )

    assert told(before, after) == [
        "~ Heading “Wait”, colour: #111111 → #222222",
        "~ Heading “Wait”, size of the letters: 20 px → as it comes",
        "~ Heading “Wait”, size of the letters on a phone: as on the desktop → 16 px",
    ]


def test_the_box_and_the_close_button() -> None:
    before = with_popup(frame=Modal(overlay="#000000"))
    after = with_popup(frame=Modal(overlay="#ffffff")).with_element(
        CloseButton(id=CLOSE, label="Leave", styles=before.elements[CLOSE].styles)
    )

    assert told(before, after) == [
        "~ Pop-up, veil over the page: #000000 → #ffffff",
        "~ Close button: “Close” → “Leave”",
    ]


def three_texts(*order: str) -> Campaign:
    texts = tuple(a_text(name, element_id=f"t_{name}") for name in order)
    return a_tree(Stack(id=STEP, children=tuple(text.id for text in texts)), elements=texts)


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("abc", "cab", ["~ Text “c”: moved"]),
        ("abcd", "bcda", ["~ Text “a”: moved"]),
        ("abc", "abcd", ["+ Added: Text: “d”"]),
        ("abc", "ac", ["- Removed: Text: “b”"]),
        ("abc", "dca", ["- Removed: Text: “b”", "+ Added: Text: “d”", "~ Text “c”: moved"]),
    ],
)
def test_elements_come_go_and_move(before: str, after: str, lines: list[str]) -> None:
    found = told(three_texts(*before), three_texts(*after))

    assert sorted(found) == sorted(lines)


def test_an_element_that_goes_into_another_group() -> None:
    text = a_text("a")
    inner, empty = Stack(id="inner", children=(TEXT,)), Stack(id="inner")
    before = a_tree(Stack(id=STEP, children=("inner",)), elements=(inner, text))
    after = a_tree(Stack(id=STEP, children=("inner", TEXT)), elements=(empty, text))

    assert told(before, after) == ["~ Text “a”: moved"]


def two_popups(message: object) -> Campaign:
    """The cart reminder with a second pop-up."""
    campaign = a_campaign()
    second = {
        "s2": Stack(id="s2", children=("h2",)),
        "h2": a_heading("Stay", element_id="h2"),
    }
    return evolve(
        campaign,
        message=message,
        popups={**campaign.popups, "p2": Popup(id="p2", steps=("s2",))},
        elements={**campaign.elements, **second},
    )


TEST = SplitMessage(
    variants=(
        Split(id="v_1", name="A", popup=POPUP, share_percent=50),
        Split(id="v_2", name="B", popup="p2", share_percent=50),
    )
)


def test_a_second_pop_up() -> None:
    assert told(a_campaign(), two_popups(TEST)) == [
        "~ Message: one pop-up → an A/B test",
        "~ Shown to all visitors: one pop-up → an A/B test",
        "+ A/B variant added: “A”, for 50 % of the visitors",
        "+ A/B variant added: “B”, for 50 % of the visitors",
        "+ Added: Pop-up of “B”",
    ]


def test_with_several_pop_ups_each_element_names_its_own() -> None:
    before = two_popups(TEST)
    after = before.with_element(a_heading("Go on", element_id="h2"))

    assert told(before, after) == ["~ Heading: “Stay” → “Go on”"]
    assert told(
        before, before.with_element(a_heading("Stay", element_id="h2", color="#123456"))
    ) == ["~ Pop-up of “B”: Heading “Stay”, colour: as it comes → #123456"]


def test_variants_by_a_property() -> None:
    gold = PropertyVariant(
        id="v_1", name="Gold", values=("gold",), content=SingleMessage(popup="p2")
    )
    before = PropertyMessage(property="plan", default=SingleMessage(popup=POPUP), variants=(gold,))
    after = evolve(before, property="tier", variants=(evolve(gold, values=("gold", "platinum")),))

    assert told(two_popups(before), two_popups(after)) == [
        "~ Property of the variants: plan → tier",
        "~ Variant: “Gold”, for “gold” → “Gold”, for “gold” or “platinum”",
    ]


# -- When --------------------------------------------------------------------------------------


def test_a_live_schedule() -> None:
    assert changed(schedule=LiveSchedule(starts=MORNING, ends=EVENING)) == [
        "~ Starts: when it is published → 24 Nov 2026 09:00, Europe/Paris",
        "~ Ends: never → 24 Nov 2026 19:30, Europe/Paris",
    ]


def test_another_kind_of_schedule_is_told_whole() -> None:
    assert changed(schedule=BestTime(first_day=FIRST, zone="UTC")) == [
        (
            "~ Schedule: From the moment of publishing, without end. → Every day at the hour in "
            "which each visitor was most active in the last 30 days, from 7 Mar 2026 on, without "
            "end. The days are those of UTC. Each run ends at midnight."
        )
    ]


def test_fixed_times() -> None:
    before = FixedTimes(times=(MORNING,))
    after = FixedTimes(
        times=(EVENING,), visitor_zone=VisitorZone(passed=PassedTime.SKIP), cut_off="22:00"
    )

    assert told(a_campaign(schedule=before), a_campaign(schedule=after)) == [
        "- Time removed: 24 Nov 2026 09:00, Europe/Paris",
        "~ On the visitor's clock: no → yes; not at all where the time has passed",
        "~ Each run ends at: midnight → 22:00",
        "+ Time added: 24 Nov 2026 19:30, visitor's time",
    ]


def test_recurring_schedules() -> None:
    before = RecurringSchedule(first_day=FIRST, zone="UTC")
    after = RecurringSchedule(first_day=FIRST, last_day=FIRST, time="10:00", zone="UTC")

    assert told(a_campaign(schedule=before), a_campaign(schedule=after)) == [
        "~ Time of the day: 09:00 → 10:00",
        "~ Last day: none → 7 Mar 2026",
    ]


def test_delivery() -> None:
    after = Delivery(
        signals=(Idle(seconds=20),),
        frequency=Once(),
        stop_after=(StopAfter.CLICK,),
        do_not_disturb=DoNotDisturb(),
        hold_ms=100,
        ignore_global_limits=True,
    )

    assert changed(delivery=after) == [
        "~ Frequency: Each visitor sees it once a session. → Each visitor sees it once.",
        (
            "~ Do not disturb: none → Nothing is shown from 22:00 to 08:00, every day, on the "
            "visitor's clock; it is left out."
        ),
        "~ The pointer stays outside for: 80 ms → 100 ms",
        "~ Ignore the global limits: no → yes",
        "+ Signal added: the visitor has done nothing for 20 seconds",
        "+ Reason to stop added: a click",
    ]


def test_what_no_fact_tells_is_told_all_the_same() -> None:
    signals = (Idle(seconds=20), Scrolled(percent=50))
    before, after = (Delivery(signals=order) for order in (signals, signals[::-1]))

    assert told(a_campaign(delivery=before), a_campaign(delivery=after)) == ["~ Delivery: changed"]


def test_differences_stand_by_section_and_name_their_record() -> None:
    after = a_campaign(details=Details(name="Spring"), delivery=Delivery(hold_ms=100))
    found = compared(a_campaign(), after)

    assert [each.section for each in found] == [Section.START, Section.WHEN]
    assert [each.differences[0].record for each in found] == ["details", "delivery"]
