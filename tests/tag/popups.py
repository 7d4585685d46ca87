# SPDX-License-Identifier: MIT
"""Pop-ups for the tests of the tag, built from the models so that their shape is the real one."""

from __future__ import annotations

from exit_studio.models.elements import (
    Button,
    ButtonAction,
    CloseButton,
    DoNothing,
    ElementRecord,
    Heading,
    Stack,
    Text,
)
from exit_studio.models.popup import Modal, Popup
from exit_studio.models.rich_text import Run, rich
from exit_studio.models.style import Align, Style, Styles
from exit_studio.models.wire import ShownPopup

__all__ = ["HEADING", "TEXT", "shown"]

HEADING = "Before you go"
TEXT = "Your basket is kept\nfor three days."


def styles(desktop: Style, phone: Style | None = None) -> Styles:
    return Styles(desktop=desktop, phone=phone or Style())


def shown(
    *,
    heading: str = HEADING,
    text: tuple[Run, ...] | str = TEXT,
    label: str = "Finish my order",
    action: ButtonAction | None = None,
    overlay: str = "#10203080",
) -> ShownPopup:
    """Return a pop-up with a heading, a text, a button and a cross."""
    runs = rich(text) if isinstance(text, str) else text
    elements: list[ElementRecord] = [
        Stack(
            id="step",
            children=("heading", "text", "button"),
            styles=styles(Style(gap_px=16), Style(gap_px=8)),
        ),
        Heading(
            id="heading",
            content=rich(heading),
            styles=styles(
                Style(
                    font_size_px=32, font_weight=700, line_height_percent=115, align=Align.CENTER
                ),
                Style(font_size_px=24),
            ),
        ),
        Text(id="text", content=runs, styles=styles(Style(color="#55565e", align=Align.CENTER))),
        Button(
            id="button",
            content=rich(label),
            action=action or DoNothing(),
            styles=styles(
                Style(
                    color="#ffffff",
                    background="#3758f9",
                    align=Align.CENTER,
                    font_weight=600,
                    padding_block_px=14,
                    padding_inline_px=28,
                    radius_px=10,
                )
            ),
        ),
        CloseButton(id="close", label="Close", styles=styles(Style(color="#55565e"))),
    ]
    popup = Popup(
        id="popup",
        frame=Modal(overlay=overlay),
        steps=("step",),
        close="close",
        styles=styles(
            Style(width_px=520, radius_px=20, padding_block_px=48, padding_inline_px=48),
            Style(width_px=343, padding_block_px=32, padding_inline_px=24),
        ),
    )
    return ShownPopup(
        campaign_id="c_spring",
        revision=3,
        popup=popup,
        elements={element.id: element for element in elements},
    )
