# SPDX-License-Identifier: MIT
"""A first look into a library: its list as it was last made, before the library itself is opened.

A start shows it at once. Opening a library loads SQLAlchemy and the models, which takes longer than
all that a window needs; so this reads with Python's own `sqlite3`, by the one fixed statement that
a test holds to the list of `summaries`. It never writes, and it gives up at the first surprise:
opening the library then says what is wrong.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from exit_studio.models.summary import CampaignSummary, DraftState
from exit_studio.store.looking import beside, looking_address

__all__ = ["FORM", "LIST", "Glance", "glance", "summary_of"]

FORM = 2
"""Counts the kinds of summaries there were. Those of another kind are made anew before they count;
raise it when `summaries` takes something else from a document."""

LIST = """
SELECT summaries.campaign_id, summaries.name, summaries.look,
  coalesce(
    (SELECT CASE WHEN (outbox.refused IS NULL) THEN 'queued' ELSE 'refused' END AS anon_1
     FROM outbox
     WHERE outbox.campaign_id = summaries.campaign_id AND outbox.withdrawn IS 0
     ORDER BY outbox.number DESC LIMIT 1 OFFSET 0),
    CASE WHEN (summaries.publication = 0) THEN 'draft'
      WHEN summaries.differs THEN 'edited' ELSE 'published' END) AS coalesce_1,
  summaries.created_at AS created_at, summaries.edited_at AS edited_at, summaries.labels,
  campaigns.archived_at AS archived_at, campaigns.deleted_at AS deleted_at
FROM summaries JOIN campaigns ON campaigns.id = summaries.campaign_id
WHERE campaigns.deleted_at IS NULL AND summaries.form = 2
ORDER BY summaries.edited_at DESC, summaries.campaign_id
"""
"""What `summaries.list_statement` reads; the columns are those that `summary_of` takes."""
_CAMPAIGNS = "SELECT count(*) FROM campaigns WHERE deleted_at IS NULL"
_PICTURE = "SELECT png FROM thumbnails WHERE key = ?"
_SETTINGS = "SELECT key, value FROM settings"


@dataclass(frozen=True, slots=True)
class Glance:
    """What a library says at a first look.

    Attributes:
        campaigns: Its list, perhaps behind what was edited last.
        pictures: Pictures of the first campaigns as PNG, by key.
        settings: What is set, as JSON texts.
    """

    campaigns: tuple[CampaignSummary, ...]
    pictures: Mapping[str, bytes]
    settings: Mapping[str, str]


def glance(path: Path, *, pictures: int, key_of: Callable[[str], str]) -> Glance | None:
    """Take a first look.

    Args:
        path: The library.
        pictures: How many campaigns to bring the pictures of.
        key_of: Gives the key of a picture from the look of a campaign.

    Returns:
        None where there is no library, or none that can be read like this.
    """
    if not path.is_file() or beside(path, "-journal").exists():
        return None
    try:
        with closing(sqlite3.connect(looking_address(path), uri=True, timeout=0)) as connection:
            campaigns = tuple(map(summary_of, connection.execute(LIST)))
            if connection.execute(_CAMPAIGNS).fetchone() != (len(campaigns),):
                # The studio was killed before it had made a list of all.
                return None
            keys = dict.fromkeys(key_of(campaign.look) for campaign in campaigns[:pictures])
            found = {key: _picture(connection, key) for key in keys}
            settings = {str(key): str(value) for key, value in connection.execute(_SETTINGS)}
    except (sqlite3.Error, ValueError):
        return None
    return Glance(campaigns, {key: png for key, png in found.items() if png}, settings)


def _picture(connection: sqlite3.Connection, key: str) -> bytes:
    row = connection.execute(_PICTURE, (key,)).fetchone()
    return row[0] if row is not None and isinstance(row[0], bytes) else b""


def summary_of(row: Sequence[object]) -> CampaignSummary:
    """Make a summary of what a row of `LIST` holds.

    SQLite keeps anything in any column, so a damaged file can hand out values of any type.

    Raises:
        ValueError: the row makes no sense.
    """
    campaign_id, name, look, state, created_at, edited_at, labels, archived_at, deleted_at = row
    if not (isinstance(campaign_id, str) and isinstance(name, str) and isinstance(look, str)):
        msg = f"no summary: {row!r}"
        raise ValueError(msg)  # noqa: TRY004  # it is the file's value that is wrong
    return CampaignSummary(
        id=campaign_id,
        name=name,
        look=look,
        state=DraftState(str(state)),
        created_at=_moment(created_at),
        edited_at=_moment(edited_at),
        labels=_labels(labels),
        archived=archived_at is not None,
        deleted_at=None if deleted_at is None else _moment(deleted_at),
    )


def _labels(value: object) -> tuple[str, ...]:
    labels = json.loads(str(value))
    if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
        msg = f"no labels: {value!r}"
        raise ValueError(msg)
    return tuple(labels)


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(str(value))
    if moment.tzinfo is None:
        msg = f"a time without a zone: {value!r}"
        raise ValueError(msg)
    return moment
