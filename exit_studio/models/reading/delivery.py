# SPDX-License-Identifier: MIT
"""Delivery in words: what shows a pop-up on the page, how often, and when it is held back."""

from __future__ import annotations

from exit_studio.models.delivery import (
    AfterSeconds,
    AtMost,
    Delivery,
    DisturbPolicy,
    DoNotDisturb,
    Frequency,
    Idle,
    Once,
    OncePerSession,
    PageSignal,
    PeriodUnit,
    Scrolled,
    StopAfter,
    UpTo,
)
from exit_studio.models.reading.phrase import Phrase, all_of, any_of, counted, phrase
from exit_studio.models.reading.reading import Reading
from exit_studio.models.reading.values import weekday_phrase
from exit_studio.models.values import Weekday

__all__ = [
    "delivery_readings",
    "disturb_phrase",
    "frequency_phrase",
    "signal_phrase",
    "stop_phrase",
]

_STOPS = {
    StopAfter.CLOSE: "a close",
    StopAfter.CLICK: "a click",
    StopAfter.CONVERSION: "a conversion",
}
_PERIODS = {
    PeriodUnit.HOURS: ("in 1 hour", "in {count} hours"),
    PeriodUnit.DAYS: ("in 1 day", "in {count} days"),
}
_SECONDS = ("1 second", "{count} seconds")


def delivery_readings(delivery: Delivery) -> tuple[Reading, ...]:
    """One line for each thing that is set."""
    leaving = phrase("the visitor is about to leave")
    signals = [leaving, *(signal_phrase(signal) for signal in delivery.signals)]
    found = [
        phrase("Shown when {signals}.", signals=any_of(signals)),
        phrase(
            "Leaving counts after {seconds} on the page, and {hold} ms outside of it.",
            seconds=counted(delivery.arm_seconds, *_SECONDS),
            hold=delivery.hold_ms,
        ),
        frequency_phrase(delivery.frequency),
    ]
    if delivery.phone_back_button:
        found.insert(2, phrase("On a phone, going back shows it too; the second time leaves."))
    if delivery.stop_after:
        stops = any_of(stop_phrase(stop) for stop in delivery.stop_after)
        found.append(phrase("Not shown again after {stops}.", stops=stops))
    if delivery.ignore_global_limits:
        found.append(phrase("The global limits of the backend are ignored."))
    if delivery.do_not_disturb is not None:
        found.append(disturb_phrase(delivery.do_not_disturb))
    return tuple(map(Reading, found))


def signal_phrase(signal: PageSignal) -> Phrase:
    """What shows the pop-up besides leaving."""
    match signal:
        case Idle():
            seconds = counted(signal.seconds, *_SECONDS)
            return phrase("has done nothing for {seconds}", seconds=seconds)
        case Scrolled():
            return phrase("has scrolled {percent} % of the page", percent=signal.percent)
        case AfterSeconds():
            seconds = counted(signal.seconds, *_SECONDS)
            return phrase("has been on the page for {seconds}", seconds=seconds)


def stop_phrase(stop: StopAfter) -> Phrase:
    """After what a visitor is left alone."""
    return phrase(_STOPS[stop])


def frequency_phrase(frequency: Frequency) -> Phrase:
    """How often one visitor sees it."""
    match frequency:
        case Once():
            return phrase("Each visitor sees it once.")
        case OncePerSession():
            return phrase("Each visitor sees it once a session.")
        case UpTo():
            return counted(
                frequency.count,
                "Each visitor sees it once.",
                "Each visitor sees it up to {count} times.",
            )
        case AtMost():
            times = counted(frequency.count, "once", "{count} times")
            period = counted(frequency.every, *_PERIODS[frequency.unit])
            template = "Each visitor sees it at most {times} {period}."
            return phrase(template, times=times, period=period)


def disturb_phrase(quiet: DoNotDisturb) -> Phrase:
    """When nothing is shown, and what becomes of it."""
    if quiet.days == tuple(Weekday):
        days = phrase("every day")
    elif quiet.days:
        days = phrase("on {days}", days=all_of(weekday_phrase(day) for day in quiet.days))
    else:
        days = phrase("on (no weekday chosen)")
    template = (
        "Nothing is shown from {starts} to {ends}, {days}, on the visitor's clock; it is left out."
        if quiet.policy is DisturbPolicy.DISCARD
        else "Nothing is shown from {starts} to {ends}, {days}, on the visitor's clock; it waits "
        "until then."
    )
    return phrase(template, starts=quiet.starts, ends=quiet.ends, days=days)
