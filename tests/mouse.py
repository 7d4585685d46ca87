# SPDX-License-Identifier: MIT
"""Mouse input that QTest has no call for."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

__all__ = ["double_click"]

_PRESS = (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton)
_RELEASE = (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)
_PRESS_AGAIN = (QEvent.Type.MouseButtonDblClick, Qt.MouseButton.LeftButton)

_moments = count(1_000_000, 2_000)


def double_click(target: QWidget, place: QPoint) -> None:
    """Click twice, 60 ms apart; those of QTest lie too far apart for Chromium's double-click."""
    moment = next(_moments)
    for step, (kind, held) in enumerate((_PRESS, _RELEASE, _PRESS_AGAIN, _RELEASE)):
        event = QMouseEvent(
            kind,
            place.toPointF(),
            target.mapToGlobal(place).toPointF(),
            Qt.MouseButton.LeftButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        event.setTimestamp(moment + 30 * step)
        QApplication.sendEvent(target, event)
