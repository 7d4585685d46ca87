# SPDX-License-Identifier: MIT
"""What a library keeps besides the documents: journal, publications, outbox, backends.

Values only; the tables that hold them are in `store`, and its list is in `models.summary`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints, TypeAdapter

from exit_studio.models.campaign import Campaign
from exit_studio.models.diff import Diff
from exit_studio.models.edits import Edit
from exit_studio.models.history import Origin, Past
from exit_studio.models.ids import CampaignId, RecordId
from exit_studio.models.record import DEFERRED, Record
from exit_studio.models.wire import PublishReceipt, PublishRequest

__all__ = [
    "BACKEND",
    "Backend",
    "JournalEntry",
    "OpenedCampaign",
    "OutboxItem",
    "Publication",
    "RemoteBackend",
    "ThisComputer",
]


class ThisComputer(Record):
    """The backend that the studio runs for itself on loopback."""

    kind: Literal["this_computer"] = "this_computer"


class RemoteBackend(Record):
    """A backend at an address; its token is in the keyring."""

    kind: Literal["remote"] = "remote"
    url: Annotated[
        str, StringConstraints(pattern=r"^https?://[^\s/?#]+(/[^\s?#]*)?$", max_length=2048)
    ]


Backend = Annotated[ThisComputer | RemoteBackend, Field(discriminator="kind")]
BACKEND: TypeAdapter[Backend] = TypeAdapter(Backend, config=DEFERRED)


class JournalEntry(Record):
    """One change of a document, as it was made.

    Attributes:
        seq: Counts the changes of this campaign from 1, without gaps.
        edit: The wish behind it; None for undo, redo and rollback.
        step: Number of the undo step that it belongs to, 0 where that is not known.
        gesture: Words of the gesture that it is a part of.
        selection: What was selected before it.
    """

    seq: Annotated[int, Field(ge=1)]
    origin: Origin
    label: str
    edit: Edit | None
    diff: Diff
    at: AwareDatetime
    step: Annotated[int, Field(ge=0)] = 0
    gesture: str | None = None
    selection: tuple[RecordId, ...] = ()


class Publication(Record):
    """What is live of a campaign, as far as this library knows.

    Attributes:
        document: The campaign as it was published.
    """

    backend: Backend
    receipt: PublishReceipt
    document: Campaign


class OutboxItem(Record):
    """A publish that has been decided and is to be sent once.

    Attributes:
        id: Idempotency key.
        attempts: How often sending was tried.
        not_before: When it may be tried next.
        refused: Why the backend said no; the item then waits for a person.
    """

    id: str
    campaign_id: CampaignId
    backend: Backend
    request: PublishRequest
    created_at: AwareDatetime
    attempts: Annotated[int, Field(ge=0)] = 0
    not_before: AwareDatetime
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class OpenedCampaign:
    """A campaign as opening it found it: checkpoint and journal replayed.

    Attributes:
        seq: The last journal entry that is in `document`, 0 for none.
        set_aside: How many journal entries could not be replayed and were moved aside.
        past: What can be undone and redone.
    """

    document: Campaign
    seq: int
    set_aside: int = 0
    past: Past = field(default_factory=Past)
    publication: Publication | None = None
    waiting: OutboxItem | None = None
