# SPDX-License-Identifier: MIT
"""Shows a finding beside the field that it is about."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QLabel

from exit_studio.models.checks import Finding, Severity
from exit_studio.ui.roles import set_property, soft
from exit_studio.ui.wording import worded

__all__ = ["show_problem", "show_text_problem"]


class _Marked(Protocol):
    def show_wrong(self, wrong: bool) -> None: ...


def show_problem(finding: Finding | None, place: QLabel, *fields: _Marked) -> None:
    """Say `finding` at `place` and mark the fields, or take both away."""
    if finding is None:
        place.hide()
    else:
        place.setText(soft(f"{worded(finding.problem)} {worded(finding.mend)}"))
        set_property(place, "tone", finding.severity.value)
        place.show()
    for field in fields:
        field.show_wrong(finding is not None and finding.severity is Severity.ERROR)


def show_text_problem(words: str, place: QLabel, *fields: _Marked) -> None:
    """Say at `place` what is wrong and mark the fields; empty words take both away."""
    place.setText(soft(words))
    place.setVisible(bool(words))
    for field in fields:
        field.show_wrong(bool(words))
