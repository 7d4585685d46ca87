# SPDX-License-Identifier: MIT
"""The least that a Qt program with a web view can be: one window, one empty page.

It says `usable` when the page has been painted, and ends. The studio's counterpart is
`studio_start`.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

# As the studio's preview does it: a task that follows a frame runs when the frame has been drawn.
TELL_WHEN_PAINTED = """
requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { document.title = "painted"; };
  port2.postMessage(null);
});
"""


class BareWindow(QWebEngineView):
    """One empty web view that is a window."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 800)
        self.loadFinished.connect(self._ask)
        self.titleChanged.connect(self._tell)
        self.setUrl(QUrl("about:blank"))

    def _ask(self) -> None:
        self.page().runJavaScript(TELL_WHEN_PAINTED)

    def _tell(self, title: str) -> None:
        if title == "painted":
            print("usable", flush=True)
            QApplication.quit()


def main() -> int:
    """Show the window until it has said that it is usable."""
    app = QApplication(["bare-start"])
    window = BareWindow()
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
