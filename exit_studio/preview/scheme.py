# SPDX-License-Identifier: MIT
"""The scheme `exitstudio:` and the table of everything that it serves.

What is not in the table does not exist; which page may be opened at all is decided in `page`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QFile, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from typing_extensions import override

from exit_studio import resources

__all__ = ["SCHEME", "START", "SchemeHandler", "register_scheme"]

log = logging.getLogger(__name__)

SCHEME = b"exitstudio"
HOST = "preview"
START = QUrl(f"{SCHEME.decode()}://{HOST}/preview")
"""The one page that there is."""

_HTML = b"text/html;charset=utf-8"
_CSS = b"text/css;charset=utf-8"
_SCRIPT = b"text/javascript;charset=utf-8"

_HEADERS = {
    b"Content-Security-Policy": (
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        b"font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        b"require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    b"X-Content-Type-Options": b"nosniff",
    b"Referrer-Policy": b"no-referrer",
    b"Cache-Control": b"no-store",
}


@dataclass(frozen=True, slots=True)
class _Route:
    """How one address is answered."""

    mime: bytes
    read: Callable[[], bytes]


def _web_channel_script() -> bytes:
    """Qt's own client of the web channel; a page of ours may not load it from `qrc:` itself."""
    file = QFile(":/qtwebchannel/qwebchannel.js")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise resources.ResourceNotFoundError("Qt WebChannel brings no qwebchannel.js.")
    return bytes(file.readAll().data())


def _editor(name: str, mime: bytes) -> _Route:
    return _Route(mime, partial(resources.read_bytes, "editor", name))


_ROUTES = {
    "/preview": _editor("preview.html", _HTML),
    "/preview.css": _editor("preview.css", _CSS),
    "/overlay.js": _editor("overlay.js", _SCRIPT),
    "/channel.js": _editor("channel.js", _SCRIPT),
    "/outlines.js": _editor("outlines.js", _SCRIPT),
    "/stage.js": _editor("stage.js", _SCRIPT),
    "/text.js": _editor("text.js", _SCRIPT),
    "/writing.js": _editor("writing.js", _SCRIPT),
    "/tag.js": _Route(_SCRIPT, partial(resources.read_bytes, "tag", "dist", "tag.js")),
    "/qwebchannel.js": _Route(_SCRIPT, _web_channel_script),
}


def register_scheme() -> None:
    """Make `exitstudio:` known to Chromium. A second call does nothing.

    Raises:
        RuntimeError: a QApplication exists already; Chromium would not hear of the scheme.
    """
    if bytes(QWebEngineUrlScheme.schemeByName(QByteArray(SCHEME)).name().data()) == SCHEME:
        return
    if QCoreApplication.instance() is not None:
        raise RuntimeError("register_scheme() must be called before the QApplication is made.")
    scheme = QWebEngineUrlScheme(QByteArray(SCHEME))
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    scheme.setFlags(flag.SecureScheme | flag.CorsEnabled | flag.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers the requests of our own page from the table, and denies all others."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # The keys and the values outlive each reply, which only borrows them.
        # The stub says `Dict[QByteArray, QByteArray]`; what Qt takes is several values for a name.
        self._headers = {QByteArray(name): [QByteArray(value)] for name, value in _HEADERS.items()}

    @override
    def requestStarted(self, job: QWebEngineUrlRequestJob, /) -> None:
        url = job.requestUrl()
        route = _ROUTES.get(url.path()) if url.host() == HOST else None
        if bytes(job.requestMethod().data()) != b"GET" or not _is_ours(job.initiator()):
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        if route is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        try:
            content = route.read()
        except (resources.ResourceNotFoundError, OSError):
            log.exception("The preview could not be given %s", url.path())
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        # The buffer has to live as long as the job reads from it.
        buffer = QBuffer(job)
        buffer.setData(content)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.setAdditionalResponseHeaders(self._headers)  # type: ignore[arg-type]  # see __init__
        job.reply(QByteArray(route.mime), buffer)


def _is_ours(initiator: QUrl) -> bool:
    """Whether our own page asks, or nobody's: then it is the studio that opens the page."""
    if initiator.isEmpty():
        return True
    return initiator.scheme() == START.scheme() and initiator.host() == HOST
