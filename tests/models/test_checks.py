# SPDX-License-Identifier: MIT
"""Each check, on both sides of what it looks for. The cases are in `checks/`, by section."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exit_studio.models.audience import LiveAudience
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
from exit_studio.models.checks.delivered import UNDELIVERED, Undelivered
from exit_studio.models.checks.registry import (
    Report,
    check,
    described_checks,
    registered_checks,
)
from exit_studio.models.comparisons import Known
from exit_studio.models.details import Details
from exit_studio.models.elements import OpenLink
from exit_studio.models.goal import Goal
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.style import Style
from exit_studio.models.triggers import Inaction
from exit_studio.models.wording import say
from tests.builders import (
    NOW,
    a_blank_campaign,
    a_button,
    a_campaign,
    a_heading,
)
from tests.models.checks import delivered, start, what, when, who
from tests.models.checks.case import Case, filtered, for_triggers, utc
from tests.models.checks.cases import CASES
from tests.strategies import LAW, ids_within

CONTEXT = CheckContext(now=NOW)


def name_of(case: Case) -> str:
    return f"{case.check}-{case.why}"


def where(place: Place) -> tuple[str, ...]:
    return (place.record, place.field, *([] if place.item is None else [place.item]))


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_check_finds_what_it_looks_for_and_where(case: Case) -> None:
    found = [each for each in run_checks(case.campaign, CONTEXT) if each.check == case.check]
    assert tuple(where(each.place) for each in found) == case.places


@pytest.mark.parametrize("check_id", registered_checks())
def test_each_check_is_tried_on_both_sides(check_id: str) -> None:
    cases = [case for case in CASES if case.check == check_id]
    assert {bool(case.places) for case in cases} == {True, False}


def test_each_check_names_its_section() -> None:
    found = [each for case in CASES for each in run_checks(case.campaign, CONTEXT)]
    sections = {(each.check.partition(".")[0], each.place.section) for each in found}
    # What stops publishing alone may be in any section.
    assert {pair for pair in sections if pair[0] != "publish"} == {
        (section, section) for section in Section
    }


def place_exists(campaign: Campaign, place: Place) -> bool:
    record = campaign.records()[place.record]
    fields = set(type(record).model_fields)
    if place.field not in fields | (set(Style.model_fields) if "styles" in fields else set()):
        return False
    items = {name for _, name in ids_within(record, type(record))}
    return place.item is None or place.item in items


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
        for sentence in (finding.problem, finding.mend):
            assert str(sentence).startswith("“") or str(sentence)[0].isupper()
            assert str(sentence).endswith(".")
            # A translator gets the template: it is the same whatever the campaign says.
            gaps = {gap for _, gap, _, _ in string.Formatter().parse(sentence.template) if gap}
            assert gaps == set(sentence.values)


def test_what_is_wrong_twice_in_one_place_is_told_once() -> None:
    nameless = filtered(Known(), "")
    (found,) = errors_among(run_checks(start.charged(*nameless, *nameless), CONTEXT))
    assert found.check == start.INCOMPLETE


def test_each_check_has_a_sentence_for_the_documentation() -> None:
    described = described_checks()
    assert [each.check for each in described] == list(registered_checks())
    assert all(each.finds.endswith(".") and "\n" not in each.finds for each in described)


def test_each_setting_that_is_not_delivered_is_tried() -> None:
    assert [each.setting for each in UNDELIVERED] == list(delivered.SETTINGS)


@pytest.mark.parametrize("row", UNDELIVERED, ids=lambda row: row.setting)
def test_each_row_finds_its_own_setting_and_says_so(row: Undelivered) -> None:
    campaign, place = delivered.SETTINGS[row.setting]
    assert [where(each) for each in row.places(campaign)] == [place]
    (found,) = [
        each for each in run_checks(campaign, CONTEXT) if each.check == delivered.NOT_DELIVERED
    ]
    assert (found.problem, found.mend) == (row.problem, row.mend)
    assert found.severity is Severity.ERROR


def test_a_finished_campaign_has_no_findings() -> None:
    assert run_checks(a_campaign(), CONTEXT) == ()


def test_a_new_campaign_is_told_what_is_missing() -> None:
    found = run_checks(a_blank_campaign(), CONTEXT)
    assert [each.check for each in found] == [
        start.NAME,
        start.GOAL,
        what.NO_HEADING,
        what.WORDLESS,
    ]


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
    assert [each.check for each in errors_among(found)] == [
        start.NAME,
        who.NO_TRIGGER,
        what.WORDLESS,
        when.PAST,
    ]


def test_what_is_only_not_delivered_comes_after_what_is_wrong() -> None:
    campaign = for_triggers(Inaction(id="t", did=who.did("Added")))
    found = run_checks(campaign, CONTEXT)
    assert [each.check for each in found] == [who.TRIGGER, delivered.NOT_DELIVERED]


def test_a_ratio_is_never_rounded_up_to_what_would_be_enough() -> None:
    # #777777 on white is 4.478.
    (found,) = run_checks(what.on("#ffffff", a_heading(color="#777777")), CONTEXT)[-1:]
    assert str(found.problem) == "The words of “Wait” are hard to read: contrast 4.4 : 1."
    assert str(found.mend) == "Choose colours further apart: at least 4.5 : 1."


def test_a_long_address_is_cut_in_the_message() -> None:
    (found,) = errors_among(run_checks(what.doing(OpenLink(link="x" * 2000)), CONTEXT))
    assert len(str(found.problem)) < 200


def test_two_checks_cannot_share_a_name() -> None:
    def again(campaign: Campaign, context: CheckContext, report: Report) -> list[Finding]:
        return [
            report(Place(section=Section.START, record="goal", field="x"), say("A."), say("B."))
        ]

    with pytest.raises(ValueError, match=r"start\.name_missing"):
        check("start.name_missing", Severity.ERROR)(again)
