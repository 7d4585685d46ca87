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
"""For the first window, against a window with an empty web view."""
CAMPAIGN_BAR = 5.0
"""For a campaign that was opened there, with its own web view and its preview painted."""


def measure() -> Iterable[Result]:
    """Start both programs in turn, each time from nothing but a warm disk cache."""
    with scratch() as folder:
        home, library = folder / "home", folder / "library"
        home.mkdir()
        campaign_id = _prepare(library, home)
        _seconds("bare_start", home=home)
        usable: list[float] = []
        opened: list[float] = []
        bare: list[float] = []
        for run in range(RUNS):
            base = folder / f"run-{run}"
            shutil.copytree(library, base)
            bare += _seconds("bare_start", home=home)
            first, campaign = _seconds("studio_start", str(base), campaign_id, home=home)
            usable.append(first)
            opened.append(campaign)
    baseline = statistics.median(bare)
    beside = f"bare {spread(bare, 's')}"
    return [
        _result("start", usable, baseline, BAR, beside),
        _result("start_campaign", opened, baseline, CAMPAIGN_BAR, beside),
    ]


def _result(name: str, seconds: list[float], baseline: float, bar: float, beside: str) -> Result:
    note = f"studio {spread(seconds, 's')}; {beside}"
    return Result(name, statistics.median(seconds), "s", baseline, bar, "ratio", note)


def _prepare(library: Path, home: Path) -> str:
    """Make the library, by the very first start, and return its campaign's id."""
    with Program("benchmarks.programs.studio_prepare", str(library), home=home) as studio:
        return studio.hear().text


_WORDS = {"bare_start": ("usable",), "studio_start": ("usable", "open")}


def _seconds(program: str, *arguments: str, home: Path) -> list[float]:
    """Return how long a program took from its spawning to each of its lines, and see it out."""
    with Program(f"benchmarks.programs.{program}", *arguments, home=home) as running:
        seconds: list[float] = []
        for word in _WORDS[program]:
            said = running.hear()
            if said.text != word:
                raise Failed(f"{program} said “{said.text}”.")
            seconds.append(said.at - running.started)
        return seconds
