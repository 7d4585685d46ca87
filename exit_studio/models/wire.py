# SPDX-License-Identifier: MIT
"""What travels between studio, backend and tag, apart from the campaign: another wire may come.

Bodies are parsed by `model_validate_json(..., strict=True)` on both sides.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from exit_studio.models.campaign import Campaign
from exit_studio.models.elements import Element, Scalar
from exit_studio.models.ids import CampaignId, ElementId
from exit_studio.models.popup import Popup
from exit_studio.models.record import FrozenMap, Record
from exit_studio.models.values import EventName

__all__ = [
    "MAX_BODY_BYTES",
    "MAX_PUBLISH_BYTES",
    "CampaignState",
    "Decision",
    "ErrorAnswer",
    "EventBatch",
    "Health",
    "Impression",
    "ImpressionKind",
    "LiveCampaign",
    "PublishReceipt",
    "PublishRequest",
    "Report",
    "ShownPopup",
    "Site",
    "SiteEvent",
    "SiteOrigins",
    "TraceStep",
    "Visit",
    "VisitAnswer",
]

MAX_BODY_BYTES = 64 * 1024
"""What a website may send in one request."""
MAX_PUBLISH_BYTES = 8 * 1024 * 1024
"""What an author may send in one request."""

OpaqueId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
"""An id made at random by its sender: of a visitor, a session, an event, an idempotency key."""
Address = Annotated[str, StringConstraints(max_length=2048)]


class CampaignState(StrEnum):
    """State of a published campaign at the backend."""

    SCHEDULED = "scheduled"
    RUNNING = "running"
    COMPLETED = "completed"


class ErrorAnswer(Record):
    """The body of every answer that is not 2xx.

    Attributes:
        error: Short name, stable: `token_wrong`.
        message: One sentence: what is wrong, and where.
        hint: One sentence: what to do.
    """

    error: str
    message: str
    hint: str = ""


class Health(Record):
    """Answer of `/healthz`: which program this is."""

    program: Literal["exit-studio"] = "exit-studio"
    version: str


class PublishRequest(Record):
    """Body of `PUT /v1/campaigns/{id}`; its `Idempotency-Key` header names the wish.

    Attributes:
        base_revision: The revision that the author last saw; 0 for a first publish.
    """

    campaign: Campaign
    base_revision: Annotated[int, Field(ge=0)] = 0


class PublishReceipt(Record):
    """Answer to a publish: what is live now."""

    campaign_id: CampaignId
    revision: Annotated[int, Field(ge=1)]
    published_at: AwareDatetime
    state: CampaignState


class LiveCampaign(Record):
    """Answer of `GET /v1/campaigns/{id}`: what is live, and the receipt that it was published with.

    Attributes:
        receipt: Its `state` is that of now.
    """

    receipt: PublishReceipt
    campaign: Campaign


class Report(Record):
    """Answer of `GET /v1/reports/{id}`: what a campaign did, over all its revisions."""

    campaign_id: CampaignId
    revision: int
    state: CampaignState
    views: int
    clicks: int
    closes: int
    as_of: AwareDatetime


class Site(Record):
    """A website that may use the backend.

    Attributes:
        key: Public; it stands in the snippet.
        origins: `https://shop.example`, scheme and host and port, that may use it.
    """

    key: str
    name: str
    origins: tuple[str, ...]


class SiteOrigins(Record):
    """Body of `PUT /v1/sites/{key}/origins`."""

    origins: Annotated[
        tuple[
            Annotated[str, StringConstraints(pattern=r"^https?://[^/\s?#]+$", max_length=255)], ...
        ],
        Field(max_length=100),
    ]


class Visit(Record):
    """Body of `POST /v1/visits`: a page was opened, or something was done on it.

    Attributes:
        site: The site's public key.
        events: Names of the events that the visitor has done in this session.
    """

    site: str
    visitor: OpaqueId
    session: OpaqueId
    page: Address
    events: Annotated[tuple[EventName, ...], Field(max_length=200)] = ()


class ShownPopup(Record):
    """A pop-up that a visitor is to see when about to leave.

    Attributes:
        elements: Every element of `popup`, by id.
    """

    campaign_id: CampaignId
    revision: int
    popup: Popup
    elements: FrozenMap[ElementId, Element]


class VisitAnswer(Record):
    """Answer of `POST /v1/visits`: the pop-up to keep ready, or none."""

    show: ShownPopup | None


class ImpressionKind(StrEnum):
    """What a visitor did with a pop-up."""

    VIEW = "view"
    CLICK = "click"
    CLOSE = "close"


class Impression(Record):
    """A pop-up was seen, clicked or closed.

    Attributes:
        id: Made by the tag; a second event with this id is not counted.
        element: The button that was clicked.
        signal: What told that the visitor was leaving: `top`.
    """

    kind: Literal["impression"] = "impression"
    id: OpaqueId
    campaign_id: CampaignId
    revision: int
    what: ImpressionKind
    element: ElementId | None = None
    signal: Annotated[str, StringConstraints(max_length=32)] = ""


class SiteEvent(Record):
    """Something that the site's own code reported by `exitStudio.track`."""

    kind: Literal["site_event"] = "site_event"
    id: OpaqueId
    name: Annotated[EventName, StringConstraints(min_length=1)]
    properties: Annotated[
        FrozenMap[Annotated[str, StringConstraints(max_length=120)], Scalar], Field(max_length=256)
    ] = Field(default_factory=dict, validate_default=True)


class EventBatch(Record):
    """Body of `POST /v1/events`, sent by beacon."""

    site: str
    visitor: OpaqueId
    session: OpaqueId
    page: Address
    events: Annotated[
        tuple[Annotated[Impression | SiteEvent, Field(discriminator="kind")], ...],
        Field(min_length=1, max_length=100),
    ]


class TraceStep(Record):
    """One rule of a decision: what it saw, and whether it let the visitor through."""

    rule: str
    seen: str
    passed: bool


class Decision(Record):
    """Whether a campaign is shown to a visitor, and why."""

    campaign_id: CampaignId
    show: bool
    decided_at: AwareDatetime
    trace: tuple[TraceStep, ...]
