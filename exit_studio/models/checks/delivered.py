# SPDX-License-Identifier: MIT
"""The check of what this release's backend and tag do not deliver yet.

Each row of the table is one setting; a release that delivers it removes the row. Nothing that is
wrong in itself stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exit_studio.models.audience import (
    CampaignControl,
    CustomControl,
    GlobalControl,
    LiveAudience,
    PastBehaviour,
)
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks.message import splits
from exit_studio.models.checks.registry import (
    CheckContext,
    Finding,
    Place,
    Report,
    Section,
    Severity,
    check,
)
from exit_studio.models.delivery import AtMost, Once, UpTo
from exit_studio.models.message import PropertyMessage
from exit_studio.models.schedule import BestTime, FixedTimes, LiveSchedule, RecurringSchedule
from exit_studio.models.triggers import (
    DatePropertyTrigger,
    Inaction,
    PageCount,
    PageMatch,
    PageReferral,
    PageVisit,
    QueryParameter,
    SingleAction,
    Trigger,
)
from exit_studio.models.wording import Sentence, say

__all__ = ["UNDELIVERED", "Undelivered"]

Places = Callable[[Campaign], Iterator[Place]]


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A setting that a campaign can have and no visitor would notice.

    Attributes:
        setting: Its name, for tests and the documentation.
        places: Where a campaign has it; nowhere, if it has not.
        problem: Names the setting in the user's words.
        mend: What the user can have instead.
    """

    setting: str
    places: Places
    problem: Sentence
    mend: Sentence


def _of_kind(section: Section, record: str, field: str, kind: type[object]) -> Places:
    """The field, where the record at this address is of this kind."""
    place = Place(section=section, record=record, field=field)

    def places(campaign: Campaign) -> Iterator[Place]:
        if isinstance(getattr(campaign, record), kind):
            yield place

    return places


def _changed(section: Section, record: str, field: str) -> Places:
    """The field, where it does not hold its default."""
    place = Place(section=section, record=record, field=field)

    def places(campaign: Campaign) -> Iterator[Place]:
        holder = getattr(campaign, record)
        if getattr(holder, field) != type(holder).model_fields[field].default:
            yield place

    return places


def _triggers(of_kind: Callable[[Trigger], bool]) -> Places:
    def places(campaign: Campaign) -> Iterator[Place]:
        audience = campaign.audience
        for trigger in audience.triggers if isinstance(audience, LiveAudience) else ():
            if of_kind(trigger):
                yield Place(
                    section=Section.WHO, record="audience", field="triggers", item=trigger.id
                )

    return places


def _frequency(kind: type[object]) -> Places:
    def places(campaign: Campaign) -> Iterator[Place]:
        if isinstance(campaign.delivery.frequency, kind):
            yield Place(section=Section.WHEN, record="delivery", field="frequency")

    return places


def _live_segment(campaign: Campaign) -> Iterator[Place]:
    if isinstance(campaign.audience, LiveAudience) and campaign.audience.segment is not None:
        yield Place(section=Section.WHO, record="audience", field="segment")


def _splits(campaign: Campaign) -> Iterator[Place]:
    return (place for place, _ in splits(campaign.message))


def _delay(campaign: Campaign) -> Iterator[Place]:
    if isinstance(campaign.schedule, LiveSchedule) and campaign.schedule.delay is not None:
        yield Place(section=Section.WHEN, record="schedule", field="delay")


def _further_steps(campaign: Campaign) -> Iterator[Place]:
    for popup in campaign.popups.values():
        if len(popup.steps) > 1:
            yield Place(section=Section.WHAT, record=popup.id, field="steps")


def _is_expression(trigger: Trigger) -> bool:
    return isinstance(trigger, PageVisit) and trigger.match is PageMatch.REGULAR_EXPRESSION


def _is_filtered_action(trigger: Trigger) -> bool:
    return isinstance(trigger, SingleAction) and bool(trigger.filters)


def _is(kind: type[object]) -> Callable[[Trigger], bool]:
    return lambda trigger: isinstance(trigger, kind)


_OTHER_TRIGGER = say("Choose a page visit or a single action.")
_NO_LIMIT = say("Remove the limit.")
_NO_CONTROL = say("Leave out nobody.")
_LIVE = say("Choose one start and one end.")
_ONE_POPUP = say("Show one pop-up to all.")
_ONCE_A_SESSION = say("Choose once a session.")
_DEFAULT = say("Set it back to its default.")
_REMOVE = say("Remove it.")

UNDELIVERED: tuple[Undelivered, ...] = (
    Undelivered(
        "past behaviour",
        _of_kind(Section.WHO, "audience", "segment", PastBehaviour),
        say("This backend cannot evaluate past behaviour yet."),
        say("Choose everyone, or live behaviour."),
    ),
    Undelivered(
        "segment of a live audience",
        _live_segment,
        say("This backend cannot filter live visitors by a segment yet."),
        say("Remove the segment, so that the triggers alone decide."),
    ),
    Undelivered(
        "filters of a single action",
        _triggers(_is_filtered_action),
        say("This backend does not look at the properties of events yet."),
        say("Remove the filters, so that every such event counts."),
    ),
    Undelivered(
        "regular expression",
        _triggers(_is_expression),
        say("This backend does not evaluate regular expressions yet."),
        say("Compare the address in another way; a wildcard may do."),
    ),
    Undelivered(
        "query parameter",
        _triggers(_is(QueryParameter)),
        say("This backend does not look at query parameters yet."),
        say("Choose a page visit whose address contains the parameter."),
    ),
    Undelivered(
        "page referral",
        _triggers(_is(PageReferral)),
        say("This backend does not know yet where visitors come from."),
        _OTHER_TRIGGER,
    ),
    Undelivered(
        "page count",
        _triggers(_is(PageCount)),
        say("This backend does not count the pages of a session yet."),
        _OTHER_TRIGGER,
    ),
    Undelivered(
        "inaction",
        _triggers(_is(Inaction)),
        say("This backend does not yet notice what a visitor leaves undone."),
        _OTHER_TRIGGER,
    ),
    Undelivered(
        "date property",
        _triggers(_is(DatePropertyTrigger)),
        say("This backend does not look at dates in events yet."),
        _OTHER_TRIGGER,
    ),
    Undelivered(
        "share of visitors",
        _changed(Section.WHO, "limits", "share_percent"),
        say("This backend cannot show a campaign to a share of the visitors yet."),
        say("Show it to 100%."),
    ),
    Undelivered(
        "total limit",
        _changed(Section.WHO, "limits", "total"),
        say("This backend does not keep a total limit yet."),
        _NO_LIMIT,
    ),
    Undelivered(
        "limit for each day",
        _changed(Section.WHO, "limits", "per_day"),
        say("This backend does not keep a limit for each day yet."),
        _NO_LIMIT,
    ),
    Undelivered(
        "limit for each run",
        _changed(Section.WHO, "limits", "per_run"),
        say("This backend does not keep a limit for each run yet."),
        _NO_LIMIT,
    ),
    Undelivered(
        "safety limit",
        _changed(Section.WHO, "limits", "safety"),
        say("This backend does not keep a safety limit yet."),
        _NO_LIMIT,
    ),
    Undelivered(
        "campaign control group",
        _of_kind(Section.WHO, "control", "percent", CampaignControl),
        say("This backend does not keep a control group for a campaign yet."),
        _NO_CONTROL,
    ),
    Undelivered(
        "global control group",
        _of_kind(Section.WHO, "control", "kind", GlobalControl),
        say("This backend has no global control group yet."),
        _NO_CONTROL,
    ),
    Undelivered(
        "custom control group",
        _of_kind(Section.WHO, "control", "name", CustomControl),
        say("This backend has no custom control groups yet."),
        _NO_CONTROL,
    ),
    Undelivered(
        "A/B test",
        _splits,
        say("This backend cannot choose between pop-ups by chance yet."),
        _ONE_POPUP,
    ),
    Undelivered(
        "variants by property",
        _of_kind(Section.WHAT, "message", "property", PropertyMessage),
        say("This backend cannot choose a pop-up by a property of the visitor yet."),
        _ONE_POPUP,
    ),
    Undelivered(
        "several steps",
        _further_steps,
        say("So far, websites show only the first step of a pop-up."),
        say("Put everything into one step."),
    ),
    Undelivered(
        "fixed times",
        _of_kind(Section.WHEN, "schedule", "times", FixedTimes),
        say("This backend cannot run a campaign at fixed times yet."),
        _LIVE,
    ),
    Undelivered(
        "recurring schedule",
        _of_kind(Section.WHEN, "schedule", "pattern", RecurringSchedule),
        say("This backend cannot run a campaign again and again yet."),
        _LIVE,
    ),
    Undelivered(
        "best time",
        _of_kind(Section.WHEN, "schedule", "kind", BestTime),
        say("This backend does not know yet when visitors are most active."),
        _LIVE,
    ),
    Undelivered(
        "delay",
        _delay,
        say("This backend does not wait before it shows a campaign yet."),
        say("Remove the delay."),
    ),
    Undelivered(
        "signals of the page",
        _changed(Section.WHEN, "delivery", "signals"),
        say("So far, websites show the pop-up only to visitors who are about to leave."),
        say("Remove the other signals."),
    ),
    Undelivered(
        "once",
        _frequency(Once),
        say("This backend does not remember yet whether a visitor has seen a campaign."),
        _ONCE_A_SESSION,
    ),
    Undelivered(
        "at most so often in a period",
        _frequency(AtMost),
        say("This backend does not count the views of a period yet."),
        _ONCE_A_SESSION,
    ),
    Undelivered(
        "up to so often",
        _frequency(UpTo),
        say("This backend does not count how often a visitor has seen a campaign yet."),
        _ONCE_A_SESSION,
    ),
    Undelivered(
        "stop after",
        _changed(Section.WHEN, "delivery", "stop_after"),
        say("This backend does not stop for a visitor after a close, a click or a conversion yet."),
        _REMOVE,
    ),
    Undelivered(
        "do not disturb",
        _changed(Section.WHEN, "delivery", "do_not_disturb"),
        say("This backend does not keep “do not disturb” yet."),
        say("Switch it off."),
    ),
    Undelivered(
        "time before leaving counts",
        _changed(Section.WHEN, "delivery", "arm_seconds"),
        say("Websites do not yet go by the campaign's own time on the page before leaving counts."),
        _DEFAULT,
    ),
    Undelivered(
        "hold time",
        _changed(Section.WHEN, "delivery", "hold_ms"),
        say("Websites do not yet go by the campaign's own hold time."),
        _DEFAULT,
    ),
    Undelivered(
        "back button of phones",
        _changed(Section.WHEN, "delivery", "phone_back_button"),
        say("Websites do not react to the back button of phones yet."),
        say("Switch it off."),
    ),
)


@check("publish.not_delivered", Severity.ERROR)
def _not_delivered(campaign: Campaign, _: CheckContext, report: Report) -> Iterator[Finding]:
    """The campaign has a setting that this release does not deliver yet; the list is below."""
    for row in UNDELIVERED:
        for place in row.places(campaign):
            yield report(place, row.problem, row.mend)
