# SPDX-License-Identifier: MIT
"""Finds campaigns by what is written in them. What that is says `models.writing`.

`summaries` hands over each document when it makes its summary, in the same transaction. The index
itself is SQLite's FTS5: it folds case and accents, and is kept by triggers (`migrations`).
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, column, delete, func, select, table
from sqlalchemy.orm import Session

from exit_studio.models.campaign import Campaign
from exit_studio.models.ids import CampaignId
from exit_studio.models.writing import written
from exit_studio.store.tables import WritingRow

__all__ = ["INDEX", "find", "forget", "note"]

INDEX = "writings_index"
"""The virtual table; SQLite makes others beside it, whose names begin with this."""

_INDEX = table(INDEX, column("rowid"), column(INDEX))
_WEIGHTS = (10.0, 5.0, 1.0)
"""Of the name, the labels and all the rest."""


def note(session: Session, document: Campaign) -> None:
    """Let a campaign be found by what is written in it; nothing is kept of it now."""
    session.add(
        WritingRow(
            campaign_id=document.id,
            name=document.details.name,
            labels="\n".join(document.details.labels),
            words="\n".join(written(document)),
        )
    )


def forget(session: Session, ids: Sequence[CampaignId]) -> None:
    """Let these campaigns be found no more."""
    session.execute(delete(WritingRow).where(WritingRow.campaign_id.in_(ids)))


def find(session: Session, words: str) -> tuple[CampaignId, ...]:
    """Return the campaigns in which all of `words` are written, be it as beginnings of words.

    The best match comes first; among equals, the one edited last would be no better than another,
    so that they keep the order in which they were noted.
    """
    query = _query(words)
    if not query:
        return ()
    statement = (
        select(WritingRow.campaign_id)
        .join(_INDEX, _INDEX.c.rowid == WritingRow.number)
        .where(_INDEX.c[INDEX].op("MATCH")(bindparam("query", query)))
        .order_by(func.bm25(_INDEX.c[INDEX], *_WEIGHTS), WritingRow.number)
    )
    return tuple(session.scalars(statement))


def _query(words: str) -> str:
    """What FTS5 is asked: each word quoted, so that none of it can be a command."""
    sayable = words.encode("utf-8", "ignore").decode().replace("\0", " ")
    asked = [word for word in sayable.split() if any(map(str.isalnum, word))]
    return " ".join('"{}"*'.format(word.replace('"', '""')) for word in asked)
