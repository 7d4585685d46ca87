# SPDX-License-Identifier: MIT
"""Pictures of pop-ups: named by what they show, drawn once, kept where that is possible."""

from __future__ import annotations

from functools import lru_cache

from exit_studio.models.campaign import Campaign
from exit_studio.models.details import Details
from exit_studio.models.look import look_of
from exit_studio.ui.thumbnails import AT_ONCE, AWAITED, HELD, Thumbnails, picture_key
from tests.builders import a_blank_campaign, a_campaign, a_heading, with_elements
from tests.ui.fakes import FULL_DISK, heard
from tests.ui.rig import Rig

LOOK = look_of(a_campaign())
BLANK = look_of(a_blank_campaign())


def test_equal_pop_ups_have_one_look() -> None:
    assert look_of(a_campaign(details=Details(name="Autumn"))) == LOOK
    assert look_of(with_elements(a_heading("Stay"))) != LOOK
    assert BLANK != LOOK


def test_a_picture_is_drawn_once_and_told(rig: Rig) -> None:
    campaign = rig.library.put(a_campaign()).document
    made = heard(rig.thumbnails.made)
    assert rig.thumbnails.of_campaign(LOOK, campaign.id) is None
    assert rig.thumbnails.of(LOOK, campaign) is None

    rig.settle()

    assert made == [LOOK]
    assert rig.pictures.drawn == 1
    assert rig.thumbnails.of_campaign(LOOK, campaign.id) is not None
    assert rig.library.thumbnails[picture_key(LOOK)].startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_kept_is_shown_all_the_same(rig: Rig) -> None:
    rig.library.failure = FULL_DISK
    rig.thumbnails.of(LOOK, a_campaign())

    rig.settle()

    assert rig.thumbnails.of(LOOK, a_campaign()) is not None
    assert rig.notices.kept == ()


def test_a_kept_picture_that_is_damaged_is_drawn_anew(rig: Rig) -> None:
    rig.library.thumbnails[picture_key(LOOK)] = b"no picture"
    rig.thumbnails.of(LOOK, a_campaign())

    rig.settle()

    assert rig.pictures.drawn == 1
    assert rig.thumbnails.of(LOOK, a_campaign()) is not None


def test_a_campaign_that_is_gone_has_no_picture(rig: Rig) -> None:
    assert rig.thumbnails.of_campaign(LOOK, "c_gone") is None

    rig.settle()

    assert rig.thumbnails.of_campaign(LOOK, "c_gone") is None
    assert rig.notices.kept == ()


def test_a_picture_at_hand_is_there_at_once(rig: Rig) -> None:
    rig.thumbnails.of(LOOK, a_campaign())
    rig.settle()
    png = rig.library.thumbnails[picture_key(LOOK)]
    at_hand = {picture_key(LOOK): png, picture_key(BLANK): b"no picture"}

    again = Thumbnails(rig.pictures, rig.library, rig.tasks, at_hand=at_hand)

    assert again.of_campaign(LOOK, "c_anywhere") is not None
    assert again.of(BLANK, a_blank_campaign()) is None
    rig.settle()
    assert again.of(BLANK, a_blank_campaign()) is not None
    assert rig.pictures.drawn == 2


def test_a_list_that_is_behind_gets_the_picture_of_what_is_there_now(rig: Rig) -> None:
    rig.library.put(a_campaign())
    made = heard(rig.thumbnails.made)
    rig.thumbnails.of_campaign("look of yesterday", a_campaign().id)

    rig.settle()

    assert made == [LOOK]
    assert set(rig.library.thumbnails) == {picture_key(LOOK)}
    assert rig.thumbnails.of_campaign(LOOK, a_campaign().id) is not None


@lru_cache
def numbered(number: int) -> tuple[str, Campaign]:
    """One of many campaigns, with its look."""
    campaign = with_elements(a_heading(f"Number {number}"))
    return look_of(campaign), campaign


def many(rig: Rig, count: int) -> list[str]:
    """Ask for the pictures of so many campaigns, as painting them does, and wait for them."""
    for number in range(count):
        rig.thumbnails.of(*numbered(number))
    rig.settle()
    return [numbered(number)[0] for number in range(count)]


def test_the_one_asked_for_last_comes_first_and_few_at_once(rig: Rig) -> None:
    made = heard(rig.thumbnails.made)

    looks = many(rig, AT_ONCE + 4)

    assert sorted(made[:AT_ONCE]) == sorted(looks[:AT_ONCE])
    assert sorted(made) == sorted(looks)
    assert made.index(looks[-1]) < made.index(looks[AT_ONCE])


def test_what_was_scrolled_past_is_not_drawn_until_it_is_seen_again(rig: Rig) -> None:
    many(rig, AWAITED + AT_ONCE + 10)
    assert rig.pictures.drawn == AWAITED + AT_ONCE

    assert rig.thumbnails.of(*numbered(AT_ONCE)) is None
    rig.settle()

    assert rig.thumbnails.of(*numbered(AT_ONCE)) is not None


def test_only_as_many_are_held_as_a_screen_shows(rig: Rig) -> None:
    many(rig, 50)
    for number in range(HELD):
        rig.thumbnails.of(*numbered(1_000 + number))
        if number % 50 == 0:
            rig.settle()
    rig.settle()
    drawn = rig.pictures.drawn

    assert rig.thumbnails.of(*numbered(0)) is None
    rig.settle()

    # It was kept, and is read again.
    assert rig.thumbnails.of(*numbered(0)) is not None
    assert rig.pictures.drawn == drawn
