# SPDX-License-Identifier: MIT
"""Styles by example. The rule that the tag shares is in `test_golden_values.py`."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError

from exit_studio.models.style import Style, StyleField, Styles, merged, resolved
from exit_studio.models.values import Device


def test_every_value_of_a_style_can_be_cleared() -> None:
    assert set(get_args(StyleField)) == set(Style.model_fields)


def test_what_is_above_wins_where_it_says_something() -> None:
    below = Style(color="#111111", font_size_px=20)
    assert merged(below, Style(color="#222222", gap_px=0)) == Style(
        color="#222222", font_size_px=20, gap_px=0
    )
    assert merged(below, Style()) == below
    assert merged(Style(), below) == below


def test_the_desktop_knows_nothing_of_the_phone() -> None:
    styles = Styles(desktop=Style(gap_px=16), phone=Style(gap_px=12, color="#111111"))
    assert resolved(styles, Device.DESKTOP) == Style(gap_px=16)
    assert resolved(styles, Device.PHONE) == Style(gap_px=12, color="#111111")


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        ("font_size_px", 8, 200),
        ("line_height_percent", 80, 300),
        ("padding_block_px", 0, 400),
        ("padding_inline_px", 0, 400),
        ("gap_px", 0, 400),
        ("radius_px", 0, 400),
        ("width_px", 24, 2000),
    ],
)
def test_lengths_have_limits(field: str, low: int, high: int) -> None:
    for fine in (low, high):
        assert getattr(Style.model_validate({field: fine}), field) == fine
    for wrong in (low - 1, high + 1, low + 0.5, "wide"):
        with pytest.raises(ValidationError):
            Style.model_validate({field: wrong})


@pytest.mark.parametrize("weight", [0, 300, 450, 800, "bold"])
def test_a_weight_is_one_that_the_typeface_has(weight: object) -> None:
    with pytest.raises(ValidationError):
        Style.model_validate({"font_weight": weight})
