# SPDX-License-Identifier: MIT
"""Published campaigns: every revision is kept, one of each campaign is live."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from exit_studio.errors import DocumentError
from exit_studio.models.campaign import Campaign
from exit_studio.models.file import campaign_from_text
from exit_studio.models.ids import CampaignId
from exit_studio.models.wire import CampaignState, PublishReceipt
from exit_studio.server.tables import CampaignRow, RevisionRow

__all__ = [
    "EarlierPublish",
    "LiveRevision",
    "NewRevision",
    "add_revision",
    "earlier_publish",
    "live_campaign",
    "live_campaigns",
    "live_revision_number",
]

_log = logging.getLogger(__name__)

_LIVE = and_(
    RevisionRow.campaign_id == CampaignRow.id, RevisionRow.revision == CampaignRow.live_revision
)


@dataclass(frozen=True, slots=True)
class LiveRevision:
    """A campaign as it is live."""

    campaign: Campaign
    revision: int
    published_at: datetime


@dataclass(frozen=True, slots=True)
class EarlierPublish:
    """What was published under an idempotency key."""

    receipt: PublishReceipt
    fingerprint: str


@dataclass(frozen=True, slots=True)
class NewRevision:
    """A publish that is to be kept. Its fields are those of `RevisionRow`."""

    campaign: Campaign
    state: CampaignState
    published_at: datetime
    published_by: str
    key: str
    fingerprint: str


def live_campaigns(session: Session) -> tuple[LiveRevision, ...]:
    """Every campaign, in the order in which they were published.

    One that can no longer be read is left out, and the log says so: it must not take the others
    with it.
    """
    query = select(RevisionRow).join(CampaignRow, _LIVE)
    ordered = query.order_by(RevisionRow.published_at, RevisionRow.campaign_id)
    return tuple(_readable(session.scalars(ordered)))


def live_campaign(session: Session, campaign_id: CampaignId) -> LiveRevision | None:
    """Return what is live of a campaign; None if it was never published here."""
    query = select(RevisionRow).join(CampaignRow, _LIVE).where(CampaignRow.id == campaign_id)
    row = session.scalar(query)
    return None if row is None else _live(row)


def live_revision_number(session: Session, campaign_id: CampaignId) -> int:
    """The number of the live revision; 0 if the campaign was never published here."""
    row = session.get(CampaignRow, campaign_id)
    return 0 if row is None else row.live_revision


def earlier_publish(session: Session, key: str) -> EarlierPublish | None:
    """Return what was published under this idempotency key, or None."""
    row = session.scalar(select(RevisionRow).where(RevisionRow.key == key))
    if row is None:
        return None
    receipt = PublishReceipt(
        campaign_id=row.campaign_id,
        revision=row.revision,
        published_at=row.published_at,
        state=CampaignState(row.state),
    )
    return EarlierPublish(receipt=receipt, fingerprint=row.fingerprint)


def add_revision(session: Session, new: NewRevision) -> PublishReceipt:
    """Keep `new` as the next revision of its campaign, and make it live."""
    campaign_id = new.campaign.id
    row = session.get(CampaignRow, campaign_id)
    if row is None:
        row = CampaignRow(id=campaign_id, live_revision=0)
        session.add(row)
    row.live_revision += 1
    session.flush()
    session.add(
        RevisionRow(
            campaign_id=campaign_id,
            revision=row.live_revision,
            document=new.campaign.model_dump_json(exclude_none=True),
            published_at=new.published_at,
            state=new.state.value,
            key=new.key,
            fingerprint=new.fingerprint,
            published_by=new.published_by,
        )
    )
    return PublishReceipt(
        campaign_id=campaign_id,
        revision=row.live_revision,
        published_at=new.published_at,
        state=new.state,
    )


def _readable(rows: Iterable[RevisionRow]) -> Iterator[LiveRevision]:
    for row in rows:
        try:
            yield _live(row)
        except DocumentError as error:
            _log.error("Campaign %s is left out. %s", row.campaign_id, error)


def _live(row: RevisionRow) -> LiveRevision:
    return LiveRevision(
        campaign=_campaign(row.document), revision=row.revision, published_at=row.published_at
    )


@lru_cache(maxsize=256)  # every visit asks for all that is live, which rarely changes
def _campaign(document: str) -> Campaign:
    return campaign_from_text(document, source="A published campaign")
