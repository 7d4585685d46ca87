# SPDX-License-Identifier: MIT
"""The colour field: what people paste, what is refused, the dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog

from exit_studio.ui.widgets.color_field import ColorField, color_from_text
from tests.ui.fakes import heard
from tests.ui.rig import Rig


@pytest.fixture
def field(rig: Rig) -> ColorField:
    made = ColorField("Text colour")
    made.show_color("#1d1d1f")
    rig.qtbot.addWidget(made)
    rig.show(made)
    return made


def retype(field: ColorField, text: str) -> None:
    field.setFocus()
    field.field.selectAll()
    QTest.keyClicks(field.field, text)


@pytest.mark.parametrize(
    ("text", "color"),
    [
        ("#1D1D1F", "#1d1d1f"),
        ("1d1d1f", "#1d1d1f"),
        (" #abc ", "#aabbcc"),
        ("#11223344", "#11223344"),
        ("", None),
        ("#12345", None),
        ("red", None),
        ("#12345g", None),
    ],
)
def test_colours_are_read_as_people_paste_them(text: str, color: str | None) -> None:
    assert color_from_text(text) == color


def test_it_shows_a_colour_and_asks_for_nothing(field: ColorField) -> None:
    asked = heard(field.color_requested)

    field.show_color("#ff0000")

    assert (field.field.text(), asked) == ("#FF0000", [])


def test_typing_asks_for_a_colour_as_soon_as_it_is_one(field: ColorField) -> None:
    asked = heard(field.color_requested)

    retype(field, "#00ff00")

    assert asked == ["#00ff00"]


def test_three_digits_are_a_colour_when_one_leaves(field: ColorField) -> None:
    asked = heard(field.color_requested)
    field.color_requested.connect(field.show_color)

    retype(field, "#0f0")
    QTest.keyClick(field.field, Qt.Key.Key_Return)

    assert asked == ["#00ff00"]
    assert field.field.text() == "#00FF00"


def test_while_typing_the_text_stays_as_it_was_typed(field: ColorField) -> None:
    field.color_requested.connect(field.show_color)

    retype(field, "00ff00")

    assert field.field.text() == "00ff00"


def test_what_is_no_colour_is_marked_and_goes_when_one_leaves(field: ColorField) -> None:
    asked = heard(field.color_requested)

    retype(field, "#12345z")
    assert field.field.property("wrong") == "true"
    QTest.keyClick(field.field, Qt.Key.Key_Return)

    assert asked == []
    assert field.field.text() == "#1D1D1F"
    assert field.field.property("wrong") == "false"


def test_an_opaque_field_refuses_a_colour_with_alpha(field: ColorField) -> None:
    asked = heard(field.color_requested)

    retype(field, "#11223344")

    assert asked == ["#112233"]
    assert field.field.property("wrong") == "true"


def test_a_field_with_alpha_takes_it(rig: Rig) -> None:
    field = ColorField("Colour over the page", alpha=True)
    rig.qtbot.addWidget(field)
    rig.show(field)
    asked = heard(field.color_requested)

    retype(field, "#11223344")

    assert asked[-1] == "#11223344"


def test_the_focus_goes_to_the_text(field: ColorField) -> None:
    field.setFocus()

    assert field.field.hasFocus()


def test_the_swatch_opens_a_dialog_whose_colour_is_asked_for(rig: Rig, field: ColorField) -> None:
    asked = heard(field.color_requested)

    QTest.mouseClick(field.swatch, Qt.MouseButton.LeftButton)
    (dialog,) = field.findChildren(QColorDialog)
    rig.wait_until(dialog.isVisible)
    assert dialog.windowTitle() == "Text colour"
    assert dialog.currentColor() == QColor("#1d1d1f")
    dialog.setCurrentColor(QColor("#336699"))
    dialog.accept()

    assert asked == ["#336699"]
