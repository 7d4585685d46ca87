# SPDX-License-Identifier: MIT
"""The tokens of authors, which are known by their hashes alone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from exit_studio.server.security import Author, Role, same_hash
from exit_studio.server.tables import AuthorTokenRow

__all__ = ["add_token", "author_with", "has_tokens"]


def has_tokens(session: Session) -> bool:
    """Whether anybody has a token."""
    return session.scalar(select(AuthorTokenRow.hash).limit(1)) is not None


def add_token(session: Session, *, token_hash: str, name: str, role: Role, now: datetime) -> None:
    """Let in whoever bears the token with this hash."""
    session.add(AuthorTokenRow(hash=token_hash, name=name, role=role.value, created_at=now))


def author_with(session: Session, token_hash: str) -> Author | None:
    """Return whom the token with this hash lets in, or None."""
    row = session.get(AuthorTokenRow, token_hash)
    if row is None or not same_hash(row.hash, token_hash):
        return None
    return Author(name=row.name, role=Role(row.role))
