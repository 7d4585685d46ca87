# SPDX-License-Identifier: MIT
"""Pictures of pop-ups, drawn off the screen by the same page as the preview.

Nothing is kept: whoever wants a picture again keeps it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage

from exit_studio.errors import ExitStudioError
from exit_studio.models.campaign import Campaign
from exit_studio.preview.profile import PreviewProfile
from exit_studio.preview.view import PreviewView

__all__ = ["PictureFailed", "PictureMaker"]

_LIMIT_S = 30.0
_FRAME_S = 0.016
_MARGIN = 4
"""CSS pixels above and below the picture; the lower ones hold the stamp that tells the frame."""

_COLOR_SHIFT = 6
"""How far a display's colour profile may move one of the three parts of a colour, of 255."""


class PictureFailed(ExitStudioError):
    """A picture could not be drawn."""


class PictureMaker(QObject):
    """Draws pictures of campaigns, one after the other, on the event loop of the window.

    The web view that it draws with is made at the first picture. Call `dispose` before the profile
    goes.
    """

    def __init__(
        self,
        profile: PreviewProfile,
        parent: QObject | None = None,
        *,
        clock: Callable[[], datetime],
        limit_s: float = _LIMIT_S,
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self._clock = clock
        self._limit_s = limit_s
        self._view: PreviewView | None = None
        self._failure = ""
        self._count = 0
        self._turn = asyncio.Lock()

    async def picture(
        self, campaign: Campaign, *, width: int, height: int, scale: float = 1.0
    ) -> QImage:
        """Draw the pop-up of `campaign` on its page, as a visitor would see it.

        Args:
            campaign: Whose pop-up to draw.
            width: CSS pixels of the page; under 600 it is a phone.
            height: CSS pixels of the page.
            scale: Pixels of the picture for one CSS pixel, above 0 and up to 5.

        Returns:
            An image of `width * scale` by `height * scale` pixels, rounded.

        Raises:
            PictureFailed: the page did not draw it in time, or does not start at all.
        """
        async with self._turn:
            try:
                async with asyncio.timeout(self._limit_s):
                    return await self._drawn(campaign, QSize(width, height), scale)
            except TimeoutError as error:
                self._drop_view()
                raise PictureFailed(
                    f"No picture of “{campaign.details.name}” was drawn "
                    f"within {self._limit_s:g} seconds.",
                    hint="Open the campaign to see its pop-up.",
                ) from error
            finally:
                if self._view is not None:
                    self._view.hide()

    async def _drawn(self, campaign: Campaign, size: QSize, scale: float) -> QImage:
        # Small text is drawn better by shrinking a large picture than by zooming out.
        zoom = max(1.0, scale)
        view = self._shown_view()
        view.setZoomFactor(zoom)
        page = QSize(size.width(), size.height() + 2 * _MARGIN)
        view.resize(page * zoom)
        view.show_document(campaign)
        color = self._next_color()
        view.show_stamp(color, page)
        while not _is_stamped(view, color):
            if self._failure:
                self._drop_view()
                raise PictureFailed(self._failure)
            await asyncio.sleep(_FRAME_S)
        return _cropped(view, size * scale, margin=_MARGIN * zoom)

    def dispose(self) -> None:
        """Delete the view and its page, which has to go before its profile."""
        self._drop_view()

    def _shown_view(self) -> PreviewView:
        if self._view is None:
            self._failure = ""
            self._view = PreviewView(self._profile, clock=self._clock)
            self._view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            self._view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self._view.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
            self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._view.set_interactive(False)
            self._view.failed.connect(self._note_failure)
        self._view.show()
        return self._view

    def _drop_view(self) -> None:
        view, self._view = self._view, None
        if view is not None:
            view.dispose()
            view.deleteLater()

    def _note_failure(self, what: str) -> None:
        self._failure = what

    def _next_color(self) -> QColor:
        """A colour far from the last ones, so that no frame is taken for a later one."""
        self._count += 1
        return QColor.fromRgb((self._count * 0x9E3779) & 0xFFFFFF)


def _is_stamped(view: PreviewView, color: QColor) -> bool:
    seen = view.grab(QRect(0, view.height() - 1, 1, 1)).toImage().pixelColor(0, 0)
    differences = (
        seen.red() - color.red(),
        seen.green() - color.green(),
        seen.blue() - color.blue(),
    )
    return max(map(abs, differences)) <= _COLOR_SHIFT


def _cropped(view: PreviewView, target: QSize, *, margin: float) -> QImage:
    image = view.grab().toImage()
    edge = round(margin * image.devicePixelRatio())
    inner = image.copy(0, edge, image.width(), image.height() - 2 * edge)
    inner.setDevicePixelRatio(1.0)
    return inner.scaled(
        target,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_RGB32)
