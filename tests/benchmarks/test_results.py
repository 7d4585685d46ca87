# SPDX-License-Identifier: MIT
"""What a figure's result says, and how it is shown. No test here asserts a time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import keystroke, library, report, tag_size
from benchmarks.harness import Result, percentile, spread


def by_ratio(*, value: float, baseline: float, bar: float) -> Result:
    return Result("start", value, "s", baseline, bar, "ratio")


def by_value(*, value: float, baseline: float, bar: float) -> Result:
    return Result("size", value, "bytes", baseline, bar, "value")


def test_a_bar_on_the_ratio_holds_up_to_itself() -> None:
    assert by_ratio(value=1.0, baseline=0.5, bar=2.0).ok
    assert not by_ratio(value=1.01, baseline=0.5, bar=2.0).ok


def test_a_bar_on_the_value_does_not_ask_for_the_baseline() -> None:
    assert by_value(value=50.0, baseline=1.0, bar=50.0).ok
    assert not by_value(value=50.1, baseline=1000.0, bar=50.0).ok


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([7.0], 0.95, 7.0),
        ([4.0, 1.0, 3.0, 2.0], 0.5, 2.0),
        ([float(n) for n in range(1, 21)], 0.95, 19.0),
        ([float(n) for n in range(1, 201)], 0.95, 190.0),
        ([float(n) for n in range(1, 101)], 1.0, 100.0),
    ],
)
def test_a_percentile_is_one_of_the_values(
    values: list[float], share: float, expected: float
) -> None:
    assert percentile(values, share) == expected


def test_nothing_has_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.95)


def test_the_spread_names_middle_and_ends() -> None:
    assert spread([3.0, 1.0, 2.0], "s") == "2 s (1 to 3, 3 runs)"


def test_the_file_holds_a_list_with_exactly_these_keys(tmp_path: Path) -> None:
    file = tmp_path / "build" / "bench.json"

    report.write([by_ratio(value=1.5, baseline=1.0, bar=2.0)], file)

    assert json.loads(file.read_text(encoding="utf-8")) == [
        {
            "name": "start",
            "value": 1.5,
            "unit": "s",
            "baseline": 1.0,
            "ratio": 1.5,
            "bar": 2.0,
            "ok": True,
        }
    ]


def test_the_file_holds_the_last_run_alone(tmp_path: Path) -> None:
    file = tmp_path / "bench.json"
    report.write([by_ratio(value=1.5, baseline=1.0, bar=2.0)], file)

    report.write([by_value(value=5.0, baseline=10.0, bar=6.0)], file)

    assert [each["name"] for each in json.loads(file.read_text(encoding="utf-8"))] == ["size"]


def test_the_table_has_a_row_for_each_result_and_marks_what_is_missed() -> None:
    lines = report.table(
        [
            by_ratio(value=3.0, baseline=1.0, bar=2.0),
            by_value(value=5663, baseline=10_240, bar=6_000),
        ]
    ).splitlines()

    assert lines[0].split() == ["name", "value", "baseline", "ratio", "bar", "ok"]
    assert lines[2].split() == ["start", "3", "s", "1", "s", "3.00x", "<=", "2x", "NO"]
    assert lines[3].split() == [
        *("size", "5,663", "bytes", "10,240", "bytes", "0.55x", "<=", "6,000", "bytes", "yes")
    ]


def test_notes_stand_below_the_table() -> None:
    noted = Result("start", 1.0, "s", 1.0, 2.0, "ratio", "a quiet machine")

    assert report.table([noted]).splitlines()[-1] == "start: a quiet machine"


def test_keys_are_judged_by_the_ratio_of_medians_and_by_the_slow_ones_themselves() -> None:
    ours = [6.0] * 94 + [49.0] * 6
    theirs = [3.0] * 94 + [7.0] * 6

    median, slow = keystroke.results(ours, theirs)

    assert (median.name, median.ratio, median.bar, median.ok) == (
        "keystroke_median",
        2.0,
        3.0,
        True,
    )
    assert (slow.name, slow.value, slow.ratio, slow.ok) == ("keystroke_p95", 49.0, 7.0, True)


def test_a_library_is_judged_by_its_first_list_its_keys_its_longest_pause_and_its_memory() -> None:
    told = [
        {"keys": [20.0, 40.0], "busy": 30.0, "memory": 300.0},
        {"keys": [60.0, 80.0, 200.0], "busy": 51.0, "memory": 310.0},
        {"keys": [], "busy": 60.0, "memory": 500.0},
    ]

    first, keys, busy, memory = library.results([1.2, 1.6, 9.0], [0.8, 0.5, 0.7], told)

    assert (first.name, round(first.ratio, 2), first.ok) == ("library_first_list", 2.29, True)
    assert (keys.name, keys.value, keys.ok) == ("library_search", 60.0, True)
    assert (busy.name, busy.value, busy.ok) == ("library_search_busy", 51.0, False)
    assert (memory.name, memory.value, memory.ok) == ("library_memory", 310.0, True)


def test_the_tag_is_measured_in_bytes_against_the_whole_budget() -> None:
    (size,) = tag_size.measure()

    assert (size.unit, size.baseline, size.bar) == ("bytes", 10_240, 6_000)
    assert size.value == int(size.value) > 0
