# SPDX-License-Identifier: MIT
"""Makes a large library by a seed: campaigns with names, labels, notes and texts, and pictures.

Called with its folder and the number of campaigns. It says `ready` when all have their summaries,
and ends. Two runs of it write the same campaigns.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from exit_studio.bootstrap.services import template
from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.edits import SetContent, SetStyle
from exit_studio.models.elements import Heading, Text
from exit_studio.models.look import look_of
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import rich
from exit_studio.models.starter import copied
from exit_studio.models.style import Style
from exit_studio.models.values import Device
from exit_studio.paths import Paths
from exit_studio.store.library import Library
from exit_studio.ui.first_window import WELCOMED_SETTING
from exit_studio.ui.thumbnails import HEIGHT, SCALE, WIDTH, picture_key

SEED = 20_260_301
MODELS = 200
"""Different pop-ups, of which the campaigns are copies; each copy has a picture of its own."""
PORTION = 500
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WORDS = (
    *("spring", "summer", "autumn", "winter", "sale", "cart", "reminder", "newsletter", "lamp"),
    *("returns", "free", "delivery", "members", "early", "access", "gift", "finder", "survey"),
    *("price", "alert", "welcome", "back", "loyalty", "points", "harbour", "light", "Frühling"),
    *("café", "naïve", "black", "friday", "weekend", "garden", "kitchen", "travel", "upgrade"),
)
LABELS = ("Sale", "Newsletter", "Cart", "Members", "Gifts", "Survey", "B2B", "Travel", "Garden")


class Moments:
    """A clock that goes a minute further at each look, and ends at about the present."""

    def __init__(self, looks: int) -> None:
        self._at = NOW - timedelta(minutes=looks)

    def __call__(self) -> datetime:
        """Look at it."""
        self._at += timedelta(minutes=1)
        return self._at


def sentence(rng: random.Random, length: int) -> str:
    """Some words."""
    return " ".join(rng.choices(WORDS, k=length)).capitalize()


def models(rng: random.Random) -> list[Campaign]:
    """Campaigns whose pop-ups differ."""
    return [with_texts(template("cart-reminder"), rng) for _ in range(MODELS)]


def with_texts(campaign: Campaign, rng: random.Random) -> Campaign:
    """Another heading, another text, another ground."""
    popup = campaign.main_popup
    for element in campaign.tree(popup):
        if isinstance(element, Heading | Text):
            words = rich(sentence(rng, 4 if isinstance(element, Heading) else 14))
            campaign = SetContent(element_id=element.id, content=words).apply(campaign)
    ground = Style(background=f"#{rng.randrange(0x1000000):06x}")
    return SetStyle(target_id=popup.id, device=Device.DESKTOP, style=ground).apply(campaign)


def campaigns(rng: random.Random, among: list[Campaign], number: int) -> Iterator[Campaign]:
    """The library."""
    ids = count(1)

    def new_id(prefix: str) -> str:
        return f"{prefix}_{next(ids)}"

    for _ in range(number):
        made = copied(rng.choice(among), new_id=new_id, name="")
        details = Details(
            name=sentence(rng, rng.randint(2, 5)),
            labels=tuple(rng.sample(LABELS, k=rng.randint(0, 3))),
            note=sentence(rng, 20),
        )
        yield evolve(made, details=details)


def picture(rng: random.Random) -> bytes:
    """A picture of the size and about the weight of a real one."""
    image = QImage(round(WIDTH * SCALE), round(HEIGHT * SCALE), QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(rng.randrange(360), 40, 220))
    painter = QPainter(image)
    for _ in range(60):
        color = QColor.fromHsv(rng.randrange(360), rng.randrange(255), rng.randrange(255))
        left, top = rng.randrange(image.width()), rng.randrange(image.height())
        painter.fillRect(left, top, rng.randint(4, 120), rng.randint(2, 20), color)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants bytes, and Qt a str
    return bytes(data.data())


async def prepare(base: Path, number: int) -> None:
    """Write the library."""
    paths = Paths.under(base)
    paths.create()
    rng = random.Random(SEED)  # noqa: S311  # chance that can be repeated
    pictures = [picture(rng) for _ in range(MODELS)]
    library = await Library.open(
        paths.library_file, backups=paths.backups, clock=Moments(number // PORTION + 1)
    )
    made = campaigns(rng, models(rng), number)
    while portion := list(islice(made, PORTION)):
        await library.create_all(portion)
        await library.campaigns()
        for campaign in portion:
            await library.put_thumbnail(picture_key(look_of(campaign)), rng.choice(pictures))
    await library.set_setting(WELCOMED_SETTING, "true")
    await library.close()
    print("ready", flush=True)


if __name__ == "__main__":
    asyncio.run(prepare(Path(sys.argv[1]), int(sys.argv[2])))
