# SPDX-License-Identifier: MIT
"""Who may import whom: the contracts of `pyproject.toml`, and two that it cannot say."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "exit_studio"

# What the models may import besides themselves, the errors and the standard library.
ALLOWED_IN_MODELS = {"annotated_types", "pydantic", "pydantic_core", "typing_extensions"}
# A pure value has no clock, no randomness, no files and no network.
FORBIDDEN_IN_MODELS = {
    "asyncio",
    "logging",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib",
}

# Calls that run an event loop of their own inside the one that runs already, which breaks every
# waiting task: dialogs are opened, and their end is awaited.
BLOCKING_CALLS = {
    "exec",
    "exec_",
    "QColorDialog.getColor",
    "QFileDialog.getExistingDirectory",
    "QFileDialog.getOpenFileName",
    "QFileDialog.getOpenFileNames",
    "QFileDialog.getSaveFileName",
    "QFontDialog.getFont",
    "QInputDialog.getItem",
    "QInputDialog.getText",
    "QMessageBox.critical",
    "QMessageBox.information",
    "QMessageBox.question",
    "QMessageBox.warning",
}


def imported_names(path: Path) -> Iterator[str]:
    """Yield the full name of each module that a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module


def blocking_calls(path: Path) -> Iterator[str]:
    """Yield each call in a file that would block the event loop with another one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        called = ast.unparse(node.func)
        # A drag can only be run so; Qt keeps the loop going meanwhile.
        if {node.func.attr, called} & BLOCKING_CALLS and "drag" not in called.lower():
            yield f"line {node.lineno}: {called}"


def may_stand_in_models(name: str) -> bool:
    top = name.partition(".")[0]
    if top == "exit_studio":
        return name.startswith(("exit_studio.models", "exit_studio.errors"))
    if top in FORBIDDEN_IN_MODELS:
        return name == "urllib.parse"
    return top in sys.stdlib_module_names or top in ALLOWED_IN_MODELS


def test_the_import_contracts_are_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_models_import_only_values() -> None:
    breaches = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((PACKAGE / "models").rglob("*.py"))
        for name in imported_names(path)
        if not may_stand_in_models(name)
    ]
    assert breaches == []


SLOW = {"ibis", "duckdb", "pandas"}
QT = {"PySide6", "qasync"}
DATA = {"pydantic", "sqlalchemy", "alembic", "httpx2", "keyring", "PySide6.QtWebEngineWidgets"}


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("exit_studio.cli", SLOW | QT | DATA),
        ("exit_studio.cli.commands", SLOW | QT),
        ("exit_studio.server.run", SLOW | QT),
        ("exit_studio.sync.client", SLOW | QT),
        # What the first window needs: it is shown before the library is open.
        ("exit_studio.bootstrap.entry", SLOW | DATA),
    ],
)
def test_a_door_loads_nothing_that_only_rooms_behind_it_need(
    module: str, unwanted: set[str]
) -> None:
    code = f"import sys, {module}; print(*(name for name in {unwanted} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_no_dialog_runs_an_event_loop_of_its_own() -> None:
    found = [
        f"{path.relative_to(ROOT)}, {call}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for call in blocking_calls(path)
    ]
    assert found == []
