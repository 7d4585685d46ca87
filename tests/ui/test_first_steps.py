# SPDX-License-Identifier: MIT
"""The first steps tick themselves when they were really done, and lead to where one does them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from exit_studio.models.audience import Everyone
from exit_studio.models.checklist import Checklist, Step
from exit_studio.models.edits import RenameCampaign, SetAudience, SetContent
from exit_studio.models.library import ThisComputer
from exit_studio.models.rich_text import rich
from exit_studio.models.values import Device
from exit_studio.ui.campaign_window import OVERVIEW, CampaignWindow
from exit_studio.ui.checklist.checklist_card import ChecklistCard
from exit_studio.ui.first_steps import FirstSteps
from exit_studio.ui.publishing import BackendState
from tests.builders import CAMPAIGN, HEADING, a_campaign
from tests.ui.fakes import FakePreview, heard, published, report_of
from tests.ui.rig import Rig, submit

WHO, WHAT = 1, 2


@pytest.fixture
def steps(rig: Rig) -> FirstSteps:
    made = FirstSteps(rig.publishing, rig.theme)
    made.use(Checklist())
    return made


@pytest.fixture
def window(rig: Rig, steps: FirstSteps) -> CampaignWindow:
    rig.backend_is(BackendState.READY)
    made = rig.window()
    steps.watch(made)
    rig.settle(made)
    return made


def card_of(window: CampaignWindow) -> ChecklistCard:
    (card,) = window.findChildren(ChecklistCard)
    return card


def lead(window: CampaignWindow, step: Step) -> None:
    card_of(window).rows[step].button.click()


def preview_of(window: CampaignWindow) -> FakePreview:
    assert isinstance(window.preview, FakePreview)
    return window.preview


def test_opening_a_window_does_nothing_by_itself(steps: FirstSteps, window: CampaignWindow) -> None:
    assert steps.checklist == Checklist()
    assert card_of(window).isVisible()


DOINGS: dict[Step, Callable[[CampaignWindow], object]] = {
    Step.EDIT: lambda window: submit(
        window, SetContent(element_id=HEADING, content=rich("Stay a while"))
    ),
    Step.TARGET: lambda window: submit(window, SetAudience(audience=Everyone())),
    Step.PREVIEW: lambda window: window.stage.device_field.button(Device.PHONE).click(),
}


@pytest.mark.parametrize(("step", "do"), DOINGS.items(), ids=DOINGS)
def test_a_step_that_was_done_is_ticked(
    rig: Rig,
    steps: FirstSteps,
    window: CampaignWindow,
    step: Step,
    do: Callable[[CampaignWindow], object],
) -> None:
    told = heard(steps.changed)

    do(window)
    rig.settle(window)

    done = frozenset({Step.PICK, Step.EDIT} if step is Step.EDIT else {step})
    assert steps.checklist.done == done
    assert told == [Checklist(done=done)]
    assert card_of(window).rows[step].words.accessibleName().endswith(": done")


def test_a_look_into_the_preview_counts(steps: FirstSteps, window: CampaignWindow) -> None:
    preview_of(window).selection_requested.emit((HEADING,))

    assert steps.checklist.done == {Step.PREVIEW}


def test_a_name_is_not_the_pop_up(rig: Rig, steps: FirstSteps, window: CampaignWindow) -> None:
    submit(window, RenameCampaign(name="Autumn"))
    rig.settle(window)

    assert steps.checklist.done == set()


def test_publishing_is_ticked_when_it_is_in_the_outbox(
    rig: Rig, steps: FirstSteps, window: CampaignWindow
) -> None:
    window.tabs.setCurrentIndex(OVERVIEW)
    rig.settle(window)
    assert steps.checklist.done == set()

    window.overview.publish_card.publish_button.click()
    rig.settle(window)

    assert len(rig.library.outbox) == 1
    assert steps.checklist.done == {Step.PUBLISH}


@pytest.mark.parametrize(("views", "done"), [(0, set()), (1, {Step.CHECK_SITE})])
def test_the_site_is_checked_when_somebody_has_seen_the_pop_up(
    rig: Rig, steps: FirstSteps, window: CampaignWindow, views: int, done: set[Step]
) -> None:
    rig.library.publications[CAMPAIGN] = published(a_campaign(), ThisComputer())
    rig.backend.reports[CAMPAIGN] = report_of(CAMPAIGN, views=views, clicks=0, closes=0)

    window.tabs.setCurrentIndex(OVERVIEW)
    rig.settle(window)

    assert steps.checklist.done == done


def test_each_step_leads_to_where_it_is_done(
    rig: Rig, steps: FirstSteps, window: CampaignWindow
) -> None:
    commands, demo = heard(window.command_requested), heard(window.demo_requested)

    lead(window, Step.PICK)
    assert commands == ["new"]
    lead(window, Step.EDIT)
    assert window.tabs.currentIndex() == WHAT
    lead(window, Step.TARGET)
    assert window.tabs.currentIndex() == WHO
    lead(window, Step.PREVIEW)
    assert window.device is Device.PHONE
    lead(window, Step.PUBLISH)
    assert window.tabs.currentIndex() == OVERVIEW
    lead(window, Step.CHECK_SITE)
    assert len(demo) == 1
    rig.settle(window)


def test_being_led_somewhere_is_not_doing_it(
    rig: Rig, steps: FirstSteps, window: CampaignWindow
) -> None:
    for step in (Step.PICK, Step.EDIT, Step.TARGET, Step.PUBLISH, Step.CHECK_SITE):
        lead(window, step)
    rig.settle(window)

    assert steps.checklist.done == set()


def test_hiding_and_bringing_back_forgets_nothing(
    rig: Rig, steps: FirstSteps, window: CampaignWindow
) -> None:
    other = rig.window(a_campaign(id="c_other"))
    steps.watch(other)
    steps.done(Step.PICK)

    card_of(window).hide_button.click()
    assert not card_of(window).isVisible()
    assert not card_of(other).isVisible()

    steps.show_again()
    assert card_of(other).isVisible()
    assert steps.checklist == Checklist(done=frozenset({Step.PICK}))


def test_folding_shows_the_next_step_and_all_again(
    steps: FirstSteps, window: CampaignWindow
) -> None:
    card_of(window).fold_button.click()
    assert steps.checklist.folded
    assert [each for each, row in card_of(window).rows.items() if row.isVisible()] == [Step.PICK]

    card_of(window).fold_button.click()
    assert not steps.checklist.folded


def test_it_goes_by_keyboard(window: CampaignWindow) -> None:
    button = card_of(window).rows[Step.TARGET].button
    button.setFocus()

    QTest.keySequence(button, "Space")

    assert window.tabs.currentIndex() == WHO
    assert isinstance(window.actions_by_id["checklist"], QAction)
