# SPDX-License-Identifier: MIT
"""Versions of campaigns: made, listed, named, removed, thinned out. When is decided elsewhere.

Each function is one transaction's work on a session that the caller opens and closes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from exit_studio.errors import LibraryError
from exit_studio.models.campaign import Campaign
from exit_studio.models.history import Origin
from exit_studio.models.ids import CampaignId
from exit_studio.models.thinning import VERSIONS, kept
from exit_studio.models.versions import Version, VersionKind, VersionName
from exit_studio.store.documents import Documents
from exit_studio.store.tables import JournalRow, VersionRow

__all__ = [
    "REMOVED_FOR",
    "NewVersion",
    "bring_back",
    "document",
    "listed",
    "make",
    "remove",
    "rename",
]

REMOVED_FOR = timedelta(days=30)
"""For how long a removed version can be brought back."""


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version that is to be made.

    Attributes:
        document: Canonical text of the campaign.
        seq: The last change that is in it.
    """

    kind: VersionKind
    document: str
    seq: int
    name: VersionName = ""


def make(session: Session, campaign_id: CampaignId, new: NewVersion, at: datetime) -> None:
    """Keep a version; the automatic ones are thinned out on this occasion.

    One that nobody asked for is not made where the last version is the same document. Made again,
    after an answer was lost, it is made once.
    """
    last = session.scalar(_newest_first(campaign_id).limit(1))
    if last is not None and last.document == new.document and _adds_nothing(last, new):
        return
    session.add(
        VersionRow(
            campaign_id=campaign_id,
            number=_last_number(session, campaign_id) + 1,
            kind=new.kind.value,
            name=new.name,
            seq=new.seq,
            at=at,
            document=new.document,
        )
    )
    session.flush()
    _thin(session, campaign_id, at)


def _adds_nothing(last: VersionRow, new: NewVersion) -> bool:
    if new.kind in (VersionKind.NAMED, VersionKind.PUBLISHED):
        return (last.kind, last.name, last.seq) == (new.kind.value, new.name, new.seq)
    return True


def listed(session: Session, campaign_id: CampaignId) -> tuple[Version, ...]:
    """Return the versions of a campaign, the newest first, and how much was done since each."""
    rows = session.execute(
        select(VersionRow.number, VersionRow.kind, VersionRow.name, VersionRow.seq, VersionRow.at)
        .where(VersionRow.campaign_id == campaign_id, VersionRow.removed_at.is_(None))
        .order_by(VersionRow.number.desc())
    ).all()
    since = _steps_since(session, campaign_id, [seq for _number, _kind, _name, seq, _at in rows])
    return tuple(
        Version.model_validate(
            {
                "number": number,
                "kind": kind,
                "name": name,
                "seq": seq,
                "at": at,
                "changes_since": since[seq],
            }
        )
        for number, kind, name, seq, at in rows
    )


def _steps_since(session: Session, campaign_id: CampaignId, seqs: Sequence[int]) -> dict[int, int]:
    """How many steps were made after each of these changes."""
    found: dict[int, int] = {}
    steps: set[int] = set()
    waiting = sorted(set(seqs))
    if not waiting:
        return found
    done = session.execute(
        # All of it stands in an index.
        select(JournalRow.seq, JournalRow.step)
        .where(
            JournalRow.campaign_id == campaign_id,
            JournalRow.seq > waiting[0],
            JournalRow.origin == Origin.USER.value,
        )
        .order_by(JournalRow.seq.desc())
    )
    for seq, step in done:
        while waiting and waiting[-1] >= seq:
            found[waiting.pop()] = len(steps)
        # Before steps were kept, each change was one.
        steps.add(step or -seq)
    return {**found, **dict.fromkeys(waiting, len(steps))}


def document(
    session: Session, documents: Documents, campaign_id: CampaignId, number: int
) -> Campaign:
    """Return the campaign as it was.

    Raises:
        LibraryError: there is no such version, or it is damaged.
    """
    text = session.scalar(
        select(VersionRow.document).where(
            VersionRow.campaign_id == campaign_id, VersionRow.number == number
        )
    )
    if text is None:
        raise _missing(number)
    return documents.read(text, campaign_id)


def rename(session: Session, campaign_id: CampaignId, number: int, name: VersionName) -> None:
    """Call a version `name`. One that had made itself is kept for ever from then on.

    Raises:
        LibraryError: there is no such version.
    """
    row = _row(session, campaign_id, number)
    row.name = name
    if name and row.kind == VersionKind.AUTO.value:
        row.kind = VersionKind.NAMED.value


def remove(session: Session, campaign_id: CampaignId, number: int, at: datetime) -> None:
    """Take a version out of sight.

    Raises:
        LibraryError: there is no such version.
    """
    _row(session, campaign_id, number).removed_at = at


def bring_back(session: Session, campaign_id: CampaignId, number: int) -> None:
    """Show a version again that was removed.

    Raises:
        LibraryError: it was removed too long ago, or there never was one.
    """
    _row(session, campaign_id, number).removed_at = None


def _row(session: Session, campaign_id: CampaignId, number: int) -> VersionRow:
    row = session.get(VersionRow, (campaign_id, number))
    if row is None:
        raise _missing(number)
    return row


def _newest_first(campaign_id: CampaignId) -> Select[VersionRow]:
    return (
        select(VersionRow)
        .where(VersionRow.campaign_id == campaign_id, VersionRow.removed_at.is_(None))
        .order_by(VersionRow.number.desc())
    )


def _last_number(session: Session, campaign_id: CampaignId) -> int:
    last = select(func.max(VersionRow.number)).where(VersionRow.campaign_id == campaign_id)
    return session.scalar(last) or 0


def _thin(session: Session, campaign_id: CampaignId, now: datetime) -> None:
    """Let go of automatic versions that are too many by now, and of what was removed long ago."""
    of_campaign = VersionRow.campaign_id == campaign_id
    automatic = of_campaign & (VersionRow.kind == VersionKind.AUTO.value)
    moments = session.execute(select(VersionRow.number, VersionRow.at).where(automatic)).all()
    stay = kept((at for _number, at in moments), now=now, rules=VERSIONS)
    gone = [number for number, at in moments if at not in stay]
    session.execute(delete(VersionRow).where(of_campaign, VersionRow.number.in_(gone)))
    session.execute(
        delete(VersionRow).where(of_campaign, VersionRow.removed_at < now - REMOVED_FOR)
    )


def _missing(number: int) -> LibraryError:
    return LibraryError(
        f"There is no version {number} of this campaign any more.",
        hint="Choose another one from the history.",
    )
