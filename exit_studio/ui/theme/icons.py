# SPDX-License-Identifier: MIT
"""Icons of the one family (Lucide), drawn from its node list in any colour."""

from __future__ import annotations

import json
from functools import cache
from xml.etree import ElementTree as ET

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from exit_studio.resources import read_bytes
from exit_studio.ui.theme.tokens import Colors, Size

__all__ = ["icon", "icon_svg", "pixmap"]

_Nodes = list[tuple[str, dict[str, str]]]


@cache
def _family() -> dict[str, _Nodes]:
    # Our own file: checked by a test, not at each start.
    family: dict[str, _Nodes] = json.loads(read_bytes("icons", "lucide.json"))
    return family


@cache
def icon_svg(name: str, color: str, stroke: float = 2.0) -> bytes:
    """An icon as an SVG file.

    Raises:
        KeyError: the family has no such icon.
    """
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": "0 0 24 24",
            "width": "24",
            "height": "24",
            "fill": "none",
            "stroke": color,
            "stroke-width": str(stroke),
            "stroke-linecap": "round",
            "stroke-linejoin": "round",
        },
    )
    for tag, attributes in _family()[name]:
        ET.SubElement(root, tag, {key: value for key, value in attributes.items() if key != "key"})
    return ET.tostring(root)


def pixmap(
    name: str, color: str, size: int = Size.ICON, *, ratio: float = 1.0, stroke: float = 2.0
) -> QPixmap:
    """An icon as a picture of `size` device-independent pixels on a screen of that pixel ratio."""
    image = QImage(
        round(size * ratio), round(size * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(icon_svg(name, color, stroke))).render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


class _LucideEngine(QIconEngine):
    """Draws an icon at any size, in the colour of each mode."""

    def __init__(self, name: str, normal: str, disabled: str, on: str) -> None:
        super().__init__()
        self._name = name
        self._colors = {
            (QIcon.Mode.Disabled, QIcon.State.Off): disabled,
            (QIcon.Mode.Disabled, QIcon.State.On): disabled,
            (QIcon.Mode.Normal, QIcon.State.On): on,
            (QIcon.Mode.Active, QIcon.State.On): on,
            (QIcon.Mode.Selected, QIcon.State.On): on,
        }
        self._normal = normal
        self._on = on
        self._disabled = disabled

    @override
    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        color = self._colors.get((mode, state), self._normal)
        renderer = QSvgRenderer(QByteArray(icon_svg(self._name, color)))
        renderer.render(painter, QRectF(rect))  # type: ignore[call-overload]  # Qt hands in a QRect

    @override
    def clone(self) -> QIconEngine:
        return _LucideEngine(self._name, self._normal, self._disabled, self._on)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        image = QPixmap(size)
        image.fill(QColor(Qt.GlobalColor.transparent))
        painter = QPainter(image)
        self.paint(painter, image.rect(), mode, state)
        painter.end()
        return image


def icon(name: str, colors: Colors, *, color: str | None = None) -> QIcon:
    """An icon in the text colour of a theme, or in `color`."""
    return QIcon(_LucideEngine(name, color or colors.text, colors.edge, color or colors.accent))
