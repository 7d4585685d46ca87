# SPDX-License-Identifier: MIT
"""Roles, tokens and origins, as plain values."""

from __future__ import annotations

from hashlib import sha256

import pytest

from exit_studio.server.security import (
    Role,
    is_own_origin,
    is_token,
    normal_origin,
    same_hash,
    token_hash,
)


def test_each_role_may_what_those_before_it_may() -> None:
    order = [Role.VIEWER, Role.AUTHOR, Role.PUBLISHER, Role.ADMIN]
    for place, role in enumerate(order):
        assert [role.includes(needed) for needed in order] == [
            other <= place for other in range(len(order))
        ]


def test_of_a_token_its_sha256_is_kept() -> None:
    assert token_hash("abc") == sha256(b"abc").hexdigest()
    assert same_hash(token_hash("abc"), token_hash("abc"))
    assert not same_hash(token_hash("abc"), token_hash("abc "))


@pytest.mark.parametrize(
    ("text", "fits"),
    [("a" * 32, True), ("aZ09_-" * 20, True), ("a" * 31, False), ("a" * 31 + "\n", False)],
)
def test_a_token_has_a_length_and_letters(text: str, fits: bool) -> None:
    assert is_token(text) is fits


@pytest.mark.parametrize(
    ("origin", "host", "own"),
    [
        ("http://127.0.0.1:40123", "127.0.0.1:40123", True),
        ("https://Shop.example", "shop.EXAMPLE", True),
        ("http://127.0.0.1:40123", "127.0.0.1:40124", False),
        ("http://127.0.0.1:40123", "127.0.0.1", False),
        ("http://evil.example", "127.0.0.1:40123", False),
        ("http://127.0.0.1:40123.evil.example", "127.0.0.1:40123", False),
        ("null", "null", False),
        ("null", "", False),
        ("", "", False),
        ("http://", "", False),
        ("127.0.0.1:40123", "127.0.0.1:40123", False),
    ],
)
def test_a_server_knows_its_own_pages(origin: str, host: str, own: bool) -> None:
    assert is_own_origin(origin, host) is own


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://Shop.Example:443", "https://shop.example"),
        ("http://shop.example:443", "http://shop.example:443"),
        ("http://[2001:DB8::1]:80", "http://[2001:db8::1]"),
        ("https://müller.example", "https://xn--mller-kva.example"),
    ],
)
def test_an_origin_is_written_as_browsers_write_it(typed: str, origin: str) -> None:
    assert normal_origin(typed) == origin
    assert normal_origin(origin) == origin


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "null",
        "shop.example",
        "//shop.example",
        "https://a.example?x",
        "https://a b",
        "https://",
    ],
)
def test_what_is_no_origin_is_no_origin(typed: str) -> None:
    with pytest.raises(ValueError, match=r"origin"):
        normal_origin(typed)
