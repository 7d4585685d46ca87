# SPDX-License-Identifier: MIT
"""The first tables: tokens, sites, campaigns with their revisions, and what visitors did.

A step is never changed once it has been released; there is no way back down, by decision.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of an empty database."""
    op.create_table(
        "author_tokens",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_author_tokens"),
    )
    _create_sites()
    _create_campaigns()
    _create_events()


def _create_sites() -> None:
    op.create_table(
        "sites",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_sites"),
    )
    op.create_table(
        "site_origins",
        sa.Column("site_key", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["site_key"], ["sites.key"], name="fk_site_origins_site_key"),
        sa.PrimaryKeyConstraint("site_key", "origin", name="pk_site_origins"),
    )
    op.create_index("ix_site_origins_origin", "site_origins", ["origin"])


def _create_campaigns() -> None:
    op.create_table(
        "campaigns",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("live_revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_campaigns"),
    )
    op.create_table(
        "revisions",
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name="fk_revisions_campaign_id"),
        sa.PrimaryKeyConstraint("campaign_id", "revision", name="pk_revisions"),
        sa.UniqueConstraint("key", name="uq_revisions_key"),
    )


def _create_events() -> None:
    op.create_table(
        "impressions",
        *_columns_of_every_event(),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("element", sa.String(), nullable=True),
        sa.Column("signal", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id", "revision"],
            ["revisions.campaign_id", "revisions.revision"],
            name="fk_impressions_campaign_id",
        ),
        sa.ForeignKeyConstraint(["site_key"], ["sites.key"], name="fk_impressions_site_key"),
        sa.PrimaryKeyConstraint("id", name="pk_impressions"),
    )
    op.create_index("ix_impressions_campaign_id_what", "impressions", ["campaign_id", "what"])
    op.create_table(
        "site_events",
        *_columns_of_every_event(),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("properties", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["site_key"], ["sites.key"], name="fk_site_events_site_key"),
        sa.PrimaryKeyConstraint("id", name="pk_site_events"),
    )


def _columns_of_every_event() -> list[sa.Column[Any]]:
    return [
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("id", "site_key", "visitor", "session", "page")
        ),
        sa.Column("received_at", sa.DateTime(), nullable=False),
    ]
