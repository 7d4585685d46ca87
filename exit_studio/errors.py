# SPDX-License-Identifier: MIT
"""The one tree of errors that a person may get to read. Wording for windows lives in `ui/notices`.

ExitStudioError
├── EditRejected        an edit that the document does not allow
├── DocumentError       a campaign file that cannot be read
├── FileNotWritten      a campaign file that cannot be written
├── FileError           another file that cannot be read or written
├── LibraryError        a library file that cannot be opened, read or written
├── BackendError        a backend that is away, slow, refuses or answers nonsense
│   ├── BackendUnreachable
│   └── BackendRefused
├── PublishRefused      a campaign that may not be published as it is
├── SecretError         a keyring that cannot keep a token
└── ServerError         a backend of our own that cannot start
"""

from __future__ import annotations

from typing_extensions import override

__all__ = [
    "BackendError",
    "BackendRefused",
    "BackendUnreachable",
    "DocumentError",
    "EditRejected",
    "ExitStudioError",
    "FileError",
    "FileNotWritten",
    "LibraryError",
    "PublishRefused",
    "SecretError",
    "ServerError",
]


class ExitStudioError(Exception):
    """Something that went wrong and that the user can understand.

    Attributes:
        user_message: One sentence: what happened, and where.
        hint: One sentence: what to do now. May be empty where nothing is to be done.
    """

    def __init__(self, user_message: str, *, hint: str = "") -> None:
        super().__init__(user_message, hint)
        self.user_message = user_message
        self.hint = hint

    @override
    def __str__(self) -> str:
        return f"{self.user_message} {self.hint}".strip()


class EditRejected(ExitStudioError):
    """The document does not allow this edit; nothing was changed."""


class DocumentError(ExitStudioError):
    """A campaign document could not be read; the message names the place in it."""


class FileNotWritten(ExitStudioError):
    """A file outside of the library could not be written; what was there is as it was."""


class FileError(ExitStudioError):
    """A file that is no campaign could not be read or written."""


class LibraryError(ExitStudioError):
    """The library file could not be opened, read or written."""


class BackendError(ExitStudioError):
    """A backend did not do what was asked of it."""


class BackendUnreachable(BackendError):
    """No usable answer: no connection, a time-out, a 5xx. Worth trying again later."""


class BackendRefused(BackendError):
    """A clear no from the backend (4xx), or an answer that is no answer of ours.

    Attributes:
        status: HTTP status, 0 where the answer could not be understood.
    """

    def __init__(self, user_message: str, *, hint: str = "", status: int = 0) -> None:
        super().__init__(user_message, hint=hint)
        self.status = status


class PublishRefused(ExitStudioError):
    """The campaign has findings that stop it from being published."""


class SecretError(ExitStudioError):
    """The keyring of this machine cannot keep or give back a token."""


class ServerError(ExitStudioError):
    """Our own backend could not start or could not go on."""
