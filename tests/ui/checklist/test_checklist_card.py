# SPDX-License-Identifier: MIT
"""The card of the first steps: what it shows, folds and asks for."""

from __future__ import annotations

import pytest

from exit_studio.models.checklist import Checklist, Step
from exit_studio.ui.checklist.checklist_card import ChecklistCard
from tests.ui.fakes import heard
from tests.ui.rig import Rig


@pytest.fixture
def card(rig: Rig) -> ChecklistCard:
    made = ChecklistCard(rig.theme)
    rig.place(made)
    return made


def seen(card: ChecklistCard) -> list[Step]:
    return [step for step, row in card.rows.items() if row.isVisible()]


def said(card: ChecklistCard, step: Step) -> str:
    return card.rows[step].words.accessibleName()


def test_it_shows_a_line_for_each_step(card: ChecklistCard) -> None:
    assert seen(card) == list(Step)
    assert card.count_label.text() == "0 of 6 done"


def test_what_is_done_is_ticked_in_words_too(card: ChecklistCard) -> None:
    card.show_checklist(Checklist(done=frozenset({Step.TARGET})))

    assert card.count_label.text() == "1 of 6 done"
    assert said(card, Step.TARGET) == "Choose who sees it: done"
    assert said(card, Step.PICK) == "Pick a starting point: not done yet"


def test_folded_it_shows_the_next_step(card: ChecklistCard) -> None:
    card.show_checklist(Checklist(done=frozenset({Step.PICK, Step.TARGET}), folded=True))

    assert seen(card) == [Step.EDIT]
    assert card.fold_button.toolTip() == "Show all first steps"


def test_when_all_is_done_it_says_so(card: ChecklistCard) -> None:
    card.show_checklist(Checklist(done=frozenset(Step), folded=True))

    assert card.count_label.text() == "all done"
    assert seen(card) == []


def test_hidden_it_takes_no_room(card: ChecklistCard) -> None:
    card.show_checklist(Checklist(hidden=True))
    assert not card.isVisible()

    card.show_checklist(Checklist())
    assert card.isVisible()


def test_it_only_asks(card: ChecklistCard) -> None:
    steps, hide, fold = (
        heard(card.step_requested),
        heard(card.hide_requested),
        heard(card.fold_requested),
    )

    card.rows[Step.PUBLISH].button.click()
    card.fold_button.click()
    card.hide_button.click()

    assert steps == [Step.PUBLISH]
    assert (len(hide), len(fold)) == (1, 1)
    assert seen(card) == list(Step)
