# SPDX-License-Identifier: MIT
"""The least that a program can be that shows on a page what one types: a field and a web view.

Each change of the text is handed to the page by one `runJavaScript`, and the page tells when it has
painted it in the way in which the studio's preview tells. Its counterpart is `studio_keys`.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from benchmarks.programs.typist import Typist, serve
from exit_studio.ui.immortal import keep_singletons_alive

PAGE = """<!doctype html>
<meta charset="utf-8">
<title>Bare page</title>
<h1 id="heading"></h1>
<script src="qrc:///qtwebchannel/qwebchannel.js"></script>
<script>
  "use strict";
  let bridge;
  let revision = 0;
  const show = (text, number) => {
    document.getElementById("heading").textContent = text;
    revision = number;
    requestAnimationFrame(() => {
      // A task that follows a frame runs when the frame has been drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => bridge.note_painted(revision);
      port2.postMessage(null);
    });
  };
  new QWebChannel(qt.webChannelTransport, (channel) => {
    bridge = channel.objects.bridge;
    show("", 0);
  });
</script>
"""


class Bridge(QObject):
    """What the page can call.

    Signals:
        painted (int): what was handed over with this number is on the screen.
    """

    painted = Signal(int)

    @Slot(int)
    def note_painted(self, revision: int) -> None:
        """Pass on what the page says."""
        self.painted.emit(revision)


class BareWindow(QWidget):
    """A field, and a page that shows what stands in it.

    Attributes:
        revision: Number of the last text that was handed to the page.
    """

    def __init__(self) -> None:
        super().__init__()
        self.revision = 0
        self.field = QLineEdit()
        self.view = QWebEngineView()
        self.bridge = Bridge(self.view)
        channel = QWebChannel(self.view)
        channel.registerObject("bridge", self.bridge)
        self.view.page().setWebChannel(channel)
        self.view.setHtml(PAGE, QUrl("qrc:///bare"))
        line = QHBoxLayout(self)
        line.addWidget(self.field, 1)
        line.addWidget(self.view, 2)
        self.resize(1280, 800)
        self.field.textEdited.connect(self._hand_over)

    def _hand_over(self, text: str) -> None:
        self.revision += 1
        self.view.page().runJavaScript(f"show({json.dumps(text)}, {self.revision})")


class Measuring(QObject):
    """Begins to listen for orders when the page is there."""

    def __init__(self, window: BareWindow) -> None:
        super().__init__()
        self._window = window
        self._orders: QObject | None = None
        self._typist = Typist(window.field, self._revision)
        window.bridge.painted.connect(self._note)

    def _revision(self) -> int:
        return self._window.revision

    def _note(self, revision: int) -> None:
        if self._orders is None:
            self._window.field.setFocus()
            self._orders = serve(self._typist, QApplication.quit)
        else:
            self._typist.note_painted(revision)


def main() -> int:
    """Show the window until standard input is closed."""
    keep_singletons_alive()
    app = QApplication(["bare-keys"])
    window = BareWindow()
    window.show()
    measuring = Measuring(window)
    status = app.exec()
    del measuring
    return status


if __name__ == "__main__":
    sys.exit(main())
