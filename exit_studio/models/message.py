# SPDX-License-Identifier: MIT
"""What: which pop-up which visitors see. The pop-ups themselves are in `popup` and `elements`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from exit_studio.models.ids import PopupId, VariantId
from exit_studio.models.record import Record
from exit_studio.models.values import PropertyName

__all__ = [
    "MAX_PROPERTY_VARIANTS",
    "MAX_SPLIT_VARIANTS",
    "MIN_SPLIT_VARIANTS",
    "AutomaticWinner",
    "Content",
    "Message",
    "PropertyMessage",
    "PropertyVariant",
    "SingleMessage",
    "SplitMessage",
    "SplitVariant",
    "Winner",
    "WinnerByHand",
    "WinnerMetric",
]

MAX_PROPERTY_VARIANTS = 50
"""Besides the default copy (product, section 5)."""
MIN_SPLIT_VARIANTS = 2
MAX_SPLIT_VARIANTS = 5
MAX_VARIANT_VALUES = 100

VariantName = Annotated[str, StringConstraints(max_length=60)]


class SingleMessage(Record):
    """The same pop-up for all."""

    kind: Literal["single"] = "single"
    popup: PopupId

    def popups(self) -> Iterator[PopupId]:
        """Every pop-up that is used."""
        yield self.popup


class SplitVariant(Record):
    """One of the pop-ups that chance chooses from.

    Attributes:
        share_percent: Of the visitors who are not held out; `checks` wants them to make 100.
    """

    id: VariantId
    name: VariantName = ""
    popup: PopupId
    share_percent: Annotated[int, Field(ge=0, le=100)]


class WinnerByHand(Record):
    """A person ends the test."""

    kind: Literal["by_hand"] = "by_hand"


class WinnerMetric(StrEnum):
    """What the winner has the most of, for each view."""

    CLICKS = "clicks"
    CONVERSIONS = "conversions"


class AutomaticWinner(Record):
    """The backend ends the test when it is decided, by a test that may be looked at any time."""

    kind: Literal["automatic"] = "automatic"
    metric: WinnerMetric = WinnerMetric.CLICKS
    confidence_percent: Annotated[int, Field(ge=80, le=99)] = 95


Winner = Annotated[WinnerByHand | AutomaticWinner, Field(discriminator="kind")]


class SplitMessage(Record):
    """A/B: each visitor sees one of several pop-ups by chance, always the same one.

    Attributes:
        hold_out_percent: Of the visitors, who are shown nothing.
    """

    kind: Literal["split"] = "split"
    variants: Annotated[
        tuple[SplitVariant, ...],
        Field(min_length=MIN_SPLIT_VARIANTS, max_length=MAX_SPLIT_VARIANTS),
    ]
    hold_out_percent: Annotated[int, Field(ge=0, le=50)] = 0
    winner: Winner = WinnerByHand()

    @model_validator(mode="after")
    def _names_each_variant_once(self) -> Self:
        _each_once([variant.id for variant in self.variants])
        return self

    def popups(self) -> Iterator[PopupId]:
        """Every pop-up that is used."""
        yield from (variant.popup for variant in self.variants)


Content = Annotated[SingleMessage | SplitMessage, Field(discriminator="kind")]
"""What visitors of one kind see: one pop-up, or one of several by chance."""


class PropertyVariant(Record):
    """What visitors see whose property has one of these values."""

    id: VariantId
    name: VariantName = ""
    values: Annotated[
        tuple[Annotated[str, StringConstraints(max_length=200)], ...],
        Field(max_length=MAX_VARIANT_VALUES),
    ] = ()
    content: Content


class PropertyMessage(Record):
    """By user property: a default, and variants for some values of one property."""

    kind: Literal["by_property"] = "by_property"
    property: PropertyName = ""
    default: Content
    variants: Annotated[tuple[PropertyVariant, ...], Field(max_length=MAX_PROPERTY_VARIANTS)] = ()

    @model_validator(mode="after")
    def _names_each_variant_once(self) -> Self:
        contents = (self.default, *(variant.content for variant in self.variants))
        splits = [content for content in contents if isinstance(content, SplitMessage)]
        inner = [variant.id for split in splits for variant in split.variants]
        _each_once([*inner, *(variant.id for variant in self.variants)])
        return self

    def popups(self) -> Iterator[PopupId]:
        """Every pop-up that is used, those of the default first."""
        yield from self.default.popups()
        for variant in self.variants:
            yield from variant.content.popups()


Message = Annotated[SingleMessage | SplitMessage | PropertyMessage, Field(discriminator="kind")]


def _each_once(ids: Sequence[VariantId]) -> None:
    counted = Counter(ids)
    if twice := [variant_id for variant_id, count in counted.items() if count > 1]:
        msg = f"the id “{min(twice)}” is used twice"
        raise ValueError(msg)
