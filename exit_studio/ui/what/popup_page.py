# SPDX-License-Identifier: MIT
"""Inspector page of the pop-up's box and of what lies behind it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from typing_extensions import override

from exit_studio.models.edits import SetFrame
from exit_studio.models.popup import Popup
from exit_studio.models.record import evolve
from exit_studio.ui.what.page import InspectorPage, Shown
from exit_studio.ui.what.style_card import StyleCard
from exit_studio.ui.widgets.color_field import ColorField
from exit_studio.ui.widgets.controls import NumberField
from exit_studio.ui.widgets.layout import Card, labelled, row

__all__ = ["PopupPage"]


class PopupPage(InspectorPage):
    """Edits a pop-up's box and frame."""

    def __init__(self) -> None:
        super().__init__()
        self.style_card = StyleCard(
            self.tr("Box"),
            ("width_px", "radius_px", "padding_block_px", "padding_inline_px", "background"),
        )
        self.style_card.style_requested.connect(self.request_style)
        self.column.addWidget(self.style_card)
        behind = Card(self.tr("Behind it"), self.tr("The page is dimmed while the pop-up is open."))
        self.overlay_field = ColorField(self.tr("Colour over the page"))
        self.overlay_field.color_requested.connect(self._request_color)
        self.opacity_field = NumberField(
            self.tr("Opacity of the colour over the page"), low=0, high=100, suffix=" %"
        )
        self.opacity_field.number_requested.connect(self._request_opacity)
        behind.body.addWidget(
            row(
                labelled(self.tr("Colour"), self.overlay_field),
                labelled(self.tr("Opacity"), self.opacity_field),
                stretch=0,
            )
        )
        self.column.addWidget(behind)
        self.finish()

    @override
    def refresh(self, shown: Shown) -> None:
        self.style_card.show_style(shown.style)
        if isinstance(shown.record, Popup):
            overlay = shown.record.frame.overlay
            self.overlay_field.show_color(overlay[:7])
            self.opacity_field.show_number(round(int(overlay[7:] or "ff", 16) / 2.55))

    @override
    def focus_field(self, field: str) -> None:
        self.style_card.fields.get(field, self.overlay_field).setFocus()

    @Slot(str)
    def _request_color(self, color: str) -> None:
        if self.shown is not None and isinstance(self.shown.record, Popup):
            self._request_overlay(color + self.shown.record.frame.overlay[7:])

    @Slot(int)
    def _request_opacity(self, percent: int) -> None:
        if self.shown is not None and isinstance(self.shown.record, Popup):
            color = self.shown.record.frame.overlay[:7]
            self._request_overlay(f"{color}{round(percent * 2.55):02x}")

    def _request_overlay(self, overlay: str) -> None:
        if self.shown is not None and isinstance(self.shown.record, Popup):
            frame = evolve(self.shown.record.frame, overlay=overlay)
            self.request(SetFrame(popup_id=self.shown.record.id, frame=frame))
