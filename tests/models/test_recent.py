# SPDX-License-Identifier: MIT
"""What was used last: newest first, each once, and not too many."""

from __future__ import annotations

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from exit_studio.models.recent import (
    MOST_CAMPAIGNS,
    MOST_CHOICES,
    RecentCampaigns,
    RecentChoices,
)

ids = st.lists(st.integers(0, 20).map("c_{}".format), max_size=40)


@given(opened=ids)
def test_the_campaigns_opened_last_are_kept_newest_first(opened: list[str]) -> None:
    recent = reduce(RecentCampaigns.with_newest, opened, RecentCampaigns())

    newest_first = list(dict.fromkeys(reversed(opened)))
    assert list(recent.ids) == newest_first[:MOST_CAMPAIGNS]


def test_what_is_gone_is_left_out() -> None:
    assert RecentCampaigns(ids=("c_a", "c_b", "c_c")).among({"c_c", "c_a"}).ids == ("c_a", "c_c")


def test_choices_are_kept_in_the_same_way() -> None:
    keys = [f"action:{number}" for number in range(MOST_CHOICES + 5)]

    recent = reduce(RecentChoices.with_newest, [*keys, keys[10]], RecentChoices())

    assert len(recent.keys) == MOST_CHOICES
    assert recent.keys[:2] == ("action:10", f"action:{MOST_CHOICES + 4}")
