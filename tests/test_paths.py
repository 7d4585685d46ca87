# SPDX-License-Identifier: MIT
"""One folder holds everything, when asked for."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import pytest

from exit_studio.paths import Paths


def test_everything_lies_under_the_base(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path)
    named = (
        paths.library_file,
        paths.backups,
        paths.server_data,
        paths.lock_file,
        paths.crashes,
        *astuple(paths),
    )
    assert all(path.is_relative_to(tmp_path) for path in named)
    assert len(set(named)) == len(named)


def test_naming_creates_nothing_and_create_makes_private_folders(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path / "new")
    assert not (tmp_path / "new").exists()
    paths.create()
    paths.create()
    assert paths.crashes.is_dir()
    assert paths.backups.stat().st_mode & 0o077 == 0


def test_a_later_change_of_folder_moves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = Paths.under(Path("base"))
    monkeypatch.chdir("/")
    assert paths.data == tmp_path / "base" / "data"


def test_the_default_folders_are_the_persons_own() -> None:
    assert all("exit-studio" in str(path) for path in astuple(Paths.default()))
