# SPDX-License-Identifier: MIT
"""The library on disk: one SQLite file of drafts, journal, outbox, publications and settings.

`library` is the door, and `glance` a peephole beside it. What the values mean is in `models`;
nobody outside of this package sees a row or a session.
"""
