# SPDX-License-Identifier: MIT
"""The very first start: makes a library with the sample campaign in it, and with its picture.

It says the sample's id and ends. What comes later finds a library as it is on a second day.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt

from benchmarks.programs.studio import painted_window, run, until
from exit_studio.bootstrap.app import App
from exit_studio.ui.library.library_window import LibraryWindow


async def prepare(app: App) -> None:
    """Wait for the sample and for its picture in the library."""
    (sample,) = await app.library.campaigns()
    await painted_window(app, sample.id)
    app.studio.show_library()
    await until(lambda: has_picture(app.studio.library))
    print(sample.id, flush=True)


def has_picture(window: LibraryWindow | None) -> bool:
    """Whether the library shows the picture of its first campaign, which it keeps by then."""
    if window is None:
        return False
    return window.campaigns.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is not None


if __name__ == "__main__":
    run(Path(sys.argv[1]), prepare)
