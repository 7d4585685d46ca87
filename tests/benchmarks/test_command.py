# SPDX-License-Identifier: MIT
"""What `python -m benchmarks` does with figures; the figures here are made up."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.command import FIGURES, main
from benchmarks.harness import Failed, Result


def held() -> Iterable[Result]:
    return [Result("held", 1.0, "s", 1.0, 2.0, "ratio")]


def missed() -> Iterable[Result]:
    return [Result("missed", 3.0, "s", 1.0, 2.0, "ratio")]


def broken() -> Iterable[Result]:
    raise Failed("its program ended with status 1.")


ALL = {"held": held, "missed": missed, "broken": broken}


def names_in(file: Path) -> list[str]:
    return [each["name"] for each in json.loads(file.read_text(encoding="utf-8"))]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bench.json"


def test_the_figures_of_the_project_are_these() -> None:
    assert list(FIGURES) == ["start", "keystroke", "library", "tag_size", "history_open"]


def test_without_a_name_all_are_measured(file: Path) -> None:
    assert main([], figures={"held": held, "again": held}, file=file) == 0
    assert names_in(file) == ["held", "held"]


def test_a_name_chooses_one(file: Path) -> None:
    assert main(["held"], figures=ALL, file=file) == 0
    assert names_in(file) == ["held"]


def test_a_missed_bar_is_status_1_and_shown_all_the_same(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["held", "missed"], figures=ALL, file=file) == 1
    assert names_in(file) == ["held", "missed"]
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows[2:4]] == ["held", "missed"]


def test_a_figure_that_cannot_be_measured_does_not_hide_the_others(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["broken", "held"], figures=ALL, file=file) == 3
    assert names_in(file) == ["held"]
    assert "benchmarks: broken: its program ended with status 1." in capsys.readouterr().err


def test_an_unknown_name_measures_nothing_and_names_those_there_are(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["held", "speed"], figures=ALL, file=file) == 2
    assert not file.exists()
    assert capsys.readouterr().err == (
        "benchmarks: there is no figure “speed”. There are: held, missed, broken.\n"
    )
