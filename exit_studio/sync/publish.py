# SPDX-License-Identifier: MIT
"""Publishes a campaign at once, for the command line. The studio publishes through the outbox."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime

from exit_studio.errors import BackendRefused, PublishRefused
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import CheckContext, errors_among, run_checks
from exit_studio.models.file import campaign_to_text
from exit_studio.models.wire import PublishReceipt, PublishRequest
from exit_studio.sync.client import BackendClient

__all__ = ["idempotency_key", "publish_now"]


def idempotency_key(request: PublishRequest) -> str:
    """Name the wish by what is wished: the document, and the revision that it follows.

    The command line keeps no outbox, so nothing remembers a key from one run to the next. A key
    that follows from the content needs no memory: whoever repeats a command whose answer was lost
    sends the same key, and the backend publishes once, even while the first try is still on its
    way. Another document, or the same one put over a later revision, is another wish and has
    another key.
    """
    text = f"{request.base_revision}\n{campaign_to_text(request.campaign)}"
    return hashlib.sha256(text.encode()).hexdigest()


async def publish_now(
    campaign: Campaign,
    *,
    client: BackendClient,
    clock: Callable[[], datetime],
    base_revision: int | None = 0,
) -> PublishReceipt:
    """Check the campaign and make it live, unless it is.

    Args:
        campaign: What is to be live.
        client: The backend.
        clock: The present, aware; some findings depend on it.
        base_revision: The live revision that this one may take the place of: 0 for none, None for
            whichever it is.

    Returns:
        The receipt of what is live now: the earlier one, where this very document was.

    Raises:
        PublishRefused: the campaign has errors; nothing was sent.
        BackendError: the backend is away or said no, or another revision is live there.
    """
    errors = errors_among(run_checks(campaign, CheckContext(now=clock())))
    if errors:
        many = "an error" if len(errors) == 1 else f"{len(errors)} errors"
        raise PublishRefused(
            f"“{campaign.details.name or campaign.id}” has {many} and was not published.",
            hint=f"{errors[0].problem} {errors[0].mend}",
        )
    live = await client.live(campaign.id)
    if live is not None and live.campaign == campaign:
        return live.receipt
    live_revision = 0 if live is None else live.receipt.revision
    if base_revision is not None and base_revision < live_revision:
        raise BackendRefused(
            f"Revision {live_revision} of “{campaign.details.name}” is live, and this would take "
            "its place unseen; nothing was published.",
            hint=f"To publish over it: --base {live_revision}, or --base live.",
        )
    base = live_revision if base_revision is None else base_revision
    request = PublishRequest(campaign=campaign, base_revision=base)
    return await client.put_campaign(request, idempotency_key=idempotency_key(request))
