# SPDX-License-Identifier: MIT
"""Bodies of requests: read as a stream within limits, and parsed as records.

The content type is not looked at: the tag sends text/plain, which needs no preflight.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Annotated, TypeVar

from fastapi import Depends, Request
from pydantic import ValidationError

from exit_studio.models.record import Record, first_problem
from exit_studio.models.wire import MAX_BODY_BYTES, MAX_PUBLISH_BYTES
from exit_studio.server.answers import Refusal
from exit_studio.server.backend import BackendDep

__all__ = ["AuthorBody", "WebsiteBody", "parsed", "read_body"]

R = TypeVar("R", bound=Record)

_PASSED_OVER = 8 * 1024 * 1024
_LONGEST_PLACE = 200


async def read_body(chunks: AsyncIterator[bytes], *, limit: int, seconds: float) -> bytes:
    """Read a body.

    Of one that is too large up to 8 MB more are read, and thrown away, before it is refused:
    whoever is still sending does not see an answer. No more than `limit` bytes are ever kept.

    Args:
        chunks: The body as it arrives.
        limit: The most bytes that it may have.
        seconds: The longest that it may take.

    Raises:
        Refusal: it is too large or too slow.
    """
    body, size = bytearray(), 0
    try:
        async with asyncio.timeout(seconds):
            async for chunk in chunks:
                size += len(chunk)
                if size > limit + _PASSED_OVER:
                    break
                if size <= limit:
                    body += chunk
    except TimeoutError as error:
        raise Refusal(
            HTTPStatus.REQUEST_TIMEOUT,
            "body_slow",
            f"The request did not arrive within {seconds:g} seconds.",
            hint="Try again over a better connection.",
        ) from error
    if size > limit:
        raise Refusal(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "body_too_large",
            f"The request is larger than the {limit // 1024} KB that are allowed here.",
            hint="Send less in one request.",
            # What is left of the body must not be taken for the next request.
            headers={"Connection": "close"},
        )
    return bytes(body)


async def _website_body(request: Request, backend: BackendDep) -> bytes:
    return await read_body(request.stream(), limit=MAX_BODY_BYTES, seconds=backend.body_seconds)


async def _author_body(request: Request, backend: BackendDep) -> bytes:
    return await read_body(request.stream(), limit=MAX_PUBLISH_BYTES, seconds=backend.body_seconds)


WebsiteBody = Annotated[bytes, Depends(_website_body)]
AuthorBody = Annotated[bytes, Depends(_author_body)]


def parsed(body: bytes, model: type[R]) -> R:
    """Return the record that `body` is.

    Raises:
        Refusal: it is no JSON, or not that of such a record; the message names the place.
    """
    try:
        return model.model_validate_json(body, strict=True)
    except ValidationError as error:
        raise _refusal(error) from error


def _refusal(error: ValidationError) -> Refusal:
    steps, words = first_problem(error)
    if error.errors(include_url=False, include_input=False)[0]["type"] == "json_invalid":
        return Refusal(
            HTTPStatus.BAD_REQUEST,
            "bad_json",
            f"The request is no JSON: {words.removeprefix('Invalid JSON: ')}.",
            hint="It may have been cut short; send it again, whole.",
        )
    place = ".".join(str(step) for step in steps)[:_LONGEST_PLACE] or "the top"
    more = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return Refusal(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "invalid_body",
        f"The request is not valid: at {place}: {words}{more}.",
        hint="Check that both sides are of versions of Exit Studio that fit.",
    )
