# SPDX-License-Identifier: MIT
"""What the preview and its page say to each other, as JSON.

Nothing is sent from here. `resources/editor/messages.d.ts` says the same to the page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from exit_studio.models.elements import Element
from exit_studio.models.ids import ElementId, PopupId, RecordId
from exit_studio.models.popup import Popup
from exit_studio.models.record import Record

__all__ = [
    "PREVIEW_MESSAGE",
    "Editing",
    "History",
    "Left",
    "Look",
    "Painted",
    "PreviewMessage",
    "Ready",
    "Selected",
    "ShownRecord",
    "Write",
    "changed_message",
    "document_message",
    "selection_message",
    "stamp_message",
]

ShownRecord = Popup | Element
"""A record that the page draws."""

_Count = Annotated[int, Field(ge=0, le=2**53)]


class Ready(Record):
    """The page has nothing yet, or lost the thread, and asks for everything."""

    kind: Literal["ready"] = "ready"


class Selected(Record):
    """The user clicked or tabbed to these; none: beside the pop-up."""

    kind: Literal["selected"] = "selected"
    ids: Annotated[tuple[RecordId, ...], Field(max_length=1000)]


class Write(Record):
    """The words of an element are now these; what becomes of its marks is for `retyped` to say.

    Attributes:
        number: Counts the messages of this kind; the answer to one carries its number.
    """

    kind: Literal["write"] = "write"
    element_id: ElementId
    text: str
    number: _Count


class Editing(Record):
    """Writing in place began in this element; None: it ended."""

    kind: Literal["editing"] = "editing"
    element_id: ElementId | None


class Painted(Record):
    """The push with this revision, and all before it, were drawn."""

    kind: Literal["painted"] = "painted"
    revision: _Count


class History(Record):
    """Undo or redo was typed on the page."""

    kind: Literal["history"] = "history"
    step: Literal["undo", "redo"]


class Left(Record):
    """Tab led past the last element, or back past the first: the keyboard leaves the page."""

    kind: Literal["left"] = "left"
    forward: bool


PreviewMessage = Annotated[
    Ready | Selected | Write | Editing | Painted | History | Left, Field(discriminator="kind")
]
PREVIEW_MESSAGE: TypeAdapter[PreviewMessage] = TypeAdapter(PreviewMessage)


class Look(Record):
    """How the page shows what is no part of the pop-up.

    Attributes:
        accent: Colour of the outlines, `#rrggbb`.
        pixel_ratio: Pixels of the screen for one of Qt's; outlines keep their width when zoomed.
        interactive: Whether the page hears mouse and keyboard.
        placeholders: By kind of element, what an empty one shows in the studio. None: as on a site.
    """

    kind: Literal["look"] = "look"
    accent: str
    pixel_ratio: float
    interactive: bool
    placeholders: dict[Literal["heading", "text", "button"], str]


def _dumped(record: ShownRecord) -> object:
    return record.model_dump(mode="json", exclude_none=True)


def _json(**message: object) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def document_message(
    popup_id: PopupId, records: Mapping[RecordId, ShownRecord], revision: int
) -> str:
    """Word everything that the page draws.

    Args:
        popup_id: The pop-up to show.
        records: That pop-up and its elements, by id.
        revision: Number of this push.
    """
    return _json(
        kind="document",
        revision=revision,
        popup=_dumped(records[popup_id]),
        elements={name: _dumped(record) for name, record in records.items() if name != popup_id},
    )


def changed_message(
    records: Mapping[RecordId, ShownRecord | None], *, revision: int, answers: int | None
) -> str:
    """Word what differs from the push before.

    Args:
        records: The records that differ, by id; None for one that is gone.
        revision: Number of this push, one above that of the push before.
        answers: Number of the `Write` that caused this, if one did.
    """
    dumped = {name: None if record is None else _dumped(record) for name, record in records.items()}
    return _json(kind="changed", revision=revision, answers=answers, records=dumped)


def selection_message(ids: Sequence[RecordId]) -> str:
    """Word what is selected now."""
    return _json(kind="selection", ids=list(ids))


def stamp_message(color: str, width: int, height: int) -> str:
    """Ask for a strip of `color` (`#rrggbb`) at the lower edge, once the page has this size."""
    return _json(kind="stamp", color=color, width=width, height=height)
