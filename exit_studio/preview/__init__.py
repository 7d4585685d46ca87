# SPDX-License-Identifier: MIT
"""The live preview: the tag's own renderer in a web view, and pictures that it draws.

Nothing is known here of windows, stores or servers: campaigns come in, wishes go out as signals.
Nothing is imported here: a start into the library does without Qt WebEngine.
"""
