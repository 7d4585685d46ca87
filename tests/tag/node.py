# SPDX-License-Identifier: MIT
"""Runs the tag's modules and tools in the Node.js of the environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

__all__ = ["ROOT", "answer_of", "run_node"]

ROOT = Path(__file__).resolve().parents[2]


def run_node(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run Node.js in the project's folder, and return how it went and what it said."""
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    node = shutil.which("node", path=places)
    assert node is not None, "no Node.js: `make setup` brings it"
    return subprocess.run(
        [node, *arguments],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def answer_of(script: str, question: object) -> Any:
    """Hand a question to a script of this folder as JSON, and return its answer."""
    path = Path(__file__).with_name(script)
    done = run_node(str(path), text=json.dumps(question))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
