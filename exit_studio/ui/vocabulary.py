# SPDX-License-Identifier: MIT
"""What fields are completed from: names in the open campaigns, in those of before, in the demo.

Which names a campaign holds is said by `models.vocabulary`.
"""

from __future__ import annotations

import logging

from pydantic import ValidationError

from exit_studio.errors import LibraryError
from exit_studio.models.campaign import Campaign
from exit_studio.models.ids import CampaignId
from exit_studio.models.vocabulary import DEMO_SHOP, Vocabulary, vocabulary_of
from exit_studio.ui.ports import Library

__all__ = ["VOCABULARY_SETTING", "SharedVocabulary"]

log = logging.getLogger(__name__)

VOCABULARY_SETTING = "vocabulary"
"""Under what a library keeps the names of all campaigns, as JSON."""


class SharedVocabulary:
    """One for all windows. The names used last come first.

    Open campaigns are looked at when a field asks, so that what is typed costs nothing here; what
    they hold in the end is kept when they are closed.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept = Vocabulary()
        self._open: dict[CampaignId, Campaign] = {}
        self._known: tuple[tuple[Campaign, ...], Vocabulary] | None = None

    async def load(self) -> None:
        """Read what the library keeps; what cannot be read is as good as nothing."""
        text = await self._library.setting(VOCABULARY_SETTING)
        try:
            self._keep(Vocabulary.model_validate_json(text or "{}"))
        except ValidationError:
            log.warning("the setting “%s” cannot be read", VOCABULARY_SETTING)

    def show_document(self, document: Campaign) -> None:
        """An open campaign is like this now."""
        self._open.pop(document.id, None)
        self._open[document.id] = document

    async def learn(self, document: Campaign) -> None:
        """A campaign is closed: keep its names. A library that fails is no reason to stay open."""
        self._open.pop(document.id, None)
        kept = vocabulary_of(document).before(self._kept)
        if kept == self._kept:
            return
        self._keep(kept)
        try:
            await self._library.set_setting(VOCABULARY_SETTING, kept.model_dump_json())
        except LibraryError as error:
            log.warning("the vocabulary was not kept: %s", error)

    @property
    def names(self) -> Vocabulary:
        """All names that are known now."""
        documents = tuple(reversed(self._open.values()))
        if self._known is None or not _same(self._known[0], documents):
            names = self._kept.before(DEMO_SHOP)
            for document in reversed(documents):
                names = vocabulary_of(document).before(names)
            self._known = (documents, names)
        return self._known[1]

    def _keep(self, kept: Vocabulary) -> None:
        self._kept = kept
        self._known = None


def _same(first: tuple[Campaign, ...], second: tuple[Campaign, ...]) -> bool:
    """Whether these are the very same documents; comparing what is in them would take long."""
    return len(first) == len(second) and all(
        one is other for one, other in zip(first, second, strict=True)
    )
