# SPDX-License-Identifier: MIT
"""Pictures of pop-ups: named by what they show, drawn once, kept where that is possible."""

from __future__ import annotations

from exit_studio.models.details import Details
from exit_studio.ui.thumbnails import content_key
from tests.builders import a_blank_campaign, a_campaign, a_heading, with_elements
from tests.ui.fakes import FULL_DISK, heard
from tests.ui.rig import Rig


def test_equal_pop_ups_have_one_picture() -> None:
    same = content_key(a_campaign(details=Details(name="Autumn")))

    assert same == content_key(a_campaign())
    assert same != content_key(with_elements(a_heading("Stay")))
    assert same != content_key(a_blank_campaign())


def test_a_picture_is_drawn_once_and_told(rig: Rig) -> None:
    made = heard(rig.thumbnails.made)
    assert rig.thumbnails.picture("key", a_campaign()) is None
    assert rig.thumbnails.picture("key", a_campaign()) is None

    rig.settle()

    assert made == ["key"]
    assert rig.pictures.drawn == 1
    assert rig.thumbnails.picture("key", a_campaign()) is not None
    assert rig.library.thumbnails["key"].startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_kept_is_shown_all_the_same(rig: Rig) -> None:
    rig.library.failure = FULL_DISK
    rig.thumbnails.picture("key", a_campaign())

    rig.settle()

    assert rig.thumbnails.picture("key", a_campaign()) is not None
    assert rig.notices.kept == ()


def test_a_kept_picture_that_is_damaged_is_drawn_anew(rig: Rig) -> None:
    rig.library.thumbnails["key"] = b"no picture"
    rig.thumbnails.picture("key", a_campaign())

    rig.settle()

    assert rig.pictures.drawn == 1
    assert rig.thumbnails.picture("key", a_campaign()) is not None
