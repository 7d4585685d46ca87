# SPDX-License-Identifier: MIT
"""The design tokens: every colour, length and type size of the studio. Nothing is drawn here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "DARK",
    "LIGHT",
    "Colors",
    "Motion",
    "Radius",
    "Scheme",
    "Size",
    "Space",
    "Type",
    "colors_of",
]


class Scheme(StrEnum):
    """Light or dark."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colors:
    """Colours by meaning. Text on its surface has at least 4.5 : 1, edges of controls 3 : 1.

    Attributes:
        surface: Windows, cards and fields.
        canvas: What lies under the preview and the library's cards.
        border: Lines that divide.
        edge: Outline of controls that are typed in or pressed.
        accent_soft: Ground of what is selected.
        veil: Dims a window under what lies over it.
    """

    surface: str
    raised: str
    canvas: str
    border: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    ready: str
    ready_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    hover: str
    handle: str
    browser: str
    veil: str


LIGHT = Colors(
    surface="#ffffff",
    raised="#ffffff",
    canvas="#f5f5f4",
    border="#e4e4e1",
    edge="#8b8c94",
    text="#1b1c20",
    muted="#5d5f69",
    accent="#3455f0",
    accent_hover="#2744d6",
    accent_soft="#edf0ff",
    on_accent="#ffffff",
    ready="#157a4a",
    ready_soft="#e6f5ec",
    warning="#8f5606",
    warning_soft="#fdf3e0",
    error="#bd2c22",
    error_soft="#fdecea",
    hover="#f3f3f1",
    handle="#c6c6c2",
    browser="#ededeb",
    veil="#1b1c20",
)

DARK = Colors(
    surface="#1f2125",
    raised="#25282d",
    canvas="#17181b",
    border="#33363c",
    edge="#74777f",
    text="#ededf0",
    muted="#a6a9b2",
    accent="#8299ff",
    accent_hover="#9aadff",
    accent_soft="#272e4b",
    on_accent="#12141c",
    ready="#5ccb93",
    ready_soft="#1d3529",
    warning="#e8b45a",
    warning_soft="#3a2f1a",
    error="#ff8d82",
    error_soft="#42211f",
    hover="#2b2e34",
    handle="#4b4e56",
    browser="#2b2d32",
    veil="#000000",
)


def colors_of(scheme: Scheme) -> Colors:
    """The colours of `scheme`."""
    return DARK if scheme is Scheme.DARK else LIGHT


class Space:
    """Distances in device-independent pixels, in steps of 4."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 20
    XXL = 24
    HUGE = 40


class Radius:
    """Corner radii in device-independent pixels."""

    CONTROL = 6
    CARD = 8
    SWATCH = 4


class Size:
    """Measures of parts in device-independent pixels."""

    ROW = 30
    LAYER = 28
    TALL_ROW = 46
    HISTORY_WIDTH = 288
    ICON = 16
    ICON_LARGE = 40
    TITLE_BAR = 52
    TAB_BAR = 44
    FOOT = 28
    SUMMARY_LABEL = 48
    SECTION_WIDTH = 480
    PREVIEW_MIN = 360
    CARD_PICTURE_WIDTH = 260
    CARD_PICTURE_HEIGHT = 163
    DIALOG_WIDTH = 520
    SMALL_DIALOG_WIDTH = 460
    SHEET_WIDTH = 620
    SHEET_HEIGHT = 680
    RECENT_WIDTH = 320
    PALETTE_WIDTH = 640
    PALETTE_ROW = 36
    PALETTE_ROWS = 10
    PALETTE_TOP = 84
    COLOR_SWATCH = 18
    LIBRARY_SIDE = 216
    LIST_ROW = 48
    LIST_PICTURE_WIDTH = 56
    LIST_PICTURE_HEIGHT = 35
    SEARCH_WIDTH = 380
    POPOVER_WIDTH = 264
    FIELD = 104
    FIELD_LEAST = 72
    NUMBER_FIELD = 72
    CHOICE_EDGES = 44
    CHIP_MOST = 200
    TEMPLATE_PICTURE_WIDTH = 240
    TEMPLATE_PICTURE_HEIGHT = 150
    PICTURE_MIN_HEIGHT = 120
    COMPARE_WIDTH = 1120
    COMPARE_HEIGHT = 760


class Type:
    """Type sizes in device-independent pixels."""

    BODY = 13
    LABEL = 12
    SMALL = 11
    TITLE = 17
    NAME = 15
    FIGURE = 26


class Motion:
    """Durations in milliseconds."""

    QUICK = 120
    CALM = 180
    TOAST = 10_000
