# SPDX-License-Identifier: MIT
"""A campaign in words, section by section: sentences, with others under them.

What differs between two campaigns is said in `models.comparison`.
"""

from __future__ import annotations

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks.registry import Section
from exit_studio.models.reading.audience import audience_reading, control_reading, limits_readings
from exit_studio.models.reading.delivery import delivery_readings
from exit_studio.models.reading.details import details_readings
from exit_studio.models.reading.goal import goal_reading
from exit_studio.models.reading.message import message_readings
from exit_studio.models.reading.phrase import Language, Phrase, Words, phrase, spoken
from exit_studio.models.reading.popup import action_phrase
from exit_studio.models.reading.reading import Reading, flat, lines
from exit_studio.models.reading.schedule import schedule_readings
from exit_studio.models.reading.segment import NO_SEGMENT_NAMES, SegmentNames

__all__ = [
    "Language",
    "Phrase",
    "Reading",
    "SegmentNames",
    "Words",
    "action_phrase",
    "audience_reading",
    "control_reading",
    "delivery_readings",
    "details_readings",
    "flat",
    "goal_reading",
    "limits_readings",
    "lines",
    "message_readings",
    "phrase",
    "schedule_readings",
    "section_readings",
    "spoken",
]


def section_readings(
    campaign: Campaign, section: Section, names: SegmentNames = NO_SEGMENT_NAMES
) -> tuple[Reading, ...]:
    """Everything that a section says, in the order in which the section shows it."""
    match section:
        case Section.START:
            return (*details_readings(campaign.details), goal_reading(campaign.goal))
        case Section.WHO:
            return (
                audience_reading(campaign.audience, names),
                *limits_readings(campaign.limits),
                control_reading(campaign.control),
            )
        case Section.WHAT:
            return message_readings(campaign)
        case Section.WHEN:
            return (
                *schedule_readings(campaign.schedule),
                *delivery_readings(campaign.delivery),
            )
