# SPDX-License-Identifier: MIT
"""How a campaign looks, as a name: campaigns with equal pop-ups have the same. Draws nothing."""

from __future__ import annotations

import hashlib

from exit_studio.models.campaign import ANY_RECORD, Campaign

__all__ = ["look_of"]


def look_of(campaign: Campaign) -> str:
    """Name the look of a campaign: 64 hexadecimal digits, equal for equal pop-ups."""
    popup = campaign.main_popup
    digest = hashlib.sha256()
    for record in (popup, *campaign.tree(popup)):
        digest.update(ANY_RECORD.dump_json(record, exclude_none=True))
    return digest.hexdigest()
