# SPDX-License-Identifier: MIT
"""A picture of a campaign's pop-up on one device, drawn when it is needed and fitted to its room.

What is drawn is made by whoever fulfils `PictureSource`.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from exit_studio.errors import ExitStudioError
from exit_studio.models.campaign import Campaign
from exit_studio.models.look import look_of
from exit_studio.models.values import Device
from exit_studio.ui.tasks import Tasks
from exit_studio.ui.theme import Radius, Size, Theme
from exit_studio.ui.thumbnails import PictureSource

__all__ = ["PopupPicture"]

PAGES = {Device.DESKTOP: QSize(1280, 800), Device.PHONE: QSize(390, 844)}
"""The page that is drawn, in CSS pixels."""


class PopupPicture(QWidget):
    """Shows the pop-up of a campaign; nothing is drawn while nobody sees it."""

    def __init__(
        self, device: Device, source: PictureSource, tasks: Tasks, theme: Theme, *, scale: float
    ) -> None:
        """Make it.

        Args:
            device: Whose layout is shown.
            source: Draws pictures.
            tasks: Runs what takes time.
            theme: Gives the colours around the picture.
            scale: Pixels of the picture for each CSS pixel.
        """
        super().__init__()
        self._device = device
        self._source = source
        self._tasks = tasks
        self._theme = theme
        self._scale = scale
        self._wanted: Campaign | None = None
        self._drawn_look = ""
        self._picture = QPixmap()
        self._is_drawing = False
        self._failure = ""
        self.setAccessibleName(
            {
                Device.DESKTOP: self.tr("The pop-up on a desktop"),
                Device.PHONE: self.tr("The pop-up on a phone"),
            }[device]
        )
        self.setToolTip(self.accessibleName())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        # Pictures beside each other come out equally high.
        policy.setHorizontalStretch(round(100 * PAGES[device].width() / PAGES[device].height()))
        self.setSizePolicy(policy)

    @property
    def is_there(self) -> bool:
        """Whether the picture is that of the campaign."""
        return self._wanted is not None and self._drawn_look == look_of(self._wanted)

    @property
    def failure(self) -> str:
        """Why there is no picture, or nothing."""
        return self._failure

    def show_campaign(self, campaign: Campaign) -> None:
        """Show the pop-up of a campaign; the same look leaves the picture as it is."""
        self._wanted = campaign
        self._draw()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        # Naming a look takes time: it is not done for what nobody sees.
        if self._is_drawing or not self.isVisible() or self.is_there or self._wanted is None:
            return
        self._is_drawing = True
        self._tasks.start(self._draw_wanted(), name="picture")

    async def _draw_wanted(self) -> None:
        """Draw until the picture is the one that is wanted by now."""
        try:
            while self._wanted is not None and not self.is_there:
                campaign, look = self._wanted, look_of(self._wanted)
                picture, failure = await self._drawn(campaign)
                if not shiboken6.isValid(self):
                    return
                self._picture, self._failure, self._drawn_look = picture, failure, look
                self.update()
        finally:
            self._is_drawing = False

    async def _drawn(self, campaign: Campaign) -> tuple[QPixmap, str]:
        page = PAGES[self._device]
        try:
            image = await self._source.picture(
                campaign, width=page.width(), height=page.height(), scale=self._scale
            )
        except ExitStudioError as error:
            # Words tell the same; a picture that cannot be drawn stops nobody.
            return QPixmap(), error.user_message
        return QPixmap.fromImage(image), ""

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        page = PAGES[self._device]
        return round(width * page.height() / page.width())

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        page = PAGES[self._device]
        return QSize(
            round(Size.PICTURE_MIN_HEIGHT * page.width() / page.height()), Size.PICTURE_MIN_HEIGHT
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Radius.CONTROL, Radius.CONTROL
        )
        painter.fillPath(frame, QColor(colors.browser))
        if not self._picture.isNull():
            painter.setClipPath(frame)
            painter.drawPixmap(QRectF(self.rect()), self._picture, QRectF(self._picture.rect()))
            painter.setClipping(False)
        elif self._failure:
            painter.setPen(QColor(colors.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self.tr("No picture"))
        painter.setPen(QColor(colors.border))
        painter.drawPath(frame)
        painter.end()
