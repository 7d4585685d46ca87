# SPDX-License-Identifier: MIT
"""Sentences keep their template apart from what fills it, so that they can be translated."""

from __future__ import annotations

from exit_studio.models.wording import Sentence, say


def test_a_sentence_fills_its_gaps() -> None:
    sentence = say("“{name}” has {count} words.", name="Spring", count=3)
    assert sentence == Sentence(
        template="“{name}” has {count} words.", values={"name": "Spring", "count": "3"}
    )
    assert str(sentence) == "“Spring” has 3 words."


def test_what_fills_a_gap_is_never_a_template() -> None:
    assert str(say("Called {name}.", name="{template} {0} {name.x} %s")) == (
        "Called {template} {0} {name.x} %s."
    )


def test_a_sentence_may_have_no_gaps() -> None:
    assert str(say("Write a heading.")) == "Write a heading."
