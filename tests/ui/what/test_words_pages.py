# SPDX-License-Identifier: MIT
"""Pages of headings, texts and buttons: their words, and what is said about them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor

from exit_studio.models.elements import Heading
from exit_studio.models.rich_text import MAX_TEXT, Run, plain
from exit_studio.models.style import Style, Styles
from exit_studio.ui.what.button_page import ButtonPage
from exit_studio.ui.what.text_page import HeadingPage, TextPage, WordsPage
from tests.builders import (
    BUTTON,
    HEADING,
    POPUP,
    STEP,
    TEXT,
    a_blank_campaign,
    a_campaign,
    a_heading,
    with_elements,
)
from tests.ui.fakes import heard
from tests.ui.what.conftest import WhatDesk


def words_of(desk: WhatDesk, element: str) -> str:
    return plain(desk.document.text_element(element).content)


@pytest.mark.parametrize(
    ("element", "kind"), [(HEADING, HeadingPage), (TEXT, TextPage), (BUTTON, ButtonPage)]
)
def test_typing_writes_in_the_element(
    what_desk: WhatDesk, element: str, kind: type[WordsPage]
) -> None:
    page = what_desk.page(element, kind)
    assert page.words_field.toPlainText() == words_of(what_desk, element)

    what_desk.retype(page.words_field, "Stay")

    assert words_of(what_desk, element) == "Stay"


def test_typing_in_the_middle_keeps_the_cursor_and_is_one_step(what_desk: WhatDesk) -> None:
    page = what_desk.page(HEADING, HeadingPage)
    before = what_desk.document
    cursor = page.words_field.textCursor()
    cursor.setPosition(4)
    page.words_field.setTextCursor(cursor)

    what_desk.type(page.words_field, " now")
    assert words_of(what_desk, HEADING) == "Wait now, your cart misses you"
    assert page.words_field.textCursor().position() == 8
    what_desk.session.undo()

    assert what_desk.document == before
    assert page.words_field.toPlainText() == "Wait, your cart misses you"


def test_marks_that_the_field_does_not_show_are_kept(what_desk: WhatDesk) -> None:
    heading = Heading(id=HEADING, content=(Run(text="Wait"), Run(text=" now", bold=True)))
    what_desk.show(with_elements(heading))
    page = what_desk.page(HEADING, HeadingPage)
    page.words_field.moveCursor(QTextCursor.MoveOperation.End)

    what_desk.type(page.words_field, "!")

    assert what_desk.document.text_element(HEADING).content == (
        Run(text="Wait"),
        Run(text=" now!", bold=True),
    )


def test_a_text_that_no_pop_up_can_hold_is_refused(what_desk: WhatDesk) -> None:
    refused = heard(what_desk.section.edit_refused)
    page = what_desk.page(TEXT, TextPage)
    before = what_desk.document

    page.words_field.setPlainText("x" * (MAX_TEXT + 1))

    (error,) = refused
    assert error.user_message == ("A text can have at most 10,000 characters; this one has 10,001.")
    assert what_desk.document is before


def test_words_are_asked_for_at_the_field(what_desk: WhatDesk) -> None:
    what_desk.show(a_blank_campaign())
    page = what_desk.page(BUTTON, ButtonPage)

    assert page._problem.isVisible()
    assert page._problem.text() == "The button has no words. Say what a click does."
    assert page.words_field.property("wrong") == "true"

    what_desk.type(page.words_field, "Buy")

    assert not page._problem.isVisible()
    assert page.words_field.property("wrong") == "false"


def test_low_contrast_is_said_as_a_warning_and_marks_no_field(what_desk: WhatDesk) -> None:
    what_desk.show(with_elements(a_heading(color="#dddddd")))
    page = what_desk.page(HEADING, HeadingPage)

    assert page._contrast_problem.isVisible()
    assert page._contrast_problem.property("tone") == "warning"
    assert page.style_card.contrast.text().startswith("Low: ")
    assert page.style_card.contrast.property("tone") == "warning"


@pytest.mark.parametrize(
    ("heading", "words", "tone"),
    [
        (a_heading(color="#000000", font_size_px=16), "Contrast 21.0 : 1", "ready"),
        (a_heading(color="#8c8c8c", font_size_px=16), "Low: Contrast 3.3 : 1", "warning"),
        (a_heading(color="#8c8c8c", font_size_px=32), "Contrast 3.3 : 1", "ready"),
    ],
)
def test_contrast_is_judged_by_the_size_of_the_words(
    what_desk: WhatDesk, heading: Heading, words: str, tone: str
) -> None:
    what_desk.show(with_elements(heading))
    page = what_desk.page(HEADING, HeadingPage)

    assert (page.style_card.contrast.text(), page.style_card.contrast.property("tone")) == (
        words,
        tone,
    )


def test_contrast_counts_what_the_words_stand_on(what_desk: WhatDesk) -> None:
    campaign = with_elements(a_heading(color="#ffffff"))
    stack = campaign.element(STEP)
    dark = Styles(desktop=Style(background="#000000"))
    what_desk.show(campaign.with_element(stack.model_validate({**dict(stack), "styles": dark})))

    page = what_desk.page(HEADING, HeadingPage)

    assert page.style_card.contrast.text() == "Contrast 21.0 : 1"


def test_words_without_a_colour_of_their_own_take_that_of_the_box(what_desk: WhatDesk) -> None:
    campaign = with_elements(a_heading())
    box = campaign.popup(POPUP)
    styles = Styles(desktop=Style(background="#ffffff", color="#000000"))
    what_desk.show(campaign.with_popup(box.model_validate({**dict(box), "styles": styles})))

    page = what_desk.page(HEADING, HeadingPage)

    assert page.style_card.contrast.text() == "Contrast 21.0 : 1"


@pytest.mark.parametrize(
    ("field", "focused"), [("content", "words_field"), ("color", "color"), ("align", "align")]
)
def test_it_goes_to_the_field_of_a_finding(what_desk: WhatDesk, field: str, focused: str) -> None:
    what_desk.show(a_campaign())
    page = what_desk.page(HEADING, HeadingPage)
    target = page.words_field if focused == "words_field" else page.style_card.fields[focused]

    page.focus_field(field)

    within = page.focusWidget()
    assert within is target or target.isAncestorOf(within)
    assert within.hasFocus()
