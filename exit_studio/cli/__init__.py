# SPDX-License-Identifier: MIT
"""The command line. It loads no more than what it is asked for needs.

The work itself is done by `models`, `sync`, `server` and, for the window, `bootstrap`.
"""

from __future__ import annotations

from exit_studio.cli.entry import main

__all__ = ["main"]
