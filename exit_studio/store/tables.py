# SPDX-License-Identifier: MIT
"""The tables of a library. How they came to be is in `migrations`; rows never leave `store`."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Dialect, ForeignKey, Index, LargeBinary, MetaData, String, Text, event
from sqlalchemy.orm import DeclarativeBase, Mapped, QueryContext, mapped_column
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

__all__ = [
    "AssetRow",
    "Base",
    "CampaignRow",
    "DamagedValue",
    "JournalRow",
    "Moment",
    "OutboxRow",
    "PublicationRow",
    "RejectedRow",
    "SettingRow",
    "SummaryRow",
    "ThumbnailRow",
    "VersionRow",
    "WritingRow",
]


class DamagedValue(ValueError):
    """A value in the file is not what its column holds."""


class Moment(TypeDecorator[datetime]):
    """A point in time, kept as text in UTC with microseconds, so that its order is that of time."""

    impl = String(32)
    cache_ok = True

    @property
    @override
    def python_type(self) -> type[datetime]:
        return datetime

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a time without a zone cannot be kept"
            raise ValueError(msg)
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        try:
            return datetime.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise DamagedValue(value) from error


class Base(DeclarativeBase):
    """What all tables share: names of constraints, by which later migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


@event.listens_for(Base, "load", propagate=True)
def _check(row: Base, _context: QueryContext) -> None:
    """SQLite keeps anything in any column, so a damaged file can hand out values of any type."""
    for column in row.__table__.columns:
        value = getattr(row, column.key)
        if not (column.nullable if value is None else isinstance(value, column.type.python_type)):
            msg = f"{column}: {value!r}"
            raise DamagedValue(msg)


class CampaignRow(Base):
    """A campaign as it was at its last checkpoint.

    Attributes:
        archived_at: Since when it is put away, or None.
        deleted_at: Since when it lies in the trash, or None.
        checkpoint_seq: The last journal entry that is in `document`, 0 for none.
        document: Canonical text, as `models.file` writes it.
    """

    __tablename__ = "campaigns"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    archived_at: Mapped[datetime | None] = mapped_column(Moment)
    deleted_at: Mapped[datetime | None] = mapped_column(Moment)
    checkpoint_seq: Mapped[int]
    document: Mapped[str] = mapped_column(Text)


class JournalRow(Base):
    """One change of a document. The `seq` of a campaign run from 1 without gaps.

    Attributes:
        edit: JSON of the edit, or None for undo, redo and rollback.
        diff: JSON of the diff.
        step: Number of the undo step that it belongs to, 0 where that is not known.
        gesture: Words of the gesture that it is a part of, or None.
        selection: JSON list of what was selected before it, or None for nothing.
        format: Format of the document that it was made in, 0 where that is not known.
    """

    __tablename__ = "journal"
    __table_args__ = (Index(None, "campaign_id", "seq", "step", "origin"),)

    campaign_id: Mapped[str] = mapped_column(
        ForeignKey("campaigns.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    origin: Mapped[str] = mapped_column(String(16))
    label: Mapped[str] = mapped_column(Text)
    edit: Mapped[str | None] = mapped_column(Text)
    diff: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    step: Mapped[int]
    gesture: Mapped[str | None] = mapped_column(Text)
    selection: Mapped[str | None] = mapped_column(Text)
    format: Mapped[int]


class RejectedRow(Base):
    """A journal entry that could not be replayed, kept as it was, with the reason."""

    __tablename__ = "journal_rejected"

    number: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[str] = mapped_column(
        ForeignKey("campaigns.id", ondelete="CASCADE"), index=True
    )
    seq: Mapped[int]
    origin: Mapped[str] = mapped_column(String(16))
    label: Mapped[str] = mapped_column(Text)
    edit: Mapped[str | None] = mapped_column(Text)
    diff: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(Text)
    set_aside_at: Mapped[datetime] = mapped_column(Moment)
    step: Mapped[int]
    gesture: Mapped[str | None] = mapped_column(Text)
    selection: Mapped[str | None] = mapped_column(Text)
    format: Mapped[int]


class OutboxRow(Base):
    """A publish that is to be sent.

    Attributes:
        number: Order in which the wishes were made.
        id: Idempotency key.
        backend: JSON of the backend.
        document: Canonical text of the campaign to send.
        refused: Why the backend said no, or None.
        withdrawn: Replaced or discarded. It is not sent any more, but it may have been on its way
            just then; its answer is still worth knowing.
        seq: The last change that is in `document`, 0 where that is not known.
    """

    __tablename__ = "outbox"
    __table_args__ = (Index(None, "campaign_id", "backend"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id", ondelete="CASCADE"))
    backend: Mapped[str] = mapped_column(Text)
    document: Mapped[str] = mapped_column(Text)
    base_revision: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(Moment)
    attempts: Mapped[int]
    not_before: Mapped[datetime] = mapped_column(Moment)
    refused: Mapped[str | None] = mapped_column(Text)
    withdrawn: Mapped[bool]
    seq: Mapped[int]


class PublicationRow(Base):
    """What a backend last confirmed of a campaign; the highest `number` is the latest.

    Attributes:
        backend: JSON of the backend.
        document: Canonical text of the campaign as it was sent.
    """

    __tablename__ = "publications"
    __table_args__ = (Index(None, "campaign_id", "backend", unique=True),)

    number: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id", ondelete="CASCADE"))
    backend: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    published_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(16))
    document: Mapped[str] = mapped_column(Text)


class VersionRow(Base):
    """A moment of a campaign. The `number` of a campaign count from 1.

    Attributes:
        kind: A value of `models.versions.VersionKind`.
        document: Canonical text.
        seq: The last journal entry that is in it.
        removed_at: Since when it is out of sight, or None; for a while it can be brought back.
    """

    __tablename__ = "versions"

    campaign_id: Mapped[str] = mapped_column(
        ForeignKey("campaigns.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    seq: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    document: Mapped[str] = mapped_column(Text)


class SummaryRow(Base):
    """What the list says of a campaign: taken from its documents, and perhaps behind them.

    Attributes:
        form: Which kind of summary this is; see `summaries.FORM`.
        seq: The last journal entry that it tells of, 0 for none.
        publication: Number of the publication that it compares with, 0 for none.
        revision: Revision of that publication: a number can come back when its row was replaced.
        differs: Whether the campaign is another one than that publication.
        labels: JSON of a list of texts.
    """

    __tablename__ = "summaries"

    campaign_id: Mapped[str] = mapped_column(
        ForeignKey("campaigns.id", ondelete="CASCADE"), primary_key=True
    )
    form: Mapped[int]
    seq: Mapped[int]
    publication: Mapped[int]
    revision: Mapped[int]
    differs: Mapped[bool]
    name: Mapped[str] = mapped_column(Text)
    labels: Mapped[str] = mapped_column(Text)
    look: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Moment)
    edited_at: Mapped[datetime] = mapped_column(Moment, index=True)


class WritingRow(Base):
    """Everything that is written in a campaign, as of its summary; see `search`.

    Triggers carry it on into the index. A row is never changed, but removed and added anew.
    """

    __tablename__ = "writings"

    number: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[str] = mapped_column(
        ForeignKey("campaigns.id", ondelete="CASCADE"), unique=True
    )
    name: Mapped[str] = mapped_column(Text)
    labels: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)


class SettingRow(Base):
    """One setting, as JSON."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class ThumbnailRow(Base):
    """A picture that can be made again; the highest `number` was put in last."""

    __tablename__ = "thumbnails"

    number: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    png: Mapped[bytes] = mapped_column(LargeBinary)


class AssetRow(Base):
    """A picture that campaigns use, kept once however many do.

    Attributes:
        sha256: Of `content`, in hexadecimal digits.
        mime: What kind of picture it is.
        size: Bytes of `content`, so that nobody has to read them to know.
    """

    __tablename__ = "assets"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    mime: Mapped[str] = mapped_column(String(32))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(Moment)
