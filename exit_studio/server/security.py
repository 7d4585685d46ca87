# SPDX-License-Identifier: MIT
"""Who may do what: tokens and roles of authors, origins of websites. Nothing is stored here.

A token is 256 bits from the system's source of randomness, so its plain SHA-256 can be kept: there
is nothing to guess that a slow hash would have to protect, as there is with passwords.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from urllib.parse import urlsplit

__all__ = [
    "Author",
    "Role",
    "is_own_origin",
    "is_token",
    "normal_origin",
    "same_hash",
    "token_hash",
]

_TOKEN = re.compile(r"[A-Za-z0-9_-]{32,128}")
_HOST = re.compile(r"[a-z0-9._-]+|\[[0-9a-f:.]+\]")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Role(StrEnum):
    """What an author may do. Each may do what those before it may.

    A viewer reads reports and sites, an author also the campaigns; a publisher publishes, an
    admin says which websites may use the backend.
    """

    VIEWER = "viewer"
    AUTHOR = "author"
    PUBLISHER = "publisher"
    ADMIN = "admin"

    def includes(self, needed: Role) -> bool:
        """Whether this role may do what `needed` may."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Author:
    """Whoever bears a token that is known.

    Attributes:
        name: Of the token; it is written beside what was published with it.
    """

    name: str
    role: Role


def is_token(text: str) -> bool:
    """Whether `text` could be a token: long enough, and of the letters that tokens are made of."""
    return _TOKEN.fullmatch(text) is not None


def token_hash(token: str) -> str:
    """What is kept of a token: its SHA-256 in hexadecimal digits."""
    return sha256(token.encode()).hexdigest()


def same_hash(one: str, other: str) -> bool:
    """Whether both are the same, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())


def normal_origin(text: str) -> str:
    """Return an origin as browsers write it: small letters, no default port, Punycode.

    Raises:
        ValueError: it is none, such as an address with a path or with a name before the host.
    """
    parts = urlsplit(text)
    if (
        parts.scheme not in _DEFAULT_PORTS
        or text != f"{text[: len(parts.scheme)]}://{parts.netloc}"
    ):
        raise ValueError("scheme and host, and nothing behind them, make an origin")
    host = parts.hostname or ""
    name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    if "@" in parts.netloc or not _HOST.fullmatch(name):
        raise ValueError("an origin names one host")
    if parts.port in {None, _DEFAULT_PORTS[parts.scheme]}:
        return f"{parts.scheme}://{name}"
    return f"{parts.scheme}://{name}:{parts.port}"


def is_own_origin(origin: str, host: str) -> bool:
    """Whether a page of this very server sends the request.

    Args:
        origin: The request's `Origin`.
        host: The request's `Host`. The scheme is left out of it: behind a proxy that speaks
            https for the server, the server itself does not know of it.
    """
    return host != "" and origin.partition("://")[2].lower() == host.lower()
