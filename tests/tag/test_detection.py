# SPDX-License-Identifier: MIT
"""What counts as leaving: scenes as real pointers make them, played to the detector.

The listeners around it are tested in a browser, in `test_leaving.py`.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.tag.node import answer_of

ARM = 5_000
HOLD = 80
WIDTH = 1_280
# Where the page's corner is on the screen.
LEFT, TOP = 40, 120

Event = dict[str, Any]


def pointer(kind: str, time: float, x: int, y: int, buttons: int, **more: object) -> Event:
    """Return what a browser tells of the pointer at x, y of the viewport."""
    return {
        "kind": kind,
        "timeStamp": time,
        "clientX": x,
        "clientY": y,
        "screenX": LEFT + x,
        "screenY": TOP + y,
        "buttons": buttons,
        **more,
    }


def see(
    time: float, x: int, y: int, *, buttons: int = 0, by: str = "mouse", over: str = "DIV"
) -> Event:
    return pointer("see", time, x, y, buttons, pointerType=by, target={"tagName": over})


def leave(time: float, x: int, y: int, *, buttons: int = 0) -> Event:
    return pointer("leave", time, x, y, buttons)


def moved_down(event: Event, by: int) -> Event:
    """The same pointer after the page slid down under it (a bar of the browser came)."""
    return {**event, "clientY": event["clientY"] - by}


# The pointer moved about earlier, which arms the detector.
BROWSING = [see(1_000, 500, 400), see(1_016, 520, 420)]
NEAR = [see(9_900, 600, 200), see(9_916, 600, 100)]
KEY = {"kind": "act", "timeStamp": 2_000}

LEAVES: dict[str, list[Event]] = {
    "slowly through the top": [
        *BROWSING,
        *(see(9_000 + step * 16, 600, 40 - step) for step in range(40)),
        leave(9_700, 600, -1),
    ],
    "fast, in one merged movement": [*BROWSING, see(9_900, 600, 500), leave(9_916, 640, -80)],
    "with the first point outside on the edge": [*BROWSING, *NEAR, leave(9_932, 600, 0)],
    "to the left corner": [*BROWSING, see(9_900, 90, 60), leave(9_916, -6, -4)],
    "to the right corner, over the scroll bar": [
        *BROWSING,
        see(9_900, WIDTH - 60, 60),
        leave(9_916, WIDTH + 5, -9),
    ],
    "to the close button of the window": [
        *BROWSING,
        see(9_900, WIDTH - 15, 30),
        leave(9_916, WIDTH - 8, -12),
    ],
    "from over an embed, whose movements the page never heard": [
        *BROWSING,
        see(8_000, 600, 500, over="IFRAME"),
        leave(9_932, 640, -20),
    ],
    "over a field of the header": [
        *BROWSING,
        see(9_900, 600, 30, over="INPUT"),
        leave(9_916, 600, -30),
    ],
    "over a select of the header": [
        *BROWSING,
        see(9_900, 600, 30, over="SELECT"),
        leave(9_916, 600, -30),
    ],
    "right after a click": [
        *BROWSING,
        see(9_900, 600, 100, buttons=1),
        see(9_950, 600, 100),
        leave(9_966, 600, -40),
    ],
    "after a drag that ended inside": [
        *BROWSING,
        see(9_800, 600, 300, buttons=1),
        see(9_816, 600, 200, buttons=1),
        see(9_832, 600, 200),
        leave(9_916, 600, -5),
    ],
    "after a rest at the top edge": [*BROWSING, see(6_000, 600, 2), leave(9_916, 600, -1)],
    "with the mouse, after a touch": [
        *BROWSING,
        see(8_000, 300, 300, by="touch"),
        *NEAR,
        leave(9_932, 600, -5),
    ],
    "in earnest, after a slip": [
        *BROWSING,
        *NEAR,
        leave(9_932, 600, -3),
        see(9_970, 600, 4),
        see(9_986, 600, 30),
        leave(10_020, 600, -20),
    ],
    "back only after the hold time": [
        *BROWSING,
        *NEAR,
        leave(9_932, 600, -3),
        see(9_932 + HOLD + 5, 600, 4),
    ],
    "armed by a key, with the pointer at rest until then": [
        KEY,
        see(3_000, 600, 100),
        leave(9_932, 600, -8),
    ],
    "at the very moment at which it is armed": [
        *BROWSING,
        see(ARM - 16, 600, 40),
        leave(ARM, 600, -8),
    ],
}

STAYS: dict[str, list[Event]] = {
    "through the left side": [*BROWSING, see(9_900, 40, 300), leave(9_916, -5, 290)],
    "through the right side": [*BROWSING, see(9_900, 1_240, 30), leave(9_916, WIDTH + 5, 12)],
    "through the bottom": [*BROWSING, see(9_900, 600, 700), leave(9_916, 600, 805)],
    "onto the scroll bar": [*BROWSING, see(9_900, 1_240, 300), leave(9_916, 1_270, 280)],
    "along a sticky header": [*BROWSING, *NEAR, see(9_932, 600, 1), see(9_948, 700, 0)],
    "a slip of 30 ms, which arrives as 59": [
        *BROWSING,
        *NEAR,
        leave(9_932, 600, -3),
        see(9_991, 600, 3),
    ],
    "back in the last moment of the hold time": [
        *BROWSING,
        *NEAR,
        leave(9_932, 600, -3),
        see(9_932 + HOLD - 1, 600, 3),
    ],
    "a resting pointer, when a key opens a tab": [*BROWSING, *NEAR, leave(12_000, 600, 100)],
    "a resting pointer, when a bar of the browser pushes the page down": [
        *BROWSING,
        see(9_900, 600, 40),
        see(9_916, 600, 20),
        moved_down(leave(12_000, 600, 20), 40),
    ],
    "a page that slides under a resting pointer, again and again": [
        *BROWSING,
        see(9_000, 600, 20),
        moved_down(see(11_000, 600, 20), 10),
        moved_down(leave(11_050, 600, 20), 40),
    ],
    "a page that opens under a pointer at rest": [KEY, leave(9_932, 600, -4)],
    "a list of suggestions": [*BROWSING, *NEAR, leave(9_932, 600, 67)],
    "the find bar": [*BROWSING, *NEAR, leave(9_932, 1_000, 33)],
    "a context menu": [*BROWSING, see(9_900, 600, 60, buttons=2), leave(9_932, 600, 50)],
    "a selection dragged over the edge": [
        *BROWSING,
        see(9_900, 600, 100, buttons=1),
        see(9_916, 600, 20, buttons=1),
        see(9_932, 600, -30, buttons=1),
        leave(9_948, 600, -50, buttons=1),
    ],
    "a selection dragged over the edge and let go there": [
        *BROWSING,
        see(9_916, 600, 20, buttons=1),
        see(9_932, 600, -30, buttons=1),
        see(9_948, 600, -30),
        leave(9_964, 600, -34),
    ],
    "a slider let go outside, of which only the leaving is told": [
        *BROWSING,
        see(9_916, 600, 20, buttons=1),
        see(9_932, 600, -30, buttons=1),
        leave(9_964, 600, -34),
    ],
    "a link dragged out": [*BROWSING, see(9_900, 600, 100, buttons=1), leave(9_932, 600, -9)],
    "a link dragged out, the button up again": [
        *BROWSING,
        see(9_900, 600, 100, buttons=1),
        leave(9_932, 600, -9),
    ],
    "a finger": [
        *BROWSING,
        see(9_900, 600, 100, by="touch"),
        see(9_916, 600, 20, by="touch"),
        leave(9_932, 600, -9),
    ],
    "a pen": [
        *BROWSING,
        see(9_900, 600, 100, by="pen"),
        see(9_916, 600, 20, by="pen"),
        leave(9_932, 600, -9),
    ],
    "before it is armed": [*BROWSING, see(4_900, 600, 40), leave(ARM - 1, 600, -9)],
    "before any interaction, under a pointer at rest": [
        see(10, 600, 100),
        see(6_000, 600, 100),
        leave(9_932, 600, -9),
    ],
}


def played(scenes: list[list[Event]], *, width: int = 0) -> list[list[str]]:
    question = [{"arm": ARM, "hold": HOLD, "width": width, "events": scene} for scene in scenes]
    signals: list[list[str]] = answer_of("detection.mjs", question)
    return signals


@pytest.fixture(scope="module")
def signals() -> dict[str, list[str]]:
    """What each scene gives, with and without the fallback of unmeasured systems."""
    scenes = LEAVES | STAYS
    plain = played(list(scenes.values()))
    return dict(zip(scenes, plain, strict=True))


@pytest.mark.parametrize("scene", LEAVES)
def test_leaving_is_seen(scene: str, signals: dict[str, list[str]]) -> None:
    assert signals[scene] == ["top"]


@pytest.mark.parametrize("scene", STAYS)
def test_staying_is_no_leaving(scene: str, signals: dict[str, list[str]]) -> None:
    assert signals[scene] == []


def test_once_a_page_and_again_on_the_next() -> None:
    out_and_back = [*NEAR, leave(9_932, 600, -9), see(10_500, 600, 9), see(10_516, 600, 60)]
    again = [see(10_900, 600, 60), see(10_916, 600, 20), leave(10_932, 600, -9)]
    next_page = {"kind": "start", "timeStamp": 20_000}
    soon = [see(20_900, 600, 60), see(20_916, 600, 20), leave(20_932, 600, -9)]
    back = [see(21_900, 600, 9)]
    later = [see(25_900, 600, 60), see(25_916, 600, 20), leave(25_932, 600, -9)]

    scene = [*BROWSING, *out_and_back, *again, see(11_500, 600, 9), next_page, *soon, *back, *later]
    assert played([scene, scene[: -len(later)]]) == [["top", "top"], ["top"]]


FALLBACK: dict[str, tuple[list[Event], list[str]]] = {
    "so fast that it must be out": (
        [*BROWSING, see(9_900, 600, 500), see(9_916, 600, 240), leave(9_932, 610, 38)],
        ["top_fast"],
    ),
    "beyond the top all the same": (
        [*BROWSING, see(9_900, 600, 500), leave(9_916, 610, -38)],
        ["top"],
    ),
    "slowly": ([*BROWSING, see(9_900, 600, 60), see(9_916, 600, 50), leave(9_932, 600, 38)], []),
    "too far from the top": (
        [*BROWSING, see(9_900, 600, 800), see(9_916, 600, 400), leave(9_932, 600, 60)],
        [],
    ),
    "sideways": (
        [*BROWSING, see(9_900, 100, 300), see(9_916, 500, 150), leave(9_932, 900, 38)],
        [],
    ),
    "through the left side": (
        [*BROWSING, see(9_900, 90, 500), see(9_916, 40, 240), leave(9_932, -4, 38)],
        [],
    ),
    "onto the scroll bar": (
        [*BROWSING, see(9_900, 1_240, 500), see(9_916, 1_250, 240), leave(9_932, 1_262, 38)],
        [],
    ),
    "onto the suggestions of a field": (
        [
            *BROWSING,
            see(9_900, 600, 500),
            see(9_916, 600, 240, over="INPUT"),
            leave(9_932, 600, 38),
        ],
        [],
    ),
    "down": ([*BROWSING, see(9_900, 600, 5), see(9_916, 600, 10), leave(9_932, 600, 38)], []),
    "from over an embed: no speed is known": (
        [*BROWSING, see(8_000, 600, 500), leave(9_932, 600, 38)],
        [],
    ),
}


@pytest.fixture(scope="module")
def fallback_signals() -> dict[str, list[str]]:
    given = played([scene for scene, _ in FALLBACK.values()], width=WIDTH)
    return dict(zip(FALLBACK, given, strict=True))


@pytest.mark.parametrize("scene", FALLBACK)
def test_systems_that_were_not_measured_get_a_fallback(
    scene: str, fallback_signals: dict[str, list[str]]
) -> None:
    assert fallback_signals[scene] == FALLBACK[scene][1]


def test_the_fallback_changes_no_other_scene(signals: dict[str, list[str]]) -> None:
    scenes = LEAVES | STAYS
    assert dict(zip(scenes, played(list(scenes.values()), width=WIDTH), strict=True)) == signals
