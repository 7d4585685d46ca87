# SPDX-License-Identifier: MIT
"""How the harness starts programs, hears them and sees them out; with a program without Qt."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from benchmarks.harness import Failed, Program, scratch

LITTLE = "tests.benchmarks.little_program"


def test_a_line_comes_with_the_time_at_which_it_came(tmp_path: Path) -> None:
    with Program(LITTLE, "echo", home=tmp_path) as program:
        first = program.hear()
        program.tell("pots")
        second = program.hear()

    assert (first.text, second.text) == ("ready", "stop")
    assert program.started < first.at < second.at < time.perf_counter()


def test_a_program_has_a_home_of_its_own_and_our_process_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    monkeypatch.setenv("QT_SCALE_FACTOR", "2")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    with Program(LITTLE, "surroundings", home=tmp_path) as program:
        said = [program.hear().text for _ in range(6)]

    assert said == [str(tmp_path), "offscreen", "None", "None", "None", str(os.getpgid(0))]


def test_a_program_that_fails_is_told_with_its_own_words(tmp_path: Path) -> None:
    with (
        pytest.raises(Failed, match=r"little_program ended with status 4: no page was there"),
        Program(LITTLE, "fail", home=tmp_path) as program,
    ):
        program.hear()


def test_a_program_that_fails_after_its_answer_is_told_too(tmp_path: Path) -> None:
    with (
        pytest.raises(Failed, match=r"little_program ended with status 5: no word why"),
        Program(LITTLE, "fail at the end", home=tmp_path) as program,
    ):
        program.hear()


def test_a_program_that_does_not_end_is_killed(tmp_path: Path) -> None:
    with (
        pytest.raises(Failed, match="little_program did not end"),
        Program(LITTLE, "hang", home=tmp_path, patience_s=1.0) as program,
    ):
        program.hear()


def test_a_program_that_says_nothing_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    with Program(LITTLE, "echo", home=tmp_path, patience_s=1.0) as program:
        program.hear()
        with pytest.raises(Failed, match=r"little_program said nothing for 1 seconds"):
            program.hear()


def test_the_folder_of_a_figure_is_gone_afterwards() -> None:
    with scratch() as folder:
        (folder / "library").mkdir()
    assert not folder.exists()
