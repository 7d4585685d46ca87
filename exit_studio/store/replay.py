# SPDX-License-Identifier: MIT
"""From checkpoint and journal to the document as it is now; what does not fit is moved aside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from exit_studio.errors import EditRejected, LibraryError
from exit_studio.models.campaign import Campaign
from exit_studio.models.diff import Diff
from exit_studio.models.ids import CampaignId
from exit_studio.models.library import OpenedCampaign
from exit_studio.models.upgrades import upgraded_changes
from exit_studio.store import outbox
from exit_studio.store.documents import Documents
from exit_studio.store.drafts import found
from exit_studio.store.tables import CampaignRow, JournalRow, RejectedRow, SummaryRow

__all__ = ["Replayed", "document", "open_campaign", "replay"]


@dataclass(frozen=True, slots=True)
class Replayed:
    """How far the journal could be followed.

    Attributes:
        seq: The last change that is in `document`.
        rest: The rows after it, none where all went well.
        reason: Why the first row of `rest` did not fit.
    """

    document: Campaign
    seq: int
    rest: tuple[JournalRow, ...] = ()
    reason: str = ""


def replay(checkpoint: Campaign, seq: int, rows: Sequence[JournalRow]) -> Replayed:
    """Apply the changes that follow a checkpoint, up to the first one that does not fit.

    Only the diffs count. What wish was behind them is for people to read, and a wish that this
    release does not know takes nothing away.

    Args:
        checkpoint: Where to start.
        seq: The last change that is in `checkpoint`.
        rows: The journal after it, in order.
    """
    document = checkpoint
    for index, row in enumerate(rows):
        expected = seq + index + 1
        try:
            document = _applied(document, row, expected)
        except (ValidationError, EditRejected) as error:
            return Replayed(document, expected - 1, tuple(rows[index:]), str(error))
    return Replayed(document, seq + len(rows))


def _applied(document: Campaign, row: JournalRow, expected: int) -> Campaign:
    if row.seq != expected:
        raise EditRejected(f"Change {expected} is missing before this one.")
    return _diff(row.diff).apply(document)


def _diff(text: str) -> Diff:
    """Read a diff of the present format, or of the one before."""
    try:
        return Diff.model_validate_json(text, strict=True)
    except ValidationError:
        # Rows say no format. Only the first one has written any that do not hold in this one.
        try:
            values = json.loads(text)
            lifted = upgraded_changes(values["changes"], 1)
        except (ValueError, TypeError, LookupError, AttributeError):
            lifted = None
        if lifted is None:
            raise
    return Diff.model_validate_json(json.dumps({"changes": lifted}), strict=True)


def open_campaign(
    session: Session, documents: Documents, campaign_id: CampaignId, at: datetime
) -> OpenedCampaign:
    """Return a campaign as it is now, and move aside what cannot be replayed.

    Raises:
        LibraryError: there is no such campaign, it is in the trash, or its checkpoint is damaged.
    """
    row = found(session, campaign_id)
    if row.deleted_at is not None:
        raise LibraryError(
            f"The campaign “{campaign_id}” is in the trash.", hint="Restore it, then open it."
        )
    replayed = _replayed(session, documents, row)
    _set_aside(session, replayed, at)
    return OpenedCampaign(
        document=replayed.document,
        seq=replayed.seq,
        set_aside=len(replayed.rest),
        publication=outbox.publication(session, documents, campaign_id),
        waiting=outbox.waiting_item(session, documents, campaign_id),
    )


def document(session: Session, documents: Documents, campaign_id: CampaignId) -> Campaign:
    """Return a campaign as it is now, in the trash or not, and change nothing.

    Raises:
        LibraryError: there is no such campaign, or its checkpoint is damaged.
    """
    return _replayed(session, documents, found(session, campaign_id)).document


def _replayed(session: Session, documents: Documents, row: CampaignRow) -> Replayed:
    rows = session.scalars(
        select(JournalRow)
        .where(JournalRow.campaign_id == row.id, JournalRow.seq > row.checkpoint_seq)
        .order_by(JournalRow.seq)
    ).all()
    return replay(documents.read(row.document, row.id), row.checkpoint_seq, rows)


def _set_aside(session: Session, replayed: Replayed, at: datetime) -> None:
    for row in replayed.rest:
        session.add(
            RejectedRow(
                campaign_id=row.campaign_id,
                seq=row.seq,
                origin=row.origin,
                label=row.label,
                edit=row.edit,
                diff=row.diff,
                at=row.at,
                reason=replayed.reason,
                set_aside_at=at,
            )
        )
        session.delete(row)
    if replayed.rest:
        # The next changes get the same numbers, so its summary could not tell that it is behind.
        session.execute(delete(SummaryRow).where(SummaryRow.campaign_id == replayed.document.id))
