# SPDX-License-Identifier: MIT
"""How the backend answers: JSON of records, and an `ErrorAnswer` for whatever goes wrong.

What it answers to which request is known to `routes`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from exit_studio.models.record import Record
from exit_studio.models.wire import ErrorAnswer

__all__ = ["Refusal", "add_error_answers", "answer", "json_answer", "set_shared_headers"]

_log = logging.getLogger(__name__)

_EVERY_ANSWER = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
_SHOWN_OF_A_PATH = 100


class Refusal(Exception):
    """A request that is not fulfilled, and why.

    Attributes:
        status: Of HTTP.
        said: The body of the answer.
        headers: Of the answer, besides those that all have.
    """

    def __init__(
        self,
        status: int,
        error: str,
        message: str,
        *,
        hint: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, error, message)
        self.status = status
        self.said = ErrorAnswer(error=error, message=message, hint=hint)
        self.headers = dict(headers or {})


def answer(
    request: Request,
    record: Record,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer with a record as JSON.

    Args:
        request: What is answered.
        record: What is said.
        status: Of HTTP.
        headers: Besides those that all answers, and all answers to this request, have.
    """
    return json_answer(request, record.model_dump_json(), status=status, headers=headers)


def json_answer(
    request: Request,
    text: str | bytes,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer with `text`, which is JSON. For the arguments see `answer`."""
    return Response(
        text,
        status,
        headers={**_EVERY_ANSWER, **_shared_headers(request), **(headers or {})},
        media_type="application/json",
    )


def set_shared_headers(request: Request, headers: Mapping[str, str]) -> None:
    """Give every answer to this request these headers, errors too."""
    request.state.shared_headers = dict(headers)


def _shared_headers(request: Request) -> dict[str, str]:
    headers: dict[str, str] = getattr(request.state, "shared_headers", {})
    return headers


def add_error_answers(app: FastAPI) -> None:
    """Let `app` answer whatever is raised with an `ErrorAnswer`: never with HTML or a traceback."""

    @app.exception_handler(Refusal)
    async def refused(request: Request, error: Refusal) -> Response:
        return answer(request, error.said, status=error.status, headers=error.headers)

    @app.exception_handler(HTTPException)
    async def not_routed(request: Request, error: HTTPException) -> Response:
        path = request.url.path[:_SHOWN_OF_A_PATH]
        said = ErrorAnswer(
            error="not_found" if error.status_code == HTTPStatus.NOT_FOUND else "not_allowed",
            message=f"This server does not answer {request.method} {path}.",
            hint="Check the address.",
        )
        return answer(request, said, status=error.status_code, headers=error.headers)

    @app.exception_handler(ClientDisconnect)
    async def broken_off(request: Request, _: ClientDisconnect) -> Response:
        # Nobody reads this; but half a request is no fault of the server that it should log.
        said = ErrorAnswer(error="broken_off", message="The request broke off.")
        return answer(request, said, status=HTTPStatus.BAD_REQUEST)

    @app.exception_handler(OperationalError)
    async def storage_failed(request: Request, error: OperationalError) -> Response:
        _log.error("The database failed at %r: %s", request.url.path, error.orig)
        said = ErrorAnswer(
            error="storage_failed",
            message="The server cannot use its database now; nothing was changed.",
            hint="Try again later. If it stays so, look at the server's disk and its log.",
        )
        return answer(request, said, status=HTTPStatus.SERVICE_UNAVAILABLE)

    # Starlette raises the error again after this answer, and so it gets into the log.
    @app.exception_handler(Exception)
    async def failed(request: Request, _: Exception) -> Response:
        said = ErrorAnswer(
            error="internal",
            message="The server failed to answer this request.",
            hint="Try again later. The server's log says what happened.",
        )
        return answer(request, said, status=HTTPStatus.INTERNAL_SERVER_ERROR)
