# SPDX-License-Identifier: MIT
"""Style values of pop-ups and elements: a full desktop version, and what a phone changes of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, get_args

from pydantic import Field

from exit_studio.models.record import Record, evolve
from exit_studio.models.values import Color, Device

__all__ = ["STYLE_FIELDS", "Align", "Style", "StyleField", "Styles", "merged", "resolved"]


class Align(StrEnum):
    """Where text or a button stands along a line; start and end follow the writing direction."""

    START = "start"
    CENTER = "center"
    END = "end"


Pixels = Annotated[int, Field(ge=0, le=400)]


class Style(Record):
    """Values of CSS properties; None leaves one to what is below: the desktop, then the default.

    Lengths are CSS pixels. Numbers of a field are limited here, so that no document holds others.
    """

    color: Color | None = None
    background: Color | None = None
    font_size_px: Annotated[int, Field(ge=8, le=200)] | None = None
    font_weight: Literal[400, 500, 600, 700] | None = None
    line_height_percent: Annotated[int, Field(ge=80, le=300)] | None = None
    align: Align | None = None
    padding_block_px: Pixels | None = None
    padding_inline_px: Pixels | None = None
    gap_px: Pixels | None = None
    radius_px: Pixels | None = None
    width_px: Annotated[int, Field(ge=24, le=2000)] | None = None


StyleField = Literal[
    "color",
    "background",
    "font_size_px",
    "font_weight",
    "line_height_percent",
    "align",
    "padding_block_px",
    "padding_inline_px",
    "gap_px",
    "radius_px",
    "width_px",
]


STYLE_FIELDS: tuple[StyleField, ...] = get_args(StyleField)


class Styles(Record):
    """The desktop values, and what the phone overrides of them."""

    desktop: Style = Style()
    phone: Style = Style()


def merged(below: Style, above: Style) -> Style:
    """`above` where it says something, `below` elsewhere."""
    said = above.model_dump(exclude_none=True)
    return evolve(below, **said) if said else below


def resolved(styles: Styles, device: Device) -> Style:
    """The values that hold on `device`.

    The tag resolves by the same rule; both run `tests/golden/styles.json`.
    """
    return styles.desktop if device is Device.DESKTOP else merged(styles.desktop, styles.phone)
