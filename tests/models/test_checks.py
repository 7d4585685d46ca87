# SPDX-License-Identifier: MIT
"""Each check, on both sides of what it looks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exit_studio.models.audience import Everyone, LiveAudience
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import (
    CheckContext,
    Finding,
    Place,
    Section,
    Severity,
    errors_among,
    run_checks,
)
from exit_studio.models.checks.registry import Report, check, registered_checks
from exit_studio.models.details import Details
from exit_studio.models.elements import (
    ButtonAction,
    DoNothing,
    Element,
    Heading,
    OpenLink,
    Stack,
)
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import Run, rich
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.style import Style, Styles
from exit_studio.models.triggers import PageVisit, SingleAction, Trigger
from exit_studio.models.values import At, Duration, DurationUnit, Never, Now
from exit_studio.models.wording import say
from tests.builders import (
    BUTTON,
    CLOSE,
    HEADING,
    NOW,
    POPUP,
    STEP,
    a_blank_campaign,
    a_button,
    a_call,
    a_campaign,
    a_heading,
    a_text,
    a_tree,
    desktop,
    with_elements,
)
from tests.strategies import LAW

A_SECOND = timedelta(seconds=1)
Where = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """A campaign, and where one check finds something in it."""

    check: str
    why: str
    campaign: Campaign
    places: tuple[Where, ...] = ()


def lasting(count: int, unit: DurationUnit) -> Campaign:
    return a_campaign(goal=Goal(conversion_time=Duration(count=count, unit=unit)))


def aiming_at(*events: str) -> Campaign:
    return a_campaign(
        goal=Goal(
            events=tuple(GoalEvent(id=f"g{n}", event=event) for n, event in enumerate(events))
        )
    )


def for_triggers(*triggers: Trigger) -> Campaign:
    return a_campaign(audience=LiveAudience(triggers=triggers))


def doing(action: ButtonAction) -> Campaign:
    return with_elements(a_button(action=action))


def linking(link: str) -> Campaign:
    content = (Run(text="see "), Run(text="more", link=link))
    return with_elements(Heading(id=HEADING, content=content))


def between(starts: At | Now, ends: At | Never) -> Campaign:
    return a_campaign(schedule=LiveSchedule(starts=starts, ends=ends))


def utc(moment: datetime) -> At:
    return At(local=moment.replace(tzinfo=None), zone="UTC")


def on(surface: str, *elements: Element, **style: object) -> Campaign:
    """One step with this background, with these elements in it, on a white box."""
    step = Stack(
        id=STEP,
        children=tuple(element.id for element in elements),
        styles=desktop(background=surface, **style),
    )
    return a_tree(step, elements=elements)


def phone_only(color: str) -> Campaign:
    styles = Styles(desktop=Style(color="#000000"), phone=Style(color=color))
    return with_elements(Heading(id=HEADING, content=rich("Wait"), styles=styles))


def on_box(surface: str, *, box_color: str | None = None, color: str | None = None) -> Campaign:
    """A heading on a box with this background; nothing else has colours."""
    campaign = a_tree(Stack(id=STEP, children=(HEADING,)), elements=(a_heading(color=color),))
    styles = desktop(background=surface, color=box_color)
    return campaign.with_popup(evolve(campaign.popup(POPUP), styles=styles))


def without_close() -> Campaign:
    campaign = a_campaign()
    popup = evolve(campaign.popup(POPUP), close=None)
    elements = {key: each for key, each in campaign.elements.items() if key != CLOSE}
    return evolve(campaign, popups={POPUP: popup}, elements=elements)


TOMORROW = NOW + timedelta(days=1)
PARIS = At(local=datetime(2026, 5, 1, 12), zone="Europe/Paris")  # noqa: DTZ001  # a local time
NEW_YORK = At(local=datetime(2026, 5, 1, 6), zone="America/New_York")  # noqa: DTZ001
TRIGGERS = ("audience", "triggers")
ENDS = ("schedule", "ends")
ACTION = (BUTTON, "action")
CONTENT = (HEADING, "content")
COLOR = (HEADING, "color")

NAME = "start.name_missing"
GOAL = "start.goal_missing"
EVENT = "start.goal_event_missing"
TIME = "start.conversion_time_out_of_limits"
NO_TRIGGER = "who.no_trigger"
TRIGGER = "who.trigger_incomplete"
NO_HEADING = "what.heading_missing"
WORDLESS = "what.button_without_words"
NO_LINK = "what.link_missing"
UNSAFE = "what.link_unsafe"
FUNCTION = "what.function_name"
CLOSE_MISSING = "what.close_button_missing"
CONTRAST = "what.low_contrast"
ORDER = "when.end_before_start"
PAST = "when.end_in_the_past"

CASES = (
    Case(NAME, "a name", a_campaign()),
    Case(NAME, "no name", a_campaign(details=Details(name="")), (("details", "name"),)),
    Case(NAME, "spaces", a_campaign(details=Details(name=" \t")), (("details", "name"),)),
    Case(GOAL, "a goal", aiming_at("Charged")),
    Case(GOAL, "no goal", aiming_at(), (("goal", "events"),)),
    Case(EVENT, "an event", aiming_at("Charged")),
    Case(EVENT, "no goal", aiming_at()),
    Case(EVENT, "no event", aiming_at("Charged", " "), (("goal", "events"),)),
    Case(TIME, "the shortest", lasting(1, DurationUnit.MINUTES)),
    Case(TIME, "nothing", lasting(0, DurationUnit.DAYS), (("goal", "conversion_time"),)),
    Case(TIME, "the longest", lasting(5, DurationUnit.MONTHS)),
    Case(TIME, "the longest in days", lasting(150, DurationUnit.DAYS)),
    Case(TIME, "a day too long", lasting(151, DurationUnit.DAYS), (("goal", "conversion_time"),)),
    Case(
        TIME,
        "a minute too long",
        lasting(150 * 24 * 60 + 1, DurationUnit.MINUTES),
        (("goal", "conversion_time"),),
    ),
    Case(NO_TRIGGER, "everyone", a_campaign(audience=Everyone())),
    Case(NO_TRIGGER, "a trigger", for_triggers(SingleAction(id="t", event="Charged"))),
    Case(NO_TRIGGER, "none", for_triggers(), (TRIGGERS,)),
    Case(TRIGGER, "everyone", a_campaign(audience=Everyone())),
    Case(TRIGGER, "an address", for_triggers(PageVisit(id="t", address="/cart"))),
    Case(TRIGGER, "no address", for_triggers(PageVisit(id="t", address=" ")), (TRIGGERS,)),
    Case(TRIGGER, "an event", for_triggers(SingleAction(id="t", event="Charged"))),
    Case(TRIGGER, "no event", for_triggers(SingleAction(id="t")), (TRIGGERS,)),
    Case(
        TRIGGER,
        "each of several",
        for_triggers(SingleAction(id="t"), PageVisit(id="u"), PageVisit(id="v", address="/")),
        (TRIGGERS, TRIGGERS),
    ),
    Case(NO_HEADING, "a heading", a_campaign()),
    Case(NO_HEADING, "no words", with_elements(a_heading("")), (CONTENT,)),
    Case(NO_HEADING, "spaces", with_elements(a_heading("  ")), (CONTENT,)),
    Case(NO_HEADING, "none", on("#ffffff", a_text()), ((POPUP, "steps"),)),
    Case(
        NO_HEADING, "one of two", on("#ffffff", a_heading(""), a_heading("Wait", element_id="h2"))
    ),
    Case(WORDLESS, "words", with_elements(a_button("Go"))),
    Case(WORDLESS, "none", with_elements(a_button("")), ((BUTTON, "content"),)),
    Case(WORDLESS, "spaces", with_elements(a_button(" ")), ((BUTTON, "content"),)),
    Case(NO_LINK, "a link", doing(OpenLink(link="/cart"))),
    Case(NO_LINK, "no link", doing(OpenLink()), (ACTION,)),
    Case(NO_LINK, "no wish for one", doing(DoNothing())),
    Case(UNSAFE, "https", doing(OpenLink(link="https://shop.example/cart?x=1#top"))),
    Case(UNSAFE, "none", doing(OpenLink())),
    Case(UNSAFE, "code", doing(OpenLink(link="javascript:alert(1)")), (ACTION,)),
    Case(UNSAFE, "no scheme", doing(OpenLink(link="shop.example")), (ACTION,)),
    Case(UNSAFE, "good words", linking("mailto:help@shop.example")),
    Case(UNSAFE, "words that are code", linking("data:text/html,x"), (CONTENT,)),
    Case(UNSAFE, "empty words", linking(""), (CONTENT,)),
    Case(FUNCTION, "a function", with_elements(a_call("shop.openChat", 1))),
    Case(FUNCTION, "no name", with_elements(a_call("")), (ACTION,)),
    Case(FUNCTION, "no such name", with_elements(a_call("shop.openChat()")), (ACTION,)),
    Case(FUNCTION, "code", with_elements(a_call("window.eval", "x")), (ACTION,)),
    Case(FUNCTION, "no wish for one", doing(DoNothing())),
    Case(CLOSE_MISSING, "a close button", a_campaign()),
    Case(CLOSE_MISSING, "none", without_close(), ((POPUP, "close"),)),
    # On white, of small words #767676 is the palest grey that is dark enough: 4.54 and 4.48.
    Case(CONTRAST, "dark enough", on("#ffffff", a_heading(color="#767676"))),
    Case(CONTRAST, "too pale", on("#ffffff", a_heading(color="#777777")), (COLOR,)),
    # Of large ones it is #949494: 3.03 and 2.99.
    Case(CONTRAST, "large", on("#ffffff", a_heading(color="#949494", font_size_px=24))),
    Case(
        CONTRAST,
        "large, pale",
        on("#ffffff", a_heading(color="#959595", font_size_px=24)),
        (COLOR,),
    ),
    Case(
        CONTRAST, "large by its stack", on("#ffffff", a_heading(color="#949494"), font_size_px=24)
    ),
    Case(
        CONTRAST,
        "bold",
        on("#ffffff", a_heading(color="#949494", font_size_px=19, font_weight=700)),
    ),
    Case(CONTRAST, "on a dark stack", on("#000000", a_heading(color="#ffffff"))),
    Case(CONTRAST, "dark on a dark stack", on("#000000", a_heading(color="#333333")), (COLOR,)),
    Case(CONTRAST, "the stack's colour", on("#ffffff", a_heading(), color="#eeeeee"), (COLOR,)),
    Case(CONTRAST, "nobody's colour", on("#ffffff", a_heading())),
    Case(
        CONTRAST,
        "a surface of its own",
        on("#ffffff", a_heading(color="#ffffff", background="#000000")),
    ),
    Case(
        CONTRAST,
        "a surface that is seen through",
        on("#ffffff", a_heading(color="#ffffff", background="#00000080")),
        (COLOR,),
    ),
    Case(CONTRAST, "no words", on("#ffffff", a_heading(" ", color="#ffffff"))),
    Case(CONTRAST, "on the phone alone", phone_only("#fefefe"), (COLOR,)),
    Case(CONTRAST, "the box", on_box("#111111", color="#222222"), (COLOR,)),
    Case(CONTRAST, "the box's colour", on_box("#111111", box_color="#222222"), (COLOR,)),
    Case(CONTRAST, "the box, well", on_box("#111111", box_color="#ffffff")),
    Case(ORDER, "no times", between(Now(), Never())),
    Case(ORDER, "an end", between(Now(), utc(TOMORROW))),
    Case(ORDER, "a second later", between(utc(TOMORROW), utc(TOMORROW + A_SECOND))),
    Case(ORDER, "at once", between(utc(TOMORROW), utc(TOMORROW)), (ENDS,)),
    Case(ORDER, "before", between(utc(TOMORROW), utc(TOMORROW - A_SECOND)), (ENDS,)),
    # Noon in Paris and six in New York are the same moment.
    Case(ORDER, "at once elsewhere", between(PARIS, NEW_YORK), (ENDS,)),
    Case(PAST, "no end", between(Now(), Never())),
    Case(PAST, "in a second", between(Now(), utc(NOW + A_SECOND))),
    Case(PAST, "now", between(Now(), utc(NOW)), (ENDS,)),
    Case(PAST, "long ago", between(Now(), utc(NOW - timedelta(days=400))), (ENDS,)),
)

CONTEXT = CheckContext(now=NOW)


def name_of(case: Case) -> str:
    return f"{case.check}-{case.why}"


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_check_finds_what_it_looks_for_and_where(case: Case) -> None:
    found = [each for each in run_checks(case.campaign, CONTEXT) if each.check == case.check]
    assert tuple((each.place.record, each.place.field) for each in found) == case.places


@pytest.mark.parametrize("check_id", registered_checks())
def test_each_check_is_tried_on_both_sides(check_id: str) -> None:
    cases = [case for case in CASES if case.check == check_id]
    assert {bool(case.places) for case in cases} == {True, False}


def test_each_check_names_its_section() -> None:
    found = [each for case in CASES for each in run_checks(case.campaign, CONTEXT)]
    assert all(each.check.startswith(f"{each.place.section}.") for each in found)


def place_exists(campaign: Campaign, place: Place) -> bool:
    record = campaign.records()[place.record]
    fields = set(type(record).model_fields)
    return place.field in fields | (set(Style.model_fields) if "styles" in fields else set())


def test_each_finding_is_in_a_place_that_exists(starts: st.SearchStrategy[Campaign]) -> None:
    @LAW
    @given(starts)
    def exists(campaign: Campaign) -> None:
        for finding in run_checks(campaign, CONTEXT):
            assert place_exists(campaign, finding.place), finding

    exists()


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_each_finding_says_in_words_what_is_wrong_and_what_to_do(case: Case) -> None:
    for finding in run_checks(case.campaign, CONTEXT):
        assert place_exists(case.campaign, finding.place)
        for sentence in (str(finding.problem), str(finding.mend)):
            assert sentence.startswith("“") or sentence[0].isupper()
            assert sentence.endswith(".")
            assert "{" not in sentence


def test_a_finished_campaign_has_no_findings() -> None:
    assert run_checks(a_campaign(), CONTEXT) == ()


def test_a_new_campaign_is_told_what_is_missing() -> None:
    found = run_checks(a_blank_campaign(), CONTEXT)
    assert [each.check for each in found] == [NAME, GOAL, NO_HEADING, WORDLESS]


def test_findings_stand_by_section_and_errors_come_first() -> None:
    messy = a_campaign(
        details=Details(name=""),
        goal=Goal(),
        audience=LiveAudience(),
        schedule=LiveSchedule(ends=utc(NOW)),
    ).with_element(a_heading("Wait", color="#ffffff"))
    messy = messy.with_element(a_button(""))
    found = run_checks(messy, CONTEXT)
    assert [(each.place.section, each.severity) for each in found] == [
        (Section.START, Severity.ERROR),
        (Section.START, Severity.HINT),
        (Section.WHO, Severity.ERROR),
        (Section.WHAT, Severity.ERROR),
        (Section.WHAT, Severity.WARNING),
        (Section.WHEN, Severity.ERROR),
    ]
    assert [each.check for each in errors_among(found)] == [NAME, NO_TRIGGER, WORDLESS, PAST]


def test_a_ratio_is_never_rounded_up_to_what_would_be_enough() -> None:
    # #777777 on white is 4.478.
    (found,) = run_checks(on("#ffffff", a_heading(color="#777777")), CONTEXT)[-1:]
    assert str(found.problem) == "The words of “Wait” are hard to read: contrast 4.4 : 1."
    assert str(found.mend) == "Choose colours further apart: at least 4.5 : 1."


def test_a_long_address_is_cut_in_the_message() -> None:
    (found,) = errors_among(run_checks(doing(OpenLink(link="x" * 2000)), CONTEXT))
    assert len(str(found.problem)) < 200


def test_two_checks_cannot_share_a_name() -> None:
    def again(campaign: Campaign, context: CheckContext, report: Report) -> list[Finding]:
        return [
            report(Place(section=Section.START, record="goal", field="x"), say("A."), say("B."))
        ]

    with pytest.raises(ValueError, match=r"start\.name_missing"):
        check("start.name_missing", Severity.ERROR)(again)
