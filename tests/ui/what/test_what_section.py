# SPDX-License-Identifier: MIT
"""What: layers and inspector follow the selection and the device."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exit_studio.models.checks import Place, Section
from exit_studio.models.edits import SetContent, SetStyle
from exit_studio.models.rich_text import rich
from exit_studio.models.style import Style
from exit_studio.models.values import Device
from exit_studio.ui.theme import ThemeChoice
from exit_studio.ui.what.button_page import ButtonPage
from exit_studio.ui.what.close_page import ClosePage
from exit_studio.ui.what.popup_page import PopupPage
from exit_studio.ui.what.stack_page import StackPage
from exit_studio.ui.what.text_page import HeadingPage, TextPage
from exit_studio.ui.what.what_section import WhatSection
from tests.builders import (
    BUTTON,
    CLOSE,
    HEADING,
    POPUP,
    STEP,
    TEXT,
    a_blank_campaign,
    a_large_campaign,
)
from tests.ui.fakes import heard
from tests.ui.what.conftest import WhatDesk


def rows(section: WhatSection) -> list[str]:
    """The words of the layers, as one reads."""
    view, found = section.layers, []
    index = view.model().index(0, 0)
    while index.isValid():
        found.append(str(index.data()))
        index = view.indexBelow(index)
    return found


def test_the_layers_are_the_pop_up_as_one_reads(what_desk: WhatDesk, section: WhatSection) -> None:
    assert rows(section) == [
        "Pop-up",
        "Stack",
        "Heading: Wait, your cart misses you",
        "Text: Finish today and take 15% off everything in it. Returns are free for a month.",
        "Button: Finish my order",
        "Close button",
    ]


def test_a_layer_says_what_is_written_in_it(what_desk: WhatDesk, section: WhatSection) -> None:
    what_desk.session.submit(SetContent(element_id=HEADING, content=rich("Stay\na while")))

    assert rows(section)[2] == "Heading: Stay a while"


def test_without_a_selection_it_shows_the_heading(
    what_desk: WhatDesk, section: WhatSection
) -> None:
    assert isinstance(section.page, HeadingPage)
    assert section.layers.currentIndex().data() == "Heading: Wait, your cart misses you"


def test_each_kind_has_its_page(what_desk: WhatDesk, section: WhatSection) -> None:
    kinds = {
        POPUP: PopupPage,
        STEP: StackPage,
        HEADING: HeadingPage,
        TEXT: TextPage,
        BUTTON: ButtonPage,
        CLOSE: ClosePage,
    }

    for record, kind in kinds.items():
        assert what_desk.page(record, kind).isVisible()


def test_only_the_page_of_the_selected_is_shown(what_desk: WhatDesk, section: WhatSection) -> None:
    heading = what_desk.page(HEADING, HeadingPage)
    button = what_desk.page(BUTTON, ButtonPage)

    assert (heading.isVisible(), button.isVisible()) == (False, True)


def test_an_arrow_key_in_the_layers_selects(what_desk: WhatDesk, section: WhatSection) -> None:
    section.layers.setFocus()

    QTest.keyClick(section.layers, Qt.Key.Key_Down)

    assert what_desk.session.selection == (TEXT,)
    assert isinstance(section.page, TextPage)


def test_showing_a_selection_asks_for_none(what_desk: WhatDesk, section: WhatSection) -> None:
    asked = heard(section.selection_requested)

    section.show_selection((BUTTON,))

    assert asked == []
    assert section.layers.currentIndex().data() == "Button: Finish my order"


def test_another_theme_keeps_the_selected_layer(what_desk: WhatDesk, section: WhatSection) -> None:
    what_desk.select((BUTTON,))

    what_desk.rig.theme.choose(ThemeChoice.DARK)

    assert section.layers.currentIndex().data() == "Button: Finish my order"
    assert isinstance(section.page, ButtonPage)


def test_on_the_phone_style_belongs_to_the_phone(what_desk: WhatDesk, section: WhatSection) -> None:
    section.show_device(Device.PHONE)
    page = what_desk.page(HEADING, HeadingPage)
    assert section._device_pill.isVisible()
    assert page.style_card.fields["font_size_px"].value() == 26  # type: ignore[attr-defined]  # a NumberField

    what_desk.retype(page.style_card.fields["font_size_px"], "24")

    assert what_desk.edits[-1] == SetStyle(
        target_id=HEADING, device=Device.PHONE, style=Style(font_size_px=24)
    )


def test_the_phone_can_be_made_to_look_like_the_desktop_again(
    what_desk: WhatDesk, section: WhatSection
) -> None:
    page = what_desk.page(HEADING, HeadingPage)
    assert not page.reset_button.isVisible()
    section.show_device(Device.PHONE)

    what_desk.click(page.reset_button)

    assert what_desk.document.element(HEADING).styles.phone == Style()
    assert not page.reset_button.isVisible()


def test_a_hundred_layers_scroll(what_desk: WhatDesk, section: WhatSection) -> None:
    what_desk.show(a_large_campaign(100))

    assert len(rows(section)) == 101
    assert section.layers.height() < 400
    assert section.layers.verticalScrollBar().maximum() > 0


def test_it_goes_to_the_place_of_a_finding(what_desk: WhatDesk, section: WhatSection) -> None:
    what_desk.show(a_blank_campaign())

    section.show_place(Place(section=Section.WHAT, record=BUTTON, field="content"))

    assert what_desk.session.selection == (BUTTON,)
    assert isinstance(section.page, ButtonPage)
    assert section.page.words_field.hasFocus()
