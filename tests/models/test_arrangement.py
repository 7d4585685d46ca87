# SPDX-License-Identifier: MIT
"""Which windows are open, as it is kept."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from exit_studio.models.arrangement import MOST_WINDOWS, Arrangement, CampaignPlace, LibraryPlace
from exit_studio.models.place import Place
from exit_studio.models.values import Device

PLACE = Place(10, 20, 1280, 800)
FULL = Arrangement(
    campaigns=(
        CampaignPlace(campaign="c_a", place=PLACE, tab=2, device=Device.PHONE, selection=("e_1",)),
        CampaignPlace(campaign="c_b", place=Place(0, 0, 900, 700, is_maximized=True)),
    ),
    library=LibraryPlace(place=PLACE, selected="c_b"),
)


def test_what_is_kept_comes_back_as_it_was() -> None:
    assert Arrangement.model_validate_json(FULL.model_dump_json()) == FULL


def test_it_is_empty_without_any_window() -> None:
    assert Arrangement().is_empty
    assert not Arrangement(library=LibraryPlace(place=PLACE)).is_empty
    assert not Arrangement(campaigns=(CampaignPlace(campaign="c_a", place=PLACE),)).is_empty


def test_there_is_an_end_to_how_many_windows_come_back() -> None:
    campaigns = tuple(
        CampaignPlace(campaign=f"c_{number}", place=PLACE) for number in range(MOST_WINDOWS + 1)
    )

    with pytest.raises(ValidationError, match="at most 30"):
        Arrangement(campaigns=campaigns)
