# SPDX-License-Identifier: MIT
"""The card of style values that the inspector pages share: each page says which it wants."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from exit_studio.models.contrast import contrast_ratio, min_contrast
from exit_studio.models.style import Align, Style, StyleField
from exit_studio.ui.theme import Space
from exit_studio.ui.widgets.color_field import ColorField
from exit_studio.ui.widgets.controls import ChoiceField, NumberField, SegmentedField
from exit_studio.ui.widgets.layout import Card, labelled
from exit_studio.ui.widgets.pill import Pill, Tone

__all__ = ["StyleCard"]

_NUMBER_LIMITS = {
    "font_size_px": (8, 200),
    "line_height_percent": (80, 300),
    "padding_block_px": (0, 400),
    "padding_inline_px": (0, 400),
    "gap_px": (0, 400),
    "radius_px": (0, 400),
    "width_px": (24, 2000),
}
_UNSET = {"font_size_px": 16, "line_height_percent": 150, "width_px": 480}
"""What the tag draws where no record says anything; 0 for the rest."""


class StyleCard(Card):
    """Shows chosen style values and asks for others.

    Signals:
        style_requested (Style): the one value that the user wants otherwise.
    """

    style_requested = Signal(object)

    def __init__(self, title: str, fields: Sequence[StyleField]) -> None:
        super().__init__(title)
        self.fields: dict[str, QWidget] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.M)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for index, field in enumerate(fields):
            made = self._make(field)
            self.fields[field] = made
            self._grid.addWidget(labelled(self._words()[field], made), index // 2, index % 2)
        self.body.addLayout(self._grid)
        self.contrast = Pill()
        self.contrast.hide()
        self.head.addWidget(self.contrast)

    def _words(self) -> dict[str, str]:
        return {
            "color": self.tr("Text colour"),
            "background": self.tr("Background"),
            "font_size_px": self.tr("Text size"),
            "font_weight": self.tr("Weight"),
            "line_height_percent": self.tr("Line height"),
            "align": self.tr("Alignment"),
            "padding_block_px": self.tr("Padding above and below"),
            "padding_inline_px": self.tr("Padding at the sides"),
            "gap_px": self.tr("Space between elements"),
            "radius_px": self.tr("Corner radius"),
            "width_px": self.tr("Width"),
        }

    def _make(self, field: str) -> QWidget:
        words = self._words()[field]
        if field in ("color", "background"):
            colors = ColorField(words)
            colors.color_requested.connect(self._request_color)
            return colors
        if field == "font_weight":
            weights = [
                (400, self.tr("Regular")),
                (500, self.tr("Medium")),
                (600, self.tr("Semibold")),
                (700, self.tr("Bold")),
            ]
            weight = ChoiceField(words, weights)
            weight.choice_requested.connect(self._request_choice)
            return weight
        if field == "align":
            sides = [
                (Align.START, self.tr("Start")),
                (Align.CENTER, self.tr("Centre")),
                (Align.END, self.tr("End")),
            ]
            align = SegmentedField(words, sides)
            align.choice_requested.connect(self._request_choice)
            return align
        low, high = _NUMBER_LIMITS[field]
        number = NumberField(
            words, low=low, high=high, suffix=" %" if field == "line_height_percent" else " px"
        )
        number.number_requested.connect(self._request_number)
        return number

    def show_style(self, style: Style) -> None:
        """Show the values of `style`."""
        for name, field in self.fields.items():
            value = getattr(style, name)
            match field:
                case ColorField():
                    field.show_color(value)
                case NumberField():
                    field.show_number(value if value is not None else _UNSET.get(name, 0))
                case ChoiceField() | SegmentedField():
                    field.show_choice(
                        value
                        if value is not None
                        else 400
                        if name == "font_weight"
                        else Align.START
                    )
                case _:
                    pass

    def show_contrast(self, layers: Sequence[Style]) -> None:
        """Say how readable words are, by the styles of their element and of all around it."""
        color = next((style.color for style in layers if style.color), None)
        if color is None:
            self.contrast.hide()
            return
        size = next((style.font_size_px for style in layers if style.font_size_px), 0)
        weight = next((style.font_weight for style in layers if style.font_weight), 0)
        ratio = contrast_ratio(color, *(style.background for style in layers if style.background))
        least = min_contrast(size, weight)
        # Never rounded up to what would be enough.
        words = self.tr("Contrast {ratio} : 1").format(ratio=f"{math.floor(ratio * 10) / 10:.1f}")
        self.contrast.show_state(
            words if ratio >= least else self.tr("Low: {words}").format(words=words),
            Tone.READY if ratio >= least else Tone.WARNING,
        )
        self.contrast.setToolTip(
            self.tr("Words of this size should have at least {least} : 1").format(least=least)
        )
        self.contrast.show()

    def _name_of(self, sender: object) -> str:
        return next(name for name, field in self.fields.items() if field is sender)

    @Slot(str)
    def _request_color(self, color: str) -> None:
        self.style_requested.emit(Style.model_validate({self._name_of(self.sender()): color}))

    @Slot(int)
    def _request_number(self, number: int) -> None:
        self.style_requested.emit(Style.model_validate({self._name_of(self.sender()): number}))

    @Slot(object)
    def _request_choice(self, value: object) -> None:
        self.style_requested.emit(Style.model_validate({self._name_of(self.sender()): value}))
