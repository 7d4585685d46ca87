# SPDX-License-Identifier: MIT
"""A colour as a swatch and as the text that designers paste."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from exit_studio.ui.theme import Radius, Size, Space
from exit_studio.ui.widgets.controls import TextField

__all__ = ["ColorField", "color_from_text"]

_SHORT = 3  # digits of `#rgb`
_OPAQUE = 7  # characters of `#rrggbb`
_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")


def color_from_text(text: str) -> str | None:
    """Read what people paste: with or without `#`, three digits or six, or eight with alpha."""
    match = _HEX.fullmatch(text.strip())
    if match is None:
        return None
    digits = match.group(1).lower()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == _SHORT else digits)


class ColorField(QWidget):
    """Shows a document colour and asks for another.

    Signals:
        color_requested (str): `#rrggbb` or `#rrggbbaa`.
    """

    color_requested = Signal(str)

    def __init__(self, name: str, *, alpha: bool = False) -> None:
        super().__init__()
        self._name = name
        self._alpha = alpha
        self._color = ""
        self._dialog: QColorDialog | None = None
        self.swatch = QToolButton()
        self.swatch.setAccessibleName(self.tr("{name}: choose").format(name=name))
        self.swatch.setToolTip(self.tr("Choose a colour"))
        self.swatch.setIconSize(QSize(Size.COLOR_SWATCH, Size.COLOR_SWATCH))
        self.swatch.clicked.connect(self._open_dialog)
        self.field = TextField(name, placeholder="#rrggbb", limit=9)
        self.field.text_requested.connect(self._request_text)
        self.field.editingFinished.connect(self._finish)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self.swatch)
        row.addWidget(self.field, 1)

    def show_color(self, color: str | None) -> None:
        """Show a colour of the document, or that there is none."""
        color = color or ""
        if color == self._color:
            return
        self._color = color
        self.swatch.setIcon(self._swatch_icon(color))
        if color_from_text(self.field.text()) != color:
            self.field.show_text(color.upper())
        self.field.show_wrong(wrong=False)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: Tab would pass over the swatch.
        self.field.setFocus(event.reason())

    def _swatch_icon(self, color: str) -> QIcon:
        ratio = self.devicePixelRatioF()
        side = round(Size.COLOR_SWATCH * ratio)
        picture = QPixmap(side, side)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(_qcolor(color))
        painter.setPen(self.palette().placeholderText().color())
        edge = QRectF(0.5, 0.5, Size.COLOR_SWATCH - 1, Size.COLOR_SWATCH - 1)
        painter.drawRoundedRect(edge, Radius.SWATCH, Radius.SWATCH)
        painter.end()
        return QIcon(picture)

    def _allowed(self, text: str) -> str | None:
        """The colour that `text` says, if the document may hold it."""
        color = color_from_text(text)
        opaque = color is None or len(color) <= _OPAQUE
        return color if opaque or self._alpha else None

    @Slot(str)
    def _request_text(self, text: str) -> None:
        color = self._allowed(text)
        self.field.show_wrong(wrong=color is None)
        # Three digits may be the beginning of six.
        if color is not None and len(text.strip().removeprefix("#")) > _SHORT:
            self.color_requested.emit(color)

    @Slot()
    def _finish(self) -> None:
        """Take three digits for what they are; what is no colour makes room for the true one."""
        color = self._allowed(self.field.text())
        if color is not None and color != self._color:
            self.color_requested.emit(color)
        self.field.show_text(self._color.upper())
        self.field.show_wrong(wrong=False)

    @Slot()
    def _open_dialog(self) -> None:
        dialog = QColorDialog(_qcolor(self._color), self)
        dialog.setWindowTitle(self._name)
        dialog.setOption(QColorDialog.ColorDialogOption.ShowAlphaChannel, self._alpha)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog, True)
        dialog.colorSelected.connect(self._request_color)
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.open()

    @Slot(QColor)
    def _request_color(self, color: QColor) -> None:
        alpha = f"{color.alpha():02x}" if self._alpha and color.alphaF() < 1 else ""
        self.color_requested.emit(color.name() + alpha)


def _qcolor(color: str) -> QColor:
    made = QColor(color[:_OPAQUE]) if color else QColor(Qt.GlobalColor.transparent)
    if len(color) > _OPAQUE:
        made.setAlpha(int(color[_OPAQUE:], 16))
    return made
