# SPDX-License-Identifier: MIT
"""A stretch of time: its start belongs to it, its end does not."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.values import At
from tests.builders import NOW

A_SECOND = timedelta(seconds=1)


def utc(moment: datetime) -> At:
    return At(local=moment.replace(tzinfo=None), zone="UTC")


@pytest.mark.parametrize(
    ("moment", "started"), [(NOW - A_SECOND, False), (NOW, True), (NOW + A_SECOND, True)]
)
def test_it_has_started_at_its_start(moment: datetime, started: bool) -> None:
    assert LiveSchedule(starts=utc(NOW)).has_started(moment) is started


@pytest.mark.parametrize(
    ("moment", "ended"), [(NOW - A_SECOND, False), (NOW, True), (NOW + A_SECOND, True)]
)
def test_it_is_over_at_its_end(moment: datetime, ended: bool) -> None:
    assert LiveSchedule(ends=utc(NOW)).has_ended(moment) is ended


def test_without_times_it_is_always_open() -> None:
    always = LiveSchedule()
    assert always.has_started(NOW)
    assert not always.has_ended(NOW)
