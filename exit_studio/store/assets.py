# SPDX-License-Identifier: MIT
"""The pictures that campaigns use, by the hash of their bytes. Who uses which, documents say.

Each function is one transaction's work on a session that the caller opens and closes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from exit_studio.models.assets import Asset, asset_kind
from exit_studio.store.tables import AssetRow, DamagedValue

__all__ = ["get", "known", "put"]


def put(session: Session, asset: Asset, at: datetime) -> None:
    """Keep a picture. One that is kept already stays as it is."""
    if known(session, [asset.sha256]):
        return
    session.add(
        AssetRow(
            sha256=asset.sha256,
            mime=asset.kind.mime,
            content=asset.content,
            size=len(asset.content),
            added_at=at,
        )
    )
    session.flush()


def get(session: Session, digest: str) -> Asset | None:
    """Return the picture whose hash is `digest`, None where there is none.

    Raises:
        DamagedValue: its bytes are not those that were put in.
    """
    row = session.get(AssetRow, digest)
    if row is None:
        return None
    kind = asset_kind(row.content)
    if kind is None or sha256(row.content).hexdigest() != digest:
        raise DamagedValue(digest)
    return Asset(digest, kind, row.content)


def known(session: Session, digests: Iterable[str]) -> frozenset[str]:
    """Return those of `digests` whose pictures are kept."""
    return frozenset(
        session.scalars(select(AssetRow.sha256).where(AssetRow.sha256.in_(list(digests))))
    )
