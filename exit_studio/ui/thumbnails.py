# SPDX-License-Identifier: MIT
"""Pictures of pop-ups for lists: made by the preview's engine, kept in the library by content."""

from __future__ import annotations

import hashlib
import logging
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from exit_studio.errors import ExitStudioError
from exit_studio.models.campaign import ANY_RECORD, Campaign
from exit_studio.ui.ports import Library
from exit_studio.ui.tasks import Tasks

__all__ = ["PictureSource", "Thumbnails", "content_key"]

log = logging.getLogger(__name__)

WIDTH = 1024
HEIGHT = 640
"""The page that a thumbnail shows, in CSS pixels."""
SCALE = 0.5


class PictureSource(Protocol):
    """Draws a campaign's pop-up on a page."""

    async def picture(self, campaign: Campaign, *, width: int, height: int, scale: float) -> QImage:
        """Draw it; raises `ExitStudioError` where that fails."""
        ...


def content_key(campaign: Campaign) -> str:
    """Names the picture of a campaign: equal pop-ups have equal keys."""
    popup = campaign.popups[campaign.message.popup]
    digest = hashlib.sha256(f"1:{WIDTH}x{HEIGHT}@{SCALE}".encode())
    for record in (popup, *campaign.tree(popup)):
        digest.update(ANY_RECORD.dump_json(record, exclude_none=True))
    return digest.hexdigest()


class Thumbnails(QObject):
    """Gives pictures at once where it has them, and tells when others are there.

    Signals:
        made (str): the picture with this key is there now.
    """

    made = Signal(str)

    def __init__(self, source: PictureSource, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._source = source
        self._library = library
        self._tasks = tasks
        self._pictures: dict[str, QPixmap] = {}
        self._asked: set[str] = set()

    def picture(self, key: str, campaign: Campaign) -> QPixmap | None:
        """The picture of `campaign`, or None while it is being made."""
        known = self._pictures.get(key)
        if known is None and key not in self._asked:
            self._asked.add(key)
            self._tasks.start(self._make(key, campaign), name="thumbnail")
        return known

    async def _make(self, key: str, campaign: Campaign) -> None:
        picture = QPixmap()
        kept = await self._library.thumbnail(key)
        if kept is None or not picture.loadFromData(kept):
            try:
                image = await self._source.picture(
                    campaign, width=WIDTH, height=HEIGHT, scale=SCALE
                )
            except ExitStudioError:
                # A list without a picture is still a list; the next start tries again.
                return
            picture = QPixmap.fromImage(image)
            await self._keep(key, image)
        self._pictures[key] = picture
        self.made.emit(key)

    async def _keep(self, key: str, image: QImage) -> None:
        try:
            await self._library.put_thumbnail(key, _png(image))
        except ExitStudioError as error:
            # It is drawn again at the next start: no reason to disturb anybody.
            log.warning("a picture was not kept: %s", error)


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants bytes, and Qt a str
    return bytes(data.data())
