# SPDX-License-Identifier: MIT
"""Time, ids and chance come in through the door, and records change in one way only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "exit_studio"

# These put programs together, and hand in what the rest must not fetch for itself.
COMPOSITION_ROOTS = {
    "bootstrap/app.py",
    "bootstrap/services.py",
    "cli/commands.py",
    "cli/entry.py",
    "cli/library_commands.py",
    "server/run.py",
}

# Calls that fetch the time, an id or chance. `random.Random(seed)` and `time.monotonic` do not.
FETCHED = (
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "time.time_ns",
    "uuid1",
    "uuid4",
    "uuid.uuid1",
    "uuid.uuid4",
    "secrets.",
    "os.urandom",
    "SystemRandom",
    "random.SystemRandom",
    "QDate.currentDate",
    "QDateTime.currentDateTime",
    "QDateTime.currentDateTimeUtc",
    "QRandomGenerator.global_",
    "QTime.currentTime",
    "QUuid.createUuid",
)
# What the module `random` offers as if there were one source of chance.
OF_MODULE_RANDOM = (
    *("random.random", "random.randint", "random.randrange", "random.choice", "random.choices"),
    *("random.sample", "random.shuffle", "random.uniform", "random.gauss", "random.seed"),
    *("random.getrandbits", "random.randbytes", "random.betavariate", "random.expovariate"),
)
UNVALIDATED = {"model_copy", "model_construct"}


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def names_used(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each dotted name that a file uses, with its line, and each name that it imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute | ast.Name):
            yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{each.name}") for each in node.names)


def is_fetched(name: str) -> bool:
    return any(
        name == each or name.endswith(f".{each}") for each in FETCHED + OF_MODULE_RANDOM
    ) or (name.startswith("secrets."))


def test_records_are_changed_by_evolve_alone() -> None:
    found = [
        f"{path.relative_to(ROOT)}, line {line}: {name}"
        for path in sources()
        for line, name in names_used(path)
        if name.rpartition(".")[2] in UNVALIDATED
    ]
    assert found == []


def test_time_ids_and_chance_are_handed_in() -> None:
    found = [
        f"{path.relative_to(ROOT)}, line {line}: {name}"
        for path in sources()
        if path.relative_to(PACKAGE).as_posix() not in COMPOSITION_ROOTS
        for line, name in names_used(path)
        if is_fetched(name)
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "clock = datetime.now",
        "time.time()",
        "from time import time",
        "from uuid import uuid4",
        "uuid.uuid4().hex",
        "random.choice(names)",
        "from random import shuffle",
        "secrets.token_hex()",
        "QDateTime.currentDateTimeUtc()",
    ],
)
def test_a_breach_would_be_found(code: str, tmp_path: Path) -> None:
    file = tmp_path / "breach.py"
    file.write_text(code)
    assert any(is_fetched(name) for _line, name in names_used(file))


@pytest.mark.parametrize(
    "code", ["rng = random.Random(7)\nrng.random()", "self.clock()", "time.monotonic()", "now = 5"]
)
def test_what_was_handed_in_may_be_used(code: str, tmp_path: Path) -> None:
    file = tmp_path / "fine.py"
    file.write_text(code)
    assert not any(is_fetched(name) for _line, name in names_used(file))
