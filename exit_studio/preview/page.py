# SPDX-License-Identifier: MIT
"""The page of the preview, which stays where it is and opens nothing.

What it shows comes through `bridge`; what it may load is decided in `scheme` and `profile`.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEnginePermission, QWebEngineProfile
from typing_extensions import override

from exit_studio.preview.scheme import START

__all__ = ["PreviewPage"]

log = logging.getLogger(__name__)

_Level = QWebEnginePage.JavaScriptConsoleMessageLevel
_LEVELS = {
    _Level.InfoMessageLevel: logging.DEBUG,
    _Level.WarningMessageLevel: logging.WARNING,
    _Level.ErrorMessageLevel: logging.ERROR,
}


class PreviewPage(QWebEnginePage):
    """Shows `START` and nothing else; asks for nothing; what its scripts say goes to the log."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self.permissionRequested.connect(self._deny)

    def _deny(self, permission: QWebEnginePermission) -> None:
        permission.deny()

    @override
    def acceptNavigationRequest(
        self, url: QUrl | str, type: QWebEnginePage.NavigationType, isMainFrame: bool, /
    ) -> bool:
        if isMainFrame and url == START:
            return True
        log.warning("The preview stays where it is; it was asked to open %s", _shortened(url))
        return False

    @override
    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        lineNumber: int,
        sourceID: str,
        /,
    ) -> None:
        log.log(_LEVELS[level], "preview: %s (%s, line %d)", message, sourceID, lineNumber)

    @override
    def javaScriptAlert(self, securityOrigin: QUrl | str, msg: str, /) -> None:
        log.warning("The preview wanted to alert: %s", msg)

    @override
    def javaScriptConfirm(self, securityOrigin: QUrl | str, msg: str, /) -> bool:
        log.warning("The preview wanted to ask: %s", msg)
        return False

    @override
    def chooseFiles(
        self,
        mode: QWebEnginePage.FileSelectionMode,
        oldFiles: Sequence[str],
        acceptedMimeTypes: Sequence[str],
        /,
    ) -> list[str]:
        return []


def _shortened(url: QUrl | str) -> str:
    return QUrl(url).toDisplayString()[:200]
