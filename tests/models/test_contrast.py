# SPDX-License-Identifier: MIT
"""The contrast ratio, against values worked out by hand from the definition in WCAG 2.2.

The ratio is (L1 + 0.05) / (L2 + 0.05), L = 0.2126 R + 0.7152 G + 0.0722 B, each channel being
c / 12.92 up to 0.04045 and ((c + 0.055) / 1.055) ** 2.4 above it.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exit_studio.models.contrast import contrast_ratio, min_contrast
from exit_studio.models.values import Color
from tests.strategies import LAW, Ids, values

COLOURS = values(Color, Ids())


@pytest.mark.parametrize(
    ("text", "surface", "ratio"),
    [
        # L of white is 1, of black 0: 1.05 / 0.05.
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        # L of pure red is 0.2126: 1.05 / 0.2626.
        ("#ff0000", "#ffffff", 3.998),
        # L of pure green is 0.7152: 0.7652 / 0.05.
        ("#00ff00", "#000000", 15.304),
        # L of pure blue is 0.0722: 1.05 / 0.1222.
        ("#0000ff", "#ffffff", 8.592),
        ("#ff0000", "#0000ff", 2.149),
        # 10 / 255 = 0.039216 is on the straight part: L = 0.039216 / 12.92 = 0.0030353.
        ("#0a0a0a", "#000000", 1.0607),
        # 11 / 255 = 0.043137 is on the curve: L = (0.098137 / 1.055) ** 2.4 = 0.0033465.
        ("#0b0b0b", "#000000", 1.0669),
        # 64 / 255 = 0.250980: L = (0.305980 / 1.055) ** 2.4 = 0.051270; 1.05 / 0.101270.
        ("#404040", "#ffffff", 10.368),
        # 119 / 255 = 0.466667: L = 0.184475; the grey that just misses 4.5 on white.
        ("#777777", "#ffffff", 4.478),
        # 118 / 255 = 0.462745: L = 0.181164; the one that just reaches it.
        ("#767676", "#ffffff", 4.542),
    ],
)
def test_known_pairs(text: str, surface: str, ratio: float) -> None:
    assert contrast_ratio(text, surface) == pytest.approx(ratio, abs=0.001)
    assert contrast_ratio(surface, text) == pytest.approx(ratio, abs=0.001)


def test_what_is_see_through_is_painted_over_what_lies_below() -> None:
    # Half black (128 / 255) over white is 127 / 255 = 0.498039: L = 0.212231; 1.05 / 0.262231.
    assert contrast_ratio("#00000080", "#ffffff") == pytest.approx(4.004, abs=0.001)
    assert contrast_ratio("#ffffff", "#00000080", "#ffffff") == pytest.approx(4.004, abs=0.001)
    assert contrast_ratio("#000000", "#ff000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#00000000", "#ffffff") == pytest.approx(1)


def test_the_nearest_surface_counts_and_white_lies_under_all() -> None:
    assert contrast_ratio("#000000") == pytest.approx(21)
    assert contrast_ratio("#000000", "#ffffff", "#000000") == pytest.approx(21)
    assert contrast_ratio("#ffffff", "#000000", "#ffffff") == pytest.approx(21)


@LAW
@given(COLOURS, st.lists(COLOURS, max_size=3))
def test_every_ratio_is_between_1_and_21(text: str, surfaces: list[str]) -> None:
    assert 1 <= contrast_ratio(text, *surfaces) <= 21.000001


@pytest.mark.parametrize(
    ("size_px", "weight", "least"),
    [
        (17, 400, 4.5),
        (23, 400, 4.5),
        (24, 400, 3.0),
        (23, 600, 4.5),
        # 14 pt are 18.67 px.
        (18, 700, 4.5),
        (19, 700, 3.0),
    ],
)
def test_large_words_need_less(size_px: int, weight: int, least: float) -> None:
    assert min_contrast(size_px, weight) == least
