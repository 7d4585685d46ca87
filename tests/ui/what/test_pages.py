# SPDX-License-Identifier: MIT
"""Pages of buttons, of the close button, of the pop-up and of stacks, and the card of styles."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exit_studio.models.edits import SetButtonAction, SetCloseLabel, SetFrame, SetStyle
from exit_studio.models.elements import (
    Button,
    ButtonAction,
    CallFunction,
    CloseButton,
    DoNothing,
    OpenLink,
)
from exit_studio.models.popup import Modal
from exit_studio.models.style import Align, Style
from exit_studio.models.values import Device
from exit_studio.ui.what.button_page import ButtonPage
from exit_studio.ui.what.close_page import ClosePage
from exit_studio.ui.what.popup_page import PopupPage
from exit_studio.ui.what.stack_page import StackPage
from exit_studio.ui.what.style_card import StyleCard
from exit_studio.ui.what.text_page import HeadingPage
from exit_studio.ui.widgets.color_field import ColorField
from exit_studio.ui.widgets.controls import ChoiceField, NumberField, SegmentedField
from tests.builders import (
    BUTTON,
    CLOSE,
    HEADING,
    POPUP,
    STEP,
    a_button,
    a_call,
    with_elements,
    with_popup,
)
from tests.ui.what.conftest import WhatDesk


def action_of(desk: WhatDesk) -> ButtonAction:
    button = desk.document.element(BUTTON)
    assert isinstance(button, Button)
    return button.action


def button_page(desk: WhatDesk, action: ButtonAction) -> ButtonPage:
    """The page of a button that does this."""
    desk.show(with_elements(a_button(action=action)))
    return desk.page(BUTTON, ButtonPage)


# -- buttons -----------------------------------------------------------------------------------


def test_a_button_shows_its_link(what_desk: WhatDesk) -> None:
    page = button_page(what_desk, OpenLink(link="/cart", new_tab=True, closes=False))

    assert page.action_field.choice == "link"
    assert page.link_field.text() == "/cart"
    assert page.new_tab_box.isChecked()
    assert not page.closes_box.isChecked()
    assert not page.function_field.isVisible()


@pytest.mark.parametrize(
    ("kind", "action"),
    [("nothing", DoNothing()), ("link", OpenLink()), ("function", CallFunction())],
)
def test_what_a_click_does_can_be_changed(
    what_desk: WhatDesk, kind: str, action: ButtonAction
) -> None:
    start: ButtonAction = OpenLink(link="/") if kind != "link" else DoNothing()
    page = button_page(what_desk, start)

    what_desk.click(page.action_field.button(kind))

    assert what_desk.edits == [SetButtonAction(element_id=BUTTON, action=action)]


def test_typing_a_link_changes_its_address_and_nothing_else(what_desk: WhatDesk) -> None:
    page = button_page(what_desk, OpenLink(link="/cart", new_tab=True))

    what_desk.type(page.link_field, "?a")

    assert action_of(what_desk) == OpenLink(link="/cart?a", new_tab=True)


def test_boxes_of_a_link(what_desk: WhatDesk) -> None:
    page = button_page(what_desk, OpenLink(link="/cart"))

    what_desk.click(page.new_tab_box)
    what_desk.click(page.closes_box)

    assert action_of(what_desk) == OpenLink(link="/cart", new_tab=True, closes=False)


def test_a_missing_link_is_said_at_its_field(what_desk: WhatDesk) -> None:
    page = button_page(what_desk, OpenLink())

    assert page._action_problem.isVisible()
    assert page.link_field.property("wrong") == "true"
    page.focus_field("action")
    assert page.link_field.hasFocus()


def test_typing_a_function_and_its_arguments(what_desk: WhatDesk) -> None:
    page = button_page(what_desk, CallFunction())
    page.focus_field("action")
    assert page.function_field.hasFocus()

    what_desk.type(page.function_field, "shop.openChat")
    what_desk.type(page.arguments_field, '"exit", 15, true, null')

    assert action_of(what_desk) == CallFunction(
        name="shop.openChat", arguments=("exit", 15, True, None)
    )


@pytest.mark.parametrize(
    "text", ['"exit', "exit", "[1]", '{"a": 1}', "9007199254740993", ",".join(["1"] * 21)]
)
def test_arguments_that_no_call_can_have_are_marked_and_go_when_one_leaves(
    what_desk: WhatDesk, text: str
) -> None:
    what_desk.show(with_elements(a_call("shop.open", "exit", 15)))
    page = what_desk.page(BUTTON, ButtonPage)
    assert page.arguments_field.text() == '"exit", 15'
    page.arguments_field.setFocus()
    page.arguments_field.setText(text)

    page.arguments_field.textEdited.emit(text)
    assert page.arguments_field.property("wrong") == "true"
    QTest.keyClick(page.arguments_field, Qt.Key.Key_Return)

    assert what_desk.edits == []
    assert page.arguments_field.text() == '"exit", 15'
    assert page.arguments_field.property("wrong") == "false"


def test_arguments_stay_as_they_were_typed(what_desk: WhatDesk) -> None:
    page = button_page(what_desk, CallFunction(name="open"))

    what_desk.type(page.arguments_field, "1,2")

    assert page.arguments_field.text() == "1,2"
    assert action_of(what_desk) == CallFunction(name="open", arguments=(1, 2))


def test_a_number_and_a_truth_are_told_apart(what_desk: WhatDesk) -> None:
    what_desk.show(with_elements(a_call("open", 1)))
    page = what_desk.page(BUTTON, ButtonPage)

    what_desk.show(with_elements(a_call("open", True)))

    assert page.arguments_field.text() == "true"


# -- the close button --------------------------------------------------------------------------


def test_the_close_button_can_be_renamed_but_never_be_without_a_name(what_desk: WhatDesk) -> None:
    page = what_desk.page(CLOSE, ClosePage)

    what_desk.retype(page.name_field, "")
    assert page.name_field.property("wrong") == "true"
    what_desk.type(page.name_field, "Go")

    assert what_desk.edits[-1] == SetCloseLabel(element_id=CLOSE, name="Go")
    assert page.name_field.property("wrong") == "false"


def test_an_emptied_name_comes_back_when_one_leaves(what_desk: WhatDesk) -> None:
    page = what_desk.page(CLOSE, ClosePage)
    what_desk.retype(page.name_field, "")

    QTest.keyClick(page.name_field, Qt.Key.Key_Return)

    close = what_desk.document.element(CLOSE)
    assert isinstance(close, CloseButton)
    assert page.name_field.text() == close.label
    assert page.name_field.property("wrong") == "false"


# -- the pop-up --------------------------------------------------------------------------------


def test_colour_and_opacity_over_the_page_are_one_value(what_desk: WhatDesk) -> None:
    what_desk.show(with_popup(frame=Modal(overlay="#00000080")))
    page = what_desk.page(POPUP, PopupPage)
    assert (page.overlay_field.field.text(), page.opacity_field.value()) == ("#000000", 50)

    what_desk.retype(page.overlay_field.field, "#102030")
    assert what_desk.edits[-1] == SetFrame(popup_id=POPUP, frame=Modal(overlay="#10203080"))
    what_desk.retype(page.opacity_field, "100")

    assert what_desk.document.popup(POPUP).frame.overlay == "#102030ff"


def test_each_opacity_is_shown_as_it_was_set(what_desk: WhatDesk) -> None:
    page = what_desk.page(POPUP, PopupPage)

    for percent in range(101):
        page.opacity_field.setValue(percent)
        page.show_record(page.shown)  # type: ignore[arg-type]  # it has shown one before
        assert page.opacity_field.value() == percent


# -- styles ------------------------------------------------------------------------------------


def change(desk: WhatDesk, card: StyleCard, name: str) -> object:
    """Change a style by its field, and return the value that is to be asked for."""
    field = card.fields[name]
    match field:
        case ColorField():
            desk.retype(field.field, "#123456")
            return "#123456"
        case NumberField():
            desk.retype(field, "123")
            return 123
        case ChoiceField():
            desk.choose(field, "Medium")
            return 500
        case SegmentedField():
            desk.click(field.button(Align.END))
            return Align.END
        case _:
            raise AssertionError(name)


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        (HEADING, HeadingPage),
        (BUTTON, ButtonPage),
        (CLOSE, ClosePage),
        (POPUP, PopupPage),
        (STEP, StackPage),
    ],
)
def test_every_field_of_style_asks_for_its_value(
    what_desk: WhatDesk,
    record: str,
    kind: type[HeadingPage | ButtonPage | ClosePage | PopupPage | StackPage],
) -> None:
    card = what_desk.page(record, kind).style_card

    for name in card.fields:
        value = change(what_desk, card, name)
        assert what_desk.edits[-1] == SetStyle(
            target_id=record, device=Device.DESKTOP, style=Style.model_validate({name: value})
        )


def test_a_value_that_is_not_set_shows_what_the_tag_draws(what_desk: WhatDesk) -> None:
    what_desk.show(with_elements(a_button()))
    card = what_desk.page(BUTTON, ButtonPage).style_card
    size, weight, radius = (
        card.fields[name] for name in ("font_size_px", "font_weight", "radius_px")
    )

    assert isinstance(size, NumberField)
    assert isinstance(weight, ChoiceField)
    assert isinstance(radius, NumberField)
    assert (size.value(), weight.currentText(), radius.value()) == (16, "Regular", 0)


def test_a_stack_without_the_field_of_a_finding_shows_its_first(what_desk: WhatDesk) -> None:
    page = what_desk.page(STEP, StackPage)

    page.focus_field("children")

    assert page.style_card.fields["gap_px"].hasFocus()
