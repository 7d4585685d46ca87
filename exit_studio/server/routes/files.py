# SPDX-License-Identifier: MIT
"""Files that are the same for everybody: the tag, and the pages of the demo shop."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from http import HTTPStatus
from pathlib import PurePosixPath

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from exit_studio.resources import ResourceNotFoundError, read_bytes
from exit_studio.server.answers import Refusal

__all__ = ["router"]

router = APIRouter()

_READING = ["GET", "HEAD"]
_CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
"""What the demo shop may hold. The system's own table differs from one machine to the next."""

_TAG_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "public, max-age=300",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_DEMO_HEADERS = {
    "Cache-Control": "no-cache",
    # As strict as a site can be: whatever works here works under the policies of real shops.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'self'; require-trusted-types-for 'script'"
    ),
    "Referrer-Policy": "same-origin",
}


@router.api_route("/tag.js", methods=_READING)
def tag(request: Request) -> Response:
    """Serve the script that websites embed."""
    return _file(request, "tag/dist/tag.js", _TAG_HEADERS)


@router.api_route("/", methods=_READING)
@router.api_route("/demo", methods=_READING)
def front_door() -> Response:
    """Lead to the demo shop: there is nothing else here for a browser."""
    return RedirectResponse("/demo/")


@router.api_route("/demo/{path:path}", methods=_READING)
def demo(request: Request, path: str) -> Response:
    """Serve a page of the demo shop, or what belongs to it."""
    return _file(request, f"demo/{path or 'index.html'}", _DEMO_HEADERS)


def _file(request: Request, name: str, headers: Mapping[str, str]) -> Response:
    content_type = _CONTENT_TYPES.get(PurePosixPath(name).suffix)
    if content_type is None:
        raise _no_such_page()
    try:
        content = read_bytes(name)
    except (ResourceNotFoundError, OSError) as error:  # such as a name that is too long
        raise _no_such_page() from error
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    every = {**headers, "ETag": etag, "X-Content-Type-Options": "nosniff"}
    known = request.headers.get("if-none-match", "")
    if etag in known or known == "*":
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=every)
    return Response(content, headers=every, media_type=content_type)


def _no_such_page() -> Refusal:
    return Refusal(
        HTTPStatus.NOT_FOUND, "not_found", "There is no such page.", hint="Check the address."
    )
