# SPDX-License-Identifier: MIT
"""What every window of the studio is given, in one value."""

from __future__ import annotations

from dataclasses import dataclass

from exit_studio.ui.notices import Notices
from exit_studio.ui.ports import Clock, Library, NewId
from exit_studio.ui.publishing import Publishing
from exit_studio.ui.tasks import Tasks
from exit_studio.ui.theme import Theme
from exit_studio.ui.thumbnails import PictureSource
from exit_studio.ui.vocabulary import SharedVocabulary

__all__ = ["Surroundings"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Shared by all windows; `bootstrap` makes it."""

    library: Library
    publishing: Publishing
    notices: Notices
    tasks: Tasks
    theme: Theme
    clock: Clock
    new_id: NewId
    pictures: PictureSource
    vocabulary: SharedVocabulary
