# SPDX-License-Identifier: MIT
"""What a second start may ask for."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from exit_studio.models.opening import Opening


def test_files_arrive_as_they_were_sent() -> None:
    sent = Opening(files=("/home/ann/Frühling 1.json", "/tmp/b.json"))

    assert Opening.model_validate_json(sent.model_dump_json()) == sent


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "[]",
        '{"version": 2}',
        '{"files": [""]}',
        '{"files": [7]}',
        '{"files": "/tmp/a.json"}',
        '{"command": "quit"}',
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Opening.model_validate_json(text)
