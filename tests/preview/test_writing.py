# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from exit_studio.errors import EditRejected
from exit_studio.models.edits import BaseEdit, SetContent, SetStyle
from exit_studio.models.elements import TextElement
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import Run, plain, rich
from exit_studio.models.style import Style
from exit_studio.models.values import Device
from exit_studio.preview.messages import changed_message
from exit_studio.preview.view import PreviewView
from tests.preview.desk import NODES, Clock, Desk, template

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CORNER = QPoint(10, 690)


def words(desk: Desk, element_id: str) -> str:
    return plain(desk.campaign.text_element(element_id).content)


def wait_for_words(desk: Desk, element_id: str, text: str) -> None:
    desk.wait_until(lambda: words(desk, element_id) == text)


def wait_for_end(desk: Desk) -> None:
    desk.wait_until(lambda: desk.writing[-1:] == [None])


def test_writing_in_place_sends_an_edit_for_each_key_and_undo_takes_it_back(desk: Desk) -> None:
    desk.write_in("heading")

    desk.type("Stay")

    wait_for_words(desk, "heading", "Stay")
    assert desk.edits == [
        SetContent(element_id="heading", content=rich(text)) for text in ("S", "St", "Sta", "Stay")
    ]
    desk.press(Qt.Key.Key_Z, CONTROL)
    wait_for_words(desk, "heading", "Wait, your cart misses you")
    desk.wait(f"{NODES}.getElementById('heading').textContent", "Wait, your cart misses you")


def test_a_click_while_writing_sets_the_caret(desk: Desk) -> None:
    desk.write_in("button")
    desk.click(desk.middle_of("button") - QPoint(74, 0))

    desk.type("Yes ")

    wait_for_words(desk, "button", "Yes Finish my order")


def test_enter_begins_in_what_is_selected_and_ends_in_a_heading(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Tab)
    desk.wait_for_selection("heading")
    desk.press(Qt.Key.Key_Return)
    desk.wait_until(lambda: desk.writing == ["heading"])
    desk.type("One")
    desk.press(Qt.Key.Key_Return, SHIFT)
    desk.type("Two")
    desk.press(Qt.Key.Key_Return)

    wait_for_end(desk)
    assert words(desk, "heading") == "One\nTwo"
    desk.type("x")
    assert desk.text_of("heading") == "One\nTwo"


def test_enter_makes_a_line_in_a_text_and_a_space_a_space_in_a_button(desk: Desk) -> None:
    desk.write_in("text")
    desk.type("One")
    desk.press(Qt.Key.Key_Return)
    wait_for_words(desk, "text", "One\n")
    desk.type("Two")
    wait_for_words(desk, "text", "One\nTwo")

    desk.write_in("button")
    desk.type("Get it now")
    wait_for_words(desk, "button", "Get it now")


@pytest.mark.parametrize("way", ["escape", "click", "other element", "focus"])
def test_writing_ends(desk: Desk, way: str) -> None:
    desk.write_in("heading")
    desk.type("Stay")
    wait_for_words(desk, "heading", "Stay")

    if way == "escape":
        desk.press(Qt.Key.Key_Escape)
    elif way == "click":
        desk.click(CORNER)
    elif way == "other element":
        desk.select(("text",))
    else:
        desk.view.clearFocus()

    wait_for_end(desk)
    assert desk.js(f"{NODES}.querySelectorAll('[contenteditable]').length") == 0
    assert desk.text_of("heading") == "Stay"


def test_marks_beside_what_is_written_stay(desk: Desk) -> None:
    content = (Run(text="Stay, "), Run(text="please", bold=True), Run(text=" do"))
    desk.submit(SetContent(element_id="heading", content=content))
    desk.wait(f"{NODES}.querySelector('strong').textContent", "please")
    desk.write_in("heading")
    desk.press(Qt.Key.Key_End)

    desk.type(" it")

    wait_for_words(desk, "heading", "Stay, please do it")
    element = desk.campaign.text_element("heading")
    assert element.content == (*content[:2], Run(text=" do it"))
    desk.press(Qt.Key.Key_Escape)
    wait_for_end(desk)
    assert desk.js(f"{NODES}.querySelector('strong').textContent") == "please"


def test_the_caret_stays_where_it_is_while_the_studio_answers(desk: Desk) -> None:
    desk.write_in("heading")
    desk.press(Qt.Key.Key_Home, CONTROL)

    for letter in "Oh no! ":
        desk.type(letter)
        desk.wait_until(lambda: letter in words(desk, "heading")[:7])  # noqa: B023  # used at once

    wait_for_words(desk, "heading", "Oh no! Wait, your cart misses you")


def test_a_style_that_changes_meanwhile_shows_and_leaves_the_caret(desk: Desk) -> None:
    desk.write_in("heading")
    desk.press(Qt.Key.Key_Home, CONTROL)
    desk.type("A")
    wait_for_words(desk, "heading", "AWait, your cart misses you")

    desk.submit(SetStyle(target_id="heading", device=Device.DESKTOP, style=Style(font_size_px=40)))
    desk.wait(f"getComputedStyle({NODES}.getElementById('heading')).fontSize", "40px")
    desk.type("B")

    wait_for_words(desk, "heading", "ABWait, your cart misses you")


def test_emptied_words_show_the_placeholder_and_take_new_ones(desk: Desk) -> None:
    desk.write_in("text")
    desk.press(Qt.Key.Key_Backspace)
    wait_for_words(desk, "text", "")
    desk.wait(
        f"getComputedStyle({NODES}.getElementById('text'), '::before').content", '"Write a text"'
    )

    desk.type("Hi")

    wait_for_words(desk, "text", "Hi")
    desk.wait(f"getComputedStyle({NODES}.getElementById('text'), '::before').content", "none")


def test_what_is_pasted_loses_its_markup(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("<b>Bold</b>\nwords")
    desk.write_in("text")

    desk.press(Qt.Key.Key_V, CONTROL)

    wait_for_words(desk, "text", "<b>Bold</b>\nwords")


def test_what_no_edit_can_hold_is_refused_and_goes_from_the_page(desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("x" * 10_001)
    desk.write_in("heading")

    with qtbot.waitSignal(desk.view.edit_refused) as refused:
        desk.press(Qt.Key.Key_V, CONTROL)

    (error,) = refused.args or [None]
    assert isinstance(error, EditRejected)
    assert "10,001" in error.user_message
    assert desk.edits == []
    desk.wait(f"{NODES}.getElementById('heading').textContent", "Wait, your cart misses you")


def test_what_the_studio_does_not_allow_goes_from_the_page(
    view: PreviewView, clock: Clock, qtbot: QtBot
) -> None:
    class Strict(Desk):
        @override
        def submit(self, edit: BaseEdit) -> int:
            return self.view.revision

    desk = Strict(view, template("cart-reminder"), clock, qtbot)
    desk.wait_until(lambda: desk.text_of("heading") is not None)
    desk.write_in("heading")

    desk.type("x")

    desk.wait(f"{NODES}.getElementById('heading').textContent", "Wait, your cart misses you")


def test_keys_that_are_faster_than_the_studio_are_not_lost(desk: Desk) -> None:
    desk.write_in("text")

    desk.type("The quick brown fox jumps over the lazy dog")

    wait_for_words(desk, "text", "The quick brown fox jumps over the lazy dog")
    assert desk.text_of("text") == "The quick brown fox jumps over the lazy dog"


def test_an_answer_that_was_overtaken_changes_nothing_and_other_news_do(desk: Desk) -> None:
    desk.write_in("heading")
    desk.type("Stay")
    wait_for_words(desk, "heading", "Stay")
    early = evolve(desk.campaign.text_element("heading"), content=rich("S"))
    revision = desk.view.revision

    late = changed_message({"heading": early}, revision=revision + 1, answers=1)
    desk.bridge.pushed.emit(late)
    assert desk.text_of("heading") == "Stay"

    news = changed_message({"heading": early}, revision=revision + 2, answers=None)
    desk.bridge.pushed.emit(news)
    desk.wait(f"{NODES}.getElementById('heading').textContent", "S")


def test_the_box_and_the_close_button_hold_no_words(desk: Desk) -> None:
    desk.double_click(desk.middle_of("close"))
    desk.wait_for_selection("close")
    desk.press(Qt.Key.Key_Return)
    desk.double_click(QPoint(265, 225))
    desk.wait_for_selection("popup")

    assert desk.writing == []
    assert not isinstance(desk.campaign.element("close"), TextElement)
