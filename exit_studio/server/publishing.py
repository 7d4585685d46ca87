# SPDX-License-Identifier: MIT
"""The rules of publishing: once for each key, never over a revision unseen, never with errors.

How a request comes in and what its answer looks like is known to `routes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from exit_studio.delivery.decide import state_at
from exit_studio.models.checks import CheckContext, Finding, errors_among, run_checks
from exit_studio.models.file import campaign_to_text
from exit_studio.models.wire import PublishReceipt, PublishRequest
from exit_studio.server.repository import campaigns

__all__ = ["HasErrors", "KeyReused", "Outdated", "publish"]


class KeyReused(Exception):
    """The idempotency key has been used for another publish."""


class Outdated(Exception):
    """The author has not seen what is live.

    Attributes:
        live_revision: The number of what is live.
    """

    def __init__(self, live_revision: int) -> None:
        super().__init__(live_revision)
        self.live_revision = live_revision


class HasErrors(Exception):
    """The campaign has findings that stop it from being published.

    Attributes:
        findings: At least one.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(findings)
        self.findings = tuple(findings)


def publish(
    session: Session, request: PublishRequest, *, key: str, author: str, now: datetime
) -> PublishReceipt:
    """Make a campaign live, or repeat the receipt if that was done under this key before.

    Args:
        session: That writes; nothing else may write until it ends.
        request: What to publish.
        key: The request's idempotency key.
        author: Name of the token that it came with.
        now: The present, aware.

    Raises:
        KeyReused: the key was used for something else.
        Outdated: a newer revision is live than the one that the author has seen.
        HasErrors: the checks found errors.
    """
    fingerprint = _fingerprint(request)
    earlier = campaigns.earlier_publish(session, key)
    if earlier is not None:
        if earlier.fingerprint != fingerprint:
            raise KeyReused
        return earlier.receipt
    campaign = request.campaign
    live_revision = campaigns.live_revision_number(session, campaign.id)
    if request.base_revision < live_revision:
        raise Outdated(live_revision)
    errors = errors_among(run_checks(campaign, CheckContext(now=now)))
    if errors:
        raise HasErrors(errors)
    return campaigns.add_revision(
        session,
        campaigns.NewRevision(
            campaign=campaign,
            state=state_at(campaign, now),
            published_at=now,
            published_by=author,
            key=key,
            fingerprint=fingerprint,
        ),
    )


def _fingerprint(request: PublishRequest) -> str:
    """The same for the same wish, however its JSON was written."""
    canonical = f"{request.base_revision}\n{campaign_to_text(request.campaign)}"
    return sha256(canonical.encode()).hexdigest()
