# SPDX-License-Identifier: MIT
"""Where a window stands on the screens. Plain data: a first window is placed before all else loads.

Which windows there are is told by `models.arrangement`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

__all__ = ["Place", "fitted"]


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in device-independent pixels, over all screens.

    Attributes:
        is_maximized: Whether the window fills its screen; the rectangle is then what it goes back
            to.
    """

    x: int
    y: int
    width: int
    height: int
    is_maximized: bool = False

    @property
    def right(self) -> int:
        """The first column that does not belong to it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row that does not belong to it."""
        return self.y + self.height


def fitted(place: Place, screens: Sequence[Place]) -> Place:
    """`place`, moved into the screen that shows most of it, and made smaller where it has to be.

    Args:
        place: Where the window stood, perhaps on a screen that is gone.
        screens: The screens that there are, the main one first; without any, nothing is changed.
    """
    if not screens:
        return place
    screen = max(screens, key=lambda each: _shared(place, each))
    width, height = min(place.width, screen.width), min(place.height, screen.height)
    return replace(
        place,
        x=min(max(place.x, screen.x), screen.right - width),
        y=min(max(place.y, screen.y), screen.bottom - height),
        width=width,
        height=height,
    )


def _shared(one: Place, other: Place) -> int:
    """How many pixels two rectangles share."""
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(width, 0) * max(height, 0)
