# SPDX-License-Identifier: MIT
"""The stage: the preview at the width of a device, as large as fits, and never larger than life."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exit_studio.models.values import Device
from exit_studio.preview.view import PreviewView
from exit_studio.ui.stage import SCREENS, Stage
from tests.ui.fakes import FakePreview, heard
from tests.ui.rig import Rig


@pytest.fixture
def preview() -> FakePreview:
    return FakePreview()


@pytest.fixture
def stage(rig: Rig, preview: FakePreview) -> Stage:
    made = Stage(cast("PreviewView", preview), rig.theme)
    made.resize(800, 700)
    rig.qtbot.addWidget(made)
    rig.show(made)
    return made


@pytest.mark.parametrize("device", Device)
@pytest.mark.parametrize("size", [(400, 400), (800, 700), (1200, 900)])
def test_the_page_has_the_width_of_the_device(
    rig: Rig, stage: Stage, preview: FakePreview, device: Device, size: tuple[int, int]
) -> None:
    stage.resize(*size)
    rig.settle()

    stage.show_device(device)

    assert preview.width() / preview.zoom == pytest.approx(SCREENS[device].width, rel=0.02)
    assert preview.zoom <= 1
    assert preview.mapTo(stage, preview.rect().bottomRight()).y() <= stage.height()


@pytest.mark.parametrize(("width", "shown"), [(1700, 1700 - 34), (2400, 1920)])
def test_a_desktop_browser_grows_with_its_screen_and_a_phone_does_not(
    rig: Rig, stage: Stage, preview: FakePreview, width: int, shown: int
) -> None:
    stage.resize(width, 1400)
    rig.settle()

    stage.show_device(Device.DESKTOP)
    assert preview.zoom == 1
    assert preview.width() == pytest.approx(shown, abs=4)
    stage.show_device(Device.PHONE)
    assert preview.width() == pytest.approx(SCREENS[Device.PHONE].width, abs=4)


def test_it_says_how_much_smaller_it_is(stage: Stage, preview: FakePreview) -> None:
    assert stage._scale_label.text() == f"{round(preview.zoom * 100)} %"


def test_the_user_asks_for_another_device(stage: Stage) -> None:
    asked = heard(stage.device_chosen)

    QTest.mouseClick(stage.device_field.button(Device.PHONE), Qt.MouseButton.LeftButton)

    assert asked == [Device.PHONE]


def test_a_window_without_room_harms_nothing(rig: Rig, stage: Stage) -> None:
    stage.resize(60, 40)
    rig.settle()

    stage.show_device(Device.PHONE)

    assert stage.device is Device.PHONE
