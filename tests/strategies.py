# SPDX-License-Identifier: MIT
"""Random documents and edits, derived from the models themselves. No expectations live here.

Nothing is drawn by a hand-written list of kinds: what stands in a union, or in a field, is drawn. A
new kind of record, edit or element is therefore covered from the day on which it exists. Where a
field can hold what these strategies do not know, they say so and fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from annotated_types import Ge, Le, MaxLen, MinLen
from hypothesis import Phase, settings
from hypothesis import strategies as st
from pydantic import AwareDatetime, StringConstraints, ValidationError
from pydantic.fields import FieldInfo

from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import BaseEdit, Edit
from exit_studio.models.elements import CloseButton, Element, Stack
from exit_studio.models.ids import IdKind
from exit_studio.models.message import Message
from exit_studio.models.popup import Popup
from exit_studio.models.record import Record
from exit_studio.models.values import FIRST_YEAR, LAST_YEAR, Color, ZoneName

R = TypeVar("R", bound=Record)
Strategy = st.SearchStrategy[Any]
Draw = Callable[[Strategy], Any]

LONGEST = 12
"""Letters of a drawn text and members of a drawn list, where the model does not ask for more."""

# Texts that mean something to some field, or that some program gets wrong.
NOTABLE_TEXTS = (
    "",
    " ",
    "Charged",
    "https://shop.example/cart?x=1#top",
    "/demo/cart.html",
    "javascript:alert(1)",
    "shop.openChat",
    "“{name}”: 15% off",
    "مرحبا بالعالم",
    "👩‍👩‍👧 é",
    "one\ntwo\u2028three\0",
)
LAW = settings(
    max_examples=40,
    # The machine may be busy.
    deadline=None,
    # The same examples in each run, so that none is a surprise.
    derandomize=True,
    database=None,
    # A failure is made small, and said once; explaining it as well takes minutes.
    phases=(Phase.generate, Phase.shrink),
    report_multiple_bugs=False,
)
"""Settings of the tests that use these strategies."""

ZONES = ("UTC", "Europe/Paris", "America/New_York", "Pacific/Kiritimati", "Australia/Lord_Howe")


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids that exist, each with the kind that `IdKind` names."""

    known: tuple[tuple[str, str], ...] = ()

    def of(self, kind: str | None) -> tuple[str, ...]:
        return tuple(each for what, each in self.known if what == kind)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the metadata of an annotation says about its values."""

    low: int | None = None
    high: int | None = None
    shortest: int = 0
    longest: int | None = None
    pattern: str | None = None
    id_kind: str | None = None

    @property
    def sizes(self) -> tuple[int, int]:
        most = LONGEST if self.longest is None else min(self.longest, LONGEST)
        return self.shortest, max(self.shortest, most)


def _stricter(limits: Limits, marks: Iterable[object]) -> Limits:
    """`limits` and what the marks of an annotation add.

    A validator, a serialiser or a discriminator adds nothing: what it refuses is drawn again.
    """
    for mark in marks:
        match mark:
            case FieldInfo():
                limits = _stricter(limits, mark.metadata)
            case StringConstraints():
                limits = _stricter(limits, mark)
            case _:
                limits = replace(limits, **_added(mark))
    return limits


def _added(mark: object) -> dict[str, Any]:
    match mark:
        case IdKind():
            return {"id_kind": mark.kind}
        case Ge():
            return {"low": mark.ge}
        case Le():
            return {"high": mark.le}
        case MinLen():
            return {"shortest": mark.min_length}
        case MaxLen():
            return {"longest": mark.max_length}
        case _:
            pattern = getattr(mark, "pattern", None)
            return {} if pattern is None else {"pattern": pattern}


def _texts(limits: Limits, ids: Ids) -> Strategy:
    if limits.pattern is not None:
        shaped = st.from_regex(limits.pattern, fullmatch=True)
        made = shaped.filter(lambda text: limits.longest is None or len(text) <= limits.longest)
        known = ids.of(limits.id_kind)
        # Mostly what exists; now and then what does not.
        return st.one_of(*[st.sampled_from(known)] * 7, made) if known else made
    shortest, longest = limits.sizes
    notable = [text for text in NOTABLE_TEXTS if shortest <= len(text) <= (limits.longest or 99)]
    written = st.text(st.characters(exclude_categories=["Cs"]), min_size=shortest, max_size=longest)
    return st.one_of(st.sampled_from(notable), written)


def _integers(limits: Limits, _: Ids) -> Strategy:
    low = -(2**31) if limits.low is None else limits.low
    return st.integers(low, 2**31 if limits.high is None else limits.high)


def _floats(limits: Limits, _: Ids) -> Strategy:
    return st.floats(limits.low, limits.high, allow_nan=False, allow_infinity=False)


def _days(_limits: Limits, _: Ids) -> Strategy:
    return st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


def _local_times(_limits: Limits, _: Ids) -> Strategy:
    years = st.integers(FIRST_YEAR, LAST_YEAR)
    return st.builds(datetime.replace, st.datetimes(), year=years, day=st.integers(1, 28))


SCALARS: Mapping[object, Callable[[Limits, Ids], Strategy]] = {
    NoneType: lambda _limits, _ids: st.none(),
    bool: lambda _limits, _ids: st.booleans(),
    int: _integers,
    float: _floats,
    str: _texts,
    datetime: _local_times,
    date: _days,
    AwareDatetime: lambda _limits, _ids: st.datetimes(timezones=st.just(UTC)),
}


def _simple(kind: type[Any], limits: Limits, ids: Ids) -> Strategy | None:
    if kind in SCALARS:
        return SCALARS[kind](limits, ids)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    if kind is Campaign:
        # Its rules go over many records, so it is grown and not drawn field by field.
        return campaigns()
    if is_dataclass(kind):
        return st.builds(kind, **{name: values(each, ids) for name, each in _hints_of(kind)})
    return records(kind, ids) if issubclass(kind, Record) else None


def _hints_of(kind: type[Any]) -> Iterable[tuple[str, Any]]:
    return get_type_hints(kind, include_extras=True).items()


def _containers(annotation: Any, limits: Limits, ids: Ids) -> Strategy | None:
    inner = get_args(annotation)
    match get_origin(annotation):
        case origin if origin is Literal:
            return st.sampled_from(inner)
        case origin if origin in (Union, UnionType):
            return st.one_of([values(each, ids) for each in inner])
        case origin if origin is tuple and inner[-1] is not Ellipsis:
            return st.tuples(*[values(each, ids) for each in inner])
        case origin if isinstance(origin, type):
            parts = [values(each, ids) for each in inner if each is not Ellipsis]
            return _collections(origin, limits, parts)
        case _:
            return None


def _collections(kind: type[Any], limits: Limits, parts: Sequence[Strategy]) -> Strategy | None:
    shortest, longest = limits.sizes
    if kind is tuple:
        return st.lists(parts[0], min_size=shortest, max_size=longest).map(_each_id_once)
    if kind is frozenset:
        return st.frozensets(parts[0], min_size=shortest, max_size=longest)
    if issubclass(kind, Mapping):
        keys, items = parts
        return st.dictionaries(keys, items, min_size=shortest, max_size=longest)
    return None


def _each_id_once(drawn: list[Any]) -> tuple[Any, ...]:
    """What is drawn is kept, but of records with an id the first of each."""
    ids = [getattr(each, "id", None) for each in drawn]
    return tuple(each for n, each in enumerate(drawn) if ids[n] is None or ids[n] not in ids[:n])


# What no metadata tells, and what takes long to draw from a pattern.
SHORT_CUTS: tuple[tuple[Any, Strategy], ...] = (
    (ZoneName, st.sampled_from(ZONES)),
    (
        Color,
        st.one_of(
            st.integers(0, 2**24 - 1).map(lambda rgb: f"#{rgb:06x}"),
            st.integers(0, 2**32 - 1).map(lambda rgba: f"#{rgba:08X}"),
        ),
    ),
)


def values(annotation: Any, ids: Ids, limits: Limits | None = None) -> Strategy:
    """Draw what a field with this annotation may hold.

    Args:
        annotation: As `get_type_hints(..., include_extras=True)` gives it.
        ids: The ids that exist.
        limits: What is known of the values from outside of the annotation.

    Raises:
        TypeError: this module has to learn about the annotation first.
    """
    limits = limits or Limits()
    for known, strategy in SHORT_CUTS:
        if annotation == known:
            return strategy
    if get_origin(annotation) is Annotated:
        bare, *marks = get_args(annotation)
        return values(bare, ids, _stricter(limits, marks))
    found = (
        _simple(annotation, limits, ids)
        if isinstance(annotation, type) and get_origin(annotation) is None
        else _containers(annotation, limits, ids)
    )
    if found is None:
        msg = f"tests/strategies.py does not know how to draw {annotation!r}"
        raise TypeError(msg)
    return found


@lru_cache
def hints(model: type[Record]) -> Mapping[str, Any]:
    """The annotations of the model's fields, whole."""
    found = get_type_hints(model, include_extras=True)
    return {name: found[name] for name in model.model_fields}


@lru_cache(maxsize=10_000)
def _fields(model: type[Record], ids: Ids) -> dict[str, Strategy]:
    return {name: values(hint, ids) for name, hint in hints(model).items()}


@st.composite
def _drawn(
    draw: Draw, model: type[Record], ids: Ids, given: Mapping[str, Strategy]
) -> Record | None:
    fields = {**_fields(model, ids), **given}
    chosen = draw(_choices(model, tuple(given)))
    # A rule over several fields, or one of a validator, can refuse what each field allows.
    try:
        return model(**{name: draw(fields[name]) for name in chosen})
    except ValidationError:
        return None


def _is_there(record: Record | None) -> bool:
    return record is not None


def records(model: type[R], ids: Ids, **given: Strategy) -> st.SearchStrategy[R]:
    """Draw a record of this model, field by field.

    Args:
        model: What to draw.
        ids: The ids that exist.
        given: Strategies for fields that are not to be derived.
    """
    return cast("st.SearchStrategy[R]", _drawn(model, ids, given).filter(_is_there))


@lru_cache(maxsize=10_000)
def _choices(model: type[Record], needed: tuple[str, ...]) -> Strategy:
    """Draw which fields to fill: those that must be, and half of the others."""
    required = [n for n, each in model.model_fields.items() if each.is_required() or n in needed]
    optional = [name for name in model.model_fields if name not in required]

    def chosen(bits: int) -> list[str]:
        return required + [name for n, name in enumerate(optional) if bits >> n & 1]

    return st.integers(0, 2 ** len(optional) - 1).map(chosen)


def members(union: Any) -> tuple[type[Any], ...]:
    """The classes of a union of records, or the one class."""
    if get_origin(union) is Annotated:
        return members(get_args(union)[0])
    return get_args(union) or (union,)


EDIT_KINDS: tuple[type[BaseEdit], ...] = members(Edit)
"""Every kind of edit there is."""


def ids_within(value: object, annotation: Any) -> Iterator[tuple[str, str]]:
    """Yield kind and id of everything in `value` that its annotation marks as an id."""
    if get_origin(annotation) is Annotated:
        annotation, *marks = get_args(annotation)
        yield from ((mark.kind, str(value)) for mark in marks if isinstance(mark, IdKind))
    if isinstance(value, Record):
        for name, hint in hints(type(value)).items():
            yield from ids_within(getattr(value, name), hint)
    else:
        yield from _ids_inside(value, get_args(annotation))


def _ids_inside(value: object, inner: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    match value:
        case Mapping():
            for key, item in value.items():
                yield from ids_within(key, inner[0])
                yield from ids_within(item, inner[1])
        case tuple():
            for item in value:
                yield from ids_within(item, inner[0])
        case str():
            # One of a union, such as an id or None.
            for each in inner:
                yield from ids_within(value, each)
        case _:
            pass


def ids_of(campaign: Campaign) -> Ids:
    """Every id of the campaign by kind; the kind `record` holds all addresses."""
    addresses = {("record", address) for address in campaign.records()}
    return Ids(tuple(sorted(addresses | set(ids_within(campaign, Campaign)))))


def edits(
    campaign: Campaign, kinds: tuple[type[BaseEdit], ...] = EDIT_KINDS
) -> st.SearchStrategy[Edit]:
    """Draw an edit of one of `kinds`; the campaign may accept or reject it."""
    ids = ids_of(campaign)
    return cast("st.SearchStrategy[Edit]", st.one_of([records(kind, ids) for kind in kinds]))


@dataclass(slots=True)
class _Tree:
    """Grows the elements of a pop-up, each in one place."""

    draw: Draw
    elements: dict[str, Any] = field(default_factory=dict)

    def grow(self, kind: type[Record], depth: int = 0) -> str:
        """Add an element of this kind with all that stands in it; return its id."""
        given: dict[str, Strategy] = {"id": st.just(f"e{len(self.elements)}")}
        self.elements[f"e{len(self.elements)}"] = None  # the name is taken
        if "children" in hints(kind):
            most = 3 - depth
            inner = self.draw(st.lists(st.sampled_from(members(Element)), max_size=most))
            given["children"] = st.just(tuple(self.grow(each, depth + 1) for each in inner))
        element = self.draw(records(kind, Ids(), **given))
        self.elements[element.id] = element
        return str(element.id)


@st.composite
def campaigns(draw: Draw) -> Campaign:
    """Draw a campaign: consistent, and as often as not with findings."""
    tree = _Tree(draw)
    popups: dict[str, Popup] = {}
    for popup_id in ("p0", "p1")[: draw(st.integers(1, 2))]:
        steps = tuple(tree.grow(Stack) for _ in range(draw(st.integers(1, 2))))
        close = tree.grow(CloseButton) if draw(st.booleans()) else None
        placed = {"id": popup_id, "steps": steps, "close": close}
        given = {name: st.just(value) for name, value in placed.items()}
        popups[popup_id] = draw(records(Popup, Ids(), **given))
    ids = Ids(tuple(("popup", popup_id) for popup_id in popups))
    known = {"popups": st.just(popups), "elements": st.just(tree.elements)}
    message = st.one_of([_of_existing(kind, ids) for kind in members(Message)])
    campaign: Campaign = draw(records(Campaign, ids, message=message, **known))
    return campaign


def _of_existing(kind: type[R], ids: Ids) -> st.SearchStrategy[R]:
    """Draw a record that names only ids that exist."""

    def exists(record: R) -> bool:
        return all(each in (ids.of(what) or (each,)) for what, each in ids_within(record, kind))

    return records(kind, ids).filter(exists)
