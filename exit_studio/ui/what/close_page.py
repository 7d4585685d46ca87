# SPDX-License-Identifier: MIT
"""Inspector page of the close button."""

from __future__ import annotations

from PySide6.QtCore import Slot
from typing_extensions import override

from exit_studio.models.edits import SetCloseLabel
from exit_studio.models.elements import CloseButton
from exit_studio.ui.what.page import InspectorPage, Shown
from exit_studio.ui.what.style_card import StyleCard
from exit_studio.ui.widgets.controls import TextField
from exit_studio.ui.widgets.layout import Card

__all__ = ["ClosePage"]


class ClosePage(InspectorPage):
    """Edits the cross in the corner."""

    def __init__(self) -> None:
        super().__init__()
        card = Card(
            self.tr("Accessible name"), self.tr("What a screen reader says instead of the cross.")
        )
        self.name_field = TextField(self.tr("Accessible name of the close button"), limit=80)
        self.name_field.text_requested.connect(self._request_name)
        self.name_field.editingFinished.connect(self._show_true_name)
        card.body.addWidget(self.name_field)
        self.column.addWidget(card)
        self.style_card = StyleCard(self.tr("Style"), ("color", "font_size_px"))
        self.style_card.style_requested.connect(self.request_style)
        self.column.addWidget(self.style_card)
        self.finish()

    @override
    def refresh(self, shown: Shown) -> None:
        if isinstance(shown.record, CloseButton):
            # An emptied field stays empty while one types in it: the name may not be empty.
            if self.name_field.text() or not self.name_field.hasFocus():
                self.name_field.show_text(shown.record.label)
            self.style_card.show_style(shown.style)

    @override
    def focus_field(self, field: str) -> None:
        self.style_card.fields.get(field, self.name_field).setFocus()

    @Slot(str)
    def _request_name(self, name: str) -> None:
        self.name_field.show_wrong(not name)
        if name and self.shown is not None:
            self.request(SetCloseLabel(element_id=self.shown.record.id, name=name))

    @Slot()
    def _show_true_name(self) -> None:
        if self.shown is not None and isinstance(self.shown.record, CloseButton):
            self.name_field.show_text(self.shown.record.label)
            self.name_field.show_wrong(wrong=False)
