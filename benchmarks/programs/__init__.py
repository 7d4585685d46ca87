# SPDX-License-Identifier: MIT
"""The programs that are measured, each in a process of its own. Who compares them is outside."""

from __future__ import annotations
