# SPDX-License-Identifier: MIT
from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from exit_studio.models.edits import SetContent
from exit_studio.models.rich_text import rich
from tests.preview.desk import NODES, Desk

CORNER = QPoint(10, 690)
INSIDE_THE_BOX = QPoint(265, 225)
OUTLINES = """[...document.querySelectorAll('#outlines > .outline:not([hidden])')]
    .map((one) => [one.dataset.role, Math.round(one.getBoundingClientRect().width)])"""


def width_of(desk: Desk, element_id: str) -> int:
    node = f"{NODES}.getElementById('{element_id}')"
    return round(float(desk.js(f"{node}.getBoundingClientRect().width")))


def test_a_click_selects_what_it_hits(desk: Desk) -> None:
    for element_id in ("heading", "text", "button", "close"):
        desk.click(desk.middle_of(element_id))
        desk.wait_for_selection(element_id)


def test_a_click_in_the_box_selects_the_popup_and_one_beside_it_nothing(desk: Desk) -> None:
    desk.click(INSIDE_THE_BOX)
    desk.wait_for_selection("popup")

    desk.click(CORNER)
    desk.wait_for_selection()


def test_a_click_does_nothing_that_a_visitor_would_do(desk: Desk) -> None:
    for element_id in ("close", "button"):
        desk.click(desk.middle_of(element_id))
        desk.wait_for_selection(element_id)

    assert desk.js(f"{NODES}.querySelector('dialog').open") is True
    assert desk.edits == []


def test_what_is_selected_is_outlined_and_the_line_follows_it(desk: Desk) -> None:
    desk.select(("button",))
    narrow = width_of(desk, "button")
    desk.wait(OUTLINES, [["selected", narrow + 8]])

    desk.submit(SetContent(element_id="button", content=rich("Finish my order right now")))

    desk.wait(f"{NODES}.getElementById('button').textContent", "Finish my order right now")
    wide = width_of(desk, "button")
    assert wide > narrow
    assert desk.js(OUTLINES) == [["selected", wide + 8]]


def test_outlines_stand_above_the_popup_and_are_two_pixels_wide_at_any_zoom(desk: Desk) -> None:
    desk.view.set_accent(QColor("#00c853"))
    desk.view.resize(500, 350)
    desk.view.setZoomFactor(0.5)
    desk.wait("innerWidth", 1000)
    desk.select(("button",))

    def columns_beside_the_button() -> int:
        image = desk.view.grab().toImage()
        middle = desk.middle_of("button")
        colors = [image.pixelColor(x, middle.y()).name() for x in range(middle.x())]
        return colors.count("#00c853")

    desk.wait_until(lambda: columns_beside_the_button() == 2)


def test_a_tall_popup_scrolls_to_what_is_selected_and_hides_lines_that_scroll_out(
    desk: Desk,
) -> None:
    desk.view.resize(390, 400)
    desk.submit(SetContent(element_id="text", content=rich("And another word. " * 60)))
    box = f"{NODES}.getElementById('popup')"
    # The page hears later that its window is small now.
    desk.wait(f"{box}.clientHeight < 400 && {box}.scrollHeight > 800", value=True)

    desk.select(("button",))
    desk.wait(f"{box}.scrollTop > 300", value=True)
    desk.js(f"({box}.scrollTop = 0, 1)")

    line = "document.querySelector('#outlines > .outline:not([hidden])')"
    desk.wait(
        f"parseFloat(getComputedStyle({line}).clipPath.split(' ')[2])"
        f" > {line}.getBoundingClientRect().height - 1",
        value=True,
    )


def test_the_element_under_the_mouse_is_outlined_until_the_mouse_leaves(desk: Desk) -> None:
    desk.hover(desk.middle_of("text"))
    desk.wait(f"{OUTLINES}.map(([role]) => role)", ["hover"])

    desk.hover(CORNER)
    desk.wait(OUTLINES, [])


def test_a_selection_of_other_records_outlines_nothing(desk: Desk) -> None:
    desk.select(("text",))
    desk.wait(f"{OUTLINES}.length", 1)

    desk.select(("audience", "gone"))

    desk.wait(OUTLINES, [])


def test_tab_walks_through_the_elements_as_the_eye_reads(desk: Desk) -> None:
    for element_id in ("heading", "text", "button", "close"):
        desk.press(Qt.Key.Key_Tab)
        desk.wait_for_selection(element_id)

    desk.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    desk.wait_for_selection("button")


def test_tab_behind_the_last_element_leaves_the_preview(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit(desk.view.window())
    field.show()
    desk.select(("close",))
    desk.wait(f"{OUTLINES}.length", 1)

    desk.press(Qt.Key.Key_Tab)

    desk.wait_until(field.hasFocus)


def test_escape_goes_out_to_the_popup_and_then_to_nothing_and_never_closes(desk: Desk) -> None:
    desk.select(("text",))
    desk.wait(f"{OUTLINES}.length", 1)

    desk.press(Qt.Key.Key_Escape)
    desk.wait_for_selection("popup")
    desk.press(Qt.Key.Key_Escape)
    desk.wait_for_selection()
    for _ in range(3):
        desk.press(Qt.Key.Key_Escape)
    desk.click(CORNER)

    assert desk.js(f"{NODES}.querySelector('dialog').open") is True


def test_a_dialog_that_closes_all_the_same_opens_again_below_the_outlines(desk: Desk) -> None:
    desk.select(("text",))
    desk.js(f"({NODES}.querySelector('dialog').close(), 1)")

    desk.wait(f"{NODES}.querySelector('dialog').matches(':modal')", value=True)
    desk.wait("document.getElementById('outlines').matches(':popover-open')", value=True)


def test_space_and_enter_press_no_button_of_the_popup(desk: Desk) -> None:
    desk.js(
        f"(window.clicks = 0, {NODES}.getElementById('button')"
        ".addEventListener('click', () => clicks++), 1)"
    )
    desk.select(("close",))
    desk.wait(f"{OUTLINES}.length", 1)

    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Tab)

    desk.wait_for_selection("close")
    assert desk.js("clicks") == 0


def test_undo_and_redo_typed_on_the_page_are_the_studios(desk: Desk) -> None:
    desk.submit(SetContent(element_id="heading", content=rich("Before you go")))
    desk.wait(f"{NODES}.getElementById('heading').textContent", "Before you go")

    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.wait(f"{NODES}.getElementById('heading').textContent", "Wait, your cart misses you")
    desk.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    desk.wait(f"{NODES}.getElementById('heading').textContent", "Before you go")
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.press(
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    desk.wait(f"{NODES}.getElementById('heading').textContent", "Before you go")


def test_a_preview_that_is_not_interactive_hears_nothing(desk: Desk) -> None:
    desk.select(("heading",))
    desk.wait(f"{OUTLINES}.length", 1)
    desk.view.set_interactive(False)
    desk.wait(OUTLINES, [])

    desk.click(desk.middle_of("text"))
    desk.double_click(desk.middle_of("text"))
    desk.type("x")
    desk.hover(desk.middle_of("button"))

    assert desk.js(OUTLINES) == []
    assert desk.selection == ("heading",)
    assert desk.writing == []
