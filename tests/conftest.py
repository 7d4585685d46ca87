# SPDX-License-Identifier: MIT
"""What every test starts from. This runs before anything imports Qt."""

from __future__ import annotations

import os

# Tests draw into memory, not on somebody's screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Chromium refuses to run as root inside its sandbox. Only tests go without it: they open no page
# but our own.
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
