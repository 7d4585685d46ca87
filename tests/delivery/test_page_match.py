# SPDX-License-Identifier: MIT
"""Addresses of pages against what authors type."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exit_studio.delivery.page_match import matches
from exit_studio.models.triggers import PageMatch

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "page_match.json"
ROWS: list[dict[str, Any]] = json.loads(GOLDEN.read_text(encoding="utf-8"))
EVALUATED = [match for match in PageMatch if match is not PageMatch.REGULAR_EXPRESSION]
MATCHES = st.sampled_from(EVALUATED)
ODD = st.one_of(
    st.text(max_size=60),
    st.text("xn-09z%fE[]:/?#@*. ", max_size=60).map(lambda text: f"xn--{text}"),
)
PATHS = st.text("abc/é*", max_size=12).map(lambda path: f"/{path}")


def row_id(row: dict[str, Any]) -> str:
    return f"{row['match']}-{row['page']}-{row['address']}"


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_golden_row(row: dict[str, Any]) -> None:
    fits = matches(row["page"], PageMatch(row["match"]), row["address"])
    assert fits is row["expected"], row["why"]


def test_the_golden_rows_show_each_match_both_ways() -> None:
    shown = {(row["match"], row["expected"]) for row in ROWS}
    assert shown == {(match.value, fits) for match in EVALUATED for fits in (True, False)}
    assert len(ROWS) >= 40
    assert len({row_id(row) for row in ROWS}) == len(ROWS)


@settings(deadline=None)
@given(page=ODD, match=MATCHES, address=ODD)
def test_no_text_is_too_odd(page: str, match: PageMatch, address: str) -> None:
    assert matches(f"https://{page}", match, address) in {True, False}
    assert matches(page, match, "") is False


@settings(deadline=None)
@given(path=PATHS, match=MATCHES)
def test_a_page_fits_its_own_address(path: str, match: PageMatch) -> None:
    page = f"https://shop.example{path}"
    assert matches(page, match, page)
    assert matches(page, match, path)


@settings(deadline=None)
@given(pieces=st.lists(st.text("ab/", max_size=4), max_size=5), other=st.text("ab/", max_size=4))
def test_whatever_stands_in_place_of_a_star_fits(pieces: list[str], other: str) -> None:
    pattern, page = f"/x{'*'.join(pieces)}*y", f"https://shop.example/x{other.join(pieces)}{other}y"
    assert matches(page, PageMatch.WILDCARD, pattern)


def test_many_stars_take_no_long() -> None:
    page = f"https://shop.example/{'a' * 2000}"
    began = time.process_time()
    assert not matches(page, PageMatch.WILDCARD, "*a" * 1000 + "*b")
    assert time.process_time() - began < 1  # a backtracking pattern would need longer than the sun
