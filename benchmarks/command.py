# SPDX-License-Identifier: MIT
"""`python -m benchmarks [NAME ...]`: measures all figures, or those named, and says what came out.

How each is measured is in its own module, of which this has the list.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks import history, keystroke, library, report, start, tag_size
from benchmarks.harness import ROOT, Failed, Result

__all__ = ["FIGURES", "main"]

Figure = Callable[[], Iterable[Result]]

FIGURES: Mapping[str, Figure] = {
    "start": start.measure,
    "keystroke": keystroke.measure,
    "library": library.measure,
    "tag_size": tag_size.measure,
    "history_open": history.measure,
}
HELD, MISSED, USAGE, NOT_MEASURED = 0, 1, 2, 3


def main(
    names: Sequence[str],
    *,
    figures: Mapping[str, Figure] = FIGURES,
    file: Path = ROOT / "build" / "bench.json",
) -> int:
    """Measure, print the table and write the file, whether the bars hold or not.

    Args:
        names: Which figures; none for all.
        figures: Those that there are, by name.
        file: Where the results go, in place of those of an earlier run.

    Returns:
        Exit status: 0 every bar holds, 1 one does not, 2 there is no such figure, 3 one could not
        be measured.
    """
    unknown = [name for name in names if name not in figures]
    if unknown:
        print(
            f"benchmarks: there is no figure “{unknown[0]}”. There are: {', '.join(figures)}.",
            file=sys.stderr,
        )
        return USAGE
    results: list[Result] = []
    failed = False
    for name in names or figures:
        print(f"benchmarks: measuring {name}…", file=sys.stderr)
        try:
            results += figures[name]()
        except Failed as error:
            print(f"benchmarks: {name}: {error}", file=sys.stderr)
            failed = True
    report.write(results, file)
    print(report.table(results))
    if failed:
        return NOT_MEASURED
    return HELD if all(result.ok for result in results) else MISSED
