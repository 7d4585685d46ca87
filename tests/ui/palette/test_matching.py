# SPDX-License-Identifier: MIT
"""How typed letters fit a name: laws for all texts, and the order that people expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exit_studio.ui.folding import folded
from exit_studio.ui.palette.matching import LONGEST, Match, Name, Query

texts = st.text(alphabet="abcABC éßø-_ĲÅ日", max_size=12) | st.text(max_size=12)


def matched(typed: str, text: str) -> Match | None:
    return Query(typed).match(Name(text))


def score(typed: str, text: str) -> int:
    found = matched(typed, text)
    assert found is not None, (typed, text)
    return found.score


def is_in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


# -- laws --------------------------------------------------------------------------------------


@given(typed=texts, text=texts)
def test_it_fits_if_and_only_if_the_letters_stand_in_the_name_in_order(
    typed: str, text: str
) -> None:
    letters = "".join(folded(typed).split())[:LONGEST]

    assert (matched(typed, text) is not None) == is_in_order(letters, folded(text))


@given(typed=texts, text=texts)
def test_the_places_are_those_of_the_letters(typed: str, text: str) -> None:
    found = matched(typed, text)
    if found is None:
        return
    places = list(found.places)

    assert places == sorted(set(places))
    assert all(0 <= place < len(text) for place in places)
    shown = folded("".join(text[place] for place in places))
    assert is_in_order("".join(folded(typed).split()), shown)


@given(text=texts, data=st.data())
def test_what_fits_still_fits_when_letters_are_taken_away(text: str, data: st.DataObject) -> None:
    whole = folded(text)[:LONGEST]
    length = data.draw(st.integers(0, len(whole)))

    assert matched(whole, text) is not None
    assert matched(whole[:length], text) is not None


@given(typed=texts, text=texts)
def test_neither_case_nor_accents_make_a_difference(typed: str, text: str) -> None:
    found, plain = matched(typed, text), matched(folded(typed).upper(), folded(text))

    if len(folded("".join(folded(typed).upper()))) == len(folded(typed)):
        assert (found is None) == (plain is None)


@given(first=texts, more=texts, text=texts)
def test_typing_on_only_narrows(first: str, more: str, text: str) -> None:
    query = Query(first + more)

    if query.match(Name(text)) is not None and query.narrows(Query(first)):
        assert matched(first, text) is not None


# -- what people expect ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "text", "places"),
    [
        ("scf", "Save current file", (0, 5, 13)),
        ("SCF", "save current file", (0, 5, 13)),
        ("file", "Save current file", (13, 14, 15, 16)),
        ("go who", "Go to Who", (0, 1, 6, 7, 8)),
        ("uber", "Über uns", (0, 1, 2, 3)),
        ("strasse", "Große Straße", (6, 7, 8, 9, 10, 11)),
        ("lodz", "Łódź in spring", (0, 1, 2, 3)),
        ("sb", "cart-reminder/spring_banner", (14, 21)),
        ("gt", "openGettingThings", (4, 11)),
        ("", "Anything", ()),
    ],
)
def test_the_best_way_to_place_the_letters_is_found(
    typed: str, text: str, places: tuple[int, ...]
) -> None:
    assert matched(typed, text) == Match(score(typed, text), places)


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("scf", "Save current file", "Discard feed of cafés"),
        ("new", "New campaign", "Renew the token"),
        ("set", "Settings", "Reset all shortcuts"),
        ("who", "Go to Who", "Show the old one"),
        ("un", "Undo", "Switch light and dark until noon"),
        ("cp", "Command palette", "Copy"),
    ],
)
def test_starts_of_words_count_most(typed: str, better: str, worse: str) -> None:
    assert score(typed, better) > score(typed, worse)


def test_a_name_without_the_letters_does_not_fit() -> None:
    assert matched("scf", "Fresh cars") is None
    assert matched("aa", "a") is None


def test_a_very_long_query_is_soon_compared() -> None:
    assert matched("a" * 10_000, "a" * 200) is not None
