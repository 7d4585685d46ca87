# SPDX-License-Identifier: MIT
"""Versions in words."""

from __future__ import annotations

import pytest

from exit_studio.models.versions import Version, VersionKind
from exit_studio.ui.history.words import (
    KIND_ICONS,
    detail_words,
    kind_words,
    step_words,
    title_words,
)
from exit_studio.ui.theme.icons import icon_svg
from tests.builders import NOW


def a_version(kind: VersionKind = VersionKind.NAMED, name: str = "", since: int = 0) -> Version:
    return Version(number=1, kind=kind, name=name, seq=0, at=NOW, changes_since=since)


def test_each_kind_has_words_and_an_icon_of_its_own() -> None:
    assert len({kind_words(kind) for kind in VersionKind}) == len(VersionKind)
    assert len({icon_svg(KIND_ICONS[kind], "black") for kind in VersionKind}) == len(VersionKind)


def test_a_version_is_called_by_its_name_or_its_kind() -> None:
    assert title_words(a_version(name="Before lunch")) == "Before lunch"
    assert title_words(a_version(VersionKind.PUBLISHED)) == "Published"


@pytest.mark.parametrize(
    ("version", "words"),
    [
        (a_version(), "Just now · nothing changed since"),
        (a_version(since=1), "Just now · 1 change since"),
        (a_version(since=12), "Just now · 12 changes since"),
        (
            a_version(VersionKind.PUBLISHED, "The big one"),
            "Published · Just now · nothing changed since",
        ),
    ],
)
def test_when_and_how_much_since(version: Version, words: str) -> None:
    assert detail_words(version, NOW) == words


def test_a_step_is_told_by_its_label() -> None:
    assert step_words("Change text") == "Change text"
