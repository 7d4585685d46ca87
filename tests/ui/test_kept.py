# SPDX-License-Identifier: MIT
"""What the library keeps for the windows."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from exit_studio.ui.kept import Kept
from tests.ui.fakes import FULL_DISK
from tests.ui.rig import Rig

NUMBER: TypeAdapter[int] = TypeAdapter(int)


@pytest.fixture
def kept(rig: Rig) -> Kept:
    return Kept(rig.library, rig.tasks)


def value(rig: Rig, kept: Kept) -> int | None:
    wanted = kept.value("zoom", NUMBER)
    return rig.run(wanted)


@pytest.mark.parametrize("way", ["keep", "remember"])
def test_what_is_kept_comes_back(rig: Rig, kept: Kept, way: str) -> None:
    getattr(kept, way)("zoom", "7")
    rig.settle()

    assert value(rig, kept) == 7


def test_what_was_never_kept_is_nothing(rig: Rig, kept: Kept) -> None:
    assert value(rig, kept) is None


def test_what_cannot_be_read_is_nothing_and_logged(
    rig: Rig, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    rig.library.settings["zoom"] = '"large"'

    assert value(rig, kept) is None
    assert "“zoom” cannot be read" in caplog.text


def test_a_wish_that_cannot_be_kept_is_told(rig: Rig, kept: Kept) -> None:
    rig.library.failure = FULL_DISK

    kept.keep("zoom", "7")
    rig.settle()

    assert [notice.text for notice in rig.notices.kept] == ["The disk is full."]


def test_what_nobody_asked_for_disturbs_nobody(
    rig: Rig, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    rig.library.failure = FULL_DISK

    kept.remember("zoom", "7")
    rig.settle()

    assert rig.notices.kept == ()
    assert "“zoom” was not kept" in caplog.text
