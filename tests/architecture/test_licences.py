# SPDX-License-Identifier: MIT
"""What ships with the studio may be passed on under terms that fit an MIT program."""

from __future__ import annotations

import importlib.metadata
import re
from collections import deque
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]

# Qt for Python may be taken under the LGPL, which a program that links to it at run time, and
# whose user can replace it, keeps by telling so; Qt WebEngine brings Chromium under its own
# permissive licences. Whoever adds a package here has read its licence.
ALLOWED = {
    "0bsd",
    "apache-2.0",
    "bsd-2-clause",
    "bsd-3-clause",
    "cnri-python",
    "isc",
    "lgpl-3.0-only",
    "mit",
    "mit-0",
    "mpl-2.0",
    "psf-2.0",
    "python-2.0",
    "unlicense",
    "zlib",
}
# Names by which packages call the same licences in prose.
SPOKEN = {
    "apache 2.0": "apache-2.0",
    "apache license 2.0": "apache-2.0",
    "apache license version 2.0": "apache-2.0",
    "apache software license": "apache-2.0",
    "bsd": "bsd-3-clause",
    "bsd 3 clause": "bsd-3-clause",
    "bsd license": "bsd-3-clause",
    "isc license iscl": "isc",
    "mit license": "mit",
    "mozilla public license 2.0 mpl 2.0": "mpl-2.0",
    "psfl": "psf-2.0",
    "python software foundation license": "psf-2.0",
}


def runtime_closure() -> dict[str, importlib.metadata.Distribution]:
    """Return every installed package that the studio with its desktop and its server brings."""
    found: dict[str, importlib.metadata.Distribution] = {}
    waiting = deque([("exit-studio", frozenset({"desktop", "server"}))])
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, extras = waiting.popleft()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        distribution = importlib.metadata.distribution(name)
        found[name] = distribution
        for text in distribution.requires or []:
            requirement = Requirement(text)
            marker = requirement.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in extras or {""}):
                wanted = frozenset(requirement.extras)
                waiting.append((canonicalize_name(requirement.name), wanted))
    del found["exit-studio"]
    return found


def licence_of(distribution: importlib.metadata.Distribution) -> str:
    """Return what a package says of its licence: an expression, a classifier or a word."""
    metadata = distribution.metadata.json
    expression = metadata.get("license_expression")
    if expression:
        return str(expression)
    classifiers = [
        value.rpartition("::")[2].strip()
        for value in metadata.get("classifier", [])
        if value.startswith("License ::") and value.count("::") > 1
    ]
    return " AND ".join(classifiers) or str(metadata.get("license", "")).partition("\n")[0]


def is_allowed(licence: str) -> bool:
    """Tell whether an expression leaves a choice that may be passed on.

    `OR` offers a choice, `AND` demands both. Brackets within are rare enough to be read by hand.
    """
    choices = re.split(r"\s+OR\s+", licence.strip("() "))
    return any(all(is_known(part) for part in re.split(r"\s+AND\s+", choice)) for choice in choices)


def is_known(name: str) -> bool:
    plain = name.strip("() ").lower()
    spoken = re.sub(r"[^a-z0-9.]+", " ", plain).strip()
    return plain in ALLOWED or SPOKEN.get(spoken) in ALLOWED


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("MIT License", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("Apache-2.0 OR BSD-3-Clause", True),
        ("MPL-2.0 AND MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("MIT AND GPL-2.0-only", False),
        ("Free for personal use", False),
        ("", False),
    ],
)
def test_a_licence_is_judged(licence: str, allowed: bool) -> None:
    assert is_allowed(licence) is allowed


def test_what_ships_may_be_passed_on() -> None:
    closure = runtime_closure()
    assert {"pyside6-webengine", "fastapi", "httpx2", "sqlalchemy"} <= set(closure)
    refused = {
        name: licence_of(distribution)
        for name, distribution in sorted(closure.items())
        if not is_allowed(licence_of(distribution))
    }
    assert refused == {}


@pytest.mark.parametrize("name", ["LICENSE", "resources/fonts/OFL.txt", "resources/icons/LICENSE"])
def test_licences_are_at_hand(name: str) -> None:
    assert "copyright" in (ROOT / name).read_text(encoding="utf-8").lower()
