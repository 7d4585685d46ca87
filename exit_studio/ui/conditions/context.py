# SPDX-License-Identifier: MIT
"""What all editors of conditions in a section share: names to offer, the day, and the choices."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from exit_studio.models.events import AggregateFunction, CountOperator
from exit_studio.models.vocabulary import Vocabulary
from exit_studio.ui.conditions.operators import groups, number_choices, tips
from exit_studio.ui.ports import Clock
from exit_studio.ui.vocabulary import SharedVocabulary
from exit_studio.ui.widgets.value_fields import Choices

__all__ = ["BETWEEN", "ConditionContext", "Times"]

BETWEEN = "between"
"""How a count is compared, where `CountOperator` has no word for it."""


class Times(StrEnum):
    """Measures that are no aggregate."""

    ONCE = "once"
    COUNT = "count"


def _tr(text: str) -> str:
    return QCoreApplication.translate("conditions", text)


class ConditionContext:
    """One for each section. Its lists are made once, however many rows show them."""

    def __init__(self, vocabulary: SharedVocabulary, clock: Clock) -> None:
        self._vocabulary = vocabulary
        self._clock = clock

    @property
    def names(self) -> Vocabulary:
        """Names to complete from."""
        return self._vocabulary.names

    @property
    def today(self) -> date:
        """The day that it is where the user is."""
        return self._clock().astimezone().date()

    @cached_property
    def operators(self) -> Choices:
        """The ways in which a property is compared."""
        choices = Choices(groups())
        choices.explain(tips())
        return choices

    @cached_property
    def number_operators(self) -> Choices:
        """The ways in which a number is compared."""
        choices = Choices([("", number_choices())])
        choices.explain(tips())
        return choices

    @cached_property
    def count_operators(self) -> Choices:
        """The ways in which a number of times is compared."""
        return Choices(
            [
                (
                    "",
                    [
                        (CountOperator.AT_LEAST, _tr("at least")),
                        (CountOperator.AT_MOST, _tr("at most")),
                        (CountOperator.EXACTLY, _tr("exactly")),
                        (BETWEEN, _tr("between")),
                    ],
                )
            ]
        )

    @cached_property
    def measures(self) -> Choices:
        """What may be measured of an event."""
        return Choices(
            [
                (
                    "",
                    [
                        (Times.ONCE, _tr("at least once")),
                        (Times.COUNT, _tr("number of times")),
                    ],
                ),
                (
                    _tr("Of a number property"),
                    [
                        (AggregateFunction.SUM, _tr("sum of")),
                        (AggregateFunction.AVERAGE, _tr("average of")),
                        (AggregateFunction.MINIMUM, _tr("minimum of")),
                        (AggregateFunction.MAXIMUM, _tr("maximum of")),
                        (AggregateFunction.DISTINCT, _tr("different values of")),
                    ],
                ),
            ]
        )
