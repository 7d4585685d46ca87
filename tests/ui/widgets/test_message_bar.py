# SPDX-License-Identifier: MIT
"""The message bar: what is said, for how long, and what one can do about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from exit_studio.ui.notices import Notice, NoticeAction
from exit_studio.ui.theme import ThemeChoice
from exit_studio.ui.widgets.message_bar import MessageBar
from exit_studio.ui.widgets.pill import Tone
from tests.ui.rig import Rig


@pytest.fixture
def open_bar(rig: Rig) -> Callable[[], MessageBar]:
    def make() -> MessageBar:
        bar = MessageBar(rig.notices, rig.theme)
        rig.qtbot.addWidget(bar)
        return bar

    return make


@pytest.fixture
def bar(open_bar: Callable[[], MessageBar]) -> MessageBar:
    return open_bar()


def cross_of(bar: MessageBar) -> QToolButton:
    """The cross of the newest message."""
    return bar.findChildren(QToolButton)[-1]


def test_it_takes_no_room_while_there_is_nothing_to_say(bar: MessageBar) -> None:
    assert bar.isHidden()


def test_it_says_what_is_posted(rig: Rig, bar: MessageBar) -> None:
    rig.notices.post(Notice("The disk is full.", "Free some space."))

    assert bar.texts == ("The disk is full.",)
    assert not bar.isHidden()


def test_a_notice_with_the_same_key_takes_the_place_of_the_one_before(
    rig: Rig, bar: MessageBar
) -> None:
    rig.notices.post(Notice("Not saved.", key="autosave"))
    rig.notices.post(Notice("In the trash.", key="trash"))
    rig.notices.post(Notice("Still not saved.", key="autosave"))

    assert bar.texts == ("In the trash.", "Still not saved.")


def test_it_says_three_things_at_the_most(rig: Rig, bar: MessageBar) -> None:
    for number in range(5):
        rig.notices.post(Notice(f"Message {number}"))

    assert bar.texts == ("Message 2", "Message 3", "Message 4")


def test_what_lasts_makes_no_room_for_what_passes(rig: Rig, bar: MessageBar) -> None:
    rig.notices.post(Notice("No sandbox.", key="root", lasts=True))
    for number in range(4):
        rig.notices.post(Notice(f"Message {number}"))

    assert bar.texts == ("No sandbox.", "Message 2", "Message 3")


def test_a_lasting_notice_is_shown_in_a_window_that_opens_later(
    rig: Rig, open_bar: Callable[[], MessageBar]
) -> None:
    rig.notices.post(Notice("No sandbox.", key="root", lasts=True))
    rig.notices.post(Notice("Copied."))

    later = open_bar()

    assert later.texts == ("No sandbox.",)


def test_closing_a_lasting_notice_closes_it_everywhere(
    rig: Rig, open_bar: Callable[[], MessageBar]
) -> None:
    first, second = open_bar(), open_bar()
    rig.notices.post(Notice("No sandbox.", key="root", lasts=True))

    QTest.mouseClick(cross_of(first), Qt.MouseButton.LeftButton)

    assert (first.texts, second.texts, open_bar().texts) == ((), (), ())


def test_closing_a_lasting_notice_without_a_key_leaves_the_others(
    rig: Rig, open_bar: Callable[[], MessageBar]
) -> None:
    bar = open_bar()
    rig.notices.post(Notice("One.", lasts=True))
    rig.notices.post(Notice("Two.", lasts=True))

    QTest.mouseClick(cross_of(bar), Qt.MouseButton.LeftButton)

    assert bar.texts == ("One.",)
    assert open_bar().texts == ("One.",)


def test_what_no_longer_holds_is_taken_back(
    rig: Rig, bar: MessageBar, open_bar: Callable[[], MessageBar]
) -> None:
    rig.notices.post(Notice("Not saved.", key="autosave", lasts=True))

    rig.notices.withdraw("autosave")

    assert bar.texts == ()
    assert bar.isHidden()
    assert open_bar().texts == ()


def test_its_action_runs_and_closes_it(rig: Rig, bar: MessageBar) -> None:
    ran: list[str] = []
    rig.notices.post(Notice("In the trash.", action=NoticeAction("Undo", lambda: ran.append("u"))))
    (undo,) = bar.findChildren(QPushButton)

    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)

    assert ran == ["u"]
    assert bar.texts == ()


def test_a_passing_notice_goes_by_itself_and_a_lasting_one_stays(rig: Rig, bar: MessageBar) -> None:
    rig.notices.post(Notice("No sandbox.", key="root", lasts=True))
    rig.notices.post(Notice("Copied."))
    running = [timer for timer in bar.findChildren(QTimer) if timer.isActive()]
    assert len(running) == 1

    running[0].start(0)

    rig.wait_until(lambda: bar.texts == ("No sandbox.",))


def test_its_icons_follow_the_theme(rig: Rig, bar: MessageBar) -> None:
    rig.notices.post(Notice("Not saved.", tone=Tone.ERROR, lasts=True))
    before = cross_of(bar).icon().cacheKey()

    rig.theme.choose(ThemeChoice.DARK)

    assert cross_of(bar).icon().cacheKey() != before


def test_words_are_never_read_as_markup(rig: Rig, bar: MessageBar) -> None:
    rig.notices.post(Notice("<b>Spring</b> is in the trash."))

    assert bar.texts == ("<b>Spring</b> is in the trash.",)
    formats = {label.textFormat() for label in bar.findChildren(QLabel) if label.text()}
    assert formats == {Qt.TextFormat.PlainText}
