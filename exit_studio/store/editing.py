# SPDX-License-Identifier: MIT
"""Edits of campaigns that no window has open, such as a new name in the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from exit_studio.models.edits import BaseEdit
from exit_studio.models.history import History
from exit_studio.models.ids import CampaignId
from exit_studio.models.library import JournalEntry
from exit_studio.store import drafts, replay
from exit_studio.store.documents import Documents

__all__ = ["edit"]


def edit(
    session: Session,
    documents: Documents,
    edits: Sequence[tuple[CampaignId, BaseEdit]],
    at: datetime,
) -> None:
    """Carry out edits and write them to the journals of their campaigns, all of them or none.

    One that changes nothing leaves no trace.

    Raises:
        LibraryError: one of the campaigns does not exist, is in the trash, or is damaged.
        EditRejected: one of the documents does not allow its edit.
    """
    for campaign_id, wish in edits:
        opened = replay.open_campaign(session, documents, campaign_id, at)
        change = History(opened.document).apply(wish, at=at)
        if change is not None:
            entry = JournalEntry.model_validate(
                {
                    "seq": opened.seq + 1,
                    "origin": change.origin,
                    "label": change.label,
                    "edit": change.edit,
                    "diff": change.diff,
                    "at": at,
                }
            )
            # What could not be replayed has to be out of the way before.
            session.flush()
            drafts.append(session, campaign_id, entry)
