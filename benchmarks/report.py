# SPDX-License-Identifier: MIT
"""Shows results: a table for people, a JSON file for machines. Measures nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.harness import Result

__all__ = ["as_json", "table", "write"]

_HEAD = ("name", "value", "baseline", "ratio", "bar", "ok")
_LEFT = {0, 5}
"""Columns of words; the others hold numbers, and stand to the right."""


def as_json(result: Result) -> dict[str, str | float | bool]:
    """Return a result as the file holds it; `docs/benchmarks.md` says what each key means."""
    return {
        "name": result.name,
        "value": round(result.value, 6),
        "unit": result.unit,
        "baseline": round(result.baseline, 6),
        "ratio": round(result.ratio, 4),
        "bar": result.bar,
        "ok": result.ok,
    }


def write(results: Sequence[Result], file: Path) -> None:
    """Put the results into a JSON file, in place of what it held; makes its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps([as_json(result) for result in results], indent=2)
    file.write_text(f"{text}\n", encoding="utf-8")


def table(results: Sequence[Result]) -> str:
    """Return the results as a table in plain text, with a line on each that has a note."""
    rows = [_HEAD, *map(_row, results)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(_cells(row, widths)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    notes = [f"{result.name}: {result.note}" for result in results if result.note]
    return "\n".join([*lines, *(["", *notes] if notes else [])])


def _row(result: Result) -> tuple[str, ...]:
    of = "x" if result.barred == "ratio" else f" {result.unit}"
    return (
        result.name,
        f"{_number(result.value)} {result.unit}",
        f"{_number(result.baseline)} {result.unit}",
        f"{result.ratio:.2f}x",
        f"<= {_number(result.bar)}{of}",
        "yes" if result.ok else "NO",
    )


def _cells(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [
        cell.ljust(width) if column in _LEFT else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]


def _number(value: float) -> str:
    """Three digits at least, and no decimals where they would say nothing."""
    return f"{value:,.0f}" if value >= 1000 or value == int(value) else f"{value:.3g}"  # noqa: PLR2004
