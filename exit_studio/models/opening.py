# SPDX-License-Identifier: MIT
"""What a second start asks of the studio that is open already. How it is sent is not known here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from exit_studio.models.record import Record

__all__ = ["MAX_OPENING_BYTES", "Opening"]

MAX_OPENING_BYTES = 1_000_000
"""What is longer is no message of ours."""


class Opening(Record):
    """A wish to come to the front, and to open these files.

    Attributes:
        files: Absolute paths.
    """

    version: Literal[1] = 1
    files: Annotated[
        tuple[Annotated[str, StringConstraints(min_length=1, max_length=4096)], ...],
        Field(max_length=200),
    ] = ()
