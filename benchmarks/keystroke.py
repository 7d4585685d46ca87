# SPDX-License-Identifier: MIT
"""How long a key in the heading's field takes to the preview, against a field and a page alone.

Who types and how stands in `programs`; `docs/benchmarks.md` says what painted means.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable

from benchmarks.harness import Program, Result, percentile, scratch, spread

__all__ = ["measure"]

KEYS = 20
"""Keys that one program types before it is the other's turn."""
WARM_UP_ROUNDS = 3
ROUNDS = 15
MEDIAN_BAR = 3.0
P95_BAR_MS = 50.0


def measure() -> Iterable[Result]:
    """Run both programs side by side, and let them type in turn."""
    with scratch() as folder:
        home, library = folder / "home", folder / "library"
        home.mkdir()
        with Program("benchmarks.programs.studio_prepare", str(library), home=home) as first_start:
            first_start.hear()
        with (
            Program("benchmarks.programs.studio_keys", str(library), home=home) as studio,
            Program("benchmarks.programs.bare_keys", home=home) as bare,
        ):
            studio.hear()
            bare.hear()
            for _ in range(WARM_UP_ROUNDS):
                _typed(bare)
                _typed(studio)
            ours: list[float] = []
            theirs: list[float] = []
            for _ in range(ROUNDS):
                theirs += _typed(bare)
                ours += _typed(studio)
    return results(ours, theirs)


def _typed(program: Program) -> list[float]:
    """Let a program type, and return the milliseconds of each key."""
    program.tell(str(KEYS))
    return [float(each) for each in json.loads(program.hear().text)]


def results(ours: list[float], theirs: list[float]) -> list[Result]:
    """Compare the milliseconds of the studio's keys with those of the bare program's."""
    note = f"studio {spread(ours, 'ms')}; bare {spread(theirs, 'ms')}"
    slow, slow_bare = percentile(ours, 0.95), percentile(theirs, 0.95)
    middle, middle_bare = statistics.median(ours), statistics.median(theirs)
    return [
        Result("keystroke_median", middle, "ms", middle_bare, MEDIAN_BAR, "ratio", note),
        Result("keystroke_p95", slow, "ms", slow_bare, P95_BAR_MS, "value"),
    ]
