# SPDX-License-Identifier: MIT
"""Checks of Who: live triggers, limits and the control group. Those of segments: `segment`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exit_studio.models.audience import CustomControl, LiveAudience
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks.conditions import (
    Flaw,
    Trouble,
    filter_flaws,
    incomplete,
    test_flaws,
)
from exit_studio.models.checks.registry import (
    CheckContext,
    Finding,
    Place,
    Report,
    Section,
    Severity,
    check,
)
from exit_studio.models.schedule import (
    BestTime,
    FixedTimes,
    LiveSchedule,
    RecurringSchedule,
    Schedule,
)
from exit_studio.models.triggers import (
    DatePropertyTrigger,
    Inaction,
    PageMatch,
    PageReferral,
    PageVisit,
    QueryParameter,
    SingleAction,
    Trigger,
)
from exit_studio.models.wording import say

__all__: list[str] = []


def _at(record: str, field: str, item: str | None = None) -> Place:
    return Place(section=Section.WHO, record=record, field=field, item=item)


def _triggers(campaign: Campaign) -> tuple[Trigger, ...]:
    return campaign.audience.triggers if isinstance(campaign.audience, LiveAudience) else ()


@check("who.no_trigger", Severity.ERROR)
def _no_trigger(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A live audience has no trigger."""
    if isinstance(campaign.audience, LiveAudience) and not campaign.audience.triggers:
        yield report(
            _at("audience", "triggers"),
            say("A live campaign without a trigger is shown to nobody."),
            say("Add what a visitor has to do, or choose everyone."),
        )


def _flaws(trigger: Trigger) -> Iterator[Flaw]:
    match trigger:
        case PageVisit() if not trigger.address.strip():
            yield incomplete(
                say("The page visit names no address."),
                say("Type the address of the page, or a part of it."),
            )
        case QueryParameter():
            yield from _query_flaws(trigger)
        case SingleAction():
            yield from _action_flaws(trigger)
        case PageReferral():
            yield from test_flaws(trigger.test, trigger.source)
        case Inaction():
            yield from _inaction_flaws(trigger)
        case DatePropertyTrigger():
            yield from _date_flaws(trigger)
        case _:
            pass


def _query_flaws(trigger: QueryParameter) -> Iterator[Flaw]:
    if trigger.name.strip():
        yield from test_flaws(trigger.test, trigger.name.strip())
    else:
        yield incomplete(
            say("The query parameter has no name."),
            say("Type the name that stands before the equals sign in the address."),
        )


def _action_flaws(trigger: SingleAction) -> Iterator[Flaw]:
    if not trigger.event.strip():
        yield incomplete(
            say("The single action names no event."),
            say("Choose the event that the visitor has to do."),
        )
    yield from filter_flaws(trigger.filters)


def _inaction_flaws(trigger: Inaction) -> Iterator[Flaw]:
    if not trigger.did.event.strip():
        yield incomplete(
            say("The inaction does not say what the visitor did first."),
            say("Choose the event after which the time runs."),
        )
    if not trigger.did_not.event.strip():
        yield incomplete(
            say("The inaction does not say what the visitor did not do."),
            say("Choose the event that is waited for."),
        )
    yield from filter_flaws(trigger.did.filters)
    yield from filter_flaws(trigger.did_not.filters)


def _date_flaws(trigger: DatePropertyTrigger) -> Iterator[Flaw]:
    if not trigger.event.strip():
        yield incomplete(
            say("The date trigger names no event."), say("Choose the event that carries the date.")
        )
    elif not trigger.property.strip():
        yield incomplete(
            say("The date trigger names no property of “{event}”.", event=trigger.event.strip()),
            say("Choose the property that holds the date."),
        )


def _with_flaws(campaign: Campaign, trouble: Trouble, report: Report) -> Iterator[Finding]:
    for trigger in _triggers(campaign):
        for flaw in _flaws(trigger):
            if flaw.trouble is trouble:
                yield report(_at("audience", "triggers", trigger.id), flaw.problem, flaw.mend)


@check("who.trigger_incomplete", Severity.ERROR)
def _trigger_incomplete(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A trigger lacks an event, an address, a name, a property or a value."""
    yield from _with_flaws(campaign, Trouble.INCOMPLETE, report)


@check("who.trigger_impossible", Severity.ERROR)
def _trigger_impossible(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A test in a trigger can never be met."""
    yield from _with_flaws(campaign, Trouble.IMPOSSIBLE, report)


@check("who.regular_expression_broken", Severity.ERROR)
def _regular_expression_broken(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """A page visit's regular expression does not compile."""
    for trigger in _triggers(campaign):
        if not isinstance(trigger, PageVisit):
            continue
        if trigger.match is PageMatch.REGULAR_EXPRESSION and not _compiles(trigger.address):
            yield report(
                _at("audience", "triggers", trigger.id),
                say("“{text}” is no regular expression.", text=trigger.address[:80]),
                say("Close every bracket, or compare the address in another way."),
            )


def _compiles(expression: str) -> bool:
    try:
        re.compile(expression)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def _has_daily_limit(schedule: Schedule) -> bool:
    """Whether the schedule is of a kind for which a limit for each day is meant."""
    match schedule:
        case LiveSchedule() | BestTime():
            return True
        case FixedTimes() | RecurringSchedule():
            return schedule.visitor_zone is not None


@check("who.limit_per_day_misplaced", Severity.ERROR)
def _limit_per_day_misplaced(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """There is a limit for each day, and the schedule has runs instead of days."""
    if campaign.limits.per_day is not None and not _has_daily_limit(campaign.schedule):
        yield report(
            _at("limits", "per_day"),
            say(
                "A limit for each day is for live campaigns, the best time and the visitor's time "
                "zone; this campaign runs at times of its own."
            ),
            say("Limit each run instead, or remove the limit."),
        )


@check("who.limit_per_run_misplaced", Severity.ERROR)
def _limit_per_run_misplaced(
    campaign: Campaign, _: CheckContext, report: Report
) -> Iterator[Finding]:
    """There is a limit for each run, and the schedule has no runs."""
    has_runs = isinstance(campaign.schedule, FixedTimes | RecurringSchedule)
    if campaign.limits.per_run is not None and not has_runs:
        yield report(
            _at("limits", "per_run"),
            say("A limit for each run is for fixed times and recurring campaigns."),
            say("Limit each day instead, or remove the limit."),
        )


@check("who.total_below_part", Severity.WARNING)
def _total_below_part(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """The total limit is smaller than the one for each day or run."""
    limits = campaign.limits
    parts = [part for part in (limits.per_day, limits.per_run) if part is not None]
    if limits.total is not None and parts and limits.total < max(parts):
        yield report(
            _at("limits", "total"),
            say(
                "The total limit of {total} is reached before the limit of {part} for each day or "
                "run.",
                total=limits.total,
                part=max(parts),
            ),
            say("Raise the total, or remove the smaller period's limit."),
        )


@check("who.safety_below_total", Severity.WARNING)
def _safety_below_total(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """The safety limit is smaller than the total limit."""
    limits = campaign.limits
    if limits.safety is not None and limits.total is not None and limits.safety < limits.total:
        yield report(
            _at("limits", "safety"),
            say(
                "With more than {safety} visitors the campaign does not run, so the total of "
                "{total} is never reached.",
                safety=limits.safety,
                total=limits.total,
            ),
            say("Set the safety limit above the total."),
        )


@check("who.control_unnamed", Severity.ERROR)
def _control_unnamed(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """A custom control group has no name."""
    if isinstance(campaign.control, CustomControl) and not campaign.control.name.strip():
        yield report(
            _at("control", "name"),
            say("The custom control group has no name."),
            say("Choose one of the backend's control groups, or none."),
        )
