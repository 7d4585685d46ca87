# SPDX-License-Identifier: MIT
"""The websites that may use the backend, and their origins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from exit_studio.models.wire import Site
from exit_studio.server.tables import SiteOriginRow, SiteRow

__all__ = ["DEMO", "add_first_sites", "all_sites", "is_known_origin", "set_origins", "site"]

DEMO = "demo"
"""Key of the demo shop, whose pages this server serves itself."""


def add_first_sites(session: Session, *, website_key: str, now: datetime) -> None:
    """See to it that there are the demo shop and at least one site of the author's own.

    Args:
        session: That writes.
        website_key: Public key of the author's site, if it has to be made.
        now: The present, aware.
    """
    keys = set(session.scalars(select(SiteRow.key)))
    if DEMO not in keys:
        session.add(SiteRow(key=DEMO, name="Demo shop", created_at=now))
    if not keys - {DEMO}:
        session.add(SiteRow(key=website_key, name="My website", created_at=now))


def all_sites(session: Session) -> tuple[Site, ...]:
    """Every site: the demo shop, then the others as they came."""
    keys = select(SiteRow.key).order_by(SiteRow.key != DEMO, SiteRow.created_at, SiteRow.key)
    found = (site(session, key) for key in session.scalars(keys).all())
    return tuple(each for each in found if each is not None)


def site(session: Session, key: str) -> Site | None:
    """Return the site with this key, or None."""
    row = session.get(SiteRow, key)
    if row is None:
        return None
    origins = (
        select(SiteOriginRow.origin)
        .where(SiteOriginRow.site_key == key)
        .order_by(SiteOriginRow.position)
    )
    return Site(key=row.key, name=row.name, origins=tuple(session.scalars(origins)))


def set_origins(session: Session, key: str, origins: Iterable[str]) -> Site | None:
    """Let exactly `origins` use the site, and return it as it is now; None if there is none.

    Args:
        session: That writes.
        key: Of the site.
        origins: As `security.normal_origin` writes them. Repeated ones count once.
    """
    if session.get(SiteRow, key) is None:
        return None
    session.execute(delete(SiteOriginRow).where(SiteOriginRow.site_key == key))
    rows = [
        {"site_key": key, "origin": origin, "position": position}
        for position, origin in enumerate(dict.fromkeys(origins))
    ]
    if rows:
        session.execute(insert(SiteOriginRow), rows)
    return site(session, key)


def is_known_origin(session: Session, origin: str) -> bool:
    """Whether any site at all allows this origin."""
    known = select(SiteOriginRow.origin).where(SiteOriginRow.origin == origin).limit(1)
    return session.scalar(known) is not None
