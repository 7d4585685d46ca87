# SPDX-License-Identifier: MIT
"""Documents as text in the library, and each text parsed only once. Knows no table."""

from __future__ import annotations

from hashlib import sha256

from pydantic import ValidationError

from exit_studio.errors import DocumentError
from exit_studio.models.campaign import Campaign
from exit_studio.models.diff import Diff
from exit_studio.models.edits import EDIT
from exit_studio.models.file import campaign_from_text
from exit_studio.models.ids import CampaignId
from exit_studio.models.library import JournalEntry
from exit_studio.store.failures import LibraryDamaged

__all__ = ["Documents", "build_records"]


class Documents:
    """Reads documents and remembers them by their text.

    Parsing is nearly all of the cost of a long list. A text always means the same document, so
    what is remembered can never be out of date.
    """

    def __init__(self) -> None:
        self._present: dict[bytes, Campaign] = {}
        self._past: dict[bytes, Campaign] = {}

    def read(self, text: str, campaign_id: CampaignId) -> Campaign:
        """Return the document that `text` holds.

        Raises:
            LibraryDamaged: it holds none.
        """
        key = sha256(text.encode()).digest()
        document = self._present.get(key) or self._past.get(key) or _parsed(text, campaign_id)
        self._present[key] = document
        return document

    def forget_unread(self) -> None:
        """Forget what was not read since the last call of this."""
        self._past, self._present = self._present, {}


def build_records() -> None:
    """Build what reads and writes documents and changes; records are built at first use otherwise.

    The first key that a person presses would wait for it.
    """
    Campaign.model_rebuild()
    Diff.model_rebuild()
    JournalEntry.model_rebuild()
    EDIT.rebuild()


def _parsed(text: str, campaign_id: CampaignId) -> Campaign:
    try:
        # Nearly always the library's own text in the present format. What does not hold is read
        # again as a file from outside is: with upgrades, and with words for what is wrong.
        return Campaign.model_validate_json(text, strict=True)
    except ValidationError:
        return _read_as_file(text, campaign_id)


def _read_as_file(text: str, campaign_id: CampaignId) -> Campaign:
    try:
        return campaign_from_text(text, source=f"The campaign “{campaign_id}” in the library")
    except DocumentError as error:
        raise LibraryDamaged(
            error.user_message, hint="Restore the library from a backup."
        ) from error
