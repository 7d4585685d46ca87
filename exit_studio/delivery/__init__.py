# SPDX-License-Identifier: MIT
"""Who gets what, now, and why: pure rules over models. No disk, no network, no clock."""
