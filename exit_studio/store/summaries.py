# SPDX-License-Identifier: MIT
"""The list of a library: what each campaign is called, looks like, and how it stands.

It is read from a table of its own, which follows the documents: a summary says of which change and
of which publication it tells, and one that is behind is made anew before the list is read. Nobody
has to remember to keep it up. The documents are read in portions for that, so that the journal of a
campaign that is being edited is never kept waiting. With a summary goes what `search` finds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import ColumnElement, Select, String, case, delete, func, or_, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from exit_studio.models.campaign import Campaign
from exit_studio.models.ids import CampaignId
from exit_studio.models.look import look_of
from exit_studio.models.summary import CampaignSummary, DraftState
from exit_studio.store import search
from exit_studio.store.documents import Documents
from exit_studio.store.glance import FORM, summary_of
from exit_studio.store.replay import replay
from exit_studio.store.tables import (
    CampaignRow,
    JournalRow,
    OutboxRow,
    PublicationRow,
    SummaryRow,
)

__all__ = [
    "PORTION",
    "Listed",
    "Shelf",
    "behind",
    "list_statement",
    "listed",
    "refresh",
    "trash_statement",
]

PORTION = 50
"""Campaigns read at a time: under 50 ms even when none was read before."""


class Shelf(Enum):
    """Where campaigns lie: in the library, or in its trash."""

    LIBRARY = "library"
    TRASH = "trash"


@dataclass(frozen=True, slots=True)
class Listed:
    """The list as the table holds it.

    Attributes:
        campaigns: The one edited last first; of the trash, the one thrown away last.
        damaged: Campaigns whose summary makes no sense.
    """

    campaigns: tuple[CampaignSummary, ...]
    damaged: tuple[CampaignId, ...]


def behind(
    session: Session, documents: Documents, shelf: Shelf = Shelf.LIBRARY
) -> Sequence[CampaignId]:
    """Return the ids of all campaigns of a shelf whose summary is missing or behind.

    The one edited last comes first.

    Documents that were not read since the last call are forgotten.
    """
    documents.forget_unread()
    return session.scalars(
        select(CampaignRow.id)
        .outerjoin(SummaryRow, SummaryRow.campaign_id == CampaignRow.id)
        .where(
            _on(shelf),
            or_(
                SummaryRow.campaign_id.is_(None),
                SummaryRow.form != FORM,
                SummaryRow.seq != _last_seq(),
                SummaryRow.publication != _last_publication(PublicationRow.number),
                SummaryRow.revision != _last_publication(PublicationRow.revision),
            ),
        )
        .order_by(_last_edit().desc(), CampaignRow.id)
    ).all()


def refresh(session: Session, documents: Documents, ids: Sequence[CampaignId]) -> None:
    """Make the summaries of these campaigns anew.

    A journal that cannot be followed to its end is followed as far as it goes; opening the
    campaign moves the rest aside.

    Raises:
        LibraryDamaged: a document among them cannot be read.
    """
    pending: dict[str, list[JournalRow]] = {}
    for row in session.scalars(
        select(JournalRow)
        .join(CampaignRow, JournalRow.campaign_id == CampaignRow.id)
        .where(CampaignRow.id.in_(ids), JournalRow.seq > CampaignRow.checkpoint_seq)
        .order_by(JournalRow.campaign_id, JournalRow.seq)
    ):
        pending.setdefault(row.campaign_id, []).append(row)
    # The newest comes last, and stays.
    published = {
        row.campaign_id: row
        for row in session.scalars(
            select(PublicationRow)
            .where(PublicationRow.campaign_id.in_(ids))
            .order_by(PublicationRow.number)
        )
    }
    # Not by merging: what is there may make no sense.
    session.execute(delete(SummaryRow).where(SummaryRow.campaign_id.in_(ids)))
    search.forget(session, ids)
    statement = select(CampaignRow, _last_seq(), _last_edit()).where(CampaignRow.id.in_(ids))
    for campaign, seq, edited_at in session.execute(statement).all():
        checkpoint = documents.read(campaign.document, campaign.id)
        rows = pending.get(campaign.id, ())
        document = replay(checkpoint, campaign.checkpoint_seq, rows).document
        publication = published.get(campaign.id)
        session.add(
            SummaryRow(
                campaign_id=campaign.id,
                form=FORM,
                seq=seq,
                publication=0 if publication is None else publication.number,
                revision=0 if publication is None else publication.revision,
                differs=_differs(document, publication, documents),
                name=document.details.name,
                labels=json.dumps(document.details.labels, ensure_ascii=False),
                look=look_of(document),
                created_at=campaign.created_at,
                edited_at=edited_at,
            )
        )
        search.note(session, document)


def _differs(document: Campaign, publication: PublicationRow | None, documents: Documents) -> bool:
    if publication is None:
        return False
    return documents.read(publication.document, publication.campaign_id) != document


def listed(session: Session, shelf: Shelf = Shelf.LIBRARY) -> Listed:
    """Return the list of a shelf. It is right where nothing is `behind`."""
    statement = list_statement() if shelf is Shelf.LIBRARY else trash_statement()
    found: list[CampaignSummary] = []
    damaged: list[CampaignId] = []
    for row in session.execute(statement):
        try:
            found.append(summary_of(row))
        except ValueError:
            damaged.append(str(row[0]))
    return Listed(tuple(found), tuple(damaged))


_Columns = tuple[str, str, str, str, str, str, str, str | None, str | None]


def list_statement() -> Select[*_Columns]:
    """Return what reads the list; `glance.LIST` is its text."""
    return (
        select(
            SummaryRow.campaign_id,
            SummaryRow.name,
            SummaryRow.look,
            _state(),
            # As text: what is no time must not take the whole list along.
            type_coerce(SummaryRow.created_at, String),
            type_coerce(SummaryRow.edited_at, String),
            SummaryRow.labels,
            type_coerce(CampaignRow.archived_at, String),
            type_coerce(CampaignRow.deleted_at, String),
        )
        .join(CampaignRow, CampaignRow.id == SummaryRow.campaign_id)
        .where(_on(Shelf.LIBRARY), SummaryRow.form == FORM)
        .order_by(SummaryRow.edited_at.desc(), SummaryRow.campaign_id)
    )


def trash_statement() -> Select[*_Columns]:
    """Return what reads the trash.

    A campaign without a summary, because it cannot be read, is among it with what there is: one
    must be able to get rid of it.
    """
    created_at = type_coerce(CampaignRow.created_at, String)
    return (
        select(
            CampaignRow.id,
            func.coalesce(SummaryRow.name, ""),
            func.coalesce(SummaryRow.look, ""),
            func.coalesce(_state(), DraftState.DRAFT.value),
            created_at,
            func.coalesce(type_coerce(SummaryRow.edited_at, String), created_at),
            func.coalesce(SummaryRow.labels, "[]"),
            type_coerce(CampaignRow.archived_at, String),
            type_coerce(CampaignRow.deleted_at, String),
        )
        .outerjoin(SummaryRow, SummaryRow.campaign_id == CampaignRow.id)
        .where(_on(Shelf.TRASH))
        .order_by(CampaignRow.deleted_at.desc(), CampaignRow.id)
    )


def _on(shelf: Shelf) -> ColumnElement[bool]:
    deleted_at = CampaignRow.deleted_at
    return deleted_at.is_(None) if shelf is Shelf.LIBRARY else deleted_at.is_not(None)


def _state() -> ColumnElement[str]:
    waiting = (
        select(
            case(
                (OutboxRow.refused.is_(None), DraftState.QUEUED.value),
                else_=DraftState.REFUSED.value,
            )
        )
        .where(OutboxRow.campaign_id == SummaryRow.campaign_id, OutboxRow.withdrawn.is_(False))
        .order_by(OutboxRow.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    standing = case(
        (SummaryRow.publication == 0, DraftState.DRAFT.value),
        (SummaryRow.differs, DraftState.EDITED.value),
        else_=DraftState.PUBLISHED.value,
    )
    return func.coalesce(waiting, standing)


def _last_seq() -> ColumnElement[int]:
    """The last change of a campaign, 0 for none."""
    last = select(func.max(JournalRow.seq)).where(JournalRow.campaign_id == CampaignRow.id)
    return func.max(CampaignRow.checkpoint_seq, func.coalesce(last.scalar_subquery(), 0))


def _last_publication(field: InstrumentedAttribute[int]) -> ColumnElement[int]:
    """A field of the latest publication of a campaign, 0 where there is none."""
    last = (
        select(field)
        .where(PublicationRow.campaign_id == CampaignRow.id)
        .order_by(PublicationRow.number.desc())
        .limit(1)
    )
    return func.coalesce(last.scalar_subquery(), 0)


def _last_edit() -> ColumnElement[datetime]:
    """When a campaign was edited last, or made."""
    last = (
        select(JournalRow.at)
        .where(JournalRow.campaign_id == CampaignRow.id)
        .order_by(JournalRow.seq.desc())
        .limit(1)
    )
    return func.coalesce(last.scalar_subquery(), CampaignRow.created_at)
