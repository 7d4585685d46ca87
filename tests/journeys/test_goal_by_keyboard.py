# SPDX-License-Identifier: MIT
"""The goal of the product's source, made by keyboard alone: first-time visitors who purchased red
shoes worth at least X and blue jackets worth at least Y.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from exit_studio.models.comparisons import NumberTest, TextTest
from exit_studio.models.events import Aggregate, Join, PropertyFilter
from exit_studio.models.file import campaign_from_text, campaign_to_text
from exit_studio.models.goal import Goal, GoalEvent
from exit_studio.ui.campaign_window import CampaignWindow
from tests.journeys.person import Person, live
from tests.ui.rig import OPENS_A_LIST

WORDS = (
    "Converts when, within 7 days of the first view, a visitor does “Charged”, for the first time,"
    " where product is “red shoes”, worth at least 40 in the sum of amount;"
    " and does “Charged”, where product is “blue jackets”, worth at least 60.5 in the sum of"
    " amount."
)


class Keys:
    """A keyboard: what has the focus gets what is typed. It never touches a widget otherwise."""

    def __init__(self, window: CampaignWindow) -> None:
        self._window = window

    @property
    def here(self) -> QWidget:
        focused = self._window.focusWidget()
        assert focused is not None
        return focused

    def press(self, key: Qt.Key, *, shift: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.here, key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.here, text)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until the focus is on what a screen reader calls so."""
        passed: list[str] = []
        for _ in range(60):
            self.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, shift=back)
            passed.append(self.here.accessibleName() or _text_of(self.here))
            if passed[-1] == name:
                return
        raise AssertionError(f"Tab never reaches “{name}”: {passed}")

    def choose(self, words: str) -> None:
        """Choose in the list that has the focus, by its first word; a space would open it."""
        field = self.here
        assert isinstance(field, QComboBox)
        self.type(words.split(maxsplit=1)[0])
        assert field.currentText() == words


def _text_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def type_event(keys: Keys, product: str, worth: str) -> None:
    """Type an event from its name on, where the focus is; it ends in the number."""
    keys.type("Charged")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Space)
    keys.type("product")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)
    keys.type(product)
    keys.tab_to("How often or how much")
    keys.choose("sum of")
    keys.tab_to("Property that is measured")
    keys.type("amount")
    keys.tab_to("Number")
    keys.type(worth)


def event(event_id: str, product: str, worth: float, *, first_time: bool) -> GoalEvent:
    return GoalEvent(
        id=event_id,
        event="Charged",
        filters=(PropertyFilter(property="product", test=TextTest(value=product)),),
        measure=Aggregate(property="amount", test=NumberTest(value=worth)),
        first_time=first_time,
    )


async def the_story(person: Person) -> None:
    await person.sees(lambda: person.window.preview.is_ready, about="the sample is shown")
    window = await person.makes_campaign()
    keys = Keys(window)
    start = window.document
    assert keys.here is window.start.name_field

    keys.tab_to("Add a goal")
    keys.press(Qt.Key.Key_Space)
    type_event(keys, "red shoes", "40")
    keys.tab_to("Only the first time that a visitor does it")
    keys.press(Qt.Key.Key_Space)
    keys.tab_to("Add an event")
    keys.press(Qt.Key.Key_Space)
    type_event(keys, "blue jackets", "60.5")

    # The document, in words and in its fields
    ids = [each.id for each in window.document.goal.events]
    assert len(set(ids)) == 2
    goal = Goal(
        join=Join.ALL,
        events=(
            event(ids[0], "red shoes", 40, first_time=True),
            event(ids[1], "blue jackets", 60.5, first_time=False),
        ),
    )
    assert window.document.goal == goal
    assert window.start.goal_card.words == WORDS

    # Exported and read back
    text = campaign_to_text(window.document)
    assert campaign_from_text(text, source="goal.json") == window.document

    # Lists have opened and closed; offscreen, nobody makes the window the active one again.
    window.activateWindow()
    await person.sees(window.isActiveWindow, about="the window is active")

    # Every step back, and all of them again
    made = window.document
    steps = []
    while window.session.undo_label is not None:
        steps.append(window.document)
        QTest.keySequence(keys.here, "Ctrl+Z")
        assert window.document != steps[-1]
    assert window.document == start
    # For each event: itself, its name, a row, the row's two texts, the measure, its property, its
    # number; and one tick.
    assert len(steps) == 2 * 8 + 1
    assert window.start.goal_card.cards == []
    for step in reversed(steps):
        QTest.keySequence(keys.here, "Ctrl+Shift+Z")
        assert window.document == step
    assert window.session.redo_label is None
    assert window.document == made
    await person.sees(lambda: window.start.goal_card.words == WORDS, about="all is there again")
    assert [card.editor.event_field.text() for card in window.start.goal_card.cards] == [
        "Charged",
        "Charged",
    ]


@pytest.mark.journey
@pytest.mark.timeout(240)
@OPENS_A_LIST
def test_the_sources_goal_is_made_by_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    live(qtbot, tmp_path, the_story)
