# SPDX-License-Identifier: MIT
"""Puts the backend together: its routes over one `Backend`. Running it is `run`'s."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig

from exit_studio.server.answers import add_error_answers
from exit_studio.server.backend import Backend, ServerSettings, open_backend
from exit_studio.server.routes import authors, files, health, websites

__all__ = ["app_over", "create_app"]

# What visitors do is told to nobody else, whatever the environment says.
_NO_TELEMETRY: TelemetryConfig = {
    "auto_configure": False,
    "logs": False,
    "metrics": False,
    "tracing": False,
}


def create_app(settings: ServerSettings) -> FastAPI:
    """Open a backend and return the application that answers for it.

    The database is closed when the application is shut down.

    Raises:
        ServerError: the database cannot be used; the message says why.
    """
    return app_over(open_backend(settings))


def app_over(backend: Backend) -> FastAPI:
    """Return the application that answers for an open backend, and closes it in the end."""

    @asynccontextmanager
    async def closing(_: FastAPI) -> AsyncIterator[None]:
        yield
        backend.database.close()

    app = FastAPI(
        lifespan=closing,
        openapi_url=None,  # the pages that show it would load scripts from elsewhere
        redirect_slashes=False,
        telemetry=_NO_TELEMETRY,
    )
    app.state.backend = backend
    add_error_answers(app)
    for routes in (health, authors, websites, files):
        app.include_router(routes.router)
    return app
