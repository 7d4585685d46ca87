# SPDX-License-Identifier: MIT
"""A later start of the studio, as a person has it: into the library, and on into a campaign.

It says `usable` when the library's window has painted its campaigns and a key pressed in it has
done what it does. With that key a campaign is chosen, and opened with the next one; `open` is said
when its window is shown and the preview has painted the pop-up. Its measure is `bare_start`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.programs.studio import painted_window, run, until
from exit_studio.bootstrap.app import App


async def use_library(app: App) -> None:
    """Press keys in the library as soon as there is something to press them in."""
    await until(lambda: app.first is not None and app.first.is_painted)
    assert app.first is not None  # noqa: S101  # waited for
    view = app.first.window.view
    press(view, Qt.Key.Key_Down)
    await until(lambda: view.currentIndex().isValid())
    view.viewport().repaint()
    print("usable", flush=True)
    press(view, Qt.Key.Key_Return)


async def wait_for_campaign(app: App) -> None:
    """Wait for what the last key has asked for."""
    await painted_window(app, sys.argv[2])
    print("open", flush=True)


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press a key, as the window system would hand it over."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
        QApplication.postEvent(widget, event)


if __name__ == "__main__":
    run(Path(sys.argv[1]), wait_for_campaign, meanwhile=use_library)
