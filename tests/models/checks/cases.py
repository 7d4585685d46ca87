# SPDX-License-Identifier: MIT
"""The cases of all checks, in the order of the sections."""

from __future__ import annotations

from tests.models.checks import (
    cross,
    delivered,
    delivery,
    message,
    segment,
    start,
    what,
    when,
    who,
)
from tests.models.checks.case import Case

CASES: tuple[Case, ...] = (
    *start.CASES,
    *who.CASES,
    *segment.CASES,
    *what.CASES,
    *message.CASES,
    *when.CASES,
    *delivery.CASES,
    *cross.CASES,
    *delivered.CASES,
)
