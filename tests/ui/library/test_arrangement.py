# SPDX-License-Identifier: MIT
"""What is remembered of the library's window, and the limits that it shares with the models."""

from __future__ import annotations

import pytest

from exit_studio.models import details
from exit_studio.models.library_view import Layout, LibraryView, Scope, Sort
from exit_studio.ui.library import labels_popover, name_editing
from exit_studio.ui.library.arrangement import LibraryArrangement

OTHER = LibraryArrangement(
    Scope.ARCHIVED, Sort.NAME, backwards=True, layout=Layout.LIST, columns="AAAA"
)


def test_it_is_read_as_it_was_kept() -> None:
    assert LibraryArrangement.of_setting(OTHER.setting()) == OTHER
    assert LibraryArrangement.of_setting(LibraryArrangement().setting()) == LibraryArrangement()


@pytest.mark.parametrize("text", [None, "", "{", "[]", "{}", OTHER.setting().replace("list", "x")])
def test_what_makes_no_sense_is_the_usual_arrangement(text: str | None) -> None:
    assert LibraryArrangement.of_setting(text) == LibraryArrangement()


def test_it_says_how_the_library_is_looked_at_first() -> None:
    assert OTHER.view == LibraryView(
        scope=Scope.ARCHIVED, sort=Sort.NAME, backwards=True, layout=Layout.LIST
    )


def test_fields_take_as_much_as_the_models_do() -> None:
    assert name_editing.MAX_NAME == details.MAX_NAME
    assert labels_popover.MAX_LABEL == details.MAX_LABEL
