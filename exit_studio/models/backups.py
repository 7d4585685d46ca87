# SPDX-License-Identifier: MIT
"""Backups of the library: what is known of each copy. How they are made is the store's."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field

from exit_studio.models.record import Record

__all__ = ["PAUSED_SETTING", "Backup", "BackupReason"]

PAUSED_SETTING = "publishing_paused"
"""Set in a library that was restored: an old copy is not sent before a person has looked at it."""


class BackupReason(StrEnum):
    """What a copy was made for."""

    WORK = "work"
    BEFORE_RESTORE = "before-restore"
    BEFORE_UPDATE = "before-update"


class Backup(Record):
    """One copy of the library.

    Attributes:
        name: Of its file; the folder is the library's.
        size: In bytes.
    """

    name: str
    reason: BackupReason
    at: AwareDatetime
    size: Annotated[int, Field(ge=0)]
