# SPDX-License-Identifier: MIT
from __future__ import annotations

import shiboken6
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exit_studio.models.edits import SetContent
from exit_studio.models.rich_text import rich
from exit_studio.preview.profile import PreviewProfile
from exit_studio.preview.view import PreviewView
from tests.preview.desk import NODES, TIMEOUT_MS, Clock, Desk, kill_renderer


def crash(view: PreviewView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.ready, timeout=TIMEOUT_MS):
        kill_renderer(view)


def test_a_crashed_preview_comes_back_with_document_zoom_and_selection(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.view.setZoomFactor(0.5)
    desk.select(("text",))

    crash(desk.view, qtbot)

    desk.wait(f"{NODES}.getElementById('heading')?.textContent", "Wait, your cart misses you")
    desk.wait("document.querySelectorAll('#outlines > .outline:not([hidden])').length", 1)
    assert desk.js("innerWidth") == 2000


def test_an_edit_during_a_crash_is_shown_afterwards(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.view.ready, timeout=TIMEOUT_MS):
        with qtbot.waitSignal(desk.view.page().renderProcessTerminated):
            kill_renderer(desk.view)
        desk.submit(SetContent(element_id="heading", content=rich("Before you go")))

    desk.wait(f"{NODES}.getElementById('heading')?.textContent", "Before you go")


def test_writing_ends_with_a_crash(desk: Desk, qtbot: QtBot) -> None:
    desk.write_in("heading")

    crash(desk.view, qtbot)

    assert desk.writing == ["heading", None]


def test_the_fourth_crash_within_a_minute_is_the_last(
    desk: Desk, clock: Clock, qtbot: QtBot
) -> None:
    for _ in range(3):
        crash(desk.view, qtbot)
        clock.move(seconds=10)

    with qtbot.waitSignal(desk.view.failed, timeout=TIMEOUT_MS) as failed:
        kill_renderer(desk.view)

    assert failed.args is not None
    assert "Start the studio again" in failed.args[0]
    assert not desk.view.is_ready


def test_crashes_that_lie_far_apart_are_forgiven(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    for _ in range(4):
        crash(desk.view, qtbot)
        clock.move(seconds=40)

    assert desk.view.is_ready


def test_a_page_that_lost_the_thread_is_told_everything(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.view.ready):
        desk.bridge.pushed.emit(
            '{"kind": "changed", "revision": 999, "answers": null, "records": {}}'
        )

    desk.submit(SetContent(element_id="heading", content=rich("Before you go")))
    desk.wait(f"{NODES}.getElementById('heading').textContent", "Before you go")


def test_a_view_that_is_disposed_takes_calls_and_its_profile_can_go(
    qapp: QApplication, clock: Clock, desk: Desk, qtbot: QtBot
) -> None:
    profile = PreviewProfile(qapp)
    view = PreviewView(profile, clock=clock)
    with qtbot.waitSignal(view.ready, timeout=TIMEOUT_MS):
        view.show()

    view.dispose()
    view.dispose()
    view.show_document(desk.campaign)
    view.show_selection(("text",))
    view.set_interactive(False)
    view.setZoomFactor(0.5)
    view.resize(300, 200)
    view.hide()
    shiboken6.delete(profile)

    assert not view.is_ready
    assert view.findChildren(QWebEnginePage) == []
    shiboken6.delete(view)
