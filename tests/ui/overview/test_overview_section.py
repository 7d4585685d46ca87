# SPDX-License-Identifier: MIT
"""Overview: each section in words, findings with a way to each, and the report."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import CheckContext, Place, Section, run_checks
from exit_studio.models.details import Details
from exit_studio.models.elements import DoNothing, OpenLink
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
    a_call,
    a_campaign,
    with_elements,
)
from tests.ui.fakes import heard, report_of
from tests.ui.rig import Rig


@pytest.fixture
def overview(rig: Rig) -> OverviewSection:
    made = OverviewSection(rig.theme)
    show(made, a_campaign())
    rig.qtbot.addWidget(made)
    rig.show(made)
    return made


def show(overview: OverviewSection, campaign: Campaign) -> None:
    overview.show_view(View(campaign, None, run_checks(campaign, CheckContext(now=NOW))))
    # Rows come to the screen with the next turn of the loop.
    QApplication.processEvents()


def rows(overview: OverviewSection) -> list[FindingRow]:
    return [row for row in overview.findings_card.findChildren(FindingRow) if row.isVisible()]


def words_of(overview: OverviewSection, section: Section) -> str:
    return overview.summaries[section].words.text()


def test_it_says_each_section_in_words(overview: OverviewSection) -> None:
    assert words_of(overview, Section.START) == (
        "Wait, your cart misses you\n"
        "Converts when, within 7 days of the first view, a visitor does “Charged”."
    )
    assert words_of(overview, Section.WHO) == (
        "Visitors who did “Added To Cart” in this session, when they are about to leave."
    )
    assert words_of(overview, Section.WHAT) == (
        "Wait, your cart misses you\n“Finish my order” opens /demo/cart.html in the same tab"
    )
    assert words_of(overview, Section.WHEN) == "From the moment of publishing, without end."


def test_what_is_empty_is_said_with_dots(overview: OverviewSection) -> None:
    show(overview, a_blank_campaign())

    assert words_of(overview, Section.START).startswith("…\n")
    assert words_of(overview, Section.WHAT) == "…\n“…” does nothing"


@pytest.mark.parametrize(
    ("campaign", "words"),
    [
        (with_elements(a_button("Go", action=DoNothing())), "“Go” does nothing"),
        (
            with_elements(a_button("Go", action=OpenLink(link="/a", new_tab=True))),
            "“Go” opens /a in a new tab",
        ),
        (with_elements(a_call("shop.open", 1)), "“Finish” calls shop.open()"),
    ],
)
def test_it_says_what_a_button_does(
    overview: OverviewSection, campaign: Campaign, words: str
) -> None:
    show(overview, campaign)

    assert words_of(overview, Section.WHAT).splitlines()[-1] == words


def test_each_section_can_be_gone_to(overview: OverviewSection) -> None:
    asked = heard(overview.section_requested)

    for summary in overview.summaries.values():
        QTest.mouseClick(summary.edit_button, Qt.MouseButton.LeftButton)

    assert asked == list(Section)


def test_without_findings_it_says_that_the_campaign_is_ready(overview: OverviewSection) -> None:
    assert overview.findings == ()
    assert rows(overview) == []


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


def test_a_finding_goes_when_it_is_mended(overview: OverviewSection) -> None:
    show(overview, a_blank_campaign())
    before = len(rows(overview))

    show(overview, a_blank_campaign(details=Details(name="Spring")))

    assert len(rows(overview)) == before - 1


def test_the_severity_of_a_finding_is_a_word_too(overview: OverviewSection) -> None:
    show(overview, a_blank_campaign())
    words = [row.findChildren(QLabel) for row in rows(overview)]

    assert [labels[0].accessibleName() for labels in words] == ["Error", "Hint", "Error", "Error"]


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
