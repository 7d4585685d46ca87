# SPDX-License-Identifier: MIT
"""Text with marks: how it is normalised, and what typing in a plain field does to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from exit_studio.errors import EditRejected
from exit_studio.models.rich_text import MAX_TEXT, RichText, Run, plain, retyped, rich
from tests.strategies import LAW, Ids, values

CONTENT: TypeAdapter[tuple[Run, ...]] = TypeAdapter(RichText)
CONTENTS = values(RichText, Ids()).map(CONTENT.validate_python)
# Few letters, so that old and new often have some in common.
WORDS = st.text("ab ", max_size=8)


def bold(text: str) -> Run:
    return Run(text=text, bold=True)


def test_plain_text_is_one_run_or_none() -> None:
    assert rich("Wait") == (Run(text="Wait"),)
    assert rich("") == ()
    assert plain((bold("Wa"), Run(text="it"))) == "Wait"


def test_neighbours_with_equal_marks_become_one_run() -> None:
    joined = CONTENT.validate_python((bold("a"), bold("b"), Run(text="c"), bold("d")))
    assert joined == (bold("ab"), Run(text="c"), bold("d"))


def test_runs_are_kept_apart_by_any_mark() -> None:
    runs = (
        Run(text="a"),
        Run(text="b", italic=True),
        Run(text="c", link="/x"),
        Run(text="d", link="/y"),
        bold("e"),
    )
    assert CONTENT.validate_python(runs) == runs


@LAW
@given(CONTENTS)
def test_equal_texts_are_equal_values(content: tuple[Run, ...]) -> None:
    letters = tuple(
        Run(text=letter, bold=run.bold, italic=run.italic, link=run.link)
        for run in content
        for letter in run.text
    )
    if len(letters) <= 500:
        assert CONTENT.validate_python(letters) == content


def test_a_text_has_a_longest_length_over_all_its_runs() -> None:
    halves = (Run(text="a" * (MAX_TEXT // 2)), bold("b" * (MAX_TEXT // 2)))
    assert len(plain(CONTENT.validate_python(halves))) == MAX_TEXT
    with pytest.raises(ValidationError, match="at most 10,000 characters"):
        CONTENT.validate_python((*halves, Run(text="c")))


def test_a_run_is_never_empty() -> None:
    with pytest.raises(ValidationError):
        Run(text="")


@pytest.mark.parametrize(
    ("content", "text", "expected"),
    [
        # Typing at the end, in the middle and at the start.
        ((Run(text="a"), bold("b")), "abc", (Run(text="a"), bold("bc"))),
        ((Run(text="a"), bold("bd")), "abcd", (Run(text="a"), bold("bcd"))),
        ((bold("b"), Run(text="c")), "abc", (bold("ab"), Run(text="c"))),
        # Between two runs, what is typed belongs to the left one.
        ((Run(text="a"), bold("c")), "abc", (Run(text="ab"), bold("c"))),
        # Taking away.
        ((Run(text="ab"), bold("xy")), "aby", (Run(text="ab"), bold("y"))),
        ((Run(text="ab"), bold("cd")), "ab", (Run(text="ab"),)),
        ((bold("ab"),), "", ()),
        # Replacing across runs.
        ((Run(text="ab"), bold("cd"), Run(text="ef")), "aXf", (Run(text="aXf"),)),
        ((bold("ab"), Run(text="cd")), "XY", (bold("XY"),)),
        # What went away between equal marks joins them.
        ((Run(text="a"), bold("b"), Run(text="c")), "ac", (Run(text="ac"),)),
        # From nothing.
        ((), "a", (Run(text="a"),)),
        # Nothing changed.
        ((Run(text="a"), bold("b")), "ab", (Run(text="a"), bold("b"))),
    ],
)
def test_typing_in_a_plain_field(
    content: tuple[Run, ...], text: str, expected: tuple[Run, ...]
) -> None:
    assert retyped(content, text) == expected


def test_a_link_keeps_to_its_words() -> None:
    content = (Run(text="see "), Run(text="our shop", link="/shop"), Run(text=" now"))
    assert retyped(content, "see our shop soon") == (*content[:2], Run(text=" soon"))


@LAW
@given(CONTENTS, st.one_of(WORDS, st.text(max_size=8)))
def test_the_words_are_those_that_were_typed(content: tuple[Run, ...], text: str) -> None:
    assert plain(retyped(content, text)) == text


@LAW
@given(CONTENTS)
def test_typing_the_same_changes_nothing(content: tuple[Run, ...]) -> None:
    assert retyped(content, plain(content)) == content


RUNS = st.lists(st.builds(Run, text=st.text("ab", min_size=1, max_size=3), bold=st.booleans()))


@LAW
@given(RUNS.map(tuple).map(CONTENT.validate_python), st.data())
def test_marks_outside_of_the_change_are_kept(
    content: tuple[Run, ...], data: st.DataObject
) -> None:
    old = plain(content)
    start = data.draw(st.integers(0, len(old)))
    stop = data.draw(st.integers(start, len(old)))
    # A letter that is nowhere in the text, so that there is no doubt where the change is.
    new = retyped(content, old[:start] + "X" + old[stop:])

    def marks(runs: tuple[Run, ...]) -> list[bool]:
        return [run.bold for run in runs for _ in run.text]

    assert marks(new)[:start] == marks(content)[:start]
    assert marks(new)[start + 1 :] == marks(content)[stop:]
    if start > 0:
        assert marks(new)[start] == marks(content)[start - 1]


@LAW
@given(CONTENTS, WORDS)
def test_what_was_typed_is_normalised(content: tuple[Run, ...], text: str) -> None:
    new = retyped(content, text)
    assert CONTENT.validate_python(new) == new


def test_too_much_text_is_refused_in_words() -> None:
    assert len(plain(retyped((), "a" * MAX_TEXT))) == MAX_TEXT
    with pytest.raises(EditRejected, match="at most 10,000 characters; this one has 10,001"):
        retyped((), "a" * (MAX_TEXT + 1))
