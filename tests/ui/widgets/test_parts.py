# SPDX-License-Identifier: MIT
"""Labels, cards, columns, pills: what sections are laid out with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from exit_studio.ui.roles import label, soft
from exit_studio.ui.theme import Space
from exit_studio.ui.widgets.controls import TextField
from exit_studio.ui.widgets.elided_label import ElidedLabel
from exit_studio.ui.widgets.flow import flow, wrapping_row
from exit_studio.ui.widgets.layout import Card, Column, labelled, row
from exit_studio.ui.widgets.pill import Pill, Tone
from tests.ui.rig import Rig

LONG = "A campaign with a name that is longer than any window is wide"


def shown(rig: Rig, widget: QWidget, *, width: int) -> None:
    rig.qtbot.addWidget(widget)
    widget.resize(width, 60)
    rig.show(widget)


def test_a_label_above_a_field_belongs_to_it(rig: Rig) -> None:
    field = TextField("Campaign name")
    box = labelled("Name", field)
    shown(rig, box, width=300)

    above = next(child for child in box.findChildren(QLabel) if child.text() == "Name")

    assert above.buddy() is field


def test_a_long_name_is_cut_with_dots_and_told_in_the_tip(rig: Rig) -> None:
    box = QWidget()
    line = QHBoxLayout(box)
    name = ElidedLabel("name")
    line.addWidget(name)
    name.setText(LONG)
    shown(rig, box, width=160)
    assert box.width() == 160
    rig.wait_until(lambda: name.toolTip() == LONG)
    assert name.text() == LONG

    box.resize(900, 60)

    rig.wait_until(lambda: name.toolTip() == "")


def test_a_short_name_takes_no_more_room_than_it_needs(rig: Rig) -> None:
    box = QWidget()
    line = QHBoxLayout(box)
    name = ElidedLabel("name")
    name.setText("Spring")
    line.addWidget(name)
    line.addStretch(1)
    shown(rig, box, width=600)

    assert name.width() == name.sizeHint().width()


def test_long_words_may_be_broken(rig: Rig) -> None:
    address = "https://www.example.com/" + "a" * 400
    column = Column("Overview", "Everything at a glance.")
    card = Card("Campaign")
    card.body.addWidget(label(soft(address), "plain", wrap=True))
    column.content.addWidget(card)
    shown(rig, column, width=300)

    assert card.width() <= column.viewport().width()


def test_words_of_usual_length_stay_as_they_are() -> None:
    assert soft("Finish today and take 15% off everything.") == (
        "Finish today and take 15% off everything."
    )


def test_a_row_gives_its_room_to_the_field_that_takes_it(rig: Rig) -> None:
    first, second = TextField("One"), TextField("Two")
    box = row(first, second, stretch=1)
    first.setFixedWidth(80)
    shown(rig, box, width=400)

    assert second.width() > 300


def test_a_pill_says_a_word_with_its_tone(rig: Rig) -> None:
    pill = Pill("Draft")
    shown(rig, pill, width=80)

    pill.show_state("Live", Tone.READY)

    assert (pill.text(), pill.property("tone")) == ("Live", "ready")


def test_a_column_scrolls_and_takes_no_focus_itself(rig: Rig) -> None:
    column = Column("Start here", "Name the campaign.")
    field = TextField("Campaign name")
    column.content.addWidget(field)
    shown(rig, column, width=300)

    QTest.keyClick(column, Qt.Key.Key_Tab)

    assert column.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert field.hasFocus()


def test_a_flow_goes_on_in_the_next_line(rig: Rig) -> None:
    buttons = [QPushButton(f"Button {number}") for number in range(3)]
    box = flow(*buttons)
    shown(rig, box, width=900)
    assert len({button.y() for button in buttons}) == 1
    one_line = box.heightForWidth(900)

    narrow = buttons[0].width() + buttons[1].width() + 20
    box.resize(narrow, box.heightForWidth(narrow))
    rig.settle()

    assert [button.y() == buttons[0].y() for button in buttons] == [True, True, False]
    assert box.heightForWidth(narrow) > 2 * one_line - 1
    assert buttons[2].geometry().bottom() < box.height()


def test_in_a_flow_what_is_hidden_takes_no_room(rig: Rig) -> None:
    first, second = QPushButton("One"), QPushButton("Two")
    box = flow(first, second)
    first.hide()
    shown(rig, box, width=400)

    assert second.x() == 0


def test_a_column_is_never_narrower_than_its_cards(rig: Rig) -> None:
    column = Column("Start here", "Name the campaign.")
    button = QPushButton("A button that says what it does in very many words")
    column.content.addWidget(button)
    shown(rig, column, width=100)

    assert column.minimumSizeHint().width() >= button.sizeHint().width()
    assert column.minimumSizeHint().width() < 2 * button.sizeHint().width()


def fixed(words: str, width: int) -> QPushButton:
    button = QPushButton(words)
    button.setFixedWidth(width)
    return button


def test_a_wrapping_row_gives_what_is_left_to_fields(rig: Rig) -> None:
    field, button = TextField("Name"), fixed("Go", 60)
    box = wrapping_row(field, button)
    shown(rig, box, width=400)

    assert button.geometry().right() == box.width() - 1
    assert field.width() == 400 - 60 - Space.S


def test_a_word_goes_to_the_next_line_with_the_field_that_it_leads_to(rig: Rig) -> None:
    low, word, high = fixed("1", 150), label("and", "muted"), fixed("2", 150)
    box = wrapping_row(low, word, high)
    shown(rig, box, width=200)

    assert word.y() > low.y()
    assert word.x() == 0
    assert abs(word.geometry().center().y() - high.geometry().center().y()) <= 1


def test_what_is_wider_than_its_row_is_made_as_wide(rig: Rig) -> None:
    wide = TextField("Name")
    wide.setMinimumWidth(40)
    box = wrapping_row(wide)
    shown(rig, box, width=60)

    assert wide.width() == 60
