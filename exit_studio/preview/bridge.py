# SPDX-License-Identifier: MIT
"""The one object that the page can see: a signal down to it, and a slot up from it.

What the messages say stands in `messages`; what is done about them in `view`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage

from exit_studio.preview.messages import PREVIEW_MESSAGE, PreviewMessage

__all__ = ["Bridge"]

log = logging.getLogger(__name__)

_LOGGED_CHARACTERS = 200


class Bridge(QObject):
    """Both ways between a page and the studio, as JSON.

    To the page it has exactly two members, `pushed` and `send`. It has to be made before the page
    is loaded, and lives as long as the page.

    Signals:
        pushed (str): A message for the page.
    """

    pushed = Signal(str)

    def __init__(self, page: QWebEnginePage, hear: Callable[[PreviewMessage], None]) -> None:
        super().__init__(page)
        self._hear = hear
        channel = QWebChannel(page)
        channel.registerObject("bridge", self)
        page.setWebChannel(channel)

    @Slot(str)
    def send(self, text: str) -> None:
        """Take a message from the page. What is no message is logged and changes nothing."""
        try:
            message = PREVIEW_MESSAGE.validate_json(text, strict=True)
        except ValidationError as error:
            log.warning(
                "The preview sent what is no message (%d faults): %s",
                error.error_count(),
                ascii(text[:_LOGGED_CHARACTERS]),
            )
            return
        self._hear(message)
