# SPDX-License-Identifier: MIT
"""Overview: each section in words and pictures, findings with a way to each, and the report."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import CheckContext, Finding, Place, Section, Severity, run_checks
from exit_studio.models.details import Details
from exit_studio.models.diff import diff
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.wording import say
from exit_studio.ui.overview.finding_row import FindingRow
from exit_studio.ui.overview.overview_section import OverviewSection
from exit_studio.ui.overview.report_card import ReportCard
from exit_studio.ui.section import View
from exit_studio.ui.theme import ThemeChoice
from tests.builders import (
    CAMPAIGN,
    NOW,
    a_blank_campaign,
    a_button,
    a_campaign,
    with_elements,
)
from tests.ui.broken import at
from tests.ui.fakes import heard, report_of
from tests.ui.rig import Rig

ENDED = LiveSchedule(ends=at("2026-01-01 10:00"))


@pytest.fixture
def overview(rig: Rig) -> OverviewSection:
    made = OverviewSection(rig.theme, rig.pictures, rig.tasks)
    show(made, a_campaign())
    rig.qtbot.addWidget(made)
    rig.show(made)
    return made


def show(
    overview: OverviewSection, campaign: Campaign, findings: tuple[Finding, ...] | None = None
) -> None:
    found = run_checks(campaign, CheckContext(now=NOW)) if findings is None else findings
    overview.show_view(View(campaign, None, found))
    # Rows come to the screen with the next turn of the loop.
    QApplication.processEvents()


def a_finding(number: int, severity: Severity) -> Finding:
    return Finding(
        check="who.example",
        severity=severity,
        place=Place(section=Section.WHO, record="audience", field="triggers"),
        problem=say("The condition {number} names no event.", number=number),
        mend=say("Choose the event."),
    )


def many_findings(count: int) -> tuple[Finding, ...]:
    """So many findings of each severity."""
    return tuple(a_finding(number, severity) for severity in Severity for number in range(count))


def rows(overview: OverviewSection) -> list[FindingRow]:
    return [row for group in overview.groups.values() for row in group.rows]


def words_of(overview: OverviewSection, section: Section) -> str:
    return overview.summaries[section].words.text


# -- in words ----------------------------------------------------------------------------------


def test_it_says_each_section_in_words(overview: OverviewSection) -> None:
    assert words_of(overview, Section.START) == (
        "Name: “Wait, your cart misses you”\n"
        "Priority: 1, the lowest\n"
        "Converts when, within 7 days of the first view, a visitor does “Charged”."
    )
    assert words_of(overview, Section.WHO) == (
        "Visitors who did “Added To Cart” in this session, when they are about to leave.\n"
        "No limits: all who qualify may see it.\n"
        "No control group."
    )
    assert words_of(overview, Section.WHAT) == (
        "Heading: “Wait, your cart misses you”\n"
        "Text: “Finish today and take 15% off everything in it. Returns are free for a month.”\n"
        "Button “Finish my order”: opens “/demo/cart.html” in the same tab"
    )
    assert words_of(overview, Section.WHEN).startswith(
        "From the moment of publishing, without end.\nShown when the visitor is about to leave."
    )


def test_what_is_missing_is_said(overview: OverviewSection) -> None:
    show(overview, a_blank_campaign())

    assert words_of(overview, Section.START).startswith("Name: (no name)\n")
    assert words_of(overview, Section.WHAT).splitlines() == [
        "Heading: (no words)",
        "Text: (no words)",
        "Button (no words): closes the pop-up",
    ]


def test_only_what_changed_is_read_again(overview: OverviewSection) -> None:
    before, after = a_campaign(), a_campaign(details=Details(name="Spring"), schedule=ENDED)
    change = diff(before, a_campaign(details=Details(name="Spring")))

    overview.show_view(View(after, change, ()))

    assert words_of(overview, Section.START).startswith("Name: “Spring”")
    # The diff does not name the schedule, so nobody looked at it.
    assert words_of(overview, Section.WHEN).startswith("From the moment of publishing, without end")


def test_each_section_can_be_gone_to(overview: OverviewSection) -> None:
    asked = heard(overview.section_requested)

    for summary in overview.summaries.values():
        QTest.mouseClick(summary.edit_button, Qt.MouseButton.LeftButton)

    assert asked == list(Section)


# -- in pictures -------------------------------------------------------------------------------


def test_it_shows_the_pop_up_on_each_device(rig: Rig, overview: OverviewSection) -> None:
    rig.settle()

    assert [picture.is_there for picture in overview.looks_card.pictures] == [True, True]
    assert rig.pictures.drawn == 2


def test_a_change_beside_the_pop_up_draws_nothing(rig: Rig, overview: OverviewSection) -> None:
    rig.settle()

    show(overview, a_campaign(details=Details(name="Spring")))
    rig.settle()
    assert rig.pictures.drawn == 2
    show(overview, with_elements(a_button("Go")))
    rig.settle()

    assert rig.pictures.drawn == 4


# -- findings ----------------------------------------------------------------------------------


def test_without_findings_it_says_that_the_campaign_is_ready(overview: OverviewSection) -> None:
    assert overview.findings == ()
    assert rows(overview) == []
    assert overview.readiness.words.text() == "Ready to publish"
    assert overview.readiness.more.text() == ""
    assert not overview.findings_card.isVisible()


def test_each_finding_says_what_is_wrong_and_leads_there(overview: OverviewSection) -> None:
    show(overview, a_blank_campaign())
    asked = heard(overview.place_requested)
    assert overview.findings == (
        "The campaign has no name.",
        "The campaign has no goal, so the report will count no conversions.",
        "The pop-up has no heading, so a screen reader cannot say what it is.",
        "The button has no words.",
    )

    QTest.mouseClick(rows(overview)[0].show_button, Qt.MouseButton.LeftButton)

    assert asked == [Place(section=Section.START, record="details", field="name")]


def test_findings_are_grouped_and_counted(overview: OverviewSection) -> None:
    show(overview, a_blank_campaign())

    titles = {severity: group.title.text() for severity, group in overview.groups.items()}
    assert overview.readiness.words.text() == "3 errors left"
    assert overview.readiness.more.text() == "1 hint"
    assert titles[Severity.ERROR] == "3 errors"
    assert titles[Severity.HINT] == "1 hint"
    assert [group.isVisible() for group in overview.groups.values()] == [True, False, True]


def test_a_finding_goes_when_it_is_mended(overview: OverviewSection) -> None:
    show(overview, a_blank_campaign())
    before = len(rows(overview))

    show(overview, a_blank_campaign(details=Details(name="Spring")))

    assert len(rows(overview)) == before - 1
    assert overview.readiness.words.text() == "2 errors left"


def test_many_findings_are_folded_and_can_be_shown(overview: OverviewSection) -> None:
    show(overview, a_campaign(), many_findings(7))
    group = overview.groups[Severity.WARNING]
    assert overview.readiness.words.text() == "7 errors left"
    assert overview.readiness.more.text() == "7 warnings, 7 hints"
    assert len(rows(overview)) == 12
    assert group.fold_button.text() == "Show all 7 warnings"

    QTest.mouseClick(group.fold_button, Qt.MouseButton.LeftButton)
    assert len(group.rows) == 7
    assert group.fold_button.text() == "Show fewer"
    QTest.mouseClick(group.fold_button, Qt.MouseButton.LeftButton)

    assert len(group.rows) == 4


def test_one_more_than_the_folded_ones_is_not_worth_a_button(overview: OverviewSection) -> None:
    show(overview, a_campaign(), many_findings(5))

    assert len(rows(overview)) == 15
    assert not overview.groups[Severity.ERROR].fold_button.isVisible()


def test_a_group_whose_findings_stay_is_left_alone(overview: OverviewSection) -> None:
    show(overview, a_blank_campaign())
    hints = list(overview.groups[Severity.HINT].rows)

    show(overview, a_blank_campaign(details=Details(name="Spring")))

    assert overview.groups[Severity.HINT].rows == hints


def test_the_severity_of_a_finding_is_a_word_too(overview: OverviewSection) -> None:
    show(overview, a_blank_campaign())
    words = [row.findChildren(QLabel) for row in rows(overview)]

    assert [labels[0].accessibleName() for labels in words] == ["Error", "Error", "Error", "Hint"]


def test_findings_are_drawn_anew_in_another_theme(rig: Rig, overview: OverviewSection) -> None:
    show(overview, a_blank_campaign())
    before = rows(overview)
    rig.theme.choose(ThemeChoice.DARK)

    overview.show_theme()
    QApplication.processEvents()

    assert len(rows(overview)) == len(before)
    assert set(rows(overview)).isdisjoint(before)


def test_errors_stop_publishing(overview: OverviewSection) -> None:
    assert overview.publish_card.publish_button.isEnabled()

    show(overview, a_blank_campaign())

    assert not overview.publish_card.publish_button.isEnabled()
    assert overview.publish_card.words.text() == "3 errors stand in the way."


# -- the report --------------------------------------------------------------------------------


@pytest.fixture
def card(rig: Rig) -> ReportCard:
    made = ReportCard()
    rig.place(made)
    return made


def figures(card: ReportCard) -> dict[str, str]:
    return {name: figure.text() for name, figure in card.figures.items()}


def test_without_a_report_there_is_no_card(card: ReportCard) -> None:
    card.show_report(None)

    assert not card.isVisible()


def test_a_report_is_shown_in_figures(card: ReportCard) -> None:
    card.show_report(report_of(CAMPAIGN, views=200, clicks=15, closes=120))

    assert card.isVisible()
    assert figures(card) == {"views": "200", "clicks": "15", "rate": "7.5 %", "closes": "120"}


def test_without_views_there_is_no_rate(card: ReportCard) -> None:
    card.show_report(report_of(CAMPAIGN, views=0, clicks=0, closes=0))

    assert figures(card)["rate"] == "–"
