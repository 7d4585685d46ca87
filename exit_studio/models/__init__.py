# SPDX-License-Identifier: MIT
"""The core: pure values and rules. No Qt, no disk, no network, no clock, no randomness."""
