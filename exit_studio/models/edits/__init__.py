# SPDX-License-Identifier: MIT
"""Every edit there is, as data. An edit kind exists when it stands in the union `Edit`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter

from exit_studio.models.edits.audience import SetAudience, SetControlGroup, SetLimits
from exit_studio.models.edits.base import BaseEdit
from exit_studio.models.edits.content import SetCloseLabel, SetContent
from exit_studio.models.edits.details import (
    RenameCampaign,
    SetLabels,
    SetNote,
    SetPriority,
)
from exit_studio.models.edits.goal import SetConversionTime, SetGoalEvents, SetGoalJoin
from exit_studio.models.edits.message import SetMessage
from exit_studio.models.edits.popup import SetButtonAction, SetFrame
from exit_studio.models.edits.restore import RestoreSource, RestoreVersion
from exit_studio.models.edits.schedule import SetDelivery, SetSchedule
from exit_studio.models.edits.style import SetStyle
from exit_studio.models.record import DEFERRED

__all__ = [
    "EDIT",
    "BaseEdit",
    "Edit",
    "RenameCampaign",
    "RestoreSource",
    "RestoreVersion",
    "SetAudience",
    "SetButtonAction",
    "SetCloseLabel",
    "SetContent",
    "SetControlGroup",
    "SetConversionTime",
    "SetDelivery",
    "SetFrame",
    "SetGoalEvents",
    "SetGoalJoin",
    "SetLabels",
    "SetLimits",
    "SetMessage",
    "SetNote",
    "SetPriority",
    "SetSchedule",
    "SetStyle",
]

Edit = Annotated[
    RenameCampaign
    | SetLabels
    | SetNote
    | SetPriority
    | SetGoalEvents
    | SetGoalJoin
    | SetConversionTime
    | SetAudience
    | SetLimits
    | SetControlGroup
    | SetMessage
    | SetContent
    | SetCloseLabel
    | SetStyle
    | SetFrame
    | SetButtonAction
    | SetSchedule
    | SetDelivery
    | RestoreVersion,
    Field(discriminator="kind"),
]

EDIT: TypeAdapter[Edit] = TypeAdapter(Edit, config=DEFERRED)
