# SPDX-License-Identifier: MIT
"""The face that authors see: publishing, what is live, reports, sites. Every door asks for a token.

What is published when, and what is refused, is decided in `publishing`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import TypeAdapter

from exit_studio.delivery.decide import state_at
from exit_studio.models.wire import (
    ImpressionKind,
    LiveCampaign,
    PublishReceipt,
    PublishRequest,
    Report,
    Site,
    SiteOrigins,
)
from exit_studio.server.answers import Refusal, answer, json_answer
from exit_studio.server.backend import BackendDep
from exit_studio.server.bodies import AuthorBody, parsed
from exit_studio.server.publishing import HasErrors, KeyReused, Outdated, publish
from exit_studio.server.repository import campaigns, events, sites
from exit_studio.server.security import Author, Role, normal_origin

__all__ = ["router"]

router = APIRouter(prefix="/v1")

_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")
_SITES: TypeAdapter[tuple[Site, ...]] = TypeAdapter(tuple[Site, ...])


def _bearing(needed: Role) -> Callable[[Request, BackendDep], Author]:
    """Return a dependency that lets in authors with at least the role `needed`."""

    def author(request: Request, backend: BackendDep) -> Author:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise _unknown("token_missing", "This needs a token.")
        found = backend.author_with(token.strip())
        if found is None:
            raise _unknown("token_wrong", "The token is not one of this server's.")
        if not found.role.includes(needed):
            raise Refusal(
                HTTPStatus.FORBIDDEN,
                "role_too_low",
                f"The token is that of a {found.role}; this needs a {needed}.",
                hint="Ask whoever runs the backend for a token that may do this.",
            )
        return found

    return author


Viewer = Annotated[Author, Depends(_bearing(Role.VIEWER))]
Reader = Annotated[Author, Depends(_bearing(Role.AUTHOR))]
Publisher = Annotated[Author, Depends(_bearing(Role.PUBLISHER))]
Admin = Annotated[Author, Depends(_bearing(Role.ADMIN))]


def _idempotency_key(request: Request) -> str:
    key = request.headers.get("idempotency-key", "")
    if not _KEY.fullmatch(key):
        raise Refusal(
            HTTPStatus.BAD_REQUEST,
            "key_missing" if not key else "key_invalid",
            "Publishing needs an Idempotency-Key header of 8 to 64 letters, digits, - and _.",
            hint="Make a new key for each publish, and send it again with each try.",
        )
    return key


@router.put("/campaigns/{campaign_id}")
def put_campaign(
    request: Request,
    backend: BackendDep,
    campaign_id: str,
    author: Publisher,
    key: Annotated[str, Depends(_idempotency_key)],
    body: AuthorBody,
) -> Response:
    """Publish a campaign, once for each key."""
    wish = parsed(body, PublishRequest)
    if wish.campaign.id != campaign_id:
        raise Refusal(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "id_mismatch",
            "The campaign in the request is another than the one in the address.",
            hint=f"Send it to /v1/campaigns/{wish.campaign.id}.",
        )
    try:
        with backend.database.writing() as session:
            receipt = publish(session, wish, key=key, author=author.name, now=backend.clock())
    except (KeyReused, Outdated, HasErrors) as error:
        raise _not_published(error) from error
    return answer(request, receipt)


@router.get("/campaigns/{campaign_id}")
def get_campaign(
    request: Request, backend: BackendDep, campaign_id: str, _author: Reader
) -> Response:
    """Tell what is live of a campaign."""
    live = _live(backend, campaign_id)
    receipt = PublishReceipt(
        campaign_id=live.campaign.id,
        revision=live.revision,
        published_at=live.published_at,
        state=state_at(live.campaign, backend.clock()),
    )
    return answer(request, LiveCampaign(receipt=receipt, campaign=live.campaign))


@router.get("/reports/{campaign_id}")
def get_report(
    request: Request, backend: BackendDep, campaign_id: str, _author: Viewer
) -> Response:
    """Tell what a campaign did, over all its revisions."""
    live = _live(backend, campaign_id)
    now = backend.clock()
    with backend.database.reading() as session:
        counts = events.impression_counts(session, campaign_id)
    report = Report(
        campaign_id=live.campaign.id,
        revision=live.revision,
        state=state_at(live.campaign, now),
        views=counts[ImpressionKind.VIEW],
        clicks=counts[ImpressionKind.CLICK],
        closes=counts[ImpressionKind.CLOSE],
        as_of=now,
    )
    return answer(request, report)


@router.get("/sites")
def get_sites(request: Request, backend: BackendDep, _author: Viewer) -> Response:
    """Tell which websites may use the backend."""
    with backend.database.reading() as session:
        found = sites.all_sites(session)
    return json_answer(request, _SITES.dump_json(found))


@router.put("/sites/{key}/origins")
def put_origins(
    request: Request, backend: BackendDep, key: str, _author: Admin, body: AuthorBody
) -> Response:
    """Say which origins may use a site's key; all others may no longer."""
    origins = [_checked_origin(origin) for origin in parsed(body, SiteOrigins).origins]
    with backend.database.writing() as session:
        changed = sites.set_origins(session, key, origins)
    if changed is None:
        raise Refusal(
            HTTPStatus.NOT_FOUND,
            "site_unknown",
            "There is no site with this key.",
            hint="Look at /v1/sites for the keys that there are.",
        )
    return answer(request, changed)


def _live(backend: BackendDep, campaign_id: str) -> campaigns.LiveRevision:
    with backend.database.reading() as session:
        live = campaigns.live_campaign(session, campaign_id)
    if live is None:
        raise Refusal(
            HTTPStatus.NOT_FOUND,
            "campaign_unknown",
            "This campaign has not been published here.",
            hint="Publish it first, or check the address of the backend.",
        )
    return live


def _checked_origin(origin: str) -> str:
    try:
        return normal_origin(origin)
    except ValueError as error:
        raise Refusal(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "origin_invalid",
            f"“{origin}” is no origin of a website.",
            hint="Give scheme and host, such as https://shop.example.",
        ) from error


def _unknown(error: str, message: str) -> Refusal:
    return Refusal(
        HTTPStatus.UNAUTHORIZED,
        error,
        message,
        hint="Send the token that the server showed when it was first started.",
        headers={"WWW-Authenticate": "Bearer"},
    )


def _not_published(error: KeyReused | Outdated | HasErrors) -> Refusal:
    match error:
        case KeyReused():
            return Refusal(
                HTTPStatus.CONFLICT,
                "key_reused",
                "This Idempotency-Key was used for another publish; nothing was published.",
                hint="Make a new key for each publish.",
            )
        case Outdated():
            return Refusal(
                HTTPStatus.CONFLICT,
                "revision_outdated",
                f"Revision {error.live_revision} is live, which is newer than the one that this "
                "is based on; nothing was published.",
                hint="Get what is live, bring both together, and publish again.",
            )
        case HasErrors():
            first, *more = error.findings
            reasons = f" for {len(error.findings)} reasons; the first" if more else ""
            return Refusal(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "campaign_has_errors",
                f"The campaign cannot be published{reasons}: {first.problem}",
                hint=str(first.mend),
            )
