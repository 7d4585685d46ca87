# SPDX-License-Identifier: MIT
"""What visitors did. An event counts once, however often it is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from exit_studio.models.elements import Scalar
from exit_studio.models.ids import CampaignId
from exit_studio.models.wire import EventBatch, Impression, ImpressionKind, SiteEvent
from exit_studio.server.tables import ImpressionRow, RevisionRow, SiteEventRow

__all__ = ["Recorded", "impression_counts", "record"]

_PROPERTIES: TypeAdapter[dict[str, Scalar]] = TypeAdapter(dict[str, Scalar])


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of the events of a batch.

    Attributes:
        accepted: New ones, which are kept.
        repeated: Those that had been sent before.
        unknown: Impressions of a campaign, or of a revision, that was never published here.
    """

    accepted: int
    repeated: int
    unknown: int


def record(session: Session, batch: EventBatch, *, now: datetime) -> Recorded:
    """Keep the events of `batch` that are new.

    Args:
        session: That writes.
        batch: Of a site that exists.
        now: When they arrived, aware; the clocks of visitors are not trusted.
    """
    impressions = [event for event in batch.events if isinstance(event, Impression)]
    known = _known(session, impressions)
    common = {
        "site_key": batch.site,
        "visitor": batch.visitor,
        "session": batch.session,
        "page": batch.page,
        "received_at": now,
    }
    seen = [common | _impression_values(event) for event in known]
    done = [common | _site_event_values(e) for e in batch.events if isinstance(e, SiteEvent)]
    accepted = _add_new(session, ImpressionRow, seen) + _add_new(session, SiteEventRow, done)
    return Recorded(
        accepted=accepted,
        repeated=len(seen) + len(done) - accepted,
        unknown=len(impressions) - len(known),
    )


def impression_counts(session: Session, campaign_id: CampaignId) -> Mapping[ImpressionKind, int]:
    """How often each thing was done with the pop-ups of a campaign, over all its revisions."""
    query = (
        select(ImpressionRow.what, func.count())
        .where(ImpressionRow.campaign_id == campaign_id)
        .group_by(ImpressionRow.what)
    )
    return Counter({ImpressionKind(what): count for what, count in session.execute(query)})


def _known(session: Session, impressions: Sequence[Impression]) -> list[Impression]:
    """Those whose revision exists. A number that a visitor sent never reaches the database."""
    if not impressions:
        return []
    campaign_ids = {event.campaign_id for event in impressions}
    query = select(RevisionRow.campaign_id, RevisionRow.revision).where(
        RevisionRow.campaign_id.in_(campaign_ids)
    )
    revisions = {(campaign_id, revision) for campaign_id, revision in session.execute(query)}
    return [event for event in impressions if (event.campaign_id, event.revision) in revisions]


def _impression_values(event: Impression) -> dict[str, Any]:
    return {
        "id": event.id,
        "campaign_id": event.campaign_id,
        "revision": event.revision,
        "what": event.what.value,
        "element": event.element,
        "signal": event.signal,
    }


def _site_event_values(event: SiteEvent) -> dict[str, Any]:
    properties = _PROPERTIES.dump_json(dict(event.properties)).decode()
    return {"id": event.id, "name": event.name, "properties": properties}


def _add_new(
    session: Session, table: type[ImpressionRow | SiteEventRow], rows: list[dict[str, Any]]
) -> int:
    """Add those rows whose id is new, and return how many that were."""
    if not rows:
        return 0
    statement = insert(table).values(rows).on_conflict_do_nothing(index_elements=["id"])
    return len(session.scalars(statement.returning(table.id)).all())
