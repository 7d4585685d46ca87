# SPDX-License-Identifier: MIT
"""Drafts: create, append to the journal, checkpoint. Reading them is in `replay`.

Each function is one transaction's work on a session that the caller opens and closes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from exit_studio.errors import LibraryError
from exit_studio.models.campaign import FORMAT, Campaign
from exit_studio.models.edits import EDIT
from exit_studio.models.file import campaign_to_text
from exit_studio.models.ids import CampaignId
from exit_studio.models.library import JournalEntry
from exit_studio.store.tables import CampaignRow, JournalRow

__all__ = ["append", "checkpoint", "create", "create_all", "found", "missing"]


def found(session: Session, campaign_id: CampaignId) -> CampaignRow:
    """Return the row of a campaign, be it in the trash or not.

    Raises:
        LibraryError: there is no such campaign.
    """
    row = session.get(CampaignRow, campaign_id)
    if row is None:
        raise missing(campaign_id)
    return row


def create(session: Session, campaign: Campaign, at: datetime) -> None:
    """Take a new campaign into the library.

    Raises:
        LibraryError: the library has one with this id, perhaps in the trash.
    """
    if session.get(CampaignRow, campaign.id) is not None:
        raise LibraryError(
            f"The library holds a campaign “{campaign.id}” already, perhaps in the trash.",
            hint="Open that one, or make a copy under an id of its own.",
        )
    text = campaign_to_text(campaign)
    session.add(CampaignRow(id=campaign.id, created_at=at, checkpoint_seq=0, document=text))


def create_all(session: Session, campaigns: Sequence[Campaign], at: datetime) -> None:
    """Take new campaigns into the library, all of them or none.

    Raises:
        LibraryError: the library has one with such an id, perhaps in the trash.
    """
    for campaign in campaigns:
        create(session, campaign, at)


def append(session: Session, campaign_id: CampaignId, entry: JournalEntry) -> None:
    """Write one change to the journal. Writing it again changes nothing, so a retry is safe.

    Raises:
        LibraryError: another change has this number, or the one before it is missing.
    """
    last = _last_seq(session, campaign_id)
    if entry.seq > last + 1:
        raise LibraryError(
            f"Change {entry.seq} of the campaign “{campaign_id}” came before change {last + 1}.",
            hint="Try again; the changes before it are saved first.",
        )
    values = _values(campaign_id, entry)
    if entry.seq == last + 1:
        # As a plain statement: it is run at every keystroke, and takes half of a session's time.
        session.execute(insert(JournalRow), values)
    elif _present(session, campaign_id, entry.seq) != values:
        raise LibraryError(
            f"Change {entry.seq} of the campaign “{campaign_id}” was saved before, otherwise.",
            hint="Close the campaign and open it again: two windows may have edited it.",
        )


def checkpoint(session: Session, campaign_id: CampaignId, document: Campaign, seq: int) -> None:
    """Keep `document`, which holds all changes up to `seq`; the journal stays as it is.

    An older checkpoint than the one that is kept changes nothing.

    Raises:
        LibraryError: the journal does not reach to `seq`.
        ValueError: the document is another campaign's.
    """
    if document.id != campaign_id:
        msg = f"the document of “{document.id}” cannot be kept for “{campaign_id}”"
        raise ValueError(msg)
    row = found(session, campaign_id)
    last = _last_seq(session, campaign_id)
    if seq > last:
        raise LibraryError(
            f"Changes {last + 1} to {seq} of the campaign “{campaign_id}” are not saved yet.",
            hint="Try again; the changes are saved first.",
        )
    if seq >= row.checkpoint_seq:
        row.checkpoint_seq = seq
        row.document = campaign_to_text(document)


def _last_seq(session: Session, campaign_id: CampaignId) -> int:
    """Return the number of the last change that is kept, 0 for none."""
    last = select(func.max(JournalRow.seq)).where(JournalRow.campaign_id == CampaignRow.id)
    row = session.execute(
        select(CampaignRow.checkpoint_seq, last.scalar_subquery()).where(
            CampaignRow.id == campaign_id
        )
    ).one_or_none()
    if row is None:
        raise missing(campaign_id)
    checkpoint_seq: int = row[0]
    journal_seq: int | None = row[1]
    return max(checkpoint_seq, journal_seq or 0)


def _values(campaign_id: CampaignId, entry: JournalEntry) -> dict[str, object]:
    # Without the fields that say nothing; what a record sets by default comes back on reading.
    edit = None if entry.edit is None else EDIT.dump_json(entry.edit, exclude_none=True).decode()
    return {
        "campaign_id": campaign_id,
        "seq": entry.seq,
        "origin": entry.origin.value,
        "label": entry.label,
        "edit": edit,
        "diff": entry.diff.model_dump_json(exclude_none=True),
        "at": entry.at,
        "step": entry.step,
        "gesture": entry.gesture,
        "selection": json.dumps(entry.selection) if entry.selection else None,
        "format": FORMAT,
    }


def _present(session: Session, campaign_id: CampaignId, seq: int) -> dict[str, object] | None:
    row = session.get(JournalRow, (campaign_id, seq))
    if row is None:
        return None
    return {column.key: getattr(row, column.key) for column in JournalRow.__table__.columns}


def missing(campaign_id: CampaignId) -> LibraryError:
    """What to say of a campaign that does not exist."""
    return LibraryError(
        f"There is no campaign “{campaign_id}” in the library.",
        hint="Go back to the library and choose another one.",
    )
