# SPDX-License-Identifier: MIT
"""Runs commands within the test's own process, where no process of their own is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from exit_studio.cli import main
from tests.cli.command import Done, Run


@pytest.fixture
def run(tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command whose logs and data lie in a folder of the test."""
    base = tmp_path_factory.mktemp("base")

    def done(*arguments: str | Path) -> Done:
        capsys.readouterr()
        try:
            status = main(["--basedir", str(base), *map(str, arguments)])
        except SystemExit as ended:  # how argparse ends after its help
            status = ended.code if isinstance(ended.code, int) else -1
        told = capsys.readouterr()
        return Done(status, told.out, told.err)

    return done
