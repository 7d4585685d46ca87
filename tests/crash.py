# SPDX-License-Identifier: MIT
"""Parts of the tests that kill an editing program: what it edits, how it is killed, what it owes.

Which program, and how its library is read afterwards, is each test's own.
"""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Protocol

from exit_studio.models.audience import (
    CampaignControl,
    Everyone,
    GlobalControl,
    Limits,
    LiveAudience,
    NoControl,
)
from exit_studio.models.campaign import Campaign
from exit_studio.models.delivery import Delivery, Idle
from exit_studio.models.details import Details
from exit_studio.models.edits import (
    Edit,
    RenameCampaign,
    RestoreVersion,
    SetAudience,
    SetButtonAction,
    SetCloseLabel,
    SetContent,
    SetControlGroup,
    SetConversionTime,
    SetDelivery,
    SetFrame,
    SetGoalEvents,
    SetGoalJoin,
    SetLabels,
    SetLimits,
    SetMessage,
    SetNote,
    SetPriority,
    SetSchedule,
    SetStyle,
)
from exit_studio.models.elements import CallFunction, DoNothing, OpenLink
from exit_studio.models.events import Join
from exit_studio.models.goal import GoalEvent
from exit_studio.models.history import Change, History
from exit_studio.models.message import SingleMessage, SplitMessage, SplitVariant
from exit_studio.models.popup import Modal
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import rich
from exit_studio.models.schedule import LiveSchedule
from exit_studio.models.style import Style
from exit_studio.models.triggers import PageVisit, SingleAction
from exit_studio.models.values import At, Device, Duration, DurationUnit
from tests.builders import BUTTON, CLOSE, HEADING, NOW, POPUP, STEP, TEXT, TRIGGER, a_campaign

ROOT = Path(__file__).resolve().parents[1]

GRACE = 0.25
"""Seconds for which a change may be on the screen and not yet be safe."""

WORDS = (
    "Wait, your cart misses you",
    "15% off until midnight",
    "Déjà ? Restez encore un peu",
    "سلتك بانتظارك",
    "カートに商品が残っています 🛒",
)


class Move(StrEnum):
    """What a person does besides editing."""

    UNDO = "undo"
    REDO = "redo"
    BEGIN_GESTURE = "begin_gesture"
    COMMIT_GESTURE = "commit_gesture"
    ROLL_BACK_GESTURE = "roll_back_gesture"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a person does.

    Attributes:
        pause: Seconds that pass before it.
        at: The time that is handed to the history; it comes from the script, so that the same
            edits merge however fast the machine is.
    """

    pause: float
    wish: Edit | Move
    at: datetime


def editing_script(seed: int) -> Iterator[Step]:
    """Yield what a person does to `tests.builders.a_campaign`, without end.

    Everything is drawn from `seed`. The pace is that of fast hands and faster: 3 to 40 ms.
    """
    rng = random.Random(seed)  # noqa: S311  # chance that can be repeated, no secret
    at = NOW
    while True:
        for wish in rng.choice(_STRETCHES)(rng):
            pause = rng.uniform(0.003, 0.04)
            at += timedelta(seconds=pause)
            yield Step(pause, wish, at)


def play(history: History, step: Step) -> Change | None:
    """Do what a step says; None where it changes nothing."""
    match step.wish:
        case Move.UNDO:
            return history.undo()
        case Move.REDO:
            return history.redo()
        case Move.BEGIN_GESTURE:
            history.begin_gesture("Drag", at=step.at)
            return None
        case Move.COMMIT_GESTURE:
            history.commit_gesture()
            return None
        case Move.ROLL_BACK_GESTURE:
            return history.rollback_gesture()
        case edit:
            return history.apply(edit, at=step.at)


def changes(seed: int) -> Iterator[Change]:
    """Yield the changes that the script of `seed` makes, as an undisturbed editor would."""
    history = History(a_campaign())
    for step in editing_script(seed):
        change = play(history, step)
        if change is not None:
            yield change


def document_after(seed: int, seq: int) -> Campaign:
    """Return the document after the first `seq` changes of the script of `seed`."""
    if seq == 0:
        return a_campaign()
    return next(islice(changes(seed), seq - 1, None)).document


@dataclass(frozen=True, slots=True)
class Shown:
    """A change that the program said it had shown, at this time of `time.monotonic`."""

    seq: int
    at: float

    def line(self) -> str:
        """How the program says it."""
        return f"shown {self.seq} {self.at!r}"

    @classmethod
    def from_line(cls, line: str) -> Shown:
        word, seq, at = line.split()
        if word != "shown":
            raise ValueError(line)
        return cls(int(seq), float(at))


@dataclass(frozen=True, slots=True)
class Killed:
    """What is known of a program that was killed at `at`."""

    shown: tuple[Shown, ...]
    at: float

    @property
    def owed(self) -> int:
        """The number of the last change that must have survived."""
        return max((each.seq for each in self.shown if each.at <= self.at - GRACE), default=0)

    @property
    def last(self) -> int:
        """The number of the last change that can have survived: one may not have been told of."""
        return max((each.seq for each in self.shown), default=0) + 1


class Program(Protocol):
    """An editing program that runs. It says `cue`, and a `Shown` line for each change."""

    def lines(self) -> Iterator[str]:
        """Yield what it says, until it is gone. What was said is not lost when it is killed."""

    def ends_within(self, seconds: float) -> bool:
        """Wait this long at most; whether it has ended."""

    def kill(self) -> None:
        """End it as a power switch would."""


class Command:
    """A program that is started by a command, and talks on its standard output.

    Attributes:
        environment: Of the program; that of the tests by default.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> None:
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=None if environment is None else dict(environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def lines(self) -> Iterator[str]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            yield line.rstrip("\n")

    def ends_within(self, seconds: float) -> bool:
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        assert self._process.stdout is not None
        self._process.stdout.close()


def kill_after(program: Program, *, cue: str, delay: float) -> Killed:
    """Let a program work for a while, and kill it.

    Args:
        program: It has been started.
        cue: The line from which `delay` counts.
        delay: Seconds that it may live after the cue; short enough for what it says to fit in a
            pipe.
    """
    said: list[str] = []
    lines = program.lines()
    try:
        for line in lines:
            said.append(line)
            if line == cue:
                break
        ended = program.ends_within(delay)
        at = time.monotonic()
    finally:
        program.kill()
    said += lines
    assert not ended, "the program ended by itself:\n" + "\n".join(said)
    shown = said[said.index(cue) + 1 :]
    return Killed(tuple(Shown.from_line(line) for line in shown if line.startswith("shown")), at)


# One stretch of work each: a list of wishes that follow one another.


def _typing(rng: random.Random) -> list[Edit | Move]:
    words = rng.choice(WORDS)
    target = rng.choice((HEADING, TEXT, BUTTON))
    first = rng.randrange(len(words))
    last = min(len(words), first + rng.randint(1, 8))
    return [
        SetContent(element_id=target, content=rich(words[:end])) for end in range(first, last + 1)
    ]


def _renaming(rng: random.Random) -> list[Edit | Move]:
    name = rng.choice(WORDS)
    end = rng.randint(1, len(name))
    return [RenameCampaign(name=name[:end]), RenameCampaign(name=name)]


def _filing(rng: random.Random) -> list[Edit | Move]:
    return [
        SetLabels(labels=tuple(rng.sample(("Spring", "VIP", "Test"), rng.randint(0, 3)))),
        SetNote(note=rng.choice(WORDS)),
        SetPriority(priority=rng.randint(1, 100)),
    ]


def _limiting(rng: random.Random) -> list[Edit | Move]:
    control = rng.choice((NoControl(), GlobalControl(), CampaignControl(percent=10)))
    signals = (Idle(seconds=rng.randint(1, 60)),)
    return [
        SetLimits(limits=Limits(share_percent=rng.randint(1, 100), total=rng.randint(1, 999))),
        SetControlGroup(control=control),
        SetDelivery(delivery=Delivery(signals=signals, hold_ms=rng.randint(0, 200))),
    ]


def _splitting(rng: random.Random) -> list[Edit | Move]:
    share = rng.randint(1, 99)
    variants = (
        SplitVariant(id="v_a", popup=POPUP, share_percent=share),
        SplitVariant(id="v_b", popup=POPUP, share_percent=100 - share),
    )
    return [
        SetMessage(message=SplitMessage(variants=variants)),
        SetMessage(message=SingleMessage(popup=POPUP)),
    ]


def _styling(rng: random.Random) -> list[Edit | Move]:
    target = rng.choice((POPUP, STEP, HEADING, TEXT, BUTTON))
    device = rng.choice(list(Device))
    if rng.random() < 0.2:
        return [SetStyle(target_id=target, device=device, clear=("color", "gap_px"))]
    style = Style(color=f"#{rng.randrange(1 << 24):06x}", gap_px=rng.randint(0, 60))
    return [SetStyle(target_id=target, device=device, style=style)]


def _dragging(rng: random.Random) -> list[Edit | Move]:
    widths = [rng.randint(200, 900) for _ in range(rng.randint(2, 8))]
    drags: list[Edit | Move] = [
        SetStyle(target_id=POPUP, device=Device.DESKTOP, style=Style(width_px=width))
        for width in widths
    ]
    end = rng.choice((Move.COMMIT_GESTURE, Move.ROLL_BACK_GESTURE))
    return [Move.BEGIN_GESTURE, *drags, end]


def _framing(rng: random.Random) -> list[Edit | Move]:
    overlay = f"#0b0b12{rng.randrange(256):02x}"
    return [
        SetFrame(popup_id=POPUP, frame=Modal(overlay=overlay)),
        SetCloseLabel(element_id=CLOSE, name=rng.choice(("Close", "Fermer", "إغلاق"))),
    ]


def _acting(rng: random.Random) -> list[Edit | Move]:
    action = rng.choice(
        (
            DoNothing(closes=False),
            OpenLink(link="https://shop.example/cart", new_tab=True),
            CallFunction(name="shop.openChat", arguments=("vip", 3, None, True, 0.5)),
        )
    )
    return [SetButtonAction(element_id=BUTTON, action=action)]


def _aiming(rng: random.Random) -> list[Edit | Move]:
    trigger = rng.choice(
        (
            PageVisit(id=TRIGGER, address=f"/cart/{rng.randint(1, 99)}"),
            SingleAction(id=TRIGGER, event="Added To Cart"),
        )
    )
    audience = Everyone() if rng.random() < 0.3 else LiveAudience(triggers=(trigger,))
    goal = tuple(
        GoalEvent(id=f"g{number}", event=event)
        for number, event in enumerate(("Charged", "Signed Up")[: rng.randint(0, 2)])
    )
    time_left = Duration(count=rng.randint(1, 30), unit=rng.choice(list(DurationUnit)))
    return [
        SetAudience(audience=audience),
        SetGoalEvents(events=goal),
        SetGoalJoin(join=rng.choice(list(Join))),
        SetConversionTime(conversion_time=time_left),
    ]


def _scheduling(rng: random.Random) -> list[Edit | Move]:
    end = At(local=datetime(2026, 12, rng.randint(1, 31), 18), zone="Europe/Paris")  # noqa: DTZ001  # its zone stands beside it
    return [SetSchedule(schedule=LiveSchedule(ends=end))]


def _restoring(rng: random.Random) -> list[Edit | Move]:
    if rng.random() < 0.5:
        return []
    old = evolve(a_campaign(), details=Details(name=rng.choice(WORDS)))
    return [RestoreVersion(document=old)]


def _wavering(rng: random.Random) -> list[Edit | Move]:
    back = rng.randint(1, 5)
    return [*[Move.UNDO] * back, *[Move.REDO] * rng.randint(0, back)]


_STRETCHES: tuple[Callable[[random.Random], list[Edit | Move]], ...] = (
    _typing,
    _typing,
    _renaming,
    _filing,
    _limiting,
    _splitting,
    _styling,
    _dragging,
    _framing,
    _acting,
    _aiming,
    _scheduling,
    _restoring,
    _wavering,
)
