# SPDX-License-Identifier: MIT
"""Where campaigns lie: put away in the archive, thrown into the trash, taken out, gone for good.

Each function is one transaction's work. It is done for all the campaigns that it names, or for
none. No document is read, so a campaign that is damaged can be thrown away all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Update, delete, select, update
from sqlalchemy.orm import Session

from exit_studio.models.ids import CampaignId
from exit_studio.store.drafts import missing
from exit_studio.store.tables import CampaignRow

__all__ = ["KEPT", "archive", "erase", "purge", "restore", "throw_away", "unarchive"]

KEPT = timedelta(days=30)
"""How long the trash keeps what is in it."""


def archive(session: Session, ids: Sequence[CampaignId], at: datetime) -> None:
    """Put campaigns away; those that are stay so since when they are.

    Raises:
        LibraryError: one of them does not exist.
    """
    _check_exist(session, ids)
    session.execute(_of(ids).where(CampaignRow.archived_at.is_(None)).values(archived_at=at))


def unarchive(session: Session, ids: Sequence[CampaignId]) -> None:
    """Take campaigns out of the archive.

    Raises:
        LibraryError: one of them does not exist.
    """
    _check_exist(session, ids)
    session.execute(_of(ids).values(archived_at=None))


def throw_away(session: Session, ids: Sequence[CampaignId], at: datetime) -> None:
    """Move campaigns to the trash, with all that belongs to them.

    Raises:
        LibraryError: one of them does not exist.
    """
    _check_exist(session, ids)
    session.execute(_of(ids).where(CampaignRow.deleted_at.is_(None)).values(deleted_at=at))


def restore(session: Session, ids: Sequence[CampaignId]) -> None:
    """Take campaigns out of the trash, back to where they lay.

    Raises:
        LibraryError: one of them does not exist.
    """
    _check_exist(session, ids)
    session.execute(_of(ids).values(deleted_at=None))


def erase(session: Session, ids: Sequence[CampaignId]) -> None:
    """Delete campaigns of the trash for good, with all that belongs to them.

    One that is gone already is no mistake; one that is not in the trash stays where it is.
    """
    _erase(session, CampaignRow.id.in_(ids))


def purge(session: Session, at: datetime) -> None:
    """Delete for good what was in the trash for longer than `KEPT`."""
    _erase(session, CampaignRow.deleted_at < at - KEPT)


def _erase(session: Session, which: ColumnElement[bool]) -> None:
    # All that belongs to a campaign refers to it, and goes with it.
    session.execute(delete(CampaignRow).where(which, CampaignRow.deleted_at.is_not(None)))


def _of(ids: Sequence[CampaignId]) -> Update:
    return update(CampaignRow).where(CampaignRow.id.in_(ids))


def _check_exist(session: Session, ids: Sequence[CampaignId]) -> None:
    known = set(session.scalars(select(CampaignRow.id).where(CampaignRow.id.in_(ids))))
    for campaign_id in ids:
        if campaign_id not in known:
            raise missing(campaign_id)
