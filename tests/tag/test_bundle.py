# SPDX-License-Identifier: MIT
"""The committed bundle: made of its sources, typed, and small."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from exit_studio.resources import read_bytes
from tests.tag.node import ROOT, run_node

BUDGET = 6_000
"""Bytes, gzipped. The whole product has to find room in 10,240."""


def test_the_bundle_is_what_its_sources_make() -> None:
    done = run_node("scripts/build_tag.mjs", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_check_sees_another_bundle(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "resources" / "tag", tmp_path / "resources" / "tag")
    (tmp_path / "scripts").mkdir()
    script = shutil.copy(ROOT / "scripts" / "build_tag.mjs", tmp_path / "scripts")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    bundle = tmp_path / "resources" / "tag" / "dist" / "tag.js"
    bundle.write_bytes(bundle.read_bytes() + b"\n")

    done = run_node(str(script), "--check")

    assert done.returncode == 1
    assert "make tag" in done.stderr
    assert bundle.read_bytes().endswith(b"\n\n")


def test_the_types_hold() -> None:
    done = run_node("node_modules/typescript/bin/tsc", "--project", "tsconfig.json")
    assert done.returncode == 0, done.stdout


def test_the_bundle_is_small() -> None:
    assert len(gzip.compress(read_bytes("tag", "dist", "tag.js"), compresslevel=9)) <= BUDGET


def test_the_bundle_makes_no_nodes_of_text_and_evaluates_nothing() -> None:
    bundle = read_bytes("tag", "dist", "tag.js").decode()
    forbidden = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "new Function",
        "eval(",
        "beforeunload",
        "cssText",
        ".onclick",
    )
    assert [word for word in forbidden if word in bundle] == []
