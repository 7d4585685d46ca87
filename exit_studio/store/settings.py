# SPDX-License-Identifier: MIT
"""Settings that belong to a library, as JSON text. What a key holds is its user's knowledge."""

from __future__ import annotations

from sqlalchemy.orm import Session

from exit_studio.store.tables import SettingRow

__all__ = ["get", "put"]


def get(session: Session, key: str) -> str | None:
    """Return what was put last under `key`, or None."""
    row = session.get(SettingRow, key)
    return None if row is None else row.value


def put(session: Session, key: str, value: str) -> None:
    """Keep `value` under `key`, in place of what was there."""
    session.merge(SettingRow(key=key, value=value))
