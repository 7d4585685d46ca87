# SPDX-License-Identifier: MIT
"""What the documentation says of campaign files is what the models say."""

from __future__ import annotations

import json

from exit_studio.models.campaign import SECTION_RECORDS
from exit_studio.models.checks.registry import registered_checks
from scripts import schema


def test_the_schema_is_up_to_date() -> None:
    # `make schema` writes it anew.
    assert schema.SCHEMA.read_bytes() == schema.schema_text().encode()


def test_the_list_of_checks_is_up_to_date() -> None:
    # `make schema` writes it anew.
    assert schema.CHECKS.read_bytes() == schema.checks_text().encode()


def test_the_schema_is_written_the_same_each_time() -> None:
    text = schema.schema_text()
    assert text == schema.schema_text()
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert "\r" not in text


def test_the_schema_knows_each_section_and_each_limit_of_a_record() -> None:
    read = json.loads(schema.schema_text())
    assert set(SECTION_RECORDS) <= set(read["properties"])
    assert read["properties"]["format"]["const"] == 2
    priority = read["$defs"]["Details"]["properties"]["priority"]
    assert (priority["minimum"], priority["maximum"], priority["default"]) == (1, 100, 1)


def test_each_check_has_a_row() -> None:
    rows = schema.checks_text().splitlines()
    for check_id in registered_checks():
        assert sum(row.startswith(f"| `{check_id}` |") for row in rows) == 1
