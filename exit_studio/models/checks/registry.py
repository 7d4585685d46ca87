# SPDX-License-Identifier: MIT
"""What a finding is, and the list of checks that make them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from exit_studio.models.campaign import Campaign
from exit_studio.models.ids import ConditionId, RecordId, TriggerId, VariantId
from exit_studio.models.record import Record
from exit_studio.models.wording import Sentence

__all__ = [
    "PUBLISHING",
    "CheckContext",
    "Description",
    "Finding",
    "Place",
    "Section",
    "Severity",
    "check",
    "described_checks",
    "errors_among",
    "registered_checks",
    "run_checks",
]


PUBLISHING = "publish."
"""Begins the ids of checks that look for what stops publishing alone, in any section."""


class Section(StrEnum):
    """The sections of a campaign that can hold findings, in their order."""

    START = "start"
    WHO = "who"
    WHAT = "what"
    WHEN = "when"


class Severity(StrEnum):
    """An error stops publishing; a warning asks to be looked at; a hint may be ignored."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Place(Record):
    """Where a finding is, precisely enough for a window to go there.

    Attributes:
        record: Address of the record in the campaign.
        field: The record's field, or a style field.
        item: Id of what the finding is about where the field holds several: an event of the goal,
            a trigger, a rule, a variant. None for the field as a whole.
    """

    section: Section
    record: RecordId
    field: str
    item: ConditionId | TriggerId | VariantId | None = None


class Finding(Record):
    """One thing that a check found.

    Attributes:
        check: Id of the check, stable over releases: `what.button_without_words`.
        problem: What is wrong.
        mend: What to do.
    """

    check: str
    severity: Severity
    place: Place
    problem: Sentence
    mend: Sentence


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What checks may know besides the document.

    Attributes:
        now: The present, aware.
    """

    now: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """Says one finding of the check that is running."""

    check: str
    severity: Severity

    def __call__(self, place: Place, problem: Sentence, mend: Sentence) -> Finding:
        return Finding(
            check=self.check, severity=self.severity, place=place, problem=problem, mend=mend
        )


CheckFunction = Callable[[Campaign, CheckContext, Report], Iterable[Finding]]

_registry: dict[str, tuple[Severity, CheckFunction]] = {}


def check(check_id: str, severity: Severity) -> Callable[[CheckFunction], CheckFunction]:
    """Put a check into the registry under `check_id`; its docstring says what it finds."""

    def register(function: CheckFunction) -> CheckFunction:
        if check_id in _registry:
            msg = f"two checks are called {check_id}"
            raise ValueError(msg)
        _registry[check_id] = (severity, function)
        return function

    return register


def registered_checks() -> tuple[str, ...]:
    """Ids of all checks, for tests."""
    return tuple(_registry)


class Description(NamedTuple):
    """What the documentation says of a check."""

    check: str
    severity: Severity
    finds: str


def described_checks() -> tuple[Description, ...]:
    """All checks; the docstring of each tells what it finds."""
    return tuple(
        Description(check_id, severity, inspect.getdoc(function) or "")
        for check_id, (severity, function) in _registry.items()
    )


def _found(campaign: Campaign, context: CheckContext) -> Iterator[Finding]:
    for check_id, (severity, function) in _registry.items():
        yield from function(campaign, context, Report(check_id, severity))


def _address(place: Place) -> tuple[str, str, str | None]:
    return place.record, place.field, place.item


def run_checks(campaign: Campaign, context: CheckContext) -> tuple[Finding, ...]:
    """Every finding about `campaign`: by section, errors first, what is the same told once.

    What is only not delivered yet comes after what is wrong in itself.
    """
    sections = list(Section)
    severities = list(Severity)
    found = {
        (finding.check, _address(finding.place), str(finding.problem)): finding
        for finding in _found(campaign, context)
    }
    return tuple(
        sorted(
            found.values(),
            key=lambda finding: (
                sections.index(finding.place.section),
                severities.index(finding.severity),
                finding.check.startswith(PUBLISHING),
            ),
        )
    )


def errors_among(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stop publishing."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
