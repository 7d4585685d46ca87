# SPDX-License-Identifier: MIT
from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import SetContent, SetFrame, SetStyle
from exit_studio.models.popup import Modal
from exit_studio.models.rich_text import rich
from exit_studio.models.style import Style
from exit_studio.models.values import Device
from exit_studio.preview.pictures import PictureFailed, PictureMaker
from exit_studio.preview.profile import PreviewProfile
from tests.preview.desk import Clock, kill_renderer, template

T = TypeVar("T")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine while Qt goes on.

    Not by `app.exec()`, as the studio does: Qt WebEngine does not survive the end of the first one.
    """

    async def beside_qt() -> T:
        task = asyncio.create_task(coroutine)
        while not task.done():
            QApplication.processEvents()
            await asyncio.sleep(0.001)
        return await task

    return asyncio.run(beside_qt())


@pytest.fixture
def maker(profile: PreviewProfile, clock: Clock) -> Iterator[PictureMaker]:
    made = PictureMaker(profile, clock=clock)
    yield made
    made.dispose()


def colored(overlay: str, box: str) -> Campaign:
    campaign = template("cart-reminder")
    campaign = SetFrame(popup_id="popup", frame=Modal(overlay=overlay)).apply(campaign)
    style = Style(background=box)
    return SetStyle(target_id="popup", device=Device.DESKTOP, style=style).apply(campaign)


def color_at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def test_a_picture_has_the_colours_of_the_campaign_at_their_places(maker: PictureMaker) -> None:
    campaign = colored("#336699ff", "#ff8800")

    image = run(maker.picture(campaign, width=800, height=600))

    assert image.size() == QSize(800, 600)
    corners = [(0, 0), (799, 0), (0, 599), (799, 599), (20, 300)]
    assert {color_at(image, x, y) for x, y in corners} == {"#336699"}
    # The box is 520 wide, in the middle, with 48 of padding.
    assert color_at(image, 140 + 20, 300) == "#ff8800"
    assert color_at(image, 660 - 20, 300) == "#ff8800"


@pytest.mark.parametrize(
    ("width", "height", "scale", "size"),
    [
        (1280, 800, 0.25, QSize(320, 200)),
        (390, 780, 0.5, QSize(195, 390)),
        (640, 400, 2.0, QSize(1280, 800)),
    ],
)
def test_a_picture_has_the_size_that_was_asked_for(
    maker: PictureMaker, width: int, height: int, scale: float, size: QSize
) -> None:
    image = run(
        maker.picture(colored("#336699ff", "#ff8800"), width=width, height=height, scale=scale)
    )

    assert image.size() == size
    assert color_at(image, 1, 1) == "#336699"


def test_pictures_asked_for_together_are_each_of_their_own_campaign(maker: PictureMaker) -> None:
    overlays = ["#112233", "#445566", "#778899", "#112233"]

    async def all_of_them() -> list[QImage]:
        asked = [
            maker.picture(colored(f"{overlay}ff", "#ffffff"), width=800, height=600, scale=0.25)
            for overlay in overlays
        ]
        return list(await asyncio.gather(*asked))

    images = run(all_of_them())

    assert [color_at(image, 1, 1) for image in images] == overlays
    assert images[0] == images[3]


def test_a_change_of_the_words_changes_the_picture(maker: PictureMaker) -> None:
    campaign = template("cart-reminder")
    other = SetContent(element_id="heading", content=rich("Before you go")).apply(campaign)

    async def before_and_after() -> tuple[QImage, QImage, QImage]:
        return (
            await maker.picture(campaign, width=640, height=400),
            await maker.picture(other, width=640, height=400),
            await maker.picture(campaign, width=640, height=400),
        )

    first, second, third = run(before_and_after())

    assert first != second
    assert first == third


def test_a_picture_shows_what_a_visitor_sees(maker: PictureMaker) -> None:
    campaign = template("cart-reminder")
    empty = SetContent(element_id="text", content=()).apply(campaign)
    space = SetContent(element_id="text", content=rich("\u200b")).apply(campaign)

    async def both() -> tuple[QImage, QImage]:
        return (
            await maker.picture(empty, width=640, height=400),
            await maker.picture(space, width=640, height=400),
        )

    without, with_a_line = run(both())

    # A placeholder would take the height of a line; an empty text takes none.
    assert without != with_a_line


def test_a_picture_is_drawn_although_the_renderer_dies(maker: PictureMaker) -> None:
    campaign = colored("#336699ff", "#ff8800")

    async def twice() -> QImage:
        await maker.picture(campaign, width=800, height=600)
        assert maker._view is not None
        kill_renderer(maker._view)
        return await maker.picture(campaign, width=900, height=600)

    assert color_at(run(twice()), 1, 1) == "#336699"


def test_a_picture_that_takes_too_long_is_an_error_in_words(
    profile: PreviewProfile, clock: Clock
) -> None:
    maker = PictureMaker(profile, clock=clock, limit_s=0.0)

    with pytest.raises(PictureFailed) as failed:
        run(maker.picture(template("cart-reminder"), width=400, height=300))

    assert "Wait, your cart misses you" in failed.value.user_message
    assert failed.value.hint
    maker.dispose()
