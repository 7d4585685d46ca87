# SPDX-License-Identifier: MIT
"""What the studio asks of a backend, and how its answers are judged.

Nothing is tried twice here; `push` does that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import quote, urlsplit

from pydantic import TypeAdapter, ValidationError

from exit_studio.errors import BackendRefused, BackendUnreachable
from exit_studio.models.ids import CampaignId
from exit_studio.models.library import OutboxItem
from exit_studio.models.record import Record
from exit_studio.models.wire import (
    ErrorAnswer,
    Health,
    LiveCampaign,
    PublishReceipt,
    PublishRequest,
    Report,
    Site,
    SiteOrigins,
)
from exit_studio.sync.transport import Request, Response, Transport, host_of

__all__ = ["BackendClient"]

_TOKEN_WRONG = 401
_TOKEN_WEAK = 403
_UNKNOWN = 404
_WORTH_TRYING_AGAIN = frozenset({408, 425, 429})
_LONGEST_SENTENCE = 500
_SITES: TypeAdapter[tuple[Site, ...]] = TypeAdapter(tuple[Site, ...])

Answer = TypeVar("Answer", bound=Record)


class BackendClient:
    """One backend, as one author sees it.

    Every method raises `BackendUnreachable` where trying again later may help (no connection, a
    time-out, an overloaded or broken server) and `BackendRefused` where it won't (a clear no, or
    an answer that no Exit Studio backend gives).
    """

    def __init__(self, transport: Transport, address: str, token: str) -> None:
        """Prepare requests; sends nothing.

        Args:
            transport: What carries them.
            address: Where the backend is, such as `https://exit.example.com`; may have a path.
            token: The author's token; empty for asking `health` alone.

        Raises:
            BackendRefused: the address or the token could be none.
        """
        self._transport = transport
        self._address = _checked_address(address)
        self._token = _checked_token(token)

    @property
    def address(self) -> str:
        """Where the backend is, without a slash at the end."""
        return self._address

    async def health(self) -> Health:
        """Ask which program answers at the address. Does not show the token."""
        answer = await self._transport.send(Request("GET", f"{self._address}/healthz"))
        return self._parsed(answer, Health)

    async def publish(self, item: OutboxItem) -> PublishReceipt:
        """Make the campaign live. However often the same item is sent, it is published once."""
        return await self.put_campaign(item.request, idempotency_key=item.id)

    async def put_campaign(
        self, request: PublishRequest, *, idempotency_key: str
    ) -> PublishReceipt:
        """Make the campaign live, once for all requests with this key."""
        path = f"/v1/campaigns/{_segment(request.campaign.id)}"
        headers = {"Idempotency-Key": idempotency_key}
        return self._parsed(await self._send("PUT", path, request, headers), PublishReceipt)

    async def live(self, campaign_id: CampaignId) -> LiveCampaign | None:
        """Ask what is live of a campaign; None where it was never published."""
        try:
            answer = await self._send("GET", f"/v1/campaigns/{_segment(campaign_id)}")
            return self._parsed(answer, LiveCampaign)
        except BackendRefused as error:
            if error.status == _UNKNOWN:
                return None
            raise

    async def report(self, campaign_id: CampaignId) -> Report:
        """Ask what a campaign did so far."""
        answer = await self._send("GET", f"/v1/reports/{_segment(campaign_id)}")
        return self._parsed(answer, Report)

    async def sites(self) -> tuple[Site, ...]:
        """Ask which websites may use the backend."""
        answer = await self._send("GET", "/v1/sites")
        self._raise_unless_done(answer)
        try:
            return _SITES.validate_json(answer.body, strict=True)
        except ValidationError as error:
            raise self._no_answer_of_ours(answer) from error

    async def set_origins(self, key: str, origins: tuple[str, ...]) -> Site:
        """Say which origins may use the site `key`, and return the site as it is now.

        Args:
            key: Public key of the site.
            origins: All of them, such as `https://shop.example`: no path, no slash at the end.

        Raises:
            BackendRefused: one of them is no origin, or the backend said no.
        """
        try:
            body = SiteOrigins(origins=origins)
        except ValidationError as error:
            wrong = error.errors(include_url=False)[0]["input"]
            raise BackendRefused(
                f"“{wrong}” is no origin of a website.",
                hint="Type scheme and host, such as https://shop.example, without a path.",
            ) from error
        answer = await self._send("PUT", f"/v1/sites/{_segment(key)}/origins", body)
        return self._parsed(answer, Site)

    async def _send(
        self,
        method: str,
        path: str,
        body: Record | None = None,
        more_headers: Mapping[str, str] | None = None,
    ) -> Response:
        headers = {"Accept": "application/json", **(more_headers or {})}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        content = b""
        if body is not None:
            headers["Content-Type"] = "application/json"
            content = body.model_dump_json().encode()
        return await self._transport.send(
            Request(method, f"{self._address}{path}", headers, content)
        )

    def _parsed(self, answer: Response, model: type[Answer]) -> Answer:
        self._raise_unless_done(answer)
        try:
            return model.model_validate_json(answer.body, strict=True)
        except ValidationError as error:
            raise self._no_answer_of_ours(answer) from error

    def _raise_unless_done(self, answer: Response) -> None:
        """Judge the status.

        Raises:
            BackendError: it is not 2xx.
        """
        status, host = answer.status, host_of(self._address)
        if 200 <= status < 300:  # noqa: PLR2004  # what HTTP calls success
            return
        if status >= 500 or status in _WORTH_TRYING_AGAIN:  # noqa: PLR2004  # the server's own failures
            raise BackendUnreachable(
                f"{host} could not do it now (status {status}).", hint="Try again later."
            )
        if status == _TOKEN_WRONG:
            raise BackendRefused(
                f"{host} did not accept the token.",
                hint="Enter the token again, or ask whoever runs the backend for a new one.",
                status=status,
            )
        if status == _TOKEN_WEAK:
            raise BackendRefused(
                f"The token for {host} does not allow this.",
                hint="Ask whoever runs the backend for a token that does.",
                status=status,
            )
        raise self._refusal(answer)

    def _refusal(self, answer: Response) -> BackendRefused:
        try:
            said = ErrorAnswer.model_validate_json(answer.body, strict=True)
        except ValidationError:
            return self._no_answer_of_ours(answer)
        return BackendRefused(
            said.message[:_LONGEST_SENTENCE],
            hint=said.hint[:_LONGEST_SENTENCE],
            status=answer.status,
        )

    def _no_answer_of_ours(self, answer: Response) -> BackendRefused:
        return BackendRefused(
            f"{host_of(self._address)} did not answer as an Exit Studio backend does "
            f"(status {answer.status}).",
            hint=f"Check the address {self._address}.",
        )


def _segment(name: str) -> str:
    return quote(name, safe="")


def _checked_address(address: str) -> str:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a broken IPv6 address
        usable = False
        parts = urlsplit("")
    if not usable or not address.isprintable() or " " in address or parts.query or parts.fragment:
        raise BackendRefused(
            f"“{address}” is no address of a backend.",
            hint="Type an address such as https://exit.example.com.",
        )
    if parts.username is not None:
        raise BackendRefused(
            f"The address of {host_of(address)} must not hold a name or a password.",
            hint="Remove what stands before the @; the token says who you are.",
        )
    return address.rstrip("/")


def _checked_token(token: str) -> str:
    if not token.isascii() or not token.isprintable() or " " in token:
        raise BackendRefused(
            "The token holds characters that no token has.",
            hint="Copy it again: one line, no spaces.",
        )
    return token
