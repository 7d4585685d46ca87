# SPDX-License-Identifier: MIT
"""Rules of segments in words: each as a clause that goes on after “visitors”."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from exit_studio.models.events import Ever, Join, Occurrence
from exit_studio.models.ids import SegmentId
from exit_studio.models.reading.phrase import (
    Amount,
    Phrase,
    Words,
    all_of,
    any_of,
    in_a_row,
    phrase,
    quoted,
)
from exit_studio.models.reading.reading import Reading
from exit_studio.models.reading.values import (
    event_name,
    filters_phrase,
    measure_phrase,
    passing_phrase,
    property_name,
    window_phrase,
)
from exit_studio.models.segment import (
    AgeRule,
    Circle,
    ConstantEvent,
    ConstantRule,
    DeviceField,
    DeviceRule,
    EventRule,
    Gender,
    GenderRule,
    Group,
    NearRule,
    PlaceRule,
    Point,
    PropertyRule,
    Reach,
    ReachabilityRule,
    Rule,
    SavedSegmentRule,
    VisitorPlace,
)

__all__ = [
    "NO_SEGMENT_NAMES",
    "SegmentNames",
    "group_rule",
    "rule_reading",
    "segment_name",
]

SegmentNames: TypeAlias = Mapping[SegmentId, str]
"""What the saved segments of the library are called."""
NO_SEGMENT_NAMES: SegmentNames = MappingProxyType({})

_DEEDS = {
    (True, Occurrence.ANY): "did {event}",
    (True, Occurrence.FIRST): "did {event} for the first time",
    (True, Occurrence.LAST): "did {event} for the last time",
    (False, Occurrence.ANY): "did not do {event}",
    (False, Occurrence.FIRST): "did not do {event} for the first time",
    (False, Occurrence.LAST): "did not do {event} for the last time",
}
_GROUPS = {
    (Join.ALL, False): "to whom all of this applies:",
    (Join.ANY, False): "to whom any of this applies:",
    (Join.ALL, True): "to whom not all of this applies:",
    (Join.ANY, True): "to whom none of this applies:",
}
_GROUP_RULES = {
    (Join.ALL, False): "all must apply",
    (Join.ANY, False): "one at least must apply",
    (Join.ALL, True): "one at least must not apply",
    (Join.ANY, True): "none may apply",
}
_GENDERS = {Gender.FEMALE: "female", Gender.MALE: "male", Gender.OTHER: "other"}
_REACHES = {
    Reach.HAS_EMAIL: "who have an e-mail address",
    Reach.HAS_PHONE: "who have a phone number",
    Reach.UNSUBSCRIBED_EMAIL: "who have unsubscribed from e-mail",
    Reach.UNSUBSCRIBED_SMS: "who have unsubscribed from text messages",
}
_DEVICE_FIELDS = {
    DeviceField.APP_VERSION: "the app version",
    DeviceField.MAKE: "the make",
    DeviceField.MODEL: "the model",
    DeviceField.OS_VERSION: "the version of the system",
    DeviceField.SDK_VERSION: "the SDK version",
}


def rule_reading(rule: Rule, names: SegmentNames = NO_SEGMENT_NAMES) -> Reading:
    """A rule as a clause; a group with several rules has them under it."""
    if not isinstance(rule, Group):
        return Reading(_leaf_phrase(rule, names))
    if len(rule.rules) == 1 and not rule.negated:
        return rule_reading(rule.rules[0], names)
    children = tuple(rule_reading(each, names) for each in rule.rules)
    heading = phrase(_GROUPS[rule.join, rule.negated])
    return Reading(heading, children or (Reading(phrase("(no conditions)")),))


def group_rule(group: Group) -> Phrase:
    """“all must apply”."""
    return phrase(_GROUP_RULES[group.join, group.negated])


def _leaf_phrase(
    rule: EventRule
    | PropertyRule
    | AgeRule
    | GenderRule
    | PlaceRule
    | NearRule
    | ReachabilityRule
    | DeviceRule
    | ConstantRule
    | SavedSegmentRule,
    names: SegmentNames,
) -> Phrase:
    match rule:
        case EventRule():
            return phrase("who {deed}", deed=_deed(rule))
        case PropertyRule():
            return phrase(
                "whose {test}", test=passing_phrase(property_name(rule.property), rule.test)
            )
        case ConstantRule():
            return _constant_phrase(rule)
        case DeviceRule():
            return _device_phrase(rule)
        case SavedSegmentRule():
            template = (
                "who are in the saved segment {segment}"
                if rule.included
                else "who are not in the saved segment {segment}"
            )
            return phrase(template, segment=segment_name(rule.segment, names))
        case _:
            return _profile_phrase(rule)


def _profile_phrase(
    rule: AgeRule | GenderRule | PlaceRule | NearRule | ReachabilityRule,
) -> Phrase:
    match rule:
        case AgeRule():
            return phrase("who are {low} to {high} years old", low=rule.low, high=rule.high)
        case GenderRule():
            chosen = [phrase(_GENDERS[gender]) for gender in rule.genders]
            return phrase("whose gender is {genders}", genders=_any(chosen, "(none chosen)"))
        case PlaceRule():
            places = [_place(place) for place in rule.places]
            return phrase("who are in {places}", places=_any(places, "(no place named)"))
        case NearRule():
            circles = [_circle(circle) for circle in rule.circles]
            return phrase("who are within {circles}", circles=_any(circles, "(no place named)"))
        case ReachabilityRule():
            return phrase(_REACHES[rule.reach])


def _any(items: list[Phrase], missing: str) -> Words:
    return any_of(items) if items else phrase(missing)


def _deed(rule: EventRule) -> Words:
    parts: list[Words] = [_dated(rule, _DEEDS[rule.done, rule.occurrence])]
    if rule.filters:
        parts.append(phrase("where {filters}", filters=filters_phrase(rule.filters)))
    if rule.measure is not None:
        parts.append(measure_phrase(rule.measure))
    return in_a_row(parts)


def _dated(rule: EventRule | ConstantEvent, template: str) -> Phrase:
    deed = phrase(template, event=event_name(rule.event))
    if isinstance(rule.window, Ever):
        return deed
    return phrase("{deed} {window}", deed=deed, window=window_phrase(rule.window))


def _constant_phrase(rule: ConstantRule) -> Phrase:
    deeds = []
    for event in rule.events:
        deed = _dated(event, _DEEDS[event.done, Occurrence.ANY])
        if event.filters:
            filters = filters_phrase(event.filters)
            deed = phrase("{deed} (where {filters})", deed=deed, filters=filters)
        deeds.append(deed)
    return phrase(
        "who, with one and the same {property}, {deeds}",
        property=property_name(rule.property),
        deeds=all_of(deeds) if deeds else phrase("(no events named)"),
    )


def _device_phrase(rule: DeviceRule) -> Phrase:
    tests = [passing_phrase(phrase(_DEVICE_FIELDS[each.field]), each.test) for each in rule.tests]
    return phrase(
        "who have a device on which {tests}",
        tests=all_of(tests) if tests else phrase("(no condition given)"),
    )


def segment_name(segment: SegmentId, names: SegmentNames) -> Words:
    """A saved segment by its name, or by its id where the library does not know it."""
    return quoted(names.get(segment, ""), phrase("with the id {segment}", segment=segment))


def _place(place: VisitorPlace) -> Phrase:
    parts = [part.strip() for part in (place.city, place.region, place.country) if part.strip()]
    return phrase("{place}", place=in_a_row(parts) if parts else phrase("(no place named)"))


def _circle(circle: Circle) -> Phrase:
    centre = circle.centre
    where: Words
    if isinstance(centre, Point):
        where = phrase(
            "{latitude}°, {longitude}°",
            latitude=Amount(centre.latitude),
            longitude=Amount(centre.longitude),
        )
    else:
        where = _place(VisitorPlace(country=centre.country, city=centre.name))
    return phrase("{radius} km of {centre}", radius=circle.radius_km, centre=where)
