# SPDX-License-Identifier: MIT
"""Sentences that the core says to people, kept apart from the values in them.

The English template is the key under which `ui` looks for a translation; none is made here.
"""

from __future__ import annotations

from pydantic import Field
from typing_extensions import override

from exit_studio.models.record import FrozenMap, Record

__all__ = ["Sentence", "say"]


class Sentence(Record):
    """A template with named gaps and what fills them.

    Attributes:
        template: English text with `{name}` gaps.
        values: What stands in each gap.
    """

    template: str
    values: FrozenMap[str, str] = Field(default_factory=dict, validate_default=True)

    @override
    def __str__(self) -> str:
        return self.template.format_map(self.values)


def say(template: str, /, **values: object) -> Sentence:
    """Build a sentence; every value is worded by `str`."""
    return Sentence(template=template, values={name: str(value) for name, value in values.items()})
