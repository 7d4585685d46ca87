# SPDX-License-Identifier: MIT
"""What every answer of the backend is made with: its database, its clock, who may come in.

Made once by `app`, and handed to the routes; nothing of it is global.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from exit_studio.errors import ServerError
from exit_studio.server.database import Database, open_database, worded_errors
from exit_studio.server.repository import sites, tokens
from exit_studio.server.security import Author, Role, is_token, same_hash, token_hash

__all__ = ["DATABASE_FILE", "Backend", "BackendDep", "ServerSettings", "open_backend"]

DATABASE_FILE = "server.db"
"""Name of the database in the data folder."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What a backend is told when it is made.

    Attributes:
        data_dir: The folder of its database; made if it is missing.
        clock: The present, aware.
        new_id: Makes an id that was never used, from a short prefix.
        token: A token that is let in, as an admin, by this backend as long as it runs.
        body_seconds: How long the body of a request may take to arrive.
    """

    data_dir: Path
    clock: Callable[[], datetime]
    new_id: Callable[[str], str]
    token: str | None = None
    body_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Backend:
    """What routes work with.

    Attributes:
        run_token_hash: Of the token of this run, or None.
    """

    database: Database
    clock: Callable[[], datetime]
    run_token_hash: str | None
    body_seconds: float

    def author_with(self, token: str) -> Author | None:
        """Return whom a token lets in, or None."""
        presented = token_hash(token)
        if self.run_token_hash is not None and same_hash(presented, self.run_token_hash):
            return Author(name="this run", role=Role.ADMIN)
        with self.database.reading() as session:
            return tokens.author_with(session, presented)


def open_backend(settings: ServerSettings) -> Backend:
    """Open the database, and see to it that the first sites are there.

    Raises:
        ServerError: the folder or the database cannot be used, or the token is none.
    """
    if settings.token is not None and not is_token(settings.token):
        raise ServerError(
            "The token for this run is too short or holds characters that no token has.",
            hint="Give one of 32 to 128 letters, digits, - and _.",
        )
    file = settings.data_dir / DATABASE_FILE
    with worded_errors(file):
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = open_database(file, clock=settings.clock)
    try:
        with worded_errors(file), database.writing() as session:
            key, now = settings.new_id("site"), settings.clock()
            sites.add_first_sites(session, website_key=key, now=now)
    except ServerError:
        database.close()
        raise
    return Backend(
        database=database,
        clock=settings.clock,
        run_token_hash=None if settings.token is None else token_hash(settings.token),
        body_seconds=settings.body_seconds,
    )


def _backend(request: Request) -> Backend:
    backend: Backend = request.app.state.backend
    return backend


BackendDep = Annotated[Backend, Depends(_backend)]
