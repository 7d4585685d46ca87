# SPDX-License-Identifier: MIT
"""Segments: rules over what is known of a visitor, in any nesting of all, any and not.

Ad hoc in a campaign, or saved in the library and shared. Who qualifies is computed elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from exit_studio.models.comparisons import (
    Known,
    NumberOperator,
    TextOneOf,
    TextTest,
    TextValue,
    Unknown,
    ValueTest,
)
from exit_studio.models.events import (
    Ever,
    Join,
    Measure,
    Occurrence,
    PropertyFilters,
    Window,
)
from exit_studio.models.ids import ConditionId, SegmentId
from exit_studio.models.record import Record
from exit_studio.models.values import EventName, PropertyName

__all__ = [
    "MAX_DEPTH",
    "MAX_PLACES",
    "MAX_RULES",
    "AdHocSegment",
    "AgeRule",
    "Circle",
    "City",
    "ConstantEvent",
    "ConstantRule",
    "DeviceField",
    "DeviceFieldTest",
    "DeviceRule",
    "EventRule",
    "Gender",
    "GenderRule",
    "Group",
    "NearRule",
    "PlaceRule",
    "Point",
    "PropertyRule",
    "Reach",
    "ReachabilityRule",
    "Rule",
    "SavedSegment",
    "SavedSegmentRule",
    "SegmentSource",
    "VersionTest",
    "VisitorPlace",
]

MAX_RULES = 200
MAX_DEPTH = 10
MAX_PLACES = 100
MAX_AGE = 120
MAX_RADIUS_KM = 20_000
"""Half of the way around the Earth."""


class EventRule(Record):
    """The visitor did, or did not do, an event.

    Attributes:
        done: False for “did not do”.
        occurrence: First or last: it is the first, or the last, of all these events that falls
            into the window.
    """

    kind: Literal["event"] = "event"
    id: ConditionId
    done: bool = True
    event: EventName = ""
    filters: PropertyFilters = ()
    window: Window = Ever()
    measure: Measure | None = None
    occurrence: Occurrence = Occurrence.ANY


class PropertyRule(Record):
    """A property of the visitor passes a test."""

    kind: Literal["property"] = "property"
    id: ConditionId
    property: PropertyName = ""
    test: ValueTest = Known()


class AgeRule(Record):
    """The visitor's age is from `low` to `high` whole years, both included."""

    kind: Literal["age"] = "age"
    id: ConditionId
    low: Annotated[int, Field(ge=0, le=MAX_AGE)] = 18
    high: Annotated[int, Field(ge=0, le=MAX_AGE)] = MAX_AGE


class Gender(StrEnum):
    """What a profile says."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class GenderRule(Record):
    """The visitor's gender is one of these."""

    kind: Literal["gender"] = "gender"
    id: ConditionId
    genders: Annotated[tuple[Gender, ...], Field(max_length=len(Gender))] = ()


class VisitorPlace(Record):
    """A country, a region of it, or a city.

    Attributes:
        country: Two capital letters of ISO 3166-1, empty in a draft.
        region: Empty for the whole country.
        city: Empty for the whole region.
    """

    country: Annotated[str, StringConstraints(pattern=r"^(?:[A-Z]{2})?$")] = ""
    region: Annotated[str, StringConstraints(max_length=120)] = ""
    city: Annotated[str, StringConstraints(max_length=120)] = ""


class PlaceRule(Record):
    """The visitor is in one of these places."""

    kind: Literal["place"] = "place"
    id: ConditionId
    places: Annotated[tuple[VisitorPlace, ...], Field(max_length=MAX_PLACES)] = ()


class Point(Record):
    """A point on the Earth, in degrees of WGS 84."""

    kind: Literal["point"] = "point"
    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]


class City(Record):
    """A city by its name."""

    kind: Literal["city"] = "city"
    country: Annotated[str, StringConstraints(pattern=r"^(?:[A-Z]{2})?$")] = ""
    name: Annotated[str, StringConstraints(max_length=120)] = ""


class Circle(Record):
    """Everything within so many kilometres of a centre."""

    centre: Annotated[Point | City, Field(discriminator="kind")]
    radius_km: Annotated[int, Field(ge=1, le=MAX_RADIUS_KM)] = 10


class NearRule(Record):
    """The visitor is within one of these circles."""

    kind: Literal["near"] = "near"
    id: ConditionId
    circles: Annotated[tuple[Circle, ...], Field(max_length=MAX_PLACES)] = ()


class Reach(StrEnum):
    """By what a visitor can be reached, or has asked not to be."""

    HAS_EMAIL = "has_email"
    HAS_PHONE = "has_phone"
    UNSUBSCRIBED_EMAIL = "unsubscribed_email"
    UNSUBSCRIBED_SMS = "unsubscribed_sms"


class ReachabilityRule(Record):
    """The visitor can, or can no longer, be reached that way."""

    kind: Literal["reachability"] = "reachability"
    id: ConditionId
    reach: Reach = Reach.HAS_EMAIL


class DeviceField(StrEnum):
    """What an app reports of the device that it runs on."""

    APP_VERSION = "app_version"
    MAKE = "make"
    MODEL = "model"
    OS_VERSION = "os_version"
    SDK_VERSION = "sdk_version"


class VersionTest(Record):
    """A version compared with another one, number by number: 1.10 is after 1.9."""

    kind: Literal["version"] = "version"
    operator: NumberOperator = NumberOperator.AT_LEAST
    version: TextValue = ""


class DeviceFieldTest(Record):
    """A field of a device passes a test."""

    field: DeviceField
    test: Annotated[
        TextTest | TextOneOf | VersionTest | Known | Unknown, Field(discriminator="kind")
    ] = Known()


class DeviceRule(Record):
    """One and the same device of the visitor's passes all of these tests."""

    kind: Literal["device"] = "device"
    id: ConditionId
    tests: Annotated[tuple[DeviceFieldTest, ...], Field(max_length=20)] = ()


class ConstantEvent(Record):
    """One of the events over which the value of a property stays the same."""

    done: bool = True
    event: EventName = ""
    filters: PropertyFilters = ()
    window: Window = Ever()


class ConstantRule(Record):
    """For one and the same value of a property, all of this holds of the visitor's events.

    “Added to cart and did not purchase the same product.”
    """

    kind: Literal["constant"] = "constant"
    id: ConditionId
    property: PropertyName = ""
    events: Annotated[tuple[ConstantEvent, ...], Field(max_length=10)] = ()


class SavedSegmentRule(Record):
    """The visitor is, or is not, in a saved segment."""

    kind: Literal["saved_segment"] = "saved_segment"
    id: ConditionId
    segment: SegmentId
    included: bool = True


class Group(Record):
    """Rules of which all or any must hold; `negated` turns the whole around."""

    kind: Literal["group"] = "group"
    id: ConditionId
    join: Join = Join.ALL
    negated: bool = False
    rules: Annotated[tuple[Rule, ...], Field(max_length=MAX_RULES)] = ()

    def walk(self, depth: int = 1) -> Iterator[tuple[int, Rule]]:
        """Every rule within, with its depth: the group itself first, at `depth`."""
        yield depth, self
        for rule in self.rules:
            if isinstance(rule, Group):
                yield from rule.walk(depth + 1)
            else:
                yield depth + 1, rule


Rule = Annotated[
    Group
    | EventRule
    | PropertyRule
    | AgeRule
    | GenderRule
    | PlaceRule
    | NearRule
    | ReachabilityRule
    | DeviceRule
    | ConstantRule
    | SavedSegmentRule,
    Field(discriminator="kind"),
]


class AdHocSegment(Record):
    """A segment that stands in the campaign itself."""

    kind: Literal["ad_hoc"] = "ad_hoc"
    root: Group

    @model_validator(mode="after")
    def _is_of_a_size_that_can_be_read(self) -> Self:
        rules = list(self.root.walk())
        if len(rules) > MAX_RULES:
            msg = f"a segment can have at most {MAX_RULES} rules; this one has {len(rules)}"
            raise ValueError(msg)
        if max(depth for depth, _ in rules) > MAX_DEPTH:
            msg = f"rules can stand in one another at most {MAX_DEPTH} deep"
            raise ValueError(msg)
        ids = Counter(rule.id for _, rule in rules)
        if twice := [rule_id for rule_id, count in ids.items() if count > 1]:
            msg = f"the id “{min(twice)}” is used twice"
            raise ValueError(msg)
        return self


class SavedSegment(Record):
    """A reference to a segment that is saved in the library."""

    kind: Literal["saved"] = "saved"
    segment: SegmentId


SegmentSource = Annotated[AdHocSegment | SavedSegment, Field(discriminator="kind")]
