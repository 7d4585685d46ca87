# SPDX-License-Identifier: MIT
"""Pictures of pop-ups, by a key that their maker chooses. They can always be made again."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from exit_studio.store.tables import ThumbnailRow

__all__ = ["KEPT", "get", "put"]

KEPT = 12_000
"""Pictures that are kept: one for each campaign of the largest library, and some to spare."""


def get(session: Session, key: str) -> bytes | None:
    """Return the picture that was put last under `key`, or None."""
    return session.scalar(select(ThumbnailRow.png).where(ThumbnailRow.key == key))


def put(session: Session, key: str, png: bytes, *, kept: int = KEPT) -> None:
    """Keep a picture, and let go of those that were put in more than `kept` pictures ago."""
    session.execute(delete(ThumbnailRow).where(ThumbnailRow.key == key))
    row = ThumbnailRow(key=key, png=png)
    session.add(row)
    session.flush()
    session.execute(delete(ThumbnailRow).where(ThumbnailRow.number <= row.number - kept))
