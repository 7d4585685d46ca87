# SPDX-License-Identifier: MIT
"""The face that websites see: what to show to a visit, and what visitors did.

A site's key is public, so what guards it is the list of origins that may use it. The tag sends
what needs no preflight; one is answered nevertheless.
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy.orm import Session

from exit_studio.delivery.decide import Candidate, choose
from exit_studio.models.record import Record
from exit_studio.models.wire import EventBatch, ShownPopup, Visit, VisitAnswer
from exit_studio.server.answers import Refusal, answer, json_answer, set_shared_headers
from exit_studio.server.backend import BackendDep
from exit_studio.server.bodies import WebsiteBody, parsed
from exit_studio.server.repository import campaigns, events, sites
from exit_studio.server.security import is_own_origin

__all__ = ["EventReceipt", "router"]

router = APIRouter(prefix="/v1")

_log = logging.getLogger(__name__)

_VARIES = {"Vary": "Origin"}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "content-type",
    "Access-Control-Max-Age": "600",
}


class EventReceipt(Record):
    """Answer of `POST /v1/events`: what became of the events.

    Attributes:
        accepted: New ones, which are kept.
        repeated: Those that had been sent before.
        unknown: Impressions of what was never published here; they are not kept.
    """

    accepted: int
    repeated: int
    unknown: int


def _known_origin(request: Request, backend: BackendDep) -> str:
    """Return the request's origin, if any site allows it; asked before the body is read."""
    set_shared_headers(request, _VARIES)
    origin = request.headers.get("origin", "")
    if not origin:
        raise _not_allowed("The request names no origin, which browsers always do.")
    if not is_own_origin(origin, request.headers.get("host", "")):
        with backend.database.reading() as session:
            if not sites.is_known_origin(session, origin):
                raise _not_allowed("This origin may not use the server.")
    # No cookie is ever read, so nothing is given away by allowing them; but a beacon sends them,
    # and without this the browser complains to the visitor's console.
    cors = {"Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true"}
    set_shared_headers(request, _VARIES | cors)
    return origin


KnownOrigin = Annotated[str, Depends(_known_origin)]


@router.post("/visits")
def post_visit(
    request: Request, backend: BackendDep, origin: KnownOrigin, body: WebsiteBody
) -> Response:
    """Choose the pop-up that a visitor sees when about to leave, or none."""
    visit = parsed(body, Visit)
    with backend.database.reading() as session:
        _admit(request, session, visit.site, origin)
        live = {each.campaign.id: each for each in campaigns.live_campaigns(session)}
    candidates = [Candidate(each.campaign, each.published_at) for each in live.values()]
    chosen, _ = choose(candidates, visit, backend.clock())
    if chosen is None:
        return answer(request, VisitAnswer(show=None))
    shown = VisitAnswer(show=_shown(live[chosen.campaign_id]))
    return json_answer(request, shown.model_dump_json(exclude_none=True))


@router.post("/events")
def post_events(
    request: Request, backend: BackendDep, origin: KnownOrigin, body: WebsiteBody
) -> Response:
    """Keep what a visitor did. The answer comes after it was written to the disk."""
    batch = parsed(body, EventBatch)
    with backend.database.reading() as session:
        _admit(request, session, batch.site, origin)
    with backend.database.writing() as session:
        recorded = events.record(session, batch, now=backend.clock())
    if recorded.unknown:
        _log.warning(
            "Site %s sent %d impressions of campaigns that are not published here.",
            batch.site,
            recorded.unknown,
        )
    receipt = EventReceipt(
        accepted=recorded.accepted, repeated=recorded.repeated, unknown=recorded.unknown
    )
    return answer(request, receipt, status=HTTPStatus.ACCEPTED)


@router.options("/visits")
@router.options("/events")
def preflight(request: Request, _origin: KnownOrigin) -> Response:
    """Tell a browser that asks first that it may send its request."""
    return json_answer(request, b"", status=HTTPStatus.NO_CONTENT, headers=_PREFLIGHT)


def _admit(request: Request, session: Session, key: str, origin: str) -> None:
    """Check that a site is there and may be used from `origin`.

    Raises:
        Refusal: it is not, or may not.
    """
    site = sites.site(session, key)
    if site is None:
        raise Refusal(
            HTTPStatus.NOT_FOUND,
            "site_unknown",
            "There is no site with this key.",
            hint="Copy the snippet again from Exit Studio.",
        )
    own = key == sites.DEMO and is_own_origin(origin, request.headers.get("host", ""))
    if not own and origin not in site.origins:
        set_shared_headers(request, _VARIES)
        raise _not_allowed("This origin may not use this site's key.")


def _not_allowed(message: str) -> Refusal:
    return Refusal(
        HTTPStatus.FORBIDDEN,
        "origin_not_allowed",
        message,
        hint="Add the website's origin to the site, in Exit Studio's settings.",
    )


def _shown(live: campaigns.LiveRevision) -> ShownPopup:
    popup = live.campaign.main_popup
    return ShownPopup(
        campaign_id=live.campaign.id,
        revision=live.revision,
        popup=popup,
        elements={element.id: element for element in live.campaign.tree(popup)},
    )
