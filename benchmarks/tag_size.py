# SPDX-License-Identifier: MIT
"""How many bytes a website's visitor loads for the tag, against the budget for all of it.

That the committed bundle is what its sources make is checked by the tag's own tests.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable

from benchmarks.harness import Result
from exit_studio.resources import read_bytes

__all__ = ["measure"]

BUDGET = 10_240
"""Bytes, gzipped, for everything that the tag will ever do."""
BAR = 6_000
"""Bytes, gzipped, for what it does now."""


def measure() -> Iterable[Result]:
    """Compress the bundle as hard as gzip can, which is how a server would keep it."""
    size = len(gzip.compress(read_bytes("tag", "dist", "tag.js"), compresslevel=9))
    return [Result("tag_size", size, "bytes", BUDGET, BAR, "value")]
