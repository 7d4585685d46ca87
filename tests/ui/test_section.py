# SPDX-License-Identifier: MIT
"""What sections have in common: states, what a view tells, and that showing asks for nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from exit_studio.models.audience import LiveAudience
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import CheckContext, Section, run_checks
from exit_studio.models.diff import diff
from exit_studio.models.edits import RenameCampaign
from exit_studio.models.goal import Goal
from exit_studio.models.triggers import PageVisit
from exit_studio.ui.section import SectionColumn, SectionState, View, state_of
from exit_studio.ui.start.start_section import StartSection
from exit_studio.ui.what.what_section import WhatSection
from exit_studio.ui.when.when_section import WhenSection
from exit_studio.ui.who.who_section import WhoSection
from tests.builders import NOW, a_blank_campaign, a_campaign
from tests.ui.broken import BROKEN
from tests.ui.fakes import heard
from tests.ui.rig import Rig

SECTIONS: dict[str, Callable[[Rig], SectionColumn]] = {
    "start": lambda rig: StartSection(
        new_id=rig.new_id, vocabulary=rig.around.vocabulary, clock=rig.clock
    ),
    "who": lambda rig: WhoSection(new_id=rig.new_id),
    "what": lambda rig: WhatSection(rig.theme),
    "when": lambda rig: WhenSection(clock=rig.clock),
}


def view_of(campaign: Campaign, before: Campaign | None = None) -> View:
    findings = run_checks(campaign, CheckContext(now=NOW))
    return View(campaign, None if before is None else diff(before, campaign), findings)


def test_every_section_is_here() -> None:
    assert list(SECTIONS) == list(Section)


@pytest.mark.parametrize("name", SECTIONS)
def test_showing_a_document_asks_for_nothing(rig: Rig, name: str) -> None:
    section = SECTIONS[name](rig)
    rig.qtbot.addWidget(section)
    asked = heard(section.edit_requested)
    campaigns = [a_campaign(), a_blank_campaign(), *BROKEN.values(), a_campaign()]
    for campaign in campaigns:
        section.show_view(view_of(campaign))
    rig.show(section)
    for before, after in pairwise(campaigns):
        section.show_view(view_of(after, before))

    assert asked == []


def test_an_untouched_section_with_errors_is_empty() -> None:
    findings = run_checks(a_blank_campaign(goal=Goal()), CheckContext(now=NOW))

    assert state_of(Section.WHAT, findings, touched=False) is SectionState.EMPTY
    assert state_of(Section.WHAT, findings, touched=True) is SectionState.PROBLEMS
    assert state_of(Section.WHEN, findings, touched=True) is SectionState.READY


@pytest.mark.parametrize("check", ["start.goal_missing", "what.low_contrast"])
def test_hints_and_warnings_leave_a_section_ready(check: str) -> None:
    findings = run_checks(BROKEN[check], CheckContext(now=NOW))
    (finding,) = (finding for finding in findings if finding.check == check)

    assert state_of(finding.place.section, findings, touched=True) is SectionState.READY


def test_a_view_tells_what_it_touches() -> None:
    before = a_campaign()
    after = RenameCampaign(name="Autumn").apply(before)

    assert view_of(after, before).touches("goal", "details")
    assert not view_of(after, before).touches("goal")
    assert view_of(after).touches("goal")


def test_a_view_tells_the_problem_at_a_place_but_no_hint() -> None:
    view = view_of(BROKEN["start.name_missing"])
    hint = view_of(BROKEN["start.goal_missing"])

    problem = view.problem(Section.START, "details", "name")
    assert problem is not None
    assert problem.check == "start.name_missing"
    assert view.problem(Section.START, "goal", "events") is None
    assert hint.problem(Section.START, "goal", "events") is None


def test_a_problem_is_that_of_a_field_or_of_one_thing_in_it() -> None:
    triggers = PageVisit(id="t_a"), PageVisit(id="t_b", address="/cart"), PageVisit(id="t_c")
    view = view_of(a_campaign(audience=LiveAudience(triggers=triggers)))

    def item_of(item: str | None) -> str | None:
        found = view.problem(Section.WHO, "audience", "triggers", item)
        return None if found is None else found.place.item

    assert [item_of(item) for item in ("t_a", "t_b", "t_c")] == ["t_a", None, "t_c"]
    # Without one, the first.
    assert item_of(None) == "t_a"
    assert view.problem(Section.WHO, "audience", "segment") is None
