# SPDX-License-Identifier: MIT
"""The stage beside every section: the pop-up, live, on a page, in a browser's frame."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from exit_studio.models.values import Device
from exit_studio.preview.view import PreviewView
from exit_studio.ui.roles import label, set_role
from exit_studio.ui.theme import Space, Theme
from exit_studio.ui.widgets.controls import SegmentedField

__all__ = ["SCREENS", "Screen", "Stage"]


@dataclass(frozen=True, slots=True)
class Screen:
    """A browser's viewport in CSS pixels."""

    width: int
    height: int


SCREENS = {Device.DESKTOP: Screen(1280, 800), Device.PHONE: Screen(390, 760)}
FRAME_HEAD = 34
WIDEST = 1920
"""CSS pixels of the largest desktop browser that is shown."""
TALLEST = 0.75
"""Height of a desktop's browser at most, in widths of it."""


class Stage(QWidget):
    """Shows a preview as large as fits, at the width of a device.

    Signals:
        device_chosen (Device): the user wants to see another device.
    """

    device_chosen = Signal(object)

    def __init__(self, view: PreviewView, theme: Theme) -> None:
        super().__init__()
        set_role(self, "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        self._device = Device.DESKTOP
        self._theme = theme
        self.view = view
        self.device_field = SegmentedField(
            self.tr("Device"),
            [(Device.DESKTOP, self.tr("Desktop")), (Device.PHONE, self.tr("Phone"))],
        )
        self.device_field.choice_requested.connect(self.device_chosen)
        self._scale_label = label("", "small")
        self._area = QWidget()
        self._frame = QFrame(self._area)
        set_role(self._frame, "browser")
        self._dots = QLabel()
        address = label("shop.example/cart", "address")
        head = QHBoxLayout(self._frame)
        head.setContentsMargins(Space.M, 0, Space.M, 0)
        head.addWidget(self._dots)
        head.addSpacing(Space.S)
        head.addWidget(address, 1)
        self._viewport = QFrame(self._area)
        set_role(self._viewport, "viewport")
        view.setParent(self._viewport)
        tools = QHBoxLayout()
        tools.addWidget(self.device_field)
        tools.addStretch(1)
        tools.addWidget(self._scale_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(tools)
        column.addWidget(self._area, 1)
        self._area.installEventFilter(self)
        theme.changed.connect(self._refresh_dots)
        self._refresh_dots()

    @property
    def device(self) -> Device:
        """The device that is shown."""
        return self._device

    def show_device(self, device: Device) -> None:
        """Show another device."""
        self._device = device
        self.device_field.show_choice(device)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._area and event.type() == QEvent.Type.Resize:
            self._arrange()
        return False

    @Slot()
    def _refresh_dots(self) -> None:
        self._dots.setPixmap(self._theme.pixmap("ellipsis", self._theme.colors.muted, 20))

    def _arrange(self) -> None:
        """Scale the device into the room there is; never larger than life."""
        screen = SCREENS[self._device]
        room = self._area.rect()
        if room.height() <= FRAME_HEAD:
            return
        tall = room.height() - FRAME_HEAD
        # A browser's window is as large as its screen has room for: a desktop's grows with ours.
        grows = self._device is Device.DESKTOP
        across = min(max(room.width(), screen.width), WIDEST) if grows else screen.width
        scale = min(room.width() / across, tall / screen.height, 1.0)
        width = round(across * scale)
        height = round(screen.height * scale)
        if grows:
            height = max(height, min(tall, round(width * TALLEST)))
        left = (room.width() - width) // 2
        self._frame.setGeometry(QRect(left, 0, width, FRAME_HEAD))
        self._viewport.setGeometry(QRect(left, FRAME_HEAD, width, height))
        self.view.setGeometry(QRect(1, 0, width - 2, height - 1))
        self.view.setZoomFactor(max(scale, 0.25))
        self._scale_label.setText(self.tr("{percent} %").format(percent=round(scale * 100)))
