# SPDX-License-Identifier: MIT
"""The library on disk: one SQLite file of drafts, journal, outbox, publications and settings.

What the values in it mean is in `models`; nobody outside of this package sees a row or a session.
"""

from __future__ import annotations

from exit_studio.store.library import Clock, Library

__all__ = ["Clock", "Library"]
