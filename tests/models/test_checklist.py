# SPDX-License-Identifier: MIT
"""The checklist of the first steps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exit_studio.models.checklist import Checklist, Step

some_steps = st.frozensets(st.sampled_from(Step))


def test_it_has_the_six_steps_in_their_order() -> None:
    assert [step.value for step in Step] == [
        "pick",
        "edit",
        "target",
        "preview",
        "publish",
        "check_site",
    ]


@given(done=some_steps, more=some_steps)
def test_a_step_once_done_stays_done(done: frozenset[Step], more: frozenset[Step]) -> None:
    assert Checklist(done=done).with_done(*more).done == done | more


@given(done=some_steps)
def test_the_next_step_is_the_first_that_is_missing(done: frozenset[Step]) -> None:
    missing = [step for step in Step if step not in done]

    assert Checklist(done=done).next_step == (missing[0] if missing else None)


def test_a_step_done_out_of_order_counts() -> None:
    checklist = Checklist().with_done(Step.TARGET)

    assert checklist.next_step is Step.PICK
    assert Step.TARGET in checklist.done


@given(done=some_steps, hidden=st.booleans(), folded=st.booleans())
def test_what_is_kept_comes_back_as_it_was(
    done: frozenset[Step], hidden: bool, folded: bool
) -> None:
    checklist = Checklist(done=done, hidden=hidden, folded=folded)

    assert Checklist.model_validate_json(checklist.model_dump_json()) == checklist


def test_who_asks_for_it_sees_all_of_it_and_what_was_done() -> None:
    checklist = Checklist(done=frozenset({Step.PICK}), hidden=True, folded=True)

    assert checklist.shown() == Checklist(done=frozenset({Step.PICK}))
