# SPDX-License-Identifier: MIT
"""The window with its real preview: what is typed is drawn, what is clicked is selected.

What the preview does by itself is tested in `tests/preview`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from exit_studio.models.edits import RenameCampaign
from exit_studio.models.values import Device
from exit_studio.preview.profile import PreviewProfile
from exit_studio.preview.view import PreviewView
from exit_studio.ui.campaign_window import CampaignWindow
from exit_studio.ui.stage import SCREENS
from exit_studio.ui.what.text_page import HeadingPage
from tests.builders import BUTTON, HEADING
from tests.mouse import double_click
from tests.ui.fakes import heard
from tests.ui.rig import Rig

LOADING_MS = 20_000
POPUP = "document.querySelector('exit-studio')?.shadowRoot"


@pytest.fixture
def window(rig: Rig) -> Iterator[CampaignWindow]:
    """A window whose preview is loaded; the page goes before its profile."""
    profile = PreviewProfile(rig.theme)
    rig.make_preview = lambda: PreviewView(profile, clock=rig.clock)
    made = rig.window()
    rig.qtbot.waitUntil(lambda: made.preview.is_ready, timeout=LOADING_MS)
    rig.qtbot.waitUntil(lambda: text_of(rig, made, HEADING) is not None, timeout=LOADING_MS)
    yield made
    made.close()
    rig.settle()
    shiboken6.delete(profile)


def ask_page(rig: Rig, window: CampaignWindow, expression: str) -> Any:  # what the page says
    """The value of an expression in the page."""
    with rig.qtbot.waitCallback(timeout=LOADING_MS) as callback:
        window.preview.page().runJavaScript(f"JSON.stringify({expression})", callback)
    (text,) = callback.args
    return json.loads(text) if text else None


def text_of(rig: Rig, window: CampaignWindow, element: str) -> Any:  # None or text
    return ask_page(rig, window, f"{POPUP}?.getElementById('{element}')?.textContent ?? null")


def test_what_is_typed_is_drawn_and_taken_back(rig: Rig, window: CampaignWindow) -> None:
    window.tabs.setCurrentIndex(2)
    assert isinstance(window.what.page, HeadingPage)
    window.what.page.words_field.setFocus()

    QTest.keyClicks(window.what.page.words_field, "So ")
    rig.wait_until(lambda: text_of(rig, window, HEADING) == "So Wait, your cart misses you")
    window.session.undo()

    rig.wait_until(lambda: text_of(rig, window, HEADING) == "Wait, your cart misses you")


def test_a_click_on_an_element_selects_it(rig: Rig, window: CampaignWindow) -> None:
    box = ask_page(rig, window, f"{POPUP}.getElementById('{BUTTON}').getBoundingClientRect()")
    zoom = window.preview.zoomFactor()
    middle = QPoint(
        round((box["left"] + box["width"] / 2) * zoom),
        round((box["top"] + box["height"] / 2) * zoom),
    )

    page = window.preview.focusProxy()
    assert page is not None
    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=middle)
    rig.wait_until(lambda: window.session.selection == (BUTTON,))

    assert window.tabs.currentIndex() == 2
    assert window.what.layers.currentIndex().data() == "Button: Finish my order"


@pytest.mark.parametrize("device", Device)
def test_the_page_is_as_wide_as_the_device(
    rig: Rig, window: CampaignWindow, device: Device
) -> None:
    width = SCREENS[device].width

    window.stage.device_chosen.emit(device)

    rig.wait_until(lambda: abs(ask_page(rig, window, "innerWidth") - width) < 0.02 * width)


def test_an_edit_of_what_is_not_drawn_leaves_the_page_alone(
    rig: Rig, window: CampaignWindow
) -> None:
    revision = window.preview.revision

    window.session.submit(RenameCampaign(name="Autumn"))

    assert window.preview.revision == revision


def test_what_is_written_in_the_page_is_no_shortcut(rig: Rig, window: CampaignWindow) -> None:
    commands = heard(window.command_requested)
    box = ask_page(rig, window, f"{POPUP}.getElementById('{HEADING}').getBoundingClientRect()")
    zoom = window.preview.zoomFactor()
    middle = QPoint(
        round((box["left"] + box["width"] / 2) * zoom),
        round((box["top"] + box["height"] / 2) * zoom),
    )
    page = window.preview.focusProxy()
    assert isinstance(page, QWidget)
    writing = heard(window.preview.writing_changed)
    double_click(page, middle)
    rig.wait_until(lambda: bool(writing) and writing[-1] is not None)

    QTest.keyClicks(page, "Really?")
    rig.wait_until(lambda: "Really?" in str(text_of(rig, window, HEADING)))

    assert commands == []
