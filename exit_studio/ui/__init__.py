# SPDX-License-Identifier: MIT
"""The windows. One package a section; what they share lies beside them. No SQL and no HTTP."""

from __future__ import annotations

from exit_studio.ui.immortal import keep_singletons_alive

# Before the first signal of the first window.
keep_singletons_alive()
