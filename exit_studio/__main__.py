# SPDX-License-Identifier: MIT
"""Runs the command line as `python -m exit_studio`. What it does is in `cli`."""

from __future__ import annotations

import sys

from exit_studio.cli import main

if __name__ == "__main__":
    sys.exit(main())
