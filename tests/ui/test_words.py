# SPDX-License-Identifier: MIT
"""Every choice that is offered has words of its own."""

from __future__ import annotations

from exit_studio.models.triggers import PageMatch
from exit_studio.models.values import DurationUnit
from exit_studio.ui.words import match_words, unit_words


def test_every_unit_and_every_way_of_comparing_has_words() -> None:
    assert len({unit_words(unit) for unit in DurationUnit}) == len(DurationUnit)
    assert len({match_words(match) for match in PageMatch}) == len(PageMatch)
    assert all(unit_words(unit) for unit in DurationUnit)
