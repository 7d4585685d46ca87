# SPDX-License-Identifier: MIT
"""Notices: what is kept for windows that open later, and how errors are told."""

from __future__ import annotations

import pytest

from exit_studio.errors import LibraryError
from exit_studio.models.wording import say
from exit_studio.ui.notices import Notice, Notices
from exit_studio.ui.widgets.pill import Tone
from exit_studio.ui.wording import worded
from tests.ui.fakes import heard


@pytest.fixture
def notices() -> Notices:
    return Notices()


def test_a_notice_is_posted_to_who_listens(notices: Notices) -> None:
    posted = heard(notices.posted)
    notice = Notice("Copied.")

    notices.post(notice)

    assert posted == [notice]
    assert notices.kept == ()


def test_a_lasting_notice_is_kept_until_it_is_taken_back(notices: Notices) -> None:
    withdrawn = heard(notices.withdrawn)
    notices.post(Notice("Not saved.", key="autosave", lasts=True))
    notices.post(Notice("Still not saved.", key="autosave", lasts=True))
    assert [notice.text for notice in notices.kept] == ["Still not saved."]

    notices.withdraw("autosave")

    assert notices.kept == ()
    assert withdrawn == ["autosave"]


def test_notices_without_a_key_are_kept_beside_each_other(notices: Notices) -> None:
    first, second = Notice("One.", lasts=True), Notice("Two.", lasts=True)
    notices.post(first)
    notices.post(second)

    notices.forget(first)

    assert notices.kept == (second,)


def test_an_error_is_told_with_what_to_do(notices: Notices) -> None:
    notices.show_error(LibraryError("The disk is full.", hint="Free some space."))

    (notice,) = notices.kept
    assert (notice.text, notice.hint, notice.tone) == (
        "The disk is full.",
        "Free some space.",
        Tone.ERROR,
    )


def test_an_error_that_happens_again_is_told_once(notices: Notices) -> None:
    for _ in range(3):
        notices.show_error(LibraryError("The disk is full."))

    assert len(notices.kept) == 1


def test_an_error_that_nobody_has_worded_goes_on(notices: Notices) -> None:
    with pytest.raises(ValueError, match="unexpected"):
        notices.show_error(ValueError("unexpected"))

    assert notices.kept == ()


def test_sentences_of_the_core_are_worded() -> None:
    assert worded(say("Contrast {ratio} : 1", ratio=3.1)) == "Contrast 3.1 : 1"
