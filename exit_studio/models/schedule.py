# SPDX-License-Identifier: MIT
"""When: from and until what time the pop-up may be shown."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from exit_studio.models.record import Record
from exit_studio.models.values import At, Never, Now

__all__ = ["LiveSchedule", "Schedule"]

Start = Annotated[Now | At, Field(discriminator="kind")]
End = Annotated[Never | At, Field(discriminator="kind")]


class LiveSchedule(Record):
    """One stretch of time, open while it lasts."""

    kind: Literal["live_schedule"] = "live_schedule"
    starts: Start = Now()
    ends: End = Never()

    def has_started(self, at: datetime) -> bool:
        """Whether the stretch has begun at `at` (aware), given that the campaign is published."""
        return isinstance(self.starts, Now) or self.starts.instant <= at

    def has_ended(self, at: datetime) -> bool:
        """Whether the stretch is over at `at` (aware). The end itself is outside."""
        return isinstance(self.ends, At) and self.ends.instant <= at


Schedule = LiveSchedule
"""The schedules that there are; further ones join as a union told apart by `kind`."""
