# SPDX-License-Identifier: MIT
"""How long the studio takes until one can work in it, against the least that a Qt program can be.

What is started stands in `programs`; `docs/benchmarks.md` says what usable means.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterable
from pathlib import Path

from benchmarks.harness import Failed, Program, Result, scratch, spread

__all__ = ["measure"]

RUNS = 9
BAR = 2.0


def measure() -> Iterable[Result]:
    """Start both programs in turn, each time from nothing but a warm disk cache."""
    with scratch() as folder:
        home, library = folder / "home", folder / "library"
        home.mkdir()
        campaign_id = _prepare(library, home)
        _seconds("bare_start", home=home)
        ours: list[float] = []
        bare: list[float] = []
        for run in range(RUNS):
            base = folder / f"run-{run}"
            shutil.copytree(library, base)
            bare.append(_seconds("bare_start", home=home))
            ours.append(_seconds("studio_start", str(base), campaign_id, home=home))
    note = f"studio {spread(ours, 's')}; bare {spread(bare, 's')}"
    value, baseline = statistics.median(ours), statistics.median(bare)
    return [Result("start", value, "s", baseline, BAR, "ratio", note)]


def _prepare(library: Path, home: Path) -> str:
    """Make the library, by the very first start, and return its campaign's id."""
    with Program("benchmarks.programs.studio_prepare", str(library), home=home) as studio:
        return studio.hear().text


def _seconds(program: str, *arguments: str, home: Path) -> float:
    """Return how long a program took from its spawning to its line, and see it out."""
    with Program(f"benchmarks.programs.{program}", *arguments, home=home) as running:
        said = running.hear()
        if said.text != "usable":
            raise Failed(f"{program} said “{said.text}”.")
        return said.at - running.started
