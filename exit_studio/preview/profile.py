# SPDX-License-Identifier: MIT
"""The browser profile of the preview: it remembers nothing and reaches nothing.

What a page may do inside of it is said in `page`.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from typing_extensions import override

from exit_studio.preview.scheme import SCHEME, SchemeHandler

__all__ = ["PreviewProfile"]

log = logging.getLogger(__name__)

_PICTURE_SCHEMES = frozenset({"data", "blob"})

_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    _Attribute.AllowGeolocationOnInsecureOrigins,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AllowWindowActivationFromJavaScript,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.BackForwardCacheEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.ErrorPageEnabled,
    # A reload after a crash must not take the keyboard away from a field of the window.
    _Attribute.FocusOnNavigationEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanPaste,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalStorageEnabled,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.PluginsEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.TouchIconsEnabled,
    _Attribute.WebGLEnabled,
)


class _Interceptor(QWebEngineUrlRequestInterceptor):
    """Lets our own scheme through, and pictures that carry their bytes in their address."""

    @override
    def interceptRequest(self, info: QWebEngineUrlRequestInfo, /) -> None:
        scheme = info.requestUrl().scheme()
        if scheme == SCHEME.decode():
            return
        is_picture = info.resourceType() is (
            QWebEngineUrlRequestInfo.ResourceType.ResourceTypeImage
        )
        if not (is_picture and scheme in _PICTURE_SCHEMES):
            info.block(True)


class PreviewProfile(QWebEngineProfile):
    """An off-the-record profile without network, storage, downloads, spelling or permissions.

    Make one for an application, parented to it. Every page of it has to be gone before it
    (`PreviewView.dispose`, `PictureMaker.dispose`): Qt may crash otherwise.
    """

    def __init__(self, parent: QObject) -> None:
        # Without a name it keeps nothing on disk; a named profile is persistent.
        super().__init__(parent)
        self._handler = SchemeHandler(self)
        self.installUrlSchemeHandler(SCHEME, self._handler)
        self._interceptor = _Interceptor(self)
        self.setUrlRequestInterceptor(self._interceptor)
        self.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self.setPersistentCookiesPolicy(
            QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
        )
        self.setPersistentPermissionsPolicy(
            QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
        )
        self.setSpellCheckEnabled(False)
        self.setPushServiceEnabled(False)
        settings = self.settings()
        for attribute in _OFF:
            settings.setAttribute(attribute, False)
        self.downloadRequested.connect(self._refuse_download)

    def _refuse_download(self, download: QWebEngineDownloadRequest) -> None:
        log.warning("The preview wanted to download %s", download.url().toDisplayString())
        download.cancel()
