# SPDX-License-Identifier: MIT
"""Where Tab goes: in the order of the layout, whenever a part was built.

Qt's own order is that in which parts came into a window, and a section comes when it is shown
first, a card when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

__all__ = ["go_on", "holds_focus", "stops"]


def stops(part: QWidget) -> Iterator[QWidget]:
    """The tab stops inside `part` that can be reached now, as the eye meets them."""
    for child in _children(part):
        if not child.isVisibleTo(part) or child.isWindow():
            continue
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus:
            # What stands inside of a control is the control's own affair.
            if child.isEnabled():
                yield child
        else:
            yield from stops(child)


def holds_focus(part: QWidget) -> bool:
    """Whether the focus of its window is on `part`, or on something in it.

    Whichever window is active: an open list is one of its own.
    """
    here = part.window().focusWidget()
    return here is part or part.isAncestorOf(here)


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Move the focus of `window` to the next stop, or to the one before; False if there is none."""
    found = list(stops(window))
    if not found:
        return False
    here = window.focusWidget()
    index = next(
        (n for n, stop in enumerate(found) if stop is here or stop.isAncestorOf(here)), None
    )
    if index is None:
        index = -1 if forward else 0
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    found[(index + (1 if forward else -1)) % len(found)].setFocus(reason)
    return True


def _children(part: QWidget) -> list[QWidget]:
    """What stands directly in `part`: by its layout, then the others by place."""
    children = [child for child in part.children() if isinstance(child, QWidget)]
    order = {id(widget): n for n, widget in enumerate(_laid_out(part.layout()))}
    last = len(order)
    return sorted(children, key=lambda child: (order.get(id(child), last), child.y(), child.x()))


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for index in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(index) if layout is not None else None
        if item is None:
            continue
        widget = item.widget()
        if widget is not None:
            yield widget
        else:
            yield from _laid_out(item.layout())
