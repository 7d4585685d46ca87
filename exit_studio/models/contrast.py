# SPDX-License-Identifier: MIT
"""How readable a colour is on another: the contrast ratio as WCAG 2.2 defines it.

Which words on which surface are compared is known to `checks`.
"""

from __future__ import annotations

from exit_studio.models.values import Color

__all__ = ["MIN_LARGE_TEXT_CONTRAST", "MIN_TEXT_CONTRAST", "contrast_ratio", "min_contrast"]

MIN_TEXT_CONTRAST = 4.5
MIN_LARGE_TEXT_CONTRAST = 3.0
"""WCAG 2.2, success criterion 1.4.3. Large is 18 pt, or bold 14 pt; a point is 4/3 px."""

_LARGE_PX = 24
_LARGE_BOLD_PX = 14 * 4 / 3
_BOLD = 700

RGB = tuple[float, float, float]

_END_OF_LINE = 0.04045


def min_contrast(size_px: int, weight: int) -> float:
    """The ratio that words of this size and weight need."""
    large = size_px >= (_LARGE_BOLD_PX if weight >= _BOLD else _LARGE_PX)
    return MIN_LARGE_TEXT_CONTRAST if large else MIN_TEXT_CONTRAST


def _over(color: Color, below: RGB) -> RGB:
    """Paint `color` over the opaque `below`; channels 0.0 to 1.0."""
    channels = [int(color[start : start + 2], 16) / 255 for start in range(1, len(color), 2)]
    alpha = channels.pop() if len(color) == len("#rrggbbaa") else 1.0
    red, green, blue = (
        top * alpha + bottom * (1 - alpha) for top, bottom in zip(channels, below, strict=True)
    )
    return red, green, blue


def _linear(channel: float) -> float:
    # sRGB is straight near black and a curve above.
    return channel / 12.92 if channel <= _END_OF_LINE else ((channel + 0.055) / 1.055) ** 2.4


def _luminance(color: RGB) -> float:
    red, green, blue = map(_linear, color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(text: Color, *surfaces: Color) -> float:
    """Ratio from 1.0 (the same) to 21.0 (black on white).

    Args:
        text: Colour of the words.
        surfaces: What lies under them, nearest first; white lies under all.
    """
    ground: RGB = (1.0, 1.0, 1.0)
    for surface in reversed(surfaces):
        ground = _over(surface, ground)
    lighter, darker = sorted((_luminance(_over(text, ground)), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
