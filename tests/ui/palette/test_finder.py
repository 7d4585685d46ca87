# SPDX-License-Identifier: MIT
"""The search of the palette: its order, and how much it does at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exit_studio.ui.palette.finder import Entry, Finder, Found

MANY = 10_000
PORTION = 400


def finder(*titles: str, recent: Sequence[str] = ()) -> Finder:
    made = Finder(recent=recent)
    made.add(Entry(key=title.lower(), title=title) for title in titles)
    return made


def titles_for(made: Finder, typed: str, *, limit: int = 20) -> list[str]:
    made.look_for(typed)
    while not made.go_on(PORTION):
        pass
    return [found.entry.title for found in made.best(limit)]


def campaigns(count: int) -> list[Entry]:
    return [Entry(f"campaign:{number}", f"Campaign {number} of spring") for number in range(count)]


# -- the order ---------------------------------------------------------------------------------


def test_without_letters_all_is_shown_in_the_order_in_which_it_is_offered() -> None:
    assert titles_for(finder("New", "Undo", "About"), "") == ["New", "Undo", "About"]


def test_what_was_chosen_last_comes_first() -> None:
    made = finder("New", "Undo", "About", "Quit", recent=("quit", "about"))

    assert titles_for(made, "") == ["Quit", "About", "New", "Undo"]


def test_of_equals_the_recent_one_comes_first() -> None:
    names = ("Spring sale", "Spring news")

    assert titles_for(finder(*names), "spring") == ["Spring sale", "Spring news"]
    assert titles_for(finder(*names, recent=("spring news",)), "spring") == [
        "Spring news",
        "Spring sale",
    ]


def test_what_fits_much_better_comes_before_what_is_recent() -> None:
    made = finder("Renew", "New campaign", recent=("renew",))

    assert titles_for(made, "new") == ["New campaign", "Renew"]


def test_what_cannot_be_done_now_comes_after_what_can() -> None:
    made = Finder()
    made.add([Entry("a", "Undo it", reason="Nothing was changed yet."), Entry("b", "Undo me")])

    assert titles_for(made, "undo") == ["Undo me", "Undo it"]


def test_the_letters_that_were_found_are_told() -> None:
    made = finder("Save current file")
    made.look_for("scf")
    made.go_on(PORTION)

    assert made.best(1) == [
        Found(Entry("save current file", "Save current file"), places=(0, 5, 13))
    ]


def test_what_is_offered_later_is_searched_too() -> None:
    made = finder("Spring sale")
    assert titles_for(made, "spr") == ["Spring sale"]

    made.add([Entry("c", "Spring news")])
    assert made.go_on(PORTION)

    assert [found.entry.title for found in made.best(9)] == ["Spring sale", "Spring news"]


def test_what_is_offered_while_it_searches_is_found_when_one_types_on() -> None:
    made = finder("Spring sale")
    made.look_for("spr")
    made.add([Entry("c", "Sprint")])
    made.go_on(1)

    assert set(titles_for(made, "spri")) == {"Spring sale", "Sprint"}


def test_what_is_offered_is_taken_only_when_it_is_compared() -> None:
    taken: list[int] = []

    def offered() -> Iterator[Entry]:
        for number in range(MANY):
            taken.append(number)
            yield Entry(f"campaign:{number}", f"Campaign {number}")

    made = Finder()
    made.add(offered())
    assert taken == []
    made.look_for("c")
    made.go_on(PORTION)

    assert len(taken) == PORTION


# -- fluid with many campaigns -----------------------------------------------------------------


def test_no_portion_compares_more_than_it_may() -> None:
    made = Finder()
    made.add(campaigns(MANY))
    made.look_for("c")
    portions = []
    done = False
    while not done:
        before = made.looked_at
        done = made.go_on(PORTION)
        portions.append(made.looked_at - before)

    assert set(portions) <= {PORTION, 0}
    assert sum(portions) == MANY
    assert made.count == MANY


def test_whoever_types_on_is_only_compared_with_what_fitted_so_far() -> None:
    made = Finder()
    made.add(campaigns(MANY))
    made.add([Entry("x", "Zebra crossing"), Entry("y", "Zebra")])

    titles_for(made, "z")
    assert (made.looked_at, made.count) == (MANY + 2, 2)
    titles_for(made, "ze")
    assert made.looked_at == 2
    # Taken back, all has to be looked at again.
    titles_for(made, "z")
    assert made.looked_at == MANY + 2


def test_only_what_is_shown_is_handed_out() -> None:
    made = Finder()
    made.add(campaigns(MANY))

    assert len(titles_for(made, "camp", limit=60)) == 60
