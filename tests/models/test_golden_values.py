# SPDX-License-Identifier: MIT
"""The rules that Python and the tag share, by the vectors that both of them run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exit_studio.models.style import Styles, resolved
from exit_studio.models.values import Device, is_function_name, is_safe_link

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def vectors(name: str) -> list[Any]:
    cases: list[Any] = json.loads((GOLDEN / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["why"]) for case in cases]


@pytest.mark.parametrize("case", vectors("links.json"))
def test_links_are_judged(case: dict[str, Any]) -> None:
    assert is_safe_link(case["value"]) is case["ok"]


@pytest.mark.parametrize("case", vectors("function_names.json"))
def test_function_names_are_judged(case: dict[str, Any]) -> None:
    assert is_function_name(case["value"]) is case["ok"]


@pytest.mark.parametrize("case", vectors("styles.json"))
def test_styles_are_resolved(case: dict[str, Any]) -> None:
    style = resolved(Styles.model_validate(case["styles"]), Device(case["device"]))
    assert style.model_dump(mode="json", exclude_none=True) == case["resolved"]
