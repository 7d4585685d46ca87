# SPDX-License-Identifier: MIT
"""The tag judges links and function names, and resolves styles, as Python does: shared vectors."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.tag.node import ROOT, answer_of


def vectors(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads(
        (ROOT / "tests" / "golden" / name).read_text(encoding="utf-8")
    )
    return cases


@pytest.fixture(scope="module")
def answers() -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = answer_of(
        "golden.mjs",
        {
            "links": vectors("links.json"),
            "functionNames": vectors("function_names.json"),
            "styles": vectors("styles.json"),
        },
    )
    return found


def wrong(cases: list[dict[str, Any]], answers: list[Any], wanted: str) -> list[str]:
    return [
        case["why"] for case, answer in zip(cases, answers, strict=True) if answer != case[wanted]
    ]


def test_links_are_judged(answers: dict[str, list[Any]]) -> None:
    cases = vectors("links.json")
    assert len(cases) >= 40
    assert wrong(cases, answers["links"], "ok") == []


def test_function_names_are_judged(answers: dict[str, list[Any]]) -> None:
    cases = vectors("function_names.json")
    assert len(cases) >= 25
    assert wrong(cases, answers["functionNames"], "ok") == []


def test_styles_are_resolved(answers: dict[str, list[Any]]) -> None:
    assert wrong(vectors("styles.json"), answers["styles"], "resolved") == []
