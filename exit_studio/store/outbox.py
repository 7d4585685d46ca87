# SPDX-License-Identifier: MIT
"""The outbox and what became of it: publishes to send, and what is live. Sends nothing itself.

An item whose sending was tried in vain may have arrived all the same: the answer can be lost on its
way back. Such an item is settled before a newer one for the same backend, which would otherwise
meet a conflict with what we have published ourselves.

An item is withdrawn when a newer one replaces it or a person discards it. It is then no longer
sent. It is still kept for its answer, as it may be on its way just then; if it may have arrived,
it is kept until a newer one has, and comes back in front of that one.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, select, update
from sqlalchemy.orm import Session

from exit_studio.models.campaign import Campaign
from exit_studio.models.file import campaign_to_text
from exit_studio.models.ids import CampaignId
from exit_studio.models.library import BACKEND, OutboxItem, Publication
from exit_studio.models.versions import VersionKind
from exit_studio.models.wire import PublishReceipt, PublishRequest
from exit_studio.store import drafts, versions
from exit_studio.store.documents import Documents
from exit_studio.store.tables import CampaignRow, OutboxRow, PublicationRow
from exit_studio.store.versions import NewVersion

__all__ = [
    "discard",
    "enqueue",
    "failed",
    "forget_withdrawn",
    "publication",
    "refused",
    "sent",
    "waiting_item",
    "waiting_items",
]


def enqueue(
    session: Session, campaign_id: CampaignId, document: Campaign, seq: int, item: OutboxItem
) -> None:
    """Checkpoint the campaign, and put `item` behind what is to be settled before it.

    Of the older items for the same backend, those that may have arrived are tried again first; the
    others are withdrawn. So is what another backend has refused: the person has decided anew.

    A wish that was made before stays as it is: an item with this id, or the last one for this
    backend, if it may have arrived and has the same document over the same revision.

    Raises:
        LibraryError: as for `drafts.checkpoint`.
    """
    drafts.checkpoint(session, campaign_id, document, seq)
    if _row(session, item.id) is not None:
        return
    row = OutboxRow(
        id=item.id,
        campaign_id=campaign_id,
        backend=BACKEND.dump_json(item.backend).decode(),
        document=campaign_to_text(item.request.campaign),
        base_revision=item.request.base_revision,
        created_at=item.created_at,
        attempts=item.attempts,
        not_before=item.not_before,
        refused=item.refused,
        withdrawn=False,
        seq=seq,
    )
    # Whoever made the item may not have seen what was sent meanwhile, or before to this backend.
    row.base_revision = max(row.base_revision, _last_revision(session, row))
    last = session.scalar(
        select(OutboxRow).where(_same_target(row)).order_by(OutboxRow.number.desc()).limit(1)
    )
    _make_way(session, row)
    if last is None or not _is_same_wish(last, row):
        session.add(row)


def waiting_items(session: Session, documents: Documents) -> tuple[OutboxItem, ...]:
    """Return all that has not been sent, oldest first, refused items among them.

    Raises:
        LibraryError: an item is damaged.
    """
    return tuple(_item(row, documents) for row in session.scalars(_waiting()))


def waiting_item(
    session: Session, documents: Documents, campaign_id: CampaignId
) -> OutboxItem | None:
    """Return the newest item of a campaign that has not been sent, or None.

    Raises:
        LibraryError: the item is damaged.
    """
    rows = session.scalars(_waiting().where(OutboxRow.campaign_id == campaign_id)).all()
    return _item(rows[-1], documents) if rows else None


def failed(session: Session, item_id: str, *, attempts: int, not_before: datetime) -> None:
    """Note that sending was tried in vain, and when to try again.

    A withdrawn item comes back if a newer one waits behind it, because it may have arrived.
    """
    row = _row(session, item_id)
    if row is None:
        return
    row.attempts = attempts
    row.not_before = not_before
    if row.withdrawn:
        row.withdrawn = not _is_followed(session, row)


def refused(session: Session, item_id: str, reason: str) -> None:
    """Park an item that the backend said no to."""
    row = _row(session, item_id)
    if row is None:
        return
    if row.withdrawn and not row.attempts:
        session.delete(row)
        return
    row.refused = reason


def sent(session: Session, item_id: str, receipt: PublishReceipt) -> None:
    """Take an item out, with all older ones for the same backend, and note what is live now.

    What is live is also kept as a version.

    A newer item for the same backend goes on from the revision that this one made; it would
    otherwise collide with its own predecessor.
    """
    row = _row(session, item_id)
    if row is None:
        return
    session.execute(
        delete(PublicationRow).where(
            PublicationRow.campaign_id == row.campaign_id, PublicationRow.backend == row.backend
        )
    )
    session.add(
        PublicationRow(
            campaign_id=row.campaign_id,
            backend=row.backend,
            revision=receipt.revision,
            published_at=receipt.published_at,
            state=receipt.state.value,
            document=row.document,
        )
    )
    versions.make(
        session,
        row.campaign_id,
        NewVersion(VersionKind.PUBLISHED, row.document, row.seq),
        receipt.published_at,
    )
    session.execute(
        update(OutboxRow)
        .where(_same_target(row), OutboxRow.base_revision < receipt.revision)
        .values(base_revision=receipt.revision)
    )
    session.execute(delete(OutboxRow).where(_same_target(row), OutboxRow.number <= row.number))


def discard(session: Session, item_id: str) -> None:
    """Give up a publish that has not been sent."""
    row = _row(session, item_id)
    if row is not None:
        row.withdrawn = True


def forget_withdrawn(session: Session) -> None:
    """Take out what was withdrawn untried. Only right while nothing can be on its way."""
    session.execute(delete(OutboxRow).where(OutboxRow.withdrawn, OutboxRow.attempts == 0))


def publication(
    session: Session, documents: Documents, campaign_id: CampaignId
) -> Publication | None:
    """Return what is live on the backend last published to, or None.

    Raises:
        LibraryError: the publication is damaged.
    """
    row = session.scalar(
        select(PublicationRow)
        .where(PublicationRow.campaign_id == campaign_id)
        .order_by(PublicationRow.number.desc())
        .limit(1)
    )
    if row is None:
        return None
    receipt = PublishReceipt.model_validate(
        {
            "campaign_id": row.campaign_id,
            "revision": row.revision,
            "published_at": row.published_at,
            "state": row.state,
        }
    )
    document = documents.read(row.document, campaign_id)
    backend = BACKEND.validate_json(row.backend, strict=True)
    return Publication(backend=backend, receipt=receipt, document=document)


def _waiting() -> Select[OutboxRow]:
    """What waits, oldest first. A campaign in the trash keeps its items, but is not published."""
    return (
        select(OutboxRow)
        .join(CampaignRow, CampaignRow.id == OutboxRow.campaign_id)
        .where(OutboxRow.withdrawn.is_(False), CampaignRow.deleted_at.is_(None))
        .order_by(OutboxRow.number)
    )


def _row(session: Session, item_id: str) -> OutboxRow | None:
    return session.scalar(select(OutboxRow).where(OutboxRow.id == item_id))


def _same_target(row: OutboxRow) -> ColumnElement[bool]:
    return (OutboxRow.campaign_id == row.campaign_id) & (OutboxRow.backend == row.backend)


def _last_revision(session: Session, row: OutboxRow) -> int:
    """The revision that this library has last published of the row's campaign, at its backend."""
    revision = session.scalar(
        select(PublicationRow.revision).where(
            PublicationRow.campaign_id == row.campaign_id, PublicationRow.backend == row.backend
        )
    )
    return revision or 0


def _is_same_wish(earlier: OutboxRow, row: OutboxRow) -> bool:
    same = earlier.document == row.document and earlier.base_revision == row.base_revision
    return same and earlier.attempts > 0


def _is_followed(session: Session, row: OutboxRow) -> bool:
    """Whether a newer item for the same backend waits behind this one."""
    newer = select(OutboxRow.number).where(
        _same_target(row), OutboxRow.number > row.number, OutboxRow.withdrawn.is_(False)
    )
    return session.scalar(newer.limit(1)) is not None


def _make_way(session: Session, row: OutboxRow) -> None:
    """Decide what becomes of the older items, before `row` is put behind them."""
    session.execute(
        update(OutboxRow)
        .where(_same_target(row), OutboxRow.attempts > 0)
        .values(withdrawn=False, refused=None, not_before=row.not_before)
    )
    of_campaign = OutboxRow.campaign_id == row.campaign_id
    at_backend = OutboxRow.backend == row.backend
    untried = at_backend & (OutboxRow.attempts == 0)
    refused_elsewhere = ~at_backend & OutboxRow.refused.is_not(None)
    session.execute(
        update(OutboxRow).where(of_campaign, untried | refused_elsewhere).values(withdrawn=True)
    )


def _item(row: OutboxRow, documents: Documents) -> OutboxItem:
    document = documents.read(row.document, row.campaign_id)
    return OutboxItem(
        id=row.id,
        campaign_id=row.campaign_id,
        backend=BACKEND.validate_json(row.backend, strict=True),
        request=PublishRequest(campaign=document, base_revision=row.base_revision),
        created_at=row.created_at,
        attempts=row.attempts,
        not_before=row.not_before,
        refused=row.refused,
    )
