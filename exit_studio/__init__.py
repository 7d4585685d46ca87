# SPDX-License-Identifier: MIT
"""Exit Studio: make, preview, publish and measure exit-intent pop-ups."""

import os

__version__ = "0.1.0"

# Pydantic would look through every installed package for plug-ins, at each start. There are none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
