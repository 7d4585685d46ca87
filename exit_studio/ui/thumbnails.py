# SPDX-License-Identifier: MIT
"""Pictures of pop-ups for lists: made by the preview's engine, kept in the library by content.

They are read and written as PNG on workers; only as many as a screen shows are held ready.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from exit_studio.errors import ExitStudioError
from exit_studio.ui.ports import Pictures
from exit_studio.ui.tasks import Tasks

if TYPE_CHECKING:
    from exit_studio.models.campaign import Campaign
    from exit_studio.models.ids import CampaignId

__all__ = ["PictureSource", "Thumbnails", "picture_key"]

log = logging.getLogger(__name__)

WIDTH = 1024
HEIGHT = 640
"""The page that a thumbnail shows, in CSS pixels."""
SCALE = 0.5
HELD = 160
"""Pictures that are held ready, which take 0.6 MB each: more than the largest screen shows."""
AWAITED = 96
"""Pictures that are waited for. Whoever scrolls past more has no use for the first of them."""
AT_ONCE = 3
"""Pictures that are fetched side by side."""
DRAWING = 1
"""Counts the ways of drawing there were: pictures of an earlier one are drawn anew."""


class PictureSource(Protocol):
    """Draws a campaign's pop-up on a page."""

    async def picture(self, campaign: Campaign, *, width: int, height: int, scale: float) -> QImage:
        """Draw it; raises `ExitStudioError` where that fails."""
        ...


def picture_key(look: str) -> str:
    """Under what the picture of a look (`models.look`) is kept."""
    return f"{look}:{DRAWING}:{WIDTH}x{HEIGHT}@{SCALE}"


class Thumbnails(QObject):
    """Gives pictures at once where it has them, and tells when others are there.

    Signals:
        made (str): the picture of this look is there now.
    """

    made = Signal(str)

    def __init__(
        self,
        source: PictureSource,
        kept: Pictures,
        tasks: Tasks,
        *,
        at_hand: Mapping[str, bytes] | None = None,
    ) -> None:
        """Make it.

        Args:
            source: Draws what is not kept.
            kept: Where pictures are kept.
            tasks: Runs what takes time.
            at_hand: Some of the kept pictures, by key.
        """
        super().__init__()
        self._source = source
        self._kept = kept
        self._tasks = tasks
        self._at_hand = dict(at_hand or {})
        self._pictures: OrderedDict[str, QPixmap] = OrderedDict()
        self._awaited: OrderedDict[str, Callable[[], Awaitable[Campaign]]] = OrderedDict()
        self._fetched: set[str] = set()
        self._failed: set[str] = set()

    def of_campaign(self, look: str, campaign_id: CampaignId) -> QPixmap | None:
        """The picture of a campaign of the library, or None while it is being made.

        Args:
            look: As its summary names it.
            campaign_id: Where to find what is to be drawn.
        """

        async def document() -> Campaign:
            return await self._kept.document(campaign_id)

        return self._picture(look, document)

    def of(self, look: str, campaign: Campaign) -> QPixmap | None:
        """The picture of a campaign that is no part of the library, or None as above."""

        async def document() -> Campaign:
            return campaign

        return self._picture(look, document)

    def _picture(self, look: str, document: Callable[[], Awaitable[Campaign]]) -> QPixmap | None:
        known = self._pictures.get(look) or self._from_hand(look)
        if known is not None:
            self._pictures.move_to_end(look)
        elif look not in self._fetched and look not in self._failed:
            self._await(look, document)
        return known

    def _from_hand(self, look: str) -> QPixmap | None:
        picture = QPixmap()
        if not picture.loadFromData(self._at_hand.pop(picture_key(look), b"")):
            return None
        self._hold(look, picture)
        return picture

    def _hold(self, look: str, picture: QPixmap) -> None:
        self._pictures[look] = picture
        while len(self._pictures) > HELD:
            self._pictures.popitem(last=False)

    def _await(self, look: str, document: Callable[[], Awaitable[Campaign]]) -> None:
        """Fetch a picture: the one asked for last comes first, since it is in sight."""
        self._awaited[look] = document
        self._awaited.move_to_end(look)
        while len(self._awaited) > AWAITED:
            self._awaited.popitem(last=False)
        if len(self._fetched) < AT_ONCE:
            self._fetch_next()

    def _fetch_next(self) -> None:
        if self._awaited:
            look, document = self._awaited.popitem()
            self._fetched.add(look)
            self._tasks.start(self._fetch(look, document), name="thumbnail")

    async def _fetch(self, look: str, document: Callable[[], Awaitable[Campaign]]) -> None:
        try:
            await self._make(look, document)
        finally:
            self._fetched.discard(look)
            self._fetch_next()

    async def _make(self, look: str, document: Callable[[], Awaitable[Campaign]]) -> None:
        image = QImage()
        kept = await self._kept.thumbnail(picture_key(look))
        if kept is not None:
            image = await asyncio.to_thread(QImage.fromData, kept)
        if image.isNull():
            try:
                look, image = await self._drawn(look, await document())
            except ExitStudioError:
                # A list without a picture is still a list; the next start tries again.
                self._failed.add(look)
                return
        self._hold(look, QPixmap.fromImage(image))
        self.made.emit(look)

    async def _drawn(self, wanted: str, campaign: Campaign) -> tuple[str, QImage]:
        """Draw a campaign; the look may be another one than the list knew."""
        from exit_studio.models.look import look_of  # noqa: PLC0415  # loads the models

        image = await self._source.picture(campaign, width=WIDTH, height=HEIGHT, scale=SCALE)
        look = look_of(campaign)
        if look != wanted:
            # The list learns of it by itself, and then asks for this one.
            self._failed.add(wanted)
        await self._keep(picture_key(look), image)
        return look, image

    async def _keep(self, key: str, image: QImage) -> None:
        try:
            await self._kept.put_thumbnail(key, await asyncio.to_thread(_png, image))
        except ExitStudioError as error:
            # It is drawn again at the next start: no reason to disturb anybody.
            log.warning("a picture was not kept: %s", error)


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants bytes, and Qt a str
    return bytes(data.data())
