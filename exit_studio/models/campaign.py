# SPDX-License-Identifier: MIT
"""The campaign document: one immutable value, normalised into records with addresses.

A draft may be incomplete, and `checks` says what is missing. It can never be inconsistent: every id
that a record names exists, and every element stands in exactly one place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Annotated, Final, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from exit_studio.errors import EditRejected
from exit_studio.models.audience import (
    Audience,
    CampaignControl,
    ControlGroup,
    CustomControl,
    Everyone,
    GlobalControl,
    Limits,
    LiveAudience,
    NoControl,
    PastBehaviour,
)
from exit_studio.models.delivery import Delivery
from exit_studio.models.details import Details
from exit_studio.models.elements import (
    Button,
    CloseButton,
    Element,
    Heading,
    Stack,
    Text,
    TextElement,
)
from exit_studio.models.goal import Goal
from exit_studio.models.ids import CampaignId, ElementId, PopupId, RecordId
from exit_studio.models.message import Message, PropertyMessage, SingleMessage, SplitMessage
from exit_studio.models.popup import Popup
from exit_studio.models.record import DEFERRED, FrozenMap, Record, evolve
from exit_studio.models.schedule import (
    BestTime,
    FixedTimes,
    LiveSchedule,
    RecurringSchedule,
    Schedule,
)

__all__ = ["ANY_RECORD", "FORMAT", "SECTION_RECORDS", "AnyRecord", "Campaign"]

FORMAT: Final = 2
"""Version of the document's shape. `upgrades` lifts older ones."""

SECTION_RECORDS = (
    "details",
    "goal",
    "audience",
    "limits",
    "control",
    "message",
    "schedule",
    "delivery",
)
"""Addresses of the records that every campaign has once; each is also its field's name."""

MAX_ELEMENTS = 5_000

AnyRecord = Annotated[
    Details
    | Goal
    | Everyone
    | PastBehaviour
    | LiveAudience
    | Limits
    | NoControl
    | CampaignControl
    | GlobalControl
    | CustomControl
    | SingleMessage
    | SplitMessage
    | PropertyMessage
    | LiveSchedule
    | FixedTimes
    | RecurringSchedule
    | BestTime
    | Delivery
    | Popup
    | Heading
    | Text
    | Button
    | CloseButton
    | Stack,
    Field(discriminator="kind"),
]
"""Whatever can stand at an address."""

ANY_RECORD: TypeAdapter[AnyRecord] = TypeAdapter(AnyRecord, config=DEFERRED)


class Campaign(Record):
    """One campaign, whole.

    Attributes:
        format: See `FORMAT`.
        popups: Pop-ups by id; `message` names the ones that are used.
        elements: Elements of all pop-ups by id; pop-ups and stacks name their order.
    """

    format: Literal[2] = FORMAT
    id: CampaignId
    details: Details = Details()
    goal: Goal = Goal()
    audience: Audience = Everyone()
    limits: Limits = Limits()
    control: ControlGroup = NoControl()
    message: Message
    schedule: Schedule = LiveSchedule()
    delivery: Delivery = Delivery()
    popups: FrozenMap[PopupId, Popup]
    elements: Annotated[FrozenMap[ElementId, Element], Field(max_length=MAX_ELEMENTS)]

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        self._check_addresses()
        self._check_tree()
        self._check_kinds()
        return self

    def _check_addresses(self) -> None:
        for address, record in [*self.popups.items(), *self.elements.items()]:
            if record.id != address:
                msg = f"the record at “{address}” calls itself “{record.id}”"
                raise ValueError(msg)
            if address in SECTION_RECORDS:
                msg = f"“{address}” is the name of a section and cannot be an id"
                raise ValueError(msg)
        if twice := self.popups.keys() & self.elements.keys():
            msg = f"the id “{min(twice)}” is used twice"
            raise ValueError(msg)
        if strays := set(self.message.popups()) - self.popups.keys():
            msg = f"the message names the pop-up “{min(strays)}”, which does not exist"
            raise ValueError(msg)

    def _check_tree(self) -> None:
        places = Counter(self._placed())
        if strays := places.keys() - self.elements.keys():
            msg = f"the element “{min(strays)}” is placed, but does not exist"
            raise ValueError(msg)
        if crowded := [element_id for element_id, count in places.items() if count > 1]:
            msg = f"the element “{min(crowded)}” is placed more than once"
            raise ValueError(msg)
        reached = {element.id for popup in self.popups.values() for element in self.tree(popup)}
        if lost := self.elements.keys() - reached:
            msg = f"the element “{min(lost)}” is in no pop-up"
            raise ValueError(msg)

    def _check_kinds(self) -> None:
        popups = self.popups.values()
        steps = [step for popup in popups for step in popup.steps]
        closing = [popup.close for popup in popups if popup.close is not None]
        for ids, kind, words in ((steps, Stack, "step"), (closing, CloseButton, "close button")):
            wrong = [
                element_id for element_id in ids if not isinstance(self.elements[element_id], kind)
            ]
            if wrong:
                msg = f"the {words} “{wrong[0]}” is a {self.elements[wrong[0]].kind}"
                raise ValueError(msg)

    def _placed(self) -> Iterator[ElementId]:
        for popup in self.popups.values():
            yield from popup.steps
            if popup.close is not None:
                yield popup.close
        for element in self.elements.values():
            if isinstance(element, Stack):
                yield from element.children

    def tree(self, popup: Popup) -> Iterator[Element]:
        """Every element of `popup`, as one reads: parents first, the close button last."""
        waiting = [*reversed(popup.steps)]
        if popup.close is not None:
            waiting.insert(0, popup.close)
        while waiting:
            element = self.elements[waiting.pop()]
            yield element
            if isinstance(element, Stack):
                waiting.extend(reversed(element.children))

    def records(self) -> Mapping[RecordId, AnyRecord]:
        """Every record by its address."""
        sections: dict[RecordId, AnyRecord] = {
            name: getattr(self, name) for name in SECTION_RECORDS
        }
        return {**sections, **self.popups, **self.elements}

    @property
    def main_popup(self) -> Popup:
        """The pop-up that most visitors see: the only one, the default, or the first of a test."""
        return self.popups[next(self.message.popups())]

    def popup(self, popup_id: PopupId) -> Popup:
        """Return a pop-up.

        Raises:
            EditRejected: there is none with this id.
        """
        try:
            return self.popups[popup_id]
        except KeyError:
            raise EditRejected("This pop-up is no longer in the campaign.") from None

    def element(self, element_id: ElementId) -> Element:
        """Return an element.

        Raises:
            EditRejected: there is none with this id.
        """
        try:
            return self.elements[element_id]
        except KeyError:
            raise EditRejected("This element is no longer in the pop-up.") from None

    def text_element(self, element_id: ElementId) -> TextElement:
        """Return an element that holds words.

        Raises:
            EditRejected: there is none with this id, or it holds no words.
        """
        element = self.element(element_id)
        if not isinstance(element, TextElement):
            raise EditRejected("This element holds no text.")
        return element

    def with_element(self, element: Element) -> Campaign:
        """Return the campaign with `element` at its address."""
        return evolve(self, elements={**self.elements, element.id: element})

    def with_popup(self, popup: Popup) -> Campaign:
        """Return the campaign with `popup` at its address."""
        return evolve(self, popups={**self.popups, popup.id: popup})
