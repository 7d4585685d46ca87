# SPDX-License-Identifier: MIT
"""The studio outlives many signals and calls, whichever Python it runs on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Without the studio's help Python 3.11 ends after some hundred signals, or some thousand calls.
PROGRAM = """
import exit_studio.ui
from PySide6.QtCore import QObject
thing = QObject()
for number in range(20_000):
    thing.objectNameChanged.emit("again")
    thing.setObjectName(str(number))
print("alive")
"""


def test_the_program_outlives_many_signals_and_calls() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.stdout == "alive\n", done.stderr
