# SPDX-License-Identifier: MIT
"""Windows are placed where somebody can see and reach them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exit_studio.models.place import Place, fitted

LAPTOP = Place(0, 0, 1440, 900)
BESIDE = Place(1440, 0, 1920, 1080)

rectangles = st.builds(
    Place,
    x=st.integers(-5_000, 5_000),
    y=st.integers(-5_000, 5_000),
    width=st.integers(1, 6_000),
    height=st.integers(1, 6_000),
    is_maximized=st.booleans(),
)


def is_inside(place: Place, screen: Place) -> bool:
    return (
        screen.x <= place.x
        and screen.y <= place.y
        and place.right <= screen.right
        and place.bottom <= screen.bottom
    )


@given(place=rectangles, screens=st.lists(rectangles, min_size=1, max_size=4))
def test_a_fitted_window_is_inside_of_a_screen(place: Place, screens: list[Place]) -> None:
    assert any(is_inside(fitted(place, screens), screen) for screen in screens)


@given(place=rectangles, screens=st.lists(rectangles, max_size=4))
def test_fitting_twice_changes_nothing_more(place: Place, screens: list[Place]) -> None:
    once = fitted(place, screens)

    assert fitted(once, screens) == once


def test_a_window_that_can_be_seen_stays_where_it_is() -> None:
    place = Place(1500, 100, 1280, 800)

    assert fitted(place, [LAPTOP, BESIDE]) == place


def test_a_window_of_a_screen_that_is_gone_moves_to_the_main_one() -> None:
    place = Place(2000, 100, 1280, 800, is_maximized=True)

    assert fitted(place, [LAPTOP]) == Place(160, 100, 1280, 800, is_maximized=True)


def test_a_window_larger_than_the_screen_becomes_as_large() -> None:
    assert fitted(Place(-10, -10, 3000, 2000), [LAPTOP]) == LAPTOP


def test_without_a_screen_nothing_is_known() -> None:
    assert fitted(BESIDE, []) == BESIDE
