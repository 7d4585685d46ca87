# SPDX-License-Identifier: MIT
"""The tables of the backend's database. What is read from them and written to them: `repository`.

A change here needs a step under `migrations/versions`; a test compares both.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, ForeignKey, ForeignKeyConstraint, Index, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

__all__ = [
    "AuthorTokenRow",
    "CampaignRow",
    "ImpressionRow",
    "RevisionRow",
    "SiteEventRow",
    "SiteOriginRow",
    "SiteRow",
    "Table",
    "UtcDateTime",
]


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC: SQLite itself keeps no zones."""

    impl = DateTime
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Table(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012  # SQLAlchemy reads it here


class AuthorTokenRow(Table):
    """A token that lets its bearer in, kept as a hash."""

    __tablename__ = "author_tokens"

    hash: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    created_at: Mapped[datetime]


class SiteRow(Table):
    """A website, known by its public key."""

    __tablename__ = "sites"

    key: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    created_at: Mapped[datetime]


class SiteOriginRow(Table):
    """An origin that may use a site's key."""

    __tablename__ = "site_origins"

    site_key: Mapped[str] = mapped_column(ForeignKey("sites.key"), primary_key=True)
    origin: Mapped[str] = mapped_column(primary_key=True, index=True)
    position: Mapped[int]


class CampaignRow(Table):
    """A campaign, and which of its revisions is live."""

    __tablename__ = "campaigns"

    id: Mapped[str] = mapped_column(primary_key=True)
    live_revision: Mapped[int]


class RevisionRow(Table):
    """A campaign as it was published once.

    Attributes:
        state: Of the campaign at the moment of publishing, for repeating the receipt.
        key: Idempotency key of the publish.
        fingerprint: Of what was sent under that key.
        published_by: Name of the author's token.
    """

    __tablename__ = "revisions"

    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    document: Mapped[str]
    published_at: Mapped[datetime]
    state: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    fingerprint: Mapped[str]
    published_by: Mapped[str]


class ImpressionRow(Table):
    """A pop-up that was seen, clicked or closed. By its id, which is the tag's, it counts once."""

    __tablename__ = "impressions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["campaign_id", "revision"],
            ["revisions.campaign_id", "revisions.revision"],
        ),
        Index(None, "campaign_id", "what"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    site_key: Mapped[str] = mapped_column(ForeignKey("sites.key"))
    visitor: Mapped[str]
    session: Mapped[str]
    page: Mapped[str]
    campaign_id: Mapped[str]
    revision: Mapped[int]
    what: Mapped[str]
    element: Mapped[str | None]
    signal: Mapped[str]
    received_at: Mapped[datetime]


class SiteEventRow(Table):
    """Something that a website's own code reported. By its id, which is the tag's, it counts once.

    Attributes:
        properties: A JSON object.
    """

    __tablename__ = "site_events"

    id: Mapped[str] = mapped_column(primary_key=True)
    site_key: Mapped[str] = mapped_column(ForeignKey("sites.key"))
    visitor: Mapped[str]
    session: Mapped[str]
    page: Mapped[str]
    name: Mapped[str]
    properties: Mapped[str]
    received_at: Mapped[datetime]
