# SPDX-License-Identifier: MIT
"""When something was, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from exit_studio.ui.moments import size_words, when_words

# In the zone of this computer, whichever that is.
NOON = datetime(2026, 3, 12, 12, 0).astimezone()


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=0), "Just now"),
        (timedelta(seconds=59), "Just now"),
        (timedelta(minutes=1), "Today 11:59"),
        (timedelta(hours=12), "Today 00:00"),
        (timedelta(hours=12, minutes=1), "Yesterday 23:59"),
        (timedelta(days=2), "10 Mar 12:00"),
        (timedelta(days=365), "12 Mar 2025 12:00"),
        # A clock that was wrong.
        (timedelta(minutes=-5), "Today 12:05"),
    ],
)
def test_a_moment_is_told_as_seen_from_now(before: timedelta, words: str) -> None:
    assert when_words(NOON - before, NOON) == words


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (1536, "1.5 kB"), (5 * 1024 * 1024, "5.0 MB")]
)
def test_sizes(size: int, words: str) -> None:
    assert size_words(size) == words
