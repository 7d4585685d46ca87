# SPDX-License-Identifier: MIT
"""What the figures share: the result that each gives, and the programs that they run and time.

Which figures there are stands in `figures`; how results are shown, in `report`.
"""

from __future__ import annotations

import os
import queue
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Literal, Self

__all__ = [
    "ROOT",
    "Failed",
    "Program",
    "Result",
    "Said",
    "percentile",
    "scratch",
    "spread",
]

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 60.0
_LAST_WORDS = 400


class Failed(Exception):
    """A figure could not be measured; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Result:
    """One figure, beside what it is measured by.

    Attributes:
        value: What was measured of ours, in `unit`.
        baseline: The same of the program or the budget that it is compared with, in `unit`.
        bar: What may not be exceeded.
        barred: What the bar is for: the ratio of value to baseline, or the value itself.
        note: One line on how the runs spread.
    """

    name: str
    value: float
    unit: str
    baseline: float
    bar: float
    barred: Literal["ratio", "value"]
    note: str = ""

    @property
    def ratio(self) -> float:
        """The value in units of the baseline."""
        return self.value / self.baseline

    @property
    def ok(self) -> bool:
        """Whether the bar holds; meeting it exactly is enough."""
        return (self.ratio if self.barred == "ratio" else self.value) <= self.bar


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest of `values` that at least `share` (above 0, up to 1) of them don't pass.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    # Rounded, since 0.95 * 20 is a little more than 19.
    rank = -(-round(share * len(ordered), 9) // 1)
    return ordered[max(int(rank), 1) - 1]


def spread(values: Sequence[float], unit: str) -> str:
    """Word how values lie: the middle one, and from where to where."""
    middle = statistics.median(values)
    return f"{middle:.3g} {unit} ({min(values):.3g} to {max(values):.3g}, {len(values)} runs)"


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder that is empty, and gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="exit-studio-bench-") as folder:
        yield Path(folder)


@dataclass(frozen=True, slots=True)
class Said:
    """A line that a program printed.

    Attributes:
        at: When it arrived, in seconds of `time.perf_counter`.
    """

    text: str
    at: float


class Program:
    """A module of `benchmarks.programs` that runs in a process of its own, in our process group.

    Leaving the `with` block waits for its end; a program that does not end by itself is killed.
    """

    def __init__(
        self, module: str, *arguments: str, home: Path, patience_s: float = PATIENCE_S
    ) -> None:
        """Start it.

        Args:
            module: Its dotted name.
            arguments: What it is called with.
            home: An existing folder for all that it keeps; several programs may share one.
            patience_s: How long any answer of it, and its end, may take.
        """
        self._name = module.rpartition(".")[2]
        self._patience_s = patience_s
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115  # closed at exit
        self._lines: queue.Queue[Said | None] = queue.Queue()
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env=_environment(home),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )
        assert self._process.stdout is not None  # noqa: S101  # a pipe was asked for
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,))
        self._reader.start()

    def _read(self, stream: IO[str]) -> None:
        # On a thread, so that each line has the time at which it came and not when it was wanted.
        for line in stream:
            self._lines.put(Said(line.rstrip("\n"), time.perf_counter()))
        self._lines.put(None)

    def hear(self) -> Said:
        """Wait for the next line that it prints.

        Raises:
            Failed: it ended without one, or took too long.
        """
        try:
            said = self._lines.get(timeout=self._patience_s)
        except queue.Empty:
            raise Failed(f"{self._name} said nothing for {self._patience_s:g} seconds.") from None
        if said is None:
            self._lines.put(None)
            raise Failed(f"{self._name} {self._ended()}: {self._last_words()}")
        return said

    def tell(self, line: str) -> None:
        """Give it a line to read."""
        assert self._process.stdin is not None  # noqa: S101  # a pipe was asked for
        try:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            # It is gone; `hear` says how.
            return

    def _ended(self) -> str:
        try:
            return f"ended with status {self._process.wait(self._patience_s)}"
        except subprocess.TimeoutExpired:
            return "closed its output and did not end"

    def _last_words(self) -> str:
        self._errors.seek(0)
        return " ".join(self._errors.read()[-_LAST_WORDS:].split()) or "no word why."

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._end(wait=kind is None)
        finally:
            self._errors.close()

    def _end(self, *, wait: bool) -> None:
        assert self._process.stdin is not None  # noqa: S101  # pipes were asked for
        assert self._process.stdout is not None  # noqa: S101
        status: int | None = None
        try:
            # Closes standard input as well, which ends a program that listens to it.
            self._process.stdin.close()
            status = self._process.wait(self._patience_s if wait else 0)
        except (subprocess.TimeoutExpired, BrokenPipeError):
            self._process.kill()
            self._process.wait()
        self._reader.join()
        self._process.stdout.close()
        if wait and status != 0:
            how = "did not end" if status is None else f"ended with status {status}"
            raise Failed(f"{self._name} {how}: {self._last_words()}")


def _environment(home: Path) -> dict[str, str]:
    """The environment of a program: that of a fresh account without a screen.

    Of ours it gets no variable that steers Python or Qt: one that keeps Python from storing
    compiled modules, for example, would make each start compile the studio anew.
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "QT_", "XDG_"))
    }
    environment |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium refuses to run as root in its sandbox. The programs open no page but our own.
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return environment
