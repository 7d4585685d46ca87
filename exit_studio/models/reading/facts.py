# SPDX-License-Identifier: MIT
"""What the records of Start, Who and When hold, taken apart into facts that can be compared.

Pop-ups and their elements are taken apart in `popup_facts`; `models.comparison` compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

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
from exit_studio.models.events import Join
from exit_studio.models.goal import Goal
from exit_studio.models.reading.delivery import (
    disturb_phrase,
    frequency_phrase,
    signal_phrase,
    stop_phrase,
)
from exit_studio.models.reading.details import name_words, priority_words
from exit_studio.models.reading.goal import goal_event_phrase
from exit_studio.models.reading.phrase import (
    CalendarDay,
    Listing,
    Phrase,
    Words,
    counted,
    phrase,
    quoted,
)
from exit_studio.models.reading.reading import flat
from exit_studio.models.reading.schedule import pattern_phrase, schedule_readings, time_phrase
from exit_studio.models.reading.segment import (
    SegmentNames,
    group_rule,
    rule_reading,
    segment_name,
)
from exit_studio.models.reading.triggers import trigger_phrase
from exit_studio.models.reading.values import duration_phrase, moment_phrase, short_phrase
from exit_studio.models.schedule import (
    BestTime,
    FixedTimes,
    LiveSchedule,
    PassedTime,
    RecurringSchedule,
    Schedule,
    VisitorZone,
)
from exit_studio.models.segment import AdHocSegment, Group, SavedSegment, SegmentSource
from exit_studio.models.values import At, TimeOfDay

__all__ = ["Fact", "Facts", "Order", "Place", "section_facts"]

_NONE = phrase("none")


@dataclass(frozen=True, slots=True)
class Order:
    """The order of things that may come and go; only those that stay are compared."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """In what a thing stands."""

    parent: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a record says.

    Attributes:
        label: What it is about.
        words: What it says.
        value: What is compared.
        comes_and_goes: Whether it is told when only one of two campaigns has it.
    """

    label: Words
    words: Words
    value: object
    comes_and_goes: bool = False


Facts: TypeAlias = Mapping[str, Fact]
"""Facts of a record by a key that stays the same while the thing is the same."""
Found: TypeAlias = Iterator[tuple[str, Fact]]


def section_facts(record: object, names: SegmentNames) -> Facts:
    """Take a record of Start, Who or When apart; any other one holds no facts here."""
    return dict(_section(record, names))


def _section(record: object, names: SegmentNames) -> Found:
    match record:
        case Details():
            yield from _details(record)
        case Goal():
            yield from _goal(record)
        case Everyone() | PastBehaviour() | LiveAudience():
            yield from _audience(record, names)
        case Limits():
            yield from _limits(record)
        case NoControl() | CampaignControl() | GlobalControl() | CustomControl():
            yield "control", Fact(phrase("Control group"), _control_words(record), record)
        case LiveSchedule() | FixedTimes() | RecurringSchedule() | BestTime():
            yield from _schedule(record)
        case Delivery():
            yield from _delivery(record)


def _details(details: Details) -> Found:
    yield "name", Fact(phrase("Name"), name_words(details.name), details.name)
    yield "note", Fact(phrase("Note"), quoted(details.note, _NONE), details.note)
    priority = priority_words(details.priority)
    yield "priority", Fact(phrase("Priority"), priority, details.priority)
    for name in details.labels:
        yield f"label:{name}", Fact(phrase("Label"), quoted(name, _NONE), name, True)


def _goal(goal: Goal) -> Found:
    join = phrase("all of the events") if goal.join is Join.ALL else phrase("any of the events")
    yield "join", Fact(phrase("Goal is met by"), join, goal.join)
    time = duration_phrase(goal.conversion_time)
    yield "conversion_time", Fact(phrase("Conversion time"), time, goal.conversion_time)
    for event in goal.events:
        yield f"event:{event.id}", Fact(phrase("Goal"), goal_event_phrase(event), event, True)
    keys = tuple(event.id for event in goal.events)
    yield "order", Fact(phrase("Events of the goal"), "", Order(keys))


def _audience(audience: Audience, names: SegmentNames) -> Found:
    kind = {
        "everyone": phrase("every visitor"),
        "past_behaviour": phrase("past behaviour"),
        "live": phrase("live"),
    }[audience.kind]
    yield "kind", Fact(phrase("Audience"), kind, audience.kind)
    triggers = audience.triggers if isinstance(audience, LiveAudience) else ()
    for trigger in triggers:
        clause = trigger_phrase(trigger)
        yield f"trigger:{trigger.id}", Fact(phrase("Live trigger"), clause, trigger, True)
    keys = tuple(trigger.id for trigger in triggers)
    yield "order", Fact(phrase("Live triggers"), "", Order(keys))
    yield from _segment(None if isinstance(audience, Everyone) else audience.segment, names)


def _segment(source: SegmentSource | None, names: SegmentNames) -> Found:
    words: Words = _NONE
    value = ""
    if isinstance(source, SavedSegment):
        words, value = segment_name(source.segment, names), source.segment
    elif source is not None:
        words, value = phrase("of this campaign"), "(ad hoc)"
    yield "segment", Fact(phrase("Segment"), words, value)
    if isinstance(source, AdHocSegment):
        root = source.root
        yield (
            "root",
            Fact(phrase("Conditions of the segment"), group_rule(root), (root.join, root.negated)),
        )
        yield from _rules(root, names)


def _rules(group: Group, names: SegmentNames) -> Found:
    keys = tuple(rule.id for rule in group.rules)
    yield f"order:{group.id}", Fact(phrase("Conditions"), "", Order(keys))
    for rule in group.rules:
        if isinstance(rule, Group):
            label, words = phrase("Group of conditions"), group_rule(rule)
            value: object = (rule.join, rule.negated)
        else:
            label, words, value = phrase("Condition"), rule_reading(rule, names).text, rule
        yield f"rule:{rule.id}", Fact(label, words, value, True)
        named = phrase("{kind} “{words}”", kind=label, words=words)
        yield f"place:{rule.id}", Fact(named, "", Place(group.id))
        if isinstance(rule, Group):
            yield from _rules(rule, names)


def _limits(limits: Limits) -> Found:
    share = phrase("{percent} %", percent=limits.share_percent)
    yield "share", Fact(phrase("Share of those who qualify"), share, limits.share_percent)
    for key, label, limit in (
        ("total", phrase("Total limit"), limits.total),
        ("per_day", phrase("Limit for each day"), limits.per_day),
        ("per_run", phrase("Limit for each run"), limits.per_run),
        ("safety", phrase("Safety limit"), limits.safety),
    ):
        words = _NONE if limit is None else counted(limit, "1 visitor", "{count} visitors")
        yield key, Fact(label, words, limit)


def _control_words(control: ControlGroup) -> Phrase:
    match control:
        case NoControl():
            return _NONE
        case CampaignControl():
            return phrase("{percent} % of those who qualify", percent=control.percent)
        case GlobalControl():
            return phrase("the global one")
        case CustomControl():
            named = quoted(control.name, phrase("(no name given)"))
            return phrase("the one called {name}", name=named)


def _schedule(schedule: Schedule) -> Found:
    whole = Listing(
        tuple(map(flat, schedule_readings(schedule))), "{first} {last}", "{first} {last}"
    )
    yield "kind", Fact(phrase("Schedule"), whole, schedule.kind)
    match schedule:
        case LiveSchedule():
            yield from _live(schedule)
        case FixedTimes():
            yield from _fixed(schedule)
        case RecurringSchedule():
            yield from _recurring(schedule)
        case BestTime():
            yield from _days(schedule)
            yield "cut_off", _cut_off(schedule.cut_off)


def _live(schedule: LiveSchedule) -> Found:
    at_once = phrase("when it is published")
    starts = moment_phrase(schedule.starts) if isinstance(schedule.starts, At) else at_once
    ends = moment_phrase(schedule.ends) if isinstance(schedule.ends, At) else phrase("never")
    delay = phrase("none") if schedule.delay is None else short_phrase(schedule.delay)
    yield "starts", Fact(phrase("Starts"), starts, schedule.starts)
    yield "ends", Fact(phrase("Ends"), ends, schedule.ends)
    yield "delay", Fact(phrase("Delay after qualifying"), delay, schedule.delay)


def _fixed(schedule: FixedTimes) -> Found:
    for number, time in enumerate(schedule.times):
        # The same time may stand there twice.
        key = f"time:{time.local.isoformat()}:{time.zone}:{schedule.times[:number].count(time)}"
        words = time_phrase(time, schedule.visitor_zone)
        yield key, Fact(phrase("Time"), words, time, True)
    if not schedule.times:
        yield "at_once", Fact(phrase("Time"), phrase("when it is published"), None, True)
    yield "visitor_zone", _visitor_zone(schedule.visitor_zone)
    yield "cut_off", _cut_off(schedule.cut_off)


def _recurring(schedule: RecurringSchedule) -> Found:
    yield "pattern", Fact(phrase("Repeats"), pattern_phrase(schedule.pattern), schedule.pattern)
    yield "time", Fact(phrase("Time of the day"), schedule.time, schedule.time)
    yield from _days(schedule)
    yield "visitor_zone", _visitor_zone(schedule.visitor_zone)
    yield "cut_off", _cut_off(schedule.cut_off)


def _days(schedule: RecurringSchedule | BestTime) -> Found:
    last = phrase("none") if schedule.last_day is None else CalendarDay(schedule.last_day)
    yield "first", Fact(phrase("First day"), CalendarDay(schedule.first_day), schedule.first_day)
    yield "last", Fact(phrase("Last day"), last, schedule.last_day)
    yield "zone", Fact(phrase("Time zone"), schedule.zone, schedule.zone)


def _visitor_zone(zone: VisitorZone | None) -> Fact:
    words = {
        None: phrase("no"),
        PassedTime.SHOW_NOW: phrase("yes; at once where the time has passed"),
        PassedTime.SKIP: phrase("yes; not at all where the time has passed"),
        PassedTime.NEXT_DAY: phrase("yes; on the next day where the time has passed"),
    }[None if zone is None else zone.passed]
    return Fact(phrase("On the visitor's clock"), words, zone)


def _cut_off(time: TimeOfDay | None) -> Fact:
    return Fact(phrase("Each run ends at"), phrase("midnight") if time is None else time, time)


def _delivery(delivery: Delivery) -> Found:
    for number, signal in enumerate(delivery.signals):
        earlier = sum(each.kind == signal.kind for each in delivery.signals[:number])
        label, words = phrase("Signal"), phrase("the visitor {does}", does=signal_phrase(signal))
        yield f"signal:{signal.kind}:{earlier}", Fact(label, words, signal, True)
    for stop in delivery.stop_after:
        yield f"stop:{stop}", Fact(phrase("Reason to stop"), stop_phrase(stop), stop, True)
    frequency = frequency_phrase(delivery.frequency)
    yield "frequency", Fact(phrase("Frequency"), frequency, delivery.frequency)
    quiet = delivery.do_not_disturb
    words = _NONE if quiet is None else disturb_phrase(quiet)
    yield "do_not_disturb", Fact(phrase("Do not disturb"), words, quiet)
    arm = counted(delivery.arm_seconds, "1 second", "{count} seconds")
    yield "arm", Fact(phrase("Leaving counts after"), arm, delivery.arm_seconds)
    hold = phrase("{count} ms", count=delivery.hold_ms)
    yield "hold", Fact(phrase("The pointer stays outside for"), hold, delivery.hold_ms)
    for key, label, chosen in (
        ("global", phrase("Ignore the global limits"), delivery.ignore_global_limits),
        ("back", phrase("Going back on a phone shows it"), delivery.phone_back_button),
    ):
        yield key, Fact(label, phrase("yes") if chosen else phrase("no"), chosen)
