# SPDX-License-Identifier: MIT
"""A library of 10,000 campaigns: how soon its list is there, how it is searched, what it takes.

What is run stands in `programs`; `docs/benchmarks.md` says what each figure means.
"""

from __future__ import annotations

import json
import shutil
import statistics
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.harness import Failed, Program, Result, percentile, scratch, spread

__all__ = ["measure", "results"]

CAMPAIGNS = 10_000
RUNS = 5
MAKING_S = 600.0
"""How long the library may take to be made, which is not measured."""
FIRST_BAR = 3.0
KEY_BAR_MS = 100.0
"""Up to here an answer seems to come at once."""
BUSY_BAR_MS = 50.0
MEMORY_BAR_MB = 450.0
"""Qt, Python and the models take 220 MB before any campaign; 105 MB are pictures that are held
ready; the rest is for the list, and for what is free but not yet given back."""


def measure() -> Iterable[Result]:
    """Make the library once, and start both programs in turn on copies of it."""
    with scratch() as folder:
        home, library = folder / "home", folder / "library"
        home.mkdir()
        made = Program(
            "benchmarks.programs.library_prepare",
            str(library),
            str(CAMPAIGNS),
            home=home,
            patience_s=MAKING_S,
        )
        with made:
            made.hear()
        bare: list[float] = []
        first: list[float] = []
        told: list[dict[str, Any]] = []
        for run in range(RUNS):
            base = folder / f"run-{run}"
            shutil.copytree(library, base)
            bare.append(_bare(base, home))
            seconds, said = _studio(base, home)
            first.append(seconds)
            told.append(said)
            shutil.rmtree(base)
    return results(first, bare, told)


def _bare(base: Path, home: Path) -> float:
    file = next(base.rglob("library.db"))
    with Program("benchmarks.programs.bare_library", str(file), home=home) as program:
        return _usable(program)


def _studio(base: Path, home: Path) -> tuple[float, dict[str, Any]]:
    with Program("benchmarks.programs.studio_library", str(base), home=home) as program:
        seconds = _usable(program)
        told: dict[str, Any] = json.loads(program.hear().text)
        return seconds, told


def _usable(program: Program) -> float:
    said = program.hear()
    if said.text != "usable":
        raise Failed(f"A program said “{said.text}”.")
    return said.at - program.started


def results(first: list[float], bare: list[float], told: list[dict[str, Any]]) -> list[Result]:
    """Judge what was measured.

    Args:
        first: Seconds of each start of the studio.
        bare: Seconds of each start of the bare program.
        told: What each run of the studio said: `keys` and `busy` in milliseconds, `memory` in MB.
    """
    keys = [each for run in told for each in run["keys"]]
    busy = [run["busy"] for run in told]
    memory = [run["memory"] for run in told]
    note = f"studio {spread(first, 's')}; bare {spread(bare, 's')}"
    return [
        Result(
            "library_first_list",
            statistics.median(first),
            "s",
            statistics.median(bare),
            FIRST_BAR,
            "ratio",
            note,
        ),
        Result(
            "library_search",
            statistics.median(keys),
            "ms",
            KEY_BAR_MS,
            KEY_BAR_MS,
            "value",
            f"a key {spread(keys, 'ms')}, 95th percentile {percentile(keys, 0.95):.3g} ms",
        ),
        Result(
            "library_search_busy",
            statistics.median(busy),
            "ms",
            BUSY_BAR_MS,
            BUSY_BAR_MS,
            "value",
            spread(busy, "ms"),
        ),
        Result(
            "library_memory",
            statistics.median(memory),
            "MB",
            MEMORY_BAR_MB,
            MEMORY_BAR_MB,
            "value",
            spread(memory, "MB"),
        ),
    ]
