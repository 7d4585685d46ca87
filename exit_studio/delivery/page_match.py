# SPDX-License-Identifier: MIT
"""How the address of a page is compared with what an author typed.

Which campaign asks for which address stands in its audience; whether it shows, in `decide`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from exit_studio.models.triggers import PageMatch

__all__ = ["matches"]

_DEFAULT_PORTS = {"http": 80, "https": 443}
_END_OF_PATH = re.compile(r"/?(?=[?#]|\Z)")
_PUNYCODE_LABEL = re.compile(r"xn--([a-z0-9-]{1,59})")


def matches(page: str, match: PageMatch, address: str) -> bool:
    """Whether `page`, the absolute address of a page, fits the `address` that an author typed.

    A page has several spellings, and it fits if any of them does:

    * It may begin at its scheme (`https://shop.example/cart`), at its host (`shop.example/cart`)
      or at its path (`/cart`). A default port is left out.
    * It may end with its fragment (`/cart?step=2#pay`), with its query (`/cart?step=2`) or with
      its path (`/cart`). So a query or a fragment counts where the author typed one, and where
      a part of it was asked for, and is passed over otherwise.

    How a spelling and the address are compared:

    * `is`: the same, but for one slash at the end of the path, which either may have or lack.
    * `contains`, `starts_with`, `ends_with`: by the letter.
    * `wildcard`: the whole spelling, where `*` stands for any run of letters, slashes too, even
      an empty one. Nothing else has a meaning; `%2A` is a star itself.

    In all of them capital and small letters are the same; `%C3%A9` and `xn--caf-dma` are read as
    the letters that they stand for; and blanks around the address are passed over.

    An empty address fits nothing, nor does a page that is not of http or https. The time is at
    most proportional to the product of both lengths, whatever the stars.
    """
    typed = address.strip()
    if not typed:
        return False
    return any(_fits(spelling, match, typed) for spelling in _spellings(page))


def _fits(spelling: str, match: PageMatch, typed: str) -> bool:
    match match:
        case PageMatch.IS:
            return _readable(_without_slash(spelling)) == _readable(_without_slash(typed))
        case PageMatch.CONTAINS:
            return _readable(typed) in _readable(spelling)
        case PageMatch.STARTS_WITH:
            return _readable(spelling).startswith(_readable(typed))
        case PageMatch.ENDS_WITH:
            return _readable(spelling).endswith(_readable(typed))
        case PageMatch.REGULAR_EXPRESSION:
            # An author's expression could keep the backend busy for ever; `publish.not_delivered`
            # says so.
            return False
        case PageMatch.WILDCARD:
            return _fits_pieces(
                _readable(spelling), [_readable(piece) for piece in typed.split("*")]
            )


@lru_cache(maxsize=64)
def _spellings(page: str) -> tuple[str, ...]:
    try:
        parts = urlsplit(page.strip())
        host = _host(parts)
    except ValueError:  # a port that is no number, a bracket that never closes
        return ()
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return ()
    path = parts.path or "/"
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    ends = dict.fromkeys([path + query + fragment, path + query, path])
    begins = (f"{parts.scheme}://{host}", host, "")
    return tuple(begin + end for begin in begins for end in ends)


def _host(parts: SplitResult) -> str:
    """Host and port as browsers write them.

    Raises:
        ValueError: the port is no number.
    """
    name = parts.hostname or ""
    shown = f"[{name}]" if ":" in name else name
    if parts.port in {None, _DEFAULT_PORTS.get(parts.scheme)}:
        return shown
    return f"{shown}:{parts.port}"


def _without_slash(text: str) -> str:
    return _END_OF_PATH.sub("", text, count=1)


@lru_cache(maxsize=1024)  # one visit asks for its page again for every trigger of every campaign
def _readable(text: str) -> str:
    plain = _PUNYCODE_LABEL.sub(_decoded_label, unquote(text).lower())
    return unicodedata.normalize("NFC", plain)


def _decoded_label(label: re.Match[str]) -> str:
    try:
        return label.group(1).encode("ascii").decode("punycode")
    except UnicodeError:
        return label.group()


def _fits_pieces(text: str, pieces: list[str]) -> bool:
    """Whether `text` is the pieces in their order with anything between them.

    Taking each piece where it first occurs is right: an earlier place leaves more for the rest.
    """
    first, *rest = pieces
    if not rest:
        return text == first
    *middle, last = rest
    if not text.startswith(first):
        return False
    at = len(first)
    for piece in middle:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return len(text) - at >= len(last) and text.endswith(last)
