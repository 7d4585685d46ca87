# SPDX-License-Identifier: MIT
"""Runs `python -m benchmarks`. What it does is in `command`."""

from __future__ import annotations

import sys

from benchmarks.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
