# SPDX-License-Identifier: MIT
"""Inspector page of a stack: how its children stand below each other."""

from __future__ import annotations

from typing_extensions import override

from exit_studio.ui.what.page import InspectorPage, Shown
from exit_studio.ui.what.style_card import StyleCard

__all__ = ["StackPage"]


class StackPage(InspectorPage):
    """Edits a stack."""

    def __init__(self) -> None:
        super().__init__()
        self.style_card = StyleCard(
            self.tr("Layout"),
            ("gap_px", "background", "padding_block_px", "padding_inline_px", "radius_px"),
        )
        self.style_card.style_requested.connect(self.request_style)
        self.column.addWidget(self.style_card)
        self.finish()

    @override
    def refresh(self, shown: Shown) -> None:
        self.style_card.show_style(shown.style)

    @override
    def focus_field(self, field: str) -> None:
        self.style_card.fields.get(field, self.style_card.fields["gap_px"]).setFocus()
