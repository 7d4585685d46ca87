# SPDX-License-Identifier: MIT
"""What the library says of a campaign: its name, its state, its times."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from exit_studio.models.library_view import Scope, Sort
from exit_studio.models.summary import CampaignSummary, DraftState
from exit_studio.ui.theme.tokens import Colors

__all__ = [
    "count_words",
    "moment_words",
    "name_words",
    "scope_words",
    "sort_words",
    "state_tone",
    "state_words",
]


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


def name_words(campaign: CampaignSummary) -> str:
    """Its name, or that it has none."""
    return campaign.name.strip() or _tr("Campaign without a name")


def state_words(state: DraftState) -> str:
    """How it stands."""
    return {
        DraftState.DRAFT: _tr("Draft"),
        DraftState.QUEUED: _tr("Waiting to be sent"),
        DraftState.REFUSED: _tr("Refused"),
        DraftState.PUBLISHED: _tr("Live"),
        DraftState.EDITED: _tr("Live, edited since"),
    }[state]


def state_tone(state: DraftState, colors: Colors) -> str:
    """The colour of how it stands."""
    return {
        DraftState.DRAFT: colors.muted,
        DraftState.QUEUED: colors.warning,
        DraftState.REFUSED: colors.error,
        DraftState.PUBLISHED: colors.ready,
        DraftState.EDITED: colors.accent,
    }[state]


def moment_words(moment: datetime, now: datetime) -> str:
    """A moment on the user's clock: with its time of day in this year, with its year before."""
    local = moment.astimezone()
    shape = "d MMM, HH:mm" if local.year == now.astimezone().year else "d MMM yyyy"
    return QLocale().toString(QDateTime(local), shape)


def scope_words(scope: Scope) -> str:
    """What a part of the library is called."""
    return {
        Scope.ALL: _tr("All campaigns"),
        Scope.DRAFTS: _tr("Drafts"),
        Scope.LIVE: _tr("Live"),
        Scope.WAITING: _tr("Waiting"),
        Scope.ARCHIVED: _tr("Archive"),
        Scope.TRASH: _tr("Trash"),
    }[scope]


def sort_words(sort: Sort) -> str:
    """What an order goes by."""
    return {
        Sort.MATCH: _tr("Best match"),
        Sort.EDITED: _tr("Last edit"),
        Sort.CREATED: _tr("Created"),
        Sort.NAME: _tr("Name"),
        Sort.STATE: _tr("State"),
    }[sort]


def count_words(count: int) -> str:
    """A number of campaigns."""
    one, many = _tr("1 campaign"), _tr("{count} campaigns")
    return one if count == 1 else many.format(count=QLocale().toString(count))
