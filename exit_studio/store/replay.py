# SPDX-License-Identifier: MIT
"""From checkpoint and journal to the document as it is now; what does not fit is moved aside.

The journal before the checkpoint tells what can be undone. It is read as text only, for that is
quick, and none of it is needed for the document.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy import String, delete, select, type_coerce
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from exit_studio.errors import EditRejected, LibraryError
from exit_studio.models.campaign import FORMAT, Campaign
from exit_studio.models.diff import Diff
from exit_studio.models.history import Past
from exit_studio.models.ids import CampaignId
from exit_studio.models.library import OpenedCampaign
from exit_studio.models.past import KeptChange, past_of
from exit_studio.models.upgrades import upgraded_changes
from exit_studio.store import outbox
from exit_studio.store.documents import Documents
from exit_studio.store.drafts import found
from exit_studio.store.tables import CampaignRow, JournalRow, RejectedRow, SummaryRow

__all__ = ["MOST_CHANGES", "Replayed", "document", "open_campaign", "replay"]

MOST_CHANGES = 3_000
"""Changes from which the steps that can be undone are told again; older ones stay in the file."""


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
    return _diff(row).apply(document)


def _diff(row: JournalRow) -> Diff:
    """Read the diff of a row, and lift it if it is of an older format.

    Raises:
        ValidationError: it is none.
    """
    text = row.diff
    if row.format < FORMAT:
        try:
            changes = upgraded_changes(json.loads(text)["changes"], row.format)
        except (ValueError, TypeError, LookupError, AttributeError):
            # What it is that cannot be read, validation says.
            changes = None
        if changes is not None:
            text = json.dumps({"changes": changes})
    return Diff.model_validate_json(text, strict=True)


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
        past=_past(session, campaign_id, replayed.seq),
        publication=outbox.publication(session, documents, campaign_id),
        waiting=outbox.waiting_item(session, documents, campaign_id),
    )


def _past(session: Session, campaign_id: CampaignId, seq: int) -> Past:
    """Return what can be undone and redone after change `seq`; nothing where that is damaged."""
    statement = (
        select(
            JournalRow.origin,
            JournalRow.label,
            JournalRow.step,
            JournalRow.gesture,
            JournalRow.selection,
            JournalRow.diff,
            type_coerce(JournalRow.at, String),
        )
        .where(JournalRow.campaign_id == campaign_id, JournalRow.seq <= seq)
        .order_by(JournalRow.seq.desc())
        .limit(MOST_CHANGES)
    )
    try:
        changes = [KeptChange._make(row) for row in session.execute(statement)]
    except DBAPIError:
        # Such as text that is no UTF-8. What is wrong with the file as a whole is said elsewhere.
        return Past()
    changes.reverse()
    return past_of(changes, from_the_start=len(changes) == seq)


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
                step=row.step,
                gesture=row.gesture,
                selection=row.selection,
                format=row.format,
                reason=replayed.reason,
                set_aside_at=at,
            )
        )
        session.delete(row)
    if replayed.rest:
        # The next changes get the same numbers, so its summary could not tell that it is behind.
        session.execute(delete(SummaryRow).where(SummaryRow.campaign_id == replayed.document.id))
