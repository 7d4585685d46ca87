# SPDX-License-Identifier: MIT
"""How readable a colour is on another: the contrast ratio of WCAG 2.2 (definition of “contrast ratio”)."""

from __future__ import annotations

from exit_studio.models.values import Color

__all__ = ["MIN_TEXT_CONTRAST", "contrast_ratio"]

MIN_TEXT_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3, for text under 24 px."""

RGB = tuple[float, float, float]


def _over(color: Color, below: RGB) -> RGB:
    """Paint `color` over the opaque `below`; channels 0.0 to 1.0."""
    channels = [int(color[start : start + 2], 16) / 255 for start in range(1, len(color), 2)]
    alpha = channels[3] if len(channels) > 3 else 1.0
    red, green, blue = (top * alpha + bottom * (1 - alpha) for top, bottom in zip(channels[:3], below, strict=True))
    return red, green, blue


def _luminance(color: RGB) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in color
    )
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
