# SPDX-License-Identifier: MIT
"""Pictures of a pop-up: drawn when seen, once for each look, and the newest in the end."""

from __future__ import annotations

import pytest

from exit_studio.errors import ExitStudioError
from exit_studio.models.details import Details
from exit_studio.models.values import Device
from exit_studio.ui.widgets.popup_picture import PopupPicture
from tests.builders import a_campaign, a_heading, with_elements
from tests.ui.rig import Rig


def made(rig: Rig, device: Device = Device.DESKTOP) -> PopupPicture:
    return PopupPicture(device, rig.pictures, rig.tasks, rig.theme, scale=0.5)


@pytest.fixture
def picture(rig: Rig) -> PopupPicture:
    placed = made(rig)
    rig.place(placed)
    return placed


def test_it_draws_what_it_is_given(rig: Rig, picture: PopupPicture) -> None:
    picture.show_campaign(a_campaign())
    rig.settle()

    assert picture.is_there
    color = picture.grab().toImage().pixelColor(picture.rect().center())
    assert color.name() == "#008080"


def test_the_same_look_is_drawn_once(rig: Rig, picture: PopupPicture) -> None:
    picture.show_campaign(a_campaign())
    rig.settle()

    picture.show_campaign(a_campaign(details=Details(name="Another name")))
    rig.settle()

    assert rig.pictures.drawn == 1


def test_what_changes_while_it_draws_is_drawn_too(rig: Rig, picture: PopupPicture) -> None:
    for words in ("One", "Two", "Three"):
        picture.show_campaign(with_elements(a_heading(words)))
    rig.settle()

    assert picture.is_there
    # The one in between was never needed.
    assert rig.pictures.drawn <= 2


def test_nothing_is_drawn_while_nobody_sees_it(rig: Rig) -> None:
    hidden = made(rig)
    hidden.show_campaign(a_campaign())
    rig.settle()
    assert rig.pictures.drawn == 0

    rig.place(hidden)
    rig.settle()

    assert rig.pictures.drawn == 1
    assert hidden.is_there


def test_a_picture_that_cannot_be_drawn_is_an_empty_frame(rig: Rig, picture: PopupPicture) -> None:
    rig.pictures.failure = ExitStudioError("The page did not answer.")

    picture.show_campaign(a_campaign())
    rig.settle()

    assert picture.failure == "The page did not answer."
    assert rig.tasks.crashes == []
    assert not picture.grab().isNull()


@pytest.mark.parametrize(
    ("device", "height"), [(Device.DESKTOP, 250), (Device.PHONE, round(400 * 844 / 390))]
)
def test_it_keeps_the_shape_of_the_page(rig: Rig, device: Device, height: int) -> None:
    assert made(rig, device).heightForWidth(400) == height


def test_a_screen_reader_hears_on_what_it_is_shown(rig: Rig) -> None:
    assert made(rig).accessibleName() == "The pop-up on a desktop"
    assert made(rig, Device.PHONE).accessibleName() == "The pop-up on a phone"
