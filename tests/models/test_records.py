# SPDX-License-Identifier: MIT
"""What holds for every record of the models, those of documents, libraries and the wire alike."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from exit_studio import models
from exit_studio.models.campaign import AnyRecord
from exit_studio.models.record import Record
from tests.strategies import LAW, Ids, members, records, values

FEW = settings(LAW, max_examples=6)
SOME = settings(LAW, max_examples=20)


def subclasses(model: type[Record]) -> Iterator[type[Record]]:
    for each in model.__subclasses__():
        yield each
        yield from subclasses(each)


def all_records() -> list[type[Record]]:
    """Every class of records that can be made."""
    for module in pkgutil.walk_packages(models.__path__, "exit_studio.models."):
        importlib.import_module(module.name)
    ours = {each for each in subclasses(Record) if each.__module__.startswith(models.__name__)}
    return sorted(
        (each for each in ours if not inspect.isabstract(each) and each.__name__[0] != "_"),
        key=lambda each: f"{each.__module__}.{each.__name__}",
    )


ALL_RECORDS = all_records()


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every simple value within JSON values, with the path that leads to it."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from leaves(item, (*path, key))
    else:
        yield path, value


def replaced(value: Any, path: tuple[Any, ...], leaf: object) -> Any:
    """The JSON values with another value at the end of a path."""
    if not path:
        return leaf
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], leaf)
    return copy


def name_of(model: type[Record]) -> str:
    return model.__name__


def test_the_records_are_found() -> None:
    names = {each.__name__ for each in ALL_RECORDS}
    assert {"Campaign", "Diff", "JournalEntry", "PublishRequest", "Finding", "SetContent"} <= names


@pytest.mark.parametrize("model", ALL_RECORDS, ids=name_of)
def test_a_record_is_a_value(model: type[Record]) -> None:
    @FEW
    @given(records(model, Ids()) if model.__name__ != "Campaign" else values(model, Ids()))
    def is_a_value(record: Record) -> None:
        # It travels as JSON, under the strict rules that everything from outside is read by.
        text = record.model_dump_json()
        read = model.model_validate_json(text, strict=True)
        assert read == record
        assert read.model_dump_json() == text
        # It takes no field that it does not know, and gives none away to be changed.
        with pytest.raises(ValidationError):
            model.model_validate_json(json.dumps({**json.loads(text), "surprise": 1}), strict=True)
        for name in model.model_fields:
            with pytest.raises(ValidationError, match="frozen"):
                setattr(record, name, getattr(record, name))
            assert_frozen(getattr(record, name))

    is_a_value()


def assert_frozen(value: object) -> None:
    """No list, set or plain dict is anywhere in a record."""
    match value:
        case Record():
            for name in type(value).model_fields:
                assert_frozen(getattr(value, name))
        case Mapping():
            assert isinstance(value, MappingProxyType)
            for item in value.values():
                assert_frozen(item)
        case tuple():
            for item in value:
                assert_frozen(item)
        case _:
            assert not isinstance(value, list | set | bytearray)


TWINS: tuple[object, ...] = (True, 1, 1.0, False, 0, 0.0, -0.0)


@pytest.mark.parametrize("model", members(AnyRecord), ids=name_of)
def test_records_that_are_written_differently_are_different(model: type[Record]) -> None:
    # Python takes 1, 1.0 and True for equal. A diff that did so would lose an edit.
    @SOME
    @given(st.data())
    def are_different(data: st.DataObject) -> None:
        record = data.draw(records(model, Ids()))
        document = json.loads(record.model_dump_json())
        for path, leaf in leaves(document):
            for twin in TWINS if leaf in TWINS else ():
                body = json.dumps(replaced(document, path, twin))
                try:
                    other = model.model_validate_json(body, strict=True)
                except ValidationError:
                    continue
                assert (other == record) == (other.model_dump_json() == record.model_dump_json())

    are_different()
