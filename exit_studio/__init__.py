# SPDX-License-Identifier: MIT
"""Exit Studio: make, preview, publish and measure exit-intent pop-ups."""

__version__ = "0.1.0"
