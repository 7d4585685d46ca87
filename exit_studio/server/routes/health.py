# SPDX-License-Identifier: MIT
"""Which program answers here. Asked without a token, so it tells nothing else."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from exit_studio import __version__
from exit_studio.models.wire import Health
from exit_studio.server.answers import answer

__all__ = ["router"]

router = APIRouter()


@router.get("/healthz")
def health(request: Request) -> Response:
    """Say that the server is up."""
    return answer(request, Health(version=__version__))
