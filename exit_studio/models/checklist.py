# SPDX-License-Identifier: MIT
"""The six first steps of a new user, and which of them were really done.

What counts as done is heard by `ui.first_steps`; how the list looks is `ui.checklist`.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, field_serializer

from exit_studio.models.record import Record, evolve

__all__ = ["Checklist", "Step"]


class Step(StrEnum):
    """A first step, in the order in which one takes them."""

    PICK = "pick"
    EDIT = "edit"
    TARGET = "target"
    PREVIEW = "preview"
    PUBLISH = "publish"
    CHECK_SITE = "check_site"


class Checklist(Record):
    """How far a new user has come.

    Attributes:
        done: The steps that were done, in any order.
        hidden: Whether the user wants to see the list no more.
        folded: Whether only the next step is shown.
    """

    done: frozenset[Step] = Field(default=frozenset())
    hidden: bool = False
    folded: bool = False

    @field_serializer("done", when_used="json")
    def _in_order(self, done: frozenset[Step]) -> list[Step]:
        # A set has no order of its own; what is written has to be the same each time.
        return [step for step in Step if step in done]

    @property
    def next_step(self) -> Step | None:
        """The first step that was not done yet; None if all were."""
        return next((step for step in Step if step not in self.done), None)

    def with_done(self, *steps: Step) -> Checklist:
        """As it is after these steps were done too."""
        return evolve(self, done=self.done | set(steps))

    def shown(self) -> Checklist:
        """As it is after the user asked for it: in sight, all of it."""
        return evolve(self, hidden=False, folded=False)
