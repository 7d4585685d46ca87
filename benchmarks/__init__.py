# SPDX-License-Identifier: MIT
"""Benchmarks: how fast and how small the studio is, against programs that do the least possible.

One module a figure; nothing of it is imported by the studio or shipped.
"""

from __future__ import annotations
