# SPDX-License-Identifier: MIT
"""Checks over a draft: what is missing or wrong, where, and how to mend it.

A check is a function in a module of this package, put into the registry by `@check`.
"""

from __future__ import annotations

# These fill the registry.
from exit_studio.models.checks import (
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
from exit_studio.models.checks.registry import (
    CheckContext,
    Finding,
    Place,
    Section,
    Severity,
    errors_among,
    run_checks,
)

__all__ = [
    "CheckContext",
    "Finding",
    "Place",
    "Section",
    "Severity",
    "cross",
    "delivered",
    "delivery",
    "errors_among",
    "message",
    "run_checks",
    "segment",
    "start",
    "what",
    "when",
    "who",
]
