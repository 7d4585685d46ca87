# SPDX-License-Identifier: MIT
"""The live preview: the tag's own renderer in a web view, and pictures that it draws.

Nothing is known here of windows, stores or servers: campaigns come in, wishes go out as signals.
"""

from __future__ import annotations

from exit_studio.preview.pictures import PictureFailed, PictureMaker
from exit_studio.preview.profile import PreviewProfile
from exit_studio.preview.scheme import register_scheme
from exit_studio.preview.view import PreviewView

__all__ = ["PictureFailed", "PictureMaker", "PreviewProfile", "PreviewView", "register_scheme"]
