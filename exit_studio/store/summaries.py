# SPDX-License-Identifier: MIT
"""The list of a library: every campaign as it is now, and how it stands towards its backend.

Read in portions, so that the journal of a campaign that is being edited is never kept waiting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from exit_studio.models.campaign import Campaign
from exit_studio.models.ids import CampaignId
from exit_studio.models.library import CampaignSummary, DraftState
from exit_studio.store.documents import Documents
from exit_studio.store.replay import replay
from exit_studio.store.tables import CampaignRow, JournalRow, OutboxRow, PublicationRow

__all__ = ["PORTION", "listed", "portion"]

PORTION = 50
"""Campaigns read at a time: under 50 ms even when none was read before."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the tables hold about some campaigns; each mapping is by campaign id."""

    pending: dict[str, list[JournalRow]]
    newest_edit: dict[str, JournalRow]
    waiting: dict[str, OutboxRow]
    published: dict[str, PublicationRow]


def listed(session: Session, documents: Documents) -> Sequence[CampaignId]:
    """Start a new list: return the ids of all campaigns but those in the trash.

    Documents that the last list did not need are forgotten.
    """
    documents.forget_unread()
    return session.scalars(
        select(CampaignRow.id).where(CampaignRow.deleted_at.is_(None)).order_by(CampaignRow.id)
    ).all()


def portion(
    session: Session, documents: Documents, ids: Sequence[CampaignId]
) -> tuple[CampaignSummary, ...]:
    """Return what there is to say of these campaigns; one that does not exist is left out.

    A journal that cannot be followed to its end is followed as far as it goes; opening the
    campaign moves the rest aside.

    Raises:
        LibraryDamaged: a document among them cannot be read.
    """
    rows = session.scalars(select(CampaignRow).where(CampaignRow.id.in_(ids))).all()
    found = _rows(session, ids)
    return tuple(_summary(row, found, documents) for row in rows)


def _rows(session: Session, ids: Sequence[CampaignId]) -> _Rows:
    later = aliased(JournalRow)
    last_seq = (
        select(func.max(later.seq)).where(later.campaign_id == CampaignRow.id).scalar_subquery()
    )
    of_campaign = JournalRow.campaign_id == CampaignRow.id
    newest_edits = session.scalars(
        select(JournalRow)
        .join(CampaignRow, of_campaign)
        .where(CampaignRow.id.in_(ids), JournalRow.seq == last_seq)
    )
    pending: dict[str, list[JournalRow]] = {}
    for row in session.scalars(
        select(JournalRow)
        .join(CampaignRow, of_campaign)
        .where(CampaignRow.id.in_(ids), JournalRow.seq > CampaignRow.checkpoint_seq)
        .order_by(JournalRow.campaign_id, JournalRow.seq)
    ):
        pending.setdefault(row.campaign_id, []).append(row)
    # The newest comes last, and stays.
    waiting = session.scalars(
        select(OutboxRow)
        .where(OutboxRow.campaign_id.in_(ids), OutboxRow.withdrawn.is_(False))
        .order_by(OutboxRow.number)
    )
    published = session.scalars(
        select(PublicationRow)
        .where(PublicationRow.campaign_id.in_(ids))
        .order_by(PublicationRow.number)
    )
    return _Rows(
        pending=pending,
        newest_edit={row.campaign_id: row for row in newest_edits},
        waiting={row.campaign_id: row for row in waiting},
        published={row.campaign_id: row for row in published},
    )


def _summary(row: CampaignRow, found: _Rows, documents: Documents) -> CampaignSummary:
    checkpoint = documents.read(row.document, row.id)
    document = replay(checkpoint, row.checkpoint_seq, found.pending.get(row.id, ())).document
    newest_edit = found.newest_edit.get(row.id)
    return CampaignSummary(
        id=row.id,
        document=document,
        state=_state(row.id, document, found, documents),
        created_at=row.created_at,
        edited_at=row.created_at if newest_edit is None else newest_edit.at,
    )


def _state(campaign_id: str, document: Campaign, found: _Rows, documents: Documents) -> DraftState:
    item = found.waiting.get(campaign_id)
    if item is not None:
        return DraftState.QUEUED if item.refused is None else DraftState.REFUSED
    publication = found.published.get(campaign_id)
    if publication is None:
        return DraftState.DRAFT
    live = documents.read(publication.document, campaign_id)
    return DraftState.PUBLISHED if live == document else DraftState.EDITED
