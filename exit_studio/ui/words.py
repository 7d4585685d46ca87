# SPDX-License-Identifier: MIT
"""Campaign settings in words, as the Overview and the cards of the sections say them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime, QTimeZone

from exit_studio.models.audience import Everyone, LiveAudience
from exit_studio.models.campaign import Campaign
from exit_studio.models.elements import CallFunction, DoNothing, OpenLink
from exit_studio.models.events import Join
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.triggers import PageMatch, PageVisit, SingleAction, Trigger
from exit_studio.models.values import At, Duration, DurationUnit
from exit_studio.ui.conditions.words import event_words

__all__ = [
    "action_words",
    "audience_words",
    "duration_words",
    "goal_words",
    "match_words",
    "moment_words",
    "schedule_words",
    "unit_words",
]


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("words", text, None, count)


def unit_words(unit: DurationUnit) -> str:
    """A unit of time, in the plural."""
    return {
        DurationUnit.MINUTES: _tr("minutes"),
        DurationUnit.HOURS: _tr("hours"),
        DurationUnit.DAYS: _tr("days"),
        DurationUnit.WEEKS: _tr("weeks"),
        DurationUnit.MONTHS: _tr("months"),
    }[unit]


def duration_words(duration: Duration) -> str:
    """A span of time: “1 day”, “7 days”."""
    one = {
        DurationUnit.MINUTES: _tr("1 minute"),
        DurationUnit.HOURS: _tr("1 hour"),
        DurationUnit.DAYS: _tr("1 day"),
        DurationUnit.WEEKS: _tr("1 week"),
        DurationUnit.MONTHS: _tr("1 month"),
    }
    return (
        one[duration.unit]
        if duration.count == 1
        else f"{duration.count} {unit_words(duration.unit)}"
    )


def moment_words(moment: At) -> str:
    """A wall-clock time with its zone: “24 Nov 2026 09:00, Europe/Paris”."""
    local = moment.local
    # In UTC each time exists; in the zone of this computer its clocks may skip it.
    at = QDateTime(
        QDate(local.year, local.month, local.day),
        QTime(local.hour, local.minute),
        QTimeZone(QTimeZone.Initialization.UTC),
    )
    shown = QLocale().toString(at, "d MMM yyyy HH:mm")
    return f"{shown}, {moment.zone}"


def goal_words(campaign: Campaign) -> str:
    """The goal as a sentence."""
    goal = campaign.goal
    if not goal.events:
        return _tr("No goal: the report counts views, clicks and closes.")
    if not any(event.event.strip() for event in goal.events):
        return _tr("Name the event that counts as a conversion.")
    # A comma may stand within an event's words, so it cannot stand between them.
    between = _tr("; and ") if goal.join is Join.ALL else _tr("; or ")
    return _tr("Converts when, within {time} of the first view, a visitor {does}.").format(
        time=duration_words(goal.conversion_time),
        does=between.join(event_words(event) for event in goal.events),
    )


def _quoted(name: str) -> str:
    return f"“{name}”" if name else "…"


def match_words(match: PageMatch) -> str:
    """How an address is compared."""
    return {
        PageMatch.IS: _tr("is"),
        PageMatch.CONTAINS: _tr("contains"),
        PageMatch.STARTS_WITH: _tr("starts with"),
        PageMatch.ENDS_WITH: _tr("ends with"),
        PageMatch.WILDCARD: _tr("matches wildcard"),
        PageMatch.REGULAR_EXPRESSION: _tr("matches the regular expression"),
    }[match]


def _trigger_words(trigger: Trigger) -> str:
    match trigger:
        case PageVisit():
            return _tr("are on a page whose address {match} {address}").format(
                match=match_words(trigger.match), address=_quoted(trigger.address.strip())
            )
        case SingleAction():
            return _tr("did {event} in this session").format(event=_quoted(trigger.event.strip()))
        case _:
            return _tr("do what a trigger of another kind says")


def audience_words(campaign: Campaign) -> str:
    """The audience as a sentence."""
    audience = campaign.audience
    if isinstance(audience, Everyone):
        return _tr("Every visitor who is about to leave.")
    if not isinstance(audience, LiveAudience):
        return _tr("Visitors in a segment.")
    if not audience.triggers:
        return _tr("Nobody yet: no trigger is set.")
    triggers = _tr(", or ").join(_trigger_words(trigger) for trigger in audience.triggers)
    return _tr("Visitors who {triggers}, when they are about to leave.").format(triggers=triggers)


def action_words(action: DoNothing | OpenLink | CallFunction) -> str:
    """What a button does."""
    match action:
        case DoNothing():
            return _tr("does nothing")
        case OpenLink():
            where = _tr("in a new tab") if action.new_tab else _tr("in the same tab")
            return _tr("opens {link} {where}").format(link=action.link or "…", where=where)
        case CallFunction():
            return _tr("calls {name}()").format(name=action.name or "…")


def schedule_words(campaign: Campaign) -> str:
    """The schedule as a sentence."""
    schedule = campaign.schedule
    if not isinstance(schedule, LiveSchedule):
        return _tr("At the times of another kind of schedule.")
    starts = (
        _tr("From {time}").format(time=moment_words(schedule.starts))
        if isinstance(schedule.starts, At)
        else _tr("From the moment of publishing")
    )
    ends = (
        _tr("until {time}").format(time=moment_words(schedule.ends))
        if isinstance(schedule.ends, At)
        else _tr("without end")
    )
    return f"{starts}, {ends}."
