# SPDX-License-Identifier: MIT
"""Where things lie, and what no file may hold."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path

import pytest

import exit_studio

ROOT = Path(__file__).resolve().parents[2]
# Packages of the window that are no features: parts that features share.
SHARED_BY_FEATURES = {"widgets"}
SOURCE_SUFFIXES = {".py", ".js", ".mjs", ".css"}


def project_files() -> list[Path]:
    """Return the files of the project: those that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("this is no git checkout")
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def feature_packages() -> list[str]:
    found = (path.parent.name for path in (ROOT / "exit_studio" / "ui").glob("*/__init__.py"))
    return sorted(name for name in found if name not in SHARED_BY_FEATURES)


def is_lock_file(path: Path) -> bool:
    return (
        "constraints" in path.name
        or "requirements" in path.name
        or path.name in {"package-lock.json", "uv.lock", "npm-shrinkwrap.json"}
    )


def is_written_by_hand(path: Path) -> bool:
    return path.suffix in SOURCE_SUFFIXES and "dist" not in path.parts


def test_each_feature_of_the_window_has_its_tests() -> None:
    missing = [
        name
        for name in feature_packages()
        if not any((ROOT / "tests" / "ui" / name).glob("test_*.py"))
    ]
    assert missing == []


def test_lock_files_name_no_address() -> None:
    locks = [path for path in project_files() if is_lock_file(path)]
    assert {"constraints.txt", "package-lock.json"} <= {path.name for path in locks}
    assert [path.name for path in locks if "://" in path.read_text(encoding="utf-8")] == []


def test_every_locked_package_has_its_hash() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    blocks = text.replace("\\\n", " ").strip().splitlines()
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []


def test_source_files_name_their_licence() -> None:
    sources = [path for path in project_files() if is_written_by_hand(path)]
    missing = [
        str(path.relative_to(ROOT))
        for path in sources
        if path.stat().st_size
        and "SPDX-License-Identifier: MIT" not in path.read_text(encoding="utf-8")[:300]
    ]
    assert missing == []


def test_the_version_is_written_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" in project["dynamic"]
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert "version" not in package
    assert exit_studio.__version__.count(".") == 2
