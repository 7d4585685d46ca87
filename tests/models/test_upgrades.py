# SPDX-License-Identifier: MIT
"""Older documents are lifted step by step; newer ones and those of no format are refused."""

from __future__ import annotations

import pytest

from exit_studio.errors import DocumentError
from exit_studio.models.campaign import FORMAT
from exit_studio.models.upgrades import UPGRADES, upgraded


def test_every_older_format_has_its_step() -> None:
    assert set(UPGRADES) == set(range(1, FORMAT))


def test_a_document_of_this_format_stays_as_it_is() -> None:
    document = {"format": FORMAT, "id": "c"}
    assert upgraded(document, source="a.json") is document


def test_a_newer_document_is_refused_with_what_to_do() -> None:
    with pytest.raises(DocumentError) as caught:
        upgraded({"format": FORMAT + 1}, source="a.json")
    assert caught.value.hint == "Update Exit Studio, then open it again."
